import { afterAll, beforeAll, expect, it } from 'vitest';
import { jsonpath, until } from './harness/machine.ts';
import { workingCopy, type WorkingCopy } from './harness/working-copy.ts';

let copy: WorkingCopy;
beforeAll(async () => (copy = await workingCopy()));
afterAll(async () => {
  await copy.reset();
  copy.remove();
});

const deployment = 'manifests/minikube/management/reflector/deployment-reflector.yaml';
const ready = () => jsonpath('{.status.readyReplicas}', 'deployment', 'reflector', '-n', 'management');

it('makes a pushed number of replicas live', async () => {
  await copy.commit(deployment, (text) => text.replace('replicas: 1', 'replicas: 2'));
  const start = performance.now();
  await copy.push();
  await until('two replicas are ready', 60, async () => (await ready()) === '2');
  console.log(`push → rolled out: ${((performance.now() - start) / 1000).toFixed(1)} s`);
});

it('makes a pushed value of a ConfigMap live', async () => {
  const path = 'manifests/minikube/deepstorage/minio/configmap-minio-buckets.yaml';
  await copy.commit(path, (text) => text.replace(/^data:$/m, 'data:\n  e2e: live'));
  const start = performance.now();
  await copy.push();
  expect(await jsonpath('{.data.e2e}', 'configmap', 'minio-buckets', '-n', 'deepstorage')).toBe('live');
  console.log(`push → synced: ${((performance.now() - start) / 1000).toFixed(1)} s`);
});
