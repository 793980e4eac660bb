import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { airflow, type Airflow } from '../harness/airflow.ts';
import { repository, until } from '../harness/machine.ts';

const committed = readdirSync(join(repository, 'dags'))
  .filter((file) => file.endsWith('.py'))
  .map((file) => file.replace('.py', ''))
  .sort();

let api: Airflow;
beforeAll(async () => (api = await airflow()));

it('knows every committed DAG, and can import them all', async () => {
  const known = await until('all DAGs are parsed', 180, async () => {
    const ids = (await api.dags()).map(({ dag_id }) => dag_id).sort();
    return ids.length >= committed.length ? ids : undefined;
  });
  expect(await api.importErrors()).toEqual([]);
  expect(known).toEqual(committed);
});

describe.each(committed)('%s', (dag) => {
  it('ends in success when it is triggered, and each of its tasks leaves a log', async () => {
    const run = await api.trigger(dag);
    const { state, start_date, end_date } = await api.ended(dag, run);
    const tasks = await api.tasks(dag, run);
    const told = await Promise.all(
      tasks.map(async ({ task_id, state, try_number }) =>
        state === 'success' ? '' : `${task_id}: ${state}\n${await api.log(dag, run, task_id, try_number)}`,
      ),
    );
    expect(state, told.join('\n')).toBe('success');
    for (const { task_id, try_number } of tasks) {
      const log = await api.log(dag, run, task_id, try_number);
      expect(log, task_id).not.toMatch(/^\s*$|Could not read/);
    }
    console.log(`${dag}: ${((Date.parse(end_date!) - Date.parse(start_date!)) / 1000).toFixed(1)} s`);
  });
});
