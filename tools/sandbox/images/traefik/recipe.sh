# shellcheck shell=bash
# traefik:v3.7.13: the program of that version from its Go module, without its dashboard's pages, which the module does not have, and
# without ACME; busybox where the real one has Alpine, and no certificates of the world's authorities.
install -D "$PROGRAM_TRAEFIK" "$ROOT/usr/local/bin/traefik"
install "$HERE/entrypoint.sh" "$ROOT/entrypoint.sh"
