import { beforeAll, describe, expect, it } from 'vitest';
import { dashboardQueries, observed, type Observed } from '../harness/observed.ts';

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
});
