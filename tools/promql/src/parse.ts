import type { SyntaxNodeRef } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

/** What an expression in PromQL is about. */
export interface Parsed {
  /** The metrics that it selects, each once. */
  readonly metrics: readonly string[];
  /** Where it is not PromQL: what stands there. */
  readonly errors: readonly string[];
}

/** Reads an expression as Prometheus' own pages do; what its functions take, promtool says. */
export function parse(expression: string): Parsed {
  const metrics = new Set<string>();
  const errors: string[] = [];
  parser.parse(expression).iterate({
    enter: (node) => {
      if (node.type.isError) errors.push(around(expression, node));
      // the name of a metric in a selector, not that of a label or a function
      if (node.name === 'Identifier' && node.node.parent?.name === 'VectorSelector') {
        metrics.add(expression.slice(node.from, node.to));
      }
    },
  });
  return { metrics: [...metrics], errors };
}

const around = (expression: string, { from, to }: SyntaxNodeRef): string =>
  `'${expression.slice(Math.max(0, from - 10), to + 10)}'`;
