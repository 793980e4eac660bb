import { services, type S3Store } from '@headwater/contracts';
import type { MinioConfig } from '../config.ts';

export const store: S3Store = {
  kind: 's3',
  endpoint: services.minio,
  url: 'http://minio.deepstorage.svc:9000',
  region: 'eu-central-1',
  pathStyle: true,
  buckets: {
    landing: 'landing',
    lakehouse: 'lakehouse',
    'spark-events': 'spark-events',
    'airflow-logs': 'airflow-logs',
  },
  moreBuckets: ['sandbox'],
};

const login = (name: string) => ({ namespace: 'deepstorage', name }) as MinioConfig['logins']['airflow'];

export const config: MinioConfig = {
  image: 'example.com/minio:1',
  clientImage: 'example.com/mc:1',
  storageClass: 'standard',
  size: '1Gi',
  resources: {},
  root: { namespace: 'deepstorage', name: 'root' } as MinioConfig['root'],
  store,
  logins: {
    airflow: login('airflow'),
    'airflow-logs': login('airflow-logs'),
    spark: login('spark'),
    'spark-history': login('spark-history'),
  },
};
