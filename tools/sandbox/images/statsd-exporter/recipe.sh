# shellcheck shell=bash
# The program of that version from its Go module.
install -D "$PROGRAM_STATSD_EXPORTER" "$ROOT/bin/statsd_exporter"
