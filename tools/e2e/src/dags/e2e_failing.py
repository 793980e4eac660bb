"""A Spark application that can't do its work: its input is not there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from airflow.sdk import dag

from headwater.defaults import DEFAULTS
from headwater.objects import spark_url
from headwater.spark import spark_application


@dag(
    schedule=None,
    start_date=datetime(2026, 1, 1, tzinfo=UTC),
    default_args={**DEFAULTS, "retries": 1, "retry_delay": timedelta(seconds=5)},
)
def e2e_failing() -> None:
    spark_application(
        task_id="process",
        file="process_data.py",
        arguments=[
            *("--input", spark_url("landing", "e2e/nowhere")),
            *("--output", spark_url("lakehouse", "e2e/nothing")),
        ],
    )


e2e_failing()
