import { applicationsOf } from '../graph/applications.ts';
import { dependenciesOf } from '../graph/dependencies.ts';
import type { Rule } from '../rule.ts';

export const waveInverted: Rule = {
  name: 'wave-inverted',
  why: 'Argo CD syncs wave by wave, the lowest first: in the same wave or an earlier one, an Application starts before what it needs.',
  check: (graph) => {
    const { byName } = applicationsOf(graph);
    const derived = dependenciesOf(graph).map(({ from, to, because }) => ({ from, to, because: `: ${because}` }));
    const known = new Set(derived.map(({ from, to }) => `${from} ${to}`));
    const declared = Object.entries(graph.declared.after)
      .flatMap(([from, after]) => after.map((to) => ({ from, to, because: '' })))
      .filter(({ from, to }) => !known.has(`${from} ${to}`));
    return [...derived, ...declared].flatMap(({ from, to, because }) => {
      const application = byName.get(from);
      const needed = byName.get(to);
      if (!application || !needed || application.wave > needed.wave) return [];
      return [
        {
          file: application.file,
          message: `application '${from}' syncs in wave ${application.wave}, and needs '${to}' of wave ${needed.wave}${because}; give it wave ${
            needed.wave + 1
          } or a later one`,
        },
      ];
    });
  },
};
