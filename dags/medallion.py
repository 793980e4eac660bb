"""
### Orders from landing to gold

Three Spark applications, each fed by what the one before committed to its Delta table:

| layer | where | what |
|---|---|---|
| landing | `landing/orders` | lines of JSON as they were delivered |
| bronze | `lakehouse/bronze/orders` | the same lines, with where they came from |
| silver | `lakehouse/silver/orders` | one row per order, typed; other lines go to `silver/orders_rejected` |
| gold | `lakehouse/gold/daily_revenue` | revenue by category |

`check` compares the rows of the layers. A run works on the day of its data interval, or on `day`; running a day again
replaces that day in each table, and no other.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from airflow.sdk import CronDataIntervalTimetable, dag, task

from headwater import samples
from headwater.defaults import DAY, DEFAULTS, day_param, sample_param
from headwater.notification import notify
from headwater.objects import DataError, keys, provide, spark_url
from headwater.spark import spark_application
from headwater.tables import table

LANDING = "orders"
BRONZE = "bronze/orders"
SILVER = "silver/orders"
REJECTED = "silver/orders_rejected"
GOLD = "gold/daily_revenue"


@task
def land(day: str, params: Any = None) -> None:
    folder = f"{LANDING}/date={day}"
    if params["sample"]:
        provide("landing", folder, "sample.jsonl", samples.orders(day))
    if not keys("landing", folder):
        raise DataError(f"{spark_url('landing', folder)}: no orders for {day}; deliver them, or run with 'sample'")


@task
def check(day: str) -> dict[str, Any]:
    import pyarrow.compute
    import pyarrow.dataset

    bronze = table("lakehouse", BRONZE, {"line": "string"}, day=day)
    silver = table("lakehouse", SILVER, {"status": "string"}, day=day)
    rejected = table("lakehouse", REJECTED, {"line": "string"}, day=day, may_be_empty=True)
    gold = table("lakehouse", GOLD, {"order_count": "int64"}, day=day)
    if silver.rows + rejected.rows != bronze.rows:
        raise DataError(
            f"{silver.where}: {silver.rows} orders and {rejected.rows} rejected lines of {bronze.rows} lines;"
            " run 'silver' again"
        )
    paid = silver.data.count_rows(filter=pyarrow.dataset.field("status") == "paid")
    counted = pyarrow.compute.sum(gold.data.to_table(columns=["order_count"]).column("order_count")).as_py()
    if paid != counted:
        raise DataError(f"{gold.where}: {counted} orders are in the revenue, {paid} are paid; run 'gold' again")
    return {
        "day": day,
        "lines": bronze.rows,
        "orders": silver.rows,
        "rejected": rejected.rows,
        "categories": gold.rows,
    }


@task(task_id="notify")
def tell(layers: Any) -> None:
    text = "orders of {day}: {lines} lines, {orders} orders, {rejected} rejected, {categories} categories with revenue"
    notify(text.format(**layers))


@dag(
    schedule=CronDataIntervalTimetable("0 3 * * *", timezone="UTC"),
    start_date=datetime(2026, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=2),
    default_args=DEFAULTS,
    params={"day": day_param(), "sample": sample_param()},
    tags=["spark", "medallion", "example"],
    doc_md=__doc__,
)
def medallion() -> None:
    bronze = spark_application(
        task_id="bronze",
        name="landing-to-bronze",
        file="landing_to_bronze.py",
        arguments=["--input", spark_url("landing", LANDING), "--output", spark_url("lakehouse", BRONZE), "--date", DAY],
    )
    silver = spark_application(
        task_id="silver",
        name="bronze-to-silver",
        file="bronze_to_silver.py",
        arguments=[
            *("--input", spark_url("lakehouse", BRONZE)),
            *("--output", spark_url("lakehouse", SILVER)),
            *("--rejected", spark_url("lakehouse", REJECTED)),
            *("--date", DAY),
        ],
    )
    gold = spark_application(
        task_id="gold",
        name="silver-to-gold",
        file="silver_to_gold.py",
        arguments=["--input", spark_url("lakehouse", SILVER), "--output", spark_url("lakehouse", GOLD), "--date", DAY],
    )
    layers = check(day=DAY)
    land(day=DAY) >> bronze >> silver >> gold >> layers >> tell(layers)


medallion()
