import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1';
import type { Replicated } from './replicated.ts';

/**
 * Nodes are emptied one pod after the other. A pod that is ill anyway keeps nobody from it.
 * Source: https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export const disruptionBudget = ({ metadata, spec }: Replicated): IPodDisruptionBudget => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: metadata!.name!, namespace: metadata!.namespace! },
  spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow', selector: spec!.selector },
});
