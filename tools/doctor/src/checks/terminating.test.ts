import { afterAll, expect, it, vi } from 'vitest';
import { fakeCluster, type Answers } from '../testing/fake-cluster.ts';
import { patient } from '../testing/patient.ts';
import { terminating } from './terminating.ts';

// ages are in the messages
vi.useFakeTimers({ toFake: ['Date'] });
afterAll(() => void vi.useRealTimers());
const long = new Date(Date.now() - 600_000).toISOString();
const empty = { 'get customresourcedefinitions': [], 'get namespaces': [] };
const objects = 'get pods,jobs,persistentvolumeclaims,persistentvolumes,customresourcedefinitions --all-namespaces';
const look = async (answers: Answers) => {
  const found = await terminating.run(patient(fakeCluster({ ...empty, [objects]: [], ...answers })));
  return found.map(({ subject, what, mend }) => ({ text: `${subject} ${what}`, mend }));
};

const claim = (deletionTimestamp: string) => ({
  kind: 'PersistentVolumeClaim',
  metadata: { namespace: 'database', name: 'data', deletionTimestamp, finalizers: ['kubernetes.io/pvc-protection'] },
});

it('finds nothing where nothing is deleted, or just has been', async () => {
  expect(await look({})).toEqual([]);
  expect(await look({ [objects]: [claim(new Date().toISOString())] })).toEqual([]);
});

it('names the finalizer that holds an object, and takes it away', async () => {
  expect(await look({ [objects]: [claim(long)] })).toEqual([
    {
      text: "PersistentVolumeClaim 'database/data' was deleted 10 minutes ago and does not go: held by kubernetes.io/pvc-protection",
      mend: `./headwater kubectl patch persistentvolumeclaim data --namespace=database --type=merge --patch='{"metadata":{"finalizers":null}}'`,
    },
  ]);
});

it('finds the object that a namespace waits for', async () => {
  const message = (text: string) => ({ type: 'NamespaceContentRemaining', status: 'True', message: text });
  const namespace = {
    metadata: { name: 'old', deletionTimestamp: long },
    status: { conditions: [message('Some resources are remaining: configmaps. has 1 resource instances')] },
  };
  const held = {
    kind: 'ConfigMap',
    metadata: { namespace: 'old', name: 'held', deletionTimestamp: long, finalizers: ['example.com/kept'] },
  };
  expect(await look({ 'get namespaces': [namespace], 'get configmaps --namespace=old': [held] })).toEqual([
    {
      text: "ConfigMap 'old/held' was deleted 10 minutes ago and does not go: held by example.com/kept; and namespace 'old' goes no sooner",
      mend: `./headwater kubectl patch configmap held --namespace=old --type=merge --patch='{"metadata":{"finalizers":null}}'`,
    },
  ]);
});

it('repeats what Kubernetes says of a namespace in which nothing is left to see', async () => {
  const conditions = [{ status: 'True', message: 'Discovery failed for some groups: metrics.k8s.io' }];
  const namespace = { metadata: { name: 'old', deletionTimestamp: long }, status: { conditions } };
  expect(await look({ 'get namespaces': [namespace] })).toMatchObject([
    {
      text: "namespace 'old' was deleted 10 minutes ago and does not go: Discovery failed for some groups: metrics.k8s.io",
    },
  ]);
});
