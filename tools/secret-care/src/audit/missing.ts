import type { Secret, SecretSource } from '@headwater/secrets';
import { titleOf, type LiveSecret } from '../live-secret.ts';
import type { SecretFinding } from './finding.ts';

/** Declared secrets, their keys and their copies that are not there. */
export const missing = (
  declared: readonly Secret[],
  live: ReadonlyMap<string, LiveSecret>,
  source: SecretSource,
): SecretFinding[] =>
  declared.flatMap((secret) => {
    const where = titleOf(secret);
    const found = live.get(where);
    if (!found)
      return secret.optional
        ? []
        : [finding(where, `is not there; ${source === 'key-vault' ? vaultRemedy(secret) : remedy(secret)}`)];
    return [
      ...Object.keys(secret.keys)
        .filter((key) => !found.data[key])
        .map((key) =>
          finding(
            where,
            `has no value for key '${key}'; ${source === 'key-vault' ? vaultRemedy(secret) : remedyOfKey(secret, key)}`,
          ),
        ),
      ...secret.readers
        .filter((namespace) => !live.has(titleOf({ ...secret, namespace })))
        .map((namespace) =>
          finding(where, `has no copy in namespace '${namespace}'; ${copyRemedy({ ...secret, namespace }, source)}`),
        ),
    ];
  });

/** What to do where a copy is not what it should be. */
export const copyRemedy = (copy: Secret, source: SecretSource): string =>
  source === 'key-vault' ? vaultRemedy(copy) : reflectorRemedy;

export const reflectorRemedy =
  'Reflector keeps the copies, see ./headwater kubectl logs --namespace=management deployment/reflector';

const vaultRemedy = ({ namespace, name }: Secret): string =>
  `External Secrets fills it, see ./headwater kubectl describe externalsecret ${name} --namespace=${namespace}`;

const finding = (where: string, message: string): SecretFinding => ({ problem: 'missing', where, message });

const isExternal = ({ keys }: Secret): boolean => Object.values(keys).some(({ kind }) => kind === 'external');

const remedy = (secret: Secret): string =>
  isExternal(secret)
    ? `create it with the keys ${Object.keys(secret.keys).join(', ')}`
    : 'run ./headwater up, which generates it';

const remedyOfKey = (secret: Secret, key: string): string =>
  isExternal(secret)
    ? `add it: ${describe(secret, key)}`
    : 'delete the secret and run ./headwater up, which generates it, or import a copy with ./headwater secrets import';

function describe({ keys }: Secret, key: string): string {
  const maker = keys[key];
  return maker?.kind === 'external' ? maker.description : key;
}
