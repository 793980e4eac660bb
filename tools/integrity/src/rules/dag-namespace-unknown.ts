import { callsOf, mentionOf, settingsOf, shortName } from '../graph/dags.ts';
import type { Graph } from '../graph/graph.ts';
import { podOperators } from '../knowledge/operators.ts';
import type { Finding, Rule } from '../rule.ts';

export const dagNamespaceUnknown: Rule = {
  name: 'dag-namespace-unknown',
  why:
    "A task may start pods in one namespace; in any other, the API server answers '403 Forbidden'. " +
    "Without a namespace, SparkKubernetesOperator means 'default', and KubernetesPodOperator that of Airflow.",
  check: (graph) => [...named(graph), ...left(graph)],
};

const namespacesOf = ({ contract: { spark, taskPods } }: Graph): string[] => [
  ...new Set([taskPods.namespace, spark.namespace]),
];

const named = (graph: Graph): Finding[] =>
  settingsOf(graph, /^(?:spark\.kubernetes\.)?namespace$/)
    .flatMap(({ file, value }) => mentionOf(file, value))
    .filter(({ name }) => !namespacesOf(graph).includes(name))
    .map(({ file, name }) => ({
      file,
      message: `names namespace '${name}', where tasks may start nothing; use that of the contract, '${namespacesOf(graph).join("' or '")}'`,
    }));

const left = (graph: Graph): Finding[] =>
  callsOf(graph, podOperators)
    .filter(({ keywords, open }) => !('namespace' in keywords) && !open)
    .map(({ file, name }) => ({
      file,
      message: `calls ${shortName(name)} without a namespace; give it that of the contract, '${namespacesOf(graph).join("' or '")}'`,
    }));
