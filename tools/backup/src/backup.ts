import { chmod, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { ClusterError, type Cluster, type GitServer } from '@headwater/bootstrap';
import type { Lock } from '@headwater/secret-care';
import type { Secret } from '@headwater/secrets';
import { backUpBuckets } from './backup-buckets.ts';
import { backUpDatabases } from './backup-databases.ts';
import { hold, keepByContent, prepareFolder, sumOf, tidy, unfinished, write, writeWhole } from './folder.ts';
import { filesOf, format, manifestText, parseManifest, type Manifest, type StoredFile } from './manifest.ts';
import { objectStore } from './object-store.ts';
import type { Remote } from './remote.ts';
import { bundle } from './repository.ts';
import { sealedSecrets } from './secrets.ts';
import type { Shown } from './shown.ts';
import { size } from './sizes.ts';
import { claim, upload } from './upload.ts';
import { objectFiles, objectsOf } from './verified.ts';

export interface BackupWish {
  readonly folder: string;
  /** Where the folder is copied to once it is whole. */
  readonly remote?: Remote | undefined;
  readonly environment: string;
  readonly commit: string;
  readonly secrets: readonly Secret[];
  /** Undefined where the secrets stay out of the backup. */
  readonly lock: Lock | undefined;
  /** Undefined where the repository is not in the cluster. */
  readonly repository: GitServer | undefined;
  /** False where the object store is somebody else's. */
  readonly ownObjectStore: boolean;
  /** False where the databases are. */
  readonly ownDatabase: boolean;
}

/**
 * Writes a backup to the folder, or brings the one that is there up to date. The databases come first: what they refer to
 * in the object store is there when it is read, and what is written meanwhile is more, not less.
 */
export async function backUp(cluster: Cluster, wish: BackupWish, shown: Shown): Promise<Manifest> {
  const { folder, remote, environment, commit } = wish;
  await prepareFolder(folder);
  await hold(folder);
  const store = wish.ownObjectStore ? await objectStore(cluster) : undefined;
  if (remote) await claim(remote, store);
  const earlier = await readManifest(folder).catch(() => undefined);
  const begun = new Date().toISOString();
  const secrets = wish.lock && (await backUpSecrets(cluster, wish, wish.lock));
  if (secrets) shown.line('secrets: encrypted');
  const stored = wish.ownDatabase ? await backUpDatabases(cluster, folder, shown) : undefined;
  if (!stored) shown.line('databases: on a server outside of the cluster, which its owner backs up');
  const buckets = store ? await backUpBuckets(store, folder, earlier, shown) : [];
  const repository = wish.repository && (await backUpRepository(wish.repository, folder));
  if (repository) shown.line(`Git server: ${size(repository.bytes)}`);
  const manifest: Manifest = {
    format,
    commit,
    environment,
    begun,
    ended: new Date().toISOString(),
    ...(stored ? { postgres: stored.version } : {}),
    databases: stored?.databases ?? [],
    buckets,
    ...(secrets ? { secrets } : {}),
    ...(repository ? { repository } : {}),
  };
  await writeWhole(folder, 'manifest.json', manifestText(manifest));
  const files = [...filesOf(manifest), ...objectFiles(await objectsOf(manifest, folder))];
  if (remote) await upload(remote, folder, files, manifestText(manifest), shown);
  await tidy(folder, new Set(['manifest.json', ...files.map(({ file }) => file)]));
  return manifest;
}

/** Throws a ClusterError where the folder holds no whole backup. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => undefined);
  if (text !== undefined) return parseManifest(text, folder);
  const begun = await stat(join(folder, unfinished)).catch(() => undefined);
  throw new ClusterError(
    begun
      ? `${folder}: holds a backup that was interrupted; finish it with ./headwater backup ${folder}`
      : `${folder}: holds no backup; name a folder that ./headwater backup has written`,
  );
}

async function backUpSecrets(
  cluster: Cluster,
  { folder, environment, secrets }: BackupWish,
  lock: Lock,
): Promise<StoredFile> {
  const content = await sealedSecrets(cluster, environment, secrets, lock);
  const written = await write(folder, 'secrets', Readable.from([Buffer.from(content)]));
  return keepByContent(folder, 'secrets', 'secrets', written, 'age');
}

async function backUpRepository(server: GitServer, folder: string): Promise<StoredFile> {
  const file = join(folder, unfinished, 'repository');
  await bundle(server, file);
  // git goes by the umask
  await chmod(file, 0o600);
  const { size: bytes } = await stat(file);
  const sha256 = await sumOf(file);
  return keepByContent(folder, 'repository', 'repository', { bytes, sha256, md5: '' }, 'bundle');
}
