import { serviceAccounts, workloads } from '@headwater/contracts';
import { podsWith } from '../graph/ends.ts';
import type { Graph } from '../graph/graph.ts';
import { mayDo, mayDoAnything } from '../graph/permissions.ts';
import type { Finding, Rule } from '../rule.ts';

export const taskTooPowerful: Rule = {
  name: 'task-too-powerful',
  why:
    'A task does whatever a DAG says: what its account may do, everybody may who merges a DAG. ' +
    'In the namespace of Airflow itself, a pod of a task could mount the keys that sign its tokens.',
  check: (graph) => [...aroundAirflow(graph), ...inTaskPods(graph)],
};

/** What no task needs where Airflow's own pods and secrets are. */
const temptations = [
  { what: 'create pods', verb: 'create', resource: 'pods', danger: 'mount every secret of it in one' },
  { what: 'create pods/exec', verb: 'create', resource: 'pods/exec', danger: 'enter every pod of it' },
  { what: 'get secrets', verb: 'get', resource: 'secrets', danger: 'read what Airflow signs its tokens with' },
];

const aroundAirflow = (graph: Graph): Finding[] =>
  [workloads.airflow.worker, workloads.airflow.triggerer]
    .flatMap(({ namespace, labels }) => podsWith(graph, namespace, labels))
    .flatMap(({ file, title, namespace, spec }) => {
      const account = { namespace, name: spec.serviceAccountName ?? 'default' };
      return temptations
        .filter(({ verb, resource }) => mayDo(graph, account, { verb, group: '', resource, namespace }))
        .map(({ what, danger }) => ({
          file,
          message: `${title}: service account '${account.name}' may ${what} in namespace '${namespace}', and ${danger}; grant it in namespace '${serviceAccounts.taskPod.namespace}', where tasks start pods`,
        }));
    });

function inTaskPods(graph: Graph): Finding[] {
  const account = serviceAccounts.taskPod;
  const found = graph.find('ServiceAccount', account.namespace, account.name);
  if (!found) return [];
  const problems = [
    ...(mayDoAnything(graph, account) ? ['has rights; bind no role to it'] : []),
    ...(found.resource.automountServiceAccountToken === false
      ? []
      : ["hands out its token; set 'automountServiceAccountToken: false'"]),
  ];
  return problems.map((problem) => ({
    file: found.file,
    message: `service account '${account.name}', under which pods of tasks run, ${problem}`,
  }));
}
