import { chart, figure, lines, query, table, type Dashboard } from './vocabulary.ts';

/** Whether all is well, on one page. */
export const platform: Dashboard = {
  name: 'platform',
  title: 'Platform',
  rows: [
    [
      figure('Alerts that fire', 'short', query('count(ALERTS{alertstate="firing"}) or vector(0)')),
      figure('Targets that do not answer', 'short', query('count(up == 0) or vector(0)')),
      figure(
        'Applications that are not healthy',
        'short',
        query('count(argocd_app_info{health_status!="Healthy"}) or vector(0)'),
      ),
      figure('Pods that are not ready', 'short', query('sum(kube_pod_status_phase{phase="Pending"}) or vector(0)')),
    ],
    [table('Alerts', 'short', query('ALERTS'))],
    [
      chart(
        'Memory that pods request',
        'bytes',
        query('sum by (namespace) (kube_pod_container_resource_requests{resource="memory"})', '{{namespace}}'),
      ),
      chart(
        'CPU that pods request',
        'short',
        query('sum by (namespace) (kube_pod_container_resource_requests{resource="cpu"})', '{{namespace}}'),
      ),
    ],
    [
      chart(
        'Restarts in an hour',
        'short',
        query(
          'sum by (namespace, pod) (increase(kube_pod_container_status_restarts_total[1h])) > 0',
          '{{namespace}}/{{pod}}',
        ),
      ),
      chart(
        'Memory quota in use',
        'percentunit',
        query(
          'sum by (namespace) (kube_resourcequota{resource="requests.memory", type="used"}) / sum by (namespace) (kube_resourcequota{resource="requests.memory", type="hard"})',
          '{{namespace}}',
        ),
      ),
    ],
    [lines('Lines that speak of an error', '{k8s_namespace_name=~".+"} |~ "(?i)\\\\b(error|fatal|panic)\\\\b"')],
  ],
};
