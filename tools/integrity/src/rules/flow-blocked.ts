import type { DeclaredFlow } from '@headwater/contracts';
import { endsOf, groupOf, isGroup, podsIn, podsWith, titleOf, type End, type Group } from '../graph/ends.ts';
import { declaredFile } from '../graph/files.ts';
import { isDeclared, portsOf } from '../graph/flows.ts';
import { nameOf, type Graph } from '../graph/graph.ts';
import { callsOf, type Call } from '../graph/hosts.ts';
import { blockedAt, type Port } from '../graph/network.ts';
import type { Direction } from '../graph/policies.ts';
import { targetsOf } from '../graph/targets.ts';
import type { Finding, Rule } from '../rule.ts';

export const flowBlocked: Rule = {
  name: 'flow-blocked',
  why: 'A connection that no NetworkPolicy lets through is not refused but dropped: the program hangs until it gives up.',
  check: (graph) => [
    ...graph.declared.flows.flatMap((flow) => flowFindings(graph, flow)),
    ...callFindings(graph),
    ...graph.of('Namespace').flatMap(({ file, resource }) => nameFindings(graph, file, nameOf(resource))),
  ],
};

function flowFindings(graph: Graph, flow: DeclaredFlow): Finding[] {
  const ends = endsOf(graph, flow.from).flatMap((from) => endsOf(graph, flow.to).map((to) => ({ from, to })));
  return (portsOf(flow) ?? [undefined]).flatMap((port) => {
    const blocked = ends.flatMap(({ from, to }) =>
      blockedAt(graph, { from, to, ...(port ? { port } : {}) }).map((direction) => wall(direction, from, to)),
    );
    if (blocked.length === 0) return [];
    const on = port ? ` on ${port.protocol} ${port.port}` : '';
    return [
      {
        file: declaredFile(graph),
        message: `the flow from ${titleOf(flow.from)} to ${titleOf(flow.to)}${on} is blocked: ${[...new Set(blocked)].join(' and ')}; open it there`,
      },
    ];
  });
}

function wall(direction: Direction, from: End, to: End): string {
  const end = direction === 'egress' ? from : to;
  return `no NetworkPolicy of namespace '${isGroup(end) ? end.namespace : ''}' lets it ${direction === 'egress' ? 'out' : 'in'}`;
}

/**
 * Calls that files tell of and no flow does. Pods that share a ConfigMap need not all call what it names:
 * it is enough that one of its readers can.
 */
function callFindings(graph: Graph): Finding[] {
  const calls = callsOf(graph).map((call) => ({ ...call, blocked: blockedCall(graph, call) }));
  const mentions = Map.groupBy(calls, ({ file, host, port }) => `${file} ${host}:${port}`);
  const way = 'declare the flow in libs/contracts/src/flows.ts';
  const findings = [...mentions.values()].flatMap((readers) => {
    const [first] = readers;
    if (!first || first.file === first.pods.file) {
      return readers.flatMap(({ file, pods, host, blocked }) =>
        blocked ? [{ file, message: `${pods.title} calls '${host}', which is blocked ${blocked}; ${way}` }] : [],
      );
    }
    if (!readers.every(({ blocked }) => blocked)) return [];
    const titles = readers.map(({ pods }) => pods.title).join(', ');
    return [
      {
        file: first.file,
        message: `names '${first.host}', which is blocked for all its readers (${titles}) ${first.blocked}; ${way}`,
      },
    ];
  });
  // a host may be written with its port and without
  return [...new Map(findings.map((finding) => [`${finding.file} ${finding.message}`, finding])).values()];
}

/** The port and the wall; undefined where the call gets through, or a flow is blocked with it. */
function blockedCall(graph: Graph, { pods, port, service }: Call): string | undefined {
  if (!service) return undefined;
  const from = groupOf(pods);
  for (const { pods: called, port: target } of targetsOf(graph, service.resource, port)) {
    const to = groupOf(called);
    if (called === pods || isDeclared(graph, 'egress', from, to, target)) continue;
    const [direction] = blockedAt(graph, { from, to, port: target });
    if (direction) return `on ${target.protocol} ${target.port}: ${wall(direction, from, to)}`;
  }
  return undefined;
}

const dns: Group = { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' }, ports: {} };

const dnsPorts: readonly Port[] = [
  { port: 53, protocol: 'UDP' },
  // answers that don't fit into one packet
  { port: 53, protocol: 'TCP' },
];

/** Every pod resolves names: those of files, and those that only a flow knows. */
function nameFindings(graph: Graph, file: string, namespace: string): Finding[] {
  const rendered = podsIn(graph, namespace).map((pods) => ({ title: pods.title, pods: groupOf(pods) }));
  const declared = graph.declared.flows
    .flatMap(({ from, to }) => [from, to])
    .flatMap((end) => {
      if (typeof end === 'string' || !('pods' in end) || end.namespace !== namespace) return [];
      if (podsWith(graph, namespace, end.pods).length > 0) return [];
      return [{ title: titleOf(end), pods: { namespace, labels: end.pods, ports: {} } }];
    });
  return dnsPorts.flatMap((port) => {
    const blocked = [...rendered, ...declared].filter(
      ({ pods }) => blockedAt(graph, { from: pods, to: dns, port }).length > 0,
    );
    const titles = [...new Set(blocked.map(({ title }) => title))];
    if (titles.length === 0) return [];
    return [
      {
        file,
        message: `${titles.join(', ')} can't ask for names: no NetworkPolicy lets ${port.protocol} 53 out to kube-dns in 'kube-system'; open it`,
      },
    ];
  });
}
