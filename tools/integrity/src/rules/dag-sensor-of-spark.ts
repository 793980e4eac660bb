import { place } from '../graph/dags.ts';
import type { Rule } from '../rule.ts';

export const dagSensorOfSpark: Rule = {
  name: 'dag-sensor-of-spark',
  why:
    'SparkKubernetesOperator follows its application to the end and removes it: a sensor after it finds nothing, ' +
    'and a retry of the sensor does not run the application again.',
  check: (graph) =>
    graph.dags.flatMap((dag) =>
      dag.module.imports
        .filter(({ name }) => /\.cncf\.kubernetes\.sensors(?:\.|$)/.test(name))
        .map(({ line }) => ({
          file: place(dag, line),
          message: 'imports a sensor for Spark applications; remove it: the task that submits one ends as it ends',
        })),
    ),
};
