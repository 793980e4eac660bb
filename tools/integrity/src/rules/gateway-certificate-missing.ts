import { suggestion } from '@headwater/k8s';
import { nameOf, namespaceOf, type Graph } from '../graph/graph.ts';
import { certificatesFor } from '../graph/routes.ts';
import type { Rule } from '../rule.ts';

export const gatewayCertificateMissing: Rule = {
  name: 'gateway-certificate-missing',
  why: 'A listener without its certificate is not opened: every host behind it refuses the connection, and nothing else looks ill.',
  check: (graph) =>
    graph.of('Gateway').flatMap(({ file, resource }) =>
      resource.spec.listeners.flatMap(({ name, tls }) =>
        (tls?.certificateRefs ?? [])
          .filter((reference) => !isMade(graph, namespaceOf(resource), reference.name))
          .map((reference) => ({
            file,
            message: `Gateway '${nameOf(resource)}': listener '${name}' shows secret '${reference.name}', which nobody makes in namespace '${namespaceOf(resource)}'${
              suggestion(reference.name, candidates(graph, namespaceOf(resource))) || '; render a Certificate for it'
            }`,
          })),
      ),
    ),
};

const isMade = (graph: Graph, namespace: string | undefined, name: string): boolean =>
  certificatesFor(graph, namespace, name).length > 0 ||
  graph.find('Secret', namespace, name) !== undefined ||
  isGiven(graph, namespace, name);

/** What a person brings needs no Certificate. */
function isGiven(graph: Graph, namespace: string | undefined, name: string): boolean {
  const made = graph.runtime('Secret', namespace, name);
  return made !== undefined && graph.find('Application', 'cicd', made.madeBy) === undefined;
}

const candidates = (graph: Graph, namespace: string | undefined): string[] =>
  graph
    .of('Certificate')
    .filter(({ resource }) => namespaceOf(resource) === namespace)
    .map(({ resource }) => resource.spec.secretName);
