import type { Cluster } from '@headwater/bootstrap';
import { table } from '@headwater/look';
import { liveNames, listing, readersOf, type Listed } from '@headwater/secret-care';
import { theCluster, type ClusterOptions } from '../cluster/the-cluster.ts';
import { Failure } from '../failure.ts';
import { knownSecrets } from './secrets-known.ts';

export interface ListOptions extends ClusterOptions {
  readonly environment: string;
  readonly output: 'text' | 'json';
}

/** Prints what is declared and who reads it; with a cluster, also since when it has its values. */
export async function listSecrets({ environment: name, output, ...which }: ListOptions): Promise<void> {
  const { declared, committed } = await knownSecrets(name, which);
  const cluster = await clusterIfAny(which);
  const live = cluster ? await liveNames(cluster) : undefined;
  const list = listing(declared, readersOf(committed(), declared), live, Date.now());
  if (output === 'json')
    console.log(JSON.stringify({ environment: name, cluster: cluster?.title, secrets: list }, null, 2));
  else console.log(table([['secret', 'age', 'copies in', 'read by'], ...list.map(row)]).join('\n'));
}

/** Files alone say a lot: without a cluster, only ages are missing. */
async function clusterIfAny(which: ClusterOptions): Promise<Cluster | undefined> {
  try {
    return await theCluster(which);
  } catch (error) {
    if (!(error instanceof Failure) || which.context !== undefined) throw error;
    console.error(`${error.message}; ages are left out`);
    return undefined;
  }
}

const row = ({ secret, copies, readers, live, optional }: Listed): string[] => [
  secret,
  age(live, optional),
  copies.join(', ') || '-',
  readers.join(', ') || '-',
];

function age(live: Listed['live'], optional: boolean): string {
  if (live === undefined) return '-';
  if (live === 'missing') return optional ? 'not given' : 'missing';
  return `${live.days} d${live.rotating ? ', rotating' : ''}`;
}
