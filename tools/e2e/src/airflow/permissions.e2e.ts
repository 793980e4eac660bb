import { describe, expect, it } from 'vitest';
import { repository, run } from '../harness/machine.ts';

/** What the API server says to `kubectl auth can-i`, which takes what follows a slash for the name of an object. */
const may = async (account: string, verb: string, resource: string, namespace: string): Promise<boolean> => {
  const [type = '', subresource = ''] = resource.split('/');
  const { stdout } = await run(`${repository}/headwater`, [
    ...['kubectl', 'auth', 'can-i', verb, type, `--subresource=${subresource}`, `--namespace=${namespace}`],
    `--as=system:serviceaccount:${account.replace('/', ':')}`,
  ]);
  return stdout.trim() === 'yes';
};

const worker = 'orchestrator/airflow-worker';
const driver = 'processing/spark-driver';

describe.each([
  [worker, 'create', 'sparkapplications.sparkoperator.k8s.io', 'processing'],
  [worker, 'delete', 'sparkapplications.sparkoperator.k8s.io', 'processing'],
  [worker, 'get', 'sparkapplications.sparkoperator.k8s.io/status', 'processing'],
  [worker, 'get', 'pods/log', 'processing'],
  [worker, 'create', 'pods', 'processing'],
  [driver, 'create', 'pods', 'processing'],
  [driver, 'deletecollection', 'configmaps', 'processing'],
  ['orchestrator/airflow-scheduler', 'create', 'pods', 'orchestrator'],
  ['orchestrator/airflow-api-server', 'get', 'pods/log', 'orchestrator'],
])('%s', (account, verb, resource, namespace) => {
  it(`may ${verb} ${resource} in ${namespace}`, async () => {
    expect(await may(account, verb, resource, namespace)).toBe(true);
  });
});

describe.each([
  // a task that could would read Airflow's own secrets by mounting them
  [worker, 'create', 'pods', 'orchestrator'],
  [worker, 'get', 'secrets', 'orchestrator'],
  [worker, 'get', 'secrets', 'processing'],
  [worker, 'create', 'pods', 'database'],
  [worker, 'create', 'pods/exec', 'processing'],
  [worker, 'create', 'sparkapplications.sparkoperator.k8s.io', 'orchestrator'],
  [worker, 'list', 'nodes', 'default'],
  [worker, 'list', 'namespaces', 'default'],
  [driver, 'get', 'secrets', 'processing'],
  [driver, 'create', 'pods', 'orchestrator'],
  [driver, 'list', 'nodes', 'default'],
  ['processing/task-pod', 'get', 'pods', 'processing'],
  ['processing/task-pod', 'get', 'configmaps', 'processing'],
  ['orchestrator/airflow-dag-processor', 'get', 'pods', 'orchestrator'],
  ['orchestrator/airflow-triggerer', 'create', 'pods', 'processing'],
])('%s', (account, verb, resource, namespace) => {
  it(`may not ${verb} ${resource} in ${namespace}`, async () => {
    expect(await may(account, verb, resource, namespace)).toBe(false);
  });
});
