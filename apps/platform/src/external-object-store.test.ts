import { fileURLToPath } from 'node:url';
import { configHashAnnotation, type Application } from '@headwater/argocd';
import { loadEnvironment, type Environment } from '@headwater/environment';
import { expect, it } from 'vitest';
import { platform } from './index.ts';

// without what shows the store to people and watches it
const minikube: Environment = {
  ...loadEnvironment(fileURLToPath(new URL('../../../', import.meta.url)), 'minikube'),
  gateway: { kind: 'none' },
  identity: { kind: 'none' },
  observability: { kind: 'none' },
};

const outside: Environment = {
  ...minikube,
  objectStore: {
    kind: 's3',
    endpoint: 'http://s3.example.com:9999',
    region: 'us-east-1',
    pathStyle: true,
    bucketPrefix: 'company-',
    buckets: [],
  },
};

const withMinio = platform(minikube);
const withoutMinio = platform(outside);

const isFoundation = ({ name }: Application): boolean => name.endsWith('-foundation');

/** What an Application runs, without the hash of the configuration that it names anyway. */
const text = ({ source }: Application): string =>
  JSON.stringify(source, (key, value: unknown) => (key === configHashAnnotation ? undefined : value), 1);

it('runs everything but MinIO where the object store is outside of the cluster', () => {
  const names = withMinio.map(({ name }) => name).filter((name) => name !== 'minio');
  expect(withoutMinio.map(({ name }) => name)).toEqual(names);
});

it('changes nothing in what runs but the address and the names of the buckets', () => {
  for (const application of withoutMinio.filter((application) => !isFoundation(application))) {
    const same = withMinio.find(({ name }) => name === application.name);
    const renamed = text(application)
      .replaceAll('s3.example.com:9999', 'minio.deepstorage.svc:9000')
      .replaceAll('company-', '');
    expect(renamed.split('\n'), application.name).toEqual(same && text(same).split('\n'));
  }
});

it('looks for MinIO nowhere, and waits for it nowhere', () => {
  expect(withoutMinio.filter((application) => text(application).includes('minio.deepstorage'))).toEqual([]);
  expect(withoutMinio.filter(({ after }) => after.includes('minio'))).toEqual([]);
});

it.each(['spark-driver', 'spark-executor', 'spark-history-server', 'airflow-worker', 'task-pod'])(
  'lets %s out to the port of the store, and to no pod of namespace deepstorage',
  (workload) => {
    const policy = withoutMinio
      .flatMap(({ source }) => (source.kind === 'manifests' ? source.resources : []))
      .find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata?.name === workload);
    expect(JSON.stringify(policy)).toContain('9999');
    expect(JSON.stringify(policy)).not.toContain('deepstorage');
  },
);
