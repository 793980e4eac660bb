import type { DeclaredEnd } from '@headwater/contracts';
import type { Graph } from './graph.ts';
import { once } from './once.ts';
import { containersOf, type Pods } from './pods.ts';
import { hasLabels, type Labels } from './selectors.ts';

/** Pods as a NetworkPolicy sees them. */
export interface Group {
  readonly namespace: string;
  readonly labels: Labels;
  /** The ports that their containers name. */
  readonly ports: Readonly<Record<string, number>>;
}

/** One end of a connection. */
export type End = Group | Outside | 'kubernetes-api';

export interface Outside {
  readonly outside: string;
  /** The address range in which it is, where that is known. */
  readonly cidr?: string;
}

export const isGroup = (end: End): end is Group => typeof end === 'object' && 'namespace' in end;

/** What `end` stands for: the rendered pods with its labels or, where somebody else makes them, pods with just these. */
export function endsOf(graph: Graph, end: DeclaredEnd): End[] {
  if (typeof end === 'string' || 'outside' in end) return [end];
  const rendered = podsWith(graph, end.namespace, end.pods).map(groupOf);
  return rendered.length > 0 ? rendered : [{ namespace: end.namespace, labels: end.pods, ports: {} }];
}

/** The rendered pods of `namespace` that have `labels`. */
export function podsWith(graph: Graph, namespace: string, labels: Labels): Pods[] {
  const [label] = Object.entries(labels);
  const candidates = label ? (byLabel(graph).get(`${namespace} ${label.join('=')}`) ?? []) : podsIn(graph, namespace);
  return candidates.filter((pods) => hasLabels(pods.labels, labels));
}

export const podsIn = (graph: Graph, namespace: string): readonly Pods[] => byNamespace(graph).get(namespace) ?? [];

export const groupOf = (pods: Pods): Group => ({
  namespace: pods.namespace,
  labels: pods.labels,
  ports: Object.fromEntries(
    containersOf(pods).flatMap(({ ports }) =>
      (ports ?? []).map(({ name, containerPort }) => [name ?? '', containerPort]),
    ),
  ),
});

/** For messages: `airflow worker in 'orchestrator'`. */
export function titleOf(end: DeclaredEnd): string {
  if (end === 'kubernetes-api') return 'the API server';
  if ('outside' in end) return end.outside;
  return `${Object.values(end.pods).join(' ')} in '${end.namespace}'`;
}

const byLabel = once((graph: Graph): ReadonlyMap<string, readonly Pods[]> => {
  const labelled = graph.pods.flatMap((pods) =>
    Object.entries(pods.labels).map((label) => ({ pods, key: `${pods.namespace} ${label.join('=')}` })),
  );
  const groups = Map.groupBy(labelled, ({ key }) => key);
  return new Map([...groups].map(([key, group]) => [key, group.map(({ pods }) => pods)]));
});

const byNamespace = once((graph: Graph) => Map.groupBy(graph.pods, ({ namespace }) => namespace));
