import { randomUUID } from 'node:crypto';
import { ClusterError } from '@headwater/bootstrap';
import { total } from './comparison.ts';
import { unfinished } from './folder.ts';
import { inParallel } from './in-parallel.ts';
import { isBackupFile, type StoredFile } from './manifest.ts';
import type { ObjectStore } from './object-store.ts';
import type { Remote } from './remote.ts';
import type { Shown } from './shown.ts';
import { count, size } from './sizes.ts';

/**
 * Makes sure that a backup can go there, before anything is read. Throws a ClusterError where the bucket can't be used,
 * something else is there, or it is in the object store that is to be backed up.
 */
export async function claim(remote: Remote, store: ObjectStore | undefined): Promise<void> {
  const names = [...(await remote.sizes()).keys()];
  if (names.length > 0 && !names.includes('manifest.json') && !names.includes(unfinished))
    throw new ClusterError(
      `${remote.name}: holds ${names.slice(0, 3).join(', ')} and no backup; name a prefix that nothing begins with`,
    );
  const mark = randomUUID();
  await remote.write(unfinished, mark);
  const { bucket, key } = remote.at(unfinished);
  if ((await store?.fetch(bucket, key, (answer) => answer.text())) !== mark) return;
  await remote.remove(unfinished);
  throw new ClusterError(
    `${remote.name}: is in the object store that is to be backed up, and would be lost with it; name a bucket elsewhere`,
  );
}

/** Makes the destination hold `files` of the folder, then `manifest`; what it has already is not sent again. */
export async function upload(
  remote: Remote,
  folder: string,
  files: readonly StoredFile[],
  manifest: string,
  shown: Shown,
): Promise<void> {
  const missing = async (): Promise<StoredFile[]> => {
    const sizes = await remote.sizes();
    return files.filter(({ file, bytes }) => sizes.get(file) !== bytes);
  };
  const wanted = await missing();
  const all = total(wanted);
  let [number, bytes] = [0, 0];
  await inParallel(wanted, async (file) => {
    await remote.send(folder, file);
    number += 1;
    bytes += file.bytes;
    shown.current(`${remote.name}: ${number} of ${count(all.objects, 'file')}, ${size(bytes)} of ${size(all.bytes)}`);
  });
  // a backup from another machine removes what its own does not have
  const [lost] = await missing();
  if (lost) throw new ClusterError(`${remote.name}/${lost.file}: is gone again; let one machine at a time write there`);
  await remote.write('manifest.json', manifest);
  const names = new Set(files.map(({ file }) => file));
  const old = [...(await remote.sizes()).keys()].filter((path) => isBackupFile(path) && !names.has(path));
  await inParallel(old, remote.remove);
  await remote.remove(unfinished);
  const kept = files.length - wanted.length;
  shown.line(
    `${remote.name}: ${count(wanted.length, 'file')} sent, ${size(all.bytes)}${kept === 0 ? '' : `; ${kept} were there already`}`,
  );
}
