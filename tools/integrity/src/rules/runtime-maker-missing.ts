import { suggestion } from '@headwater/k8s';
import { applicationsOf } from '../graph/applications.ts';
import { declaredFile } from '../graph/files.ts';
import type { Rule } from '../rule.ts';

/** Who else than an Application makes an object. */
const others = ['headwater up', 'a person', 'the cluster'];

export const runtimeMakerMissing: Rule = {
  name: 'runtime-maker-missing',
  why: 'An object is excused from being in a file only because somebody makes it. If nobody of that name runs, it never exists.',
  check: (graph) => {
    const makers = [...others, ...applicationsOf(graph).byName.keys()];
    const known = new Set(makers);
    return graph.declared.runtime
      .filter(({ madeBy }) => !known.has(madeBy))
      .map(({ kind, namespace, name, madeBy }) => ({
        file: declaredFile(graph),
        message: `${kind} '${name}'${namespace === undefined ? '' : ` of namespace '${namespace}'`} is made by '${madeBy}', which is no Application${
          suggestion(madeBy, makers) || `; name one, or one of ${others.join(', ')}`
        }`,
      }));
  },
};
