import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { expect, it } from 'vitest';
import { fakeCluster } from '../testing/fake-cluster.ts';
import { patient } from '../testing/patient.ts';
import { pod } from '../testing/pod.ts';
import { connections } from './connections.ts';

const { manifests } = patient();
const committed = manifests.items
  .map(({ resource }) => resource)
  .filter((resource): resource is INetworkPolicy => resource.kind === 'NetworkPolicy');
const closed = committed.map((policy): INetworkPolicy =>
  policy.metadata?.name === 'airflow-triggerer' ? { ...policy, spec: { ...policy.spec!, ingress: [] } } : policy,
);
const apiServer = pod('airflow-api-server-1', {
  metadata: {
    namespace: 'orchestrator',
    labels: { 'app.kubernetes.io/name': 'airflow', 'app.kubernetes.io/component': 'api-server' },
  },
  status: { containerStatuses: [{ name: 'api-server', image: '', imageID: '', ready: true, restartCount: 0 }] },
});
const slice = (namespace: string, name: string) => ({
  metadata: { namespace, labels: { 'kubernetes.io/service-name': name } },
  endpoints: [{ addresses: ['10.244.0.9'], conditions: { ready: true } }],
});
const ways = {
  'postgres.database.svc:5432': '0 ',
  'kubernetes.default.svc:443': '0 ',
  'airflow-triggerer.orchestrator.svc:8794': '0 ',
  'minio.deepstorage.svc:9000': '0 ',
};
type Address = keyof typeof ways;

/** What is found where only these Services have pods, and the API server of Airflow is told so. */
async function look(
  answers: Partial<Record<Address, string>>,
  policies: readonly INetworkPolicy[] = committed,
  behind = [slice('database', 'postgres'), slice('orchestrator', 'airflow-triggerer'), slice('deepstorage', 'minio')],
) {
  const cluster = fakeCluster({
    'get pods --all-namespaces': [apiServer],
    'get endpointslices --all-namespaces': behind,
    'get networkpolicies --all-namespaces': policies,
  });
  const asked: string[] = [];
  const found = await connections.run(
    patient({
      ...cluster,
      kubectl: (parameters) => {
        const addresses = parameters.slice(parameters.lastIndexOf('bash') + 1) as Address[];
        asked.push(...addresses);
        return Promise.resolve(
          addresses.map((address) => `${address} ${answers[address] ?? ways[address]}\n`).join(''),
        );
      },
    }),
  );
  return { found, asked };
}

it('tries every declared way from a pod, and none to where no pod is ready', async () => {
  const { found, asked } = await look({});
  expect(found).toEqual([]);
  expect(asked.toSorted()).toEqual(Object.keys(ways).toSorted());
  expect((await look({}, committed, [])).asked).toEqual(['kubernetes.default.svc:443']);
});

it('names the NetworkPolicy that is not what Git says, and has it synced', async () => {
  const { found } = await look({ 'airflow-triggerer.orchestrator.svc:8794': '124 ' }, closed);
  expect(found).toMatchObject([
    {
      severity: 'error',
      subject: "connection from 'orchestrator/airflow-api-server' to 'airflow-triggerer.orchestrator.svc:8794'",
      what: "does not come about: no answer within 10 s; NetworkPolicy 'orchestrator/airflow-triggerer' is not what Git says",
      mend: expect.stringMatching(/kubectl patch application orchestrator-foundation --namespace=cicd /) as string,
    },
  ]);
});

it('says what was answered where all policies are as committed', async () => {
  const { found } = await look({ 'postgres.database.svc:5432': '1 bash: connect: Connection refused' });
  expect(found).toMatchObject([
    {
      what: 'does not come about: Connection refused',
      mend: expect.stringMatching(/get networkpolicies --all-namespaces/) as string,
    },
  ]);
});

it('leaves names without an address to the check that asks for them', async () => {
  const said = '1 bash: postgres.database.svc: Name or service not known';
  expect((await look({ 'postgres.database.svc:5432': said })).found).toEqual([]);
});
