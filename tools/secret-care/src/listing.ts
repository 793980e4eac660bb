import type { Secret } from '@headwater/secrets';
import { daysSince, rotatingAnnotation, valuesSince } from './annotations.ts';
import { titleOf, type LiveSecret } from './live-secret.ts';
import { readersOfSecret, type Reader } from './readers.ts';

/** A declared secret, without any of its values. */
export interface Listed {
  readonly secret: string;
  readonly keys: readonly string[];
  /** The namespaces that have a copy. */
  readonly copies: readonly string[];
  readonly readers: readonly string[];
  readonly optional: boolean;
  /** None where no cluster was asked. */
  readonly live?: 'missing' | { readonly days: number; readonly rotating: boolean };
}

/** What is known of the declared secrets; `live` is undefined where there is no cluster to ask. */
export function listing(
  declared: readonly Secret[],
  readers: readonly Reader[],
  live: readonly Omit<LiveSecret, 'data'>[] | undefined,
  now: number,
): Listed[] {
  const byTitle = new Map((live ?? []).map((each) => [titleOf(each), each]));
  return declared.map((secret) => {
    const found = byTitle.get(titleOf(secret));
    return {
      secret: titleOf(secret),
      keys: Object.keys(secret.keys),
      copies: secret.readers,
      readers: [...new Set(readersOfSecret(readers, secret).map(({ kind, name }) => `${kind} ${name}`))],
      optional: secret.optional ?? false,
      ...(live === undefined ? {} : { live: found ? state(found, now) : ('missing' as const) }),
    };
  });
}

const state = (secret: Omit<LiveSecret, 'data'>, now: number) => ({
  days: daysSince(valuesSince(secret), now),
  rotating: secret.annotations[rotatingAnnotation] !== undefined,
});
