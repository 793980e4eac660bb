import { suggestion } from '@headwater/k8s';
import { workloads } from '@headwater/contracts';
import { podsWith } from '../graph/ends.ts';
import { contractFile } from '../graph/files.ts';
import type { Graph } from '../graph/graph.ts';
import { isMade, keysOf } from '../graph/readings.ts';
import type { Rule } from '../rule.ts';

export const dagContractBroken: Rule = {
  name: 'dag-contract-broken',
  why: 'DAGs trust the contract of their environment: what it names and nobody makes fails in the task that uses it.',
  check: (graph) =>
    [...connections(graph), ...accounts(graph), ...secrets(graph), ...configMaps(graph), ...jobs(graph)].map(
      (message) => ({ file: contractFile(graph), message }),
    ),
};

/** Airflow finds a connection in a variable of this name: https://airflow.apache.org/docs/apache-airflow/stable/howto/connection.html */
function connections(graph: Graph): string[] {
  const { namespace, labels } = workloads.airflow.worker;
  return podsWith(graph, namespace, labels).flatMap(({ title, spec }) => {
    const variables = spec.containers.flatMap(({ env }) => (env ?? []).map(({ name }) => name));
    return graph.contract.connections
      .filter((connection) => !variables.includes(`AIRFLOW_CONN_${connection.toUpperCase()}`))
      .map(
        (connection) =>
          `names connection '${connection}', which ${title} does not have; give it to Airflow, or remove it`,
      );
  });
}

function accounts(graph: Graph): string[] {
  const { spark, taskPods } = graph.contract;
  return [
    { what: 'spark', ...spark },
    { what: 'taskPods', ...taskPods },
  ]
    .filter(({ namespace, serviceAccount }) => !graph.find('ServiceAccount', namespace, serviceAccount))
    .map(({ what, namespace, serviceAccount }) => {
      const way = suggestion(serviceAccount, graph.names('ServiceAccount', namespace)) || '; render it there';
      return `names service account '${serviceAccount}' for ${what}, which nobody makes in namespace '${namespace}'${way}`;
    });
}

function secrets(graph: Graph): string[] {
  const { namespace, secrets } = graph.contract.taskPods;
  return Object.entries(secrets).flatMap(([name, keys]) => {
    if (!isMade(graph, 'Secret', namespace, name)) {
      const way = suggestion(name, graph.names('Secret', namespace)) || '; declare it in secrets/';
      return [`names secret '${name}', which nobody makes in namespace '${namespace}'${way}`];
    }
    const known = keysOf(graph, 'Secret', namespace, name) ?? keys;
    return keys
      .filter((key) => !known.includes(key))
      .map((key) => `names key '${key}' of secret '${name}', which has no such key; it has ${known.join(', ')}`);
  });
}

function configMaps(graph: Graph): string[] {
  const { namespace, configMaps } = graph.contract.taskPods;
  return configMaps
    .filter((name) => !isMade(graph, 'ConfigMap', namespace, name))
    .map((name) => {
      const way = suggestion(name, graph.names('ConfigMap', namespace)) || '; render it there';
      return `names config map '${name}', which nobody makes in namespace '${namespace}'${way}`;
    });
}

function jobs(graph: Graph): string[] {
  const { jobs, namespace } = graph.contract.spark;
  const known = keysOf(graph, 'ConfigMap', namespace, jobs.configMap);
  return jobs.files
    .filter((file) => known && !known.includes(file))
    .map(
      (file) => `names the job '${file}', which config map '${jobs.configMap}' does not hold; run ./headwater render`,
    );
}
