import { afterAll, beforeAll, expect, it } from 'vitest';
import { headwater, jsonpath, kubectl, until } from './harness/machine.ts';
import { workingCopy, type WorkingCopy } from './harness/working-copy.ts';

let copy: WorkingCopy;
beforeAll(async () => (copy = await workingCopy()));
afterAll(async () => {
  await copy.reset();
  copy.remove();
});

it('makes dependents of a late database wait instead of crash, and recover by themselves', async () => {
  await copy.commit('manifests/minikube/database/postgres/statefulset-postgres.yaml', (text) =>
    text.replace('replicas: 1', 'replicas: 0'),
  );
  await copy.pushWithoutWaiting();
  await until(
    'the database is gone',
    120,
    async () =>
      (await jsonpath(
        '{.items[*].metadata.name}',
        'pods',
        '-n',
        'database',
        '-l',
        'app.kubernetes.io/component=server',
      )) === '',
  );
  await kubectl('delete', 'pods', '--namespace=orchestrator', '--all', '--wait=false');
  const waiting = () =>
    jsonpath(
      '{range .items[?(@.status.phase=="Pending")]}{.status.initContainerStatuses[0].state.running.startedAt} {.status.initContainerStatuses[0].restartCount}{"\\n"}{end}',
      'pods',
      '-n',
      'orchestrator',
      '-l',
      'app.kubernetes.io/component=scheduler',
    );
  await until('the scheduler waits in its init container', 180, async () => /Z \d/.test(await waiting()));
  await new Promise((resolve) => setTimeout(resolve, 30_000));
  expect(await waiting()).toMatch(/Z [01]$/m);
  await copy.revert();
  await copy.push();
  const { applications } = JSON.parse(await headwater('up', '--output=json')) as {
    applications: { sync: string; health: string }[];
  };
  expect(applications.filter(({ sync, health }) => sync !== 'Synced' || health !== 'Healthy')).toEqual([]);
});
