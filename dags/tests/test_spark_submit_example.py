from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from runs import process_data, run, states

if TYPE_CHECKING:
    from airflow.sdk import DAG

    from kubernetes_api import KubernetesApi
    from object_store import ObjectStore

pytestmark = pytest.mark.usefixtures("database", "no_waits")


SPARK_SUBMIT = """#!{python}
import json, pathlib, sys, urllib.request
pathlib.Path({record!r}).write_text(json.dumps(sys.argv[1:]))
labels = dict(argument.split(".label.", 1)[1].split("=", 1) for argument in sys.argv if ".driver.label." in argument)
name = "process-data-submit-0123456789abcdef-driver"
container = {{"name": "spark-kubernetes-driver", "args": sys.argv}}
pod = {{
    "kind": "Pod",
    "metadata": {{"name": name, "labels": {{**labels, "spark-role": "driver"}}}},
    "spec": {{"containers": [container]}},
}}
url = {url!r} + "/api/v1/namespaces/processing/pods"
request = urllib.request.Request(url, json.dumps(pod).encode(), method="POST")
status = json.load(urllib.request.urlopen(request))["status"]
code = status["containerStatuses"][0]["state"]["terminated"]["exitCode"]
print("\\t pod name: " + name)
print("\\t exit code: " + str(code))
sys.exit(1 if code else 0)
"""


@pytest.fixture
def spark_submit(kubernetes: KubernetesApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of that name, which makes the driver pod and notes its arguments."""
    import os
    import sys

    program, record = tmp_path / "spark-submit", tmp_path / "arguments.json"
    program.write_text(
        SPARK_SUBMIT.format(python=sys.executable, record=str(record), url=kubernetes.url), encoding="utf-8"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    connection = {
        "conn_type": "spark",
        "host": "k8s://https://kubernetes.default.svc",
        "port": 443,
        "extra": {"deploy-mode": "cluster", "namespace": "processing"},
    }
    monkeypatch.setenv("AIRFLOW_CONN_SPARK_DEFAULT", json.dumps(connection))
    return record


def test_records_are_processed_by_spark_submit(
    dags: dict[str, DAG], object_store: ObjectStore, kubernetes: KubernetesApi, spark_submit: Path
) -> None:
    kubernetes.run = process_data(object_store)
    result = run(dags["spark_submit_example"])
    assert set(states(result).values()) == {"success"}
    arguments = json.loads(spark_submit.read_text())
    assert arguments[:2] == ["--master", "k8s://https://kubernetes.default.svc:443"]
    assert arguments[-5] == "local:///opt/headwater/jobs/process_data.py"
    assert kubernetes.pods == {}


def test_a_driver_whose_worker_was_lost_does_not_run_beside_the_next(
    dags: dict[str, DAG], object_store: ObjectStore, kubernetes: KubernetesApi, spark_submit: Path
) -> None:
    left: list[set[str]] = []

    def job(asked: dict[str, Any]) -> tuple[int, str]:
        left.append(set(kubernetes.pods))
        return (1, "lost") if len(left) == 1 else process_data(object_store)(asked)

    kubernetes.run = job
    assert set(states(run(dags["spark_submit_example"])).values()) == {"success"}
    assert left == [set(), set()]
    assert spark_submit.exists()


@pytest.mark.usefixtures("object_store", "spark_submit")
def test_a_driver_of_spark_submit_that_failed_is_shown_and_removed(
    dags: dict[str, DAG], kubernetes: KubernetesApi
) -> None:
    kubernetes.run = lambda _: (3, "process_data: input: nothing there")
    result = run(dags["spark_submit_example"])
    assert states(result)["submit"] == "failed"
    assert states(result)["driver_log"] == "success"
    assert str(result.state) == "failed"
    assert kubernetes.pods == {}
