import { place } from '../graph/dags.ts';
import type { Rule } from '../rule.ts';

const database =
  /^(?:airflow\.settings|airflow\.utils\.(?:session|db)|airflow\.models\.(?:\w+\.)?(?:DagRun|TaskInstance|DagModel|DagBag|XCom|Log|Pool)|sqlalchemy)(?:\.|$)/;

export const dagDatabaseOpened: Rule = {
  name: 'dag-database-opened',
  why: 'Tasks have no access to the database of Airflow: what works in its own image on a laptop fails in every worker.',
  check: (graph) =>
    graph.dags.flatMap((dag) =>
      dag.module.imports
        .filter(({ name }) => database.test(name))
        .map(({ line, name }) => ({
          file: place(dag, line),
          message: `imports ${name}, which is of the database of Airflow; ask by airflow.sdk, or by the REST API`,
        })),
    ),
};
