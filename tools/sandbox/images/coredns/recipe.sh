# shellcheck shell=bash
# The program of that version from its Go module.
install -D "$PROGRAM_COREDNS" "$ROOT/coredns"
