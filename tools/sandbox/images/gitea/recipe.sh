# shellcheck shell=bash
# gitea:1.26.4-rootless: the program of that version from its Go module on Debian instead of Alpine. Templates, options and public files
# stand beside it, not in it, and the scripts and styles of its pages, which the module does not have, are missing: Git and the API work.
packages bash curl git gnupg openssh-client
inside groupadd --gid 1000 git
inside useradd --gid git --uid 1000 --home-dir /var/lib/gitea/git --shell /bin/bash git
install -d -o 1000 -g 1000 "$ROOT/var/lib/gitea" "$ROOT/var/lib/gitea/git" "$ROOT/etc/gitea"
install "$PROGRAM_GITEA" "$ROOT/usr/local/bin/gitea"
install "$HERE/entrypoint.sh" "$ROOT/usr/local/bin/docker-entrypoint.sh"
module=$(module gitea code.gitea.io/gitea)
mkdir -p "$ROOT/usr/local/share/gitea"
cp -r --no-preserve=mode "$module"/{templates,options,public} "$ROOT/usr/local/share/gitea/"
