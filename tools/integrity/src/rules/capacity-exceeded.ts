import { overBudget } from '../graph/budget.ts';
import { declaredFile } from '../graph/files.ts';
import { amount, demandsOf } from '../graph/requests.ts';
import type { Graph } from '../graph/graph.ts';
import type { Rule } from '../rule.ts';

export const capacityExceeded: Rule = {
  name: 'capacity-exceeded',
  why: 'Pods that do not fit on the node stay Pending, and as a rule it is the Spark executors: they are the last to come.',
  check: (graph) =>
    overBudget(
      demandsOf(graph).filter(({ nodes }) => nodes === 'platform'),
      amount(graph.declared.capacity),
    ).map(({ requested, excess, allowed, largest }) => ({
      file: declaredFile(graph),
      message:
        `all pods, Spark's and an Airflow worker included, request ${requested}, ${excess} more than ${offering(graph)} (${allowed}): ` +
        `the largest are ${largest}; lower requests in environments/${graph.declared.environment}.yaml, or give the node more`,
    })),
};

const offering = ({ declared: { nodes } }: Graph): string =>
  nodes ? `the platform's ${nodes.platform.most} nodes offer` : 'the node offers';
