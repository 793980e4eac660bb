# shellcheck shell=bash
# What apache/spark's image has below Spark: Java 17 and Python 3. It is Ubuntu with Temurin there, Debian with Debian's OpenJDK here.
# openjdk's package wants the folder of its manual
mkdir -p "$ROOT/usr/share/man/man1"
packages openjdk-17-jre-headless libnss-wrapper gosu procps
