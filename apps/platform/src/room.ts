import type { Capacity, Declared } from '@headwater/contracts';
import type { Environment } from '@headwater/environment';
import { formatCpu, formatMemory, parseQuantity } from '@headwater/k8s';

/** What the nodes of an environment offer to pods. */
export function room({ availability, kubernetes }: Environment): Pick<Declared, 'capacity' | 'nodes'> {
  const each = offered(kubernetes.node);
  if (availability.kind === 'one-node') return { capacity: each };
  const { nodes, sparkNodes } = availability;
  return {
    capacity: times(each, nodes.maximum),
    nodes: {
      platform: { each, most: nodes.maximum },
      spark: { each: offered(sparkNodes), most: sparkNodes.maximum },
    },
  };
}

type Node = Pick<Environment['kubernetes']['node'], 'cpu' | 'memory' | 'reserved'>;

const offered = ({ cpu, memory, reserved }: Node): Capacity => ({
  cpu: formatCpu(parseQuantity(cpu) - parseQuantity(reserved.cpu)),
  memory: formatMemory(parseQuantity(memory) - parseQuantity(reserved.memory)),
});

const times = ({ cpu, memory }: Capacity, count: number): Capacity => ({
  cpu: formatCpu(parseQuantity(cpu) * count),
  memory: formatMemory(parseQuantity(memory) * count),
});
