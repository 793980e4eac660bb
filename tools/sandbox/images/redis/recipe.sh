# shellcheck shell=bash
# redis:8.2.3-alpine: Debian's Redis, which is 7.0.
packages redis-server
install "$HERE/entrypoint.sh" "$ROOT/usr/local/bin/docker-entrypoint.sh"
install -d -o 999 -g 999 "$ROOT/data"
