import { beforeAll, describe, it, expect } from 'vitest';
import { healthy, kubectl, output, repository } from '../harness/machine.ts';
import { observed, type Observed } from '../harness/observed.ts';
import { podByHand } from '../harness/pod-by-hand.ts';
import { timed } from '../harness/pushed-dags.ts';

// as a person would: the root leaves this part of an Application alone
const automated = (application: string, value: object | null): Promise<string> => {
  const patch = JSON.stringify({ spec: { syncPolicy: { automated: value } } });
  return kubectl('patch', 'application', application, '--namespace=cicd', '--type=merge', `--patch=${patch}`);
};
const resume = (application: string) => automated(application, { prune: true, selfHeal: true });
const stop = async (application: string, workload: string, namespace: string) => {
  await automated(application, null);
  await kubectl('scale', workload, `--namespace=${namespace}`, '--replicas=0');
};

const looping = podByHand({ name: 'looping', command: ['false'] });

let platform: Observed;
beforeAll(async () => (platform = await observed()));

describe('an alert fires', () => {
  const fires = (alertname: string, labels: object = {}) =>
    timed(`${alertname} fires`, () => platform.fired({ alertname, ...labels }, 900));

  it('of a scheduler that is silent, an Application that is not as Git says, and a container that ends', async () => {
    await stop('airflow', 'deployment/airflow-scheduler', 'orchestrator');
    await output(`${repository}/headwater`, ['kubectl', 'apply', '--filename=-'], { input: JSON.stringify(looping) });
    await Promise.all([
      fires('SchedulerSilent'),
      fires('PodCrashLooping', { namespace: 'management', pod: 'looping' }),
      fires('ApplicationOutOfSync', { name: 'airflow' }),
    ]);
    expect((await platform.told()).map(({ labels }) => labels['alertname'])).toContain('SchedulerSilent');
    await kubectl('delete', 'pod', 'looping', '--namespace=management');
    await resume('airflow');
    await healthy();
  });

  it('of an object store that is away', async () => {
    await stop('minio', 'statefulset/minio', 'deepstorage');
    await fires('ObjectStoreDown');
    await resume('minio');
    await healthy();
  });

  it('of a database that is away', async () => {
    await stop('postgres', 'statefulset/postgres', 'database');
    await fires('DatabaseDown');
    await resume('postgres');
    await healthy();
  });
});
