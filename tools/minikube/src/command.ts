import { ClusterError } from '@headwater/bootstrap';
import { $ } from 'zx';
import { descendants, end } from './descendants.ts';

/** A call of a program, and what a person can do where it fails. */
export interface Command {
  readonly line: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** How long it may take, in seconds: one that hangs would hang for ever. */
  readonly limit: number;
  /** Ends the sentence that tells of a failure. */
  readonly advice: string;
}

export interface Ended {
  readonly succeeded: boolean;
  readonly output: string;
  /** The last lines of both streams. */
  readonly last: string;
  /** Whether it was ended because it took too long. */
  readonly late: boolean;
}

/** Runs it to its end, whatever that is. */
export async function attempt({ line, environment, limit }: Omit<Command, 'advice'>): Promise<Ended> {
  const child = $({ quiet: true, nothrow: true, input: '', env: environment })`${line}`;
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    // minikube goes on for minutes after a friendlier signal
    const started = { id: child.pid!, command: line.join(' ') };
    end([...descendants(started.id), started], 'SIGKILL');
  }, limit * 1000);
  const { exitCode, stdout, stderr } = await child;
  clearTimeout(timer);
  return { succeeded: exitCode === 0 && !late, output: stdout, last: lastLines(`${stdout}\n${stderr}`), late };
}

/** What it prints. Throws a ClusterError with its last lines, and the way out. */
export async function run(command: Command): Promise<string> {
  const { succeeded, output, last, late } = await attempt(command);
  if (succeeded) return output;
  const end = late ? `did not end within ${command.limit} s` : 'failed';
  const said = last === '' ? '' : `\n${last.replaceAll(/^/gm, '  ')}`;
  throw new ClusterError(`${command.line.join(' ')}: ${end}; ${command.advice}${said}`);
}

const lastLines = (text: string): string =>
  text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(-8)
    .join('\n');
