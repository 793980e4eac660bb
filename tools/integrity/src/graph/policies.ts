import type { INetworkPolicy, INetworkPolicyPeer, INetworkPolicyPort } from 'kubernetes-models/networking.k8s.io/v1';
import { nameOf, namespaceOf, type Graph } from './graph.ts';
import type { Item } from './manifests.ts';
import { once } from './once.ts';
import { selects, type Labels, type Selector } from './selectors.ts';

export type Direction = 'ingress' | 'egress';

/** A NetworkPolicy, with what its defaults say spelled out. */
export interface Policy {
  readonly file: string;
  readonly name: string;
  readonly namespace: string;
  /** The pods that it is about. */
  readonly selector: Selector;
  /** What it opens; undefined for a direction that it says nothing of. */
  readonly ingress: readonly Opening[] | undefined;
  readonly egress: readonly Opening[] | undefined;
}

export interface Opening {
  /** None for everybody. */
  readonly peers: readonly INetworkPolicyPeer[];
  /** None for all ports. */
  readonly ports: readonly INetworkPolicyPort[];
}

/** The NetworkPolicies of each namespace. */
export const policiesOf = once((graph: Graph): ReadonlyMap<string, readonly Policy[]> =>
  Map.groupBy(graph.of('NetworkPolicy').map(policy), ({ namespace }) => namespace),
);

/** Those that are about pods with `labels`, and say something of `direction`. */
export const policiesFor = (graph: Graph, direction: Direction, namespace: string, labels: Labels): Policy[] =>
  ['', ...Object.entries(labels).map(labelKey)]
    .flatMap((key) => byLabel(graph).get(`${namespace} ${key}`) ?? [])
    .filter((policy) => policy[direction] !== undefined && selects(policy.selector, labels));

/** By namespace and one label that the pods must have: a namespace may have a policy for each of its pods. */
const byLabel = once((graph: Graph) =>
  Map.groupBy([...policiesOf(graph).values()].flat(), ({ namespace, selector: { matchLabels = {} } }) => {
    const [label] = Object.entries(matchLabels);
    return `${namespace} ${label ? labelKey(label) : ''}`;
  }),
);

const labelKey = ([key, value]: readonly [string, string]): string => `${key}=${value}`;

/** Source of the defaults: https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource */
function policy({ file, resource }: Item<INetworkPolicy>): Policy {
  const { podSelector = {}, policyTypes, ingress = [], egress = [] } = resource.spec ?? {};
  const types = policyTypes ?? ['Ingress', ...(egress.length > 0 ? ['Egress'] : [])];
  return {
    file,
    name: nameOf(resource),
    namespace: namespaceOf(resource) ?? 'default',
    selector: podSelector,
    ingress: types.includes('Ingress')
      ? ingress.map(({ from = [], ports = [] }) => ({ peers: from, ports }))
      : undefined,
    egress: types.includes('Egress') ? egress.map(({ to = [], ports = [] }) => ({ peers: to, ports })) : undefined,
  };
}
