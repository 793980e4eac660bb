import type { NodeGroup, NodeGroupName } from '@headwater/contracts';
import { overBudget } from '../graph/budget.ts';
import { declaredFile } from '../graph/files.ts';
import type { Graph } from '../graph/graph.ts';
import { amount, demandsOf, podAmount, type Demand } from '../graph/requests.ts';
import type { Finding, Rule } from '../rule.ts';

export const nodeTooSmall: Rule = {
  name: 'node-too-small',
  why:
    'More nodes help no pod that fits on none of them: it stays Pending, and the autoscaler says that it would not help. ' +
    'Nodes of a group that is full are not added either.',
  check: (graph) => {
    const { nodes } = graph.declared;
    if (!nodes) return [];
    return [
      ...graph.pods.flatMap((pods) =>
        tooLarge(pods.file, { ...podAmount(pods.spec), ...pods, nodes: 'platform' }, nodes.platform),
      ),
      ...graph.declared.transient.flatMap(({ name, namespace, requests, nodes: group = 'platform' }) =>
        tooLarge(declaredFile(graph), { title: name, namespace, nodes: group, ...amount(requests) }, nodes[group]),
      ),
      ...tooMany(graph, nodes.spark),
    ];
  },
};

const tooLarge = (file: string, { title, nodes, ...one }: Demand, { each }: NodeGroup): Finding[] =>
  overBudget([{ title, nodes, ...one }], amount(each)).map(({ requested, allowed }) => ({
    file,
    message: `${title} requests ${requested}, and ${node(nodes)} offers ${allowed}; lower the request, or choose larger nodes`,
  }));

const node = (group: NodeGroupName): string => (group === 'spark' ? 'a node of Spark' : 'a node of the platform');

const tooMany = (graph: Graph, { each, most }: NodeGroup): Finding[] => {
  const { cpu, memory } = amount(each);
  const spark = demandsOf(graph).filter(({ nodes }) => nodes === 'spark');
  return overBudget(spark, { cpu: cpu * most, memory: memory * most }).map(({ requested, excess, allowed }) => ({
    file: declaredFile(graph),
    message:
      `Spark's pods request ${requested}, ${excess} more than its ${most} nodes offer (${allowed}); lower spark.applications or the executors ` +
      `in environments/${graph.declared.environment}.yaml, or allow more nodes`,
  }));
};
