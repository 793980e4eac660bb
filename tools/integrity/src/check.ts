import { graphOf } from './graph/graph.ts';
import type { Manifests } from './graph/manifests.ts';
import type { Finding, Rule } from './rule.ts';

/** A finding, and the rule that it breaks. */
export interface Violation extends Finding {
  readonly rule: string;
}

/** Every promise that `manifests` break, by file. */
export function check(manifests: Manifests, rules: readonly Rule[]): Violation[] {
  const graph = graphOf(manifests);
  return rules
    .flatMap((rule) => rule.check(graph).map((finding) => ({ ...finding, rule: rule.name })))
    .sort((a, b) => compare(a.file, b.file) || compare(a.rule, b.rule) || compare(a.message, b.message));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
