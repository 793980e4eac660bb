import { fakeAz, type FakeAz } from '@headwater/secret-care/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyRepository, type Copy } from './testing/copy.ts';

let copy: Copy;
let azure: FakeAz;

const vault = `secrets:
  kind: key-vault
  vaultUrl: https://headwater.vault.azure.net
  tenantId: 11111111-1111-1111-1111-111111111111
  clientId: 22222222-2222-2222-2222-222222222222
  refreshInterval: 1h
`;

beforeAll(() => {
  azure = fakeAz();
  copy = copyRepository();
  const text = copy.read('environments/minikube.yaml');
  copy.write('environments/cloud.yaml', text.replace('secrets:\n  kind: generated\n', vault));
}, 300_000);
afterAll(() => {
  copy.delete();
  azure.remove();
});

const publish = (options = '') =>
  copy.headwater(`secrets publish --environment cloud${options}`, {
    PATH: `${azure.folder}:${copy.folder}/node_modules/.bin:${process.env['PATH']}`,
  });

it('lists names in a dry run, and then makes what the vault lacks, without a word of a value', () => {
  const planned = publish(' --dry-run');
  expect(planned.lines).toContain('database-postgres-superuser-password: would be made');
  expect(planned.lines.at(-1)).toBe("vault 'headwater': nothing was changed");
  expect(azure.secrets()).toEqual({});

  const { exitCode, lines } = publish();
  const secrets = azure.secrets();
  const count = Object.keys(secrets).length;
  expect(lines.at(-1)).toBe(`vault 'headwater': ${count} made, 0 taken, 0 were there`);
  expect(exitCode).toBe(0);
  expect(secrets['orchestrator-airflow-fernet-key-fernet-key']).toMatch(/^[\w-]{43}=$/);
  expect(Object.keys(secrets).filter((name) => /-(username|url|type|access-key)$/.test(name))).toEqual([]);
  expect(Object.values(secrets).filter((value) => lines.join('\n').includes(value))).toEqual([]);
  expect(lines.join('\n')).toContain('--value orchestrator-airflow-slack-connection=<file>');
});

it('refuses names that are taken, not declared, or kept by the vault for what was deleted, before it does anything', () => {
  azure.keep('cicd-gitea-admin-password', 'x');
  azure.keepDeleted('orchestrator-airflow-slack-connection');
  const before = azure.secrets();
  const { exitCode, lines } = publish(' --value cicd-gitea-admin-password=a --value cicd-gitea-admin-pasword=a');
  expect(exitCode).toBe(2);
  expect(lines).toEqual([
    "'cicd-gitea-admin-pasword' is nothing that a vault has to keep; did you mean 'cicd-gitea-admin-password'?",
    "'cicd-gitea-admin-password' is in the vault, and no value there is replaced; leave out its file",
    "'orchestrator-airflow-slack-connection' was deleted from the vault, which keeps its name; bring it back with az keyvault secret recover, or purge it",
    'nothing was done',
  ]);
  expect(azure.secrets()).toEqual(before);
});

it('has nothing to do where secrets are generated in the cluster', () => {
  expect(copy.headwater('secrets publish')).toEqual({
    exitCode: 2,
    lines: [
      "environments/minikube.yaml: 'secrets' is generated: ./headwater up makes them in the cluster, and no vault has any",
    ],
  });
});

it('lists a federated credential for each account that reads the vault', () => {
  const { lines } = copy.headwater('secrets identities --environment cloud --output json');
  expect(JSON.parse(lines.join('\n'))).toContainEqual({
    clientId: '22222222-2222-2222-2222-222222222222',
    subject: 'system:serviceaccount:database:key-vault-reader',
    audience: 'api://AzureADTokenExchange',
  });
});
