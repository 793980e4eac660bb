import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { programs } from '../builds/programs.ts';
import { reported, type Report } from '../report.ts';
import { SandboxError } from '../sandbox-error.ts';
import type { Image } from './images.ts';
import { rootOf } from './layer.ts';
import { blobPath, layout, type Layout } from './layout.ts';
import { tarEnd, tarHeader, tarPadding } from './tar-header.ts';

/** Gives the images to the containerd that listens at `socket`, under all their names; those it has are left out. */
export async function importImages(images: readonly Image[], socket: string, report: Report): Promise<void> {
  const had = await imported(socket);
  const missing = images
    .map((image) => ({ image, made: layout(image) }))
    .filter(({ image, made }) => image.references.some((reference) => had.get(reference) !== made.digest));
  if (missing.length === 0) return;
  const { layer: pack } = await programs(['layer'], report);
  for (const { image, made } of missing) {
    await reported(report, 'images', `import ${image.name}`, () => importImage(image, made, socket, pack));
  }
}

const ctr = (socket: string, ...words: readonly string[]): string[] => [
  '--address',
  socket,
  '--namespace',
  'k8s.io',
  ...words,
];

/** The digest of every image that containerd has, by its name. */
async function imported(socket: string): Promise<Map<string, string>> {
  const lines = (await list(socket, 'images', 'list')).slice(1);
  return new Map(lines.map((line) => line.split(/\s+/)).map(([name = '', , digest = '']) => [name, digest]));
}

async function list(socket: string, ...words: readonly string[]): Promise<string[]> {
  const { stdout } = await promisify(execFile)('ctr', ctr(socket, ...words), { maxBuffer: 2 ** 26 });
  return stdout.trimEnd().split('\n');
}

async function importImage({ name, layers }: Image, { files }: Layout, socket: string, pack: string): Promise<void> {
  const there = new Set(await list(socket, 'content', 'list', '--quiet'));
  const process = spawn('ctr', ctr(socket, 'images', 'import', '--all-platforms', '-'), {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const said: Buffer[] = [];
  process.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const ended = once(process, 'exit') as Promise<[number | null]>;
  try {
    for (const [path, data] of files) await add(process.stdin, path, data);
    for (const layer of layers.filter(({ digest }) => !there.has(digest))) {
      await addLayer(process.stdin, blobPath(layer.digest), layer.size, pack, rootOf(layer));
    }
    process.stdin.end(tarEnd());
  } catch (error) {
    // containerd says better why it does not read on
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
  const [code] = await ended;
  if (code !== 0)
    throw new SandboxError(`image '${name}': containerd refuses it: ${Buffer.concat(said).toString().trim()}`);
}

async function add(output: Writable, path: string, data: string): Promise<void> {
  const size = Buffer.byteLength(data);
  await write(output, Buffer.concat([tarHeader(path, size), Buffer.from(data), tarPadding(size)]));
}

async function addLayer(output: Writable, path: string, size: number, pack: string, root: string): Promise<void> {
  await write(output, tarHeader(path, size));
  // its output has the size and the digest that it said when the layer was made: the folder has not changed since
  await pipeline(spawn(pack, [root], { stdio: ['ignore', 'pipe', 'inherit'] }).stdout, output, { end: false });
  await write(output, tarPadding(size));
}

const write = (output: Writable, data: Buffer): Promise<void> =>
  new Promise((settle, fail) => output.write(data, (error) => (error ? fail(error) : settle())));
