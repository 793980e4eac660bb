import { suggestion } from '@headwater/k8s';
import { unknown } from '../graph/dags.ts';
import { secretsReadByDags } from '../graph/dag-readings.ts';
import type { Rule } from '../rule.ts';

export const dagSecretMissing: Rule = {
  name: 'dag-secret-missing',
  why: 'A pod that reads a Secret or a key nobody makes never starts: it stays in CreateContainerConfigError until its task is given up.',
  check: (graph) => {
    const { secrets } = graph.contract.taskPods;
    const names = Object.keys(secrets);
    const found = secretsReadByDags(graph);
    return [
      ...unknown(
        graph,
        found,
        'secret',
        names,
        `pods of tasks may read ${names.join(', ')}; declare others in secrets/, with '${graph.contract.taskPods.namespace}' as a reader`,
      ),
      ...found.flatMap(({ file, name, key }) => {
        const keys = secrets[name];
        if (!keys || key === undefined || keys.includes(key)) return [];
        const way = suggestion(key, keys) || `; it has ${keys.join(', ')}`;
        return [{ file, message: `reads key '${key}' of secret '${name}', which has no such key${way}` }];
      }),
    ];
  },
};
