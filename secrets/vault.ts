import type { Maker, Secret } from './declaration.ts';

/** One value that a vault keeps: a key of a declared secret that really is one. */
export interface VaultEntry {
  /** Its name in the vault. */
  readonly name: string;
  readonly secret: Secret;
  readonly key: string;
  readonly maker: Maker;
}

/** User names and addresses are in Git anyway: a vault that has them too could only disagree. */
export const isPlain = ({ kind }: Maker): boolean => kind === 'literal' || kind === 'repository-url';

/** By which a vault knows key `key` of a secret: all namespaces share it. */
export const vaultName = ({ namespace, name }: Pick<Secret, 'namespace' | 'name'>, key: string): string =>
  `${namespace}-${name}-${key}`;

/** What of `secrets` belongs into a vault. */
export const vaultEntries = (secrets: readonly Secret[]): VaultEntry[] =>
  secrets.flatMap((secret) =>
    Object.entries(secret.keys)
      .filter(([, maker]) => !isPlain(maker))
      .map(([key, maker]) => ({ name: vaultName(secret, key), secret, key, maker })),
  );

/** Why a vault can't keep `secrets` under these names; nothing where it can. */
export function vaultProblems(secrets: readonly Secret[]): string[] {
  const entries = vaultEntries(secrets);
  // Azure takes upper for lower case
  const groups = Map.groupBy(entries, ({ name }) => name.toLowerCase());
  return [
    ...entries
      .filter(({ name }) => !allowed.test(name))
      .map(
        (entry) =>
          `${titleOf(entry)}: '${entry.name}' can't be a name in a key vault, which has at most 127 letters, digits and '-'; rename the key or the secret`,
      ),
    ...[...groups.values()]
      .filter((group) => group.length > 1)
      .map((group) => `${group.map(titleOf).join(' and ')}: all are '${group[0]!.name}' in a key vault; rename one`),
  ];
}

/** https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates#vault-name-and-object-name */
const allowed = /^[0-9a-zA-Z-]{1,127}$/;

const titleOf = ({ secret: { namespace, name }, key }: VaultEntry): string =>
  `key '${key}' of secret '${namespace}/${name}'`;
