import { mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Difference } from './compare.ts';

/**
 * Makes the files below `root` what is rendered, and nothing else: equal files are not touched.
 * Foreign files must have been dealt with before.
 */
export function write(root: string, differences: readonly Difference[]): void {
  const made = new Set<string>();
  for (const difference of differences) {
    const path = join(root, difference.path);
    if (difference.kind === 'changed' || difference.kind === 'missing') {
      const folder = dirname(path);
      if (difference.kind === 'missing' && !made.has(folder)) mkdirSync(folder, { recursive: true });
      made.add(folder);
      writeFileSync(path, difference.text);
    } else if (difference.kind === 'extra') {
      rmSync(path);
      removeEmptyFolders(dirname(path));
    }
  }
}

function removeEmptyFolders(folder: string): void {
  if (readdirSync(folder).length > 0) return;
  rmdirSync(folder);
  removeEmptyFolders(dirname(folder));
}
