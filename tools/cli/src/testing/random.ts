/** Chooses one of several, the same ones for the same seed (mulberry32: https://github.com/bryc/code/blob/master/jshash/PRNGs.md). */
export function randomChoice(seed: number): <T>(values: readonly T[]) => T {
  let state = seed + 1;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return (values) => {
    const value = values[Math.floor(next() * values.length)];
    if (value === undefined) throw new Error('nothing to choose from');
    return value;
  };
}
