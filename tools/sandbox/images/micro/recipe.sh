# shellcheck shell=bash
# As little as ubi-micro, which the images of MinIO and Silo start from: bash, coreutils and their libraries; no grep, sed, awk or curl.
# It is Debian's bash and coreutils here.
mkdir -p "$ROOT"/usr/{bin,sbin,lib,lib64} "$ROOT"/{proc,sys,dev,run,tmp,root,home,var/lib,etc/ssl/certs}
for folder in bin sbin lib lib64; do ln -s "usr/$folder" "$ROOT/$folder"; done
ROOT=$FROM inside dpkg-query --listfiles bash coreutils libc6 libtinfo6 libacl1 libattr1 libselinux1 libpcre2-8-0 libgmp10 libssl3 libgcc-s1 |
  sort --unique | while read -r path; do
    case $path in /usr/share/*) continue ;; esac
    if [ -L "$FROM$path" ] || [ -f "$FROM$path" ]; then echo "${path#/}"; fi
  done | tar --create --directory "$FROM" --files-from - | tar --extract --directory "$ROOT"
ln -sf bash "$ROOT/usr/bin/sh"
cp "$FROM/etc/ssl/certs/ca-certificates.crt" "$ROOT/etc/ssl/certs/"
printf 'root:x:0:0:root:/root:/bin/bash\n' > "$ROOT/etc/passwd"
printf 'root:x:0:\n' > "$ROOT/etc/group"
chmod 1777 "$ROOT/tmp"
