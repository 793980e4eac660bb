import { binaryPath } from '@headwater/binaries';
import { $, chalk, glob } from 'zx';
import { Failure } from '../failure.ts';
import { root } from '../repository.ts';

/** One command line of the test run, and what a person calls it. */
interface Step {
  readonly title: string;
  readonly command: () => Promise<readonly string[]>;
}

const command =
  (...line: string[]) =>
  () =>
    Promise.resolve(line);

const shellcheck = async () => [
  await binaryPath('shellcheck'),
  'headwater',
  '.ci/run',
  ...(await glob('tools/sandbox/images/**/*.sh', { cwd: root })),
];

const steps: readonly Step[] = [
  { title: 'format', command: command('prettier', '--check', '--log-level=warn', '.') },
  { title: 'project references', command: command('nx', 'sync:check') },
  { title: 'lint', command: command('eslint', '.') },
  { title: 'shell scripts', command: shellcheck },
  { title: 'workflows', command: async () => [await binaryPath('actionlint')] },
  { title: 'types', command: command('tsc', '--build') },
  { title: 'units', command: command('vitest', 'run', '--silent=passed-only', '--reporter=dot') },
  { title: 'manifests are what is rendered', command: command('./headwater', 'check') },
  { title: 'manifests fit their schemas', command: command('./headwater', 'validate') },
  { title: 'manifests fit together', command: command('./headwater', 'integrity') },
];

/** Everything that is tested before a merge; a step that fails does not keep the others from running. */
export async function test(): Promise<void> {
  const failed: string[] = [];
  for (const step of steps) {
    if (!(await passes(step))) failed.push(step.title);
  }
  if (failed.length > 0) throw new Failure(`failed: ${failed.join(', ')}`);
  console.log(`${steps.length} steps passed`);
}

async function passes({ title, command }: Step): Promise<boolean> {
  const start = performance.now();
  if (process.stdout.isTTY) process.stdout.write(`  ${title} …`);
  const line = await command();
  const { exitCode, stdall } = await $({
    cwd: root,
    nothrow: true,
    quiet: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })`${line}`;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K');
  console.log(`${exitCode === 0 ? chalk.green('✓') : chalk.red('✗')} ${title} ${chalk.dim(`${seconds} s`)}`);
  if (exitCode !== 0) console.log(stdall.trimEnd());
  return exitCode === 0;
}
