import { expect, it } from 'vitest';
import { judgeOf } from '@headwater/integrity';
import { wrongLines } from './wrong.ts';

const server = { namespace: 'database', labels: { app: 'postgres' }, ports: {} };
const caller = { namespace: 'cicd', labels: { app: 'gitea' }, ports: {} };
const sql = { port: 5432, protocol: 'TCP' };

const policy = (namespace: string, name: string, spec: object) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { namespace, name },
  spec: { podSelector: {}, ...spec },
});
const denied = (namespace: string) => policy(namespace, 'default-deny', { policyTypes: ['Ingress', 'Egress'] });
const out = policy('cicd', 'gitea', { policyTypes: ['Egress'], egress: [{}] });
const into = policy('database', 'open', { policyTypes: ['Ingress'], ingress: [{}] });

const line = (policies: readonly ReturnType<typeof policy>[], declared: boolean, result: string) =>
  wrongLines([
    {
      from: 'cicd/gitea',
      to: 'database/postgres',
      port: 'TCP 5432',
      declared,
      result,
      verdicts: judgeOf(policies)({ from: caller, to: server, port: sql }),
    },
  ])[0];

it('names the ends at which a declared connection is closed, and the policies there', () => {
  expect(line([denied('cicd'), denied('database'), out], true, 'silent')).toBe(
    "cicd/gitea → database/postgres TCP 5432: declared, and silent: no ingress in 'database' by default-deny",
  );
  expect(line([denied('cicd'), denied('database')], true, 'silent')).toBe(
    "cicd/gitea → database/postgres TCP 5432: declared, and silent: no egress in 'cicd' by default-deny and no ingress in 'database' by default-deny",
  );
});

it('names the policies that open what nobody declares', () => {
  expect(line([denied('cicd'), denied('database'), out, into], false, 'open')).toBe(
    "cicd/gitea → database/postgres TCP 5432: not declared, and open: egress in 'cicd' by gitea and ingress in 'database' by open",
  );
  expect(line([denied('database'), into], false, 'open')).toBe(
    "cicd/gitea → database/postgres TCP 5432: not declared, and open: no policy about egress in 'cicd' and ingress in 'database' by open",
  );
});

it('says where the network does something else than the policies say', () => {
  expect(line([denied('cicd'), out], true, 'silent')).toMatch(/: the policies open it, but the network does not$/);
  expect(line([denied('cicd')], false, 'open')).toMatch(/: the policies close it, but the network does not$/);
});
