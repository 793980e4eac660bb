# shellcheck shell=bash
# What jetstack/cert-manager-{controller,webhook,cainjector}:v1.20.3 hold, in one program: see programs/cert-manager.
install -D "$PROGRAM_CERT_MANAGER" "$ROOT/app/cmd/controller/controller"
for name in webhook cainjector; do
  mkdir "$ROOT/app/cmd/$name"
  ln -s ../controller/controller "$ROOT/app/cmd/$name/$name"
done
