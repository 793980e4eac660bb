# shellcheck shell=bash
# Silo is a fork of MinIO that has no Go module: MinIO's own program here, under the names that Silo's image gives it.
ln -s minio "$ROOT/usr/bin/silo"
install "$HERE/entrypoint.sh" "$ROOT/usr/bin/docker-entrypoint.sh"
