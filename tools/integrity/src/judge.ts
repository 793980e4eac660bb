import type { DagContract, Declared } from '@headwater/contracts';
import type { Resource } from '@headwater/k8s';
import { isGroup, type End, type Group } from './graph/ends.ts';
import { graphOf } from './graph/graph.ts';
import { deciding, type Connection } from './graph/network.ts';
import type { Direction, Policy } from './graph/policies.ts';

/** What NetworkPolicies make of a connection at one of its ends. */
export interface Verdict {
  readonly direction: Direction;
  readonly namespace: string;
  /** The policies that are about the pods there; the connection is free where there are none. */
  readonly about: readonly string[];
  /** Those among them that let it through. */
  readonly openedBy: readonly string[];
}

export type Judge = (connection: Connection) => Verdict[];

/** Judges by NetworkPolicies and Namespaces that are live, or come from anywhere else. */
export function judgeOf(resources: readonly Resource[]): Judge {
  const items = resources.map((resource) => ({ file: '', resource }));
  const declared: Declared = {
    environment: '',
    capacity: { cpu: '0', memory: '0' },
    after: {},
    flows: [],
    runtime: [],
    transient: [],
  };
  const graph = graphOf({ items, declared, contract: {} as DagContract, dags: [] });
  const verdict = (direction: Direction, pods: Group, other: End, connection: Connection): Verdict => {
    const { about, openedBy } = deciding(graph, direction, pods, other, connection);
    return { direction, namespace: pods.namespace, about: about.map(nameOf), openedBy: openedBy.map(nameOf) };
  };
  return (connection) => {
    const { from, to } = connection;
    return [
      ...(isGroup(from) ? [verdict('egress', from, to, connection)] : []),
      ...(isGroup(to) ? [verdict('ingress', to, from, connection)] : []),
    ];
  };
}

const nameOf = ({ name }: Policy): string => name;
