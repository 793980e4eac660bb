"""Runs of a DAG with the operators' own code, against a real MinIO and a server that plays Kubernetes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from airflow.models import DagRun
    from airflow.sdk import DAG

    from azurite import Azurite
    from object_store import ObjectStore

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
    """What a job was given, however it is run."""
    spec = resource["spec"]
    arguments = spec["arguments"] if "arguments" in spec else spec["containers"][0]["args"]
    value: str = arguments[arguments.index(name) + 1]
    return value


def folder(url: str) -> tuple[str, str]:
    """The bucket and the path."""
    parts = urlsplit(url)
    return parts.username or parts.netloc, parts.path.removeprefix("/")


def process_data(store: ObjectStore | Azurite) -> Any:
    """Plays the job of that name: it leaves its table."""

    def job(asked: dict[str, Any]) -> tuple[int, str]:
        store.replace(*folder(option(asked, "--output")), CATEGORIES)
        return 0, "done"

    return job
