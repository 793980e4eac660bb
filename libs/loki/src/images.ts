import type { Image } from '@headwater/k8s';

export const lokiImage: Image = { repository: 'docker.io/grafana/loki', tag: '3.7.8' };
