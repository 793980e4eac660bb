# What the environment of the repository decides: ./headwater render writes the values.

variable "federated_accounts" {
  description = "Which service accounts sign in as which managed identity, from subjects.auto.tfvars.json."
  type        = map(map(string))

  validation {
    condition     = length(setsubtract(keys(var.federated_accounts), ["secrets", "data", "certificates"])) == 0
    error_message = "federated_accounts has identities that identities.tf does not make: there is secrets, data and certificates."
  }

  validation {
    condition     = alltrue([for accounts in values(var.federated_accounts) : length(accounts) <= 20])
    error_message = "federated_accounts: Azure keeps 20 federated credentials for each managed identity."
  }
}

variable "audience" {
  description = "Whom the tokens of service accounts are for, from subjects.auto.tfvars.json."
  type        = string
}

variable "kubernetes" {
  description = "The minor version of Kubernetes, and the address ranges of pods and Services, from environment.auto.tfvars.json."
  type        = object({ version = string, pod_cidr = string, service_cidr = string })
}

variable "containers" {
  description = "The containers of the storage account, from environment.auto.tfvars.json."
  type        = set(string)
}

variable "log_containers" {
  description = "Those of the containers whose files are deleted after `log_days`, from environment.auto.tfvars.json."
  type        = set(string)

  validation {
    # a rule without a container would be one for all of them
    condition     = length(var.log_containers) > 0 && length(setsubtract(var.log_containers, var.containers)) == 0
    error_message = "log_containers: at least one, and all of them are among containers."
  }
}

variable "nodes" {
  description = "How many nodes the platform and Spark have, and whether Spark's executors run on spot nodes, from environment.auto.tfvars.json."
  type = object({
    platform = object({ minimum = number, maximum = number })
    spark    = object({ maximum = number, spot = bool })
  })
  default = {
    platform = { minimum = 1, maximum = 1 }
    spark    = { maximum = 1, spot = false }
  }
}

variable "zone" {
  description = "The zone of Azure DNS that the front door's domain is in, where its certificate comes by ACME, from environment.auto.tfvars.json."
  type        = object({ name = string, resource_group = string, subscription_id = string })
  default     = null
}
