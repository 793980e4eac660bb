import type { HttpRoute } from '@headwater/gateway-api';
import { suggestion } from '@headwater/k8s';
import { nameOf, namespaceOf, type Graph } from '../graph/graph.ts';
import { attachmentsOf, certificatesFor, certifies, hasHost, titleOfRoute, type Attached } from '../graph/routes.ts';
import type { Rule } from '../rule.ts';

export const routeHostUncovered: Rule = {
  name: 'route-host-uncovered',
  why: 'A route serves the hosts that its listener has, and browsers accept those that the certificate has; any other host is a 404 or a warning.',
  check: (graph) =>
    graph.of('HTTPRoute').flatMap(({ file, resource }) =>
      attachmentsOf(graph, resource)
        .flatMap((attached) => problems(graph, resource, attached))
        .map((problem) => ({ file, message: `${titleOfRoute(resource)} ${problem}` })),
    ),
};

function problems(graph: Graph, route: HttpRoute, { gateway, found, section, listener }: Attached): string[] {
  const namespace = namespaceOf(route);
  if (!found) {
    const way = suggestion(gateway, graph.names('Gateway', namespace)) || '; render one';
    return [`is attached to Gateway '${gateway}', which nobody makes in namespace '${namespace}'${way}`];
  }
  if (!listener) {
    const names = found.resource.spec.listeners.map(({ name }) => name);
    const way = suggestion(section, names) || `; it has ${names.join(', ')}`;
    return [`is attached to listener '${section}', which Gateway '${gateway}' does not have${way}`];
  }
  const { hostname, tls } = listener;
  const hosts = route.spec.hostnames ?? [];
  const foreign = hosts
    .filter((host) => !hasHost(hostname, host))
    .map((host) => `has host '${host}', which listener '${section}' does not serve; it serves '${hostname}'`);
  const names = (tls?.certificateRefs ?? []).flatMap(({ name }) => certificatesFor(graph, namespace, name));
  if (names.length === 0) return foreign;
  const certified = names.flatMap(({ resource }) => resource.spec.dnsNames ?? []);
  const bare = hosts
    .filter((host) => hasHost(hostname, host) && !certified.some((name) => certifies(name, host)))
    .map(
      (host) =>
        `has host '${host}', which certificate '${nameOf(names[0]!.resource)}' does not have; it has ${certified.map((name) => `'${name}'`).join(', ')}`,
    );
  return [...foreign, ...bare];
}
