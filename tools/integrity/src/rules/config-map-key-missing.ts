import { suggestion } from '@headwater/k8s';
import { configMapsReadBy, keysOf } from '../graph/readings.ts';
import type { Rule } from '../rule.ts';

export const configMapKeyMissing: Rule = {
  name: 'config-map-key-missing',
  why:
    'A pod that reads a key its ConfigMap does not have never starts. ' +
    'Where the key is a mounted file, the program finds an empty folder in its place.',
  check: (graph) =>
    graph.pods.flatMap((pods) =>
      configMapsReadBy(pods).flatMap(({ name, key, optional }) => {
        const keys = keysOf(graph, 'ConfigMap', pods.namespace, name);
        // a setting that may be there, and isn't
        if (optional || key === undefined || keys === undefined || keys.includes(key)) return [];
        const way = suggestion(key, keys) || `; it has ${keys.join(', ')}`;
        return [{ file: pods.file, message: `${pods.title}: config map '${name}' has no key '${key}'${way}` }];
      }),
    ),
};
