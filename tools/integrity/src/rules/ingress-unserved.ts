import { suggestion } from '@headwater/k8s';
import type { IIngress } from 'kubernetes-models/networking.k8s.io/v1';
import { nameOf, namespaceOf, type Graph } from '../graph/graph.ts';
import { isMade } from '../graph/readings.ts';
import { certificatesFor } from '../graph/routes.ts';
import type { Rule } from '../rule.ts';

export const ingressUnserved: Rule = {
  name: 'ingress-unserved',
  why: 'An Ingress leads to a Service and shows a Secret, both of its own namespace. Without the one it answers 503, without the other browsers warn of the certificate of nobody.',
  check: (graph) =>
    graph.of('Ingress').flatMap(({ file, resource }) =>
      [...backendProblems(graph, resource), ...certificateProblems(graph, resource)].map((problem) => ({
        file,
        message: `Ingress '${nameOf(resource)}' ${problem}`,
      })),
    ),
};

function backendProblems(graph: Graph, ingress: IIngress): string[] {
  const namespace = namespaceOf(ingress);
  const paths = (ingress.spec?.rules ?? []).flatMap(({ http }) => http?.paths ?? []);
  return paths.flatMap(({ backend }) => {
    const { name = '', port } = backend.service ?? {};
    const service = graph.find('Service', namespace, name)?.resource;
    if (!service) {
      if (graph.runtime('Service', namespace, name)) return [];
      const way = suggestion(name, graph.names('Service', namespace)) || '; render it there';
      return [`leads to Service '${name}', which nobody makes in namespace '${namespace}'${way}`];
    }
    const offered = service.spec?.ports ?? [];
    if (offered.some((each) => each.port === port?.number || (each.name !== undefined && each.name === port?.name))) {
      return [];
    }
    const ports = offered.map((each) => each.port).join(', ');
    return [`leads to port ${port?.number ?? port?.name} of Service '${name}', which offers ${ports}; name that port`];
  });
}

function certificateProblems(graph: Graph, ingress: IIngress): string[] {
  const namespace = namespaceOf(ingress) ?? 'default';
  const shown = ingress.spec?.tls ?? [];
  const covered = shown.flatMap(({ hosts }) => hosts ?? []);
  const bare = (ingress.spec?.rules ?? [])
    .flatMap(({ host }) => host ?? [])
    .filter((host) => !covered.includes(host))
    .map((host) => `has host '${host}' without a certificate; add it to spec.tls`);
  const missing = shown
    .flatMap(({ secretName }) => secretName ?? [])
    .filter((name) => !isMade(graph, 'Secret', namespace, name) && certificatesFor(graph, namespace, name).length === 0)
    .map((name) => {
      const way = suggestion(name, graph.names('Secret', namespace)) || '; copy it there';
      return `shows secret '${name}', which nobody makes in namespace '${namespace}'${way}`;
    });
  return [...bare, ...missing];
}
