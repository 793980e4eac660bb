variable "subscription_id" {
  description = "The subscription that pays: `az account show --query id`."
  type        = string

  validation {
    condition     = can(regex("^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", var.subscription_id))
    error_message = "subscription_id is a GUID: `az account show --query id`."
  }
}

variable "location" {
  description = "The region. It has to have three availability zones, and the sizes of nodes and database below."
  type        = string
  default     = "westeurope"

  validation {
    condition     = can(regex("^[a-z0-9]+$", var.location))
    error_message = "location is a region in Azure's short form, westeurope: `az account list-locations --query [].name`."
  }
}

variable "name" {
  description = "What everything is named after."
  type        = string
  default     = "headwater"

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{2,9}$", var.name))
    error_message = "name has 3 to 10 lower-case letters and digits, and begins with a letter: Azure's storage accounts and registries allow nothing else."
  }
}

variable "suffix" {
  description = "What makes names unique that all customers of Azure share: vault, registry, storage account, database."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9]{2,6}$", var.suffix))
    error_message = "suffix has 2 to 6 lower-case letters and digits."
  }
}

variable "tags" {
  description = "On everything, beside what says that this configuration made it: who owns it, who pays."
  type        = map(string)
  default     = {}

  validation {
    condition     = length(setintersection(keys(var.tags), ["platform", "managed-by"])) == 0
    error_message = "tags may not have platform or managed-by: this configuration sets them."
  }
}

variable "keep_data" {
  description = "Whether `tofu destroy`, and a change that replaces them, refuse to delete vault, storage account and database."
  type        = bool
  default     = true
}

variable "operator_ranges" {
  description = "Addresses from where people reach the API server, the vault and the storage account, beside the nodes. Empty: from everywhere, by whom Entra ID knows."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for range in var.operator_ranges : can(cidrhost(range, 0))])
    error_message = "operator_ranges: each is an address range, 203.0.113.7/32."
  }
}

variable "administrators" {
  description = "Groups of Entra ID that administer the cluster, by object id."
  type        = set(string)

  validation {
    condition     = length(var.administrators) > 0
    error_message = "administrators is empty, and the cluster has no local accounts: nobody could get in."
  }
}

variable "publishers" {
  description = "Who may write secrets into the vault (`./headwater secrets publish`), by object id, beside who runs this."
  type        = set(string)
  default     = []
}
