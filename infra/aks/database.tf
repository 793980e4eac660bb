variable "database_password_version" {
  description = "A larger number makes a new password for the database's administrator, in the vault and in the server."
  type        = number
  default     = 1
}

locals {
  database_administrator = "headwater"
}

# ephemeral, and written by write-only arguments: neither plan nor state has it
ephemeral "random_password" "database" {
  length  = 40
  special = false
}

# the platform's Job signs in with it, and makes roles and databases
resource "azurerm_key_vault_secret" "administrator_name" {
  name             = "database-postgres-administrator-username"
  key_vault_id     = azurerm_key_vault.this.id
  value_wo         = local.database_administrator
  value_wo_version = 1
  tags             = local.tags

  # who runs this may not write into the vault before
  depends_on = [azurerm_role_assignment.vault_publisher]
}

resource "azurerm_key_vault_secret" "administrator_password" {
  name             = "database-postgres-administrator-password"
  key_vault_id     = azurerm_key_vault.this.id
  value_wo         = ephemeral.random_password.database.result
  value_wo_version = var.database_password_version
  tags             = local.tags

  depends_on = [azurerm_role_assignment.vault_publisher]
}

# what the vault has, and not what a second run has drawn: both stay the same where one run ends between them
ephemeral "azurerm_key_vault_secret" "administrator_password" {
  name         = azurerm_key_vault_secret.administrator_password.name
  key_vault_id = azurerm_key_vault.this.id

  # said, and not only named: else a plan asks for it while it is still to be written
  depends_on = [azurerm_key_vault_secret.administrator_password]
}

resource "azurerm_postgresql_flexible_server" "this" {
  name                              = local.names.database
  resource_group_name               = azurerm_resource_group.this.name
  location                          = azurerm_resource_group.this.location
  version                           = "17"
  sku_name                          = var.database.size
  storage_mb                        = var.database.storage_mb
  auto_grow_enabled                 = true
  backup_retention_days             = var.database.backup_days
  delegated_subnet_id               = azurerm_subnet.database.id
  private_dns_zone_id               = azurerm_private_dns_zone.database.id
  public_network_access_enabled     = false
  administrator_login               = local.database_administrator
  administrator_password_wo         = ephemeral.azurerm_key_vault_secret.administrator_password.value
  administrator_password_wo_version = var.database_password_version
  tags                              = local.tags

  authentication {
    password_auth_enabled         = true
    active_directory_auth_enabled = false
  }

  dynamic "high_availability" {
    for_each = var.database.zone_redundant ? ["ZoneRedundant"] : []

    content {
      mode = high_availability.value
    }
  }

  maintenance_window {
    day_of_week  = 0
    start_hour   = 3
    start_minute = 0
  }

  lifecycle {
    prevent_destroy = var.keep_data
    # where the servers are changes when the second one takes over
    ignore_changes = [zone, high_availability[0].standby_availability_zone]
  }

  # without it, the server's name leads nowhere
  depends_on = [azurerm_private_dns_zone_virtual_network_link.database]
}

resource "azurerm_postgresql_flexible_server_configuration" "this" {
  for_each = {
    require_secure_transport = "on"
    ssl_min_protocol_version = "TLSv1.2"
  }

  server_id = azurerm_postgresql_flexible_server.this.id
  name      = each.key
  value     = each.value
}
