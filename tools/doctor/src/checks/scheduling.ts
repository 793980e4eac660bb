import type { INode, IPod } from 'kubernetes-models/v1';
import { clusterCheck } from '../check.ts';
import type { Finding } from '../finding.ts';
import { kubectlCommand } from '../mend.ts';
import { pathOf } from '../names.ts';
import { allPods, deleteCommandOf, isBare, isOurs } from '../pods.ts';
import { holds, quantity, requestedBy, spellAmount, total, type Amount } from '../room.ts';
import { spell, timeOf } from '../time.ts';

interface Scheduling {
  readonly now: number;
  readonly environment: string;
  /** Of every namespace: whoever has room takes it. */
  readonly pods: readonly IPod[];
  readonly nodes: readonly INode[];
}

export const scheduling = clusterCheck<Scheduling>({
  name: 'scheduling',
  looksAt: 'pods that no node takes, and how much each lacks',
  mendedBy: 'lower requests, waiting for what runs, or a larger node',
  collect: async (cluster, { environment }) => {
    const [pods, nodes] = await Promise.all([allPods(cluster), cluster.items<INode>('nodes')]);
    return { now: Date.now(), environment: environment.name, pods, nodes };
  },
  findings: schedulingFindings,
});

// Spark's pods come together, and some of them wait for others to end
const usual = 60_000;

export function schedulingFindings({ now, environment, pods, nodes }: Scheduling): Finding[] {
  const free = nodes.filter(({ spec }) => !spec?.unschedulable).map((node) => freeOn(node, pods));
  return pods
    .filter(({ metadata }) => isOurs(metadata?.namespace))
    .flatMap((pod): Finding[] => {
      const refused = pod.status?.conditions?.find(
        ({ type, status, reason }) => type === 'PodScheduled' && status === 'False' && reason === 'Unschedulable',
      );
      if (!refused) return [];
      const waits = now - timeOf(refused.lastTransitionTime);
      const message = refused.message ?? '';
      return [
        {
          severity: waits > usual ? 'error' : 'warning',
          subject: `pod '${pathOf(pod)}'${sparkRole(pod)}`,
          what: `has waited ${spell(waits)} for a node: ${sentence(message)}${lack(pod, message, free)}`,
          why: 'it does not run, and neither does what waits for it',
          mend: mend(pod, message, environment),
        },
      ];
    });
}

const freeOn = ({ metadata, status }: INode, pods: readonly IPod[]): Amount => {
  const taken = total(pods.filter((pod) => holds(pod) && pod.spec?.nodeName === metadata?.name).map(requestedBy));
  return {
    cpu: quantity(status?.allocatable?.['cpu']) - taken.cpu,
    memory: quantity(status?.allocatable?.['memory']) - taken.memory,
  };
};

/** `; it asks 2 of cpu, and the roomiest node has 500m free: 1500m are missing`, for each resource of which there is too little. */
function lack(pod: IPod, message: string, free: readonly Amount[]): string {
  const asked = requestedBy(pod);
  return (['cpu', 'memory'] as const)
    .filter((unit) => message.includes(`Insufficient ${unit}`))
    .map((unit) => {
      const most = Math.max(0, ...free.map((each) => each[unit]));
      const [wanted, has, missing] = [asked[unit], most, asked[unit] - most].map((each) => spellAmount(unit, each));
      return `; it asks ${wanted} of ${unit}, and the roomiest node has ${has} free: ${missing} missing`;
    })
    .join('');
}

function mend(pod: IPod, message: string, environment: string): string {
  if (/unschedulable|unbound|PersistentVolumeClaim/i.test(message)) {
    return 'mend the node or the claim that it names; the pod starts by itself then';
  }
  if (isBare(pod) && sparkRole(pod) === '') return kubectlCommand(deleteCommandOf(pod));
  return `wait until what runs has ended, lower requests in environments/${environment}.yaml, or give the node more`;
}

/** https://spark.apache.org/docs/4.0.0/running-on-kubernetes.html: Spark labels its own pods */
const sparkRole = ({ metadata }: IPod): string => {
  const role = metadata?.labels?.['spark-role'];
  return role === undefined ? '' : ` (Spark ${role})`;
};

/** The first: what follows explains why nothing was preempted. */
const sentence = (message: string): string => (message.split('. ')[0] ?? '').replace(/\.$/, '');
