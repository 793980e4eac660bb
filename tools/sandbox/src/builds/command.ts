import { spawn } from 'node:child_process';
import { createReadStream, mkdirSync, openSync, closeSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { SandboxError } from '../sandbox-error.ts';

export interface CommandOptions {
  readonly folder?: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** The file that takes its whole output. */
  readonly log: string;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
let interrupted = false;

/**
 * Runs a command to its end. Where it fails, a SandboxError has the end of its output; where this process is told to
 * end, so is the command, and it counts as failed.
 */
export async function command(
  title: string,
  [file, ...parameters]: readonly [string, ...string[]],
  { folder, environment, log }: CommandOptions,
): Promise<void> {
  if (interrupted) throw new SandboxError(`${title}: interrupted`);
  mkdirSync(dirname(log), { recursive: true });
  const output = openSync(log, 'w');
  // what this process leaves behind when it is killed ends with it
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', file, ...parameters], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const end = () => {
    interrupted = true;
    child.kill('SIGKILL');
  };
  for (const signal of signals) process.once(signal, end);
  try {
    const code = await new Promise<number | null>((settle, fail) => child.once('error', fail).once('exit', settle));
    if (code === 0) return;
  } finally {
    for (const signal of signals) process.off(signal, end);
  }
  if (interrupted) throw new SandboxError(`${title}: interrupted`);
  throw new SandboxError(`${title}: failed; its whole output is in '${log}'\n${await ending(log)}`);
}

/** The last lines of a file that may be long. */
async function ending(path: string): Promise<string> {
  const length = 3000;
  const start = Math.max(0, statSync(path).size - length);
  let text = '';
  for await (const chunk of createReadStream(path, { start, encoding: 'utf8' })) text += chunk as string;
  return text.trimEnd().split('\n').slice(-15).join('\n');
}
