# shellcheck shell=bash
# Debian 12 as small as it can be used, as debian:bookworm-slim is; every image that is not a bare program starts from it.
mkdir -p "$DOWNLOADS/debootstrap" "$ROOT/etc/dpkg/dpkg.cfg.d"
printf '%s\n' 'path-exclude=/usr/share/doc/*' 'path-exclude=/usr/share/man/*' 'path-exclude=/usr/share/locale/*' \
  'path-exclude=/usr/share/info/*' force-unsafe-io > "$ROOT/etc/dpkg/dpkg.cfg.d/small"
# the mirror that this machine's apt uses; debootstrap knows one by itself where that is another Debian
mirror=$(apt-get indextargets --format "\$(REPO_URI)" 'Codename: bookworm' 'Created-By: Packages' | grep -v security | head -n 1 || true)
debootstrap --variant=minbase --cache-dir="$DOWNLOADS/debootstrap" --include=ca-certificates,tini,netbase,tzdata bookworm "$ROOT" \
  ${mirror:+"$mirror"}
rm -rf "$ROOT"/var/lib/apt/lists/* "$ROOT"/var/cache/apt/archives/*.deb "$ROOT"/var/log/*.log "$ROOT"/usr/share/{doc,man,locale,info}/*
: > "$ROOT/etc/resolv.conf"
