import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, utimes } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { cache, placed, run, type Machine } from '@headwater/binaries';
import { interpreter, type Interpreter } from './interpreter.ts';
import { prune } from './prune.ts';
import { PythonError } from './python-error.ts';

/** What names the packages of a project and their checksums: those of its image and those that its tests need. */
const lock = 'requirements-dev.txt';

/**
 * The folder of the virtual environment that has exactly what the project in `folder` locks, which is made if need be.
 * It is there whole or not at all. Throws a PythonError.
 */
export async function environment(folder: string, uv: string, machine: Machine): Promise<string> {
  const name = basename(folder);
  const text = await readFile(join(folder, lock), 'utf8');
  const python = await interpreter(uv, machine);
  const target = join(cache(machine), 'python', `${name}-${keyOf(text, python)}`);
  if (!existsSync(target)) {
    const timer = setTimeout(machine.report, machine.patience, `installing the Python packages of ${name} …`);
    try {
      await placed(target, (temporary) => install(join(folder, lock), temporary, { python, uv, machine }));
    } finally {
      clearTimeout(timer);
    }
  }
  // says that it is in use
  await utimes(target, new Date(), new Date());
  await prune(target, name);
  return target;
}

const keyOf = (text: string, { path, version }: Interpreter): string =>
  createHash('sha256')
    .update(JSON.stringify([text, path, version]))
    .digest('hex')
    .slice(0, 16);

interface Installation {
  readonly python: Interpreter;
  readonly uv: string;
  readonly machine: Machine;
}

async function install(requirements: string, folder: string, { python, uv, machine }: Installation): Promise<void> {
  const path = join(folder, 'bin', 'python');
  for (const options of [
    // its scripts find their Python wherever the folder is moved to
    ['venv', '--relocatable', '--allow-existing', '--no-project', '--python', python.path, folder],
    ['pip', 'install', '--no-deps', '--require-hashes', '--python', path, '--requirement', requirements],
  ]) {
    const { succeeded, output } = await run(uv, ['--quiet', ...options], machine.environment);
    if (!succeeded) throw new PythonError(`${requirements}: can't be installed; uv says:\n${output}`);
  }
}
