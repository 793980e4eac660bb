import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClusterError } from '@headwater/bootstrap';
import { objectFile, parseIndex, type StoredObject } from './bucket-index.ts';
import { sizeOf, sumOf } from './folder.ts';
import { inParallel } from './in-parallel.ts';
import { filesOf, type Manifest, type StoredFile } from './manifest.ts';
import type { Shown } from './shown.ts';
import { count, size } from './sizes.ts';

/** The objects of each bucket, once every file of the backup is what was written. Throws a ClusterError that names all others. */
export async function verified(
  manifest: Manifest,
  folder: string,
  shown: Shown,
): Promise<ReadonlyMap<string, readonly StoredObject[]>> {
  const problems: string[] = [];
  let bytes = 0;
  const verify = async ({ file, bytes: expected, sha256 }: StoredFile): Promise<void> => {
    const found = await sizeOf(join(folder, file));
    if (found === undefined) problems.push(`${folder}/${file}: is missing`);
    else if (found !== expected) problems.push(`${folder}/${file}: has ${found} bytes instead of ${expected}`);
    else if ((await sumOf(join(folder, file))) !== sha256) problems.push(`${folder}/${file}: is not what was written`);
    bytes += expected;
    shown.current(`reading the backup: ${size(bytes)}`);
  };
  const files = filesOf(manifest);
  await inParallel(files, verify, 4);
  // an index that is damaged names nothing to be relied on
  if (problems.length > 0) throw damaged(problems);
  const objects = new Map<string, StoredObject[]>();
  for (const { name, index } of manifest.buckets) {
    objects.set(name, parseIndex(await readFile(join(folder, index.file), 'utf8')));
  }
  const contents = new Map([...objects.values()].flat().map((object) => [object.sha256, object]));
  const stored = [...contents.values()].map((object) => ({ ...object, file: objectFile(object) }));
  await inParallel(stored, verify, 4);
  if (problems.length > 0) throw damaged(problems);
  shown.line(`${count(files.length + stored.length, 'file')} of the backup: all as they were written, ${size(bytes)}`);
  return objects;
}

const damaged = (problems: readonly string[]): ClusterError =>
  new ClusterError([...[...problems].sort(), 'nothing is changed; restore another backup'].join('\n'));
