import { argumentOf, callsOf, mentionOf, place, settingsOf, unknown, type Mention } from '../graph/dags.ts';
import type { Graph } from '../graph/graph.ts';
import type { Rule } from '../rule.ts';

export const dagBucketMissing: Rule = {
  name: 'dag-bucket-missing',
  why:
    'A bucket that an environment does not have, or has under another name, is found out by the task that reads it: ' +
    "'NoSuchBucket', or 'AccessDenied' where it is somebody else's.",
  check: (graph) => {
    const { buckets } = graph.contract.objectStore;
    return [
      ...unknown(graph, byRole(graph), 'bucket', Object.keys(buckets), `there is ${Object.keys(buckets).join(', ')}`),
      ...unknown(
        graph,
        byName(graph),
        'bucket',
        Object.values(buckets),
        `use one of ${Object.values(buckets).join(', ')}`,
      ),
    ];
  },
};

/** `bucket("landing")` gives the name that the environment has for it, and `spark_url("landing", …)` a folder in it. */
const byRole = (graph: Graph): Mention[] =>
  callsOf(graph, /^headwater\.(?:contract\.bucket|objects\.spark_url)$/).flatMap((call) =>
    mentionOf(call.file, argumentOf(call, 'role', 0)),
  );

const byName = (graph: Graph): Mention[] => [
  ...settingsOf(graph, /^(?:bucket_name|bucket|s3_bucket|dest_bucket_name|source_bucket_name)$/)
    .filter(({ call }) => call !== undefined)
    .flatMap(({ file, value }) => mentionOf(file, value)),
  ...graph.dags.flatMap((dag) =>
    dag.module.strings.flatMap(({ line, text }) => {
      const [, name] = /^(?:s3[an]?|abfss?):\/\/([a-z0-9][a-z0-9.-]*)(?:[/@]|$)/.exec(text) ?? [];
      return name === undefined ? [] : [{ file: place(dag, line), name }];
    }),
  ),
];
