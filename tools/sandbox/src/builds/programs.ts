import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from '../folders.ts';
import { reported, type Report } from '../report.ts';
import { SandboxError } from '../sandbox-error.ts';
import { catalogue, type Program, type ProgramName } from './catalogue.ts';
import { command } from './command.ts';
import { goBuild, isSource } from './go-build.ts';
import { contents, keyOf } from './key.ts';
import { whole } from './whole.ts';

const sources = join(import.meta.dirname, '../..');

/** The path of each program; what is missing is built, one program after another. Throws a SandboxError. */
export async function programs<Name extends ProgramName>(
  names: readonly Name[],
  report: Report,
): Promise<Record<Name, string>> {
  const entries: [Name, string][] = [];
  for (const name of names) {
    const path = await programPath(name);
    if (!existsSync(path)) {
      await inTurn(async () => {
        // somebody else here may have asked for it first
        if (!existsSync(path)) await reported(report, 'programs', name, () => build(name, dirname(path)));
      });
    }
    entries.push([name, path]);
  }
  return Object.fromEntries(entries) as Record<Name, string>;
}

/** Where the program is once it is built: its folder is named by what it is made from. */
export async function programPath(name: ProgramName): Promise<string> {
  const program: Program = catalogue[name];
  const source = program.folder === undefined ? '' : contents(join(sources, program.folder), isSource(program));
  const key = keyOf(JSON.stringify(goBuild(program, '')), source, await goVersion());
  return join(cacheFolder(), 'programs', `${name}-${key}`, name);
}

async function build(name: ProgramName, target: string): Promise<void> {
  const program: Program = catalogue[name];
  const log = join(cacheFolder(), 'logs', `program-${name}.log`);
  await whole(target, async (folder) => {
    const { line, environment } = goBuild(program, folder);
    await command(`program '${name}'`, line, {
      folder: program.folder === undefined ? folder : join(sources, program.folder),
      environment: { ...process.env, ...environment },
      log,
    });
    // the last part of a package's path is not always what we call it
    const [made, ...others] = await readdir(folder);
    if (made === undefined || others.length > 0)
      throw new SandboxError(`program '${name}': go built no single program`);
    await rename(join(folder, made), join(folder, name));
    await rm(log, { force: true });
  });
}

let version: Promise<string> | undefined;

// asked in the folder of a module, whose go.mod says how old Go may be
const goVersion = (): Promise<string> =>
  (version ??= promisify(execFile)('go', ['env', 'GOVERSION'], { cwd: join(sources, 'programs/layer') }).then(
    ({ stdout }) => stdout.trim(),
    (error: NodeJS.ErrnoException & { stderr?: string }) => {
      const reason = error.code === 'ENOENT' ? 'there is no go on PATH' : (error.stderr ?? error.message).trim();
      throw new SandboxError(`programs: ${reason}; install Go (https://go.dev/dl)`);
    },
  ));

let last: Promise<unknown> = Promise.resolve();

// the compiler keeps every core busy by itself
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const result = last.then(work);
  last = result.catch(() => undefined);
  return result;
}
