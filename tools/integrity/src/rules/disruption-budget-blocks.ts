import { nameOf, namespaceOf, type Graph } from '../graph/graph.ts';
import { podsWith } from '../graph/ends.ts';
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1';
import type { Resource } from '@headwater/k8s';
import type { Rule } from '../rule.ts';

export const disruptionBudgetBlocks: Rule = {
  name: 'disruption-budget-blocks',
  why:
    'A node is emptied before it is updated, and a budget that lets no pod go keeps it as it is, until somebody looks. ' +
    'One that covers no pods covers nothing.',
  check: (graph) =>
    graph.of('PodDisruptionBudget').flatMap(({ file, resource }) => {
      const problem = problemOf(graph, resource as Resource & IPodDisruptionBudget);
      return problem === undefined ? [] : [{ file, message: `PodDisruptionBudget '${nameOf(resource)}' ${problem}` }];
    }),
};

function problemOf(graph: Graph, budget: Resource & IPodDisruptionBudget): string | undefined {
  const { selector, maxUnavailable, minAvailable } = budget.spec ?? {};
  const covered = podsWith(graph, namespaceOf(budget) ?? 'default', selector?.matchLabels ?? {});
  if (covered.length === 0)
    return `covers no pods of namespace '${namespaceOf(budget)}'; correct its selector, or remove it`;
  const there = covered.reduce((sum, { count }) => sum + count, 0);
  if (maxUnavailable === 0) return 'lets no pod go (maxUnavailable 0); allow one';
  if (typeof minAvailable === 'number' && minAvailable >= there)
    return `lets no pod go: it wants ${minAvailable} of ${there} at any time; write maxUnavailable: 1`;
  return there < 2
    ? `covers one pod: it is gone while its node is emptied either way; remove the budget, or run two`
    : undefined;
}
