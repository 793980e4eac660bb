import { afterAll, beforeAll, expect, it } from 'vitest';
import { jsonpath, until } from './harness/machine.ts';
import { workingCopy, type WorkingCopy } from './harness/working-copy.ts';

let copy: WorkingCopy;
beforeAll(async () => (copy = await workingCopy()));
afterAll(async () => {
  await copy.reset();
  copy.remove();
});

const states = async (): Promise<Record<string, string>> =>
  Object.fromEntries(
    (
      await jsonpath(
        '{range .items[*]}{.metadata.name}={.status.sync.status},{.status.health.status}{"\\n"}{end}',
        'applications',
        '-n',
        'cicd',
      )
    )
      .split('\n')
      .map((line) => line.split('=') as [string, string]),
  );
const message = () =>
  jsonpath(
    '{.status.operationState.message} {.status.conditions[*].message}',
    'application',
    'spark-history',
    '-n',
    'cicd',
  );

it('stops at its own Application, says why, and heals when the commit is reverted', async () => {
  await copy.commit('manifests/minikube/processing/spark-history/deployment-spark-history.yaml', (text) =>
    text.replace('replicas: 1', 'replicas: many'),
  );
  await copy.pushWithoutWaiting();
  // applying names the type that the value is not of, comparing on the server named the field
  await until('Argo CD says what is wrong', 120, async () => /many|replicas|int32/.test(await message()));
  // the root is as healthy as the worst of its Applications, and no less in sync for it
  const { root, 'spark-history': broken, ...others } = await states();
  expect(Object.entries(others).filter(([, state]) => state !== 'Synced,Healthy')).toEqual([]);
  expect(root).toMatch(/^Synced,/);
  expect(broken).not.toBe('Synced,Healthy');
  await copy.revert();
  await copy.push();
  expect((await states())['spark-history']).toBe('Synced,Healthy');
});
