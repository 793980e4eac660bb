terraform {
  # write-only arguments, which keep the database's password out of the state, came with 1.11, and a prevent_destroy
  # that follows a variable with 1.12
  required_version = ">= 1.12.0, < 2.0.0"

  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.55"
    }
    random = {
      source  = "hashicorp/random"
      version = "~> 3.7"
    }
  }

  # Where the state is, is said with `tofu init -backend-config=backend.tfvars`: see README.md.
  backend "azurerm" {
    use_azuread_auth = true
  }
}

provider "azurerm" {
  subscription_id = var.subscription_id
  # accounts take no keys: containers and files are asked for with the token of who runs this
  storage_use_azuread = true

  features {
    key_vault {
      purge_soft_delete_on_destroy = false
    }

    resource_group {
      prevent_deletion_if_contains_resources = true
    }

    storage {
      # everything here is done through Azure's management API
      data_plane_available = false
    }
  }
}

data "azurerm_client_config" "current" {}
