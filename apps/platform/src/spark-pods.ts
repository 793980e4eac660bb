import type { TransientPods } from '@headwater/contracts';
import type { Environment } from '@headwater/environment';
import { formatMemory } from '@headwater/k8s';

/** The pods of as many Spark applications of the usual size as may run at the same time. */
export function sparkPods({ availability, spark }: Environment): TransientPods[] {
  const { applications, driver, executor } = spark;
  const own = availability.kind === 'zones' ? ({ nodes: 'spark' } as const) : {};
  const executors = executor.dynamic?.maximum ?? executor.instances;
  return [
    { name: 'spark driver', namespace: 'processing', count: applications, requests: requests(driver), ...own },
    {
      name: 'spark executor',
      namespace: 'processing',
      count: applications * executors,
      requests: requests(executor),
      ...own,
    },
  ];
}

const requests = ({ coreRequest, memory }: Environment['spark']['driver']) => ({
  cpu: coreRequest,
  memory: formatMemory(podMemory(memory)),
});

/**
 * Bytes that Spark requests for a Python application with a heap of `memory` (`512m`, `2g`).
 * Source: spark.kubernetes.memoryOverheadFactor and spark.driver.minMemoryOverhead,
 * https://spark.apache.org/docs/4.0.0/running-on-kubernetes.html#configuration
 */
function podMemory(memory: string): number {
  const mebibytes = Number(memory.slice(0, -1)) * (memory.endsWith('g') ? 1024 : 1);
  return (mebibytes + Math.max(0.4 * mebibytes, 384)) * 1024 ** 2;
}
