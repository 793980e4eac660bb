import { serviceAccounts, workloads } from '@headwater/contracts';
import { allow, grant, serviceAccount, type Resource, type ServiceAccountRef } from '@headwater/k8s';

const namespace = 'orchestrator';

const account = ({ name }: { readonly name: string }): ServiceAccountRef => ({ namespace, name });

const { airflow } = workloads;

/** A ServiceAccount for each program, and what each may do in this namespace. */
export const access = (pgBouncer: boolean): Resource[] => [
  ...[airflow.apiServer, airflow.scheduler, airflow.dagProcessor, airflow.statsd, airflow.migrations, airflow.setup]
    .concat(pgBouncer ? [airflow.pgBouncer] : [])
    .map((workload) => serviceAccount(account(workload))),
  serviceAccount(serviceAccounts.airflowTriggerer),
  serviceAccount(serviceAccounts.airflowWorker),
  ...grant(
    namespace,
    'airflow-pod-launcher',
    [allow(['create', 'delete', 'get', 'list', 'patch', 'watch'], ['pods'])],
    // no task: in this namespace, its pods could mount every secret of Airflow
    [account(airflow.scheduler)],
  ),
  ...grant(
    namespace,
    'airflow-pod-log-reader',
    [allow(['get', 'list', 'watch'], ['pods']), allow(['get', 'list'], ['pods/log'])],
    [account(airflow.apiServer)],
  ),
];
