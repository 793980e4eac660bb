"""
### Records by category

Sums the active records of a day by category, in a Spark application of its own.

1. `provide_sample` puts the committed sample into the landing bucket if the day has no data (and `sample` is set).
2. `validate_input` refuses a day without Parquet files, with a wrong schema, or without rows.
3. `process` runs the job `process_data.py` as a Spark application.
4. `validate_output` reads back what the job committed.
5. `notify` tells Slack, or the log where there is no Slack.

A run works on the day of its data interval, or on `day`; running a day again replaces its table by the same rows.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

# the DAG processor imports once, for all files, what it finds here; otherwise each parse of each file does
import airflow.providers.cncf.kubernetes.operators.spark_kubernetes  # noqa: F401
from airflow.sdk import CronDataIntervalTimetable, dag

from headwater.defaults import DAY, DEFAULTS, day_param, sample_param
from headwater.records import (
    INPUT,
    OUTPUT,
    notify_categories,
    provide_sample,
    validate_input,
    validate_output,
)
from headwater.spark import spark_application


@dag(
    schedule=CronDataIntervalTimetable("0 2 * * *", timezone="UTC"),
    start_date=datetime(2026, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=1),
    default_args=DEFAULTS,
    params={"day": day_param(), "sample": sample_param()},
    tags=["spark", "example"],
    doc_md=__doc__,
)
def spark_data_processing() -> None:
    process = spark_application(
        task_id="process",
        name="process-data",
        file="process_data.py",
        arguments=["--input", INPUT, "--output", OUTPUT],
        execution_timeout=timedelta(minutes=20),
    )
    result = validate_output(day=DAY)
    provide_sample(day=DAY) >> validate_input(day=DAY) >> process >> result >> notify_categories(result)


spark_data_processing()
