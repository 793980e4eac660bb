import { callsOf, shortName } from '../graph/dags.ts';
import { podStarters } from '../knowledge/operators.ts';
import type { Rule } from '../rule.ts';

export const dagNameCollides: Rule = {
  name: 'dag-name-collides',
  why: 'Two runs, or two tries, of one name: the second is refused while the first is there, or takes its log for its own.',
  check: (graph) =>
    callsOf(graph, podStarters)
      .filter(({ keywords }) => keywords['random_name_suffix']?.source === 'False')
      .map(({ file, name }) => ({
        file,
        message: `calls ${shortName(name)} with random_name_suffix=False; leave it out: each run needs a name of its own`,
      })),
};
