import { fileURLToPath } from 'node:url';
import { readManifests } from '@headwater/integrity';
import type { Resource } from '@headwater/k8s';
import { expect, it } from 'vitest';
import { readersOf } from './readers.ts';

const manifests = readManifests(fileURLToPath(new URL('../../../', import.meta.url)), 'minikube');

const template = `kind: Pod
spec:
  containers:
    - name: base
      env:
        - { name: PASSWORD, valueFrom: { secretKeyRef: { name: login, key: password } } }
`;

const readersIn = (data: Readonly<Record<string, string>>) => {
  const resource = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { namespace: 'orchestrator', name: 'files' },
    data,
  } as Resource;
  return readersOf({ ...manifests, items: [{ file: 'files.yaml', resource }] }, []).filter(
    ({ name }) => name === 'files',
  );
};

it('finds what a pod template in a ConfigMap reads', () => {
  expect(readersIn({ 'pod.yaml': template })).toEqual([
    { namespace: 'orchestrator', kind: 'pod template', name: 'files', secret: 'login' },
  ]);
});

it('takes a program that holds a pod in one of its strings for what it is', () => {
  expect(readersIn({ 'dag.py': `POD = """\n${template}"""\n\n\ndef task():\n    return {"a": [1, 2}\n` })).toEqual([]);
});
