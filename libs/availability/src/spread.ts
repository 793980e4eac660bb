import type { ITopologySpreadConstraint } from 'kubernetes-models/v1';
import type { Replicated } from './replicated.ts';

/**
 * Two of them never on one node, and in different zones as long as those have room: a zone that has none must not keep
 * a pod from starting. A new version is spread by itself, or the old one would be in its way.
 * Source: https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export const spread = ({ kind, spec }: Replicated): ITopologySpreadConstraint[] => {
  const among = {
    maxSkew: 1,
    labelSelector: spec!.selector,
    ...(kind === 'Deployment' ? { matchLabelKeys: ['pod-template-hash'] } : {}),
  };
  return [
    { topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'DoNotSchedule', ...among },
    { topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway', ...among },
  ];
};
