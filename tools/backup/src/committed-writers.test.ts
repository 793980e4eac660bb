import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { committedWriters, usersOf } from './committed-writers.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

it('finds whoever comes right after a store', () => {
  expect(usersOf({ postgres: [], airflow: ['postgres', 'minio'], report: ['airflow'] }, ['postgres'])).toEqual([
    'airflow',
  ]);
});

it('finds Airflow among those of the committed environment, and how Argo CD syncs it', () => {
  const airflow = committedWriters({ root, environment: 'minikube' }).find(
    ({ application }) => application === 'airflow',
  );
  expect(airflow).toEqual({
    application: 'airflow',
    namespace: 'orchestrator',
    automated: { prune: true, selfHeal: true },
  });
});
