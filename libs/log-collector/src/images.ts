import type { Image } from '@headwater/k8s';

export const logCollectorImage: Image = {
  repository: 'docker.io/otel/opentelemetry-collector-contrib',
  tag: '0.165.1',
};
