import { load, YAMLException } from 'js-yaml';
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
  if (resource.kind === 'ConfigMap') return templatesIn({ file, resource: resource as Resource & IConfigMap });
  const template = templateOf(resource);
  if (!isTemplate(template)) return [];
  const { replicas = 1 } = (resource as { spec?: { replicas?: number } }).spec ?? {};
  return [pods({ file, resource }, template, replicas, `${resource.kind} '${resource.metadata?.name}'`)];
}

/** Whether `text` is a pod that a program makes, as Airflow's KubernetesExecutor makes its workers. */
export const isPodTemplate = (text: string): boolean => text.includes('kind: Pod') && /^kind: Pod$/m.test(text);

interface Templates {
  readonly template?: unknown;
  readonly jobTemplate?: { readonly spec?: { readonly template?: unknown } };
}

function templateOf(resource: Resource): unknown {
  if (resource.kind === 'Pod') return resource;
  const { spec } = resource as { spec?: Templates };
  return spec?.jobTemplate?.spec?.template ?? spec?.template;
}

// other things than pods are made from a template too: an ApplicationSet has Applications there
const isTemplate = (template: unknown): template is IPodTemplateSpec =>
  Array.isArray((template as IPodTemplateSpec | undefined)?.spec?.containers);

function templatesIn({ file, resource }: Item<Resource & IConfigMap>): Pods[] {
  return Object.entries(resource.data ?? {}).flatMap(([key, text]) => {
    const template = isPodTemplate(text) ? parse(text) : undefined;
    if (!isTemplate(template)) return [];
    const title = `pod template '${key}' of ConfigMap '${resource.metadata?.name}'`;
    return [pods({ file, resource }, template, 0, title)];
  });
}

/** Nothing where `text` is a program with a pod in one of its strings. */
function parse(text: string): unknown {
  try {
    return load(text);
  } catch (error) {
    if (error instanceof YAMLException) return undefined;
    throw error;
  }
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
