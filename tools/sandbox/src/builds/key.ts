import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What is made of these parts has this name: the same parts, the same name. */
export const keyOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);

/** Names, modes and contents of the files below `folder` that `wanted` takes, as one line. */
export function contents(folder: string, wanted: (path: string) => boolean = () => true): string {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter(wanted)
    .sort();
  for (const file of files) {
    const path = join(folder, file);
    const executable = (statSync(path).mode & 0o111) !== 0;
    hash
      .update(JSON.stringify([file, executable]))
      .update(readFileSync(path))
      .update('\0');
  }
  return hash.digest('hex');
}
