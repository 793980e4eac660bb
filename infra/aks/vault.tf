resource "azurerm_key_vault" "this" {
  name                       = local.names.vault
  resource_group_name        = azurerm_resource_group.this.name
  location                   = azurerm_resource_group.this.location
  tenant_id                  = data.azurerm_client_config.current.tenant_id
  sku_name                   = "standard"
  rbac_authorization_enabled = true
  purge_protection_enabled   = true
  soft_delete_retention_days = 90
  tags                       = local.tags

  network_acls {
    bypass                     = "AzureServices"
    default_action             = length(var.operator_ranges) == 0 ? "Allow" : "Deny"
    ip_rules                   = var.operator_ranges
    virtual_network_subnet_ids = [azurerm_subnet.nodes.id]
  }

  lifecycle {
    prevent_destroy = var.keep_data
  }
}

resource "azurerm_role_assignment" "vault_reader" {
  scope                = azurerm_key_vault.this.id
  role_definition_name = "Key Vault Secrets User"
  principal_id         = azurerm_user_assigned_identity.workload["secrets"].principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_role_assignment" "vault_publisher" {
  for_each = setunion(var.publishers, [data.azurerm_client_config.current.object_id])

  scope                = azurerm_key_vault.this.id
  role_definition_name = "Key Vault Secrets Officer"
  principal_id         = each.value
}
