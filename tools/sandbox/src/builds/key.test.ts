import { chmodSync, mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { contents } from './key.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'key-'));
  mkdirSync(join(folder, 'in'));
  writeFileSync(join(folder, 'in', 'recipe'), 'copy');
});

it.each([
  ['a changed file', () => writeFileSync(join(folder, 'in', 'recipe'), 'move')],
  ['a renamed file', () => renameSync(join(folder, 'in', 'recipe'), join(folder, 'recipe'))],
  ['a new file', () => writeFileSync(join(folder, 'other'), '')],
  ['a file that can be executed', () => chmodSync(join(folder, 'in', 'recipe'), 0o755)],
])('sees %s', (_, change) => {
  const before = contents(folder);
  change();
  expect(contents(folder)).not.toBe(before);
});

it('sees only what is wanted', () => {
  const wanted = (path: string) => path.startsWith('in/');
  const before = contents(folder, wanted);
  writeFileSync(join(folder, 'README.md'), 'read me');
  expect(contents(folder, wanted)).toBe(before);
});
