"""A Spark application that can't do its work: its input is not there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from airflow.sdk import dag

from headwater.defaults import DEFAULTS
from headwater.objects import s3a
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
        arguments=["--input", s3a("landing", "e2e/nowhere"), "--output", s3a("lakehouse", "e2e/nothing")],
    )


e2e_failing()
