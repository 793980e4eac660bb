import { load } from 'js-yaml';
import type { Resource, Workload } from '@headwater/k8s';
import type { IConfigMap, IContainer, IPodSpec, IPodTemplateSpec } from 'kubernetes-models/v1';
import type { Item } from './manifests.ts';

/** Pods that a resource makes, or that somebody makes from a template in a ConfigMap. */
export interface Pods extends Workload {
  readonly file: string;
  /** For messages: `Deployment 'airflow-scheduler'`. */
  readonly title: string;
  readonly owner: Resource;
  readonly annotations: Readonly<Record<string, string>>;
  readonly spec: IPodSpec;
  /** How many run at the same time; none of a template that somebody else uses. */
  readonly count: number;
}

/** Init containers and containers, in the order in which they start. */
export const containersOf = ({ spec }: Pods): IContainer[] => [...(spec.initContainers ?? []), ...spec.containers];

/** The groups of pods that `item` stands for. */
export function podsOf({ file, resource }: Item): Pods[] {
  const spec = (resource as { spec?: { template?: IPodTemplateSpec; replicas?: number } }).spec;
  if (resource.kind === 'ConfigMap') return templatesIn({ file, resource: resource as Resource & IConfigMap });
  if (!spec?.template?.spec) return [];
  return [pods({ file, resource }, spec.template, spec.replicas ?? 1, `${resource.kind} '${resource.metadata?.name}'`)];
}

/** Pod templates that a program reads from its configuration, as Airflow's KubernetesExecutor does. */
function templatesIn({ file, resource }: Item<Resource & IConfigMap>): Pods[] {
  return Object.entries(resource.data ?? {}).flatMap(([key, text]) => {
    if (!/^kind: Pod$/m.test(text)) return [];
    const title = `pod template '${key}' of ConfigMap '${resource.metadata?.name}'`;
    return [pods({ file, resource }, load(text) as IPodTemplateSpec, 0, title)];
  });
}

const pods = ({ file, resource }: Item, { metadata, spec }: IPodTemplateSpec, count: number, title: string): Pods => ({
  file,
  title,
  owner: resource,
  name: resource.metadata?.name ?? '',
  namespace: resource.metadata?.namespace ?? 'default',
  labels: metadata?.labels ?? {},
  annotations: metadata?.annotations ?? {},
  spec: spec as IPodSpec,
  count,
});
