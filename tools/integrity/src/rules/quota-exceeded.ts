import { overBudget } from '../graph/budget.ts';
import { nameOf, namespaceOf } from '../graph/graph.ts';
import { amount, demandsOf } from '../graph/requests.ts';
import type { Rule } from '../rule.ts';

export const quotaExceeded: Rule = {
  name: 'quota-exceeded',
  why: "The API server refuses a pod beyond the quota of its namespace: 'exceeded quota', and the Deployment stays short of pods.",
  check: (graph) =>
    graph.of('ResourceQuota').flatMap(({ file, resource }) => {
      const namespace = namespaceOf(resource) ?? 'default';
      const { hard = {} } = resource.spec ?? {};
      // both spellings mean requests: https://kubernetes.io/docs/concepts/policy/resource-quotas/#compute-resource-quota
      const cpu = hard['requests.cpu'] ?? hard['cpu'];
      const memory = hard['requests.memory'] ?? hard['memory'];
      const allowed = amount({ cpu: cpu ?? 0, memory: memory ?? 0 });
      const limit = {
        ...(cpu === undefined ? {} : { cpu: allowed.cpu }),
        ...(memory === undefined ? {} : { memory: allowed.memory }),
      };
      return overBudget(demandsOf(graph, namespace), limit).map(({ requested, excess, allowed, largest }) => ({
        file,
        message:
          `the pods of namespace '${namespace}' request ${requested}, ${excess} more than quota '${nameOf(resource)}' allows (${allowed}): ` +
          `the largest are ${largest}; raise namespaces.${namespace} in environments/${graph.declared.environment}.yaml, or lower requests`,
      }));
    }),
};
