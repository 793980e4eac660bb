import { spawn } from 'node:child_process';
import { root } from '../repository.ts';

/** A program that ended with something else than 0, or is not there. */
export class CallError extends Error {
  /** Whether the program is missing. */
  readonly missing: boolean;

  constructor(message: string, missing = false) {
    super(message);
    this.name = 'CallError';
    this.missing = missing;
  }
}

export interface CallOptions {
  /** Shows a person what the program says while it runs, on standard error. */
  readonly shown?: boolean;
}

/** Runs a program in the repository to its end, and gives what it printed. Throws a CallError. */
export const call = (program: string, parameters: readonly string[], { shown = false }: CallOptions = {}) =>
  new Promise<string>((resolve, reject) => {
    // standard output is the result's
    const stdio = ['ignore', shown ? process.stderr : 'pipe', shown ? process.stderr : 'pipe'] as const;
    const child = spawn(program, parameters, { cwd: root, stdio: [...stdio] });
    const said = { out: '', error: '' };
    child.stdout?.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (said.error += chunk.toString()));
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(new CallError(`${program}: ${error.message}`, error.code === 'ENOENT')),
    );
    child.once('close', (code) => {
      if (code === 0) return resolve(said.out);
      const why = said.error.trim() === '' ? `ended with ${code}` : said.error.trim();
      reject(new CallError(`${program} ${parameters.join(' ')}: ${why}`));
    });
  });
