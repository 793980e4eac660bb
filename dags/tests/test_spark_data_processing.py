from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from runs import DAY, FAILURE_RIGHTS, SPARK_RIGHTS, process_data, run, states

if TYPE_CHECKING:
    from airflow.sdk import DAG

    from kubernetes_api import KubernetesApi
    from object_store import ObjectStore
    from slack_api import SlackApi

pytestmark = pytest.mark.usefixtures("database", "no_waits")


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
        *("--output", f"s3a://lakehouse/process_data/spark_data_processing/date={DAY}"),
    ]
    where = f"s3://lakehouse/process_data/spark_data_processing/date={DAY}"
    assert slack.texts() == [f"records of {DAY}: 2 categories in {where}"]


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
    assert "there is no Delta table" in slack.texts()[0]


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
