import { expect, it } from 'vitest';
import { adopt } from './adopt.ts';
import { outputsOf } from './outputs.ts';

const outputs = {
  vaultUrl: 'https://headwater-x1.vault.azure.net',
  tenantId: '11111111-1111-1111-1111-111111111111',
  secretsClientId: '22222222-2222-2222-2222-222222222222',
  certificatesClientId: '44444444-4444-4444-4444-444444444444',
  dataClientId: '33333333-3333-3333-3333-333333333333',
  registry: 'headwaterx1.azurecr.io',
  storageAccount: 'headwaterx1data',
  resourceGroup: 'headwater',
  databaseHost: 'headwater-x1.postgres.database.azure.com',
  databaseSubnet: '10.40.17.0/28',
  apiServerHost: 'headwater-abc123.hcp.westeurope.azmk8s.io',
  apiServerSubnet: '10.40.16.0/28',
  oidcIssuer: 'https://westeurope.oic.prod-aks.azure.com/1/2/',
};

const text = `kubernetes:
  apiServer:
    - cidr: 10.0.0.0/28 # of the API server
      port: 443
secrets:
  # the vault
  vaultUrl: https://headwater-x1.vault.azure.net
  clientId: 00000000-0000-0000-0000-000000000000 # who reads it
images: { mirror: "" }
`;

const printed = (environment: object) => JSON.stringify({ environment: { sensitive: false, value: environment } });

it('changes what differs, keeps every other byte, and says which outputs nobody asked for', () => {
  const { text: after, changes, unused } = adopt(text, outputs);
  expect(after).toBe(
    text
      .replace('10.0.0.0/28', '10.40.16.0/28')
      .replace('00000000-0000-0000-0000-000000000000', outputs.secretsClientId),
  );
  expect(changes).toEqual([
    { path: 'kubernetes.apiServer.0.cidr', line: 3, before: '10.0.0.0/28', after: '10.40.16.0/28' },
    {
      path: 'secrets.clientId',
      line: 8,
      before: '00000000-0000-0000-0000-000000000000',
      after: outputs.secretsClientId,
    },
  ]);
  expect(unused).toContain('databaseHost');
  expect(unused).not.toContain('vaultUrl');
});

it('says where the volume is that the logs of tasks are on', () => {
  const logs = 'airflow: { logs: { kind: azure-blob-volume, account: other, resourceGroup: other } }';
  expect(adopt(logs, outputs).text).toBe(
    'airflow: { logs: { kind: azure-blob-volume, account: headwaterx1data, resourceGroup: headwater } }',
  );
});

it('follows a registry, and begins with none', () => {
  expect(adopt('images: { mirror: other.azurecr.io }', outputs).text).toBe(`images: { mirror: ${outputs.registry} }`);
  expect(adopt('images: { mirror: "" }', outputs).changes).toEqual([]);
});

it('takes what tofu prints', () => {
  expect(outputsOf(printed(outputs))).toEqual(outputs);
});

it('refuses unknown, missing and malformed outputs, all of them at once', () => {
  const { tenantId: _, ...rest } = outputs;
  expect(() => outputsOf(printed({ ...rest, registry: 'docker.io', password: 'x' }))).toThrow(
    [
      "output 'environment' lacks 'tenantId'; add it: expected: the directory, a GUID",
      "output 'environment' has no key 'password'; it has vaultUrl, tenantId, secretsClientId, certificatesClientId, dataClientId, registry, storageAccount, resourceGroup, databaseHost, databaseSubnet, apiServerHost, apiServerSubnet, oidcIssuer",
      "'registry' is 'docker.io'; expected: the host of the registry, <name>.azurecr.io",
    ].join('\n'),
  );
});

it.each([
  ['nothing', '', 'that is no JSON object'],
  ['an environment without an apply', '{}', "there is no output 'environment'"],
])('refuses %s', (_, json, message) => {
  expect(() => outputsOf(json)).toThrow(message);
});
