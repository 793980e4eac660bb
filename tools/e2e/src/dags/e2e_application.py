"""One Spark application, to be disturbed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from airflow.sdk import dag

from headwater.defaults import DAY, DEFAULTS, day_param, sample_param
from headwater.records import INPUT, OUTPUT, provide_sample
from headwater.spark import spark_application


@dag(
    schedule=None,
    start_date=datetime(2026, 1, 1, tzinfo=UTC),
    default_args={**DEFAULTS, "retry_delay": timedelta(seconds=5)},
    params={"day": day_param(), "sample": sample_param()},
)
def e2e_application() -> None:
    process = spark_application(
        task_id="process",
        file="process_data.py",
        arguments=["--input", INPUT, "--output", OUTPUT],
    )
    provide_sample(day=DAY) >> process


e2e_application()
