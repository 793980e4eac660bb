import { beforeAll, describe, expect, it } from 'vitest';
import { healthy, kubectl, output, repository } from '../harness/machine.ts';
import { dashboardQueries, observed, type Observed } from '../harness/observed.ts';
import { podByHand } from '../harness/pod-by-hand.ts';
import { timed } from '../harness/pushed-dags.ts';

/** What has no data until something happens: a failure, a Spark application, a day of work. */
const idle = [
  'ALERTS',
  'argocd_app_info{sync_status!="Synced"} or argocd_app_info{health_status!="Healthy"}',
  'sum by (namespace, pod) (increase(kube_pod_container_status_restarts_total[1h])) > 0',
  /airflow_dagrun_duration_failed/,
  /kube_sparkapplication_state/,
  /spark_(application|executor)_/,
  /airflow_ti_finish/,
  /minio_s3_requests_errors/,
];
const isIdle = (expression: string): boolean =>
  idle.some((known) => (typeof known === 'string' ? known === expression : known.test(expression)));

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

describe('observability', () => {
  let platform: Observed;
  beforeAll(async () => (platform = await observed()));

  it('measures everything that it is to measure', async () => {
    // two turns of asking
    await new Promise((resolve) => setTimeout(resolve, 60_000));
    const targets = await platform.targets();
    expect(targets.length).toBeGreaterThan(10);
    expect(targets.filter(({ health }) => health !== 'up')).toEqual([]);
  });

  it.each(dashboardQueries().filter(([, expression]) => !isIdle(expression)))(
    'shows something in %s',
    async (_title, expression) => {
      expect((await platform.query(expression)).length).toBeGreaterThan(0);
    },
  );

  it('finds what a pod has written by its namespace, its name and its container', async () => {
    const streams = await platform.lines('{k8s_namespace_name="orchestrator", k8s_container_name="scheduler"}');
    expect(streams.map(({ stream }) => stream['k8s_pod_name'])).toContainEqual(
      expect.stringMatching(/^airflow-scheduler-/),
    );
  });

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
});
