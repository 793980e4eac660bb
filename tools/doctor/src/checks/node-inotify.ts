import { workloads } from '@headwater/contracts';
import type { INode, IPod } from 'kubernetes-models/v1';
import { clusterCheck } from '../check.ts';
import { firstLine, type ClusterReader } from '../cluster-reader.ts';
import type { Finding } from '../finding.ts';
import { inotifyFiles, parseLimits, tooLow, type InotifyLimits } from '../inotify.ts';
import { allPods, isReadyOf } from '../pods.ts';

interface NodeLimits {
  readonly node: string;
  /** The limits, or why they are not known. */
  readonly limits: InotifyLimits | string;
}

export const nodeInotify = clusterCheck<readonly NodeLimits[]>({
  name: 'node-inotify',
  looksAt: 'how many inotify instances and watches each node allows, as a pod on it sees them',
  mendedBy: 'sysctl on the node',
  collect: async (cluster) => {
    const [nodes, pods] = await Promise.all([cluster.items<INode>('nodes'), allPods(cluster)]);
    return Promise.all(
      nodes.map(async ({ metadata }) => {
        const node = metadata?.name ?? '';
        return {
          node,
          limits: await limitsOf(
            cluster,
            pods.find((pod) => isOn(node, pod)),
          ),
        };
      }),
    );
  },
  findings: nodeInotifyFindings,
});

// images that have a shell
const withShell = [workloads.postgres.server, workloads.airflow.scheduler, workloads.airflow.dagProcessor];

const isOn = (node: string, pod: IPod): boolean =>
  pod.spec?.nodeName === node && withShell.some((workload) => isReadyOf(workload, pod));

async function limitsOf({ kubectl }: ClusterReader, pod: IPod | undefined): Promise<InotifyLimits | string> {
  if (!pod) return 'no pod of PostgreSQL or Airflow runs there';
  try {
    const program = ['exec', `--namespace=${pod.metadata?.namespace}`, pod.metadata?.name ?? '', '--', 'cat'];
    return parseLimits(await kubectl([...program, ...inotifyFiles]));
  } catch (error) {
    return firstLine((error as Error).message);
  }
}

export function nodeInotifyFindings(nodes: readonly NodeLimits[]): Finding[] {
  return nodes.flatMap(({ node, limits }): Finding[] => {
    const subject = `inotify of node '${node}'`;
    const why = 'kubelet and pods end with ‘too many open files’, now one and now another';
    if (typeof limits === 'string') {
      const mend = 'look again when the platform runs, or read /proc/sys/fs/inotify on the node';
      return [{ severity: 'note', subject, what: `is not known: ${limits}`, why, mend }];
    }
    const { what, settings } = tooLow(limits);
    if (what === '') return [];
    return [
      {
        severity: 'warning',
        subject,
        what: `is limited (${what})`,
        why,
        mend: `on the node: sudo sysctl -w ${settings}`,
      },
    ];
  });
}
