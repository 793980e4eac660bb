import { password, secret, username } from '@headwater/secrets';
import { describe, expect, it } from 'vitest';
import { restoredSecrets } from './restored-secrets.ts';

const key = secret({ namespace: 'orchestrator', name: 'key', keys: { 'fernet-key': { kind: 'fernet' } } });
const role = secret({ namespace: 'database', name: 'role', keys: { username: username('a'), password } });
const account = secret({
  namespace: 'deepstorage',
  name: 'account',
  keys: { token: { kind: 'external', description: 'of the account' } },
  readers: ['processing'],
});
const declared = [key, role, account];
const value = ({ namespace, name }: { namespace: string; name: string }, data: Record<string, string>) => ({
  namespace,
  name,
  data,
});
const stored = [
  value(key, { 'fernet-key': 'old' }),
  value(role, { username: 'a', password: 'old' }),
  value(account, { token: 'old' }),
];

describe('the secrets of a backup, in a new cluster', () => {
  it('take the place of what encrypts the database, and leave every password alone', () => {
    const present = [value(key, { 'fernet-key': 'new' }), value(role, { password: 'new' }), value(account, {})];
    expect(restoredSecrets(declared, stored, present)).toEqual({ replaced: [stored[0]], created: [] });
  });

  it('come with their mirrors where a person had made them, and the cluster has none', () => {
    const { created } = restoredSecrets(declared, stored, [stored[0]!]);
    expect(created).toMatchObject([
      {
        metadata: {
          namespace: 'deepstorage',
          name: 'account',
          annotations: { 'reflector.v1.k8s.emberstack.com/reflection-auto-namespaces': 'processing' },
        },
        data: { token: 'old' },
      },
    ]);
  });

  it('change nothing where they are there already', () => {
    expect(restoredSecrets(declared, stored, stored)).toEqual({ replaced: [], created: [] });
  });
});
