# shellcheck shell=bash
# docker/realm: the same one file on Debian, and the Node.js of the npm package that this repository runs on.
packages libstdc++6
repository=$HERE/../../../..
# in the order of their names; the lock says which versions of others they are bundled with
sources=(
  "$INPUTS/tools/realm-sync/src/bundle.ts"
  "$INPUTS/tools/realm-sync/src/change.ts"
  "$INPUTS/tools/realm-sync/src/clients.ts"
  "$INPUTS/tools/realm-sync/src/differences.ts"
  "$INPUTS/tools/realm-sync/src/files.ts"
  "$INPUTS/tools/realm-sync/src/groups.ts"
  "$INPUTS/tools/realm-sync/src/index.ts"
  "$INPUTS/tools/realm-sync/src/main.ts"
  "$INPUTS/tools/realm-sync/src/reconcile.ts"
  "$INPUTS/tools/realm-sync/src/roles.ts"
  "$INPUTS/tools/realm-sync/src/session.ts"
  "$INPUTS/tools/realm-sync/src/settings.ts"
  "$INPUTS/package-lock.json"
)
ls "${sources[@]}" > /dev/null
ln -s "$(realpath "$repository/node_modules")" "${INPUTS}/node_modules"
install -D "$repository/node_modules/node/bin/node" "$ROOT/usr/local/bin/node"
mkdir -p "$ROOT/opt/headwater"
"$ROOT/usr/local/bin/node" "${sources[0]}" "$ROOT/opt/headwater/realm-sync.mjs"
inside node --check /opt/headwater/realm-sync.mjs
