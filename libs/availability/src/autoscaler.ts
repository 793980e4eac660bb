import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2';
import type { Replicated } from './replicated.ts';

/**
 * From as many as there are to `most`, by CPU against what the pods request.
 * Source: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
export const autoscaler = (
  { apiVersion, kind, metadata, spec }: Replicated,
  most: number,
): IHorizontalPodAutoscaler => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: metadata!.name!, namespace: metadata!.namespace! },
  spec: {
    scaleTargetRef: { apiVersion, kind, name: metadata!.name! },
    minReplicas: spec!.replicas!,
    maxReplicas: most,
    // requests are small beside limits: what answers people may use several times as much before it is busy
    metrics: [
      { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 300 } } },
    ],
  },
});
