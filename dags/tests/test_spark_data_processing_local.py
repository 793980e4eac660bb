from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from runs import process_data, run, states

if TYPE_CHECKING:
    from airflow.sdk import DAG

    from kubernetes_api import KubernetesApi
    from object_store import ObjectStore

pytestmark = pytest.mark.usefixtures("database", "no_waits")


def test_records_are_processed_in_one_pod(
    dags: dict[str, DAG], object_store: ObjectStore, kubernetes: KubernetesApi
) -> None:
    kubernetes.run = process_data(object_store)
    result = run(dags["spark_data_processing_local"])
    assert set(states(result).values()) == {"success"}
    [pod] = kubernetes.created
    [container] = pod["spec"]["containers"]
    assert container["command"] == ["/opt/spark/bin/spark-submit"]
    assert container["args"][:2] == ["--master", "local[*]"]
    assert "/opt/headwater/jobs/process_data.py" in container["args"]
    assert kubernetes.pods == {}
