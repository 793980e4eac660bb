import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Binary } from './binary.ts';

/** What finding and installing a tool depends on. */
export interface Machine {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Operating system and architecture, in Go's words. */
  readonly platform: string;
  readonly root: boolean;
  /** Milliseconds after which a person wants to know what takes so long, */
  readonly patience: number;
  /** and how they are told. */
  readonly report: (line: string) => void;
}

export const thisMachine = (): Machine => ({
  environment: process.env,
  platform: `${process.platform}-${architectures[process.arch] ?? process.arch}`,
  root: process.getuid?.() === 0,
  patience: 2000,
  report: (line) => process.stderr.write(`${line}\n`),
});

/** What can be made again is below this folder: https://specifications.freedesktop.org/basedir-spec/latest/ */
export function cache({ environment }: Machine): string {
  const { XDG_CACHE_HOME: folder = '', HOME: home = homedir() } = environment;
  return join(isAbsolute(folder) ? folder : join(home, '.cache'), 'headwater');
}

/** The folder that keeps `binary` once it is installed. */
export const cacheFolder = ({ name, version }: Binary, machine: Machine): string =>
  join(cache(machine), 'bin', `${name}-${version}`);

const architectures: Readonly<Record<string, string>> = { x64: 'amd64' };
