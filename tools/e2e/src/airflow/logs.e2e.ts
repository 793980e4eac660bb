import { afterAll, beforeAll, expect, it } from 'vitest';
import { airflow, type Airflow } from '../harness/airflow.ts';
import { jsonpath, until } from '../harness/machine.ts';
import { address } from '../harness/object-store.ts';
import { pushedDags } from '../harness/pushed-dags.ts';
import type { WorkingCopy } from '../harness/working-copy.ts';

let api: Airflow;
let copy: WorkingCopy;
beforeAll(async () => {
  api = await airflow();
  copy = await pushedDags(api, 'e2e_short', 'e2e_failing');
});
afterAll(async () => {
  await copy.reset();
  copy.remove();
});

const pods = (namespace: string, dag: string, kind = 'pods') =>
  jsonpath('{.items[*].metadata.name}', kind, '-n', namespace, '-l', `dag_id=${dag}`);

it('shows the log of a task while it runs, and after its pod is gone', async () => {
  const run = await api.trigger('e2e_short', { seconds: 20 });
  await until('the log of the running task holds its third line', 120, async () => {
    const [task] = await api.tasks('e2e_short', run);
    return task?.state === 'running' && (await api.log('e2e_short', run, 'count', 1)).includes('second 2');
  });
  expect((await api.ended('e2e_short', run)).state).toBe('success');
  await until('the worker is gone', 60, async () => (await pods('orchestrator', 'e2e_short')) === '' || undefined);
  const log = await api.written('e2e_short', run, 'count', 1);
  expect(log).toContain('second 19');
  expect(log).toContain('done');
});

it('tells why a Spark application failed, after the declared retry, and leaves nothing of it', async () => {
  const run = await api.trigger('e2e_failing');
  expect((await api.ended('e2e_failing', run)).state).toBe('failed');
  const [task] = await api.tasks('e2e_failing', run);
  expect(task).toMatchObject({ state: 'failed', try_number: 2 });
  const reason = 'process_data: s3a://landing/e2e/nowhere: ';
  const [first, last] = [
    await api.written('e2e_failing', run, 'process', 1),
    await api.written('e2e_failing', run, 'process', 2),
  ];
  expect(first).toContain(reason);
  expect(last).toContain(reason);
  // the callback: the connection that could take it to Slack is not there
  const told = /e2e_failing.*\n.*slack_default: no such connection/;
  expect(first).not.toMatch(told);
  expect(last).toMatch(told);
  expect(await pods('processing', 'e2e_failing')).toBe('');
  expect(await pods('processing', 'e2e_failing', 'sparkapplications')).toBe('');
});

it('shows a finished application in the history server', async () => {
  const applications = await until('the history has read the event log', 120, async () => {
    const response = await fetch(`${address('Spark history')}api/v1/applications?status=completed`);
    const all = (await response.json()) as { readonly name: string; readonly id: string }[];
    return all.some(({ name }) => name === 'process_data') ? all : undefined;
  });
  const { id } = applications.find(({ name }) => name === 'process_data')!;
  const response = await fetch(`${address('Spark history')}api/v1/applications/${id}/allexecutors`);
  const executors = (await response.json()) as { readonly id: string }[];
  expect(executors.map((executor) => executor.id)).toContain('driver');
});
