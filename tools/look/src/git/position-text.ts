import type { Position } from './repository.ts';

/** The same as a sentence, with the way out. */
export function positionText({ live, head, ahead, behind, uncommitted }: Position): string {
  const open = uncommitted.length === 0 ? '' : `; ${count(uncommitted.length, 'file')} not committed`;
  return `${relation({ live, head, ahead, behind })}${open}`;
}

function relation({
  live,
  head,
  ahead,
  behind,
}: { [K in keyof Omit<Position, 'uncommitted'>]: Position[K] | undefined }) {
  const [there, here] = [short(live ?? ''), short(head ?? '')];
  if (!live) return `nothing is live yet; HEAD is ${here}`;
  if (live === head) return `HEAD, ${here}, is live`;
  if (ahead === undefined || behind === undefined) {
    return `${there} is live, which this clone does not know; HEAD is ${here}`;
  }
  const push = './headwater push makes HEAD live';
  if (behind === 0) return `${there} is live; HEAD, ${here}, is ${count(ahead, 'commit')} ahead: ${push}`;
  if (ahead === 0) return `${there} is live; HEAD, ${here}, is ${count(behind, 'commit')} behind`;
  return `${there} is live; HEAD, ${here}, has ${count(ahead, 'commit')} that it lacks, and lacks ${behind}`;
}

/** The first letters of a commit. */
export const short = (commit: string): string => commit.slice(0, 7);

export const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
