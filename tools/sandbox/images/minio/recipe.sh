# shellcheck shell=bash
# MinIO's own program and client, from their Go modules, as its image has them.
install "$PROGRAM_MINIO" "$ROOT/usr/bin/minio"
install "$PROGRAM_MC" "$ROOT/usr/bin/mc"
mkdir "$ROOT/data"
