# shellcheck shell=bash
# kube-state-metrics:v2.20.0: the program of that version from its Go module, alone.
install "$PROGRAM_KUBE_STATE_METRICS" "$ROOT/kube-state-metrics"
mkdir "$ROOT/etc"
printf 'nobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin\n' > "$ROOT/etc/passwd"
printf 'nogroup:x:65534:\n' > "$ROOT/etc/group"
