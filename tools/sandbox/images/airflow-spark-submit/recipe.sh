# shellcheck shell=bash
# docker/airflow's second image: Airflow, Java 17, and Spark as apache/spark has it, without what docker/spark adds to it.
# openjdk's package wants the folder of its manual
mkdir -p "$ROOT/usr/share/man/man1"
packages openjdk-17-jre-headless procps
tar --create --directory "$FROM/opt" --exclude spark/work-dir --exclude spark/logs spark |
  tar --extract --no-same-owner --directory "$ROOT/opt"
# a name for this machine, which has none inside
inside env SPARK_HOME=/opt/spark SPARK_LOCAL_IP=127.0.0.1 /opt/spark/bin/spark-submit --version
