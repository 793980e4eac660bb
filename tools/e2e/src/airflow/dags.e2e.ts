import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { airflow, type Airflow, type Run } from '../harness/airflow.ts';
import { repository, until } from '../harness/machine.ts';
import { table } from '../harness/table.ts';

const committed = readdirSync(join(repository, 'dags'))
  .filter((file) => file.endsWith('.py'))
  .map((file) => file.replace('.py', ''))
  .sort();

let api: Airflow;
beforeAll(async () => (api = await airflow()));

it('knows every committed DAG, and can import them all', async () => {
  await until(`there are ${committed.join(', ')}`, 180, async () => {
    const known = (await api.dags()).map(({ dag_id }) => dag_id).sort();
    return known.join() === committed.join() ? known : undefined;
  });
  expect(await api.importErrors()).toEqual([]);
});

/** Runs a DAG to its end and expects success of every task, with a log of each. */
async function succeeds(dag: string): Promise<Run> {
  const run = await api.ended(dag, await api.trigger(dag));
  const tasks = await api.tasks(dag, run.dag_run_id);
  const logs = new Map<string, string>();
  for (const { task_id, try_number } of tasks)
    logs.set(task_id, await api.log(dag, run.dag_run_id, task_id, try_number));
  const failed = tasks
    .filter(({ state }) => state !== 'success')
    .map(({ task_id }) => `${task_id}:\n${logs.get(task_id)}`);
  expect(run.state, failed.join('\n')).toBe('success');
  for (const [task, log] of logs) expect(log, task).not.toMatch(/^\s*$|Could not read/);
  const seconds = (Date.parse(run.end_date!) - Date.parse(run.start_date!)) / 1000;
  const waited = tasks.map(
    ({ queued_when, start_date }) => (Date.parse(start_date!) - Date.parse(queued_when!)) / 1000,
  );
  console.log(
    `${dag}: ${seconds.toFixed(1)} s; a task starts ${Math.max(...waited).toFixed(1)} s after it is queued, at most`,
  );
  return run;
}

/** The day before a run that was triggered: what such runs work on. */
const dayOf = ({ run_after }: Run) => new Date(Date.parse(run_after) - 86_400_000).toISOString().slice(0, 10);

const totals = [
  { category: 'books', total_amount: 19.75, record_count: 2 },
  { category: 'garden', total_amount: 60, record_count: 3 },
  { category: 'kitchen', total_amount: 89.9, record_count: 1 },
  { category: 'music', total_amount: 55.5, record_count: 2 },
];

const byCategory = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  rows.toSorted((one, other) => String(one['category']).localeCompare(String(other['category'])));

describe.each(['spark_data_processing', 'spark_data_processing_local', 'spark_submit_example'])('%s', (dag) => {
  it('sums up the active records of a day, and does so again without a trace of the first time', async () => {
    const path = `lakehouse/process_data/${dag}/date=${dayOf(await succeeds(dag))}`;
    const first = await table(path);
    expect(byCategory(first.rows)).toEqual(totals);
    await succeeds(dag);
    const second = await table(path);
    expect(byCategory(second.rows)).toEqual(totals);
    // each run committed once
    expect(second.version).toBe(first.version + 1);
  });
});

it('medallion brings orders from landing to gold', async () => {
  const day = dayOf(await succeeds('medallion'));
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
  await succeeds(dag);
});
