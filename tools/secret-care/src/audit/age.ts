import type { Secret } from '@headwater/secrets';
import { daysSince, rotatingAnnotation, valuesSince } from '../annotations.ts';
import { titleOf, type LiveSecret } from '../live-secret.ts';
import type { SecretFinding } from './finding.ts';

/** Values that are older than `limit` days, and rotations that have not ended. */
export const age = (
  declared: readonly Secret[],
  live: ReadonlyMap<string, LiveSecret>,
  now: number,
  limit: number,
): SecretFinding[] =>
  declared.flatMap((secret): SecretFinding[] => {
    const where = titleOf(secret);
    const found = live.get(where);
    if (!found) return [];
    const since = found.annotations[rotatingAnnotation];
    const rotate = `run ./headwater secrets rotate ${where}`;
    if (since !== undefined) {
      const message = `has new values since ${since}, which may not have reached all readers; ${rotate}`;
      return [{ problem: 'interrupted', where, message }];
    }
    const days = daysSince(valuesSince(found), now);
    return days > limit
      ? [{ problem: 'old', where, message: `is ${days} days old, the limit is ${limit}; ${rotate}` }]
      : [];
  });
