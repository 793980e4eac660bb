import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './machine.ts';
import type { Airflow } from './airflow.ts';
import { workingCopy, type WorkingCopy } from './working-copy.ts';

/** A working copy from which DAGs of ../dags were pushed; Airflow knows them. */
export async function pushedDags(api: Airflow, ...dags: readonly string[]): Promise<WorkingCopy> {
  const copy = await workingCopy();
  for (const dag of dags) {
    const text = readFileSync(join(import.meta.dirname, '../dags', `${dag}.py`), 'utf8');
    await copy.commit(`dags/${dag}.py`, () => text);
  }
  await copy.pushWithoutWaiting();
  const head = await copy.head();
  await timed('push → parsed', async () => {
    await until(`Airflow knows ${dags.join(', ')}`, 180, async () => {
      const known = (await api.dags()).map(({ dag_id }) => dag_id);
      return dags.every((dag) => known.includes(dag)) || undefined;
    });
    await api.current(head);
  });
  return copy;
}

/** Says how long something took. */
export async function timed<T>(what: string, action: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await action();
  console.log(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}
