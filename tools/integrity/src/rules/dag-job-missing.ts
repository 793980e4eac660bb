import { mentionOf, place, settingsOf, unknown, type Mention } from '../graph/dags.ts';
import type { Graph } from '../graph/graph.ts';
import type { Rule } from '../rule.ts';

export const dagJobMissing: Rule = {
  name: 'dag-job-missing',
  why: "A Spark application whose file is not among the jobs fails in its driver: 'No such file or directory'.",
  check: (graph) => {
    const { files } = graph.contract.spark.jobs;
    return unknown(graph, [...byName(graph), ...byPath(graph)], 'Spark job', files, `there is ${files.join(', ')}`);
  },
};

/** Of the operators that this repository has for it. */
const byName = (graph: Graph): Mention[] =>
  settingsOf(graph, /^file$/)
    .filter(({ call }) => call?.startsWith('headwater.'))
    .flatMap(({ file, value }) => mentionOf(file, value));

const byPath = (graph: Graph): Mention[] => {
  const folder = `${graph.contract.spark.jobs.folder}/`;
  return graph.dags.flatMap((dag) =>
    dag.module.strings
      .map(({ line, text }) => ({ line, path: text.replace(/^local:\/\//, '') }))
      .filter(({ path }) => path.startsWith(folder) && path.endsWith('.py'))
      .map(({ line, path }) => ({ file: place(dag, line), name: path.slice(folder.length) })),
  );
};
