import { join } from 'node:path';
import { changes, objectFile, type StoredObject } from './bucket-index.ts';
import { total } from './comparison.ts';
import { inParallel } from './in-parallel.ts';
import type { ObjectStore } from './object-store.ts';
import type { Shown } from './shown.ts';
import { count, size } from './sizes.ts';

/** Makes a bucket hold the objects of the backup and no other; those that are there are not sent again. */
export async function restoreBucket(
  store: ObjectStore,
  name: string,
  objects: readonly StoredObject[],
  folder: string,
  shown: Shown,
): Promise<{ objects: number; bytes: number }> {
  const { put, remove } = changes(objects, await store.list(name));
  const all = total(put);
  let [number, bytes] = [0, 0];
  await inParallel(put, async (object) => {
    await store.put(name, object, join(folder, objectFile(object)));
    number += 1;
    bytes += object.bytes;
    shown.current(`bucket ${name}: ${number} of ${count(all.objects, 'object')}, ${size(bytes)} of ${size(all.bytes)}`);
  });
  await inParallel(remove, (key) => store.remove(name, key));
  const found = total(await store.list(name));
  const more = remove.length === 0 ? '' : `; ${count(remove.length, 'other')} removed`;
  shown.line(`bucket ${name}: ${count(found.objects, 'object')}, ${size(found.bytes)}${more}`);
  return found;
}
