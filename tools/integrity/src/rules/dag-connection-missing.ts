import { argumentOf, askedOf, callsOf, mentionOf, settingsOf, unknown } from '../graph/dags.ts';
import type { Rule } from '../rule.ts';

export const dagConnectionMissing: Rule = {
  name: 'dag-connection-missing',
  why: "A task that asks for a connection nobody made fails when it runs: 'The conn_id `…` isn't defined'.",
  check: (graph) =>
    unknown(
      graph,
      [
        ...settingsOf(graph, /(?:^|_)conn(?:ection)?_id$/).flatMap(({ file, value }) => mentionOf(file, value)),
        ...callsOf(graph, /(?:\.get_connection|\bConnection\.get|^headwater\.contract\.connection)$/).flatMap((call) =>
          mentionOf(call.file, argumentOf(call, 'conn_id', 0)),
        ),
        // hooks that take it as their first argument
        ...callsOf(graph, /\.(?:S3Hook|KubernetesHook|PostgresHook|SSHHook|FSHook)$/).flatMap((call) =>
          mentionOf(call.file, call.positional[0]),
        ),
        ...askedOf(graph, /conn/),
      ],
      'connection',
      graph.contract.connections,
      `use one of ${graph.contract.connections.join(', ')}, or add it to libs/contracts/src/connections.ts`,
    ),
};
