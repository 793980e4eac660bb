import type { IJob } from 'kubernetes-models/batch/v1';
import { expect, it } from 'vitest';
import { pod } from '../testing/pod.ts';
import { migrationFindings } from './migrations.ts';

const now = Date.parse('2026-01-01T12:00:00Z');
const waiter = (startedAt: string) =>
  pod('airflow-scheduler-1', {
    status: {
      initContainerStatuses: [
        {
          name: 'wait-for-migrations',
          image: '',
          imageID: '',
          ready: false,
          restartCount: 0,
          state: { running: { startedAt } },
        },
      ],
    },
  });
const job = (status: object) => ({ metadata: { name: 'airflow-migrations' }, status }) as IJob;
const look = (startedAt: string, made: IJob | undefined) =>
  migrationFindings({ now, pods: [waiter(startedAt)], job: made });
const long = '2026-01-01T11:50:00Z';

it('finds nothing where nobody waits for long, or the Job runs', () => {
  expect(look('2026-01-01T11:59:30Z', undefined)).toEqual([]);
  expect(look(long, job({ active: 1 }))).toEqual([]);
});

it('names the pods that wait for a Job which nobody made, and syncs Airflow', () => {
  expect(look(long, undefined)).toMatchObject([
    {
      severity: 'error',
      subject: "pods 'airflow-scheduler-1'",
      what: "have waited 10 minutes for the tables of this version, and Job 'orchestrator/airflow-migrations' is not there",
      mend: expect.stringContaining('patch application airflow --namespace=cicd') as string,
    },
  ]);
});

it('says why the Job failed', () => {
  const conditions = [{ type: 'Failed', status: 'True', message: 'reached its backoff limit' }];
  const [found] = look(long, job({ conditions }));
  expect(found?.what).toContain("Job 'orchestrator/airflow-migrations' has failed: reached its backoff limit");
  expect(found?.mend).toContain('logs job/airflow-migrations --namespace=orchestrator');
});
