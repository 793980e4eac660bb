# shellcheck shell=bash
# MinIO's client, from its Go module; Silo's image has a fork of it.
install "$PROGRAM_MC" "$ROOT/usr/bin/mc"
