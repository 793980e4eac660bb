/** Runs what it is given, but never more than `count` at the same time; the rest waits in the order it came. */
export function atMost(count: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = count;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((begin) => waiting.push(begin));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // the place goes from one to the other
      if (next) next();
      else free += 1;
    }
  };
}
