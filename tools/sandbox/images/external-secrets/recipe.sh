# shellcheck shell=bash
# external-secrets:v2.10.0: the program of v0.20.4 from its Go module, alone. Modules of later releases lack their own parts.
mkdir "$ROOT"/{bin,etc}
install "$PROGRAM_EXTERNAL_SECRETS" "$ROOT/bin/external-secrets"
printf 'nobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin\n' > "$ROOT/etc/passwd"
printf 'nogroup:x:65534:\n' > "$ROOT/etc/group"
