import { expect, it } from 'vitest';
import { fakeCluster } from '../testing/fake-cluster.ts';
import { patient } from '../testing/patient.ts';
import { pod } from '../testing/pod.ts';
import { clusterNames } from './cluster-names.ts';

const pods =
  'get pods --namespace=orchestrator --selector=app.kubernetes.io/name=airflow,app.kubernetes.io/component=scheduler';
const ask = 'exec --namespace=orchestrator scheduler -- getent hosts';
const scheduler = pod('scheduler', {
  status: { containerStatuses: [{ name: 'scheduler', image: '', imageID: '', ready: true, restartCount: 0 }] },
});
const look = (answer: string | Error, running = [scheduler]) =>
  clusterNames.run(
    patient(
      fakeCluster({
        [pods]: running,
        [`${ask} kubernetes.default.svc`]: answer,
        [`${ask} airflow-api-server.orchestrator.svc`]: '10.96.0.9 airflow-api-server.orchestrator.svc',
      }),
    ),
  );

it('finds nothing where a pod finds Services', async () => {
  expect(await look('10.96.0.1 kubernetes.default.svc')).toEqual([]);
});

it('names what has no address', async () => {
  expect(await look(new Error('kubectl exec: command terminated with exit code 2'))).toMatchObject([
    {
      severity: 'error',
      subject: "name 'kubernetes.default.svc'",
      what: "has no address in pod 'orchestrator/scheduler': command terminated with exit code 2",
    },
  ]);
});

it('says so where there is no pod to ask in', async () => {
  expect(await look('', [])).toMatchObject([{ severity: 'note', subject: 'DNS of the cluster' }]);
});
