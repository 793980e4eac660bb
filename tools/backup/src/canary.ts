import { canaryDag, taskLogsFolder } from '@headwater/contracts';
import type { Ask } from './database.ts';

const tables = ['dag_run', 'task_instance', 'xcom'].map((table) => `public.${table}`);

/** The rows without those of the canary, which are nobody's work. */
export async function withoutCanary(
  ask: Ask,
  rows: Readonly<Record<string, number>>,
): Promise<Readonly<Record<string, number>>> {
  if (!('public.dag_run' in rows)) return rows;
  const less = { ...rows };
  for (const table of tables.filter((each) => (rows[each] ?? 0) > 0)) {
    const [[own] = []] = await ask(`SELECT count(*) FROM ${table} WHERE dag_id = '${canaryDag}'`);
    less[table] = rows[table]! - Number(own);
  }
  return less;
}

/** Whether an object is the log of a run of the canary, as Airflow names logs. */
export const isOfCanary = (key: string): boolean => key.startsWith(`${taskLogsFolder}/dag_id=${canaryDag}/`);
