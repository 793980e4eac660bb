output "environment" {
  description = "What environments/aks.yaml has to say of all this: `tofu output -json | ../../headwater infrastructure adopt -`."
  value = {
    vaultUrl             = trimsuffix(azurerm_key_vault.this.vault_uri, "/")
    tenantId             = data.azurerm_client_config.current.tenant_id
    secretsClientId      = azurerm_user_assigned_identity.workload["secrets"].client_id
    certificatesClientId = azurerm_user_assigned_identity.workload["certificates"].client_id
    dataClientId         = azurerm_user_assigned_identity.workload["data"].client_id
    registry             = azurerm_container_registry.this.login_server
    storageAccount       = azurerm_storage_account.this.name
    resourceGroup        = azurerm_resource_group.this.name
    databaseHost         = azurerm_postgresql_flexible_server.this.fqdn
    databaseSubnet       = var.network.database
    apiServerHost        = azurerm_kubernetes_cluster.this.fqdn
    apiServerSubnet      = var.network.api_server
    oidcIssuer           = azurerm_kubernetes_cluster.this.oidc_issuer_url
  }
}

output "cluster" {
  description = "Where ./headwater finds the cluster."
  value = {
    name          = azurerm_kubernetes_cluster.this.name
    resourceGroup = azurerm_resource_group.this.name
  }
}
