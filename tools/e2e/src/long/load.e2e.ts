import { afterAll, beforeAll, expect, it } from 'vitest';
import { airflow, type Airflow } from '../harness/airflow.ts';
import { peakMemory } from '../harness/peak-memory.ts';
import { pushedDags } from '../harness/pushed-dags.ts';
import type { WorkingCopy } from '../harness/working-copy.ts';

const runs = 50;
const dag = 'e2e_short';

let api: Airflow;
let copy: WorkingCopy;
beforeAll(async () => {
  api = await airflow();
  copy = await pushedDags(api, dag);
});
afterAll(async () => {
  await copy.reset();
  copy.remove();
});

const seconds = (from: string | null, to: string | null) => (Date.parse(to!) - Date.parse(from!)) / 1000;

it(`ends ${runs} runs that begin at once, each of them in success and once`, { timeout: 1_800_000 }, async () => {
  const ids = await Promise.all(Array.from({ length: runs }, () => api.trigger(dag)));
  expect(new Set(ids).size).toBe(runs);
  const ended = [];
  for (const id of ids) ended.push(await api.ended(dag, id, 1500));
  expect(ended.filter(({ state }) => state !== 'success')).toEqual([]);
  const tasks = (await Promise.all(ids.map((id) => api.tasks(dag, id)))).flat();
  expect(tasks.map(({ try_number }) => try_number)).toEqual(ids.map(() => 1));
  const waited = tasks.map(({ queued_when, start_date }) => seconds(queued_when, start_date)).sort((a, b) => a - b);
  const first = ended.map(({ queued_at }) => queued_at!).sort()[0]!;
  const last = ended
    .map(({ end_date }) => end_date!)
    .sort()
    .at(-1)!;
  const total = seconds(first, last);
  console.log(
    `${runs} runs in ${total.toFixed(0)} s, ${((runs / total) * 60).toFixed(1)} a minute; queued → started:` +
      ` ${waited[runs / 2]!.toFixed(1)} s in the middle, ${waited.at(-1)!.toFixed(1)} s at most; memory at most: ${peakMemory()}`,
  );
});
