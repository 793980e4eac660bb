import { expect, it } from 'vitest';
import { granted } from '../permissions.ts';
import { fakeCluster } from '../testing/fake-cluster.ts';
import { patient } from '../testing/patient.ts';
import { permissions } from './permissions.ts';

const create = 'create --validate=false --filename=- --output=jsonpath={.status.allowed}{"\\n"}';
const asked = granted(patient().manifests);
const look = (denied: (each: (typeof asked)[number]) => boolean) => {
  const cluster = fakeCluster({ [create]: asked.map((each) => `${!denied(each)}\n`).join('') });
  return { cluster, found: permissions.run(patient(cluster)) };
};
const worker = 'orchestrator/airflow-worker';

it('finds nothing where everything that Git grants is allowed', async () => {
  expect(await look(() => false).found).toEqual([]);
});

it('asks for verbs on subresources and single objects as the committed Roles have them', async () => {
  const { cluster, found } = look(() => false);
  await found;
  const { items } = JSON.parse(cluster.asked[0]![1]) as { items: { spec: object }[] };
  expect(items.map(({ spec }) => spec)).toContainEqual(
    expect.objectContaining({
      user: 'system:serviceaccount:orchestrator:airflow-worker',
      resourceAttributes: { namespace: 'processing', verb: 'get', group: '', resource: 'pods', subresource: 'log' },
    }),
  );
  expect(asked.some(({ name }) => name === 'spark-operator-webhook')).toBe(true);
});

it('names account, verbs, resource and place of what is denied, in one finding each', async () => {
  const found = await look(
    ({ account, resource, subresource }) => account === worker && resource === 'pods' && !subresource,
  ).found;
  expect(found).toMatchObject([
    {
      severity: 'error',
      subject: `service account '${worker}'`,
      what: "may not create, delete, get, list, patch, watch pods in namespace 'processing', which Git grants it",
      mend: expect.stringContaining('annotate application ') as string,
    },
  ]);
});

it('says so where answers are missing', async () => {
  await expect(permissions.run(patient(fakeCluster({ [create]: 'true\n' })))).rejects.toThrow(
    `${asked.length} questions got 1 answers from the API server`,
  );
});
