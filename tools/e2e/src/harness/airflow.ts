import { address } from './object-store.ts';
import { airflowAdmin, airflowAutomation } from '@headwater/secrets';
import { jsonpath, secret, until } from './machine.ts';

export interface TaskInstance {
  readonly task_id: string;
  readonly state: string | null;
  readonly try_number: number;
  readonly start_date: string | null;
  readonly end_date: string | null;
  readonly queued_when: string | null;
  readonly hostname: string | null;
}

export interface Run {
  readonly dag_run_id: string;
  readonly run_type: string;
  readonly state: string;
  readonly run_after: string;
  readonly conf: { readonly day?: string } | null;
  readonly data_interval_start: string | null;
  readonly queued_at: string | null;
  readonly start_date: string | null;
  readonly end_date: string | null;
}

/** Airflow's REST API, as a person uses it who signed in: https://airflow.apache.org/docs/apache-airflow/stable/stable-rest-api-ref.html */
export interface Airflow {
  readonly dags: () => Promise<{ readonly dag_id: string; readonly bundle_version: string | null }[]>;
  /** Waits until all DAGs are those of the commit that is live: a test before may have pushed another, and taken it back. */
  readonly current: (commit?: string) => Promise<void>;
  readonly importErrors: () => Promise<string[]>;
  /** Ends the pause of a DAG, and gives the id of the scheduled run that was due. */
  readonly switchOn: (dag: string) => Promise<string>;
  /** Starts a run, also of a DAG that is paused, and gives its id. */
  readonly trigger: (dag: string, conf?: Readonly<Record<string, unknown>>) => Promise<string>;
  readonly run: (dag: string, run: string) => Promise<Run>;
  readonly runs: (dag: string) => Promise<Run[]>;
  /** Waits until the run is over, well or not. */
  readonly ended: (dag: string, run: string, timeout?: number) => Promise<Run>;
  readonly tasks: (dag: string, run: string) => Promise<TaskInstance[]>;
  readonly log: (dag: string, run: string, task: string, attempt: number) => Promise<string>;
  /** The log of a task that has ended: it is in the object store a moment after the task's state is known. */
  readonly written: (dag: string, run: string, task: string, attempt: number) => Promise<string>;
  readonly request: <T>(method: string, path: string, body?: unknown) => Promise<T>;
}

/** Whether people sign in at Keycloak, and programs by a name of their own. */
const signsInElsewhere = async (): Promise<boolean> =>
  (await jsonpath('{.items[*].metadata.name}', 'secrets', '-n', 'orchestrator'))
    .split(' ')
    .includes(airflowAutomation.name);

export async function airflow(): Promise<Airflow> {
  const server = address('Airflow').replace(/\/$/, '');
  const call = async (method: string, path: string, body?: unknown, token?: string) => {
    const response = await fetch(`${server}${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}: ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  };
  const { name } = (await signsInElsewhere()) ? airflowAutomation : airflowAdmin;
  const username = await secret('orchestrator', name, 'username');
  const password = await secret('orchestrator', name, 'password');
  const { access_token: token } = (await call('POST', '/auth/token', { username, password })) as {
    access_token: string;
  };
  const request = <T>(method: string, path: string, body?: unknown) =>
    call(method, `/api/v2${path}`, body, token) as Promise<T>;
  const run = (dag: string, id: string) => request<Run>('GET', `/dags/${dag}/dagRuns/${encodeURIComponent(id)}`);
  const tasks = async (dag: string, id: string) =>
    (
      await request<{ task_instances: TaskInstance[] }>(
        'GET',
        `/dags/${dag}/dagRuns/${encodeURIComponent(id)}/taskInstances?limit=200`,
      )
    ).task_instances;
  const runs = async (dag: string) =>
    (await request<{ dag_runs: Run[] }>('GET', `/dags/${dag}/dagRuns?limit=100`)).dag_runs;
  const unpause = (dag: string) => request('PATCH', `/dags/${dag}`, { is_paused: false });
  const dags = async () =>
    (await request<{ dags: { dag_id: string; bundle_version: string | null }[] }>('GET', '/dags?limit=100')).dags;
  const log = async (dag: string, id: string, task: string, attempt: number) => {
    const { content } = await request<{ content: readonly ({ readonly event?: string } | string)[] }>(
      'GET',
      `/dags/${dag}/dagRuns/${encodeURIComponent(id)}/taskInstances/${task}/logs/${attempt}?full_content=true`,
    );
    return content.map((line) => (typeof line === 'string' ? line : (line.event ?? ''))).join('\n');
  };
  return {
    dags,
    current: async (commit) => {
      const head = commit ?? (await jsonpath('{.status.sync.revision}', 'application', 'root', '-n', 'cicd'));
      await until(`Airflow has the DAGs of commit ${head}`, 180, async () => {
        const all = await dags();
        return (all.length > 0 && all.every(({ bundle_version }) => bundle_version === head)) || undefined;
      });
    },
    request,
    run,
    tasks,
    runs,
    importErrors: async () =>
      (await request<{ import_errors: { stack_trace: string }[] }>('GET', '/importErrors')).import_errors.map(
        ({ stack_trace }) => stack_trace,
      ),
    switchOn: async (dag) => {
      await unpause(dag);
      return until(`${dag} has a scheduled run`, 60, async () => {
        const scheduled = (await runs(dag)).filter(({ run_type }) => run_type === 'scheduled');
        return scheduled.at(-1)?.dag_run_id;
      });
    },
    trigger: async (dag, conf = {}) => {
      await unpause(dag);
      return (await request<Run>('POST', `/dags/${dag}/dagRuns`, { logical_date: null, conf })).dag_run_id;
    },
    ended: (dag, id, timeout = 600) =>
      until(`run ${id} of ${dag} is over`, timeout, async () => {
        const state = await run(dag, id);
        return ['success', 'failed'].includes(state.state) ? state : undefined;
      }),
    log,
    written: (dag, id, task, attempt) =>
      until(`the log of ${task} is there`, 60, async () => {
        const text = await log(dag, id, task, attempt);
        return text.includes('s3://airflow-logs/') ? text : undefined;
      }),
  };
}
