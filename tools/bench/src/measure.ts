import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Of several runs of one command. */
export interface Measurement {
  /** Median of the whole process, in milliseconds. */
  readonly process: number;
  /** Median of the work itself, where the subject reports it. */
  readonly work?: number;
  /** Median of the peak memory in bytes, where the subject reports it. */
  readonly bytes?: number;
}

export interface Subject {
  readonly command: string;
  readonly parameters: readonly string[];
  /** Undoes what a run did, outside of the measured time. */
  readonly before?: () => void;
}

// ours and the peer alike get the cache of compiled code that ./headwater gives to its commands
const environment = {
  NODE_COMPILE_CACHE: join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'headwater/node'),
  ...process.env,
};

/** Runs the subject `times` times, and once beforehand to warm the caches of disk and compiler. */
export function measure({ command, parameters, before }: Subject, times: number): Measurement {
  const runs = Array.from({ length: times + 1 }, () => {
    before?.();
    const start = performance.now();
    const { status, stdout, stderr } = spawnSync(command, parameters, { encoding: 'utf8', env: environment });
    const elapsed = performance.now() - start;
    if (status !== 0) throw new Error(`${command} ${parameters.join(' ')} ended with ${status}: ${stderr}`);
    return { elapsed, ...reported(stdout) };
  }).slice(1);
  const work = runs.flatMap(({ milliseconds }) => milliseconds ?? []);
  const bytes = runs.flatMap((run) => run.bytes ?? []);
  return {
    process: median(runs.map(({ elapsed }) => elapsed)),
    ...(work.length > 0 ? { work: median(work) } : {}),
    ...(bytes.length > 0 ? { bytes: median(bytes) } : {}),
  };
}

const reported = (stdout: string): { milliseconds?: number; bytes?: number } => {
  const last = stdout.trim().split('\n').at(-1) ?? '';
  return last.startsWith('{"milliseconds"') ? (JSON.parse(last) as { milliseconds: number; bytes: number }) : {};
};

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
