/** Something that takes time began or ended. */
export interface Progress {
  readonly phase: 'packages' | 'programs' | 'images' | 'cluster';
  readonly name: string;
  readonly state: 'begin' | 'end';
  /** How long it took, where it ended. */
  readonly seconds?: number;
}

export type Report = (progress: Progress) => void;

/** Reports when `work` begins and ends. */
export async function reported<T>(
  report: Report,
  phase: Progress['phase'],
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const start = performance.now();
  report({ phase, name, state: 'begin' });
  const result = await work();
  report({ phase, name, state: 'end', seconds: (performance.now() - start) / 1000 });
  return result;
}
