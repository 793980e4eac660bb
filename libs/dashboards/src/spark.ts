import { chart, figure, query, table, type Dashboard } from './vocabulary.ts';

export const spark: Dashboard = {
  name: 'spark',
  title: 'Spark',
  rows: [
    [
      figure('Applications that run', 'short', query('sum(kube_sparkapplication_state{state="RUNNING"}) or vector(0)')),
      figure(
        'Applications that failed',
        'short',
        query('sum(kube_sparkapplication_state{state="FAILED"}) or vector(0)'),
      ),
      figure('Executors that run', 'short', query('sum(spark_executor_running_count) or vector(0)')),
    ],
    [table('Applications', 'short', query('kube_sparkapplication_state == 1'))],
    [
      chart('Applications by state', 'short', query('sum by (state) (kube_sparkapplication_state)', '{{state}}')),
      chart(
        'Applications that ended, in an hour',
        'short',
        query('sum(increase(spark_application_success_count[1h]))', 'succeeded'),
        query('sum(increase(spark_application_failure_count[1h]))', 'failed'),
      ),
    ],
    [
      chart(
        'How long applications take on average',
        's',
        query(
          'sum(rate(spark_application_success_execution_time_seconds_sum[1h])) / sum(rate(spark_application_success_execution_time_seconds_count[1h]))',
          'succeeded',
        ),
      ),
      chart(
        'Executors that failed, in an hour',
        'short',
        query('sum(increase(spark_executor_failure_count[1h]))', 'failed'),
      ),
    ],
    [
      chart(
        'Work of the operator that waits',
        'short',
        query('sum by (name) (workqueue_depth{job="spark-operator"})', '{{name}}'),
      ),
    ],
  ],
};
