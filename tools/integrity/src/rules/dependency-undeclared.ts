import { dependenciesOf } from '../graph/dependencies.ts';
import type { Rule } from '../rule.ts';

export const dependencyUndeclared: Rule = {
  name: 'dependency-undeclared',
  why: 'Argo CD syncs in the order that is declared. What is needed and not declared comes first by luck, and on an empty cluster too late.',
  check: (graph) => {
    const { after } = graph.declared;
    return dependenciesOf(graph)
      .filter(({ from, to }) => !after[from]?.includes(to) && !allBefore(after, from).has(to))
      .map(({ from, to, file, because }) => ({
        file,
        message: `${because}, so application '${from}' needs '${to}', which it is not declared to come after; let it get this through its needs`,
      }));
  },
};

/** What is declared to come before `name`, at whatever distance. */
function allBefore(after: Readonly<Record<string, readonly string[]>>, name: string): ReadonlySet<string> {
  const before = new Set(after[name]);
  // a set also goes through what is added on the way
  for (const need of before) for (const further of after[need] ?? []) before.add(further);
  return before;
}
