import { callsOf } from '../graph/dags.ts';
import type { Rule } from '../rule.ts';

export const dagLookupDuringImport: Rule = {
  name: 'dag-lookup-during-import',
  why:
    'What stands outside of tasks runs each time the file is read, every minute and at the start of each task: ' +
    'it asks the database, or a server, each time, and the whole DAG is gone when there is no answer.',
  check: (graph) =>
    callsOf(graph, asking)
      .filter(({ duringImport }) => duringImport)
      .map(({ file, name }) => ({
        file,
        message: `calls ${name.split('.').slice(-2).join('.')} while the file is read; call it in a task${ofAirflow.test(name) ? ", or write a template: '{{ var.value.… }}', '{{ conn.… }}'" : ''}`,
      })),
};

const ofAirflow = /(?:\bVariable\.get|\.get_connection|\bConnection\.get)$/;

const asking =
  /(?:\bVariable\.(?:get|set)|\.get_connection|\bConnection\.get|\.get_conn|\.\w+Hook|^(?:requests|httpx|urllib\.request|boto3|subprocess)\.\w+|^time\.sleep)$/;
