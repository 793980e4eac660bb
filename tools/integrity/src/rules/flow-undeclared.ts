import type { INetworkPolicyPeer, INetworkPolicyPort } from 'kubernetes-models/networking.k8s.io/v1';
import { groupOf, podsWith, titleOf } from '../graph/ends.ts';
import { isDeclared, type Block, type Selection } from '../graph/flows.ts';
import { nameOf, type Graph } from '../graph/graph.ts';
import type { Port } from '../graph/network.ts';
import { policiesOf, type Direction, type Policy } from '../graph/policies.ts';
import { impliedLabels, isEmpty, namespaceLabels, selects } from '../graph/selectors.ts';
import type { Finding, Rule } from '../rule.ts';

export const flowUndeclared: Rule = {
  name: 'flow-undeclared',
  why: 'Nothing talks to anything unless the wiring says so. A wall that is missing, or open where nobody needs it, is found by an intruder.',
  check: (graph) => [
    ...walls(graph),
    ...[...policiesOf(graph).values()]
      .flat()
      .flatMap((policy) => [...openings(graph, policy, 'ingress'), ...openings(graph, policy, 'egress')]),
  ],
};

const directions = ['ingress', 'egress'] as const;

function walls(graph: Graph): Finding[] {
  return graph.of('Namespace').flatMap(({ file, resource }) => {
    const name = nameOf(resource);
    const denying = (policiesOf(graph).get(name) ?? []).filter(({ selector }) => isEmpty(selector));
    const open = directions.filter((direction) => !denying.some((policy) => policy[direction] !== undefined));
    if (open.length === 0) return [];
    return [
      {
        file,
        message: `namespace '${name}' has no NetworkPolicy that denies all ${open.join(' and ')}; add one that selects every pod`,
      },
    ];
  });
}

function openings(graph: Graph, policy: Policy, direction: Direction): Finding[] {
  const finding = (opened: string): Finding => ({
    file: policy.file,
    message: `lets ${opened}, which no flow declares; declare it in libs/contracts/src/flows.ts, or close it`,
  });
  const [everybody, towards] =
    direction === 'ingress' ? ['everybody in', 'in'] : ['its pods reach everything', 'its pods reach'];
  return (policy[direction] ?? []).flatMap(({ peers, ports }) => {
    if (peers.length === 0) return [finding(everybody)];
    return peers.flatMap((peer) =>
      (ports.length > 0 ? ports : [undefined])
        .filter((port) => !isCovered(graph, policy, direction, peer, port))
        .map((port) => finding(`${towards} ${peerTitle(graph, policy, peer)} on ${portTitle(port)}`)),
    );
  });
}

function isCovered(
  graph: Graph,
  { namespace, selector }: Policy,
  direction: Direction,
  peer: INetworkPolicyPeer,
  port: INetworkPolicyPort | undefined,
): boolean {
  const own = { namespace, labels: impliedLabels(selector) };
  const others = othersOf(graph, namespace, peer);
  if (others.length === 0) return false;
  const ports = numbersOf(graph, port, direction === 'egress' ? others : [own]);
  return others.every((other) =>
    ports.every((number) => isDns(direction, other, number) || isDeclared(graph, direction, own, other, number)),
  );
}

/** The pods of a peer by namespace, or its addresses; none where they can't be told, and may be anywhere. */
function othersOf(
  graph: Graph,
  namespace: string,
  { ipBlock, namespaceSelector, podSelector = {} }: INetworkPolicyPeer,
): (Selection | Block)[] {
  if (ipBlock) return [ipBlock];
  const labels = impliedLabels(podSelector);
  if (!namespaceSelector) return [{ namespace, labels }];
  if (isEmpty(namespaceSelector)) return [];
  const named = impliedLabels(namespaceSelector)['kubernetes.io/metadata.name'];
  if (named !== undefined) return [{ namespace: named, labels }];
  return [...namespaceLabels(graph)]
    .filter(([, own]) => selects(namespaceSelector, own))
    .map(([name]) => ({ namespace: name, labels }));
}

/** The numbers behind a port; undefined for one that no flow could name: all of them, or a name that nobody gives. */
function numbersOf(
  graph: Graph,
  opened: INetworkPolicyPort | undefined,
  targets: readonly (Selection | Block)[],
): (Port | undefined)[] {
  const { port, endPort, protocol = 'TCP' } = opened ?? {};
  if (port === undefined) return [undefined];
  if (typeof port === 'number') {
    return Array.from({ length: Math.max(1, (endPort ?? port) - port + 1) }, (_, index) => ({
      port: port + index,
      protocol,
    }));
  }
  const numbers = targets
    .flatMap((target) => ('cidr' in target ? [] : podsWith(graph, target.namespace, target.labels)))
    .map((pods) => groupOf(pods).ports[port])
    .filter((number) => number !== undefined);
  return numbers.length > 0 ? numbers.map((number) => ({ port: number, protocol })) : [undefined];
}

const isDns = (direction: Direction, other: Selection | Block, port: Port | undefined): boolean =>
  direction === 'egress' && 'namespace' in other && other.namespace === 'kube-system' && port?.port === 53;

function peerTitle(graph: Graph, { namespace }: Policy, peer: INetworkPolicyPeer): string {
  const titles = othersOf(graph, namespace, peer).map((other) => {
    if ('cidr' in other) return other.cidr;
    if (Object.keys(other.labels).length > 0) return titleOf({ namespace: other.namespace, pods: other.labels });
    return `${isEmpty(peer.podSelector ?? {}) ? 'every pod' : 'some pods'} in '${other.namespace}'`;
  });
  return titles.join(' and ') || 'pods of any namespace';
}

function portTitle(opened: INetworkPolicyPort | undefined): string {
  if (opened?.port === undefined) return 'every port';
  const { protocol = 'TCP', port, endPort } = opened;
  return `${protocol} ${port}${endPort === undefined ? '' : `-${endPort}`}`;
}
