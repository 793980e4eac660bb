import { suggestion } from '@headwater/k8s';
import type { IContainer } from 'kubernetes-models/v1';
import { containerFindings } from '../graph/container-findings.ts';
import type { Rule } from '../rule.ts';

export const variableUndefined: Rule = {
  name: 'variable-undefined',
  why:
    'Kubernetes leaves $(NAME) as it is where NAME is no variable of the container, or one that is defined further down: ' +
    'a program signs in as $(USER), with the password $(PASSWORD).',
  check: (graph) => containerFindings(graph, problems),
};

function problems({ env = [], envFrom = [], command = [], args = [] }: IContainer): string[] {
  // variables of a whole ConfigMap or Secret have names that are written elsewhere
  if (envFrom.length > 0) return [];
  const names = env.map(({ name }) => name);
  const unknown = (used: string): string =>
    `$(${used}), which is no variable of it${suggestion(used, names) || '; define it'}`;
  return [
    ...env.flatMap(({ name, value = '' }, position) =>
      usedIn(value)
        .filter((used) => !names.slice(0, position).includes(used))
        .map((used) => {
          const later = names.includes(used) ? `$(${used}), which has no value yet; define it above` : unknown(used);
          return `uses in '${name}' ${later}`;
        }),
    ),
    ...usedIn([...command, ...args].join('\n'))
      .filter((used) => !names.includes(used))
      .map((used) => `uses in its command ${unknown(used)}`),
  ];
}

/** Names in capitals: what else stands in $( ) is a command of the shell. Those of Services are there by themselves. */
function usedIn(text: string): string[] {
  const names = [...text.matchAll(/(\$+)\(([A-Z_][A-Z0-9_]*)\)/g)]
    // two of them stand for one of the text
    .filter(([, dollars = '']) => dollars.length % 2 === 1)
    .map(([, , name = '']) => name)
    .filter((name) => !/_SERVICE_(?:HOST|PORT)/.test(name));
  return [...new Set(names)];
}
