import type { Image } from '@headwater/k8s';

export const kubeStateMetricsImage: Image = {
  repository: 'registry.k8s.io/kube-state-metrics/kube-state-metrics',
  tag: 'v2.20.0',
};
