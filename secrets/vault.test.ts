import { describe, expect, it } from 'vitest';
import { gitReader, secret, vaultEntries, vaultProblems } from './index.ts';

const token = { kind: 'token', bytes: 32 } as const;

describe('what a vault keeps', () => {
  it('is each key that is secret, and no user name or address', () => {
    expect(vaultEntries([gitReader]).map(({ name }) => name)).toEqual(['cicd-git-reader-password']);
  });

  it('can be told apart: two keys of one name are refused, with both declarations', () => {
    const one = secret({ namespace: 'database', name: 'a-b', keys: { c: token } });
    const other = secret({ namespace: 'database', name: 'a', keys: { 'B-c': token } });
    expect(vaultProblems([one, other])).toEqual([
      "key 'c' of secret 'database/a-b' and key 'B-c' of secret 'database/a': all are 'database-a-b-c' in a key vault; rename one",
    ]);
  });

  it('has names that Azure takes', () => {
    const dotted = secret({ namespace: 'database', name: 'tls', keys: { 'tls.key': token } });
    expect(vaultProblems([dotted])).toEqual([
      "key 'tls.key' of secret 'database/tls': 'database-tls-tls.key' can't be a name in a key vault, which has at most 127 letters, digits and '-'; rename the key or the secret",
    ]);
    expect(vaultProblems([gitReader])).toEqual([]);
  });
});
