import type { Resource } from '@headwater/k8s';
import type { IDeployment, IStatefulSet } from 'kubernetes-models/apps/v1';
import type { IPodSpec } from 'kubernetes-models/v1';

/** What makes several equal pods. */
export type Replicated = IDeployment | IStatefulSet;

export const isReplicated = (resource: Resource): resource is Resource & Replicated =>
  resource.kind === 'Deployment' || resource.kind === 'StatefulSet';

/** A copy whose pods have `more`. */
export function withPods<R extends Resource>(resource: R, more: Partial<IPodSpec>): R {
  const { spec } = resource as { spec?: { template?: { spec?: IPodSpec } } };
  if (!spec?.template?.spec) return resource;
  const template = { ...spec.template, spec: { ...spec.template.spec, ...more } };
  return { ...resource, spec: { ...spec, template } };
}
