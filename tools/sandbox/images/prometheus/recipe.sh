# shellcheck shell=bash
# prometheus:v3.16.0: its two programs of that version from its Go module, which finds targets by Kubernetes, files and HTTP only; the
# pages of its user interface are missing (its API is there). The module calls that version v0.316.0.
install -t "$ROOT/bin" "$PROGRAM_PROMETHEUS" "$PROGRAM_PROMTOOL"
install -d -o 65534 -g 65534 -m 775 "$ROOT/prometheus"
install -d -o 65534 -g 65534 "$ROOT/etc/prometheus"
install -o 65534 -g 65534 -m 644 "$(module prometheus github.com/prometheus/prometheus)/documentation/examples/prometheus.yml" "$ROOT/etc/prometheus/"
