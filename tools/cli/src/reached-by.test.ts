import { expect, it } from 'vitest';
import { reachedBy } from './reached-by.ts';

const applications = [
  { name: 'minio', wave: 1, path: 'manifests/minikube/deepstorage/minio' },
  { name: 'minio-console', wave: 1, path: 'manifests/minikube/deepstorage/minio-console' },
];

it('waits for the Applications whose files a push changes, and for no other', () => {
  const paths = ['manifests/minikube/deepstorage/minio/service-minio.yaml', 'README.md'];
  expect(reachedBy(paths, 'minikube', applications)).toEqual(new Set(['minio']));
});

it('waits for the root where an Application comes or goes', () => {
  expect(reachedBy(['argocd/minikube/apps/airflow.yaml'], 'minikube', applications)).toEqual(new Set(['root']));
});

it('waits for all where nobody knows what changes', () => {
  expect(reachedBy(undefined, 'minikube', applications)).toEqual(new Set(['root', 'minio', 'minio-console']));
});
