import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stateFolder } from '../cluster/state-folder.ts';
import { exitCodes, Failure } from '../failure.ts';

/** The process that has the state folder to itself. */
interface Holder {
  readonly process: number;
  readonly command: string;
  readonly since: string;
  /** When the process started, as the kernel counts: its number may have gone to another one since. */
  readonly start?: string;
}

const file = (): string => stateFolder('up.lock');

/** Does `work` while no other `up` or `down` of this state folder does; a Failure that names the one that is at it. */
export async function alone<T>(command: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(file()), { recursive: true, mode: 0o700 });
  take({ process: process.pid, command, since: new Date().toISOString(), ...startOf(process.pid) });
  const release = () => rmSync(file(), { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function take(holder: Holder): void {
  const text = `${JSON.stringify(holder)}\n`;
  for (;;) {
    try {
      writeFileSync(file(), text, { mode: 0o600, flag: 'wx' });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const other = present();
    if (other && isAlive(other)) {
      throw new Failure(
        `process ${other.process} is at it: ./headwater ${other.command}, since ${other.since}; wait for it, or end it with kill ${other.process}`,
        exitCodes.wrongUse,
      );
    }
    discard();
  }
}

/** Of several that find a dead one's file, one gets to move it. */
function discard(): void {
  const moved = `${file()}.${process.pid}`;
  try {
    renameSync(file(), moved);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  rmSync(moved, { force: true });
}

function present(): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file(), 'utf8')) as Holder;
  } catch {
    // gone, or of a process that died while it wrote
    return undefined;
  }
}

function isAlive({ process: id, start }: Holder): boolean {
  try {
    process.kill(id, 0);
  } catch (error) {
    // another person's process can't be signalled
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const known = startOf(id).start;
  return start === undefined || known === undefined || known === start;
}

/** Source: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html, field 22 */
function startOf(id: number): { readonly start?: string } {
  try {
    const afterName = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').at(-1) ?? '';
    const start = afterName.split(' ')[19];
    return start === undefined ? {} : { start };
  } catch {
    return {};
  }
}
