# shellcheck shell=bash
# Runs a recipe (HERE/recipe.sh) in namespaces of its own: ROOT is the folder it changes, laid over the layers of its parents;
# FROM is the root of the image that it takes things from, whose changes are thrown away.
set -euo pipefail
shopt -s inherit_errexit
mount --make-rprivate /
mount -t proc proc /proc
umask 022

# overlay <lower folders> <upper> <work> <merged>
overlay() {
  mkdir -p "$2" "$3" "$4"
  if [ -n "$1" ]; then
    mount -t overlay overlay -o "lowerdir=$1,upperdir=$2,workdir=$3,redirect_dir=off,metacopy=off,index=off" "$4"
  else
    mount --bind "$2" "$4"
  fi
}

# inside <command>…: in ROOT, with the network, the certificates and the downloads of this machine
inside() {
  local code=0
  mkdir -p "$ROOT"/{proc,dev,tmp,etc,run}
  mount -t proc proc "$ROOT/proc"
  mount --rbind /dev "$ROOT/dev"
  mount -t tmpfs tmpfs "$ROOT/run"
  mkdir -p "$ROOT/run/downloads" "$ROOT/run/certificates"
  mount --bind "$DOWNLOADS" "$ROOT/run/downloads"
  mount --bind /etc/ssl/certs "$ROOT/run/certificates"
  cp /etc/resolv.conf "$ROOT/etc/resolv.conf"
  chroot "$ROOT" /usr/bin/env HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
    SSL_CERT_FILE=/run/certificates/ca-certificates.crt PIP_CERT=/run/certificates/ca-certificates.crt \
    UV_CACHE_DIR=/run/downloads/uv UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never DEBIAN_FRONTEND=noninteractive "$@" || code=$?
  : > "$ROOT/etc/resolv.conf"
  umount -R "$ROOT/run" "$ROOT/dev" "$ROOT/proc"
  return "$code"
}

# alone <name> <command>…: not while another recipe does the same
alone() {
  local lock
  exec {lock}> "$DOWNLOADS/.$1.lock"
  flock --exclusive "$lock"
  "${@:2}"
  exec {lock}>&-
}

# packages <name>…: Debian's, without recommendations; what was downloaded stays outside
packages() { alone apt installed "$@"; }

installed() {
  mkdir -p "$DOWNLOADS/apt/archives/partial" "$DOWNLOADS/apt/lists/partial"
  mount --bind "$DOWNLOADS/apt/archives" "$ROOT/var/cache/apt/archives"
  mount --bind "$DOWNLOADS/apt/lists" "$ROOT/var/lib/apt/lists"
  inside sh -c 'apt-get -q update && apt-get -q --yes --no-install-recommends -o Dpkg::Options::=--force-unsafe-io install "$@"' sh "$@"
  umount "$ROOT/var/cache/apt/archives" "$ROOT/var/lib/apt/lists"
  rm -rf "$ROOT"/var/cache/apt/*.bin "$ROOT"/var/cache/debconf/*-old "$ROOT"/var/lib/dpkg/*-old "$ROOT"/var/log/*.log "$ROOT"/var/log/apt/*
}

# maven <group:artifact:version[:packaging[:classifier]]> <sha256>: prints the path of what Maven Central has; FROM is 'builder'
maven() {
  local group artifact version packaging classifier file
  IFS=: read -r group artifact version packaging classifier <<< "$1"
  file=maven/${group//.//}/$artifact/$version/$artifact-$version${classifier:+-$classifier}.${packaging:-jar}
  if [ ! -e "$DOWNLOADS/$file" ] || ! sha256sum --check --status <<< "$2  $DOWNLOADS/$file"; then
    ROOT=$FROM alone maven fetched "$1" >&2
    sha256sum --check --quiet <<< "$2  $DOWNLOADS/$file" >&2
  fi
  echo "$DOWNLOADS/$file"
}

fetched() {
  # Java trusts a store of its own only, which is filled here with what this machine trusts
  inside sh -c 'csplit --quiet --elide-empty-files --prefix=/tmp/certificate- /run/certificates/ca-certificates.crt "/BEGIN/" "{*}" &&
    printf "+%s\n" /tmp/certificate-* | java -jar /usr/share/ca-certificates-java/ca-certificates-java.jar -storepass changeit > /dev/null'
  inside mvn --batch-mode --quiet -Dmaven.repo.local=/run/downloads/maven \
    org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get -Dartifact="$1" -Dtransitive=false
}

# uv <argument>…: runs uv in ROOT, whose python3 fetches it from PyPI once
uv() {
  local version=0.13.9
  if [ ! -x "$DOWNLOADS/uv-$version" ]; then
    inside sh -c "python3 -m venv /run/venv && /run/venv/bin/pip install --quiet --no-cache-dir uv==$version &&
      install /run/venv/bin/uv /run/downloads/.uv.$BASHPID && mv /run/downloads/.uv.$BASHPID /run/downloads/uv-$version"
  fi
  inside "/run/downloads/uv-$version" "$@"
}

# module <program> <path>: prints the folder of a Go module that the program is built from
module() {
  (
    cd "$SOURCES/programs/$1"
    GOFLAGS=-mod=readonly go mod download "$2"
    GOFLAGS=-mod=readonly go list -m -f '{{.Dir}}' "$2"
  )
}

mkdir -p "$DOWNLOADS"
overlay "$LOWER" "$LAYER/root" "$LAYER/work" "$LAYER/merged"
export ROOT=$LAYER/merged
if [ -n "$FROM_LOWER" ]; then
  overlay "$FROM_LOWER" "$LAYER/from-upper" "$LAYER/from-work" "$LAYER/from"
  export FROM=$LAYER/from
fi
# shellcheck source=/dev/null
. "$HERE/recipe.sh"
