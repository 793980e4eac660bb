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
const live = (hashes: Readonly<Record<string, string>>) => [
  { path: 'orchestrator/airflow-admin', hashes, malformed: [] },
];

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
  const of = (name: string, key: string, value: string) => ({
    metadata: { namespace: 'orchestrator', name },
    data: { [key]: Buffer.from(value).toString('base64') },
  });
  const cluster = fakeCluster({
    'get secrets --all-namespaces --output=json': [
      of('airflow-automation', 'password', 'hunter2'),
      of('airflow-api-secret-key', 'api-secret-key', 'hunter2\n'),
      of('airflow-fernet-key', 'fernet-key', 'hunter2'),
    ],
  });
  const found = await secrets.run(patient(cluster));
  expect(found.filter(({ what }) => what.startsWith('has under'))).toMatchObject([
    {
      severity: 'error',
      subject: "secret 'orchestrator/airflow-fernet-key'",
      what: "has under 'fernet-key' what is no Fernet key (32 bytes in URL-safe Base64)",
      mend: expect.stringMatching(/^\.\/headwater secrets import <file> --replace brings it back/) as string,
    },
    {
      subject: "secret 'orchestrator/airflow-api-secret-key'",
      what: "has under 'api-secret-key' a value with white space or a line break in it",
      mend: './headwater secrets rotate orchestrator/airflow-api-secret-key',
    },
  ]);
  expect(found.map(({ subject, what }) => `${subject} ${what}`)).toEqual(
    expect.arrayContaining([
      "secret 'orchestrator/airflow-automation' has no value under 'username'",
      "secret 'database/postgres-superuser' is declared, and not there",
    ]),
  );
  expect(JSON.stringify(found)).not.toMatch(/aHVudGVyMg|hunter/);
});
