import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { BinaryError, type Binary, type Outcome } from './binary.ts';
import { cacheFolder, type Machine } from './machine.ts';
import { placed } from './placed.ts';
import { fileInTar } from './tar.ts';

/** The executable from its publisher's release. Throws a BinaryError where that is not what the catalogue says. */
export async function download(binary: Binary, machine: Machine): Promise<Outcome | undefined> {
  if (binary.assets === undefined) return undefined;
  const asset = binary.assets[machine.platform];
  if (asset === undefined) return { reason: `no release for ${machine.platform} is known` };
  const { url } = asset;
  const archive = await read(url);
  const sha256 = createHash('sha256').update(archive).digest('hex');
  if (sha256 !== asset.sha256) {
    throw new BinaryError(
      `${url}: has the sha256 ${sha256}, and not ${asset.sha256}; nothing of it is kept, find out why it changed before you trust it`,
    );
  }
  const { name, member = name } = binary;
  const executable = fileInTar(gunzipSync(archive), member);
  if (executable === undefined)
    throw new BinaryError(`${url}: holds no '${member}'; name its executable in the catalogue`);
  const folder = cacheFolder(binary, machine);
  await placed(folder, (temporary) => writeFile(join(temporary, name), executable, { mode: 0o755 }));
  return { path: join(folder, name) };
}

async function read(url: string): Promise<Buffer> {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(new Error('no answer in 5 seconds')), 5000);
  const signal = AbortSignal.any([silence.signal, AbortSignal.timeout(120_000)]);
  try {
    const response = await fetch(url, { signal }).finally(() => clearTimeout(timer));
    if (!response.ok) throw new Error(`answers ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  } catch (error) {
    throw new Error(`${url}: ${deepest(error as Error).message}`, { cause: error });
  }
}

// fetch says just that it failed, and keeps what happened
const deepest = (error: Error): Error => (error.cause instanceof Error ? deepest(error.cause) : error);
