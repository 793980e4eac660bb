import { nameOf } from '../graph/graph.ts';
import { syncOptionsOf } from '../graph/sync-options.ts';
import type { Rule } from '../rule.ts';

const options = ['Force=true', 'Replace=true'];

export const jobNeverReplaced: Rule = {
  name: 'job-never-replaced',
  why:
    'The pod template of a Job cannot change: the first sync works, and the one after the next change fails until somebody ' +
    'deletes the Job by hand. One that deletes itself is missing in Argo CD, and runs again and again.',
  check: (graph) =>
    graph
      .of('Job')
      // Argo CD takes those of Helm for hooks too
      .filter(
        ({ resource: { metadata } }) =>
          !metadata?.annotations?.['argocd.argoproj.io/hook'] && !metadata?.annotations?.['helm.sh/hook'],
      )
      .flatMap(({ file, resource }) => {
        const replaced = options.every((option) => syncOptionsOf(resource).includes(option));
        const seconds = resource.spec?.ttlSecondsAfterFinished;
        return [
          ...(replaced
            ? []
            : [
                `is no hook, and cannot be changed once it is applied; make it a Sync hook, or give it the sync-options ${options.join(',')}`,
              ]),
          ...(seconds === undefined
            ? []
            : [
                `is no hook, and is deleted ${seconds} seconds after it ends; make it a Sync hook, or remove ttlSecondsAfterFinished`,
              ]),
        ].map((problem) => ({ file, message: `Job '${nameOf(resource)}' ${problem}` }));
      }),
};
