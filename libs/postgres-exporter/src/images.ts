import type { Image } from '@headwater/k8s';

export const postgresExporterImage: Image = {
  repository: 'quay.io/prometheuscommunity/postgres-exporter',
  tag: 'v0.17.1',
};
