import type { DeclaredFlow } from '@headwater/contracts';
import { expect, it } from 'vitest';
import { groupsOf, isDeclared, outsideOf, titleOf } from './ends.ts';

const server = { namespace: 'database', labels: { app: 'postgres', part: 'server' } };
const caller = { namespace: 'cicd', labels: { app: 'gitea' } };
const sql = { port: 5432, protocol: 'TCP' } as const;
const flows: DeclaredFlow[] = [
  {
    from: { namespace: 'cicd', pods: caller.labels },
    to: { namespace: 'database', pods: server.labels },
    ports: [sql],
  },
  { from: { namespace: 'cicd', pods: caller.labels }, to: 'kubernetes-api', ports: [] },
  { from: { namespace: 'cicd', pods: caller.labels }, to: { outside: 'example.com:22' }, ports: [] },
];

it('knows every group that a flow names, and a stranger in each namespace', () => {
  expect(groupsOf(flows, ['cicd', 'gateway']).map(titleOf)).toEqual([
    'cicd/gitea',
    'database/postgres-server',
    'cicd/*',
    'gateway/*',
  ]);
});

it('is declared from these pods, to those, on that port, and not the other way round', () => {
  expect(isDeclared(flows, caller, server, sql)).toBe(true);
  expect(isDeclared(flows, { ...caller, labels: { ...caller.labels, more: 'yes' } }, server, sql)).toBe(true);
  expect(isDeclared(flows, caller, server, { ...sql, port: 5433 })).toBe(false);
  expect(isDeclared(flows, caller, server, { ...sql, protocol: 'UDP' })).toBe(false);
  expect(isDeclared(flows, server, caller, sql)).toBe(false);
  expect(isDeclared(flows, { ...caller, namespace: 'gateway' }, server, sql)).toBe(false);
  expect(isDeclared(flows, caller, { ...server, labels: { app: 'postgres' } }, sql)).toBe(false);
});

it('is declared to what is no pod by its kind, and outside of the cluster by its port', () => {
  const https = { port: 443, protocol: 'TCP' } as const;
  expect(isDeclared(flows, caller, 'kubernetes-api', https)).toBe(true);
  expect(isDeclared(flows, server, 'kubernetes-api', https)).toBe(false);
  expect(isDeclared(flows, caller, 'outside', { port: 22, protocol: 'TCP' })).toBe(true);
  expect(isDeclared(flows, caller, 'outside', https)).toBe(false);
  expect(isDeclared(flows, caller, 'node', https)).toBe(false);
  expect(isDeclared(flows, server, 'dns', { port: 53, protocol: 'TCP' })).toBe(true);
  expect(outsideOf({ ...flows[2]!, to: { outside: 'example.com' } })).toEqual({ host: 'example.com', port: 443 });
});
