resource "azurerm_storage_account" "this" {
  name                     = local.names.storage
  resource_group_name      = azurerm_resource_group.this.name
  location                 = azurerm_resource_group.this.location
  account_kind             = "StorageV2"
  account_tier             = "Standard"
  account_replication_type = var.storage_replication
  # folders that can be renamed at once: what abfss:// and Spark's commits rely on
  is_hns_enabled                   = true
  shared_access_key_enabled        = false
  default_to_oauth_authentication  = true
  allow_nested_items_to_be_public  = false
  cross_tenant_replication_enabled = false
  local_user_enabled               = false
  min_tls_version                  = "TLS1_2"
  tags                             = local.tags

  network_rules {
    bypass         = ["AzureServices"]
    default_action = length(var.operator_ranges) == 0 ? "Allow" : "Deny"
    # it takes no range of one address
    ip_rules                   = [for range in var.operator_ranges : trimsuffix(range, "/32")]
    virtual_network_subnet_ids = [azurerm_subnet.nodes.id]
  }

  blob_properties {
    delete_retention_policy {
      days = 7
    }

    container_delete_retention_policy {
      days = 7
    }
  }

  lifecycle {
    prevent_destroy = var.keep_data
  }
}

resource "azurerm_storage_container" "this" {
  for_each = var.containers

  name                  = each.value
  storage_account_id    = azurerm_storage_account.this.id
  container_access_type = "private"
}

resource "azurerm_storage_management_policy" "logs" {
  storage_account_id = azurerm_storage_account.this.id

  rule {
    name    = "logs"
    enabled = true

    filters {
      blob_types   = ["blockBlob", "appendBlob"]
      prefix_match = [for name in var.log_containers : "${name}/"]
    }

    actions {
      base_blob {
        delete_after_days_since_modification_greater_than = var.log_days
      }
    }
  }
}

resource "azurerm_role_assignment" "data" {
  for_each = azurerm_storage_container.this

  # of the account for the platform's containers only: what somebody else keeps in it stays theirs
  scope                = each.value.id
  role_definition_name = "Storage Blob Data Contributor"
  principal_id         = azurerm_user_assigned_identity.workload["data"].principal_id
  principal_type       = "ServicePrincipal"
}
