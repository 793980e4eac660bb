/** The Go modules that schemas are made from; Kubernetes by minor version, the newest last. */
export const pins = {
  kubernetes: {
    '1.34': 'k8s.io/kubernetes@v1.34.4',
  },
  argocd: 'github.com/argoproj/argo-cd/v3@v3.5.7',
  certManager: 'github.com/cert-manager/cert-manager@v1.20.3',
  // the last release that is to be had as a module; what is written here of its kinds is the same in v2
  externalSecrets: 'github.com/external-secrets/external-secrets@v1.3.2',
  gatewayApi: 'sigs.k8s.io/gateway-api@v1.6.1',
  prometheusOperator: 'github.com/prometheus-operator/prometheus-operator@v0.93.1',
  sparkOperator: 'github.com/kubeflow/spark-operator/v2@v2.5.2',
} as const;
