import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClusterError } from '@headwater/bootstrap';
import { objectFile, parseIndex, type StoredObject } from './bucket-index.ts';
import { total } from './comparison.ts';
import { download } from './download.ts';
import { refuseFull, sizeOf, sumOf } from './folder.ts';
import { inParallel } from './in-parallel.ts';
import { filesOf, isBackupFile, type Manifest, type StoredFile } from './manifest.ts';
import type { Remote } from './remote.ts';
import type { Shown } from './shown.ts';
import { count, size } from './sizes.ts';

/**
 * The objects of each bucket, once every file of the backup is in the folder as it was written. What the folder lacks
 * comes from `remote`. Throws a ClusterError that names all others.
 */
export async function verified(
  manifest: Manifest,
  folder: string,
  remote: Remote | undefined,
  shown: Shown,
): Promise<ReadonlyMap<string, readonly StoredObject[]>> {
  const problems: string[] = [];
  const place = remote?.name ?? folder;
  let bytes = 0;
  let fetched = 0;
  const verify = async (stored: StoredFile): Promise<void> => {
    let problem = await problemOf(folder, stored);
    if (problem && remote) {
      problem = await download(remote, folder, stored);
      fetched += 1;
    }
    if (problem) problems.push(`${place}/${stored.file}: ${problem}`);
    bytes += stored.bytes;
    shown.current(`reading the backup: ${size(bytes)}`);
  };
  const verifyAll = async (files: readonly StoredFile[]): Promise<void> => {
    // a file is written where its name says
    const foreign = files.filter(({ file }) => !isBackupFile(file));
    if (foreign.length > 0)
      throw damaged(foreign.map(({ file }) => `${place}: names the file '${file}', which no backup has`));
    if (remote) await refuseFull(folder, total(await lacking(folder, files)).bytes, place);
    await inParallel(files, verify, 4);
    if (problems.length > 0) throw damaged(problems);
  };
  // an index that is damaged names nothing to be relied on
  const files = filesOf(manifest);
  await verifyAll(files);
  const objects = await objectsOf(manifest, folder);
  const contents = objectFiles(objects);
  await verifyAll(contents);
  shown.line(
    `${count(files.length + contents.length, 'file')} of the backup: all as they were written, ${size(bytes)}${remote ? `; ${fetched} fetched` : ''}`,
  );
  return objects;
}

/** The objects of each bucket, as the indexes in the folder say. */
export async function objectsOf(
  { buckets }: Manifest,
  folder: string,
): Promise<ReadonlyMap<string, readonly StoredObject[]>> {
  const objects = new Map<string, StoredObject[]>();
  for (const { name, index } of buckets) {
    objects.set(name, parseIndex(await readFile(join(folder, index.file), 'utf8')));
  }
  return objects;
}

/** The files that hold them; equal objects have one. */
export function objectFiles(objects: ReadonlyMap<string, readonly StoredObject[]>): StoredFile[] {
  const files = [...objects.values()]
    .flat()
    .map((object) => ({ file: objectFile(object), bytes: object.bytes, sha256: object.sha256 }));
  return [...new Map(files.map((each) => [each.file, each])).values()];
}

async function problemOf(folder: string, { file, bytes, sha256 }: StoredFile): Promise<string | undefined> {
  const found = await sizeOf(join(folder, file));
  if (found === undefined) return 'is missing';
  if (found !== bytes) return `has ${found} bytes instead of ${bytes}`;
  return (await sumOf(join(folder, file))) === sha256 ? undefined : 'is not what was written';
}

async function lacking(folder: string, files: readonly StoredFile[]): Promise<StoredFile[]> {
  const found: StoredFile[] = [];
  await inParallel(files, async (stored) => {
    if ((await sizeOf(join(folder, stored.file))) !== stored.bytes) found.push(stored);
  });
  return found;
}

const damaged = (problems: readonly string[]): ClusterError =>
  new ClusterError([...[...problems].sort(), 'nothing is changed; restore another backup'].join('\n'));
