"""Spark in one pod."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from headwater.contract import contract
from headwater.pods import Resources, pod_task
from headwater.spark import main_file, spark_secrets

if TYPE_CHECKING:
    from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator

# a heap of 512m beside the Python processes that it feeds
RESOURCES = Resources(cpu="250m", memory="896Mi", cpu_limit="1", memory_limit="1280Mi")


def local_spark(
    *, task_id: str, file: str, arguments: Sequence[str], name: str | None = None, **task: Any
) -> KubernetesPodOperator:
    """A task that runs one of spark-jobs/jobs by `spark-submit --master local[*]`, in the image that executors have."""
    spark = contract().spark
    conf = {**{f"spark.hadoop.{key}": value for key, value in spark.hadoop_conf.items()}, **spark.spark_conf}
    return pod_task(
        task_id=task_id,
        name=name,
        image="spark",
        command=["/opt/spark/bin/spark-submit"],
        arguments=[
            *("--master", "local[*]", "--driver-memory", spark.driver.memory),
            *(word for key, value in conf.items() for word in ("--conf", f"{key}={value}")),
            main_file(f"local_spark '{task_id}'", file).removeprefix("local://"),
            *arguments,
        ],
        secrets=spark_secrets(),
        config_maps={spark.jobs.config_map: spark.jobs.folder},
        resources=RESOURCES,
        **task,
    )
