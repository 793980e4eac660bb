"""The contract of an environment in Azure: what is its own there, in place of minikube's."""

from __future__ import annotations

import json
from typing import Any

from conftest import DAGS

IDENTITY = {"azure.workload.identity/use": "true"}
HADOOP = {
    "fs.azure.account.auth.type": "OAuth",
    "fs.azure.account.oauth.provider.type": ("org.apache.hadoop.fs.azurebfs.oauth2.WorkloadIdentityTokenProvider"),
    "fs.azure.account.oauth2.msi.tenant": "tenant-of-tests",
    "fs.azure.account.oauth2.client.id": "client-of-tests",
    "fs.azure.account.oauth2.token.file": "/var/run/secrets/azure/tokens/azure-identity-token",
}


def placement(pool: str) -> dict[str, Any]:
    return {
        "nodeSelector": {"headwater.dev/pool": pool},
        "tolerations": [{"key": "headwater.dev/pool", "operator": "Equal", "value": pool, "effect": "NoSchedule"}],
    }


def azure_contract() -> dict[str, Any]:
    document: dict[str, Any] = json.loads((DAGS / "headwater/contracts/minikube.json").read_text(encoding="utf-8"))
    host = "devstoreaccount1.dfs.core.windows.net"
    document["environment"] = "azure"
    document["connections"] = ["wasb_default", "kubernetes_default", "spark_default", "slack_default"]
    document["objectStore"] = {
        "kind": "azure-blob",
        "connection": "wasb_default",
        "buckets": {"landing": "landing", "lakehouse": "lakehouse"},
        "sparkUrls": {"landing": f"abfss://landing@{host}", "lakehouse": f"abfss://lakehouse@{host}"},
    }
    spark, pods = document["spark"], document["taskPods"]
    del spark["credentials"]
    spark["podLabels"] = IDENTITY
    spark["hadoopConf"] = HADOOP
    spark["sparkConf"]["spark.eventLog.dir"] = f"abfss://spark-events@{host}/"
    spark["placement"] = {"driver": placement("drivers"), "executor": placement("executors")}
    pods["labels"] |= IDENTITY
    pods["secrets"] = {}
    return document
