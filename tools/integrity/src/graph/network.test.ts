import type { INetworkPolicySpec } from 'kubernetes-models/networking.k8s.io/v1';
import { describe, expect, it } from 'vitest';
import { parseFixture } from '../fixture.ts';
import { graphOf } from './graph.ts';
import { blockedAt, type Port } from './network.ts';
import type { Selector } from './selectors.ts';

const airflow = { namespace: 'orchestrator', labels: { app: 'airflow', component: 'worker' }, ports: {} };
const postgres = { namespace: 'database', labels: { app: 'postgres' }, ports: { sql: 5432 } };
const sql: Port = { port: 5432, protocol: 'TCP' };

/** A graph with one NetworkPolicy, which selects every pod of `orchestrator`. */
const walled = (spec: Partial<INetworkPolicySpec>) => {
  const document = {
    kind: 'NetworkPolicy',
    metadata: { name: 'walls', namespace: 'orchestrator' },
    spec: { podSelector: {}, ...spec },
  };
  return graphOf(parseFixture(`---\n${JSON.stringify(document)}`).manifests);
};

const goesOut = (
  egress: INetworkPolicySpec['egress'],
  connection: { to: typeof postgres | { outside: string; cidr?: string }; port?: Port },
) =>
  blockedAt(walled({ policyTypes: ['Egress'], egress: egress ?? [] }), { from: airflow, ...connection }).length === 0;

describe('ports', () => {
  const isOpen = (...ports: NonNullable<NonNullable<INetworkPolicySpec['egress']>[number]['ports']>) =>
    goesOut([{ ports }], { to: postgres, port: sql });

  it.each([
    [true, {}],
    [true, { port: 5432 }],
    [true, { port: 5432, endPort: 6000 }],
    [true, { port: 5000, endPort: 5432 }],
    [true, { port: 'sql' }],
    [false, { port: 5431 }],
    [false, { port: 5433, endPort: 6000 }],
    [false, { port: 5000, endPort: 5431 }],
    [false, { port: 'http' }],
    [false, { port: 5432, protocol: 'UDP' as const }],
  ])('%s for %o', (open, port) => {
    expect(isOpen(port)).toBe(open);
  });

  it('is enough that one of them is open', () => {
    expect(isOpen({ port: 80 }, { port: 5432 })).toBe(true);
  });
});

describe('addresses', () => {
  it.each([
    [true, '203.0.113.7:5432', { cidr: '203.0.113.0/24', except: ['203.0.113.128/25', '2001:db8::/32'] }],
    [false, '203.0.113.7:5432', { cidr: '203.0.113.0/24', except: ['10.0.0.0/8', '203.0.113.0/28'] }],
    [false, '203.0.113.7:5432', { cidr: '198.51.100.0/24' }],
    [false, '203.0.113.7:5432', { cidr: 'any/0' }],
    [false, '203.0.113.7:5432', { cidr: '203.0.113.8/99' }],
    [true, '[2001:db8::7]:443', { cidr: '2001:db8::/64' }],
    [false, '[2001:db8:0:1::7]:443', { cidr: '2001:db8::/64' }],
    // a name may stand for any of them
    [true, 'hooks.slack.com:443', { cidr: '0.0.0.0/0', except: ['10.244.0.0/16'] }],
    [false, 'hooks.slack.com:443', { cidr: '203.0.113.0/24' }],
  ])('%s for %s in %o', (open, outside, ipBlock) => {
    expect(goesOut([{ to: [{ ipBlock }] }], { to: { outside } })).toBe(open);
  });

  it.each([
    [true, { cidr: '10.40.32.0/28' }],
    [true, { cidr: '10.40.0.0/16' }],
    [true, { cidr: '0.0.0.0/0', except: ['10.244.0.0/16'] }],
    [false, { cidr: '10.40.32.0/29' }],
    [false, { cidr: '10.40.33.0/28' }],
    [false, { cidr: '10.40.0.0/16', except: ['10.40.32.8/29'] }],
  ])('%s for a server somewhere in 10.40.32.0/28 in %o', (open, ipBlock) => {
    const to = { outside: 'postgres.example.com:5432', cidr: '10.40.32.0/28' };
    expect(goesOut([{ to: [{ ipBlock }] }], { to })).toBe(open);
  });

  it('are never those of pods', () => {
    expect(goesOut([{ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }], { to: postgres })).toBe(false);
  });
});

describe('selectors', () => {
  const isOpen = (podSelector: Selector) =>
    goesOut([{ to: [{ namespaceSelector: {}, podSelector } as never] }], { to: postgres });
  const expression = (key: string, operator: string, ...values: string[]): Selector => ({
    matchExpressions: [{ key, operator, ...(values.length > 0 ? { values } : {}) }],
  });

  it.each([
    [true, expression('app', 'In', 'minio', 'postgres')],
    [false, expression('app', 'In', 'minio')],
    [false, expression('tier', 'In', 'data')],
    [true, expression('app', 'NotIn', 'minio')],
    [false, expression('app', 'NotIn', 'postgres')],
    [true, expression('tier', 'NotIn', 'data')],
    [true, expression('app', 'Exists')],
    [false, expression('tier', 'Exists')],
    [true, expression('tier', 'DoesNotExist')],
    [false, expression('app', 'DoesNotExist')],
    [false, expression('app', 'Matches', 'postgres')],
    [false, { ...expression('app', 'Exists'), matchLabels: { app: 'minio' } }],
  ])('%s for %o', (open, selector) => {
    expect(isOpen(selector)).toBe(open);
  });
});

describe('policies', () => {
  it('close nothing in a direction that they do not speak of', () => {
    expect(blockedAt(walled({ ingress: [] }), { from: airflow, to: postgres })).toEqual([]);
  });

  it('speak of what comes in, and of what goes out where they open it', () => {
    expect(blockedAt(walled({}), { from: postgres, to: airflow })).toEqual(['ingress']);
    expect(blockedAt(walled({ egress: [{ to: [{ podSelector: {} }] }] }), { from: airflow, to: postgres })).toEqual([
      'egress',
    ]);
  });

  it('mean their own namespace, where they name none', () => {
    const graph = walled({ policyTypes: ['Egress'], egress: [{ to: [{ podSelector: {} }] }] });
    expect(blockedAt(graph, { from: airflow, to: airflow })).toEqual([]);
    expect(blockedAt(graph, { from: airflow, to: postgres })).toEqual(['egress']);
  });

  it('are about the pods that they select', () => {
    const graph = walled({
      podSelector: { matchLabels: { app: 'airflow', component: 'scheduler' } },
      policyTypes: ['Egress'],
    });
    expect(blockedAt(graph, { from: airflow, to: postgres })).toEqual([]);
  });
});
