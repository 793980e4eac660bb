import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Machine } from './machine.ts';

/** Every executable file `name` in the folders of PATH, in their order. */
export const executables = (name: string, { environment }: Machine): string[] =>
  (environment['PATH'] ?? '')
    .split(delimiter)
    .filter(isAbsolute)
    .map((folder) => join(folder, name))
    .filter(isExecutable);

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** What a command printed, and whether it succeeded. */
export interface Ran {
  readonly succeeded: boolean;
  readonly output: string;
}

export const run = (
  file: string,
  options: readonly string[],
  environment: NodeJS.ProcessEnv,
  timeout = 0,
): Promise<Ran> =>
  new Promise((settle) => {
    execFile(file, options, { env: environment, timeout }, (error, stdout, stderr) => {
      settle({ succeeded: error === null, output: `${stdout}${stderr}`.trim() });
    });
  });
