import type { IContainer, IService } from 'kubernetes-models/v1';
import { namespaceOf, type Graph } from './graph.ts';
import { once } from './once.ts';
import type { Pods } from './pods.ts';
import { hasLabels } from './selectors.ts';

/** The pods that `service` sends its requests to; none where it has no selector. */
export function podsBehind(graph: Graph, service: IService): readonly Pods[] {
  const namespace = namespaceOf(service as never) ?? 'default';
  const selector = service.spec?.selector ?? {};
  const candidates = Object.entries(selector)
    .map(([key, value]) => podsByLabel(graph).get(label(namespace, key, value)) ?? [])
    // the rarest label leaves the fewest to look at
    .sort((a, b) => a.length - b.length)[0];
  return (candidates ?? []).map(({ pods }) => pods).filter(({ labels }) => hasLabels(labels, selector));
}

/** The Services in front of each group of pods. */
export const servicesByPods = once((graph: Graph): ReadonlyMap<Pods, readonly IService[]> => {
  const pairs = graph
    .of('Service')
    .flatMap(({ resource }) => podsBehind(graph, resource).map((pods) => ({ pods, service: resource })));
  const grouped = Map.groupBy(pairs, ({ pods }) => pods);
  return new Map([...grouped].map(([pods, group]) => [pods, group.map(({ service }) => service)]));
});

/** The containers that answer while the pod runs: sidecars, which start like init containers and stay, included. */
export const runningContainers = ({ spec }: Pods): IContainer[] => [
  ...(spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always'),
  ...spec.containers,
];

/** The ports of `container` that a Service means by `target`, a name or a number. */
export const portsNamed = ({ ports = [] }: IContainer, target: string | number): NonNullable<IContainer['ports']> =>
  ports.filter(({ name, containerPort }) => (typeof target === 'string' ? name : containerPort) === target);

const podsByLabel = once((graph: Graph) => {
  const labelled = graph.pods.flatMap((pods) =>
    Object.entries(pods.labels).map(([key, value]) => ({ pods, label: label(pods.namespace, key, value) })),
  );
  return Map.groupBy(labelled, (entry) => entry.label);
});

const label = (namespace: string, key: string, value: string): string => `${namespace}/${key}=${value}`;
