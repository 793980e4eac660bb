locals {
  # what pods of Spark ask for and tolerate
  spark_label = { "headwater.dev/pool" = "spark" }
  spark_taint = "headwater.dev/pool=spark:NoSchedule"
}

resource "azurerm_kubernetes_cluster_node_pool" "platform" {
  name                        = "platform"
  kubernetes_cluster_id       = azurerm_kubernetes_cluster.this.id
  vm_size                     = var.node_sizes.platform
  auto_scaling_enabled        = true
  min_count                   = var.nodes.platform.minimum
  max_count                   = var.nodes.platform.maximum
  zones                       = var.zones
  vnet_subnet_id              = azurerm_subnet.nodes.id
  node_labels                 = { "headwater.dev/pool" = "platform" }
  temporary_name_for_rotation = "platformtmp"
  tags                        = local.tags

  upgrade_settings {
    max_surge = "1"
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "spark" {
  name                  = "spark"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.this.id
  vm_size               = var.node_sizes.spark
  auto_scaling_enabled  = true
  min_count             = 0
  max_count             = var.nodes.spark.maximum
  # shuffles between zones cost money and time
  zones                       = slice(var.zones, 0, 1)
  vnet_subnet_id              = azurerm_subnet.nodes.id
  node_labels                 = local.spark_label
  node_taints                 = [local.spark_taint]
  temporary_name_for_rotation = "sparktmp"
  tags                        = local.tags

  upgrade_settings {
    max_surge = "1"
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "spark_spot" {
  count = var.nodes.spark.spot ? 1 : 0

  name                  = "sparkspot"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.this.id
  vm_size               = var.node_sizes.spark
  priority              = "Spot"
  eviction_policy       = "Delete"
  # never more than without spot
  spot_max_price       = -1
  auto_scaling_enabled = true
  min_count            = 0
  max_count            = var.nodes.spark.maximum
  zones                = slice(var.zones, 0, 1)
  vnet_subnet_id       = azurerm_subnet.nodes.id
  # AKS adds the label and the taint of spot nodes by itself; without them here it is made again each time
  node_labels = merge(local.spark_label, { "kubernetes.azure.com/scalesetpriority" = "spot" })
  node_taints = [local.spark_taint, "kubernetes.azure.com/scalesetpriority=spot:NoSchedule"]
  tags        = local.tags
}
