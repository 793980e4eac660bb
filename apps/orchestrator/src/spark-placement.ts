import type { PodPlacement, SparkContract } from '@headwater/contracts';
import type { Environment } from '@headwater/environment';

/** A label, and the taint that keeps others away. */
const spark = ['headwater.dev/pool', 'spark'] as const;
/** Of Azure's own: https://learn.microsoft.com/azure/aks/spot-node-pool */
const spot = ['kubernetes.azure.com/scalesetpriority', 'spot'] as const;

/** Nodes that have all of these labels and taints, as infra/aks makes them. */
const on = (...labels: readonly (readonly [string, string])[]): PodPlacement => ({
  nodeSelector: Object.fromEntries(labels),
  tolerations: labels.map(([key, value]) => ({ key, operator: 'Equal', value, effect: 'NoSchedule' })),
});

/** Drivers stay on nodes that nobody takes away: with its driver, an application is lost. */
export const sparkPlacement = ({ availability }: Environment): Pick<SparkContract, 'placement'> =>
  availability.kind === 'zones'
    ? {
        placement: {
          driver: on(spark),
          executor: availability.sparkNodes.executors === 'spot' ? on(spark, spot) : on(spark),
        },
      }
    : {};
