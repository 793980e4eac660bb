import { ClusterError, items, type Cluster } from '@headwater/bootstrap';
import type { Workload } from '@headwater/k8s';
import type { Pod } from '../status/pod.ts';
import { sourcesOf, type Source } from './sources.ts';

/** How much of a log. */
export interface Range {
  /** How long back, as kubectl spells it: `5m`. */
  readonly since?: string;
  /** How many lines of each container; all of them where it is not given. */
  readonly tail?: number;
}

/** The logs that there are; a ClusterError where there are none. */
export async function startedSources(cluster: Cluster, components: readonly Workload[]): Promise<Source[]> {
  const sources = await sourcesIn(cluster, components);
  if (sources.length > 0) return sources;
  const names = components.map(({ name }) => `'${name}'`).join(', ');
  throw new ClusterError(`nothing has been written: no container of ${names} has started`);
}

export async function sourcesIn(cluster: Cluster, components: readonly Workload[]): Promise<Source[]> {
  const pods = await Promise.all(
    components.map(({ namespace, labels }) => {
      const selector = Object.entries(labels).map(([label, value]) => `${label}=${value}`);
      return items<Pod>(cluster, 'pods', `--namespace=${namespace}`, `--selector=${selector.join(',')}`);
    }),
  );
  return sourcesOf(pods.flat());
}

/** What kubectl gets for one log. */
export const parameters = ({ namespace, pod, container }: Source): string[] => [
  'logs',
  pod,
  `--namespace=${namespace}`,
  `--container=${container}`,
];

export const rangeOf = ({ since, tail }: Range): string[] => [
  ...(since === undefined ? [] : [`--since=${since}`]),
  ...(tail === undefined ? [] : [`--tail=${tail}`]),
];
