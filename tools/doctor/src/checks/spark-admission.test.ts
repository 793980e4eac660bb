import { expect, it } from 'vitest';
import { fakeCluster } from '../testing/fake-cluster.ts';
import { patient } from '../testing/patient.ts';
import { sparkAdmission } from './spark-admission.ts';

const create = 'create --namespace=processing --dry-run=server --validate=false --output=name --filename=-';

it('finds nothing where one would be accepted, and keeps none', async () => {
  const cluster = fakeCluster({ [create]: 'sparkapplication.sparkoperator.k8s.io/headwater-doctor\n' });
  expect(await sparkAdmission.run(patient(cluster))).toEqual([]);
  expect(JSON.parse(cluster.asked[0]![1])).toMatchObject({
    kind: 'SparkApplication',
    spec: { sparkVersion: '4.0.4', driver: { serviceAccount: 'spark-driver' } },
  });
});

it('repeats what refused it', async () => {
  const said = `kubectl ${create}: Error from server (InternalError): failed calling webhook: x509: unknown authority`;
  expect(await sparkAdmission.run(patient(fakeCluster({ [create]: new Error(said) })))).toMatchObject([
    {
      severity: 'error',
      subject: "a SparkApplication in 'processing'",
      what: 'is refused: Error from server (InternalError): failed calling webhook: x509: unknown authority',
    },
  ]);
});

it('takes a way that is cut for no answer', async () => {
  const cluster = fakeCluster({ [create]: new Error('kubectl create: Unable to connect to the server: EOF') });
  await expect(sparkAdmission.run(patient(cluster))).rejects.toThrow('Unable to connect');
});
