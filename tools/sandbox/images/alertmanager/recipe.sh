# shellcheck shell=bash
# alertmanager:v0.31.1: the program of that version from its Go module, pages and all; amtool is missing.
install "$PROGRAM_ALERTMANAGER" "$ROOT/bin/alertmanager"
install -d -o 65534 -g 65534 -m 775 "$ROOT/alertmanager"
install -d -o 65534 -g 65534 "$ROOT/etc/alertmanager"
install -o 65534 -g 65534 -m 644 "$(module alertmanager github.com/prometheus/alertmanager)/examples/ha/alertmanager.yml" "$ROOT/etc/alertmanager/"
