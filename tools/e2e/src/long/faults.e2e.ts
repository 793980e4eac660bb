import { afterAll, beforeAll, expect, it } from 'vitest';
import { airflow, type Airflow } from '../harness/airflow.ts';
import { jsonpath, kubectl, until } from '../harness/machine.ts';
import { pushedDags } from '../harness/pushed-dags.ts';
import { table } from '../harness/table.ts';
import type { WorkingCopy } from '../harness/working-copy.ts';

const dag = 'e2e_application';
const day = '2026-01-31';

let api: Airflow;
let copy: WorkingCopy;
let version: number;
beforeAll(async () => {
  api = await airflow();
  copy = await pushedDags(api, dag);
  // the first run of a day, which makes the table
  expect((await api.ended(dag, await api.trigger(dag, { day }))).state).toBe('success');
  ({ version } = await written());
});
afterAll(async () => {
  await copy.reset();
  copy.remove();
});

async function running(namespace: string, labels: string): Promise<string[]> {
  const pods = ['pods', '-n', namespace, '-l', labels, '--field-selector=status.phase=Running'];
  return (await jsonpath('{.items[*].metadata.name}', ...pods)).split(' ').filter((name) => name !== '');
}

const first = (namespace: string, labels: string, timeout: number): Promise<string> =>
  until(`a pod with ${labels} runs`, timeout, async () => (await running(namespace, labels))[0]);

const written = () => table(`lakehouse/process_data/${dag}/date=${day}`);

it.each([
  ['driver', 'processing', 'spark-role=driver'],
  ['executor', 'processing', 'spark-role=executor'],
  ['worker', 'orchestrator', 'task_id=process'],
  ['scheduler', 'orchestrator', 'app.kubernetes.io/component=scheduler'],
  ['database', 'database', 'app.kubernetes.io/name=postgres'],
])('ends a run well, and writes once, though its %s is killed', async (what, namespace, labels) => {
  const run = await api.trigger(dag, { day });
  await first('processing', 'spark-role=driver', 300);
  const pod = await first(namespace, labels, 120);
  await kubectl('delete', 'pod', pod, `--namespace=${namespace}`, '--grace-period=0', '--force', '--wait=false');
  const { state, start_date, end_date } = await api.ended(dag, run, 480);
  const tries = (await api.tasks(dag, run)).map(({ task_id, try_number }) => `${task_id} ${try_number}`);
  expect(state, tries.join(', ')).toBe('success');
  const seconds = (Date.parse(end_date!) - Date.parse(start_date!)) / 1000;
  console.log(`${what} killed: ${seconds.toFixed(0)} s; tries: ${tries.join(', ')}`);
  // neither the killed try nor the one after it runs on
  await until('no driver and no executor is left', 120, async () =>
    (await running('processing', 'spark-role')).length === 0 ? true : undefined,
  );
  const after = await written();
  expect(after.rows).toHaveLength(4);
  expect(after.version).toBe((version += 1));
});
