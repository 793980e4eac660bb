import { committedWriters, restore as restoreBackup, type Compared } from '@headwater/backup';
import { isInstalled } from '@headwater/bootstrap';
import { table } from '@headwater/look';
import { identitiesIn } from '@headwater/secret-care';
import { theCluster, type ClusterOptions } from '../cluster/the-cluster.ts';
import { exitCodes, Failure } from '../failure.ts';
import { progress } from '../progress.ts';
import { ready } from '../ready.ts';
import { settle } from '../settle.ts';
import { running } from '../without/checkout.ts';
import { backupPlace } from './backup-place.ts';
import { passphrase, textOf } from './secrets-passphrase.ts';

export interface RestoreOptions extends ClusterOptions {
  readonly environment: string;
  readonly identity?: string;
  readonly passphraseFile?: string;
  readonly replace: boolean;
  readonly timeout: number;
  readonly output: 'text' | 'json';
}

/** Brings a backup into a cluster that is up, and says what arrived; exit code 1 where that is something else. */
export async function restore(named: string, options: RestoreOptions): Promise<void> {
  const { environment: name, identity, passphraseFile, replace, timeout, output, ...which } = options;
  const { secretsOf } = await import('@headwater/platform');
  const place = backupPlace(named);
  const cluster = await theCluster(which);
  const { checkout, environment } = await running(name, which);
  if (!(await isInstalled(cluster))) throw new Failure('the cluster has no platform yet; run ./headwater up first');
  const shown = progress();
  let stopped = false;
  const goesOn = `./headwater restore ${place.name} goes on where it was`;
  process.once('SIGINT', () => {
    console.error(stopped ? `\nstopped, and so is Airflow; ${goesOn}` : '\nstopped; the cluster is what it was');
    process.exit(130);
  });
  const since = Date.now();
  const compared = await restoreBackup(
    cluster,
    {
      folder: place.folder,
      remote: place.remote,
      environment: name,
      // a vault outlives the cluster: what it has is what is right
      secrets: environment.secrets.kind === 'generated' ? secretsOf(environment) : [],
      key: async () =>
        identity === undefined
          ? { passphrase: await passphrase(passphraseFile, false) }
          : { identities: identitiesIn(textOf(identity)) },
      writers: committedWriters(checkout),
      ownObjectStore: environment.objectStore.kind === 'minio',
      ownDatabase: environment.database.kind === 'postgres',
      replace,
      changing: (changing) => (stopped = changing),
    },
    shown,
  ).catch((error: unknown) => {
    if (stopped) console.error(`Airflow is stopped until the restore has ended; ${goesOn}`);
    throw error;
  });
  // the sync is asked for, and may not have begun
  await settle(cluster, checkout, { ...shown, line: () => undefined }, { timeout, since });
  await ready(cluster, shown, timeout);
  shown.line('everything runs again');
  if (compared.some(({ equal }) => !equal)) process.exitCode = exitCodes.problems;
  if (output === 'json') console.log(JSON.stringify({ compared, seconds: shown.seconds() }, null, 2));
  else console.log(comparisonText(compared));
}

const comparisonText = (compared: readonly Compared[]): string =>
  table([
    ['', 'in the backup', 'in the cluster', ''],
    ...compared.map(({ what, expected, found, equal }) => [what, expected, found, equal ? 'equal' : 'DIFFERENT']),
  ]).join('\n');
