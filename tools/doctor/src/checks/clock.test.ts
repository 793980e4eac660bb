import { expect, it } from 'vitest';
import { fakeCluster } from '../testing/fake-cluster.ts';
import { patient } from '../testing/patient.ts';
import { clock, clockFindings } from './clock.ts';

const spelled = (facts: Parameters<typeof clockFindings>[0]) =>
  clockFindings(facts).map(({ severity, subject, what }) => `${severity}: ${subject} ${what}`);

it('finds nothing where clocks are a few seconds apart', () => {
  expect(spelled({ server: 3000, nodes: [{ node: 'minikube', ahead: -11_000 }] })).toEqual([]);
});

it('names the clock that is off, by how much and to which side', () => {
  expect(spelled({ server: -45_000, nodes: [{ node: 'minikube', ahead: 600_000 }] })).toEqual([
    'warning: clock of the API server is 45 s behind this machine’s',
    "error: clock of node 'minikube' is 10 minutes ahead of the API server’s",
  ]);
});

it('reads the clocks from what the API server and the kubelets write', async () => {
  const at = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
  const cluster = fakeCluster({
    'get nodes': [{ metadata: { name: 'minikube' }, status: { conditions: [{ type: 'Ready', status: 'True' }] } }],
    'create configmap headwater-clock --namespace=default --dry-run=server --output=jsonpath={.metadata.creationTimestamp}':
      at(3600),
    'get leases --namespace=kube-node-lease --output=json': [
      { metadata: { name: 'minikube' }, spec: { renewTime: at(3595) } },
      { metadata: { name: 'gone' }, spec: { renewTime: at(-86_400) } },
    ],
  });
  const found = await clock.run(patient(cluster));
  expect(found.map(({ subject, what }) => `${subject} ${what}`)).toEqual([
    'clock of the API server is 60 minutes ahead of this machine’s',
  ]);
});
