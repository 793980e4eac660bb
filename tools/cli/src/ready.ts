import { restarted, type Cluster } from '@headwater/bootstrap';
import { Failure } from './failure.ts';
import type { Progress } from './progress.ts';

/** Waits for the pods of these namespaces, or of all; a Failure that names those that do not get ready. */
export async function ready(
  cluster: Cluster,
  shown: Progress,
  timeout: number,
  namespaces?: readonly string[],
): Promise<void> {
  const seen = (waiting: readonly string[]) => shown.current(`waiting for ${waiting.join(', ')}`);
  const late = await restarted(cluster, { timeout, seen, ...(namespaces ? { namespaces } : {}) });
  if (late.length > 0) throw new Failure(`these pods are not ready after ${timeout} s: ${late.join(', ')}`);
}
