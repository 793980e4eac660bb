import { createHash } from 'node:crypto';
import type { Secret, SecretSource } from '@headwater/secrets';
import { titleOf, type LiveSecret } from '../live-secret.ts';
import type { SecretFinding } from './finding.ts';
import { copyRemedy } from './missing.ts';

/** Copies whose values are not those of their source. */
export const copies = (
  declared: readonly Secret[],
  live: ReadonlyMap<string, LiveSecret>,
  source: SecretSource,
): SecretFinding[] =>
  declared.flatMap((secret) => {
    const original = live.get(titleOf(secret));
    if (!original) return [];
    return secret.readers.flatMap((namespace) => {
      const copy = live.get(titleOf({ ...secret, namespace }));
      const keys = copy ? differingKeys(original, copy) : [];
      if (keys.length === 0) return [];
      const named = keys.map((key) => `'${key}'`).join(', ');
      const message = `its copy in namespace '${namespace}' differs in ${named}; ${copyRemedy({ ...secret, namespace }, source)}`;
      return [{ problem: 'copy-differs' as const, where: titleOf(secret), message }];
    });
  });

/** The keys whose values are not the same in both; only their hashes are compared. */
export const differingKeys = (a: Pick<LiveSecret, 'data'>, b: Pick<LiveSecret, 'data'>): string[] =>
  [...new Set([...Object.keys(a.data), ...Object.keys(b.data)])].filter(
    (key) => hash(a.data[key]) !== hash(b.data[key]),
  );

const hash = (value: string | undefined): string | undefined =>
  value === undefined ? undefined : createHash('sha256').update(value, 'base64').digest('hex');
