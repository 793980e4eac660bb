import { suggestion } from '@headwater/k8s';
import { namespaceOf, nameOf, type Graph } from '../graph/graph.ts';
import { isEmpty, selects, type Labels, type Selector } from '../graph/selectors.ts';
import type { Finding, Rule } from '../rule.ts';

export const selectorMismatch: Rule = {
  name: 'selector-mismatch',
  why:
    'The API server refuses a workload whose selector does not match its own pods. ' +
    'Pods of a StatefulSet without its Service have no host names.',
  check: (graph) => [...mismatches(graph), ...withoutService(graph)],
};

const mismatches = (graph: Graph): Finding[] =>
  (['Deployment', 'StatefulSet', 'DaemonSet'] as const).flatMap((kind) =>
    graph.of(kind).flatMap(({ file, resource: { metadata, spec } }) => {
      const selector = (spec?.selector ?? {}) as Selector;
      const labels = spec?.template?.metadata?.labels ?? {};
      if (selects(selector, labels) && !isEmpty(selector)) return [];
      const what = isEmpty(selector)
        ? 'has an empty selector'
        : `selects ${spell(selector)}, but its pods have ${spell({ matchLabels: labels })}`;
      return [{ file, message: `${kind} '${metadata?.name}' ${what}; give both the same labels` }];
    }),
  );

const withoutService = (graph: Graph): Finding[] =>
  graph.of('StatefulSet').flatMap(({ file, resource }) => {
    const namespace = namespaceOf(resource);
    const name = resource.spec?.serviceName ?? '';
    if (name === '' || (graph.find('Service', namespace, name) ?? graph.runtime('Service', namespace, name))) return [];
    const way = suggestion(name, graph.names('Service', namespace)) || '; render a headless Service of that name';
    return [
      {
        file,
        message: `StatefulSet '${nameOf(resource)}' names the Service '${name}', which nobody makes in namespace '${namespace}'${way}`,
      },
    ];
  });

function spell({ matchLabels = {}, matchExpressions = [] }: Selector): string {
  const labels = Object.entries(matchLabels as Labels).map(([key, value]) => `${key}=${value}`);
  const expressions = matchExpressions.map(
    ({ key, operator, values = [] }) => `${key} ${operator} (${values.join(', ')})`,
  );
  return [...labels, ...expressions].join(', ') || 'no labels';
}
