import { suggestion } from '@headwater/k8s';
import type { Graph } from '../graph/graph.ts';
import type { Pods } from '../graph/pods.ts';
import type { Rule } from '../rule.ts';

export const serviceAccountMissing: Rule = {
  name: 'service-account-missing',
  why: 'Pods of a ServiceAccount that nobody makes are refused: the workload is there, and never has a pod.',
  check: (graph) =>
    graph.pods.flatMap((pods) => {
      const name = accountOf(pods);
      if (isMade(graph, pods.namespace, name)) return [];
      const way = suggestion(name, graph.names('ServiceAccount', pods.namespace)) || '; render it beside the pods';
      const message = `${pods.title} runs as service account '${name}', which nobody makes in namespace '${pods.namespace}'${way}`;
      return [{ file: pods.file, message }];
    }),
};

const accountOf = ({ spec }: Pods): string => spec.serviceAccountName || spec.serviceAccount || 'default';

// Kubernetes makes 'default' in every namespace
const isMade = (graph: Graph, namespace: string, name: string): boolean =>
  name === 'default' ||
  graph.find('ServiceAccount', namespace, name) !== undefined ||
  graph.runtime('ServiceAccount', namespace, name) !== undefined;
