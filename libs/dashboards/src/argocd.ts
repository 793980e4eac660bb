import { chart, figure, query, table, type Dashboard } from './vocabulary.ts';

export const argocd: Dashboard = {
  name: 'argocd',
  title: 'Argo CD',
  rows: [
    [
      figure('Applications', 'short', query('count(argocd_app_info)')),
      figure('Not in sync', 'short', query('count(argocd_app_info{sync_status!="Synced"}) or vector(0)')),
      figure('Not healthy', 'short', query('count(argocd_app_info{health_status!="Healthy"}) or vector(0)')),
    ],
    [
      table(
        'Applications that are not as Git says',
        'short',
        query('argocd_app_info{sync_status!="Synced"} or argocd_app_info{health_status!="Healthy"}'),
      ),
    ],
    [
      chart('Syncs in an hour', 'short', query('sum by (phase) (increase(argocd_app_sync_total[1h]))', '{{phase}}')),
      chart(
        'To compare an Application (95 of 100)',
        's',
        query('histogram_quantile(0.95, sum by (le) (rate(argocd_app_reconcile_bucket[10m])))', 'comparison'),
      ),
    ],
    [
      chart(
        'Asked of Git, in five minutes',
        'short',
        query('sum by (request_type) (increase(argocd_git_request_total[5m]))', '{{request_type}}'),
      ),
      chart(
        'Memory of its programs',
        'bytes',
        query('sum by (job) (process_resident_memory_bytes{job=~"argocd.*"})', '{{job}}'),
      ),
    ],
  ],
};
