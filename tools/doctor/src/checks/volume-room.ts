import { formatMemory } from '@headwater/k8s';
import type { INode } from 'kubernetes-models/v1';
import { clusterCheck } from '../check.ts';
import type { ClusterReader } from '../cluster-reader.ts';
import type { Finding } from '../finding.ts';
import { isReady } from '../nodes.ts';
import { isOurs } from '../pods.ts';

/** Something that fills up; in bytes. */
interface Volume {
  /** `claim 'database/data-postgres-0'`. */
  readonly title: string;
  readonly used: number;
  readonly capacity: number;
}

export const volumeRoom = clusterCheck<readonly Volume[]>({
  name: 'volume-room',
  looksAt: 'how full volumes and the disks of nodes are, as far as kubelets measure it',
  mendedBy: 'removing data, or a larger volume',
  collect: async (cluster) => {
    const nodes = (await cluster.items<INode>('nodes')).filter(isReady);
    return (await Promise.all(nodes.map(({ metadata }) => volumesOf(cluster, metadata?.name ?? '')))).flat();
  },
  findings: volumeRoomFindings,
});

interface Measured {
  readonly usedBytes?: number;
  readonly capacityBytes?: number;
}

/** As far as it matters here: https://github.com/kubernetes/kubelet/blob/v0.34.0/pkg/apis/stats/v1alpha1/types.go */
interface Summary {
  readonly node: { readonly fs?: Measured };
  readonly pods?: readonly {
    readonly volume?: readonly (Measured & {
      readonly pvcRef?: { readonly namespace: string; readonly name: string };
    })[];
  }[];
}

async function volumesOf({ kubectl }: ClusterReader, node: string): Promise<Volume[]> {
  const { node: itself, pods = [] } = JSON.parse(
    await kubectl(['get', `--raw=/api/v1/nodes/${node}/proxy/stats/summary`]),
  ) as Summary;
  const claims = pods
    .flatMap(({ volume = [] }) => volume)
    .flatMap(({ pvcRef, ...measured }) =>
      pvcRef && isOurs(pvcRef.namespace) ? [volume(`claim '${pvcRef.namespace}/${pvcRef.name}'`, measured)] : [],
    );
  return [volume(`disk of node '${node}'`, itself.fs ?? {}), ...claims];
}

const volume = (title: string, { usedBytes = 0, capacityBytes = 0 }: Measured): Volume => ({
  title,
  used: usedBytes,
  capacity: capacityBytes,
});

// from 85 % on, kubelets remove images: https://kubernetes.io/docs/concepts/architecture/garbage-collection/#container-image-lifecycle
const full = { warning: 0.85, error: 0.95 };

export function volumeRoomFindings(volumes: readonly Volume[]): Finding[] {
  return volumes
    .filter(({ used, capacity }) => capacity > 0 && used / capacity >= full.warning)
    .map(({ title, used, capacity }) => ({
      severity: used / capacity >= full.error ? 'error' : 'warning',
      subject: title,
      what: `is ${Math.floor((used / capacity) * 100)} % full: ${formatMemory(used)} of ${formatMemory(capacity)}`,
      why: 'what writes to it stops when it is full, and a node with a full disk evicts its pods',
      mend: title.startsWith('disk')
        ? 'remove what nobody needs there (images, logs), or give the node a larger disk'
        : 'remove what nobody needs, or raise the size in environments/ where the StorageClass can expand volumes',
    }));
}
