import { execFile } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { SandboxError } from '../sandbox-error.ts';
import { description, isOf } from './running.ts';

export interface StopOptions {
  /** Removes keys, database, volumes and logs, too. */
  readonly purge?: boolean;
}

/** Ends the cluster and all that it started; says whether there was one to end. */
export async function stop(state: string, { purge = false }: StopOptions = {}): Promise<boolean> {
  const folder = resolve(state);
  const described = description(folder);
  const wasThere = described !== undefined && (await end(folder, described.process, described.initialize));
  // what is left of one that was killed: the parent removes these itself otherwise
  if (description(folder) && described && existsSync(described.program)) {
    await promisify(execFile)(described.program, ['clean', '--state', folder]);
  }
  if (purge) rmSync(folder, { recursive: true, force: true });
  return wasThere;
}

async function end(folder: string, parent: number, initialize: number): Promise<boolean> {
  const left = () => [parent, initialize].filter((pid) => isOf(folder, pid));
  const gone = async (milliseconds: number) => {
    for (const deadline = Date.now() + milliseconds; left().length > 0 && Date.now() < deadline;) await setTimeout(20);
  };
  const wasThere = left().length > 0;
  if (isOf(folder, parent)) tell(parent, 'SIGTERM');
  await gone(15_000);
  for (const pid of left()) tell(pid, 'SIGKILL');
  await gone(5000);
  const [stubborn] = left();
  if (stubborn === undefined) return wasThere;
  throw new SandboxError(`process ${stubborn} of the sandbox does not end; look at 'ps ${stubborn}'`);
}

function tell(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
