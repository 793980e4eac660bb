import { ClusterError, kubectl, type Cluster } from '@headwater/bootstrap';
import type { Workload } from '@headwater/k8s';
import { merged } from './merged.ts';
import { parameters, rangeOf, startedSources, type Range } from './asked.ts';
import { prefixes } from './sources.ts';

export interface LogOptions extends Range {
  /** Of the containers before the ones that run. */
  readonly previous: boolean;
}

/** What the pods of these components have written, in the order of time; a ClusterError where there are none. */
export async function logs(cluster: Cluster, components: readonly Workload[], options: LogOptions): Promise<string[]> {
  const sources = await startedSources(cluster, components);
  const before = prefixes(sources);
  const range = [...rangeOf(options), ...(options.previous ? ['--previous'] : [])];
  const failures: string[] = [];
  const texts = await Promise.all(
    sources.map(async (source, index) => {
      const words = [...parameters(source), ...range, '--timestamps'];
      const text = await kubectl(cluster, words).catch((error: Error) => {
        failures.push(error.message);
        return '';
      });
      return { prefix: before[index]!, text };
    }),
  );
  // with --previous, most containers have none
  if (failures.length === sources.length) throw new ClusterError(failures[0]!);
  return merged(texts);
}
