# Who copies images into the registry: a workflow of the repository's branch, which shows a token of its Git server
# and has no password.
variable "pipeline" {
  description = "The repository on GitHub whose workflow copies images, and its branch. None: a person does it."
  type        = object({ repository = string, branch = string })
  default     = null

  validation {
    condition     = var.pipeline == null || can(regex("^[^/]+/[^/]+$", var.pipeline.repository))
    error_message = "pipeline.repository is owner/name."
  }
}

resource "azurerm_user_assigned_identity" "pipeline" {
  count = var.pipeline == null ? 0 : 1

  name                = "${var.name}-pipeline"
  resource_group_name = azurerm_resource_group.this.name
  location            = azurerm_resource_group.this.location
  tags                = local.tags
}

resource "azurerm_federated_identity_credential" "pipeline" {
  count = var.pipeline == null ? 0 : 1

  name                = "github"
  resource_group_name = azurerm_resource_group.this.name
  parent_id           = azurerm_user_assigned_identity.pipeline[0].id
  issuer              = "https://token.actions.githubusercontent.com"
  subject             = "repo:${var.pipeline.repository}:ref:refs/heads/${var.pipeline.branch}"
  audience            = [var.audience]
}

resource "azurerm_role_assignment" "registry_import" {
  count = var.pipeline == null ? 0 : 1

  scope                = azurerm_container_registry.this.id
  role_definition_name = "Container Registry Data Importer and Data Reader"
  principal_id         = azurerm_user_assigned_identity.pipeline[0].principal_id
  principal_type       = "ServicePrincipal"
}

output "pipeline_client_id" {
  description = "What the workflow signs in as: the repository's variable AZURE_CLIENT_ID."
  value       = one(azurerm_user_assigned_identity.pipeline[*].client_id)
}
