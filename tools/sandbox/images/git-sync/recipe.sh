# shellcheck shell=bash
# git-sync:v4.7.1: a stand-in, see stand-ins/git-sync, with Debian's git and ssh, as in the real one. That waits for orphaned processes
# itself, which tini does here.
packages git openssh-client
inside groupadd --gid 65533 git-sync
inside useradd --gid git-sync --uid 65533 --home-dir /tmp --no-create-home --shell /usr/sbin/nologin git-sync
# whoever it is run as may add a name for itself
chmod 0666 "$ROOT/etc/passwd"
install -d -o 65533 -g 65533 -m 2775 "$ROOT/git"
install "$PROGRAM_GIT_SYNC" "$ROOT/git-sync"
