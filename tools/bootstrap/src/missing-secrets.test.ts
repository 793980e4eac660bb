import { password, secret, username, type Maker } from '@headwater/secrets';
import { describe, expect, it } from 'vitest';
import { missingSecrets } from './missing-secrets.ts';

const login = secret({
  namespace: 'database',
  name: 'airflow-database',
  keys: { username: username('airflow'), password },
  readers: ['orchestrator'],
});
const account = secret({
  namespace: 'deepstorage',
  name: 'object-store',
  keys: { key: { kind: 'external', description: 'of the account' } },
});
const value = (maker: Maker) => (maker.kind === 'literal' ? maker.value : `a new ${maker.kind}`);

describe('the declared secrets that a cluster lacks', () => {
  it('are generated with every key, and allowed to be mirrored to their readers', () => {
    const { generated } = missingSecrets([login], new Set(), value);
    expect(generated).toMatchObject([
      {
        metadata: {
          namespace: 'database',
          name: 'airflow-database',
          annotations: { 'reflector.v1.k8s.emberstack.com/reflection-auto-namespaces': 'orchestrator' },
        },
        stringData: { username: 'airflow', password: 'a new password' },
      },
    ]);
  });

  it('are left alone where they are there: a password does not change because `up` is run again', () => {
    expect(missingSecrets([login], new Set(['database/airflow-database']), value).generated).toEqual([]);
  });

  it('are not mistaken for those of the same name in another namespace', () => {
    expect(missingSecrets([login], new Set(['orchestrator/airflow-database']), value).generated).toHaveLength(1);
  });

  it('are asked of a person where nothing can generate them', () => {
    expect(missingSecrets([account], new Set(), value)).toEqual({ generated: [], external: [account] });
  });

  it('are not missed where the platform works without them', () => {
    expect(missingSecrets([{ ...account, optional: true }], new Set(), value).external).toEqual([]);
  });
});
