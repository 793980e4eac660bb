import { expect, it } from 'vitest';
import { fakeCluster } from '../testing/fake-cluster.ts';
import { patient } from '../testing/patient.ts';
import { secretFindings, secrets } from './secrets.ts';

const declared = {
  kind: 'Secret',
  namespace: 'orchestrator',
  name: 'airflow-admin',
  madeBy: 'headwater up',
  keys: ['username', 'password'],
};
const live = (hashes: Readonly<Record<string, string>>) => [{ path: 'orchestrator/airflow-admin', hashes }];

it('finds nothing where every key has a value, or the platform works without it', () => {
  expect(secretFindings({ declared: [declared], live: live({ username: 'a', password: 'b' }) })).toEqual([]);
  expect(secretFindings({ declared: [{ ...declared, optional: true }], live: [] })).toEqual([]);
});

it('misses a secret, and says who makes it', () => {
  expect(secretFindings({ declared: [declared], live: [] })).toMatchObject([
    { subject: "secret 'orchestrator/airflow-admin'", what: 'is declared, and not there', mend: './headwater up' },
  ]);
  expect(
    secretFindings({ declared: [{ ...declared, madeBy: 'a person', keys: ['connection'] }], live: [] }),
  ).toMatchObject([
    {
      mend: './headwater kubectl create secret generic airflow-admin --namespace=orchestrator --from-file=connection=<file>',
    },
  ]);
});

it('names the keys that are missing or empty', () => {
  expect(secretFindings({ declared: [declared], live: live({ username: '' }) })).toMatchObject([
    { severity: 'error', what: "has no value under 'username', 'password'" },
  ]);
});

it('reads the secrets of the cluster, and keeps no value', async () => {
  const cluster = fakeCluster({
    'get secrets --all-namespaces --output=json': [
      { metadata: { namespace: 'orchestrator', name: 'airflow-admin' }, data: { password: 'aHVudGVyMg==' } },
    ],
  });
  const found = await secrets.run(patient(cluster));
  expect(found.map(({ subject, what }) => `${subject} ${what}`)).toEqual(
    expect.arrayContaining([
      "secret 'orchestrator/airflow-admin' has no value under 'username'",
      "secret 'database/postgres-superuser' is declared, and not there",
    ]),
  );
  expect(JSON.stringify(found)).not.toMatch(/aHVudGVyMg|hunter2/);
});
