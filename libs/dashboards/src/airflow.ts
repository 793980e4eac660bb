import { chart, figure, query, type Dashboard } from './vocabulary.ts';

export const airflow: Dashboard = {
  name: 'airflow',
  title: 'Airflow',
  rows: [
    [
      figure(
        'Heartbeats of the scheduler in a minute',
        'short',
        query('sum(increase(airflow_scheduler_heartbeat[1m]))'),
      ),
      figure('DAG runs', 'short', query('sum(airflow_scheduler_dagruns_running)')),
      figure('DAG files that cannot be imported', 'short', query('sum(airflow_dag_processing_import_errors)')),
      figure('DAGs', 'short', query('max(airflow_dagbag_size)')),
    ],
    [
      chart(
        'Tasks of the executor',
        'short',
        query('sum(airflow_executor_queued_tasks)', 'queued'),
        query('sum(airflow_executor_running_tasks)', 'running'),
        query('sum(airflow_executor_open_slots)', 'open slots'),
      ),
      chart(
        'Tasks that ended, in five minutes',
        'short',
        query('sum by (state) (increase(airflow_ti_finish[5m]))', '{{state}}'),
      ),
    ],
    [
      chart(
        'How long DAG runs take (95 of 100)',
        's',
        query(
          'histogram_quantile(0.95, sum by (le, dag_id) (rate(airflow_dagrun_duration_success_bucket[1h])))',
          '{{dag_id}}',
        ),
      ),
      chart(
        'DAG runs that failed, in an hour',
        'short',
        query('sum by (dag_id) (increase(airflow_dagrun_duration_failed_count[1h]))', '{{dag_id}}'),
      ),
    ],
    [
      chart(
        'Slots of pools',
        'short',
        query('sum by (pool_name) (airflow_pool_running_slots)', '{{pool_name}} running'),
        query('sum by (pool_name) (airflow_pool_queued_slots)', '{{pool_name}} queued'),
        query('sum by (pool_name) (airflow_pool_open_slots)', '{{pool_name}} open'),
      ),
      chart('To parse all DAG files', 's', query('max(airflow_dag_processing_total_parse_time)', 'all files')),
    ],
    [
      chart(
        'From planned to begun (95 of 100)',
        's',
        query('histogram_quantile(0.95, sum by (le) (rate(airflow_dagrun_schedule_delay_bucket[1h])))', 'DAG runs'),
      ),
      chart(
        'A turn of the scheduler (95 of 100)',
        's',
        query(
          'histogram_quantile(0.95, sum by (le) (rate(airflow_scheduler_scheduler_loop_duration_bucket[5m])))',
          'turn',
        ),
      ),
    ],
  ],
};
