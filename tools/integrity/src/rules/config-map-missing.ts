import { suggestion } from '@headwater/k8s';
import { configMapsReadBy, isMade, requiredNames } from '../graph/readings.ts';
import type { Rule } from '../rule.ts';

export const configMapMissing: Rule = {
  name: 'config-map-missing',
  why: 'A pod that reads a ConfigMap nobody makes never starts: it stays in CreateContainerConfigError or ContainerCreating.',
  check: (graph) =>
    graph.pods.flatMap((pods) =>
      requiredNames(configMapsReadBy(pods))
        .filter((name) => !isMade(graph, 'ConfigMap', pods.namespace, name))
        .map((name) => ({
          file: pods.file,
          message: `${pods.title} reads config map '${name}', which nobody makes in namespace '${pods.namespace}'${
            suggestion(name, graph.names('ConfigMap', pods.namespace)) || '; render it beside the pods'
          }`,
        })),
    ),
};
