import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, type Machine } from '@headwater/binaries';
import { $ } from 'zx';

/** Whether a step has passed on this machine with these very files, and how to remember that it has. */
export interface Passed {
  readonly before: boolean;
  readonly remember: () => void;
}

/** `inputs` are all folders and files of the repository that `title` depends on; what Git ignores is none of them. */
export async function passed(
  title: string,
  inputs: readonly string[],
  repository: string,
  machine: Machine,
): Promise<Passed> {
  const folder = join(cache(machine), 'passed');
  const mark = join(folder, await digest(title, inputs, repository));
  return {
    before: existsSync(mark),
    remember: () => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(mark, `${title}\n`);
    },
  };
}

async function digest(title: string, inputs: readonly string[], repository: string): Promise<string> {
  const listed = await $({
    cwd: repository,
    quiet: true,
  })`git ls-files -z --cached --others --exclude-standard --deduplicate -- ${inputs}`;
  const hash = createHash('sha256').update(title);
  for (const path of listed.stdout
    .split('\0')
    .filter((path) => path !== '')
    .sort()) {
    const file = join(repository, path);
    hash.update(`\0${path}\0`).update(existsSync(file) ? readFileSync(file) : '');
  }
  return hash.digest('hex');
}
