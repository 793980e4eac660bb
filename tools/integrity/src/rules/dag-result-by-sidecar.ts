import { callsOf, settingsOf, shortName } from '../graph/dags.ts';
import { podStarters } from '../knowledge/operators.ts';
import type { Rule } from '../rule.ts';

export const dagResultBySidecar: Rule = {
  name: 'dag-result-by-sidecar',
  why:
    'do_xcom_push adds a container that waits until Airflow has read the result by a command in it, which tasks have no right to. ' +
    'A Spark driver has no such container: Airflow waits for it without end (https://github.com/apache/airflow/issues/39184).',
  check: (graph) => [
    ...callsOf(graph, podStarters).flatMap(({ file, name, keywords }) =>
      keywords['do_xcom_push']?.source === 'True'
        ? [
            {
              file,
              message: `calls ${shortName(name)} with do_xcom_push=True; leave it out, and write the result to the object store`,
            },
          ]
        : [],
    ),
    // default_args give it to every task
    ...settingsOf(graph, /^do_xcom_push$/)
      .filter(({ call, value }) => call === undefined && value.source === 'True')
      .map(({ file }) => ({
        file,
        message: "sets 'do_xcom_push' for all tasks, those that start pods too; give it to the tasks that need it",
      })),
  ],
};
