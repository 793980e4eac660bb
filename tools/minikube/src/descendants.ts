import { spawnSync } from 'node:child_process';

export interface Process {
  readonly id: number;
  readonly command: string;
}

/** What a process started, and what that started, as far as it runs. */
export function descendants(of: number): Process[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,command='], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  const all = (stdout ?? '').split('\n').flatMap((line) => {
    const [, id, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return id === undefined ? [] : [{ id: Number(id), parent: Number(parent), command }];
  });
  const below = (parent: number): Process[] =>
    all.filter((each) => each.parent === parent).flatMap(({ id, command }) => [{ id, command }, ...below(id)]);
  return below(of);
}

/** Ends them; one that has ended by itself is no matter. */
export function end(processes: readonly Process[], signal: NodeJS.Signals): void {
  for (const { id } of processes) {
    try {
      process.kill(id, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}
