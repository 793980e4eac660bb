# shellcheck shell=bash
# busybox:1.37: Debian's static busybox (1.35).
ROOT=$FROM packages busybox-static
mkdir -p "$ROOT"/{bin,etc,tmp,usr/bin,var,root,home}
cp "$FROM/bin/busybox" "$ROOT/bin/busybox"
"$ROOT/bin/busybox" --list | grep -vx busybox | while read -r applet; do ln -s busybox "$ROOT/bin/$applet"; done
printf 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n' > "$ROOT/etc/passwd"
printf 'root:x:0:\nnogroup:x:65534:\n' > "$ROOT/etc/group"
chmod 1777 "$ROOT/tmp"
