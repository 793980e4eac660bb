"""What the DAGs of this folder share: the contract with the cluster, and the operators that keep to it."""
