# shellcheck shell=bash
# docker/spark: PySpark of the same version from PyPI laid out as in apache/spark's /opt/spark, on this Debian's Python 3.12 and Java 17,
# with the jars and Python packages that docker/spark adds by the same lists.
mkdir -p "$ROOT/usr/share/man/man1"
packages openjdk-17-jre-headless libnss-wrapper gosu procps
install -m 644 "$INPUTS/spark-jobs/requirements.txt" "$ROOT/tmp/requirements.txt"
printf 'pyspark==4.0.4 --hash=sha256:%s\n' 7e119366364d48e3cda1b1efd1ebc6cd672949500667c9cabbeef858daba700f > "$ROOT/tmp/pyspark.txt"
locked=(--python /usr/local/bin/python3.12 --no-deps --require-hashes)
uv pip install "${locked[@]}" --compile-bytecode --requirement /tmp/requirements.txt
site=/opt/site
# not in the cache: with what it is built from and unpacked to, it takes three times its size
uv pip install "${locked[@]}" --no-cache --no-compile-bytecode --target "$site" --requirement /tmp/pyspark.txt
rm "$ROOT"/tmp/*.txt
package=$ROOT$site/pyspark
spark=$ROOT/opt/spark
mkdir -p "$spark"/{work-dir,conf,logs}
for folder in jars bin sbin python; do
  if [ -d "$package/$folder" ]; then mv "$package/$folder" "$spark/$folder"; fi
done
mkdir -p "$spark/python"
rm -rf "$package"/{licenses,examples,data}
mv "$package" "$spark/python/pyspark"
rm -rf "${ROOT:?}$site"
chmod 755 "$spark"/bin/* "$spark"/sbin/*
# by descriptor 3: what runs in between may read the standard input
while read -r -u 3 sha256 path; do
  version=${path%/*} artifact=${path%/*/*} group=${path%/*/*/*}
  install -D -m 644 -t "$ROOT/opt/headwater/jars" "$(maven "${group//\//.}:${artifact##*/}:${version##*/}" "$sha256")"
done 3< "$INPUTS/docker/spark/jars.sha256"
install -D -m 644 "$INPUTS/docker/spark/metrics.properties" "$ROOT/opt/headwater/metrics.properties"
install "$HERE/entrypoint.sh" "$ROOT/opt/entrypoint.sh"
inside groupadd --system --gid 185 spark
inside useradd --system --uid 185 --gid spark spark
inside chown -R spark:spark /opt/spark/work-dir /opt/spark/logs
inside chmod -R g+w /opt/spark/work-dir
