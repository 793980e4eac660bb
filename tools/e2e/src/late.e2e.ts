import { afterAll, expect, it } from 'vitest';
import { healthy, jsonpath, kubectl, until } from './harness/machine.ts';

// as a person would: the root leaves this part of an Application alone
const automated = async (value: object | null): Promise<void> => {
  const patch = JSON.stringify({ spec: { syncPolicy: { automated: value } } });
  await kubectl('patch', 'application', 'postgres', '--namespace=cicd', '--type=merge', `--patch=${patch}`);
};
const resume = () => automated({ prune: true, selfHeal: true });
afterAll(resume);

const pods = (namespace: string, component: string, path: string) =>
  jsonpath(
    `{range .items[*]}${path}{"\\n"}{end}`,
    'pods',
    '-n',
    namespace,
    '-l',
    `app.kubernetes.io/component=${component}`,
  );

it('makes dependents of a late database wait instead of crash, and recover by themselves', async () => {
  await automated(null);
  await kubectl('scale', 'statefulset/postgres', '--namespace=database', '--replicas=0');
  await until('the database is gone', 120, async () => (await pods('database', 'server', '{.metadata.name}')) === '');
  await kubectl('delete', 'pods', '--namespace=orchestrator', '--all', '--wait=false', '--grace-period=1');
  const waiting = () =>
    pods(
      'orchestrator',
      'scheduler',
      '{.status.initContainerStatuses[0].state.running.startedAt} {.status.initContainerStatuses[0].restartCount}',
    );
  await until('the scheduler waits in its init container', 180, async () => /Z \d/.test(await waiting()));
  await new Promise((resolve) => setTimeout(resolve, 30_000));
  expect(await waiting()).toMatch(/Z 0$/m);
  await resume();
  await healthy();
});
