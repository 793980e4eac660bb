locals {
  # https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
  names = {
    # 3 to 24 letters, digits and single hyphens
    vault = "${var.name}-${var.suffix}"
    # 5 to 50 letters and digits
    registry = "${var.name}${var.suffix}"
    # 3 to 24 lower-case letters and digits
    storage  = "${var.name}${var.suffix}data"
    database = "${var.name}-${var.suffix}"
  }

  tags = merge(var.tags, { platform = var.name, managed-by = "opentofu" })
}

resource "azurerm_resource_group" "this" {
  name     = var.name
  location = var.location
  tags     = local.tags
}
