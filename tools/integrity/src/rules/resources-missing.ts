import type { IContainer } from 'kubernetes-models/v1';
import { containerFindings } from '../graph/container-findings.ts';
import type { Rule } from '../rule.ts';

export const resourcesMissing: Rule = {
  name: 'resources-missing',
  why:
    'Without requests, a node takes more pods than it can carry. Without limits, one of them takes what the others need, ' +
    'and the node kills whichever it likes.',
  check: (graph) =>
    containerFindings(graph, (container) => {
      const missing = missingOf(container);
      return missing.length === 0 ? [] : [`has no ${missing.join(', ')}; set them in its resources`];
    }),
};

const missingOf = ({ resources }: IContainer): string[] =>
  (['requests', 'limits'] as const).flatMap((part) =>
    ['cpu', 'memory']
      .filter((resource) => resources?.[part]?.[resource] === undefined)
      .map((resource) => `${part}.${resource}`),
  );
