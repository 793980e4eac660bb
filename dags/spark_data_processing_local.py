"""
### Records by category, in one pod

The same steps and the same job as `spark_data_processing`, but Spark runs inside one container (`local[*]`): no
executors, no Spark operator. For small data it is done sooner; it never grows beyond its pod.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from airflow.sdk import dag

from headwater.defaults import DAY, DEFAULTS, day_param, sample_param
from headwater.local_spark import local_spark
from headwater.records import (
    INPUT,
    OUTPUT,
    notify_categories,
    provide_sample,
    validate_input,
    validate_output,
)


@dag(
    schedule=None,
    start_date=datetime(2026, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=1),
    default_args=DEFAULTS,
    params={"day": day_param(), "sample": sample_param()},
    tags=["spark", "kubernetes", "example"],
    doc_md=__doc__,
)
def spark_data_processing_local() -> None:
    process = local_spark(
        task_id="process",
        name="process-data-local",
        file="process_data.py",
        arguments=["--input", INPUT, "--output", OUTPUT],
        execution_timeout=timedelta(minutes=20),
    )
    result = validate_output(day=DAY)
    provide_sample(day=DAY) >> validate_input(day=DAY) >> process >> result >> notify_categories(result)


spark_data_processing_local()
