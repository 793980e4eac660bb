import { applicationsOf } from '../graph/applications.ts';
import { cyclesIn } from '../graph/cycles.ts';
import { dependenciesOf } from '../graph/dependencies.ts';
import { declaredFile } from '../graph/files.ts';
import type { Graph } from '../graph/graph.ts';
import type { Rule } from '../rule.ts';

export const dependencyCycle: Rule = {
  name: 'dependency-cycle',
  why: 'Applications that wait for each other all wait for ever: no order of their syncs is right.',
  check: (graph) => {
    const edges = edgesOf(graph);
    const reasons = new Map(dependenciesOf(graph).map(({ from, to, because }) => [`${from} ${to}`, because]));
    return cyclesIn(edges).map((cycle) => {
      const because = cycle
        .slice(1)
        .map(
          (to, index) => reasons.get(`${cycle[index]} ${to}`) ?? `'${cycle[index]}' is declared to come after '${to}'`,
        );
      return {
        file: applicationsOf(graph).byName.get(cycle[0] as string)?.file ?? declaredFile(graph),
        message: `applications wait for each other: ${cycle.join(' → ')} (${because.join('; ')}); remove one of these needs`,
      };
    });
  },
};

function edgesOf(graph: Graph): Map<string, Set<string>> {
  const edges = new Map(Object.entries(graph.declared.after).map(([name, after]) => [name, new Set(after)]));
  for (const { from, to } of dependenciesOf(graph)) edges.set(from, (edges.get(from) ?? new Set()).add(to));
  return edges;
}
