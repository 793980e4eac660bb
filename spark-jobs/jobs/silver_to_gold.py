"""Sums up a day's paid orders by category."""

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

import application
import arguments
from orders import REVENUE, SILVER
from tables import read_day, replace_day


def daily_revenue(silver: DataFrame) -> DataFrame:
    """One row for each category that has a paid order."""
    return (
        silver.where(F.col("status") == "paid")
        .groupBy("category")
        .agg(
            F.sum(F.col("quantity") * F.col("unit_price")).cast(REVENUE).alias("revenue"),
            F.count("order_id").alias("order_count"),
        )
    )


def main() -> None:
    given = arguments.parse(
        "Sums up a day's paid orders by category.", {"input": "silver", "output": "gold"}, dated=True
    )

    def job(spark: SparkSession) -> None:
        replace_day(
            daily_revenue(read_day(spark, given.input, given.date, SILVER)).cache(),
            given.output,
            given.date,
            when_empty=f"{given.input}: no order of {given.date} is of status 'paid'; check what was delivered",
        )

    application.run("silver_to_gold", job)


if __name__ == "__main__":
    main()
