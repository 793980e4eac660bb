# shellcheck shell=bash
# grafana/loki:3.7.8: its program of that version from its Go module. No configuration of its own.
install -D "$PROGRAM_LOKI" "$ROOT/usr/bin/loki"
install -d -o 10001 -g 10001 "$ROOT/loki"
