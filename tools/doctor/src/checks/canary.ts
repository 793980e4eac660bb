import { setTimeout } from 'node:timers/promises';
import { canaryDag as dag } from '@headwater/contracts';
import { airflow, type Airflow } from '../airflow.ts';
import { clusterCheck } from '../check.ts';
import type { Finding } from '../finding.ts';
import { spell, timeOf } from '../time.ts';

interface Run {
  readonly dag_run_id: string;
  readonly state: string;
  readonly run_after: string;
}

interface Canary {
  readonly now: number;
  readonly paused: boolean;
  /** The newest first. */
  readonly runs: readonly Run[];
  /** The run that this check started, and its log. */
  readonly started?: { readonly state: string; readonly log: string };
}

const task = 'write_and_read';

export const canary = clusterCheck<Canary>({
  name: 'canary',
  looksAt: `the last runs of the DAG ${dag}; with --canary, one that it starts, and that run’s log`,
  mendedBy: 'what the task’s log names',
  collect: async ({ cluster }, { environment, mayStart }) => {
    const request = await airflow(cluster, environment);
    const { is_paused: paused } = await request<{ is_paused: boolean }>('GET', `/dags/${dag}`);
    const started = mayStart && !paused ? { started: await trial(request) } : {};
    const { dag_runs: runs } = await request<{ dag_runs: Run[] }>(
      'GET',
      `/dags/${dag}/dagRuns?limit=5&order_by=-run_after`,
    );
    return { now: Date.now(), paused, runs, ...started };
  },
  findings: canaryFindings,
});

// the DAG gives a run four minutes, and runs one at a time
const patience = 540_000;
const isOver = (state: string): boolean => state === 'success' || state === 'failed';

async function trial(request: Airflow): Promise<{ state: string; log: string }> {
  const { dag_run_id: id } = await request<Run>('POST', `/dags/${dag}/dagRuns`, { logical_date: null });
  const run = `/dags/${dag}/dagRuns/${encodeURIComponent(id)}`;
  const end = performance.now() + patience;
  for (;;) {
    const { state } = await request<Run>('GET', run);
    if (isOver(state) || performance.now() > end) return { state, log: await logOf(request, run) };
    await setTimeout(2000);
  }
}

/** It is in the object store a moment after the task has ended. */
async function logOf(request: Airflow, run: string): Promise<string> {
  const { try_number: attempt } = await request<{ try_number: number }>('GET', `${run}/taskInstances/${task}`);
  let text = '';
  for (let tries = 0; tries < 15 && !text.includes(written); tries += 1) {
    const { content } = await request<{ content: readonly ({ readonly event?: string } | string)[] }>(
      'GET',
      `${run}/taskInstances/${task}/logs/${attempt}?full_content=true`,
    );
    text = content.map((line) => (typeof line === 'string' ? line : (line.event ?? ''))).join('\n');
    await setTimeout(2000);
  }
  return text;
}

// what the task says at its end
const written = 'written, read, removed';
// it runs every five minutes, and may take four
const usual = 900_000;

export function canaryFindings({ now, paused, runs, started }: Canary): Finding[] {
  const subject = `DAG '${dag}'`;
  const mend = `open its last run in Airflow (./headwater open airflow): the log of ${task} says which part failed`;
  if (paused) {
    const why = 'nobody notices when tasks can’t run any more';
    return [{ severity: 'warning', subject, what: 'is paused', why, mend: 'switch it on in Airflow’s list of DAGs' }];
  }
  if (started) return trialFindings(started, subject, mend);
  const [last] = runs.filter(({ state }) => isOver(state));
  const newest = runs[0];
  const why = 'tasks of other DAGs take the same way: scheduler, worker pod, object store, log';
  if (!newest || now - timeOf(newest.run_after) > usual) {
    const since = newest ? `for ${spell(now - timeOf(newest.run_after))}` : 'yet';
    const look = './headwater doctor --check containers --check scheduling says what keeps the scheduler from it';
    return [{ severity: 'warning', subject, what: `has not run ${since}`, why, mend: look }];
  }
  return last?.state === 'failed'
    ? [{ severity: 'error', subject, what: `failed in run '${last.dag_run_id}'`, why, mend }]
    : [];
}

function trialFindings({ state, log }: NonNullable<Canary['started']>, subject: string, mend: string): Finding[] {
  if (state !== 'success') {
    const what = isOver(state) ? 'failed in the run that this check started' : `is '${state}' after ${spell(patience)}`;
    return [{ severity: 'error', subject, what, why: 'no task does its work on this platform', mend }];
  }
  if (log.includes(written)) return [];
  const why = 'when a task fails, nobody will read why: its pod is gone, and its log is not in the object store';
  const store =
    './headwater doctor --check mirrors, then look at the connection of remote logs in Airflow’s configuration';
  return [{ severity: 'error', subject, what: 'succeeded, and its log can’t be read', why, mend: store }];
}
