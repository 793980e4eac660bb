# shellcheck shell=bash
# postgres-exporter:v0.17.1: the program of that version from its Go module.
install "$PROGRAM_POSTGRES_EXPORTER" "$ROOT/bin/postgres_exporter"
