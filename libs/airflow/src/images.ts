import type { Image } from '@headwater/k8s';

export const airflowImages = {
  airflow: {
    repository: 'docker.io/apache/airflow',
    tag: '3.3.2-python3.12',
    digest: 'sha256:9df9c8be4096b9cc626bd7cb1f2b8c712eef66c59c615f8c7e6200871ca10bd1',
  },
  gitSync: { repository: 'registry.k8s.io/git-sync/git-sync', tag: 'v4.7.1' },
  pgBouncer: { repository: 'docker.io/apache/airflow', tag: 'airflow-pgbouncer-2025.03.05-1.23.1' },
  statsdExporter: { repository: 'quay.io/prometheus/statsd-exporter', tag: 'v0.30.0' },
} as const satisfies Record<string, Image>;
