import type { Image } from '@headwater/k8s';

export const grafanaImage: Image = { repository: 'docker.io/grafana/grafana', tag: '13.2.3' };
