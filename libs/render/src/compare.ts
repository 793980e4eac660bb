import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Folder } from './file.ts';
import { filesBelow } from './files-below.ts';
import { isGenerated, textOf } from './text.ts';

/** How a file on disk differs from what is rendered. */
export type Difference =
  | { readonly kind: 'changed' | 'missing'; readonly path: string; readonly text: string }
  /** Rendered once, by something that is no longer there. */
  | { readonly kind: 'extra'; readonly path: string }
  /** Never rendered: somebody put it there. */
  | { readonly kind: 'foreign'; readonly path: string };

/** Every difference between `folder` and the same folder below `root`, sorted by path. */
export function compare(root: string, folder: Folder): Difference[] {
  const present = new Set(filesBelow(join(root, folder.path)));
  const differences: Difference[] = [];
  for (const file of folder.files) {
    const path = `${folder.path}/${file.path}`;
    const text = textOf(file);
    if (!present.delete(file.path)) differences.push({ kind: 'missing', path, text });
    else if (readFileSync(join(root, path), 'utf8') !== text) differences.push({ kind: 'changed', path, text });
  }
  for (const name of folder.shared ? [] : present) {
    const path = `${folder.path}/${name}`;
    const generated = isGenerated(readFileSync(join(root, path), 'utf8'));
    if (generated || !folder.mixed) differences.push({ kind: generated ? 'extra' : 'foreign', path });
  }
  return differences.sort((a, b) => (a.path < b.path ? -1 : 1));
}
