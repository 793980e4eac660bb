import { podLabels, serviceAccounts, workloads } from '@headwater/contracts';
import { configMap } from '@headwater/k8s';
import { emit } from '@headwater/yaml';
import type { IConfigMap, IPod } from 'kubernetes-models/v1';
import type { AirflowConfig } from './config.ts';
import { podTemplateFile } from './configuration.ts';
import { connectionEnvironment, dagEnvironment, logEnvironment } from './environment.ts';
import { identityOf } from './identity.ts';
import { airflowPod } from './pod.ts';

export const podTemplateName = 'airflow-pod-template';

/** The template of the pods that run tasks, which the scheduler reads. */
export const podTemplate = (config: AirflowConfig): IConfigMap =>
  configMap('orchestrator', podTemplateName, { [podTemplateFile]: emit(worker(config)) });

/**
 * A pod that runs one task. It has no access to the metadata database and none of its keys.
 * Source: https://airflow.apache.org/docs/apache-airflow-providers-cncf-kubernetes/stable/kubernetes_executor.html
 */
const worker = (config: AirflowConfig): IPod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    // the scheduler gives it its real name
    name: 'airflow-worker',
    namespace: workloads.airflow.worker.namespace,
    labels: { ...workloads.airflow.worker.labels, ...podLabels(identityOf(config).identity) },
    // a task that runs would be lost with its node
    annotations: { 'cluster-autoscaler.kubernetes.io/safe-to-evict': 'false' },
  },
  spec: {
    ...airflowPod(config, {
      account: serviceAccounts.airflowWorker.name,
      callsKubernetes: true,
      waitsFor: 'nothing',
      container: {
        // the scheduler looks for the container of this name
        name: 'base',
        env: [...logEnvironment(config), ...connectionEnvironment(config), ...dagEnvironment(config)],
        resources: config.resources.worker,
      },
      parts: config.dags.task,
    }),
    restartPolicy: 'Never',
    enableServiceLinks: false,
    // a task that is told to stop gets time to stop what it started
    terminationGracePeriodSeconds: 600,
  },
});
