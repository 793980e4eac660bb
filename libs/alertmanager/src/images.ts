import type { Image } from '@headwater/k8s';

export const alertmanagerImage: Image = { repository: 'quay.io/prometheus/alertmanager', tag: 'v0.31.1' };
