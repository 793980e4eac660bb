import { contentHash, type Resource } from '@headwater/k8s';
import type { IConfigMap, IPodTemplateSpec } from 'kubernetes-models/v1';

export const configHashAnnotation = 'headwater.dev/config-hash';

type WithTemplate = Resource & { readonly spec: { readonly template: IPodTemplateSpec } };

/**
 * The resources, where each pod template that consumes ConfigMaps among them carries their hash:
 * a pod reads environment variables and sub-path mounts only once, so a change must replace it.
 */
export function withConfigHashes(resources: readonly Resource[]): Resource[] {
  const data = configMapData(resources);
  return resources.map((resource) => {
    if (!hasTemplate(resource)) return resource;
    const hash = configHash(resource.spec.template, data);
    if (hash === undefined) return resource;
    return { ...resource, spec: { ...resource.spec, template: annotate(resource.spec.template, hash) } };
  });
}

type ConfigMapData = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** What the ConfigMaps among `resources` hold, by their names. */
export const configMapData = (resources: readonly Resource[]): ConfigMapData =>
  new Map(resources.filter(isConfigMap).map((map) => [map.metadata?.name ?? '', map.data ?? {}]));

/** The hash of those ConfigMaps in `data` that the pods read; undefined where they read none of them. */
export function configHash(template: IPodTemplateSpec, data: ConfigMapData): string | undefined {
  const consumed = consumedConfigMaps(template).filter((name) => data.has(name));
  return consumed.length === 0 ? undefined : contentHash(consumed.map((name) => data.get(name)));
}

/** The names of the ConfigMaps that the pods read, sorted. */
function consumedConfigMaps({ spec }: IPodTemplateSpec): string[] {
  const containers = [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])];
  const names = [
    ...(spec?.volumes ?? []).flatMap(({ configMap, projected }) => [
      configMap?.name,
      ...(projected?.sources ?? []).map((source) => source.configMap?.name),
    ]),
    ...containers.flatMap(({ env, envFrom }) => [
      ...(env ?? []).map(({ valueFrom }) => valueFrom?.configMapKeyRef?.name),
      ...(envFrom ?? []).map(({ configMapRef }) => configMapRef?.name),
    ]),
  ];
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}

const annotate = (template: IPodTemplateSpec, hash: string): IPodTemplateSpec => ({
  ...template,
  metadata: { ...template.metadata, annotations: { ...template.metadata?.annotations, [configHashAnnotation]: hash } },
});

const isConfigMap = (resource: Resource): resource is IConfigMap & Resource => resource.kind === 'ConfigMap';

const hasTemplate = (resource: Resource): resource is WithTemplate =>
  'spec' in resource && typeof resource.spec === 'object' && resource.spec !== null && 'template' in resource.spec;
