import type { Image } from '@headwater/k8s';

/** Of one release, which is that of the definitions too, and the one that the chart is made for. */
export const prometheusOperatorImages = {
  operator: { repository: 'quay.io/prometheus-operator/prometheus-operator', tag: 'v0.93.1' },
  reloader: { repository: 'quay.io/prometheus-operator/prometheus-config-reloader', tag: 'v0.93.1' },
} as const satisfies Record<string, Image>;
