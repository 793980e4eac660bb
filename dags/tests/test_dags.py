from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from conftest import DAGS

if TYPE_CHECKING:
    from airflow.sdk import DAG

FILES = sorted(path.stem for path in DAGS.glob("*.py"))
TASKS = {
    "kubernetes_pod_examples": ["image", "environment", "secret", "config_map", "resources", "volumes"],
    "medallion": ["land", "bronze", "silver", "gold", "check", "notify"],
    "platform_canary": ["write_and_read"],
    "spark_data_processing": ["provide_sample", "validate_input", "process", "validate_output", "notify"],
    "spark_data_processing_local": ["provide_sample", "validate_input", "process", "validate_output", "notify"],
}
PARSE = """
import json, runpy, sys
sys.path.append({folder!r})
for file in {files!r}:
    runpy.run_path(file)
print(json.dumps(sorted(sys.modules)))
"""


def test_each_file_holds_the_dag_of_its_name(dags: dict[str, DAG]) -> None:
    assert {dag_id: dag.relative_fileloc for dag_id, dag in dags.items()} == {name: f"{name}.py" for name in FILES}


@pytest.mark.parametrize("name", TASKS)
def test_its_tasks_come_one_after_the_other(dags: dict[str, DAG], name: str) -> None:
    dag = dags[name]
    assert sorted(dag.task_ids) == sorted(TASKS[name])
    for before, after in pairwise(TASKS[name]):
        assert dag.get_task(before).downstream_task_ids >= {after}


def test_a_driver_is_looked_after_whether_it_failed_or_not(dags: dict[str, DAG]) -> None:
    submit, driver_log = (dags["spark_submit_example"].get_task(name) for name in ("submit", "driver_log"))
    assert submit.downstream_task_ids == {"validate_output", "driver_log"}
    assert driver_log.is_teardown


def test_whatever_waits_for_executors_takes_a_slot_of_the_pool_for_it(dags: dict[str, DAG]) -> None:
    waiting = {f"{name}.{task.task_id}" for name in FILES for task in dags[name].tasks if task.pool == "spark"}
    layers = {"medallion.bronze", "medallion.silver", "medallion.gold"}
    assert waiting == {"spark_data_processing.process", "spark_submit_example.submit"} | layers


@pytest.mark.parametrize("name", FILES)
def test_it_is_documented_owned_and_bounded(dags: dict[str, DAG], name: str) -> None:
    dag = dags[name]
    assert dag.doc_md
    assert dag.doc_md.lstrip().startswith("### ")
    assert dag.tags
    assert dag.catchup is False
    assert dag.max_active_runs == 1
    run_limit = dag.dagrun_timeout
    assert run_limit is not None
    for task in dag.tasks:
        assert task.owner == "data-platform"
        assert task.retries
        assert task.execution_timeout
        assert task.retry_exponential_backoff == 2
        assert task.on_failure_callback
        assert timedelta(0) < task.execution_timeout < run_limit


def test_the_canary_runs_from_the_first_minute(dags: dict[str, DAG]) -> None:
    assert dags["platform_canary"].is_paused_upon_creation is False


@pytest.mark.parametrize(
    ("files", "heavy"),
    [
        (
            FILES,
            {
                "deltalake",
                "pandas",
                "pyarrow",
                "pyspark",
                "boto3",
                "azure.storage.blob",
                "slack_sdk",
                "airflow.models.dagbag",
            },
        ),
        (["platform_canary"], {"kubernetes"}),
    ],
    ids=["all", "platform_canary"],
)
def test_parsing_imports_nothing_that_only_tasks_need(files: list[str], heavy: set[str]) -> None:
    code = PARSE.format(folder=str(DAGS), files=[str(DAGS / f"{name}.py") for name in files])
    parsed = subprocess.run([sys.executable, "-c", code], env=os.environ, capture_output=True, text=True, check=True)
    assert heavy.isdisjoint(json.loads(parsed.stdout.splitlines()[-1]))


def test_the_operators_are_imported_once_for_all_files() -> None:
    from airflow.utils.file import iter_airflow_imports

    imports = {module for name in FILES for module in iter_airflow_imports(str(DAGS / f"{name}.py"))}
    assert "airflow.providers.cncf.kubernetes.operators.spark_kubernetes" in imports


def test_no_code_beside_the_dag_files_is_taken_for_one() -> None:
    from airflow._shared.module_loading import find_path_from_directory

    found = find_path_from_directory(str(DAGS), ".airflowignore", "glob")
    assert sorted(path for path in found if path.endswith(".py")) == sorted(str(DAGS / f"{name}.py") for name in FILES)
