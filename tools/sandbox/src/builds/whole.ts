import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Makes the folder `<name>-<key>`, whole or not at all, and once: whoever asks for it meanwhile, in this process or in
 * another, waits. `fill` gets the folder to fill. Folders of the same name and other keys are removed afterwards.
 */
export async function whole(target: string, fill: (folder: string) => Promise<void>): Promise<void> {
  if (existsSync(target)) return;
  const parent = dirname(target);
  const [, name = ''] = /^(.*)-[0-9a-f]+$/.exec(basename(target)) ?? [];
  await mkdir(parent, { recursive: true });
  await locked(join(parent, `.${name}.lock`), async () => {
    if (existsSync(target)) return;
    // nobody else is at work on it: what is there was left by somebody who was killed
    const partial = join(parent, `.${name}.partial`);
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial);
    try {
      await fill(partial);
      await rename(partial, target);
    } catch (error) {
      await rm(partial, { recursive: true, force: true });
      throw error;
    }
    await removeOthers(parent, name, basename(target));
  });
}

async function removeOthers(parent: string, name: string, kept: string): Promise<void> {
  const others = (await readdir(parent)).filter(
    (entry) => entry !== kept && entry.startsWith(`${name}-`) && /^[0-9a-f]{16}$/.test(entry.slice(name.length + 1)),
  );
  for (const other of others) await rm(join(parent, other), { recursive: true, force: true });
}

/** Runs `work` while nobody else on this machine holds the lock; it ends with this process, however that ends. */
async function locked(path: string, work: () => Promise<void>): Promise<void> {
  const file = await open(path, 'w');
  try {
    // the lock belongs to the open file, which outlives the command
    const flock = spawn('flock', ['--exclusive', '3'], { stdio: ['ignore', 'ignore', 'inherit', file.fd] });
    await once(flock, 'exit');
    await work();
  } finally {
    await file.close();
  }
}
