import type { DeclaredEnd, DeclaredFlow } from '@headwater/contracts';
import type { INetworkPolicyPeer } from 'kubernetes-models/networking.k8s.io/v1';
import type { Graph } from './graph.ts';
import { holds, isRangeIn, rangesOutside, type Port } from './network.ts';
import { once } from './once.ts';
import type { Direction } from './policies.ts';
import { hasLabels, type Labels } from './selectors.ts';

/** Pods of one namespace that have at least these labels. */
export interface Selection {
  readonly namespace: string;
  readonly labels: Labels;
}

export type Block = NonNullable<INetworkPolicyPeer['ipBlock']>;

/** Whether a flow says that all of `pods` may talk to all of `other`, or be talked to by it, on `port`. */
export const isDeclared = (
  graph: Graph,
  direction: Direction,
  pods: Selection,
  other: Selection | Block,
  port: Port | undefined,
): boolean =>
  (flowsByEnd(graph).get(`${direction} ${pods.namespace}`) ?? []).some(
    ({ flow, own, peer }) => isWithin(graph, pods, own) && isWithin(graph, other, peer) && hasPort(flow, port),
  );

/** The flows that leave pods of a namespace, and those that reach them. */
const flowsByEnd = once(({ declared }: Graph) => {
  const ends = declared.flows.flatMap((flow) => [
    { direction: 'egress', flow, own: flow.from, peer: flow.to },
    { direction: 'ingress', flow, own: flow.to, peer: flow.from },
  ]);
  return Map.groupBy(
    ends,
    ({ direction, own }) => `${direction} ${typeof own === 'object' && 'pods' in own ? own.namespace : ''}`,
  );
});

/** The ports of a flow: its own, or that of a host outside; undefined where the end alone knows them. */
export function portsOf({ to, ports }: DeclaredFlow): readonly Port[] | undefined {
  if (ports.length > 0) return ports;
  if (to === 'kubernetes-api') return undefined;
  if ('pods' in to) return [];
  return [{ port: Number(/:(\d+)$/.exec(to.outside)?.[1] ?? 443), protocol: 'TCP' }];
}

function isWithin(graph: Graph, end: Selection | Block, declared: DeclaredEnd): boolean {
  if ('cidr' in end) {
    if (declared === 'kubernetes-api') return holds(end, declared, rangesOutside(graph));
    return 'outside' in declared && (declared.cidr === undefined || isRangeIn(end.cidr, declared.cidr));
  }
  return (
    typeof declared === 'object' &&
    'pods' in declared &&
    declared.namespace === end.namespace &&
    hasLabels(end.labels, declared.pods)
  );
}

function hasPort(flow: DeclaredFlow, wanted: Port | undefined): boolean {
  // one that only the end knows is still one port
  if (wanted === undefined) return false;
  const ports = portsOf(flow);
  return (
    ports === undefined || ports.some(({ port, protocol }) => port === wanted.port && protocol === wanted.protocol)
  );
}
