import { unknown } from '../graph/dags.ts';
import { configMapsReadByDags } from '../graph/dag-readings.ts';
import type { Rule } from '../rule.ts';

export const dagConfigMapMissing: Rule = {
  name: 'dag-config-map-missing',
  why: 'A pod that reads a ConfigMap nobody makes never starts: it stays in ContainerCreating until its task is given up.',
  check: (graph) => {
    const { configMaps, namespace } = graph.contract.taskPods;
    return unknown(
      graph,
      configMapsReadByDags(graph),
      'config map',
      configMaps,
      `pods of tasks may read ${configMaps.join(', ')}; render others in namespace '${namespace}', and let the contract name them`,
    );
  },
};
