import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { BuiltImage } from '@headwater/images';
import { filesTakenBack, upToStage } from './dockerfile.ts';

/** What an image is built from, all of it. */
export interface BuildContext {
  readonly dockerfile: string;
  /** Paths of files of the repository. */
  readonly files: readonly string[];
  /** Names the content: another one, another name. */
  readonly tag: string;
}

export function buildContext(root: string, { folder, target }: BuiltImage): BuildContext {
  const text = (path: string) => readFileSync(join(root, path), 'utf8');
  const dockerfile = upToStage(text(`${folder}/Dockerfile`), target);
  const files = filesTakenBack(text(`${folder}/Dockerfile.dockerignore`)).flatMap((path) => filesOf(root, path));
  const hash = createHash('sha256').update(dockerfile);
  for (const file of files) hash.update(`\0${file}\0`).update(text(file));
  return { dockerfile, files, tag: `content-${hash.digest('hex').slice(0, 16)}` };
}

/** The file, or all files of the folder, in an order that is the same everywhere. */
function filesOf(root: string, path: string): string[] {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)))
    .sort();
}

/** Gives `work` a folder that holds the context and nothing else: minikube would pack the whole repository. */
export async function withContext<T>(
  root: string,
  { dockerfile, files }: BuildContext,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-image-'));
  try {
    writeFileSync(join(folder, 'Dockerfile'), dockerfile);
    for (const file of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      cpSync(join(root, file), join(folder, file));
    }
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
