import type { IEnvVar } from 'kubernetes-models/v1';

declare const declared: unique symbol;

/**
 * A Secret that pods of namespace `N` can read, holding at least the keys `K`.
 * Only a declaration in `secrets/` gives one: nobody can spell out a Secret that nobody makes.
 */
export interface SecretRef<N extends string, in K extends string> {
  readonly [declared]: (key: K) => void;
  readonly namespace: N;
  readonly name: string;
  /** Whether pods start without it too. */
  readonly optional?: true;
}

/** An environment variable whose value is key `key` of `secret`. */
export const fromSecret = <K extends string>(name: string, secret: SecretRef<string, K>, key: NoInfer<K>): IEnvVar => ({
  name,
  valueFrom: { secretKeyRef: { name: secret.name, key, ...(secret.optional ? { optional: true } : {}) } },
});

/** A ServiceAccount, named so that others can be bound to it. */
export interface ServiceAccountRef<N extends string = string> {
  readonly namespace: N;
  readonly name: string;
}
