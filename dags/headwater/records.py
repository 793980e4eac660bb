"""The steps around the job process_data, however it is run."""

from __future__ import annotations

from typing import Any

from airflow.sdk import task

from headwater import samples
from headwater.defaults import DAY
from headwater.notification import notify
from headwater.objects import DataError, keys, parquet_rows, provide, spark_url
from headwater.tables import table

INPUT_FOLDER = "process_data/input/date={day}"
# a table has one writer, since S3 lets the second of two commits replace the first: each DAG has its own
OUTPUT_FOLDER = "process_data/{dag}/date={day}"
INPUT = spark_url("landing", INPUT_FOLDER.format(day=DAY))
OUTPUT = spark_url("lakehouse", OUTPUT_FOLDER.format(dag="{{ dag.dag_id }}", day=DAY))

INPUT_COLUMNS = {"id": "int64", "category": "string", "status": "string", "amount": "double"}
OUTPUT_COLUMNS = {"category": "string", "total_amount": "double", "record_count": "int64"}


@task
def provide_sample(day: str, params: Any = None) -> None:
    if params["sample"]:
        provide("landing", INPUT_FOLDER.format(day=day), "sample.parquet", samples.records())


@task
def validate_input(day: str) -> None:
    folder = INPUT_FOLDER.format(day=day)
    files = keys("landing", folder)
    if not files:
        raise DataError(f"{spark_url('landing', folder)}: no data for {day}; deliver it, or run with 'sample'")
    if parquet_rows("landing", files, INPUT_COLUMNS) == 0:
        raise DataError(f"{spark_url('landing', folder)}: {len(files)} files without a row; deliver them again")


@task
def validate_output(day: str, dag: Any = None) -> dict[str, Any]:
    result = table("lakehouse", OUTPUT_FOLDER.format(dag=dag.dag_id, day=day), OUTPUT_COLUMNS)
    return {"day": day, "rows": result.rows, "where": result.where}


@task(task_id="notify")
def notify_categories(result: Any) -> None:
    notify(f"records of {result['day']}: {result['rows']} categories in {result['where']}")
