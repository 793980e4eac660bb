# shellcheck shell=bash
# opentelemetry-collector-contrib:0.165.1: a collector of upstream's Go modules of that version, with the few components that carry the
# logs of pods (see programs/otel-collector): a configuration that names another one is refused. No configuration of its own.
install "$PROGRAM_OTEL_COLLECTOR" "$ROOT/otelcol-contrib"
