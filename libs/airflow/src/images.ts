import type { Image } from '@headwater/k8s';

export const airflowImages = {
  /** Made from `docker/airflow`. */
  airflow: { repository: 'ghcr.io/headwater-platform/airflow', tag: '3.3.2' },
  /** The same with a spark-submit in it: only tasks that call it run there, and no manifest names it. */
  sparkSubmit: { repository: 'ghcr.io/headwater-platform/airflow-spark-submit', tag: '3.3.2' },
  gitSync: { repository: 'registry.k8s.io/git-sync/git-sync', tag: 'v4.7.1' },
  pgBouncer: { repository: 'docker.io/apache/airflow', tag: 'airflow-pgbouncer-2025.03.05-1.23.1' },
  statsdExporter: { repository: 'quay.io/prometheus/statsd-exporter', tag: 'v0.30.0' },
} as const satisfies Record<string, Image>;
