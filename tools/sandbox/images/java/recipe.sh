# shellcheck shell=bash
# No image of its own: Debian's Java 17.
# openjdk's package wants the folder of its manual
mkdir -p "$ROOT/usr/share/man/man1"
packages openjdk-17-jre-headless
