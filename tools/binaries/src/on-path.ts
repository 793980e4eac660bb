import { realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Binary, Outcome } from './binary.ts';
import { executables, run } from './command.ts';
import type { Machine } from './machine.ts';

/** The first executable on PATH that says it has the right version. */
export async function onPath(binary: Binary, machine: Machine): Promise<Outcome> {
  const strangers: string[] = [];
  for (const path of executables(binary.name, machine).filter(isForeign)) {
    const { output } = await run(path, [binary.versionFlag], machine.environment, 5000);
    const version = /\d+\.\d+\.\d+/.exec(output)?.[0];
    if (version !== undefined && suits(version, binary)) return { path };
    strangers.push(`${path} is ${version ?? 'of an unknown version'}`);
  }
  return { reason: strangers.length > 0 ? strangers.join(', ') : 'not on PATH' };
}

const repository = `${realpathSync(new URL('../../../', import.meta.url))}${sep}`;

const npm = join(sep, 'node_modules', '.bin', sep);

// npm puts our own command, and that of every other clone, on PATH under the same name: asked for its version, it would
// look for the tool again, and two of them would ask each other for ever
const isForeign = (path: string): boolean => !path.includes(npm) && !realpathSync(path).startsWith(repository);

const suits = (found: string, { version, atLeast, below }: Binary): boolean =>
  atLeast === undefined
    ? found === version
    : compared(found, atLeast) >= 0 && (below === undefined || compared(found, below) < 0);

const compared = (one: string, other: string): number => one.localeCompare(other, 'en', { numeric: true });
