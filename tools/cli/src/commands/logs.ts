import { components, componentsNamed, follow, interrupted, logs as written, table } from '@headwater/look';
import { theCluster, type ClusterOptions } from '../cluster/the-cluster.ts';
import { exitCodes, Failure } from '../failure.ts';

export interface LogsOptions extends ClusterOptions {
  readonly list: boolean;
  readonly follow: boolean;
  readonly previous: boolean;
  readonly since?: string;
  readonly tail?: number;
}

/** Prints what the pods of a component have written, or the names of all components. */
export async function logs(words: readonly string[], options: LogsOptions): Promise<void> {
  // `logs … | head` is no failure
  process.stdout.on('error', () => process.exit(exitCodes.fine));
  if (options.list) return list();
  const named = words.length === 0 ? 'name a component; ./headwater logs --list names them' : componentsNamed(words);
  if (typeof named === 'string') throw new Failure(named, exitCodes.wrongUse);
  const { since, previous } = options;
  if (options.follow && previous) {
    throw new Failure(
      '--follow and --previous: what has ended writes nothing more; give one of them',
      exitCodes.wrongUse,
    );
  }
  // whoever says since when wants all of it
  const tail = options.tail ?? (since === undefined ? 100 : undefined);
  const range = { ...(since === undefined ? {} : { since }), ...(tail === undefined ? {} : { tail }) };
  const cluster = await theCluster(options);
  if (options.follow) return follow(cluster, named, range, (line) => console.log(line), interrupted());
  for (const line of await written(cluster, named, { ...range, previous })) console.log(line);
}

function list(): void {
  const rows = components.map(({ name, namespace }) => [name, namespace]);
  console.log(table([['component', 'namespace'], ...rows]).join('\n'));
}
