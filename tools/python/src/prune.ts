import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const week = 7 * 24 * 60 * 60 * 1000;

/**
 * Removes what else there is of `name` beside the folder `kept`, where nobody has used it for a week: environments of
 * other locks, and what is left of those whose installation was killed.
 */
export async function prune(kept: string, name: string): Promise<void> {
  const parent = dirname(kept);
  const own = new RegExp(`^${name}-[0-9a-f]{16}(-|$)`);
  for (const entry of (await readdir(parent)).filter((one) => one !== basename(kept) && own.test(one))) {
    const path = join(parent, entry);
    const used = await stat(path).catch(() => undefined);
    if (used && Date.now() - used.mtimeMs > week) await rm(path, { recursive: true, force: true });
  }
}
