import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { postgresAdministrator, vaultName } from '@headwater/secrets';
import { expect, it } from 'vitest';
import { configuration, root, type Body, type Labelled } from './lint/configuration.ts';
import type { ProviderSchema } from './lint/schema.ts';
import { outputsSchema } from './outputs.ts';

const files = Object.values(await configuration('aks'));
const schema = JSON.parse(
  readFileSync(join(root, 'tools/azure/provider/azurerm-4.55.0.json'), 'utf8'),
) as ProviderSchema;

const resources = files.flatMap(({ resource = {} }) => everything(resource));
const all = (type: string) => resources.filter((each) => each.type === type).map(({ body }) => body);
const one = (type: string): Body => all(type)[0] ?? {};

function everything(labelled: Labelled) {
  return Object.entries(labelled).flatMap(([type, named]) =>
    Object.entries(named).flatMap(([name, bodies]) => bodies.map((body) => ({ type, name, body }))),
  );
}

it('asks Entra ID who somebody is, and knows no shared password, key or account', () => {
  expect(one('azurerm_kubernetes_cluster')).toMatchObject({
    local_account_disabled: true,
    oidc_issuer_enabled: true,
    workload_identity_enabled: true,
    azure_active_directory_role_based_access_control: [{ azure_rbac_enabled: true }],
  });
  expect(one('azurerm_container_registry')).toMatchObject({ admin_enabled: false, anonymous_pull_enabled: false });
  expect(one('azurerm_key_vault')).toMatchObject({ rbac_authorization_enabled: true, purge_protection_enabled: true });
  expect(one('azurerm_key_vault')).not.toHaveProperty('access_policy');
  expect(one('azurerm_storage_account')).toMatchObject({
    shared_access_key_enabled: false,
    allow_nested_items_to_be_public: false,
    is_hns_enabled: true,
  });
  expect(JSON.stringify(files)).not.toMatch(/access_key[^_s]|connection_string|kube_(admin_)?config/);
});

it('puts the administrator of the database where the platform looks for it', () => {
  const { namespace, name, keys } = postgresAdministrator;
  const wanted = Object.keys(keys).map((key) => vaultName({ namespace, name }, key));
  expect(all('azurerm_key_vault_secret').map(({ name }) => name)).toEqual(expect.arrayContaining(wanted));
});

it('enforces network policies, and has the drivers of volumes', () => {
  expect(one('azurerm_kubernetes_cluster')).toMatchObject({
    network_profile: [{ network_plugin: 'azure', network_plugin_mode: 'overlay', network_policy: 'calico' }],
    storage_profile: [{ blob_driver_enabled: true, disk_driver_enabled: true, file_driver_enabled: true }],
  });
});

it('gives each identity the one right that it needs, on the one thing that it needs it for', () => {
  const rights = all('azurerm_role_assignment').map(
    ({ role_definition_name: role, scope, principal_id: who }) => `${role}, ${scope}: ${who}`,
  );
  expect(rights).toEqual(
    expect.arrayContaining([
      'AcrPull, ${azurerm_container_registry.this.id}: ${azurerm_user_assigned_identity.kubelet.principal_id}',
      'Key Vault Secrets User, ${azurerm_key_vault.this.id}: ${azurerm_user_assigned_identity.workload["secrets"].principal_id}',
      expect.stringMatching(/^DNS Zone Contributor, .*[/]dnsZones[/].*: .*workload\["certificates"\]/),
      'Storage Blob Data Contributor, ${each.value.id}: ${azurerm_user_assigned_identity.workload["data"].principal_id}',
    ]),
  );
  // whoever may administer a subscription or a resource group may do everything in it
  expect(
    rights.filter((right) =>
      /^(Owner|Contributor|User Access)|resource_group[.]this|current[.]subscription/.test(right),
    ),
  ).toEqual([]);
});

it('lets nobody reach the database from outside, and keeps its password out of state and outputs', () => {
  expect(one('azurerm_postgresql_flexible_server')).toMatchObject({ public_network_access_enabled: false });
  expect(one('azurerm_postgresql_flexible_server')).not.toHaveProperty('administrator_password');
  for (const secret of all('azurerm_key_vault_secret')) expect(secret).not.toHaveProperty('value');
  expect(files.flatMap(({ output = {} }) => JSON.stringify(output)).join('')).not.toMatch(/ephemeral|password/);
});

it('refuses to delete what holds data', () => {
  for (const type of ['key_vault', 'storage_account', 'postgresql_flexible_server'])
    expect(one(`azurerm_${type}`), type).toMatchObject({ lifecycle: [{ prevent_destroy: '${var.keep_data}' }] });
});

it('tags everything that can be tagged', () => {
  const taggable = resources.filter(({ type }) => schema.resource[type]?.optional.includes('tags'));
  expect(
    taggable.filter(({ body }) => body['tags'] !== '${local.tags}').map(({ type, name }) => `${type}.${name}`),
  ).toEqual([]);
});

it('has the outputs that an environment can adopt, and no others', () => {
  const output = files.flatMap((file) => file.output?.['environment'] ?? [])[0];
  expect(Object.keys(output?.['value'] as object).sort()).toEqual(Object.keys(outputsSchema.properties).sort());
});
