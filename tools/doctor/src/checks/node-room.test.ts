import { expect, it } from 'vitest';
import { fakeCluster } from '../testing/fake-cluster.ts';
import { patient } from '../testing/patient.ts';
import { pod, requesting } from '../testing/pod.ts';
import { nodeRoom } from './node-room.ts';

const foreign = pod('somebody-elses', {
  metadata: { namespace: 'elsewhere' },
  spec: { nodeName: 'minikube', ...requesting('3', '1Gi') },
});
const look = (pods: readonly unknown[]) =>
  nodeRoom.run(
    patient(
      fakeCluster({
        'get nodes': [{ metadata: { name: 'minikube' }, status: { allocatable: { cpu: '4', memory: '16Gi' } } }],
        'get pods --all-namespaces': pods,
      }),
    ),
  );

it('finds nothing where the node offers what the manifests request', async () => {
  expect(await look([])).toEqual([]);
});

it('counts what others hold, but not what has ended', async () => {
  expect(await look([foreign])).toMatchObject([
    {
      severity: 'warning',
      subject: 'the node',
      what: expect.stringMatching(/^offers too little: .* of cpu, \d+m more than the node offers \(1\)$/) as string,
    },
  ]);
  expect(await look([{ ...foreign, status: { phase: 'Succeeded' } }])).toEqual([]);
});
