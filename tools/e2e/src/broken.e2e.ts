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
  await until('Argo CD says what is wrong', 120, async () => /many|replicas/.test(await message()));
  const others = Object.entries(await states()).filter(([name]) => name !== 'spark-history');
  expect(others.filter(([, state]) => state !== 'Synced,Healthy')).toEqual([]);
  expect((await states())['spark-history']).not.toBe('Synced,Healthy');
  await copy.revert();
  await copy.push();
  expect((await states())['spark-history']).toBe('Synced,Healthy');
});
