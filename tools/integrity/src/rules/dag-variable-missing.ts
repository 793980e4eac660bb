import { argumentOf, askedOf, callsOf, mentionOf, unknown } from '../graph/dags.ts';
import type { Rule } from '../rule.ts';

export const dagVariableMissing: Rule = {
  name: 'dag-variable-missing',
  why: "A task that asks for a variable nobody set fails when it runs: 'Variable … not found'. What differs between environments is in their contract.",
  check: (graph) =>
    unknown(
      graph,
      [
        ...callsOf(graph, /\bVariable\.get$/)
          .filter(({ keywords, positional }) => !('default' in keywords) && positional.length < 2)
          .flatMap((call) => mentionOf(call.file, argumentOf(call, 'key', 0))),
        // `var.value.get('name', 'otherwise')` does without it
        ...askedOf(graph, /var\.(?:value|json)/).filter(({ name }) => name !== 'get'),
      ],
      'variable',
      graph.contract.variables,
      'give the task a parameter, or let the contract say it (apps/orchestrator/src/dag-contract.ts)',
    ),
};
