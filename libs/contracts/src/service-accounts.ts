import type { ServiceAccountRef } from '@headwater/k8s';
import type { Namespace } from './namespaces.ts';
import { airflow } from './workloads.ts';

const serviceAccount = <N extends Namespace>(namespace: N, name: string): ServiceAccountRef<N> => ({ namespace, name });

/** Runs every task: what a DAG may do in the cluster, this account may. */
export const airflowWorker = serviceAccount('orchestrator', 'airflow-worker');

/** Asks for the certificates of the front door, and proves that its domain is ours. */
export const certificateIssuer = serviceAccount('gateway', 'cert-manager');

/** Waits for what deferred tasks started. */
export const airflowTriggerer = serviceAccount('orchestrator', 'airflow-triggerer');

/** Of everything that runs Airflow's image: each program has its own. */
export const airflowPrograms: readonly ServiceAccountRef<'orchestrator'>[] = [
  ...[airflow.apiServer, airflow.scheduler, airflow.dagProcessor, airflow.migrations, airflow.setup].map(({ name }) =>
    serviceAccount('orchestrator', name),
  ),
  airflowTriggerer,
  airflowWorker,
];

/** Runs Spark drivers, which start their own executors. */
export const sparkDriver = serviceAccount('processing', 'spark-driver');

/** Runs the pods that tasks start: it has no rights, and its pods get no token. */
export const taskPod = serviceAccount('processing', 'task-pod');

/** Shows the event logs of Spark's applications, and removes old ones. */
export const sparkHistory = serviceAccount('processing', 'spark-history');

/** Those of Airflow's programs that write or read logs, or run what DAGs say. */
export const airflowStoreUsers: readonly ServiceAccountRef<'orchestrator'>[] = [
  serviceAccount('orchestrator', airflow.apiServer.name),
  airflowTriggerer,
  airflowWorker,
];

/** All that read or write the object store. */
export const objectStoreUsers: readonly ServiceAccountRef<Namespace>[] = [
  ...airflowStoreUsers,
  sparkDriver,
  taskPod,
  sparkHistory,
];
