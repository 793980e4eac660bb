variable "budget" {
  description = "What each of the two resource groups may cost in a month, in the currency of the subscription, from which month on, and who is told."
  type        = object({ amount = number, start = string, contacts = list(string) })

  validation {
    condition     = var.budget.amount > 0 && length(var.budget.contacts) > 0
    error_message = "budget: amount is above 0, and contacts has at least one address."
  }

  validation {
    condition     = can(regex("^[0-9]{4}-(0[1-9]|1[0-2])-01$", var.budget.start))
    error_message = "budget: start is the first day of a month, 2026-01-01."
  }
}

# nodes and disks are in a group that AKS makes
resource "azurerm_consumption_budget_resource_group" "this" {
  for_each = {
    platform = azurerm_resource_group.this.id
    nodes    = azurerm_kubernetes_cluster.this.node_resource_group_id
  }

  name              = "${var.name}-${each.key}"
  resource_group_id = each.value
  amount            = var.budget.amount
  time_grain        = "Monthly"

  time_period {
    start_date = "${var.budget.start}T00:00:00Z"
  }

  notification {
    operator       = "GreaterThan"
    threshold      = 80
    threshold_type = "Actual"
    contact_emails = var.budget.contacts
  }

  notification {
    operator       = "GreaterThan"
    threshold      = 100
    threshold_type = "Forecasted"
    contact_emails = var.budget.contacts
  }
}
