import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { fakeCluster } from '../testing/fake-cluster.ts';
import { patient } from '../testing/patient.ts';
import { pod } from '../testing/pod.ts';
import { secretReaders } from './secret-readers.ts';

const scheduler = pod('airflow-scheduler-1', {
  metadata: {
    namespace: 'orchestrator',
    labels: { 'app.kubernetes.io/name': 'airflow', 'app.kubernetes.io/component': 'scheduler' },
  },
  spec: {
    containers: [
      {
        name: 'scheduler',
        env: [
          {
            name: 'AIRFLOW__CORE__FERNET_KEY',
            valueFrom: { secretKeyRef: { name: 'airflow-fernet-key', key: 'fernet-key' } },
          },
          { name: 'AIRFLOW__CORE__EXECUTOR', value: 'KubernetesExecutor' },
        ],
      },
    ],
  },
  status: { containerStatuses: [{ name: 'scheduler', image: '', imageID: '', ready: true, restartCount: 0 }] },
});

/** What is found where the pod started with one value and the secret has another. */
async function look(started: string, now: string | undefined) {
  const cluster = fakeCluster({
    'get pods --all-namespaces': [scheduler],
    'get secrets --all-namespaces --output=json':
      now === undefined
        ? []
        : [
            {
              metadata: { namespace: 'orchestrator', name: 'airflow-fernet-key' },
              data: { 'fernet-key': Buffer.from(now).toString('base64') },
            },
          ],
  });
  return secretReaders.run(
    patient({
      ...cluster,
      kubectl: (parameters, input) => {
        if (parameters[0] !== 'exec') return cluster.kubectl(parameters, input);
        expect(parameters.slice(parameters.lastIndexOf('bash') + 1)).toEqual(['AIRFLOW__CORE__FERNET_KEY']);
        return Promise.resolve(`${createHash('sha256').update(started).digest('hex')}  -\n`);
      },
    }),
  );
}

it('finds nothing where a pod has the value of the secret, or the secret is gone', async () => {
  expect(await look('hunter2', 'hunter2')).toEqual([]);
  expect(await look('hunter2', undefined)).toEqual([]);
});

it('names the pods that started with another value, shows none, and has them started again', async () => {
  const found = await look('hunter2', 'hunter3');
  expect(found).toMatchObject([
    {
      severity: 'warning',
      subject: "secret 'orchestrator/airflow-fernet-key'",
      what: "has another value under 'fernet-key' than 'airflow-scheduler-1' started with",
      mend: './headwater kubectl delete pod airflow-scheduler-1 --namespace=orchestrator',
    },
  ]);
  expect(JSON.stringify(found)).not.toMatch(/hunter/);
});
