import { suggestion } from '@headwater/k8s';
import { isMade, requiredNames, secretsReadBy } from '../graph/readings.ts';
import { namespaceOfSecret } from '../graph/secrets.ts';
import type { Rule } from '../rule.ts';

export const secretMissing: Rule = {
  name: 'secret-missing',
  why: 'A pod that reads a Secret nobody makes never starts: it stays in CreateContainerConfigError or ContainerCreating.',
  check: (graph) =>
    graph.pods.flatMap((pods) =>
      requiredNames(secretsReadBy(pods))
        .filter((name) => !isMade(graph, 'Secret', pods.namespace, name))
        .filter((name) => namespaceOfSecret(graph, pods.namespace, name) === undefined)
        .map((name) => ({
          file: pods.file,
          message: `${pods.title} reads secret '${name}', which nobody makes in namespace '${pods.namespace}'${
            suggestion(name, graph.names('Secret', pods.namespace)) || '; declare it in secrets/'
          }`,
        })),
    ),
};
