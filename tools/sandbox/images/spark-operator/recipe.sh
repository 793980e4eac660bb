# shellcheck shell=bash
# kubeflow/spark-operator's controller, of that version from its Go module, over Spark as in its image.
install "$PROGRAM_SPARK_OPERATOR" "$ROOT/usr/bin/spark-operator"
install "$HERE/entrypoint.sh" "$ROOT/usr/bin/entrypoint.sh"
install -d -o 185 -g 185 -m 775 "$ROOT/etc/k8s-webhook-server/serving-certs" "$ROOT/home/spark"
