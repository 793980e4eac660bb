import { asIdentity, serviceAccounts, type AzureIdentity } from '@headwater/contracts';
import { allow, grant, serviceAccount, type Resource } from '@headwater/k8s';
import type { IPolicyRule } from 'kubernetes-models/rbac.authorization.k8s.io/v1';

const { taskPod, airflowWorker, airflowTriggerer } = serviceAccounts;

/**
 * The account of the pods that tasks start, who they are in Azure, and what Airflow may do to start them. They run
 * where none of Airflow's own secrets can be mounted.
 */
export const taskPods = (identity?: AzureIdentity): Resource[] => [
  ...asIdentity([serviceAccount(taskPod)], [taskPod], identity),
  ...grant(taskPod.namespace, 'task-pod-launching', launching, [airflowWorker]),
  ...grant(taskPod.namespace, 'task-pod-following', following, [airflowTriggerer]),
];

/**
 * What KubernetesPodOperator calls. Without pods/exec: it is for results by a sidecar, which the integrity check refuses.
 * Source: https://github.com/apache/airflow/blob/providers-cncf-kubernetes/10.22.0/providers/cncf/kubernetes/src/airflow/providers/cncf/kubernetes/utils/pod_manager.py
 */
const launching: IPolicyRule[] = [
  allow(['create', 'get', 'list', 'watch', 'delete', 'patch'], ['pods']),
  allow(['get'], ['pods/log']),
  allow(['get', 'list', 'watch'], ['events']),
];

/** A deferred task follows its pod from the triggerer. */
const following: IPolicyRule[] = [
  allow(['get', 'list', 'watch', 'delete'], ['pods']),
  allow(['get'], ['pods/log']),
  allow(['get', 'list', 'watch'], ['events']),
];
