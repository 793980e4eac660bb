import { at, type Item } from './item.ts';

export interface Container {
  readonly name: string;
  readonly image?: string;
}

/** What pods of this object are made of; undefined where it makes none. */
export function podSpecOf(item: Item): unknown {
  switch (item.kind) {
    case 'Pod':
      return item['spec'];
    case 'CronJob':
      return at(item, 'spec', 'jobTemplate', 'spec', 'template', 'spec');
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'ReplicaSet':
    case 'Job':
      return at(item, 'spec', 'template', 'spec');
    default:
      return undefined;
  }
}

export const containersOf = (podSpec: unknown): Container[] =>
  ['initContainers', 'containers'].flatMap((list) => (at(podSpec, list) as Container[] | undefined) ?? []);
