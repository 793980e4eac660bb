import { expect, it } from 'vitest';
import { fakeCluster } from '../testing/fake-cluster.ts';
import { patient } from '../testing/patient.ts';
import { mirrors } from './mirrors.ts';

type Data = Readonly<Record<string, string>>;
const secret = (namespace: string, data: Data) => ({ metadata: { namespace, name: 'postgres-airflow' }, data });
const source: Data = { username: 'YWlyZmxvdw==', password: 'aHVudGVyMg==' };

const look = (mirror: Data | undefined, reflector = { wanted: 1, ready: 1 }) =>
  mirrors.run(
    patient(
      fakeCluster({
        'get secrets --all-namespaces --output=json': [
          secret('database', source),
          ...(mirror ? [secret('orchestrator', mirror)] : []),
        ],
        'get deployments --namespace=management': [
          {
            metadata: { name: 'reflector' },
            spec: { replicas: reflector.wanted },
            status: { readyReplicas: reflector.ready },
          },
        ],
      }),
    ),
  );

it('finds nothing where a mirror is equal to its source, or the source itself is missing', async () => {
  expect(await look(source)).toEqual([]);
});

it('names the key in which a mirror differs, shows no value, and lets Reflector make it again', async () => {
  const found = await look({ ...source, password: 'aHVudGVyMQ==' });
  expect(found).toMatchObject([
    {
      severity: 'error',
      subject: "mirror 'orchestrator/postgres-airflow'",
      what: "differs from its source 'database/postgres-airflow' in 'password'",
      mend: './headwater kubectl delete secret postgres-airflow --namespace=orchestrator',
    },
  ]);
  expect(JSON.stringify(found)).not.toMatch(/aHVudGVy|hunter/);
});

it('starts Reflector again where a mirror is missing, or nobody would make it again', async () => {
  expect(await look(undefined)).toMatchObject([
    {
      what: "of 'database/postgres-airflow' is not there",
      mend: './headwater kubectl rollout restart deployment/reflector --namespace=management',
    },
  ]);
  expect(await look({ ...source, password: 'aHVudGVyMQ==' }, { wanted: 0, ready: 0 })).toMatchObject([
    { mend: './headwater kubectl scale deployment/reflector --namespace=management --replicas=1' },
  ]);
});
