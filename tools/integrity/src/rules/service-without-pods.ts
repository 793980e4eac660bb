import type { IService } from 'kubernetes-models/v1';
import { namespaceOf, nameOf, type Graph } from '../graph/graph.ts';
import { hasLabels } from '../graph/selectors.ts';
import { podsBehind } from '../graph/services.ts';
import type { Rule } from '../rule.ts';

export const serviceWithoutPods: Rule = {
  name: 'service-without-pods',
  why: 'A Service whose selector matches no pods resolves, and refuses every connection.',
  check: (graph) =>
    graph
      .of('Service')
      .filter(({ resource }) => Object.keys(resource.spec?.selector ?? {}).length > 0)
      .filter(({ resource }) => graph.runtime('Service', namespaceOf(resource), nameOf(resource)) === undefined)
      .filter(({ resource }) => podsBehind(graph, resource).length === 0 && !isOfChart(graph, resource))
      .map(({ file, resource }) => ({
        file,
        message: `Service '${nameOf(resource)}' selects no pods of namespace '${namespaceOf(resource)}'; ${wayOut(graph, resource)}`,
      })),
};

/** Whether it selects pods that a chart makes. */
const isOfChart = ({ declared }: Graph, service: IService): boolean =>
  declared.transient.some(
    ({ namespace, labels = {} }) =>
      namespace === namespaceOf(service) && hasLabels(labels, service.spec?.selector ?? {}),
  );

/** What to change for it to select the pods that share most labels with it. */
function wayOut(graph: Graph, service: IService): string {
  const wanted = Object.entries(service.spec?.selector ?? {});
  const ranked = graph.pods
    .filter(({ namespace }) => namespace === (namespaceOf(service) ?? 'default'))
    .map(({ title, labels }) => ({ title, labels, differing: wanted.filter(([key, value]) => labels[key] !== value) }))
    .sort((a, b) => a.differing.length - b.differing.length);
  const nearest = ranked.find(({ differing }) => differing.length < wanted.length);
  if (!nearest)
    return `correct its selector (${wanted.map(([key, value]) => `${key}: ${value}`).join(', ')}), or remove it`;
  const { title, labels, differing } = nearest;
  const changes = differing.map(([key]) =>
    labels[key] === undefined ? `remove '${key}'` : `write '${key}: ${labels[key]}'`,
  );
  return `if it means ${title}, ${changes.join(' and ')}`;
}
