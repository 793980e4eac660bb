import { SandboxError } from '../sandbox-error.ts';

/** The results of all, once the last has come; every failure in one SandboxError. */
export async function settled<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  const outcomes = await Promise.allSettled(promises);
  const failures = outcomes.filter((one) => one.status === 'rejected').map(({ reason }) => reason as Error);
  const unexpected = failures.find((failure) => !(failure instanceof SandboxError));
  if (unexpected) throw unexpected;
  if (failures.length > 0) throw new SandboxError([...new Set(failures.map(({ message }) => message))].join('\n'));
  return outcomes.map((one) => (one as PromiseFulfilledResult<T>).value);
}
