import { beforeAll, describe, expect, it } from 'vitest';
import { healthy, kubectl, output, repository, until } from '../harness/machine.ts';
import { dashboardQueries, observed, type Observed } from '../harness/observed.ts';
import { podByHand } from '../harness/pod-by-hand.ts';

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

  it.each(dashboardQueries('prometheus').filter(([, expression]) => !isIdle(expression)))(
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

  // whether there are such lines is another question
  it.each(dashboardQueries('loki'))('is understood by Loki in %s', async (_title, query) => {
    expect(Array.isArray(await platform.lines(query))).toBe(true);
  });

  it('has the lines of a pod that is gone, and those from before Loki itself was replaced', async () => {
    const line = `written at ${Date.now()}`;
    const query = `{k8s_namespace_name="management", k8s_pod_name="gone"} |= "${line}"`;
    const found = () =>
      until('Loki has the line', 120, async () => (await platform.lines(query)).flatMap(({ values }) => values)[0]);
    await output(`${repository}/headwater`, ['kubectl', 'apply', '--filename=-'], {
      input: JSON.stringify(podByHand({ name: 'gone', command: ['sh', '-c', `echo '${line}'; sleep 600`] })),
    });
    const written = await found().finally(() => kubectl('delete', 'pod', 'gone', '--namespace=management'));
    await kubectl('delete', 'pod', 'loki-0', '--namespace=observability');
    expect(await found()).toEqual(written);
    await healthy();
  });
});
