import { expect, it } from 'vitest';
import type { SparkHistoryConfig } from './config.ts';
import { heap, historyOptions } from './options.ts';

type StoreLogin = Extract<SparkHistoryConfig['store'], { kind: 's3' }>['logins'];

const store: SparkHistoryConfig['store'] = {
  kind: 's3',
  logins: { namespace: 'processing', name: 'login' } as StoreLogin,
  endpoint: { host: 's3.eu-central-1.amazonaws.com', port: 443 },
  url: 'https://s3.eu-central-1.amazonaws.com',
  region: 'eu-central-1',
  pathStyle: false,
  buckets: {
    landing: 'company-landing',
    lakehouse: 'company-lakehouse',
    'spark-events': 'company-spark-events',
    'airflow-logs': 'company-airflow-logs',
  },
  moreBuckets: [],
};

const config: SparkHistoryConfig = {
  image: 'example.com/spark:4',
  store,
  days: 30,
  resources: { requests: { cpu: '50m', memory: '512Mi' }, limits: { cpu: '1', memory: '1536Mi' } },
};

it('reads the root of the bucket, which is there before the first application writes to it', () => {
  expect(historyOptions(config)).toContain('-Dspark.history.fs.logDirectory=s3a://company-spark-events/ ');
});

it('finds the object store where the contract says', () => {
  expect(historyOptions(config).split(' ')).toEqual(
    expect.arrayContaining([
      '-Dspark.hadoop.fs.s3a.endpoint=https://s3.eu-central-1.amazonaws.com',
      '-Dspark.hadoop.fs.s3a.endpoint.region=eu-central-1',
      '-Dspark.hadoop.fs.s3a.path.style.access=false',
      '-Dspark.hadoop.fs.s3a.connection.ssl.enabled=true',
    ]),
  );
});

it('deletes event logs after the days that the environment gives them', () => {
  const options = historyOptions(config);
  expect(options).toContain('-Dspark.history.fs.cleaner.enabled=true');
  expect(options).toContain('-Dspark.history.fs.cleaner.maxAge=30d');
});

it('leaves half of the memory to what is not heap', () => {
  expect(heap(config)).toBe('768m');
});
