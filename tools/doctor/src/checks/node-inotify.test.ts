import { expect, it } from 'vitest';
import { fakeCluster } from '../testing/fake-cluster.ts';
import { patient } from '../testing/patient.ts';
import { pod } from '../testing/pod.ts';
import { nodeInotify } from './node-inotify.ts';

const postgres = pod('postgres-0', {
  metadata: {
    namespace: 'database',
    labels: { 'app.kubernetes.io/name': 'postgres', 'app.kubernetes.io/component': 'server' },
  },
  spec: { nodeName: 'minikube', containers: [] },
  status: { containerStatuses: [{ name: 'postgres', image: '', imageID: '', ready: true, restartCount: 0 }] },
});
const read =
  'exec --namespace=database postgres-0 -- cat /proc/sys/fs/inotify/max_user_instances /proc/sys/fs/inotify/max_user_watches';
const look = (answer: string | Error, nodes = ['minikube']) =>
  nodeInotify.run(
    patient(
      fakeCluster({
        'get nodes': nodes.map((name) => ({ metadata: { name } })),
        'get pods --all-namespaces': [postgres],
        [read]: answer,
      }),
    ),
  );

it('finds nothing where a pod of the node sees high limits', async () => {
  expect(await look('8192\n1048576\n')).toEqual([]);
});

it('names the node whose limits are low', async () => {
  expect(await look('128\n1048576\n')).toMatchObject([
    {
      severity: 'warning',
      subject: "inotify of node 'minikube'",
      what: 'is limited (instances: 128, fewer than 512)',
      mend: 'on the node: sudo sysctl -w fs.inotify.max_user_instances=512',
    },
  ]);
});

it('says so where nobody can look', async () => {
  const found = await look(new Error('kubectl exec: container not found\nmore'), ['minikube', 'other']);
  expect(found.map(({ severity, what }) => `${severity}: ${what}`)).toEqual([
    'note: is not known: kubectl exec: container not found',
    'note: is not known: no pod of PostgreSQL or Airflow runs there',
  ]);
});
