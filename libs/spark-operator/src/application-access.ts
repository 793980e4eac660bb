import { asIdentity, serviceAccounts, type AzureIdentity } from '@headwater/contracts';
import { allow, grant, serviceAccountWithToken, type Resource } from '@headwater/k8s';
import type { IPolicyRule } from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import { namespace } from './names.ts';

const { sparkDriver, airflowWorker, airflowTriggerer } = serviceAccounts;

/** The account of the drivers, and what Airflow may do to run applications. */
export const applicationAccess = (identity: AzureIdentity | undefined): Resource[] => [
  // Spark makes its pods without saying whether they get a token
  ...asIdentity([serviceAccountWithToken(sparkDriver)], [sparkDriver], identity),
  ...grant(namespace, sparkDriver.name, driving, [sparkDriver]),
  ...grant(namespace, 'spark-submission', submitting, [airflowWorker]),
  ...grant(namespace, 'spark-submit', starting, [airflowWorker]),
  ...grant(namespace, 'spark-following', following, [airflowWorker, airflowTriggerer]),
];

/** A driver starts its executors, and clears away what belongs to them when it ends. */
const driving: IPolicyRule[] = [
  allow(
    ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'],
    ['pods', 'services', 'configmaps', 'persistentvolumeclaims'],
  ),
];

/**
 * What SparkKubernetesOperator calls to submit an application,
 * Source: https://airflow.apache.org/docs/apache-airflow-providers-cncf-kubernetes/stable/operators.html
 */
const submitting: IPolicyRule[] = [
  allow(['create', 'get', 'list', 'watch', 'patch', 'delete'], ['sparkapplications'], 'sparkoperator.k8s.io'),
  allow(['get'], ['sparkapplications/status'], 'sparkoperator.k8s.io'),
  allow(['patch'], ['pods']),
];

/** and to follow its driver and read its log; a deferred task does so from the triggerer. */
const following: IPolicyRule[] = [
  allow(['get', 'list', 'watch', 'delete'], ['pods']),
  allow(['get'], ['pods/log']),
  allow(['get', 'list', 'watch'], ['events']),
];

/**
 * What spark-submit calls in cluster mode: it starts the driver, gives it a Service and two ConfigMaps by server-side
 * apply, which asks for creation too, and watches it; SparkSubmitOperator deletes the driver of a task that is stopped.
 * Source: https://github.com/apache/spark/blob/v4.0.4/resource-managers/kubernetes/core/src/main/scala/org/apache/spark/deploy/k8s/submit/KubernetesClientApplication.scala
 */
const starting: IPolicyRule[] = [
  allow(['create', 'get', 'watch', 'delete'], ['pods']),
  allow(['create', 'patch'], ['services', 'configmaps']),
];
