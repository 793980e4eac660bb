import type { INode } from 'kubernetes-models/v1';
import { clusterCheck } from '../check.ts';
import type { Finding } from '../finding.ts';
import { kubectlCommand } from '../mend.ts';
import { conditionOf, isReady } from '../nodes.ts';

export const nodes = clusterCheck<readonly INode[]>({
  name: 'nodes',
  looksAt: 'whether nodes are ready, open for pods, and not under pressure',
  mendedBy: 'kubectl uncordon, or room on the node',
  collect: ({ items }) => items<INode>('nodes'),
  findings: nodeFindings,
});

// https://kubernetes.io/docs/reference/node/node-status/#condition
const pressures = {
  MemoryPressure: 'its memory is nearly used up',
  DiskPressure: 'its disk is nearly full',
  PIDPressure: 'it runs too many processes',
} as const;

export function nodeFindings(nodes: readonly INode[]): Finding[] {
  return nodes.flatMap((node): Finding[] => {
    const name = node.metadata?.name ?? '';
    const subject = `node '${name}'`;
    const ready = conditionOf(node, 'Ready');
    return [
      ...(isReady(node)
        ? []
        : [
            {
              severity: 'error',
              subject,
              what: `is not ready: ${ready?.message ?? 'its kubelet has never reported'}`,
              why: 'no pod starts on it, and those that are there are soon given up',
              mend: `start it again (./headwater up where it is ours); ${kubectlCommand(`describe node ${name}`)} says more`,
            } satisfies Finding,
          ]),
      ...(node.spec?.unschedulable
        ? [
            {
              severity: nodes.length === 1 ? 'error' : 'warning',
              subject,
              what: 'is closed for new pods (cordoned)',
              why: 'every pod that has to start stays Pending: Airflow’s workers, Spark’s drivers, whatever is restarted',
              mend: kubectlCommand(`uncordon ${name}`),
            } satisfies Finding,
          ]
        : []),
      ...Object.entries(pressures)
        .filter(([type]) => conditionOf(node, type)?.status === 'True')
        .map(([type, meaning]): Finding => ({
          severity: 'error',
          subject,
          what: `has ${type}: ${meaning}`,
          why: 'the kubelet evicts pods until it is over, and accepts none',
          mend: `make room on it; ${kubectlCommand(`describe node ${name}`)} says what takes most`,
        })),
    ];
  });
}
