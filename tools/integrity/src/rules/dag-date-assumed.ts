import { place, templatesIn } from '../graph/dags.ts';
import type { Rule } from '../rule.ts';

// what templates have only where the run has a logical date, names of other things' parts and filters left out
const dated =
  /(?<![\w.'"])(?<!\|\s*)(?:ds|ds_nodash|ts|ts_nodash|ts_nodash_with_tz|logical_date|data_interval_(?:start|end))(?![\w'"])/g;

export const dagDateAssumed: Rule = {
  name: 'dag-date-assumed',
  why:
    'A run that a person or the API starts may have no logical date, and then none of these: its tasks fail with UndefinedError. ' +
    'Source: https://airflow.apache.org/docs/apache-airflow/3.3.2/templates-ref.html',
  check: (graph) =>
    graph.dags.flatMap((dag) =>
      dag.module.strings.flatMap(({ line, text }) =>
        templatesIn(text).flatMap((template) =>
          [...new Set(template.match(dated) ?? [])].map((name) => ({
            file: place(dag, line),
            message: `asks for '${name}' in a template, which a run may not have; use headwater.defaults.DAY, or dag_run.run_after`,
          })),
        ),
      ),
    ),
};
