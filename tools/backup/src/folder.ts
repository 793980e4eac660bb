import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, open, readdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ClusterError } from '@headwater/bootstrap';
import type { StoredFile } from './manifest.ts';
import { size } from './sizes.ts';

/** What was written, and the sums of its bytes. */
export interface Written {
  readonly bytes: number;
  readonly sha256: string;
  readonly md5: string;
}

/** What is being written lies there; it is gone when the backup is whole. */
export const unfinished = 'unfinished';

/** A folder for a backup, that only its owner may read. Throws a ClusterError where something else is in it. */
export async function prepareFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const names = await readdir(folder);
  if (names.length > 0 && !names.includes('manifest.json') && !names.includes(unfinished)) {
    throw new ClusterError(`${folder}: holds ${names.slice(0, 3).join(', ')} and no backup; name an empty folder`);
  }
  await chmod(folder, 0o700);
  await mkdir(join(folder, unfinished), { recursive: true, mode: 0o700 });
}

/** Keeps a second backup out of the folder until this process ends. Throws a ClusterError where one is under way. */
export async function hold(folder: string): Promise<void> {
  const file = join(folder, unfinished, 'process');
  if (existsSync(file)) {
    const pid = Number(await readFile(file, 'utf8'));
    if (pid !== process.pid && isAlive(pid))
      throw new ClusterError(
        `${folder}: process ${pid} is writing a backup there; wait for it, or name another folder`,
      );
  }
  await writeFile(file, String(process.pid), { mode: 0o600 });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Writes a stream to a file that is not yet part of the backup, and sums it up; `seen` gets the bytes so far. */
export async function write(
  folder: string,
  name: string,
  content: Readable,
  seen: (bytes: number) => void = () => undefined,
): Promise<Written> {
  const [sha256, md5] = [createHash('sha256'), createHash('md5')];
  let bytes = 0;
  const sum = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sha256.update(chunk);
      md5.update(chunk);
      bytes += chunk.length;
      seen(bytes);
      done(null, chunk);
    },
  });
  await pipeline(content, sum, createWriteStream(join(folder, unfinished, name), { mode: 0o600 }));
  return { bytes, sha256: sha256.digest('hex'), md5: md5.digest('hex') };
}

/** Makes what `write` has written a part of the backup, at `path`. */
export async function keep(folder: string, name: string, path: string): Promise<void> {
  await mkdir(join(folder, dirname(path)), { recursive: true, mode: 0o700 });
  await rename(join(folder, unfinished, name), join(folder, path));
}

/** The same at a path that tells the content, so that an older backup in the folder keeps its own: `databases/airflow-1f2e3d4c5b6a.dump`. */
export async function keepByContent(
  folder: string,
  name: string,
  path: string,
  { bytes, sha256 }: Written,
  extension: string,
): Promise<StoredFile> {
  const file = `${path}-${sha256.slice(0, 12)}.${extension}`;
  await keep(folder, name, file);
  return { file, bytes, sha256 };
}

/** Writes a small file that is there as a whole, or not at all, whatever happens to the machine. */
export async function writeWhole(folder: string, path: string, text: string): Promise<void> {
  const temporary = join(folder, unfinished, path);
  const handle = await open(temporary, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, join(folder, path));
}

export async function sumOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

export const sizeOf = (file: string): Promise<number | undefined> =>
  stat(file).then(
    ({ size }) => size,
    () => undefined,
  );

/** Throws a ClusterError where the disk of the folder has no room for so many bytes of `what`. */
export async function refuseFull(folder: string, bytes: number, what: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bytes > bavail * bsize)
    throw new ClusterError(
      `${folder}: has ${size(bavail * bsize)} left, and ${what} needs ${size(bytes)}; make room there`,
    );
}

/** Removes what an older backup in the folder had, and `wanted` has not. */
export async function tidy(folder: string, wanted: ReadonlySet<string>): Promise<void> {
  await rm(join(folder, unfinished), { recursive: true, force: true });
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !wanted.has(path.slice(folder.length + 1))) await rm(path);
  }
}
