"""
### Records by category, by spark-submit

The job of `spark_data_processing`, submitted by `spark-submit` to the cluster instead of by the Spark operator. Only
the task `submit` needs an image with Java and Spark. It does not show the driver's log (`driver_log` does), and
no Spark operator watches the driver: prefer `spark_application` for new jobs.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from airflow.sdk import dag, task

from headwater.defaults import DAY, DEFAULTS, day_param, sample_param
from headwater.records import INPUT, OUTPUT, provide_sample, validate_input, validate_output
from headwater.spark_submit import RUN, remove_drivers, spark_submit


@task
def driver_log(run: str) -> None:
    remove_drivers(run)


@dag(
    schedule=None,
    start_date=datetime(2026, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=1),
    default_args=DEFAULTS,
    params={"day": day_param(), "sample": sample_param()},
    tags=["spark", "example"],
    doc_md=__doc__,
)
def spark_submit_example() -> None:
    submit = spark_submit(
        task_id="submit",
        name="process-data-submit",
        file="process_data.py",
        arguments=["--input", INPUT, "--output", OUTPUT],
        execution_timeout=timedelta(minutes=20),
    )
    provide_sample(day=DAY) >> validate_input(day=DAY) >> submit >> validate_output(day=DAY)
    # a teardown's success does not hide the failure of what it cleans up after
    submit >> driver_log(run=RUN).as_teardown()


spark_submit_example()
