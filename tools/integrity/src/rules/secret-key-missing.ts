import { suggestion } from '@headwater/k8s';
import { keysOf, secretsReadBy } from '../graph/readings.ts';
import type { Rule } from '../rule.ts';

export const secretKeyMissing: Rule = {
  name: 'secret-key-missing',
  why:
    'A pod that reads a key its Secret does not have never starts: it stays in CreateContainerConfigError. ' +
    'Where the key is a mounted file, the program finds an empty folder in its place.',
  check: (graph) =>
    graph.pods.flatMap((pods) =>
      secretsReadBy(pods).flatMap(({ name, key }) => {
        const keys = keysOf(graph, 'Secret', pods.namespace, name);
        if (key === undefined || keys === undefined || keys.includes(key)) return [];
        const way = suggestion(key, keys) || `; it has ${keys.join(', ')}`;
        return [{ file: pods.file, message: `${pods.title}: secret '${name}' has no key '${key}'${way}` }];
      }),
    ),
};
