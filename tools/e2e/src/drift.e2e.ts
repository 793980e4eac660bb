import { afterAll, beforeAll, expect, it } from 'vitest';
import { jsonpath, kubectl, until } from './harness/machine.ts';
import { administrator } from './harness/object-store.ts';
import { workingCopy, type WorkingCopy } from './harness/working-copy.ts';

let copy: WorkingCopy;
beforeAll(async () => (copy = await workingCopy()));
afterAll(async () => {
  await copy.reset();
  copy.remove();
});

const reflector = ['deployment', 'reflector', '-n', 'management'] as const;

it('brings a Deployment that somebody edited back to what Git says', async () => {
  await kubectl('scale', '--replicas=3', ...reflector);
  await until('one replica is wanted', 60, async () => (await jsonpath('{.spec.replicas}', ...reflector)) === '1');
});

it('brings a Deployment that somebody deleted back', async () => {
  const before = await jsonpath('{.metadata.uid}', ...reflector);
  await kubectl('delete', '--wait=false', ...reflector);
  await until('another one is ready', 120, async () => {
    const [uid, ready] = (await jsonpath('{.metadata.uid} {.status.readyReplicas}', ...reflector)).split(' ');
    return uid !== before && ready === '1';
  });
});

it('prunes what is removed from Git', async () => {
  await copy.commit('manifests/minikube/deepstorage/minio/service-minio-console.yaml', () => undefined);
  await copy.push();
  await until(
    'the Service is gone',
    60,
    async () =>
      !(await jsonpath('{.items[*].metadata.name}', 'services', '-n', 'deepstorage'))
        .split(' ')
        .includes('minio-console'),
  );
  await copy.revert();
  await copy.push();
  expect(await jsonpath('{.items[*].metadata.name}', 'services', '-n', 'deepstorage')).toContain('minio-console');
});

it('takes out of an object what is removed from it in Git', async () => {
  const labels = () => jsonpath('{.metadata.labels}', 'service', 'minio-console', '-n', 'deepstorage');
  expect(await labels()).toContain('app.kubernetes.io/name');
  await copy.commit('manifests/minikube/deepstorage/minio/service-minio-console.yaml', (text) =>
    text.replace(/ {2}labels:\n(?: {4}.*\n)+/, ''),
  );
  await copy.push();
  await until('the labels are gone', 60, async () => (await labels()) === '');
  await copy.revert();
  await copy.push();
  expect(await labels()).toContain('app.kubernetes.io/name');
});

it('never prunes a volume, nor what is in it', async () => {
  const request = await administrator();
  expect((await request('PUT', 'landing/e2e/kept', 'text')).status).toBe(200);
  const claims = () =>
    jsonpath('{range .items[*]}{.metadata.name}={.metadata.uid} {end}', 'persistentvolumeclaims', '-n', 'deepstorage');
  const before = await claims();
  await copy.commit('manifests/minikube/deepstorage/minio/statefulset-minio.yaml', () => undefined);
  await copy.push();
  await until(
    'the pods are gone',
    120,
    async () => (await jsonpath('{.items[*].metadata.name}', 'statefulsets', '-n', 'deepstorage')) === '',
  );
  expect(await claims()).toBe(before);
  await copy.revert();
  await copy.push();
  await until('the object is there', 120, async () => (await request('GET', 'landing/e2e/kept')).text === 'text');
  await request('DELETE', 'landing/e2e/kept');
});
