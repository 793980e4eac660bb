# shellcheck shell=bash
# The program of that version from its Go module.
install -D "$PROGRAM_LOCAL_PATH_PROVISIONER" "$ROOT/usr/bin/local-path-provisioner"
