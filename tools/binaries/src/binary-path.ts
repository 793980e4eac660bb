import { join } from 'node:path';
import { aptInstall } from './apt-install.ts';
import { BinaryError, type Binary, type Outcome } from './binary.ts';
import { catalogue, type BinaryName } from './catalogue.ts';
import { isExecutable } from './command.ts';
import { download } from './download.ts';
import { goInstall } from './go-install.ts';
import { cacheFolder, thisMachine, type Machine } from './machine.ts';
import { onPath } from './on-path.ts';
import { pipInstall } from './pip-install.ts';

/** The path of the tool `name` in its pinned version, which is installed if need be. Throws a BinaryError. */
export const binaryPath = (name: BinaryName): Promise<string> => resolve(catalogue[name], thisMachine());

/** The path of `binary`: from PATH, else from the cache, else installed into it. */
export async function resolve(binary: Binary, machine: Machine): Promise<string> {
  const present = await onPath(binary, machine);
  if ('path' in present) return present.path;
  const cached = join(cacheFolder(binary, machine), binary.name);
  if (isExecutable(cached)) return cached;
  const timer = setTimeout(machine.report, machine.patience, `installing ${binary.name} ${binary.version} …`);
  try {
    return await install(binary, machine, present.reason);
  } finally {
    clearTimeout(timer);
  }
}

async function install(binary: Binary, machine: Machine, ...reasons: string[]): Promise<string> {
  for (const way of [download, goInstall, pipInstall, aptInstall]) {
    const outcome = await way(binary, machine).catch(asReason);
    if (outcome === undefined) continue;
    if ('path' in outcome) return outcome.path;
    reasons.push(outcome.reason);
  }
  const { name, version, atLeast, below, goPackage } = binary;
  const wanted =
    atLeast === undefined ? version : `${atLeast} or newer${below === undefined ? '' : `, older than ${below},`}`;
  const advice = `put ${wanted} on PATH${goPackage === undefined ? '' : ' or install Go (https://go.dev/dl)'}`;
  throw new BinaryError(`${name} ${version}: is missing and can't be installed (${reasons.join('; ')}); ${advice}`);
}

// one way that fails leaves the others; only what must not be trusted ends the search
function asReason(error: Error): Outcome {
  if (error instanceof BinaryError) throw error;
  return { reason: error.message };
}
