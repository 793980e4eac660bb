import { suggestion } from '@headwater/k8s';
import { namespaceOf, nameOf, type Graph } from '../graph/graph.ts';
import type { Finding, Rule } from '../rule.ts';

// https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces
const initial = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];

export const namespaceUndeclared: Rule = {
  name: 'namespace-undeclared',
  why: 'An object in a namespace that nobody makes is refused, and the sync of its Application fails.',
  check: (graph) => {
    const known = graph.names('Namespace', undefined);
    const missing = (namespace: string | undefined): namespace is string =>
      namespace !== undefined && !initial.includes(namespace) && !known.includes(namespace);
    const way = (namespace: string): string =>
      suggestion(namespace, known) || `; render it in a foundation, or use one of ${known.join(', ')}`;
    return [
      ...graph.items.flatMap(({ file, resource }): Finding[] => {
        const namespace = namespaceOf(resource);
        if (!missing(namespace)) return [];
        return [
          {
            file,
            message: `${resource.kind} '${nameOf(resource)}' is in namespace '${namespace}', which nobody makes${way(namespace)}`,
          },
        ];
      }),
      ...destinations(graph).flatMap(({ file, name, namespace }): Finding[] => {
        if (!missing(namespace)) return [];
        return [
          {
            file,
            message: `application '${name}' has the destination '${namespace}', a namespace that nobody makes${way(namespace)}`,
          },
        ];
      }),
    ];
  },
};

const destinations = (graph: Graph) =>
  graph.of('Application').map(({ file, resource }) => {
    const { spec } = resource as { spec?: { destination?: { namespace?: string } } };
    return { file, name: nameOf(resource), namespace: spec?.destination?.namespace };
  });
