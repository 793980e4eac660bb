"""Sums up the active records of a set by category."""

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.types import DoubleType, LongType, StringType, StructField, StructType

import application
import arguments
from reading import read_parquet
from tables import replace

RECORDS = StructType(
    [
        StructField("id", LongType()),
        StructField("category", StringType()),
        StructField("status", StringType()),
        StructField("amount", DoubleType()),
    ]
)


def totals(records: DataFrame) -> DataFrame:
    """One row for each category that has an active record: the sum of amounts, and how many records have an id."""
    return (
        records.where(F.col("status") == "active")
        .groupBy("category")
        .agg(F.sum("amount").alias("total_amount"), F.count("id").alias("record_count"))
    )


def main() -> None:
    given = arguments.parse(
        "Sums up the active records of a set by category.",
        {"input": "folder of Parquet files", "output": "Delta table of the totals"},
    )

    def job(spark: SparkSession) -> None:
        records = read_parquet(spark, given.input, RECORDS)
        replace(
            totals(records).cache(),
            given.output,
            when_empty=f"{given.input}: it holds no record of status 'active'; check what was delivered",
        )

    application.run("process_data", job)


if __name__ == "__main__":
    main()
