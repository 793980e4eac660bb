# shellcheck shell=bash
# argoproj/argocd:v3.5.7: its one program under all its names, of that version from its Go module, and what its repository server calls.
# Debian where the real one is Ubuntu; the pages of its server are missing (its API is there), and so is helm, which nothing here needs.
packages git git-lfs gpg gpg-agent openssh-client
inside groupadd --gid 999 argocd
inside useradd --system --uid 999 --gid argocd argocd
install -d -o 999 -g 0 -m 775 "$ROOT/home/argocd"
mkdir -p "$ROOT"/app/config/{ssh,tls,gpg/source}
install -d -o 999 -m 700 "$ROOT/app/config/gpg/keys"
touch "$ROOT/app/config/ssh/ssh_known_hosts"
ln -sf /app/config/ssh/ssh_known_hosts "$ROOT/etc/ssh/ssh_known_hosts"
inside git lfs install --system
module=$(module argocd github.com/argoproj/argo-cd/v3)
install -t "$ROOT/usr/local/bin" "$PROGRAM_ARGOCD" "$PROGRAM_KUSTOMIZE" "$module"/hack/{gpg-wrapper,git-verify-wrapper}.sh "$module/entrypoint.sh"
for name in server repo-server cmp-server application-controller dex notifications applicationset-controller k8s-auth commit-server; do
  ln -s argocd "$ROOT/usr/local/bin/argocd-$name"
done
ln -s entrypoint.sh "$ROOT/usr/local/bin/uid_entrypoint.sh"
# the servers that answer for github.com where there is no network
cat "$AUTHORITY" >> "$ROOT/etc/ssl/certs/ca-certificates.crt"
