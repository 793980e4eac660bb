import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ClusterError } from '@headwater/bootstrap';
import { keep, sizeOf, unfinished, write, writeWhole } from './folder.ts';
import { manifestText, parseManifest, type Manifest, type StoredFile } from './manifest.ts';
import type { Remote } from './remote.ts';

/** Throws a ClusterError where no whole backup is there. */
export async function remoteManifest(remote: Remote): Promise<Manifest> {
  const text = await remote.fetch('manifest.json', async (content) =>
    Buffer.concat((await content.toArray()) as Buffer[]).toString('utf8'),
  );
  if (text !== undefined) return parseManifest(text, remote.name);
  throw new ClusterError(
    (await remote.sizes()).has(unfinished)
      ? `${remote.name}: holds a backup that was interrupted; finish it with ./headwater backup ${remote.name}`
      : `${remote.name}: holds no backup; name a place that ./headwater backup has written`,
  );
}

/** Brings a file to the folder. Returns what is wrong with it, where it is not what was written. */
export async function download(
  remote: Remote,
  folder: string,
  { file, bytes, sha256 }: StoredFile,
): Promise<string | undefined> {
  const temporary = randomUUID();
  const written = await remote.fetch(file, (content) => write(folder, temporary, content));
  if (!written) return 'is missing';
  if (written.sha256 === sha256) {
    await keep(folder, temporary, file);
    return undefined;
  }
  await rm(join(folder, unfinished, temporary));
  return written.bytes === bytes ? 'is not what was written' : `has ${written.bytes} bytes instead of ${bytes}`;
}

/** Makes what was downloaded a backup of the folder, which the next one goes on from; one that is there stays. */
export async function adopt(folder: string, manifest: Manifest): Promise<void> {
  if ((await sizeOf(join(folder, 'manifest.json'))) === undefined)
    await writeWhole(folder, 'manifest.json', manifestText(manifest));
}
