import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../repository.ts';

/** A copy of this repository in a folder of its own, which a test may change. */
export interface Copy {
  readonly folder: string;
  readonly read: (file: string) => string;
  readonly write: (file: string, text: string) => void;
  readonly remove: (file: string) => void;
  /** Makes the copy what it was at the beginning. */
  readonly restore: () => void;
  /** Runs the copy's own command line. */
  readonly headwater: (line: string, environment?: Readonly<Record<string, string>>) => Result;
  readonly run: (command: string, parameters: readonly string[]) => Result;
  readonly delete: () => void;
}

export interface Result {
  readonly exitCode: number | null;
  /** Lines of both streams, without the last line break. */
  readonly lines: readonly string[];
}

/** Copies what Git would, committed or not, rendered, with the packages of this clone. */
export function copyRepository(): Copy {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'headwater-')));
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  // Git also lists what is deleted and not committed yet
  const present = files.split('\0').filter((file) => file !== '' && existsSync(join(root, file)));
  for (const file of new Set(present)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file), { force: true });
  }
  linkPackages(folder);
  const run = (
    command: string,
    parameters: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): Result => {
    const env = { ...process.env, PATH: `${folder}/node_modules/.bin:${process.env['PATH']}`, ...environment };
    const { status, stdout, stderr } = spawnSync(command, parameters, { cwd: folder, env, encoding: 'utf8' });
    const text = `${stdout}${stderr}`.trimEnd();
    return { exitCode: status, lines: text === '' ? [] : text.split('\n') };
  };
  const git = (...parameters: readonly string[]) =>
    run('git', ['-c', 'user.name=test', '-c', 'user.email=test@localhost', ...parameters]);
  run('node', ['tools/cli/src/main.ts', 'render']);
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--no-verify', '--message', 'as it is');
  return {
    folder,
    read: (file) => readFileSync(join(folder, file), 'utf8'),
    write: (file, text) => {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    },
    remove: (file) => rmSync(join(folder, file), { recursive: true }),
    restore: () => {
      git('checkout', '--quiet', '--', '.');
      git('clean', '--quiet', '-d', '--force');
    },
    headwater: (line, environment) => run('node', ['tools/cli/src/main.ts', ...line.split(' ')], environment),
    run,
    delete: () => rmSync(folder, { recursive: true }),
  };
}

/** The packages of this clone, but the copy's own projects: what it imports is its own code. */
function linkPackages(folder: string): void {
  const packages = join(folder, 'node_modules');
  mkdirSync(packages);
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@headwater') symlinkSync(join(root, 'node_modules', name), join(packages, name));
  }
  // what a project needs in another version than the others do
  for (const nested of globSync('{apps,libs,tools}/*/node_modules', { cwd: root })) {
    symlinkSync(join(root, nested), join(folder, nested));
  }
  // relative links, which lead into the copy
  cpSync(join(root, 'node_modules/@headwater'), join(packages, '@headwater'), {
    recursive: true,
    verbatimSymlinks: true,
  });
}
