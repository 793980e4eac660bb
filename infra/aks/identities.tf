# What programs of the platform are in Azure: `secrets` reads the vault, `data` reads and writes the storage account,
# `certificates` proves in a zone of DNS that the domain is ours.
resource "azurerm_user_assigned_identity" "workload" {
  for_each = toset(["secrets", "data", "certificates"])

  name                = "${var.name}-${each.value}"
  resource_group_name = azurerm_resource_group.this.name
  location            = azurerm_resource_group.this.location
  tags                = local.tags
}

locals {
  credentials = merge([
    for identity, accounts in var.federated_accounts : {
      for name, subject in accounts : "${identity}/${name}" => { identity = identity, name = name, subject = subject }
    }
  ]...)
}

# They are there when the cluster is: a store of External Secrets that comes before them fails until the next attempt.
resource "azurerm_federated_identity_credential" "this" {
  for_each = local.credentials

  name                = each.value.name
  resource_group_name = azurerm_resource_group.this.name
  parent_id           = azurerm_user_assigned_identity.workload[each.value.identity].id
  issuer              = azurerm_kubernetes_cluster.this.oidc_issuer_url
  subject             = each.value.subject
  audience            = [var.audience]
}

# The zone is there before the platform, and outlives it: somebody pointed the domain at it.
resource "azurerm_role_assignment" "zone" {
  count = var.zone == null ? 0 : 1

  scope                = "/subscriptions/${var.zone.subscription_id}/resourceGroups/${var.zone.resource_group}/providers/Microsoft.Network/dnsZones/${var.zone.name}"
  role_definition_name = "DNS Zone Contributor"
  principal_id         = azurerm_user_assigned_identity.workload["certificates"].principal_id
  principal_type       = "ServicePrincipal"
}
