import type { ILease } from 'kubernetes-models/coordination.k8s.io/v1';
import type { INode } from 'kubernetes-models/v1';
import { clusterCheck } from '../check.ts';
import type { Finding } from '../finding.ts';
import { isReady } from '../nodes.ts';
import { spell } from '../time.ts';

interface Clocks {
  /** How far the API server's clock is ahead of this machine's, in milliseconds. */
  readonly server: number;
  /** How far each node's clock may be ahead of the API server's. */
  readonly nodes: readonly { readonly node: string; readonly ahead: number }[];
}

// the API server counts whole seconds, and kubelets write every ten: https://kubernetes.io/docs/reference/node/node-status/#heartbeats
const tolerated = { server: 30_000, node: 60_000 };
// signatures of the object store may be 15 minutes off, tokens less
const grave = 300_000;

export const clock = clusterCheck<Clocks>({
  name: 'clock',
  looksAt: 'the clocks of this machine, the API server and the nodes',
  mendedBy: 'time synchronization (NTP)',
  collect: async ({ kubectl, items }) => {
    // one that is not ready stopped to write at some time
    const ready = new Set((await items<INode>('nodes')).filter(isReady).map(({ metadata }) => metadata?.name));
    const before = Date.now();
    // what is only tried gets a time stamp as well
    const stamp = ['create', 'configmap', 'headwater-clock', '--namespace=default', '--dry-run=server'];
    const text = await kubectl([...stamp, '--output=jsonpath={.metadata.creationTimestamp}']);
    const after = Date.now();
    const server = ahead(Date.parse(text), before, after);
    // fetched at once: a list of a while ago would look like a clock that is behind
    const leases = JSON.parse(await kubectl(['get', 'leases', '--namespace=kube-node-lease', '--output=json'])) as {
      items: ILease[];
    };
    const now = Date.now() + server;
    return {
      server,
      nodes: leases.items
        .filter(({ metadata }) => ready.has(metadata?.name))
        .map(({ metadata, spec }) => ({
          node: metadata?.name ?? '',
          ahead: Date.parse(spec?.renewTime ?? '') - now,
        })),
    };
  },
  findings: clockFindings,
});

/** 0 where a stamp of whole seconds may have been made between `before` and `after`. */
function ahead(stamp: number, before: number, after: number): number {
  if (stamp > after) return stamp - after;
  return stamp + 1000 < before ? stamp + 1000 - before : 0;
}

export function clockFindings({ server, nodes }: Clocks): Finding[] {
  const clocks = [
    { subject: 'clock of the API server', off: server, than: 'this machine’s', tolerated: tolerated.server },
    ...nodes.map(({ node, ahead }) => ({
      subject: `clock of node '${node}'`,
      off: ahead,
      than: 'the API server’s',
      tolerated: tolerated.node,
    })),
  ];
  return clocks
    .filter(({ off, tolerated }) => Math.abs(off) > tolerated)
    .map(({ subject, off, than }) => ({
      severity: Math.abs(off) > grave ? 'error' : 'warning',
      subject,
      what: `is ${spell(Math.abs(off))} ${off > 0 ? 'ahead of' : 'behind'} ${than}`,
      why: 'tokens of Airflow and signatures of the object store are refused as too old or not yet valid',
      mend: 'timedatectl set-ntp true, on both; after a laptop’s sleep, restart a cluster that is a virtual machine',
    }));
}
