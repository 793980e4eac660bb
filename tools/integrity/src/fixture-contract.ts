import type { DagContract } from '@headwater/contracts';

const podSize = { cores: 1, coreRequest: '250m', coreLimit: '1', memory: '512m' };

/** What DAGs may rely on in a fixture that says nothing of it. */
export const usualContract: DagContract = {
  environment: 'minikube',
  connections: ['minio_s3', 'kubernetes_default'],
  pools: ['default_pool', 'spark'],
  variables: [],
  objectStore: {
    kind: 's3',
    connection: 'minio_s3',
    buckets: { landing: 'landing', lakehouse: 'lakehouse' },
    sparkUrls: { landing: 's3a://landing', lakehouse: 's3a://lakehouse' },
  },
  spark: {
    version: '4.0.4',
    image: 'ghcr.io/headwater-platform/spark:4.0.4',
    submitImage: 'ghcr.io/headwater-platform/airflow-spark-submit:3.3.2',
    namespace: 'processing',
    serviceAccount: 'spark-driver',
    jobs: { configMap: 'spark-jobs', folder: '/opt/headwater/jobs', files: ['process_data.py'] },
    podLabels: {},
    credentials: { secret: 'object-store-spark', variables: { AWS_ACCESS_KEY_ID: 'access-key' } },
    hadoopConf: {},
    sparkConf: {},
    pool: 'spark',
    driver: podSize,
    executor: { ...podSize, instances: 1 },
  },
  taskPods: {
    namespace: 'processing',
    serviceAccount: 'task-pod',
    labels: { 'app.kubernetes.io/name': 'task-pod' },
    images: { python: 'docker.io/library/python:3.12-slim' },
    secrets: { 'object-store-spark': ['access-key', 'secret-key'] },
    configMaps: ['spark-jobs'],
  },
};
