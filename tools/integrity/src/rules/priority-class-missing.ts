import { suggestion } from '@headwater/k8s';
import type { Rule } from '../rule.ts';

export const priorityClassMissing: Rule = {
  name: 'priority-class-missing',
  why: 'A pod of a priority that nobody defines is refused: its Deployment is there, and never has a pod.',
  check: (graph) =>
    graph.pods.flatMap(({ file, title, spec: { priorityClassName: name } }) =>
      name === undefined || builtIn.includes(name) || graph.find('PriorityClass', undefined, name)
        ? []
        : [
            {
              file,
              message: `${title} has priority class '${name}', which nobody makes${
                suggestion(name, [...graph.names('PriorityClass', undefined), ...builtIn]) || '; render it'
              }`,
            },
          ],
    ),
};

// https://kubernetes.io/docs/tasks/administer-cluster/guaranteed-scheduling-critical-addon-pods/
const builtIn = ['system-cluster-critical', 'system-node-critical'];
