import { fileURLToPath } from 'node:url';
import { loadEnvironment, type Environment } from '@headwater/environment';
import { expect, it } from 'vitest';
import { dagContract } from './dag-contract.ts';

const minikube = loadEnvironment(fileURLToPath(new URL('../../../', import.meta.url)), 'minikube');
const contract = (choices: Partial<Environment>) => dagContract({ ...minikube, ...choices });

it('names images as the environment pulls them', () => {
  const images = { mirror: 'registry.example.com/mirror', overrides: { python: 'docker.io/library/python:3.13' } };
  const { spark, taskPods } = contract({ images });
  expect(spark.submitImage).toMatch(/^registry\.example\.com\/mirror\/ghcr\.io\/.*\/airflow-spark-submit:/);
  expect(taskPods.images['python']).toBe('registry.example.com/mirror/docker.io/library/python:3.13');
  expect(taskPods.images['spark']).toBe(spark.image);
});

it('names the jobs that can be run, and not what they import', () => {
  const jobFiles = {
    'orders.py': 'import reading\n\nif __name__ == "__main__":\n    main()\n',
    'reading.py': 'def read(): ...\n',
  };
  expect(contract({ jobFiles }).spark.jobs.files).toEqual(['orders.py']);
});

it('gives drivers and executors the options of the environment, and none where it has none', () => {
  const { spark } = contract({ spark: { ...minikube.spark, javaOptions: ['-XX:+UseG1GC', '-Xlog:gc'] } });
  expect(spark.sparkConf['spark.driver.defaultJavaOptions']).toBe('-XX:+UseG1GC -Xlog:gc');
  expect(spark.sparkConf['spark.executor.defaultJavaOptions']).toBe('-XX:+UseG1GC -Xlog:gc');
  const { spark: bare } = contract({ spark: { ...minikube.spark, javaOptions: [] } });
  expect(Object.keys(bare.sparkConf).filter((name) => name.includes('JavaOptions'))).toEqual([]);
});

it('names the buckets of tasks by what they are for, and those that only the environment has by their name', () => {
  const objectStore = {
    kind: 's3',
    endpoint: 'https://s3.eu-west-1.amazonaws.com',
    region: 'eu-west-1',
    pathStyle: false,
    bucketPrefix: 'team-',
    buckets: ['raw'],
  } as const;
  const { objectStore: named, spark } = contract({ objectStore: { ...objectStore, buckets: ['raw'] } });
  expect(named.buckets).toEqual({ landing: 'team-landing', lakehouse: 'team-lakehouse', raw: 'raw' });
  expect(spark.sparkConf['spark.eventLog.dir']).toBe('s3a://team-spark-events/');
});

it('tells DAGs of a storage account of Azure where it is, and of no key: pods are somebody there', () => {
  const objectStore = {
    kind: 'azure-blob',
    account: 'teamdata',
    containerPrefix: 'team-',
    tenantId: '11111111-1111-1111-1111-111111111111',
    clientId: '22222222-2222-2222-2222-222222222222',
    buckets: [],
  } as const;
  const {
    connections,
    objectStore: named,
    spark,
    taskPods,
  } = contract({ objectStore: { ...objectStore, buckets: [] } });
  expect(named).toMatchObject({
    kind: 'azure-blob',
    connection: 'wasb_default',
    sparkUrls: { landing: 'abfss://team-landing@teamdata.dfs.core.windows.net' },
  });
  expect(connections).toContain('wasb_default');
  expect(spark.sparkConf['spark.eventLog.dir']).toBe('abfss://team-spark-events@teamdata.dfs.core.windows.net/');
  expect(spark.hadoopConf).toMatchObject({
    'fs.azure.account.auth.type': 'OAuth',
    'fs.azure.account.oauth2.client.id': objectStore.clientId,
    'fs.azure.account.oauth2.msi.tenant': objectStore.tenantId,
  });
  expect(spark.credentials).toBeUndefined();
  expect(taskPods.secrets).toEqual({});
  for (const labels of [spark.podLabels, taskPods.labels])
    expect(labels).toMatchObject({ 'azure.workload.identity/use': 'true' });
});
