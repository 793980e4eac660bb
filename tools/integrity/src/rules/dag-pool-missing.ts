import { mentionOf, settingsOf, unknown } from '../graph/dags.ts';
import type { Rule } from '../rule.ts';

export const dagPoolMissing: Rule = {
  name: 'dag-pool-missing',
  why: 'A task of a pool that Airflow does not have is never scheduled, and nothing says so but a line in the log of the scheduler.',
  check: (graph) =>
    unknown(
      graph,
      settingsOf(graph, /^pool$/).flatMap(({ file, value }) => mentionOf(file, value)),
      'pool',
      graph.contract.pools,
      `leave it out, or use one of ${graph.contract.pools.join(', ')}`,
    ),
};
