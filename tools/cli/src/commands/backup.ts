import { execFileSync } from 'node:child_process';
import { relative } from 'node:path';
import { backUp, count, size } from '@headwater/backup';
import { stateFolder } from '../cluster/state-folder.ts';
import { theCluster, type ClusterOptions } from '../cluster/the-cluster.ts';
import { exitCodes, Failure } from '../failure.ts';
import { gitServer } from '../git-server.ts';
import { progress } from '../progress.ts';
import { root } from '../repository.ts';
import { running } from '../without/checkout.ts';
import { backupPlace } from './backup-place.ts';
import { passphrase } from './secrets-passphrase.ts';

export interface BackupOptions extends ClusterOptions {
  readonly environment: string;
  readonly recipient?: readonly string[];
  readonly passphraseFile?: string;
  /** False where they stay out of it. */
  readonly secrets: boolean;
  readonly output: 'text' | 'json';
}

/** Writes what the cluster holds and Git does not to a folder that only its owner may read, and from there to a bucket. */
export async function backup(named: string | undefined, options: BackupOptions): Promise<void> {
  const { environment: name, recipient: recipients, passphraseFile, secrets, output, ...which } = options;
  const { secretsOf } = await import('@headwater/platform');
  const place = backupPlace(named ?? stateFolder('backups', name));
  const { folder } = place;
  if (!relative(root, folder).startsWith('..')) {
    throw new Failure(`${folder}: is inside of the repository; name a folder that nobody commits`, exitCodes.wrongUse);
  }
  const cluster = await theCluster(which);
  const { checkout, environment } = await running(name, which);
  const lock = recipients ? { recipients } : { passphrase: secrets ? await passphrase(passphraseFile, true) : '' };
  process.once('SIGINT', () => {
    console.error(`\nstopped; ./headwater backup ${place.name} goes on where it was`);
    process.exit(130);
  });
  const shown = progress();
  const manifest = await backUp(
    cluster,
    {
      folder,
      remote: place.remote,
      environment: name,
      commit: execFileSync('git', ['rev-parse', 'HEAD'], { cwd: checkout.root, encoding: 'utf8' }).trim(),
      secrets: secretsOf(environment),
      lock: secrets ? lock : undefined,
      repository: environment.git.kind === 'in-cluster' ? await gitServer(cluster, environment) : undefined,
      ownObjectStore: environment.objectStore.kind === 'minio',
      ownDatabase: environment.database.kind === 'postgres',
    },
    shown,
  );
  if (output === 'json') return console.log(JSON.stringify({ place: place.name, folder, ...manifest }, null, 2));
  const objects = manifest.buckets.reduce((sum, bucket) => sum + bucket.objects, 0);
  const bytes = [...manifest.databases, ...manifest.buckets].reduce((sum, each) => sum + each.bytes, 0);
  console.log(
    `${place.name}: ${count(manifest.databases.length, 'database')} and ${count(objects, 'object')}, ${size(bytes)}; ./headwater restore brings them back`,
  );
}
