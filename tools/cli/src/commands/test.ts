import { join } from 'node:path';
import { BinaryError, thisMachine } from '@headwater/binaries';
import { $, chalk } from 'zx';
import { Failure } from '../failure.ts';
import { root } from '../repository.ts';
import { passed } from '../steps/passed.ts';
import type { Step } from '../steps/step.ts';
import { steps } from '../steps/steps.ts';

/**
 * Everything that is tested before a merge; a step that fails does not keep the others from running. A step that knows
 * its inputs is not run again with the ones that it has passed with, unless it is asked for.
 */
export async function test({ again }: { readonly again: boolean }): Promise<void> {
  const failed: string[] = [];
  for (const step of steps) {
    const { before, remember } = step.inputs ? await passed(step.title, step.inputs, root, thisMachine()) : unknown;
    if (before && !again)
      console.log(`${chalk.green('✓')} ${step.title} ${chalk.dim('passed before, with the same files')}`);
    else if (await passes(step)) remember();
    else failed.push(step.title);
  }
  if (failed.length > 0) throw new Failure(`failed: ${failed.join(', ')}`);
  console.log(`${steps.length} steps passed`);
}

const unknown = { before: false, remember: () => undefined };

async function passes(step: Step): Promise<boolean> {
  const start = performance.now();
  if (process.stdout.isTTY) process.stdout.write(`  ${step.title} …`);
  const { exitCode, output } = await ended(step);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K');
  console.log(`${exitCode === 0 ? chalk.green('✓') : chalk.red('✗')} ${step.title} ${chalk.dim(`${seconds} s`)}`);
  if (exitCode !== 0) console.log(output.trimEnd());
  return exitCode === 0;
}

interface Ended {
  readonly exitCode: number | null;
  readonly output: string;
}

async function ended({ command, folder = '', environment = {} }: Step): Promise<Ended> {
  const line = await command().catch(missing);
  if ('output' in line) return line;
  const { exitCode, stdall } = await $({
    cwd: join(root, folder),
    env: { ...process.env, ...environment },
    nothrow: true,
    quiet: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })`${line}`;
  return { exitCode, output: stdall };
}

// a tool that this machine can't have is the failure of one step
function missing(error: unknown): Ended {
  if (!(error instanceof BinaryError)) throw error;
  return { exitCode: null, output: error.message };
}
