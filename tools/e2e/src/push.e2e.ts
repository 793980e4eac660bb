import { afterAll, beforeAll, it } from 'vitest';
import { jsonpath, until } from './harness/machine.ts';
import { workingCopy, type WorkingCopy } from './harness/working-copy.ts';

let copy: WorkingCopy;
beforeAll(async () => (copy = await workingCopy()));
afterAll(async () => {
  await copy.reset();
  copy.remove();
});

/** Pushes and tells how long after it `states` have come true, one after the other. */
async function push(states: Readonly<Record<string, () => Promise<boolean>>>): Promise<void> {
  await copy.pushWithoutWaiting();
  const start = performance.now();
  for (const [state, isTrue] of Object.entries(states)) {
    await until(state, 60, isTrue);
    console.log(`push → ${state}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
}

const isSynced = async (application: string) =>
  (await jsonpath('{.status.sync.status} {.status.sync.revision}', 'application', application, '-n', 'cicd')) ===
  `Synced ${await copy.head()}`;

it('makes a pushed number of replicas live', async () => {
  const path = 'manifests/minikube/management/reflector/deployment-reflector.yaml';
  await copy.commit(path, (text) => text.replace('replicas: 1', 'replicas: 2'));
  const ready = () => jsonpath('{.status.readyReplicas}', 'deployment', 'reflector', '-n', 'management');
  await push({
    synced: () => isSynced('reflector'),
    'rolled out': async () => (await ready()) === '2',
  });
});

it('makes a pushed value of a ConfigMap live', async () => {
  const path = 'manifests/minikube/deepstorage/minio/configmap-minio-buckets.yaml';
  await copy.commit(path, (text) => text.replace(/^data:$/m, 'data:\n  e2e: live'));
  const value = () => jsonpath('{.data.e2e}', 'configmap', 'minio-buckets', '-n', 'deepstorage');
  await push({ live: async () => (await value()) === 'live', synced: () => isSynced('minio') });
});
