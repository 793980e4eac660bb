import type { Image } from '@headwater/k8s';

export const prometheusImage: Image = { repository: 'quay.io/prometheus/prometheus', tag: 'v3.16.0' };
