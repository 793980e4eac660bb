import { mentionOf, settingsOf } from '../graph/dags.ts';
import type { Rule } from '../rule.ts';

export const dagApplicationFileAbsolute: Rule = {
  name: 'dag-application-file-absolute',
  why:
    'Airflow looks for the file of a SparkApplication in the folder of the DAG: an absolute path is TemplateNotFound ' +
    '(https://github.com/apache/airflow/issues/40657), and another one in every environment and delivery.',
  check: (graph) =>
    settingsOf(graph, /^application_file$/)
      .flatMap(({ file, value }) => mentionOf(file, value))
      .filter(({ name }) => name.startsWith('/'))
      .map(({ file, name }) => ({
        file,
        message: `names the application file '${name}' by an absolute path; write it relative to the DAG, or use headwater.spark.spark_application`,
      })),
};
