import type { Maker, Secret } from '@headwater/secrets';
import { decoded, titleOf, type LiveSecret } from '../live-secret.ts';
import type { SecretFinding } from './finding.ts';

/** Values that somebody else could find out: shorter or simpler than what the declaration would make, or known to all. */
export const weak = (declared: readonly Secret[], live: ReadonlyMap<string, LiveSecret>): SecretFinding[] =>
  declared.flatMap((secret) => {
    const found = live.get(titleOf(secret));
    return Object.entries(secret.keys).flatMap(([key, maker]) => {
      const value = found?.data[key];
      const why = value ? weakness(maker, decoded(value)) : undefined;
      if (why === undefined) return [];
      const message = `key '${key}' ${why}; run ./headwater secrets rotate ${titleOf(secret)}`;
      return [{ problem: 'weak' as const, where: titleOf(secret), message }];
    });
  });

/** What is wrong with a value, without the value; undefined where nothing is. */
export function weakness(maker: Maker, value: string): string | undefined {
  switch (maker.kind) {
    case 'literal':
    case 'repository-url':
      return undefined;
    case 'external':
      return isDefault(value) ? 'is a word that everybody tries first' : undefined;
    case 'password':
      return secretive(value, maker.length);
    case 'token':
      return secretive(value, maker.bytes * 2);
    case 'fernet':
      return value.split(',').every(isFernetKey) ? secretive(value, 44) : 'is no Fernet key (32 bytes in Base64)';
    case 'ssh-key':
      return value.startsWith('-----BEGIN OPENSSH PRIVATE KEY-----') ? undefined : 'is no OpenSSH private key';
  }
}

function secretive(value: string, length: number): string | undefined {
  if (isDefault(value)) return 'is a word that everybody tries first';
  if (value.length < length) return `has ${value.length} characters instead of ${length}`;
  const bits = entropy(value);
  // random characters have at least 3.4 bits each at these lengths, words repeat theirs
  return bits < 3 * Math.min(length, 32) ? 'repeats too few different characters' : undefined;
}

/** How many bits the frequencies of the characters carry (Shannon). */
function entropy(value: string): number {
  const counts = [...Map.groupBy(value, (character) => character).values()].map((list) => list.length);
  return -counts.reduce((sum, count) => sum + count * Math.log2(count / value.length), 0);
}

const isFernetKey = (key: string): boolean =>
  /^[A-Za-z0-9_-]{43}=$/.test(key) && Buffer.from(key, 'base64url').length === 32;

const defaults = [
  ...['admin', 'administrator', 'airflow', 'changeit', 'changeme', 'default', 'gitea', 'headwater', 'letmein'],
  ...['minio', 'minioadmin', 'password', 'postgres', 'qwerty', 'root', 'secret', 'test', 'user', '123456', '12345678'],
];

const isDefault = (value: string): boolean => {
  const word = value.trim().toLowerCase();
  return defaults.some((each) => word === each || (word.startsWith(each) && /^[\d!.]*$/.test(word.slice(each.length))));
};
