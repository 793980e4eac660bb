"""Turns a day's lines into typed orders, one for each order; what can't be one is kept aside with the reason."""

import datetime

from pyspark.sql import Column, DataFrame, SparkSession, Window
from pyspark.sql import functions as F

import application
import arguments
from orders import BRONZE, PRICE, REJECTED, SILVER
from tables import read_day, replace_day

STATUSES = ("paid", "cancelled")
TIMESTAMP = "yyyy-MM-dd'T'HH:mm:ss[.SSS]XXX"


def judged(bronze: DataFrame, day: datetime.date) -> DataFrame:
    """Each line with its order and, if it can't be used, the reason; of one order's records the last update counts."""
    typed = _typed(bronze)
    checked = typed.withColumn("reason", _reason(day))
    latest = Window.partitionBy("order_id", F.col("reason").isNull()).orderBy(
        F.col("updated_at").desc(), F.col("line"), F.col("source_file")
    )
    return checked.withColumn("position", F.row_number().over(latest)).withColumn(
        "reason",
        F.when(
            F.col("reason").isNull() & (F.col("position") > 1),
            F.format_string("superseded by another record of order_id '%s'", F.col("order_id")),
        ).otherwise(F.col("reason")),
    )


def accepted(lines: DataFrame) -> DataFrame:
    return lines.where(F.col("reason").isNull()).select(*SILVER.names)


def rejected(lines: DataFrame) -> DataFrame:
    return lines.where(F.col("reason").isNotNull()).select(*REJECTED.names)


def _typed(bronze: DataFrame) -> DataFrame:
    fields = ", ".join(f"{name} string" for name in SILVER.names)
    order = F.from_json("line", f"{fields}, _malformed string", {"columnNameOfCorruptRecord": "_malformed"})
    raw = bronze.withColumn("raw", order)
    return raw.select(
        "line",
        "source_file",
        "raw",
        F.trim("raw.order_id").alias("order_id"),
        F.try_to_timestamp("raw.ordered_at", F.lit(TIMESTAMP)).alias("ordered_at"),
        F.try_to_timestamp("raw.updated_at", F.lit(TIMESTAMP)).alias("updated_at"),
        F.lower(F.trim("raw.category")).alias("category"),
        F.lower(F.trim("raw.status")).alias("status"),
        F.when(F.col("raw.quantity").rlike(r"^[1-9][0-9]{0,8}$"), F.col("raw.quantity").try_cast("int")).alias(
            "quantity"
        ),
        F.when(
            F.col("raw.unit_price").rlike(r"^[0-9]{1,10}(\.[0-9]{1,2})?$"), F.col("raw.unit_price").try_cast(PRICE)
        ).alias("unit_price"),
    )


def _reason(day: datetime.date) -> Column:
    """All that is wrong with a line; null if nothing is."""
    unreadable = F.col("raw").isNull() | F.col("raw._malformed").isNotNull()
    problems = F.concat_ws(
        ", ",
        _problem("order_id", F.col("order_id") != "", "is empty"),
        _problem("ordered_at", F.col("ordered_at").isNotNull(), "is not a time like 2026-01-31T09:30:00Z"),
        F.when(
            F.to_date("ordered_at") != F.lit(day), F.format_string("ordered_at '%s' is another day", "raw.ordered_at")
        ),
        _problem("updated_at", F.col("updated_at").isNotNull(), "is not a time like 2026-01-31T09:30:00Z"),
        _problem("category", F.col("category") != "", "is empty"),
        _problem("status", F.col("status").isin(*STATUSES), f"is not one of {', '.join(STATUSES)}"),
        _problem("quantity", F.col("quantity").isNotNull(), "is not a whole number from 1 on"),
        _problem("unit_price", F.col("unit_price").isNotNull(), "is not an amount with two decimals"),
    )
    return F.when(unreadable, F.lit("not a JSON object")).when(problems != "", problems)


def _problem(field: str, good: Column, complaint: str) -> Column:
    value = F.col(f"raw.{field}")
    return F.when(value.isNull(), F.lit(f"{field} is missing")).when(
        ~good, F.concat(F.lit(f"{field} '"), value, F.lit(f"' {complaint}"))
    )


def main() -> None:
    given = arguments.parse(
        "Turns a day's lines into typed orders; what can't be one is kept aside with the reason.",
        {"input": "bronze", "output": "silver", "rejected": "lines that are no orders, each with the reason"},
        dated=True,
    )

    def job(spark: SparkSession) -> None:
        # both tables are made of it
        lines = judged(read_day(spark, given.input, given.date, BRONZE), given.date).cache()
        replace_day(rejected(lines), given.rejected, given.date)
        replace_day(
            accepted(lines),
            given.output,
            given.date,
            when_empty=f"{given.input}: no line of {given.date} is an order; read the reasons in {given.rejected}",
        )

    application.run("bronze_to_silver", job)


if __name__ == "__main__":
    main()
