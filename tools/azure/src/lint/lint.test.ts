import { expect, it } from 'vitest';
import { parse } from './configuration.ts';
import { lint, problemsOf } from './lint.ts';

const problems = async (text: string) => problemsOf({ 'infra/aks/main.tf': await parse('main.tf', text) });

const vault = (more: string) => `
resource "azurerm_key_vault" "this" {
  name                = "headwater"
  resource_group_name = "headwater"
  location            = "westeurope"
  tenant_id           = "1"
  sku_name            = "standard"
  ${more}
}
`;

it('finds nothing in what is committed', async () => {
  expect(await lint('aks')).toEqual([]);
});

it.each([
  [
    'an unknown type',
    'resource "azurerm_keyvault" "x" {}',
    ["resource 'azurerm_keyvault' is not recorded; did you mean 'azurerm_key_vault'?"],
  ],
  [
    'an unknown argument',
    vault('rbac_authorisation_enabled = true'),
    [
      "resource azurerm_key_vault.this has no argument 'rbac_authorisation_enabled'; did you mean 'rbac_authorization_enabled'?",
    ],
  ],
  [
    'a missing argument',
    vault('').replace('sku_name            = "standard"', ''),
    ["resource azurerm_key_vault.this lacks 'sku_name'; the provider needs it"],
  ],
  [
    'a block that lacks something, also where it is dynamic',
    vault('dynamic "network_acls" {\n for_each = []\n content { bypass = "None" }\n }'),
    ["resource azurerm_key_vault.this: network_acls lacks 'default_action'; the provider needs it"],
  ],
  [
    'an argument of the provider',
    'provider "azurerm" {\n features {\n storage { plane = 1 }\n }\n}',
    ["provider azurerm: features: storage has no argument 'plane'"],
  ],
  ['a variable that is not there', vault('tags = var.tags'), ['there is no var.tags']],
  [
    'a resource that is not there',
    vault('tags = azurerm_key_vault.thus.tags'),
    ["there is no azurerm_key_vault.thus; did you mean 'this'?"],
  ],
  [
    'an attribute that is not there',
    `${vault('')} output "url" {\n description = "x"\n value = azurerm_key_vault.this.vault_url\n}`,
    ["azurerm_key_vault.this has no 'vault_url'; did you mean 'vault_uri'?"],
  ],
  [
    'what nobody uses',
    'variable "x" {\n description = "x"\n type = string\n}\nlocals { y = 1 }',
    ['nothing uses var.x; remove it', 'nothing uses local.y; remove it'],
  ],
  [
    'a variable that does not say what it is',
    'variable "x" {}\nlocals { y = "${var.x}${local.y}" }',
    ["variable 'x' has no description", "variable 'x' has no type"],
  ],
])('refuses %s', async (_, text, expected) => {
  expect(await problems(text)).toEqual(expected.map((message) => `infra/aks/main.tf: ${message}`));
});
