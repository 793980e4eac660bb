import { canaryDag } from '@headwater/contracts';
import type { Alert } from './alert.ts';

const component = 'airflow';

const succeeded = `sum(increase(airflow_dagrun_duration_success_count{dag_id="${canaryDag}"}[15m]))`;

export const airflowAlerts: readonly Alert[] = [
  {
    name: 'SchedulerSilent',
    // it counts one up every five seconds
    expression: 'increase(airflow_scheduler_heartbeat[2m]) == 0 or absent(airflow_scheduler_heartbeat)',
    for: '1m',
    severity: 'critical',
    component,
    summary: 'The scheduler of Airflow has been silent for three minutes: no task begins',
  },
  {
    name: 'CanaryFailing',
    // it runs every five minutes
    expression: `(${succeeded} or vector(0)) == 0`,
    for: '10m',
    severity: 'critical',
    component,
    summary: `For 25 minutes, no run of ${canaryDag} has succeeded: tasks of other DAGs take the same way`,
  },
  {
    name: 'DagFailingRepeatedly',
    // a counter that begins with its first failure does not show that one
    expression: `sum by (dag_id) (increase(airflow_dagrun_duration_failed_count{dag_id!="${canaryDag}"}[1h])) > 1.5`,
    for: '0s',
    severity: 'warning',
    component,
    summary: 'DAG {{ $labels.dag_id }} has failed again and again within the last hour',
  },
];
