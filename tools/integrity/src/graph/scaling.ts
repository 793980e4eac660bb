import type { Resource } from '@headwater/k8s';
import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2';
import type { Item } from './manifests.ts';
import type { Pods } from './pods.ts';

/** Pods of which somebody else decides how many there are count as many as there may be. */
export function withScaling(pods: readonly Pods[], items: readonly Item[]): readonly Pods[] {
  const most = new Map(
    items.flatMap(({ resource }) => (isAutoscaler(resource) ? [[target(resource), resource.spec!.maxReplicas]] : [])),
  );
  if (most.size === 0) return pods;
  return pods.map((each) => {
    const count = most.get(`${each.owner.kind}/${each.namespace}/${each.name}`);
    return count === undefined ? each : { ...each, count };
  });
}

const isAutoscaler = (resource: Resource): resource is Resource & IHorizontalPodAutoscaler =>
  resource.kind === 'HorizontalPodAutoscaler';

const target = ({ metadata, spec }: IHorizontalPodAutoscaler): string =>
  `${spec?.scaleTargetRef.kind}/${metadata?.namespace}/${spec?.scaleTargetRef.name}`;
