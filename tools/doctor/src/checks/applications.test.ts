import type { ApplicationState } from '@headwater/bootstrap';
import { expect, it } from 'vitest';
import { applicationFindings } from './applications.ts';

const state = (name: string, sync: string, health: string, more: Partial<ApplicationState> = {}): ApplicationState => ({
  name,
  namespace: '',
  wave: 1,
  sync,
  health,
  revision: 'abc',
  comparedAt: 0,
  operating: false,
  reason: '',
  ...more,
});
const spelled = (...states: readonly ApplicationState[]) =>
  applicationFindings({ committed: ['airflow'], states }).map(
    ({ severity, subject, what }) => `${severity}: ${subject} ${what}`,
  );
const well = state('airflow', 'Synced', 'Healthy');
const root = state('root', 'Synced', 'Healthy');

it('finds nothing where all are synced and healthy', () => {
  expect(spelled(root, well)).toEqual([]);
});

it('says what Argo CD says, and spares the root, which is as ill as the worst', () => {
  const reason = "Deployment 'airflow-scheduler' is Degraded: exceeded its progress deadline";
  expect(spelled(state('root', 'Synced', 'Degraded'), state('airflow', 'Synced', 'Degraded', { reason }))).toEqual([
    `error: Application 'airflow' is Synced, Degraded: ${reason}`,
  ]);
});

it('takes what is on its way for a note, and what drifted for a warning that a refresh mends', () => {
  expect(spelled(root, state('airflow', 'OutOfSync', 'Healthy', { operating: true }))).toEqual([
    "note: Application 'airflow' is OutOfSync, Healthy",
  ]);
  const states = [root, state('airflow', 'OutOfSync', 'Healthy')];
  expect(applicationFindings({ committed: ['airflow'], states })).toMatchObject([
    { severity: 'warning', mend: expect.stringContaining('annotate application airflow') as string },
  ]);
});

it('asks for a correction where the last sync failed, and misses what is not there', () => {
  expect(spelled(root, state('airflow', 'OutOfSync', 'Healthy', { failed: 'abc', reason: 'replicas: many' }))).toEqual([
    "error: Application 'airflow' is OutOfSync, Healthy: replicas: many",
  ]);
  expect(spelled(root)).toEqual(["error: Application 'airflow' is committed, and not there"]);
});
