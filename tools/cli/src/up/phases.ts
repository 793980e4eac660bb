import type { Progress } from '../progress.ts';

export interface Ended {
  readonly name: string;
  readonly seconds: number;
}

/** What `up` does, one after the other, and how long each took. */
export interface Phases extends Progress {
  /** Tells of something that takes time, and does it. */
  readonly phase: <T>(title: string, work: () => Promise<T>) => Promise<T>;
  /** Tells of something that has been done. */
  readonly ended: (title: string, seconds: number) => void;
  readonly list: readonly Ended[];
}

export function phasesOf(shown: Progress): Phases {
  const list: Ended[] = [];
  const ended = (name: string, seconds: number) => {
    list.push({ name, seconds: Number(seconds.toFixed(1)) });
    shown.line(`${name} (${seconds.toFixed(1)} s)`);
  };
  const phase = async <T>(title: string, work: () => Promise<T>): Promise<T> => {
    const start = shown.seconds();
    shown.current(`${title} …`);
    const result = await work();
    ended(title, shown.seconds() - start);
    return result;
  };
  return { ...shown, phase, ended, list };
}
