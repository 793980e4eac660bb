import type { Environment } from '@headwater/environment';

/**
 * Executors come while tasks wait for one, and go when they have nothing to do and hold nothing that is still read: there
 * is no other service that would keep it.
 * Source: https://spark.apache.org/docs/4.0.4/job-scheduling.html#dynamic-resource-allocation
 */
export const dynamicAllocation = ({ executor }: Environment['spark']): Record<string, string> =>
  executor.dynamic
    ? {
        'spark.dynamicAllocation.enabled': 'true',
        'spark.dynamicAllocation.shuffleTracking.enabled': 'true',
        'spark.dynamicAllocation.initialExecutors': String(executor.instances),
        'spark.dynamicAllocation.minExecutors': String(executor.dynamic.minimum),
        'spark.dynamicAllocation.maxExecutors': String(executor.dynamic.maximum),
      }
    : {};

/**
 * A node that is taken away says so half a minute before: its executors hand over what they hold.
 * Source: https://spark.apache.org/docs/4.0.4/configuration.html#spark-properties (spark.decommission.*)
 */
export const decommissioning = ({ availability }: Environment): Record<string, string> =>
  availability.kind === 'zones'
    ? {
        'spark.decommission.enabled': 'true',
        'spark.storage.decommission.enabled': 'true',
        'spark.storage.decommission.rddBlocks.enabled': 'true',
        'spark.storage.decommission.shuffleBlocks.enabled': 'true',
      }
    : {};
