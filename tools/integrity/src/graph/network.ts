import { BlockList, isIP } from 'node:net';
import type { INetworkPolicyPeer, INetworkPolicyPort } from 'kubernetes-models/networking.k8s.io/v1';
import { isGroup, type End, type Group } from './ends.ts';
import type { Graph } from './graph.ts';
import { once } from './once.ts';
import { policiesFor, type Direction, type Opening, type Policy } from './policies.ts';
import { namespaceLabels, selects, type Labels } from './selectors.ts';

export interface Connection {
  readonly from: End;
  readonly to: End;
  /** None where the end brings its own: the API server. */
  readonly port?: Port;
}

export interface Port {
  readonly port: number;
  readonly protocol: string;
}

/** Where NetworkPolicies stop a connection: on its way out of `from`, into `to`, both or nowhere. */
export const blockedAt = (graph: Graph, connection: Connection): Direction[] => {
  const { from, to } = connection;
  const outside = isGroup(from) && !passes(graph, 'egress', from, to, connection);
  const inside = isGroup(to) && !passes(graph, 'ingress', to, from, connection);
  return [...(outside ? ['egress' as const] : []), ...(inside ? ['ingress' as const] : [])];
};

/** Pods that no policy selects for a direction are open in it; all others are open where one of theirs says so. */
function passes(graph: Graph, direction: Direction, pods: Group, other: End, connection: Connection): boolean {
  const { about, openedBy } = deciding(graph, direction, pods, other, connection);
  return about.length === 0 || openedBy.length > 0;
}

/** The policies that are about `pods`, and those among them that let the connection through. */
export function deciding(graph: Graph, direction: Direction, pods: Group, other: End, { to, port }: Connection) {
  const about = policiesFor(graph, direction, pods.namespace, pods.labels);
  const ports = isGroup(to) ? to.ports : {};
  const openedBy = about.filter((policy) =>
    policy[direction]?.some((opening) => opens(graph, policy, opening, other, port, ports)),
  );
  return { about, openedBy };
}

const opens = (
  graph: Graph,
  policy: Policy,
  { peers, ports }: Opening,
  other: End,
  port: Port | undefined,
  names: Group['ports'],
): boolean =>
  (peers.length === 0 || peers.some((peer) => isPeer(graph, policy, peer, other))) &&
  (ports.length === 0 || port === undefined || ports.some((opened) => isPort(opened, port, names)));

function isPeer(graph: Graph, { namespace }: Policy, peer: INetworkPolicyPeer, other: End): boolean {
  const { namespaceSelector, podSelector, ipBlock } = peer;
  if (!isGroup(other)) return ipBlock !== undefined && holds(ipBlock, other, rangesOutside(graph));
  if (ipBlock) return false;
  return (
    (namespaceSelector
      ? selects(namespaceSelector, labelsOf(graph, other.namespace))
      : other.namespace === namespace) &&
    (podSelector === undefined || selects(podSelector, other.labels))
  );
}

/** The address ranges that flows lead to outside of the cluster. */
export const rangesOutside = once(
  ({ declared }: Graph): ReadonlySet<string> =>
    new Set(
      declared.flows.flatMap(({ to }) =>
        typeof to === 'object' && 'outside' in to && to.cidr !== undefined ? [to.cidr] : [],
      ),
    ),
);

/** A namespace that nobody renders, as kube-system, has at least the label of its name. */
const labelsOf = (graph: Graph, namespace: string): Labels =>
  namespaceLabels(graph).get(namespace) ?? { 'kubernetes.io/metadata.name': namespace };

/**
 * Whether `block` has the address of `end`. Nobody declares the API server's: it is in a block of its own, while one
 * with exceptions is the world outside of the cluster, and one of `ranges` a part of that. A host name may stand for any
 * address there, where no range is declared for it.
 */
export function holds(
  { cidr, except = [] }: { cidr: string; except?: readonly string[] },
  end: Exclude<End, Group>,
  ranges: ReadonlySet<string>,
): boolean {
  if (end === 'kubernetes-api') return except.length === 0 && !ranges.has(cidr);
  if (end.cidr !== undefined) return isRangeIn(end.cidr, cidr) && !except.some((range) => isRangeIn(range, end.cidr!));
  const host = end.outside.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  if (isIP(host) === 0) return cidr.endsWith('/0');
  return isIn(host, cidr) && !except.some((range) => isIn(host, range));
}

/** Whether all of `inner` is in `outer`. */
export function isRangeIn(inner: string, outer: string): boolean {
  const [network = '', prefix] = inner.split('/');
  return isIn(network, outer) && Number(prefix) >= Number(outer.split('/')[1]);
}

function isIn(address: string, range: string): boolean {
  const [network = '', prefix = ''] = range.split('/');
  if (isIP(network) === 0 || isIP(network) !== isIP(address)) return false;
  const [family, bits] = isIP(network) === 6 ? (['ipv6', 128] as const) : (['ipv4', 32] as const);
  const block = new BlockList();
  block.addSubnet(network, Math.min(Number(prefix) || 0, bits), family);
  return block.check(address, family);
}

/** Ports are those of the pods, not of the Service before them; a name is that of a container's port. */
export function isPort(
  { port, endPort, protocol = 'TCP' }: INetworkPolicyPort,
  wanted: Port,
  names: Group['ports'],
): boolean {
  if (protocol !== wanted.protocol) return false;
  if (port === undefined) return true;
  const first = typeof port === 'string' ? (names[port] ?? Number(port)) : port;
  return endPort === undefined ? wanted.port === first : wanted.port >= first && wanted.port <= endPort;
}
