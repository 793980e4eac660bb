#!/bin/bash
# without a command, the server
set -euo pipefail
mkdir -p "$HOME" "$GITEA_TEMP"
if [ $# -gt 0 ]; then exec "$@"; fi
exec gitea --config "$GITEA_APP_INI" web
