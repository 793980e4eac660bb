import type { PodPlacement, SparkContract } from '@headwater/contracts';
import type { Environment } from '@headwater/environment';

// as infra/aks labels and taints them
const label = 'platform.headwater/pool';

const on = (pool: string): PodPlacement => ({
  nodeSelector: { [label]: pool },
  tolerations: [{ key: label, operator: 'Equal', value: pool, effect: 'NoSchedule' }],
});

/** Spot nodes carry a taint of Azure's own, too: https://learn.microsoft.com/azure/aks/spot-node-pool */
const onSpot: PodPlacement = {
  ...on('spark-spot'),
  tolerations: [
    ...on('spark-spot').tolerations,
    { key: 'kubernetes.azure.com/scalesetpriority', operator: 'Equal', value: 'spot', effect: 'NoSchedule' },
  ],
};

/** Drivers stay on nodes that nobody takes away: with its driver, an application is lost. */
export const sparkPlacement = ({ availability }: Environment): Pick<SparkContract, 'placement'> =>
  availability.kind === 'zones'
    ? {
        placement: {
          driver: on('spark'),
          executor: availability.sparkNodes.executors === 'spot' ? onSpot : on('spark'),
        },
      }
    : {};
