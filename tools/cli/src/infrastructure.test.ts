import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { copyRepository, type Copy } from './testing/copy.ts';

let copy: Copy;
const subjects = 'infra/aks/subjects.auto.tfvars.json';
const environment = 'environments/aks.yaml';

beforeAll(() => {
  copy = copyRepository();
});
beforeEach(() => copy.restore());
afterAll(() => copy.delete());

it('says which account the infrastructure knows by another name, and in which file', () => {
  const subject = 'system:serviceaccount:database:key-vault-reader';
  copy.write(subjects, copy.read(subjects).replace(subject, `${subject}s`));
  expect(copy.headwater('check --environment aks').lines[0]).toMatch(
    new RegExp(`^${subjects}: is not what is rendered`),
  );
  const { exitCode, lines } = copy.headwater('integrity --environment aks');
  expect(exitCode).toBe(1);
  expect(lines[0]).toContain(`${subjects}: has a credential for '${subject}s', and no service account`);
  expect(lines[1]).toContain(`${subjects}: has no credential for '${subject}'`);
});

it('leaves what people write beside what is rendered, and removes what was rendered once', () => {
  const stale = 'infra/aks/old.auto.tfvars.json';
  copy.write(stale, copy.read(subjects));
  expect(copy.headwater('render').lines).toEqual([`removed ${stale}`]);
  expect(copy.read('infra/aks/main.tf')).toContain('azurerm_resource_group');
});

it('adopts what was made in Azure, after a look at it', () => {
  const value = {
    vaultUrl: 'https://headwater-x1.vault.azure.net',
    tenantId: '11111111-1111-1111-1111-111111111111',
    secretsClientId: '22222222-2222-2222-2222-222222222222',
    certificatesClientId: '44444444-4444-4444-4444-444444444444',
    dataClientId: '33333333-3333-3333-3333-333333333333',
    registry: 'headwaterx1.azurecr.io',
    storageAccount: 'headwaterx1data',
    resourceGroup: 'team-group',
    databaseHost: 'headwater-x1.postgres.database.azure.com',
    databaseSubnet: '10.40.17.0/28',
    apiServerHost: 'headwater-abc123.hcp.westeurope.azmk8s.io',
    apiServerSubnet: '10.40.16.0/28',
    oidcIssuer: 'https://westeurope.oic.prod-aks.azure.com/1/2/',
  };
  const file = join(copy.folder, 'outputs.json');
  writeFileSync(file, JSON.stringify({ environment: { value } }));
  const before = copy.read(environment);
  const planned = copy.headwater(`infrastructure adopt --dry-run ${file}`);
  expect(planned.lines.join('\n')).toMatch(
    /'secrets.vaultUrl' is 'https:.*', and 'https:\/\/headwater-x1.vault.azure.net' in Azure/,
  );
  expect(copy.read(environment)).toBe(before);

  expect(copy.headwater(`infrastructure adopt ${file}`).exitCode).toBe(0);
  expect(copy.read(environment)).toContain(`  vaultUrl: ${value.vaultUrl}\n  # The directory`);
  expect(copy.headwater(`infrastructure adopt ${file}`).lines.at(-1)).toBe(`${environment}: nothing to change`);
  expect(copy.headwater('render --environment aks').exitCode).toBe(0);

  writeFileSync(file, JSON.stringify({ environment: { value: { ...value, tenantId: 'contoso' } } }));
  expect(copy.headwater(`infrastructure adopt ${file}`)).toEqual({
    exitCode: 1,
    lines: [`${file}: 'tenantId' is 'contoso'; expected: the directory, a GUID`, 'nothing was changed'],
  });
});
