import { suggestion } from '@headwater/k8s';
import type { IService } from 'kubernetes-models/v1';
import type { Address } from '../graph/addresses.ts';
import type { Graph } from '../graph/graph.ts';
import { mentionsOf } from '../graph/hosts.ts';
import { podsBehind, runningContainers } from '../graph/services.ts';
import type { Rule } from '../rule.ts';

export const hostUnanswered: Rule = {
  name: 'host-unanswered',
  why: 'A program that calls a host nobody answers waits, retries and fails, long after everything is healthy.',
  check: (graph) =>
    mentionsOf(graph).flatMap(({ file, title, address }) => {
      const problem = problemOf(graph, address);
      return problem === undefined ? [] : [{ file, message: `${title}: ${problem}` }];
    }),
};

function problemOf(graph: Graph, address: Address): string | undefined {
  const { host, service: name, namespace, port } = address;
  if (namespace === 'default' && name === 'kubernetes') return undefined;
  const service = graph.find('Service', namespace, name)?.resource;
  if (!service) {
    if (graph.runtime('Service', namespace, name)) return undefined;
    return `host '${host}' is a Service that nobody makes in namespace '${namespace}'${wayOut(graph, address)}`;
  }
  if (port === undefined || answers(graph, service, port)) return undefined;
  const ports = (service.spec?.ports ?? []).map((known) => known.port).join(', ');
  return `host '${host}' does not answer on port ${port}; Service '${name}' has ${ports}`;
}

/** Whether `service` has `port`; without an address of its own, its name leads to the pods, and to any port of theirs. */
function answers(graph: Graph, service: IService, port: number): boolean {
  const { type, clusterIP, ports = [] } = service.spec ?? {};
  if (type === 'ExternalName' || ports.some((known) => known.port === port)) return true;
  const containers = clusterIP === 'None' ? podsBehind(graph, service).flatMap(runningContainers) : [];
  return containers.some((container) => container.ports?.some(({ containerPort }) => containerPort === port));
}

function wayOut(graph: Graph, { service, namespace }: Address): string {
  const near = suggestion(service, graph.names('Service', namespace));
  if (near) return near;
  const elsewhere = graph.of('Service').find(({ resource }) => resource.metadata?.name === service)?.resource
    .metadata?.namespace;
  return elsewhere === undefined
    ? '; render one, or name another host'
    : `; did you mean '${service}.${elsewhere}.svc'?`;
}
