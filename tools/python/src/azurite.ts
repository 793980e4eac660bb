import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, readFile, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cache, placed, run, type Machine } from '@headwater/binaries';
import { prune } from './prune.ts';
import { PythonError } from './python-error.ts';

/** The program that plays the blobs of an Azure storage account; npm installs what its lock, below `root`, names. Throws a PythonError. */
export async function azurite(root: string, machine: Machine): Promise<string> {
  const lock = join(root, 'tools/python/src/azurite/package-lock.json');
  const key = createHash('sha256')
    .update(await readFile(lock, 'utf8'))
    .digest('hex')
    .slice(0, 16);
  const target = join(cache(machine), `azurite-${key}`);
  if (!existsSync(target)) {
    const timer = setTimeout(
      machine.report,
      machine.patience,
      'installing Azurite, which plays the storage of Azure …',
    );
    try {
      await placed(target, (temporary) => install(lock, temporary, machine));
    } finally {
      clearTimeout(timer);
    }
  }
  // says that it is in use
  await utimes(target, new Date(), new Date());
  await prune(target, 'azurite');
  return join(target, 'node_modules/.bin/azurite-blob');
}

async function install(lock: string, folder: string, { environment }: Machine): Promise<void> {
  for (const name of ['package.json', 'package-lock.json'])
    await copyFile(join(dirname(lock), name), join(folder, name));
  // nothing that a package brings is run
  const options = ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder];
  const { succeeded, output } = await run('npm', options, environment);
  if (!succeeded) throw new PythonError(`${lock}: can't be installed; npm says:\n${output}`);
}
