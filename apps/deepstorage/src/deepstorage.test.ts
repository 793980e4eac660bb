import { fileURLToPath } from 'node:url';
import type { Application } from '@headwater/argocd';
import { loadEnvironment, type Environment } from '@headwater/environment';
import type { IStatefulSet } from 'kubernetes-models/apps/v1';
import { expect, it } from 'vitest';
import { deepstorage } from './index.ts';

const minikube = loadEnvironment(fileURLToPath(new URL('../../../', import.meta.url)), 'minikube');

const resources = (applications: readonly Application[]) =>
  applications.flatMap(({ source }) => (source.kind === 'manifests' ? source.resources : []));

const serverContainer = (environment: Environment) => {
  const server = resources(deepstorage(environment)).find(({ kind }) => kind === 'StatefulSet') as
    IStatefulSet | undefined;
  return server?.spec?.template.spec?.containers[0];
};

it('runs a fork of MinIO where the environment names its image', () => {
  const silo = 'docker.io/pgsty/silo:RELEASE.2026-09-03T13-18-01Z';
  const fork = serverContainer({ ...minikube, images: { ...minikube.images, overrides: { minio: silo } } });
  expect(fork?.image).toBe(silo);
  // the program of a fork has another name, which only its image knows
  expect(fork?.command).toBeUndefined();
  expect(fork?.args).toEqual(['server', '/data', '--console-address', ':9001']);
});

it('makes the buckets that only the environment names', () => {
  const { objectStore } = minikube;
  const names = JSON.stringify(
    resources(deepstorage({ ...minikube, objectStore: { ...objectStore, buckets: ['sandbox'] } })),
  );
  expect(names).toContain('landing lakehouse spark-events airflow-logs sandbox');
});

it('runs nothing where the object store is outside of the cluster', () => {
  const applications = deepstorage({
    ...minikube,
    objectStore: {
      kind: 's3',
      endpoint: 'https://s3.eu-central-1.amazonaws.com',
      region: 'eu-central-1',
      pathStyle: false,
      bucketPrefix: 'company-',
      buckets: [],
    },
  });
  expect(applications.map(({ name }) => name)).toEqual(['deepstorage-foundation']);
  expect(JSON.stringify(applications)).not.toContain('minio');
});
