import { workloads } from '@headwater/contracts';
import { podsWith } from './ends.ts';
import type { Graph } from './graph.ts';
import type { Pods } from './pods.ts';

/** The value of a command line flag of the pods: `--name=value`, or the next argument; empty where it is given without one. */
export function flagOf({ spec }: Pods, flag: string): string | undefined {
  const words = spec.containers.flatMap(({ command = [], args = [] }) => [...command, ...args]);
  const index = words.findIndex((word) => word === flag || word.startsWith(`${flag}=`));
  const word = words[index];
  if (word === undefined) return undefined;
  return word === flag ? (words[index + 1] ?? '') : word.slice(flag.length + 1);
}

/** The controller and the webhook of the Spark operator, where there are any. */
export const sparkOperator = (graph: Graph): Pods[] =>
  [workloads.spark.operator, workloads.spark.webhook].flatMap(({ namespace, labels }) =>
    podsWith(graph, namespace, labels),
  );

/** The namespaces that `pods` of an operator look after; none for all of them. */
export const watchedBy = (pods: Pods): string[] =>
  (flagOf(pods, '--namespaces') ?? flagOf(pods, '--namespace') ?? '')
    .split(',')
    .filter((namespace) => namespace !== '');
