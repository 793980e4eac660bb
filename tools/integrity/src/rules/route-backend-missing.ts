import type { BackendRef, HttpRoute } from '@headwater/gateway-api';
import { suggestion } from '@headwater/k8s';
import { namespaceOf, type Graph } from '../graph/graph.ts';
import { traefikServices } from '../graph/traefik.ts';
import { titleOfRoute } from '../graph/routes.ts';
import type { Rule } from '../rule.ts';

export const routeBackendMissing: Rule = {
  name: 'route-backend-missing',
  why: 'A route that leads to nothing answers 500 or 503 to everybody, while its Application is healthy.',
  check: (graph) =>
    graph.of('HTTPRoute').flatMap(({ file, resource }) =>
      (resource.spec.rules ?? []).flatMap(({ backendRefs = [], filters = [] }) => {
        const problems = backendRefs.flatMap((backend) => problemOf(graph, resource, backend));
        const nowhere = backendRefs.length === 0 && !filters.some(({ type }) => type === 'RequestRedirect');
        return [...problems, ...(nowhere ? ['leads nowhere; give it a backend or a redirect'] : [])].map((problem) => ({
          file,
          message: `${titleOfRoute(resource)} ${problem}`,
        }));
      }),
    ),
};

function problemOf(graph: Graph, route: HttpRoute, { kind = 'Service', name, port }: BackendRef): string[] {
  const namespace = namespaceOf(route);
  if (kind === 'TraefikService') return fileProblem(graph, namespace, name);
  const service = graph.find('Service', namespace, name)?.resource;
  if (!service) {
    if (graph.runtime('Service', namespace, name)) return [];
    const way = suggestion(name, graph.names('Service', namespace)) || '; render it there';
    return [`leads to Service '${name}', which nobody makes in namespace '${namespace}'${way}`];
  }
  const offered = (service.spec?.ports ?? []).map((each) => each.port);
  if (port !== undefined && offered.includes(port)) return [];
  return [`leads to port ${port} of Service '${name}', which offers ${offered.join(', ')}; name that port`];
}

/** `airflow@file`: a service of the file that Traefik reads beside its routes. Whether its address answers is 'host-unanswered'. */
function fileProblem(graph: Graph, namespace: string | undefined, reference: string): string[] {
  const [name = '', provider] = reference.split('@');
  const known = traefikServices(graph, namespace);
  if (provider !== 'file' || known.includes(name)) return [];
  const way =
    suggestion(name, known) || (known.length > 0 ? `; there are ${known.join(', ')}` : '; there is no such file');
  return [`leads to '${reference}', and no file of Traefik has a service of that name${way}`];
}
