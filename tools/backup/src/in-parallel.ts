/** Does `work` for each of `list`, a few at a time; the first failure ends it. */
export async function inParallel<T>(
  list: readonly T[],
  work: (each: T, index: number) => Promise<void>,
  width = 8,
): Promise<void> {
  let next = 0;
  let failed = false;
  const worker = async (): Promise<void> => {
    while (next < list.length && !failed) {
      const index = next;
      next += 1;
      await work(list[index]!, index).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(width, list.length) }, worker));
  const failure = ended.find((each) => each.status === 'rejected');
  if (failure) throw failure.reason;
}
