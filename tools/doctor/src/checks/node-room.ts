import { namespaces } from '@headwater/contracts';
import type { INode } from 'kubernetes-models/v1';
import { clusterCheck } from '../check.ts';
import type { Finding } from '../finding.ts';
import { allPods } from '../pods.ts';
import { holds, quantity, requestedBy, shortages, total, type Shortage } from '../room.ts';

interface NodeRoom {
  readonly nodes: number;
  readonly shortages: readonly Shortage[];
}

export const nodeRoom = clusterCheck<NodeRoom>({
  name: 'node-room',
  looksAt: 'what nodes offer against what all manifests request, with a Spark application and an Airflow worker',
  mendedBy: 'lower requests in environments/, or a larger node',
  collect: async (cluster, { manifests }) => {
    const [nodes, pods] = await Promise.all([cluster.items<INode>('nodes'), allPods(cluster)]);
    const offered = total(
      nodes.map(({ status }) => ({
        cpu: quantity(status?.allocatable?.['cpu']),
        memory: quantity(status?.allocatable?.['memory']),
      })),
    );
    // those of Kubernetes itself, and of whoever else shares the cluster
    const foreign = pods.filter((pod) => holds(pod) && !isPlatform(pod.metadata?.namespace));
    const taken = total(foreign.map(requestedBy));
    return {
      nodes: nodes.length,
      shortages: shortages(manifests, { cpu: offered.cpu - taken.cpu, memory: offered.memory - taken.memory }),
    };
  },
  findings: nodeRoomFindings,
});

const isPlatform = (namespace: string | undefined): boolean =>
  (namespaces as readonly (string | undefined)[]).includes(namespace);

export function nodeRoomFindings({ nodes, shortages }: NodeRoom): Finding[] {
  return shortages.map(({ what, mend }) => ({
    severity: 'warning',
    subject: nodes === 1 ? 'the node' : `the ${nodes} nodes together`,
    what: `offer${nodes === 1 ? 's' : ''} too little: ${what}`,
    why: 'pods that do not fit stay Pending, and as a rule it is Spark’s executors, which come last',
    mend,
  }));
}
