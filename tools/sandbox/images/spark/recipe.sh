# shellcheck shell=bash
# apache/spark:4.0.4 and ours made from it: PySpark of that version from PyPI laid out as in /opt/spark, with the S3 connector of the
# Hadoop that Spark is built with. R is missing.
site=/opt/site
# not in the cache: with what it is built from and unpacked to, it takes three times its size
uv pip install --no-cache --python /usr/bin/python3 --target "$site" --no-deps --no-compile-bytecode pyspark==4.0.4
package=$ROOT$site/pyspark
spark=$ROOT/opt/spark
mkdir -p "$spark"/{work-dir,conf,logs}
for folder in jars bin sbin examples data python; do
  if [ -d "$package/$folder" ]; then mv "$package/$folder" "$spark/$folder"; fi
done
mkdir -p "$spark/python"
rm -rf "$package/licenses"
mv "$package" "$spark/python/pyspark"
rm -rf "${ROOT:?}$site"
chmod 755 "$spark"/bin/* "$spark"/sbin/*
install -m 644 -t "$spark/jars" \
  "$(maven org.apache.hadoop:hadoop-aws:3.4.1 01334a07e179cae2b7e251f24857f11e3759108c9d6a79dcbe362a4295227da2)" \
  "$(maven software.amazon.awssdk:bundle:2.24.6 890bf9f2a80488f7a8aa8277d64d13a9ea3a3cdff8607ef3b63a878d8b467b41)"
install "$HERE/entrypoint.sh" "$ROOT/opt/entrypoint.sh"
inside groupadd --system --gid 185 spark
inside useradd --system --uid 185 --gid spark spark
inside chown -R spark:spark /opt/spark/work-dir /opt/spark/logs
inside chmod -R g+w /opt/spark/work-dir
