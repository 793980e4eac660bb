import { fileURLToPath } from 'node:url';
import { loadEnvironment, type Environment } from '@headwater/environment';
import { expect, it } from 'vitest';
import { processing } from './index.ts';

const minikube = loadEnvironment(fileURLToPath(new URL('../../../', import.meta.url)), 'minikube');

const outside: Environment = {
  ...minikube,
  objectStore: {
    kind: 's3',
    endpoint: 'https://s3.eu-central-1.amazonaws.com',
    region: 'eu-central-1',
    pathStyle: false,
    bucketPrefix: 'company-',
    buckets: [],
  },
};

const application = (environment: Environment, name: string) =>
  processing(environment).find((application) => application.name === name);

it('brings the definitions of SparkApplications before the operator that watches them', () => {
  expect(application(minikube, 'spark-operator')?.after).toContain('spark-operator-crds');
  expect(application(minikube, 'spark-operator-crds')?.provides.map(({ name }) => name)).toEqual([
    'sparkapplications.sparkoperator.k8s.io',
    'scheduledsparkapplications.sparkoperator.k8s.io',
    'sparkconnects.sparkoperator.k8s.io',
  ]);
});

it('applies the definitions on the server, which is the only way to apply them at their size', () => {
  expect(application(minikube, 'spark-operator-crds')?.serverSideApply).toBe(true);
});

it('starts the history server after the object store and after the copies of its login and of the authority', () => {
  expect(application(minikube, 'spark-history')?.after).toEqual([
    'certificates',
    'minio',
    'processing-foundation',
    'reflector',
  ]);
});

it('waits for no object store that is outside of the cluster', () => {
  expect(application(outside, 'spark-history')?.after).toEqual(['certificates', 'processing-foundation', 'reflector']);
});
