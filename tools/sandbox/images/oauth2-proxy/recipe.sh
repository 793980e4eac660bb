# shellcheck shell=bash
# oauth2-proxy:v7.15.6: the program of that version from its Go module, alone; no certificates of the world's authorities.
install -D "$PROGRAM_OAUTH2_PROXY" "$ROOT/bin/oauth2-proxy"
install -D --mode 644 /dev/null "$ROOT/etc/ssl/private/jwt_signing_key.pem"
