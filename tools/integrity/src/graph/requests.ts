import type { NodeGroupName } from '@headwater/contracts';
import { parseQuantity } from '@headwater/k8s';
import type { IContainer, IPodSpec } from 'kubernetes-models/v1';
import type { Graph } from './graph.ts';
import { once } from './once.ts';
import { patchedPods } from './patched-pods.ts';

/** Cores and bytes. */
export interface Amount {
  readonly cpu: number;
  readonly memory: number;
}

/** What pods of one kind request together. */
export interface Demand extends Amount {
  readonly title: string;
  readonly namespace: string;
  readonly nodes: NodeGroupName;
}

/**
 * Everything that may run at the same time: what is rendered, the pods that come and go with the work,
 * one Airflow worker, and the largest of the Jobs that run before the rest.
 */
export function demandsOf(graph: Graph, namespace?: string): Demand[] {
  const { lasting, hooks } = allDemands(graph);
  const within = (demand: Demand): boolean => namespace === undefined || demand.namespace === namespace;
  return [...lasting.filter(within), ...largest(hooks.filter(within))];
}

const allDemands = once((graph: Graph) => {
  const rendered = graph.pods.map(({ title, namespace, spec, count, owner }) => {
    // of a template, a program makes as many as it needs: one at least
    const times = owner.kind === 'ConfigMap' ? 1 : count;
    const isHook = owner.metadata?.annotations?.['argocd.argoproj.io/hook'] !== undefined;
    return { isHook, demand: demand(title, namespace, podAmount(spec), times) };
  });
  const transient = graph.declared.transient.map(({ name, namespace, count, requests, nodes }) =>
    demand(name, namespace, amount(requests), count, nodes),
  );
  return {
    lasting: [
      ...rendered.filter((pods) => !pods.isHook).map((pods) => pods.demand),
      ...patchedDemands(graph),
      ...transient,
    ],
    hooks: rendered.filter((pods) => pods.isHook).map((pods) => pods.demand),
  };
});

const patchedDemands = (graph: Graph): Demand[] =>
  patchedPods(graph).map(({ title, namespace, spec }) => demand(title, namespace, podAmount(spec), 1));

const demand = (
  title: string,
  namespace: string,
  { cpu, memory }: Amount,
  times: number,
  nodes: NodeGroupName = 'platform',
): Demand => ({
  title: times > 1 ? `${times} × ${title}` : title,
  namespace,
  nodes,
  cpu: cpu * times,
  memory: memory * times,
});

/** Init containers run one after the other before all others; those that stay run beside them. */
export function podAmount({
  initContainers = [],
  containers,
}: Pick<IPodSpec, 'initContainers' | 'containers'>): Amount {
  let peak = nothing;
  let staying = nothing;
  for (const container of initContainers) {
    const own = containerAmount(container);
    if (container.restartPolicy === 'Always') staying = sum([staying, own]);
    else peak = larger(peak, sum([staying, own]));
  }
  return larger(peak, sum([staying, ...containers.map(containerAmount)]));
}

const nothing: Amount = { cpu: 0, memory: 0 };

/** A container without a request gets its limit as one. */
const containerAmount = ({ resources: { requests = {}, limits = {} } = {} }: Partial<IContainer>): Amount =>
  amount({ cpu: requests['cpu'] ?? limits['cpu'] ?? 0, memory: requests['memory'] ?? limits['memory'] ?? 0 });

export const amount = ({
  cpu,
  memory,
}: {
  readonly cpu: string | number;
  readonly memory: string | number;
}): Amount => ({
  cpu: number(cpu),
  memory: number(memory),
});

function number(quantity: string | number): number {
  try {
    return parseQuantity(quantity);
  } catch {
    // 1e3 is one too; whatever else the API server refuses
    return Number(quantity) || 0;
  }
}

export const sum = (amounts: readonly Amount[]): Amount => ({
  cpu: amounts.reduce((total, { cpu }) => total + cpu, 0),
  memory: amounts.reduce((total, { memory }) => total + memory, 0),
});

const larger = (a: Amount, b: Amount): Amount => ({
  cpu: Math.max(a.cpu, b.cpu),
  memory: Math.max(a.memory, b.memory),
});

const largest = (demands: readonly Demand[]): Demand[] =>
  demands.toSorted((a, b) => b.memory - a.memory || b.cpu - a.cpu).slice(0, 1);
