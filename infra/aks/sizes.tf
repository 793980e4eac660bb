variable "zones" {
  description = "The availability zones of nodes."
  type        = list(string)
  default     = ["1", "2", "3"]
}

variable "system_nodes" {
  description = "Nodes of Kubernetes' own pods."
  type        = object({ size = string, count = number })
  default     = { size = "Standard_D2ds_v5", count = 3 }
}

variable "node_sizes" {
  description = "Virtual machines of the platform's and of Spark's nodes, as large as `kubernetes.node` and `availability.sparkNodes` of the environment say."
  type        = object({ platform = string, spark = string })
  default     = { platform = "Standard_D4ds_v5", spark = "Standard_E8ds_v5" }
}

variable "database" {
  description = "The database server: its size, its disk, days of backups, and whether a second server in another zone takes over."
  type = object({
    size           = string
    storage_mb     = number
    backup_days    = number
    zone_redundant = bool
  })
  default = {
    size           = "GP_Standard_D2ds_v5"
    storage_mb     = 65536
    backup_days    = 14
    zone_redundant = true
  }

  validation {
    condition     = var.database.backup_days >= 7 && var.database.backup_days <= 35
    error_message = "database: backup_days is from 7 to 35."
  }

  validation {
    condition     = !var.database.zone_redundant || !startswith(var.database.size, "B_")
    error_message = "database: a burstable size (B_) can't have a second server; choose GP_ or MO_, or zone_redundant = false."
  }
}

variable "storage_replication" {
  description = "How often the storage account keeps everything: ZRS in three zones, LRS in one."
  type        = string
  default     = "ZRS"

  validation {
    condition     = contains(["LRS", "ZRS", "GRS", "GZRS"], var.storage_replication)
    error_message = "storage_replication is LRS, ZRS, GRS or GZRS."
  }
}

variable "log_days" {
  description = "How long logs of tasks and of Spark applications are kept."
  type        = number
  default     = 90
}
