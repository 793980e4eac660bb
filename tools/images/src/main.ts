#!/usr/bin/env node
import { readFileSync, writeFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { builtImages } from './catalogue.ts';
import { pinned, tagOf } from './pin.ts';

const root = join(import.meta.dirname, '../../..');
const [command, ...words] = process.argv.slice(2);

if (command === 'list') await list(words);
else if (command === 'pin' && words.length === 2) await write(words[0]!, words[1]!);
else fail('use: main.ts list <folder…> | pin <repository> <sha256:…>', 2);

/** What is built from these folders, as JSON: one object for each image. */
async function list(folders: readonly string[]): Promise<void> {
  const wanted = builtImages.filter(({ folder }) => folders.includes(folder));
  const images = [];
  for (const image of wanted) images.push({ ...image, tag: (await choice(image.repository)).tag });
  console.log(JSON.stringify(images));
}

async function write(repository: string, digest: string): Promise<void> {
  if (!/^sha256:[0-9a-f]{64}$/.test(digest))
    fail(`'${digest}' is no digest; give sha256: and 64 hexadecimal digits`, 2);
  const { file, source } = await choice(repository);
  writeFileSync(file, pinned(source, repository, digest));
}

interface Choice {
  readonly file: string;
  readonly source: string;
  readonly tag: string;
}

/** The one file that chooses an image, and how. */
async function choice(repository: string): Promise<Choice> {
  for await (const path of glob('libs/*/src/images.ts', { cwd: root })) {
    const file = join(root, path);
    const source = readFileSync(file, 'utf8');
    const tag = tagOf(source, repository);
    if (tag !== undefined) return { file, source, tag };
  }
  return fail(`${repository}: no libs/*/src/images.ts chooses it; the choice belongs there`, 1);
}

function fail(message: string, code: number): never {
  console.error(message);
  process.exit(code);
}
