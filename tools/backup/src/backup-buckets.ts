import { randomUUID } from 'node:crypto';
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  formatIndex,
  objectFile,
  parseIndex,
  unchanged,
  type ListedObject,
  type StoredObject,
} from './bucket-index.ts';
import { total } from './comparison.ts';
import { keep, keepByContent, refuseFull, sizeOf, unfinished, write } from './folder.ts';
import { inParallel } from './in-parallel.ts';
import type { Manifest, StoredBucket } from './manifest.ts';
import type { ObjectStore } from './object-store.ts';
import type { Shown } from './shown.ts';
import { count, size } from './sizes.ts';

/** Brings what is new in each bucket to the folder; what an earlier backup there has, or an interrupted one, is not fetched again. */
export async function backUpBuckets(
  store: ObjectStore,
  folder: string,
  earlier: Manifest | undefined,
  shown: Shown,
): Promise<StoredBucket[]> {
  const buckets: StoredBucket[] = [];
  for (const name of await store.buckets()) buckets.push(await backUpBucket(store, name, folder, earlier, shown));
  return buckets;
}

async function backUpBucket(
  store: ObjectStore,
  name: string,
  folder: string,
  earlier: Manifest | undefined,
  shown: Shown,
): Promise<StoredBucket> {
  const journal = join(folder, unfinished, `${name}.jsonl`);
  const before = earlier?.buckets.find((each) => each.name === name);
  const known = [
    ...(before ? parseIndex(await readFile(join(folder, before.index.file), 'utf8').catch(() => '')) : []),
    ...parseIndex(await readFile(journal, 'utf8').catch(() => '')),
  ];
  // what a crash of the machine has cut off is fetched again
  const whole: StoredObject[] = [];
  await inParallel(known, async (object) => {
    if ((await sizeOf(join(folder, objectFile(object)))) === object.bytes) whole.push(object);
  });
  const { kept, wanted } = unchanged(await store.list(name), whole);
  const objects = [...kept];
  const all = total(wanted);
  await refuseFull(folder, all.bytes, `bucket '${name}'`);
  let [number, bytes] = [0, 0];
  await inParallel(wanted, async (listed) => {
    const object = await fetchObject(store, name, listed, folder);
    // deleted since it was listed
    if (!object) return;
    await appendFile(journal, `${JSON.stringify(object)}\n`, { mode: 0o600 });
    objects.push(object);
    number += 1;
    bytes += object.bytes;
    shown.current(`bucket ${name}: ${number} of ${count(all.objects, 'object')}, ${size(bytes)} of ${size(all.bytes)}`);
  });
  const file = `index-${name}`;
  const written = await write(folder, file, Readable.from([formatIndex(objects)], { objectMode: false }));
  const index = await keepByContent(folder, file, `buckets/${name}`, written, 'jsonl');
  const sum = total(objects);
  const old = kept.length === 0 ? '' : `, ${kept.length} of them there already`;
  shown.line(`bucket ${name}: ${count(sum.objects, 'object')}, ${size(sum.bytes)}${old}`);
  return { name, ...sum, index };
}

const fetchObject = (
  store: ObjectStore,
  bucket: string,
  { key }: ListedObject,
  folder: string,
): Promise<StoredObject | undefined> =>
  store.fetch(bucket, key, async ({ headers, body }) => {
    const temporary = randomUUID();
    const content = body ? Readable.fromWeb(body) : Readable.from([]);
    const { bytes, sha256, md5 } = await write(folder, temporary, content);
    const length = headers.get('content-length');
    if (length !== null && Number(length) !== bytes) throw new Error(`${bytes} bytes of ${length} arrived`);
    const contentType = headers.get('content-type');
    const metadata = [...headers].filter(([name]) => name.startsWith(prefix));
    const object: StoredObject = {
      key,
      bytes,
      // it may have been written again since it was listed
      etag: headers.get('etag')?.replaceAll('"', '') ?? '',
      sha256,
      md5,
      ...(contentType === null ? {} : { contentType }),
      ...(metadata.length === 0
        ? {}
        : { metadata: Object.fromEntries(metadata.map(([name, value]) => [name.slice(prefix.length), value])) }),
    };
    await keep(folder, temporary, objectFile(object));
    return object;
  });

const prefix = 'x-amz-meta-';
