import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { airflow, type Airflow, type Run } from '../harness/airflow.ts';
import { repository, until } from '../harness/machine.ts';
import { table } from '../harness/table.ts';

const committed = readdirSync(join(repository, 'dags'))
  .filter((file) => file.endsWith('.py'))
  .map((file) => file.replace('.py', ''))
  .sort();

let api: Airflow;
const runs = new Map<string, Promise<Run>>();

// all at once, as at night
beforeAll(async () => {
  api = await airflow();
  await api.current();
  await until(`there are ${committed.join(', ')}`, 180, async () => {
    const known = (await api.dags()).map(({ dag_id }) => dag_id).sort();
    return known.join() === committed.join() || undefined;
  });
  for (const dag of committed) {
    runs.set(dag, api.ended(dag, await begun(dag), 1200));
  }
});

async function begun(dag: string): Promise<string> {
  // the run that is due by itself is enough of the longest
  if (dag === 'medallion') return api.switchOn(dag);
  if (dag !== 'spark_data_processing') return api.trigger(dag);
  const due = await api.run(dag, await api.switchOn(dag));
  return api.trigger(dag, { day: dayOf(due) });
}

it('imports every committed DAG', async () => {
  expect(await api.importErrors()).toEqual([]);
});

/** Expects success of every task of a run, and a log of each; gives the day that it worked on. */
async function succeeded(dag: string, run: Run): Promise<string> {
  const tasks = await api.tasks(dag, run.dag_run_id);
  const logs = new Map<string, string>();
  for (const { task_id, try_number } of tasks)
    logs.set(task_id, await api.written(dag, run.dag_run_id, task_id, try_number));
  const failed = tasks.filter(({ state }) => state !== 'success');
  expect(run.state, failed.map(({ task_id }) => `${task_id}:\n${logs.get(task_id)}`).join('\n')).toBe('success');
  const waited = tasks.map(({ queued_when, start_date }) => seconds(queued_when, start_date));
  console.log(
    `${dag}: ${seconds(run.start_date, run.end_date).toFixed(0)} s; queued → started: ${Math.max(...waited).toFixed(1)} s at most`,
  );
  return dayOf(run);
}

/** What a run works on: the day it was asked for, that of its interval, or the day before it was triggered. */
const dayOf = ({ conf, data_interval_start: start, run_after: triggered }: Run): string =>
  conf?.day ?? (start ?? new Date(Date.parse(triggered) - 86_400_000).toISOString()).slice(0, 10);

const seconds = (from: string | null, to: string | null) => (Date.parse(to!) - Date.parse(from!)) / 1000;

const totals = [
  { category: 'books', total_amount: 19.75, record_count: 2 },
  { category: 'garden', total_amount: 60, record_count: 3 },
  { category: 'kitchen', total_amount: 89.9, record_count: 1 },
  { category: 'music', total_amount: 55.5, record_count: 2 },
];

const byCategory = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  rows.toSorted((one, other) => String(one['category']).localeCompare(String(other['category'])));

it.each(['spark_data_processing', 'spark_data_processing_local', 'spark_submit_example'])(
  '%s sums up the active records of a day',
  async (dag) => {
    const day = await succeeded(dag, (await runs.get(dag))!);
    expect(byCategory((await table(`lakehouse/process_data/${dag}/date=${day}`)).rows)).toEqual(totals);
  },
);

it('medallion brings orders from landing to gold', async () => {
  const day = await succeeded('medallion', (await runs.get('medallion'))!);
  const { rows } = await table('lakehouse/gold/daily_revenue');
  expect(byCategory(rows.filter(({ date }) => date === day))).toEqual([
    { category: 'books', revenue: '32.25', order_count: 2, date: day },
    { category: 'garden', revenue: '79.50', order_count: 2, date: day },
    { category: 'kitchen', revenue: '89.70', order_count: 1, date: day },
    { category: 'music', revenue: '31.50', order_count: 1, date: day },
  ]);
  const rejected = (await table('lakehouse/silver/orders_rejected')).rows.filter(({ date }) => date === day);
  expect(rejected.map(({ reason }) => reason).sort()).toEqual([
    'not a JSON object',
    "superseded by another record of order_id 'o-3'",
  ]);
});

it.each(['kubernetes_pod_examples', 'platform_canary'])('%s ends in success', async (dag) => {
  await succeeded(dag, (await runs.get(dag))!);
});

it('has run the day that was due by itself, and each run of a day left the same rows in one more version', async () => {
  const dag = 'spark_data_processing';
  const day = dayOf((await runs.get(dag))!);
  const all = await until('the scheduled run is over', 600, async () => {
    const found = (await api.runs(dag)).filter((run) => dayOf(run) === day);
    return found.every(({ end_date }) => end_date !== null) ? found : undefined;
  });
  expect(all.map(({ run_type }) => run_type)).toContain('scheduled');
  expect(all.filter(({ state }) => state !== 'success')).toEqual([]);
  const { rows, version } = await table(`lakehouse/process_data/${dag}/date=${day}`);
  expect(byCategory(rows)).toEqual(totals);
  expect(version).toBe(all.length - 1);
});
