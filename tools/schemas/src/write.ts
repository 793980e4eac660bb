import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { SchemaFile } from './schema-file.ts';

/** What differs between `files` and those in `folders` of `root`, a line each. */
export function differences(root: string, folders: readonly string[], files: readonly SchemaFile[]): string[] {
  const present = new Map(
    folders.flatMap((folder) => filesIn(root, folder)).map((path) => [path, readFileSync(join(root, path), 'utf8')]),
  );
  const expected = new Set(files.map(({ path }) => path));
  return [
    ...files.flatMap(({ path, text }) =>
      present.get(path) === text ? [] : [`${path}: ${present.has(path) ? 'changed' : 'missing'}`],
    ),
    ...[...present.keys()].filter((path) => !expected.has(path)).map((path) => `${path}: extra`),
  ];
}

/** Makes `folders` of `root` hold `files` and nothing else. */
export function write(root: string, folders: readonly string[], files: readonly SchemaFile[]): void {
  for (const folder of folders) rmSync(join(root, folder), { recursive: true, force: true });
  for (const { path, text } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

function filesIn(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}
