import type { ISecret } from 'kubernetes-models/v1';
import { containerFindings } from '../graph/container-findings.ts';
import { nameOf, type Graph } from '../graph/graph.ts';
import { secretsIn } from '../graph/plain-text.ts';
import { settingsOfConfigMaps, settingsOfContainer } from '../graph/settings.ts';
import type { Finding, Rule } from '../rule.ts';

export const secretInPlainText: Rule = {
  name: 'secret-in-plain-text',
  why: 'What is committed stays in the history of every clone: whoever may read the repository may sign in, for ever.',
  check: (graph) => [...inSecrets(graph), ...inPods(graph), ...inConfigMaps(graph)],
};

const inSecrets = (graph: Graph): Finding[] =>
  graph.of('Secret').flatMap(({ file, resource }) => {
    const keys = filledKeys(resource).map((key) => `'${key}'`);
    if (keys.length === 0) return [];
    const message = `Secret '${nameOf(resource)}' holds the value of ${keys.join(', ')}; declare it in secrets/ and remove the file`;
    return [{ file, message }];
  });

const filledKeys = ({ data = {}, stringData = {} }: ISecret): string[] =>
  [...Object.entries(data), ...Object.entries(stringData)].filter(([, value]) => value !== '').map(([key]) => key);

const inPods = (graph: Graph): Finding[] =>
  containerFindings(graph, (container) =>
    secretsIn(settingsOfContainer(container)).map((found) => `holds ${found}; declare it in secrets/ and refer to it`),
  );

const inConfigMaps = (graph: Graph): Finding[] =>
  settingsOfConfigMaps(graph).flatMap(({ file, resource, key, settings }) =>
    secretsIn(settings).map((found) => ({
      file,
      message: `ConfigMap '${nameOf(resource)}', ${key}: holds ${found}; declare it in secrets/ and refer to it`,
    })),
  );
