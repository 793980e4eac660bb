import type {
  IDaemonSet,
  IDeployment,
  IDeploymentSpec,
  IStatefulSet,
  IStatefulSetSpec,
} from 'kubernetes-models/apps/v1';
import type { IJob, IJobSpec } from 'kubernetes-models/batch/v1';
import type { IPersistentVolumeClaim, IPodSpec, IPodTemplateSpec } from 'kubernetes-models/v1';

/** A group of pods: who they are for Services, NetworkPolicies and selectors. */
export interface Workload<N extends string = string> {
  readonly namespace: N;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** A pod of `workload`, with what this platform wants of every pod. */
export const podTemplate = ({ labels }: Workload, spec: IPodSpec): IPodTemplateSpec => ({
  metadata: { labels: { ...labels } },
  spec: {
    automountServiceAccountToken: false,
    // a Service named 'airflow' would inject AIRFLOW_PORT and the like into every pod
    enableServiceLinks: false,
    ...spec,
  },
});

export const deployment = (
  workload: Workload,
  pod: IPodSpec,
  spec: Partial<Omit<IDeploymentSpec, 'selector' | 'template'>> = {},
): IDeployment => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: metadata(workload),
  spec: {
    replicas: 1,
    selector: { matchLabels: { ...workload.labels } },
    ...spec,
    template: podTemplate(workload, pod),
  },
});

/** A copy of `resource` whose pods carry `labels` too, by which nobody selects them. */
export function withPodLabels<R extends object>(resource: R, labels: Readonly<Record<string, string>>): R {
  const { spec } = resource as { spec?: { template?: IPodTemplateSpec } };
  if (!spec?.template) return resource;
  const { metadata } = spec.template;
  const template = { ...spec.template, metadata: { ...metadata, labels: { ...metadata?.labels, ...labels } } };
  return { ...resource, spec: { ...spec, template } };
}

/** A pod on every node. */
export const daemonSet = (workload: Workload, pod: IPodSpec): IDaemonSet => ({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: metadata(workload),
  spec: { selector: { matchLabels: { ...workload.labels } }, template: podTemplate(workload, pod) },
});

export const statefulSet = (
  workload: Workload,
  pod: IPodSpec,
  { volumeClaimTemplates = [], ...spec }: Omit<IStatefulSetSpec, 'selector' | 'template'>,
): IStatefulSet => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: metadata(workload),
  spec: {
    replicas: 1,
    selector: { matchLabels: { ...workload.labels } },
    ...spec,
    template: podTemplate(workload, pod),
    volumeClaimTemplates,
  },
});

/** A volume of its own for each pod of a StatefulSet, which stays when the pod goes. */
export const volumeClaimTemplate = (name: string, storageClass: string, size: string): IPersistentVolumeClaim => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name },
  spec: {
    accessModes: ['ReadWriteOnce'],
    storageClassName: storageClass,
    resources: { requests: { storage: size } },
  },
});

/**
 * A Job that retries in new pods, so that the log of a failed attempt stays readable. It ends after ten minutes: a sync
 * that waits for it can't be replaced by that of a better commit.
 */
export const job = (
  workload: Workload,
  annotations: Readonly<Record<string, string>>,
  pod: Omit<IPodSpec, 'restartPolicy'>,
  spec: Partial<Omit<IJobSpec, 'template'>> = {},
): IJob => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { ...metadata(workload), annotations: { ...annotations } },
  spec: {
    backoffLimit: 6,
    activeDeadlineSeconds: 600,
    ...spec,
    template: podTemplate(workload, { ...pod, restartPolicy: 'Never' } as IPodSpec),
  },
});

const metadata = ({ name, namespace, labels }: Workload) => ({ name, namespace, labels: { ...labels } });
