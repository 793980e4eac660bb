import { callsOf, shortName } from '../graph/dags.ts';
import { guardedOperators } from '../knowledge/operators.ts';
import type { Rule } from '../rule.ts';

export const dagOperatorUnguarded: Rule = {
  name: 'dag-operator-unguarded',
  why:
    'Our own functions fill in what the contract says (namespace, account, image, security, labels) and refuse what it does not have ' +
    'when the file is read; an operator by itself finds out on the cluster.',
  check: (graph) =>
    guardedOperators.flatMap(({ calls, instead }) =>
      callsOf(graph, calls)
        .filter(({ file }) => !file.startsWith('dags/headwater/'))
        .map(({ file, name }) => ({
          file,
          message: `calls ${shortName(name)} by itself; call ${instead}`,
        })),
    ),
};
