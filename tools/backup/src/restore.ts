import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { ClusterError, type Cluster } from '@headwater/bootstrap';
import { liveSecrets, type Key } from '@headwater/secret-care';
import type { Secret } from '@headwater/secrets';
import { readManifest } from './backup.ts';
import { isData } from './bucket-index.ts';
import { isOfCanary, withoutCanary } from './canary.ts';
import { comparison, type Compared } from './comparison.ts';
import { conversation } from './database.ts';
import { adopt, remoteManifest } from './download.ts';
import { hold, prepareFolder } from './folder.ts';
import type { Manifest } from './manifest.ts';
import { differing, knownRevisions, migrationProblems } from './migrations.ts';
import { objectStore, type ObjectStore } from './object-store.ts';
import type { Remote } from './remote.ts';
import { refusal, workedRows, type Present } from './refusal.ts';
import { restoreBucket } from './restore-buckets.ts';
import { exchange, fill, refuseDifference } from './restore-databases.ts';
import { restoredSecrets, type RestoredSecrets } from './restored-secrets.ts';
import { openedSecrets, writeSecrets } from './secrets.ts';
import type { Shown } from './shown.ts';
import { count } from './sizes.ts';
import { databaseNames, postgresVersion, revisions, tableRows } from './tables.ts';
import { verified } from './verified.ts';
import { resume, stop, stoppedFor, type Writer } from './writers.ts';

export interface RestoreWish {
  readonly folder: string;
  /** Where the backup is, if not in the folder, which then gets what it lacks of it. */
  readonly remote?: Remote | undefined;
  readonly environment: string;
  readonly secrets: readonly Secret[];
  /** Asked for where the backup has secrets. */
  readonly key: () => Promise<Key>;
  readonly writers: readonly Writer[];
  /** False where the object store is somebody else's. */
  readonly ownObjectStore: boolean;
  /** False where the databases are. */
  readonly ownDatabase: boolean;
  readonly replace: boolean;
  /** Called when the cluster is no longer what it was, and when it is whole again. */
  readonly changing: (changing: boolean) => void;
}

/**
 * Makes the cluster's databases and buckets what the backup has. All that can be refused is refused before the first
 * change; databases are filled beside those in use, and all take their place at one time.
 */
export async function restore(cluster: Cluster, wish: RestoreWish, shown: Shown): Promise<Compared[]> {
  const { folder, remote, writers } = wish;
  const manifest = remote ? await remoteManifest(remote) : await readManifest(folder);
  const fingerprint = createHash('sha256').update(JSON.stringify(manifest)).digest('hex').slice(0, 16);
  if (remote) {
    await prepareFolder(folder);
    await hold(folder);
  }
  const objects = await verified(manifest, folder, remote, shown);
  if (remote) await adopt(folder, manifest);
  const secrets = await plannedSecrets(cluster, manifest, wish);
  const store = wish.ownObjectStore ? await objectStore(cluster) : undefined;
  const present = await look(cluster, wish, store);
  const problems = [
    ...refusal(manifest, present, { place: remote?.name ?? folder, fingerprint, replace: wish.replace }),
    ...(await unknownMigrations(cluster, manifest, present)),
  ];
  if (problems.length > 0) throw new ClusterError([...problems, 'nothing is changed'].join('\n'));

  const rows: Record<string, Record<string, number>> = {};
  for (const database of manifest.databases) {
    const found = await fill(cluster, database, folder, shown);
    refuseDifference(database.name, database.rows, found);
    rows[database.name] = found;
    shown.line(`database ${database.name}: filled beside the one in use`);
  }
  wish.changing(true);
  shown.current('stopping what writes to the databases and buckets …');
  await stop(cluster, writers, fingerprint, shown);
  shown.line(`stopped: ${writers.map(({ application }) => application).join(', ')}`);
  const buckets: Record<string, { objects: number; bytes: number }> = {};
  for (const { name } of manifest.buckets) {
    if (present.objects[name] !== undefined && store)
      buckets[name] = await restoreBucket(store, name, objects.get(name) ?? [], folder, shown);
  }
  await writeSecrets(cluster, secrets);
  const written = [...secrets.replaced, ...secrets.created.map(({ metadata }) => ({ name: metadata?.name }))];
  if (written.length > 0)
    shown.line(`${count(written.length, 'secret')}: ${written.map(({ name }) => name).join(', ')}`);
  await exchange(
    cluster,
    manifest.databases.map(({ name }) => name),
  );
  shown.line(`${count(manifest.databases.length, 'database')} took the place of those in use`);
  await resume(cluster, writers);
  wish.changing(false);
  return comparison(manifest, { rows, buckets });
}

async function plannedSecrets(
  cluster: Cluster,
  { secrets: stored }: Manifest,
  { folder, secrets, key }: RestoreWish,
): Promise<RestoredSecrets> {
  if (!stored) return { replaced: [], created: [] };
  return restoredSecrets(
    secrets,
    await openedSecrets(join(folder, stored.file), await key()),
    await liveSecrets(cluster),
  );
}

interface Looked extends Present {
  readonly revisions: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

async function look(
  cluster: Cluster,
  { environment, ownDatabase, writers }: RestoreWish,
  store: ObjectStore | undefined,
): Promise<Looked> {
  const rows: Record<string, Record<string, number>> = {};
  const found: Record<string, Record<string, string>> = {};
  const { postgres, names } = ownDatabase
    ? await conversation(cluster, 'template1', async (ask) => ({
        postgres: await postgresVersion(ask),
        names: await databaseNames(ask),
      }))
    : { postgres: undefined, names: [] };
  for (const name of names) {
    await conversation(cluster, name, async (ask) => {
      const all = await tableRows(ask);
      rows[name] = workedRows(await withoutCanary(ask, all));
      found[name] = await revisions(ask, Object.keys(all));
    });
  }
  const objects: Record<string, number> = {};
  for (const name of (await store?.buckets()) ?? []) {
    objects[name] = (await store!.list(name)).filter((object) => isData(object) && !isOfCanary(object.key)).length;
  }
  const unfinished = await stoppedFor(cluster, writers);
  return {
    environment,
    ...(postgres === undefined ? {} : { postgres }),
    rows,
    revisions: found,
    objects,
    ...(unfinished ? { unfinished } : {}),
  };
}

/** Airflow is asked only where its own tables are of another version than the backup's. */
async function unknownMigrations(cluster: Cluster, manifest: Manifest, present: Looked): Promise<string[]> {
  const others = manifest.databases.some(
    ({ name, revisions: stored }) => differing(stored, present.revisions[name] ?? {}).length > 0,
  );
  // it was answered before Airflow was stopped
  if (!others || present.unfinished !== undefined) return [];
  return migrationProblems(manifest, present.revisions, await knownRevisions(cluster));
}
