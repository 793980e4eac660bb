import { configHash, configHashAnnotation, configMapData } from '@headwater/argocd';
import { folderOf } from '../graph/files.ts';
import type { Pods } from '../graph/pods.ts';
import type { Rule } from '../rule.ts';

export const configHashStale: Rule = {
  name: 'config-hash-stale',
  why: 'A pod reads its configuration when it starts. Without a new hash in its template, a changed ConfigMap reaches it days later or never.',
  check: (graph) => {
    const folders = Map.groupBy(graph.of('ConfigMap'), ({ file }) => folderOf(file));
    const data = new Map(
      [...folders].map(([folder, maps]) => [folder, configMapData(maps.map(({ resource }) => resource))]),
    );
    return graph.pods.flatMap(({ file, title, owner, annotations, spec }) => {
      const beside = data.get(folderOf(file));
      // a pod template in a ConfigMap is read anew for every pod, and one of a CronJob for every run
      if (!beside || !isReplaced(owner)) return [];
      const hash = configHash({ spec }, beside);
      const present = annotations[configHashAnnotation];
      if (hash === undefined || present === hash) return [];
      const what =
        present === undefined
          ? 'do not carry the hash of the config maps they read'
          : `carry the hash '${present}' of other config maps`;
      return [
        {
          file,
          message: `pods of ${title} ${what}; set '${configHashAnnotation}' to '${hash}', as ./headwater render does`,
        },
      ];
    });
  },
};

const isReplaced = ({ kind }: Pods['owner']): boolean =>
  ['Deployment', 'StatefulSet', 'DaemonSet', 'Job'].includes(kind);
