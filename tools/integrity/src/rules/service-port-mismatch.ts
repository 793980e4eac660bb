import { suggestion } from '@headwater/k8s';
import type { IContainerPort, IService, IServicePort } from 'kubernetes-models/v1';
import { nameOf } from '../graph/graph.ts';
import { podsBehind, portsNamed, runningContainers } from '../graph/services.ts';
import type { Pods } from '../graph/pods.ts';
import type { Rule } from '../rule.ts';

export const servicePortMismatch: Rule = {
  name: 'service-port-mismatch',
  why: 'A Service port that leads to no port of its pods refuses every connection, while the pods are healthy.',
  check: (graph) =>
    graph.of('Service').flatMap(({ file, resource }) => {
      const pods = podsBehind(graph, resource);
      return [
        ...(resource.spec?.ports ?? []).flatMap((port) => (pods.length === 0 ? [] : mismatch(port, pods))),
        ...unnamed(resource),
      ].map((message) => ({ file, message: `Service '${nameOf(resource)}': ${message}` }));
    }),
};

function mismatch({ port, targetPort = port, protocol = 'TCP' }: IServicePort, pods: readonly Pods[]): string[] {
  const containers = pods.flatMap(runningContainers);
  const found = containers.flatMap((container) => portsNamed(container, targetPort));
  if (found.some((candidate) => protocolOf(candidate) === protocol)) return [];
  const [other] = found;
  if (other) {
    return [
      `port ${port} is ${protocol}, but the containers declare '${targetPort}' as ${protocolOf(other)}; make them the same`,
    ];
  }
  const declared = containers.flatMap(({ ports = [] }) => ports);
  return [
    `port ${port} leads to '${targetPort}', which no container of its pods declares${wayOut(targetPort, declared)}`,
  ];
}

function wayOut(target: string | number, declared: readonly IContainerPort[]): string {
  if (declared.length === 0) return '; declare it in a container';
  const names = declared.flatMap(({ name }) => name ?? []);
  const spelled = declared.map(({ name, containerPort }) =>
    name === undefined ? containerPort : `${name} (${containerPort})`,
  );
  return suggestion(String(target), names) || `; they declare ${[...new Set(spelled)].join(', ')}`;
}

/** With several ports, the API server wants a name for each. */
function unnamed({ spec }: IService): string[] {
  const ports = spec?.ports ?? [];
  if (ports.length < 2) return [];
  const repeated = [...Map.groupBy(ports, ({ name }) => name)].filter(
    ([name, { length }]) => name !== undefined && length > 1,
  );
  return [
    ...ports
      .filter(({ name }) => name === undefined)
      .map(({ port }) => `port ${port} has no name among ${ports.length} ports; name it`),
    ...repeated.map(([name, { length }]) => `${length} ports have the name '${name}'; give each its own`),
  ];
}

const protocolOf = ({ protocol = 'TCP' }: IContainerPort): string => protocol;
