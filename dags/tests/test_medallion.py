from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow
import pytest

from runs import DAY, folder, option, run, states

if TYPE_CHECKING:
    from airflow.sdk import DAG

    from kubernetes_api import KubernetesApi
    from object_store import ObjectStore
    from slack_api import SlackApi

pytestmark = pytest.mark.usefixtures("database", "no_waits")


def test_the_layers_of_the_medallion_are_made_one_after_the_other(
    dags: dict[str, DAG], object_store: ObjectStore, kubernetes: KubernetesApi, slack: SlackApi
) -> None:
    layers: dict[str, dict[str, Any]] = {
        "bronze/orders": {"line": ["{}"] * 9},
        "silver/orders": {"order_id": ["o-1", "o-2", "o-3"], "status": ["paid", "paid", "cancelled"]},
        "silver/orders_rejected": {"line": ["{}"] * 6},
        "gold/daily_revenue": {
            "category": ["books", "garden"],
            "revenue": [Decimal("12.50"), Decimal("40.00")],
            "order_count": [1, 1],
        },
    }

    def job(asked: dict[str, Any]) -> tuple[int, str]:
        bucket, path = folder(option(asked, "--output"))
        rejected = [folder(option(asked, "--rejected"))[1]] if path == "silver/orders" else []
        for layer in [path, *rejected]:
            object_store.replace(bucket, layer, layers[layer], option(asked, "--date"))
        return 0, "done"

    object_store.replace("lakehouse", "bronze/orders", {"line": ["another day's"]}, "2026-01-30")
    kubernetes.run = job
    result = run(dags["medallion"])
    assert set(states(result).values()) == {"success"}
    files = [application["spec"]["mainApplicationFile"].rpartition("/")[2] for application in kubernetes.created]
    assert files == ["landing_to_bronze.py", "bronze_to_silver.py", "silver_to_gold.py"]
    assert slack.texts() == [f"orders of {DAY}: 9 lines, 3 orders, 6 rejected, 2 categories with revenue"]


@pytest.mark.parametrize(
    ("lines", "rejected", "counted", "message"),
    [
        (3, 0, 2, "2 orders and 0 rejected lines of 3 lines; run 'silver' again"),
        (3, 1, 1, "1 orders are in the revenue, 2 are paid; run 'gold' again"),
    ],
)
def test_a_layer_that_lost_orders_fails_the_medallion(
    dags: dict[str, DAG],
    object_store: ObjectStore,
    kubernetes: KubernetesApi,
    slack: SlackApi,
    lines: int,
    rejected: int,
    counted: int,
    message: str,
) -> None:
    kubernetes.run = lambda _: (0, "done")
    object_store.replace("lakehouse", "bronze/orders", {"line": ["{}"] * lines}, DAY)
    object_store.replace(
        "lakehouse", "silver/orders_rejected", {"line": pyarrow.array(["{}"] * rejected, pyarrow.string())}, DAY
    )
    object_store.replace("lakehouse", "silver/orders", {"status": ["paid", "paid"]}, DAY)
    object_store.replace("lakehouse", "gold/daily_revenue", {"order_count": [counted]}, DAY)
    assert states(run(dags["medallion"]))["check"] == "failed"
    assert message in slack.texts()[0]
