"""Each DAG is run with the operators' own code, against a real MinIO and a server that plays Kubernetes."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from airflow.models import DagRun
    from airflow.sdk import DAG

    from kubernetes_api import KubernetesApi
    from object_store import ObjectStore
    from slack_api import SlackApi

pytestmark = pytest.mark.usefixtures("database")

DAY = "2026-01-31"
CATEGORIES = {"category": ["books", "garden"], "total_amount": [19.75, 60.0], "record_count": [2, 3]}
# what a service account must be allowed to do for the operators, and nothing more
SPARK_RIGHTS = {
    "processing: create sparkapplications",
    "processing: get sparkapplications/status",
    "processing: delete sparkapplications",
    "processing: list pods",
    "processing: get pods",
    "processing: get pods/log",
}
POD_RIGHTS = {
    "processing: create pods",
    "processing: list pods",
    "processing: get pods",
    "processing: delete pods",
    "processing: get pods/log",
}
# beside, where something goes wrong: its events go to the task's log, and a mark keeps the next try from it
FAILURE_RIGHTS = {"processing: list events", "processing: patch pods"}


def run(dag: DAG, **conf: Any) -> DagRun:
    result: DagRun = dag.test(run_conf={"day": DAY, **conf})
    return result


def states(dag_run: DagRun) -> dict[str, str]:
    return {instance.task_id: str(instance.state) for instance in dag_run.get_task_instances()}


def option(resource: dict[str, Any], name: str) -> str:
    spec = resource["spec"]
    arguments = spec["arguments"] if "arguments" in spec else spec["containers"][0]["args"]
    value: str = arguments[arguments.index(name) + 1]
    return value


def folder(url: str) -> tuple[str, str]:
    bucket, _, path = url.removeprefix("s3a://").partition("/")
    return bucket, path


def process_data(store: ObjectStore) -> Any:
    def job(asked: dict[str, Any]) -> tuple[int, str]:
        store.publish(*folder(option(asked, "--output")), CATEGORIES)
        return 0, "process_data: 2 rows"

    return job


@pytest.fixture(autouse=True)
def no_waits(dags: dict[str, DAG], monkeypatch: pytest.MonkeyPatch) -> None:
    for dag in dags.values():
        for task in dag.tasks:
            monkeypatch.setattr(task, "retry_delay", timedelta(0))
            monkeypatch.setattr(task, "retry_exponential_backoff", 0)


def test_records_are_processed_by_a_spark_application(
    dags: dict[str, DAG], object_store: ObjectStore, kubernetes: KubernetesApi, slack: SlackApi
) -> None:
    kubernetes.run = process_data(object_store)
    result = run(dags["spark_data_processing"])
    assert set(states(result).values()) == {"success"}
    assert object_store.keys("landing") == [f"process_data/input/date={DAY}/sample.parquet"]
    [application] = kubernetes.created
    assert application["spec"]["arguments"] == [
        *("--input", f"s3a://landing/process_data/input/date={DAY}"),
        *("--output", f"s3a://lakehouse/process_data/date={DAY}"),
    ]
    assert slack.texts() == [f"records of {DAY}: 2 categories in s3://lakehouse/process_data/date={DAY}"]


def test_an_application_is_removed_with_its_task_and_needs_these_rights_only(
    dags: dict[str, DAG], object_store: ObjectStore, kubernetes: KubernetesApi
) -> None:
    kubernetes.run = process_data(object_store)
    run(dags["spark_data_processing"])
    assert (kubernetes.applications, kubernetes.pods) == ({}, {})
    assert kubernetes.requests == SPARK_RIGHTS


def test_two_runs_name_their_applications_differently(
    dags: dict[str, DAG], object_store: ObjectStore, kubernetes: KubernetesApi
) -> None:
    kubernetes.run = process_data(object_store)
    for _ in range(2):
        run(dags["spark_data_processing"])
    assert len(set(kubernetes.names())) == 2


def test_delivered_data_is_never_replaced_by_the_sample(
    dags: dict[str, DAG], object_store: ObjectStore, kubernetes: KubernetesApi
) -> None:
    from headwater import samples

    kubernetes.run = process_data(object_store)
    key = f"process_data/input/date={DAY}/delivered.parquet"
    object_store.put("landing", key, samples.records())
    assert set(states(run(dags["spark_data_processing"])).values()) == {"success"}
    assert object_store.keys("landing") == [key]


def test_a_day_without_data_fails_before_spark_is_asked(
    dags: dict[str, DAG], object_store: ObjectStore, kubernetes: KubernetesApi, slack: SlackApi
) -> None:
    result = run(dags["spark_data_processing"], sample=False)
    assert states(result)["validate_input"] == "failed"
    assert kubernetes.created == []
    assert object_store.keys("landing") == []
    assert f"no data for {DAY}; deliver it, or run with 'sample'" in slack.texts()[0]


def test_a_failing_application_is_tried_again_removed_and_told(
    dags: dict[str, DAG], object_store: ObjectStore, kubernetes: KubernetesApi, slack: SlackApi
) -> None:
    del object_store
    kubernetes.run = lambda _: (4, "process_data: input: no column 'amount'; deliver it again")
    result = run(dags["spark_data_processing"])
    assert states(result) == {
        "provide_sample": "success",
        "validate_input": "success",
        "process": "failed",
        "validate_output": "upstream_failed",
        "notify": "upstream_failed",
    }
    assert len(set(kubernetes.names())) == 3
    assert (kubernetes.applications, kubernetes.pods) == ({}, {})
    assert kubernetes.requests == SPARK_RIGHTS | FAILURE_RIGHTS
    [text] = slack.texts()
    assert text.startswith("failed: task process of DAG spark_data_processing, run ")
    assert "try 3: " in text
    assert "\nlog: http://airflow.example/dags/spark_data_processing/runs/" in text
    assert text.endswith("/tasks/process?try_number=3")


def test_a_job_that_ends_well_without_a_result_fails_the_run(
    dags: dict[str, DAG], object_store: ObjectStore, kubernetes: KubernetesApi, slack: SlackApi
) -> None:
    del object_store, kubernetes
    result = run(dags["spark_data_processing"])
    assert states(result)["process"] == "success"
    assert states(result)["validate_output"] == "failed"
    assert "nothing is published here" in slack.texts()[0]


def test_without_slack_a_run_ends_well(
    dags: dict[str, DAG], object_store: ObjectStore, kubernetes: KubernetesApi
) -> None:
    kubernetes.run = process_data(object_store)
    assert states(run(dags["spark_data_processing"]))["notify"] == "success"


@pytest.mark.parametrize(
    ("logical_date", "day"), [(None, "2026-02-09"), (datetime(2026, 2, 10, 2, tzinfo=UTC), "2026-02-09")]
)
def test_a_run_works_on_the_last_full_day_whether_it_has_a_logical_date_or_not(
    dags: dict[str, DAG],
    object_store: ObjectStore,
    kubernetes: KubernetesApi,
    logical_date: datetime | None,
    day: str,
) -> None:
    kubernetes.run = process_data(object_store)
    run_after = datetime(2026, 2, 10, 2, tzinfo=UTC)
    result = dags["spark_data_processing"].test(run_after=run_after, logical_date=logical_date)
    assert set(states(result).values()) == {"success"}
    assert object_store.keys("landing") == [f"process_data/input/date={day}/sample.parquet"]


def test_a_param_that_is_no_date_is_refused(dags: dict[str, DAG]) -> None:
    from airflow.sdk.exceptions import ParamValidationError

    with pytest.raises(ParamValidationError, match="yesterday"):
        run(dags["spark_data_processing"], day="yesterday")


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


def test_the_layers_of_the_medallion_are_made_one_after_the_other(
    dags: dict[str, DAG], object_store: ObjectStore, kubernetes: KubernetesApi, slack: SlackApi
) -> None:
    day = date.fromisoformat(DAY)
    layers: dict[str, dict[str, Any]] = {
        "bronze/orders": {"line": ["{}"] * 9},
        "silver/orders": {"order_id": ["o-1", "o-2", "o-3"], "status": ["paid", "paid", "cancelled"]},
        "silver/orders_rejected": {"line": ["{}"] * 6},
        "gold/daily_revenue": {
            "date": [day, day],
            "category": ["books", "garden"],
            "revenue": [Decimal("12.50"), Decimal("40.00")],
            "order_count": [1, 1],
        },
    }

    def job(asked: dict[str, Any]) -> tuple[int, str]:
        bucket, path = folder(option(asked, "--output"))
        rejected = [folder(option(asked, "--rejected"))[1]] if path == "silver/orders" else []
        for layer in [path, *rejected]:
            object_store.publish(bucket, f"{layer}/date={option(asked, '--date')}", layers[layer])
        return 0, "done"

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
    object_store.publish("lakehouse", f"bronze/orders/date={DAY}", {"line": ["{}"] * lines})
    object_store.publish("lakehouse", f"silver/orders_rejected/date={DAY}", {"line": ["{}"] * rejected})
    object_store.publish("lakehouse", f"silver/orders/date={DAY}", {"status": ["paid", "paid"]})
    object_store.publish("lakehouse", f"gold/daily_revenue/date={DAY}", {"order_count": [counted]})
    assert states(run(dags["medallion"]))["check"] == "failed"
    assert message in slack.texts()[0]


def test_every_example_of_a_pod_runs_and_needs_these_rights_only(
    dags: dict[str, DAG], kubernetes: KubernetesApi
) -> None:
    result = dags["kubernetes_pod_examples"].test(run_conf={"greeting": "Good evening"})
    assert set(states(result).values()) == {"success"}
    [pod] = [pod for pod in kubernetes.created if pod["metadata"]["name"].startswith("environment-")]
    environment = {entry["name"]: entry["value"] for entry in pod["spec"]["containers"][0]["env"]}
    assert environment == {"GREETING": "Good evening", "RUN_ID": result.run_id}
    assert kubernetes.requests == POD_RIGHTS


def test_a_pod_that_fails_is_tried_again_removed_and_told(
    dags: dict[str, DAG], kubernetes: KubernetesApi, slack: SlackApi
) -> None:
    kubernetes.run = lambda _: (1, "no such module")
    result = dags["kubernetes_pod_examples"].test()
    assert states(result)["image"] == "failed"
    assert len(set(kubernetes.names())) == 3
    assert kubernetes.pods == {}
    assert kubernetes.requests == POD_RIGHTS | FAILURE_RIGHTS
    assert slack.texts()[0].startswith("failed: task image of DAG kubernetes_pod_examples, run ")


def test_the_canary_leaves_nothing_behind(dags: dict[str, DAG], object_store: ObjectStore) -> None:
    assert states(dags["platform_canary"].test()) == {"write_and_read": "success"}
    assert object_store.keys("lakehouse") == []


def test_a_canary_that_can_not_write_is_told(
    dags: dict[str, DAG], object_store: ObjectStore, slack: SlackApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = {**object_store.connection(), "password": "wrong-key-of-tests"}
    monkeypatch.setenv("AIRFLOW_CONN_MINIO_S3", json.dumps(wrong))
    assert states(dags["platform_canary"].test()) == {"write_and_read": "failed"}
    assert "SignatureDoesNotMatch" in slack.texts()[0]


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
