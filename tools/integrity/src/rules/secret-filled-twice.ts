import { targetOf } from '../graph/filled-secrets.ts';
import { nameOf, namespaceOf } from '../graph/graph.ts';
import type { Rule } from '../rule.ts';

export const secretFilledTwice: Rule = {
  name: 'secret-filled-twice',
  why: 'A Secret belongs to the ExternalSecret that comes first. The other one fails, and its keys are never there.',
  check: (graph) => {
    const byTarget = Map.groupBy(
      graph.of('ExternalSecret'),
      ({ resource }) => `${namespaceOf(resource)}/${targetOf(resource)}`,
    );
    return [...byTarget].flatMap(([target, [first, ...others]]) =>
      others.map(({ file, resource }) => ({
        file,
        message: `ExternalSecret '${nameOf(resource)}' fills secret '${target}', which '${nameOf(first!.resource)}' fills already; let one of them have all keys`,
      })),
    );
  },
};
