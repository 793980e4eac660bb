import { expect, it } from 'vitest';
import { isOfCanary, withoutCanary } from './canary.ts';

it('takes what the canary has left for nobody’s work', async () => {
  const asked: string[] = [];
  const ask = (statement: string) => {
    asked.push(statement);
    return Promise.resolve([['1']]);
  };
  const rows = { 'public.dag_run': 1, 'public.task_instance': 3, 'public.xcom': 0, 'public.connection': 2 };
  expect(await withoutCanary(ask, rows)).toEqual({ ...rows, 'public.dag_run': 0, 'public.task_instance': 2 });
  expect(asked).toContain("SELECT count(*) FROM public.dag_run WHERE dag_id = 'platform_canary'");
});

it('asks nothing of a database that is not Airflow’s', async () => {
  const rows = { 'public.report': 4 };
  expect(await withoutCanary(() => Promise.reject(new Error('asked')), rows)).toEqual(rows);
});

it('tells the logs of its runs from those of others', () => {
  expect(
    isOfCanary('airflow/dag_id=platform_canary/run_id=scheduled__2026-11-26T00:55:00+00:00/task_id=a/attempt=1.log'),
  ).toBe(true);
  expect(isOfCanary('airflow/dag_id=platform_canary_two/run_id=a/task_id=b/attempt=1.log')).toBe(false);
});
