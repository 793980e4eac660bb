import { graphOf, type Graph } from './graph/graph.ts';
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
    .flatMap((rule) => findings(rule, graph).map((finding) => ({ ...finding, rule: rule.name })))
    .sort((a, b) => comparePlaces(a.file, b.file) || compare(a.rule, b.rule) || compare(a.message, b.message));
}

/** Rules rely on the shapes that schemas demand: what is not like that is the schemas' to explain. */
function findings(rule: Rule, graph: Graph): readonly Finding[] {
  try {
    return rule.check(graph);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const message = `some object is not what its schema demands (${error.message}); run ./headwater validate, which says which`;
    return [{ file: `manifests/${graph.declared.environment}`, message }];
  }
}

/** `dags/canary.py:9` stands before `dags/canary.py:10`. */
function comparePlaces(a: string, b: string): number {
  const [fileA = '', lineA = '0'] = a.split(':');
  const [fileB = '', lineB = '0'] = b.split(':');
  return compare(fileA, fileB) || Number(lineA) - Number(lineB);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
