"""Sums up a day's paid orders by category."""

import datetime

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

import application
import arguments
from orders import GOLD, REVENUE, SILVER
from publishing import publish
from reading import read_published


def daily_revenue(silver: DataFrame, day: datetime.date) -> DataFrame:
    """One row for each category that has a paid order."""
    return (
        silver.where(F.col("status") == "paid")
        .groupBy("category")
        .agg(
            F.sum(F.col("quantity") * F.col("unit_price")).cast(REVENUE).alias("revenue"),
            F.count("order_id").alias("order_count"),
        )
        .withColumn("date", F.lit(day))
        .select(*GOLD.names)
    )


def main() -> None:
    given = arguments.parse(
        "Sums up a day's paid orders by category.", {"input": "silver", "output": "gold"}, dated=True
    )
    silver = arguments.partition(given.input, given.date)

    def job(spark: SparkSession) -> None:
        publish(
            daily_revenue(read_published(spark, silver, SILVER), given.date),
            arguments.partition(given.output, given.date),
            when_empty=f"{silver}: it holds no order of status 'paid'; check what was delivered",
        )

    application.run("silver_to_gold", job)


if __name__ == "__main__":
    main()
