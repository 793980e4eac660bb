import { expect, it } from 'vitest';
import { fakeCluster } from '../testing/fake-cluster.ts';
import { patient } from '../testing/patient.ts';
import { volumeRoom } from './volume-room.ts';

const look = async (disk: number, claim: number) => {
  const measured = (used: number) => ({ usedBytes: used * 1024 ** 2, capacityBytes: 1000 * 1024 ** 2 });
  const summary = {
    node: { fs: measured(disk) },
    pods: [
      {
        volume: [
          { name: 'configuration', ...measured(1000) },
          { pvcRef: { namespace: 'database', name: 'data-postgres-0' }, ...measured(claim) },
        ],
      },
    ],
  };
  const cluster = fakeCluster({
    'get nodes': [{ metadata: { name: 'minikube' }, status: { conditions: [{ type: 'Ready', status: 'True' }] } }],
    'get --raw=/api/v1/nodes/minikube/proxy/stats/summary': JSON.stringify(summary),
  });
  const found = await volumeRoom.run(patient(cluster));
  return found.map(({ severity, subject, what }) => `${severity}: ${subject} ${what}`);
};

it('finds nothing where there is room', async () => {
  expect(await look(840, 100)).toEqual([]);
});

it('names the disk or the claim that is nearly full, and how full', async () => {
  expect(await look(900, 970)).toEqual([
    "warning: disk of node 'minikube' is 90 % full: 900Mi of 1000Mi",
    "error: claim 'database/data-postgres-0' is 97 % full: 970Mi of 1000Mi",
  ]);
});
