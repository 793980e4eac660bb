import { settingsOf } from '../graph/dags.ts';
import type { Rule } from '../rule.ts';

export const dagWorkerOverridden: Rule = {
  name: 'dag-worker-overridden',
  why:
    'A pod_override becomes part of the worker pod, which the scheduler starts in the namespace of Airflow: ' +
    'it may mount every secret there, and no Role can forbid it.',
  check: (graph) =>
    settingsOf(graph, /^(?:executor_config|pod_override)$/)
      .filter(({ file }) => !file.startsWith('dags/headwater/'))
      .map(({ file, name }) => ({
        file,
        message: `sets '${name}'; start a pod for it (headwater.pods.pod_task), or add a function to dags/headwater that says what may be overridden`,
      })),
};
