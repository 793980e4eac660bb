import type { Secret } from '@headwater/secrets';
import { describe, expect, it } from 'vitest';
import type { LiveSecret } from '../live-secret.ts';
import { declaration, live, now, strong } from '../testing/examples.ts';
import { audit, type AuditFacts } from './audit.ts';

const healthy: AuditFacts = {
  declared: [declaration],
  live: [live(), live({ namespace: 'orchestrator' })],
  readers: [{ namespace: 'orchestrator', kind: 'Deployment', name: 'shop', secret: 'postgres-shop' }],
  runtime: [],
  access: { roles: [], bindings: [], wanted: new Set() },
  now,
  limit: 180,
  source: 'generated',
};

const lines = (facts: Partial<AuditFacts>): string[] =>
  audit({ ...healthy, ...facts }).map(({ where, message }) => `${where}: ${message}`);

const withValues = (values: Record<string, string>): LiveSecret[] => [
  live({ values }),
  live({ values, namespace: 'orchestrator' }),
];

const reflector =
  'Reflector keeps the copies, see ./headwater kubectl logs --namespace=management deployment/reflector';

describe('the audit', () => {
  it('finds nothing in a healthy cluster', () => {
    expect(lines({})).toEqual([]);
  });

  it('finds a secret that is not there, and says who makes it', () => {
    expect(lines({ live: [], readers: [] })).toEqual([
      'database/postgres-shop: is not there; run ./headwater up, which generates it',
    ]);
    const external: Secret = { ...declaration, keys: { token: { kind: 'external', description: 'of the shop' } } };
    expect(lines({ declared: [external], live: [] })).toEqual([
      'database/postgres-shop: is not there; create it with the keys token',
    ]);
    expect(lines({ declared: [{ ...external, optional: true }], live: [] })).toEqual([]);
  });

  it('says of what a vault fills who fills it, and not that somebody generates or copies it', () => {
    const see = (namespace: string) =>
      `External Secrets fills it, see ./headwater kubectl describe externalsecret postgres-shop --namespace=${namespace}`;
    expect(lines({ source: 'key-vault', live: [], readers: [] })).toEqual([
      `database/postgres-shop: is not there; ${see('database')}`,
    ]);
    expect(lines({ source: 'key-vault', live: [live()] })).toEqual([
      `database/postgres-shop: has no copy in namespace 'orchestrator'; ${see('orchestrator')}`,
    ]);
  });

  it('finds keys without a value', () => {
    expect(lines({ live: withValues({ username: 'shop', password: '' }) })[0]).toMatch(
      /^database\/postgres-shop: has no value for key 'password'; delete the secret/,
    );
  });

  it('finds copies that are missing or stale', () => {
    expect(lines({ live: [live()] })).toEqual([
      `database/postgres-shop: has no copy in namespace 'orchestrator'; ${reflector}`,
    ]);
    const stale = live({ namespace: 'orchestrator', values: { username: 'shop', password: `${strong}x` } });
    expect(lines({ live: [live(), stale] })).toEqual([
      `database/postgres-shop: its copy in namespace 'orchestrator' differs in 'password'; ${reflector}`,
    ]);
  });

  it('finds a rotation that has not ended', () => {
    const annotations = { 'headwater.dev/rotating': '2026-11-10T10:00:00.000Z' };
    expect(lines({ live: [live({ annotations }), live({ namespace: 'orchestrator' })] })).toEqual([
      'database/postgres-shop: has new values since 2026-11-10T10:00:00.000Z, which may not have reached all readers; run ./headwater secrets rotate database/postgres-shop',
    ]);
  });

  it('counts the age from the last rotation', () => {
    expect(lines({ limit: 9 })).toEqual([
      'database/postgres-shop: is 10 days old, the limit is 9; run ./headwater secrets rotate database/postgres-shop',
    ]);
    const annotations = { 'headwater.dev/rotated': '2026-11-10T00:00:00.000Z' };
    expect(lines({ limit: 9, live: [live({ annotations }), live({ namespace: 'orchestrator' })] })).toEqual([]);
  });

  it('finds secrets that nobody reads, declared or not', () => {
    expect(lines({ readers: [] })).toEqual([
      'database/postgres-shop: is read by nobody; take it out of secrets/, or name its reader there',
      'orchestrator/postgres-shop: is read by nobody; take it out of secrets/, or name its reader there',
    ]);
    const left = live({ name: 'left-over' });
    expect(lines({ live: [...healthy.live, left] })).toEqual([
      'database/left-over: is not declared, and nobody reads it; if it is yours to remove: ./headwater kubectl delete secret left-over --namespace=database',
    ]);
  });

  it.each([
    ['Kubernetes', { type: 'kubernetes.io/service-account-token' }],
    ['Helm', { type: 'helm.sh/release.v1' }],
    ['Argo CD', { labels: { 'app.kubernetes.io/part-of': 'argocd' } }],
    ['cert-manager', { annotations: { 'cert-manager.io/certificate-name': 'shop' } }],
    ['an owner', { owned: true }],
  ])('leaves what %s made alone', (_, more) => {
    expect(lines({ live: [...healthy.live, live({ name: 'theirs', ...more })] })).toEqual([]);
  });

  it('never tells a value', () => {
    const facts = { ...healthy, live: withValues({ username: 'shop', password: 'hunter2' }), limit: 1, readers: [] };
    expect(JSON.stringify(audit(facts))).not.toContain('hunter2');
  });
});
