import { statfsSync } from 'node:fs';
import { availableParallelism, homedir, totalmem } from 'node:os';
import { formatMemory, parseQuantity } from '@headwater/k8s';
import { machineCheck } from '../check.ts';
import type { Finding } from '../finding.ts';
import { claimed, shortages, type Shortage } from '../room.ts';

interface MachineRoom {
  /** Whether a cluster runs: then its nodes have what they need, or `node-room` says so. */
  readonly running: boolean;
  readonly shortages: readonly Shortage[];
  /** In bytes. */
  readonly free: number;
  readonly volumes: number;
}

// images, and what containers write beside volumes: an estimate of what the images of one environment take unpacked
const images = 15 * 1024 ** 3;

export const machineRoom = machineCheck<MachineRoom>({
  name: 'machine-room',
  looksAt: 'cores, memory and free disk of this machine against what the manifests request, before a cluster runs',
  mendedBy: 'a larger machine, or lower requests in environments/',
  collect: ({ cluster, manifests, environment: { kubernetes } }) => {
    const { bavail, bsize } = statfsSync(homedir());
    const { reserved } = kubernetes.node;
    return {
      running: cluster !== undefined,
      shortages: shortages(manifests, {
        cpu: availableParallelism() - parseQuantity(reserved.cpu),
        memory: memory() - parseQuantity(reserved.memory),
      }),
      free: bavail * bsize,
      volumes: claimed(manifests),
    };
  },
  findings: machineRoomFindings,
});

/** Zero, or more than there is, stand for no limit: https://nodejs.org/api/process.html#processconstrainedmemory */
function memory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

export function machineRoomFindings({ running, shortages, free, volumes }: MachineRoom): Finding[] {
  if (running) return [];
  const needed = images + volumes;
  return [
    ...shortages.map(({ what, mend }): Finding => ({
      severity: 'warning',
      subject: 'this machine',
      what: `is too small for a cluster with everything: ${what}`,
      why: 'pods that do not fit stay Pending, and as a rule it is Spark’s executors, which come last',
      mend,
    })),
    ...(free < needed
      ? [
          {
            severity: 'warning',
            subject: 'disk',
            what: `has ${formatMemory(free)} free; images take about ${formatMemory(images)}, and volumes may grow to ${formatMemory(volumes)}`,
            why: 'a node whose disk is full evicts pods and removes images, and a full volume stops PostgreSQL',
            mend: 'free some, or give volumes a smaller size in environments/',
          } satisfies Finding,
        ]
      : []),
  ];
}
