import datetime
from decimal import Decimal

from pyspark.sql import SparkSession

from orders import GOLD, SILVER
from silver_to_gold import daily_revenue

NOON = datetime.datetime(2026, 1, 31, 12)


def test_sums_up_paid_orders_by_category(spark: SparkSession) -> None:
    silver = spark.createDataFrame(
        [
            ("o-1", NOON, NOON, "books", "paid", 2, Decimal("12.50")),
            ("o-2", NOON, NOON, "books", "paid", 1, Decimal("0.10")),
            ("o-3", NOON, NOON, "books", "cancelled", 9, Decimal("99.00")),
            ("o-4", NOON, NOON, "games", "paid", 3, Decimal("20.00")),
        ],
        SILVER,
    )
    gold = daily_revenue(silver)
    assert gold.schema.simpleString() == GOLD.simpleString()
    assert sorted(map(tuple, gold.collect())) == [
        ("books", Decimal("25.10"), 2),
        ("games", Decimal("60.00"), 1),
    ]


def test_a_sum_of_the_greatest_orders_keeps_its_cents(spark: SparkSession) -> None:
    greatest = ("o-1", NOON, NOON, "books", "paid", 999_999_999, Decimal("9999999999.99"))
    gold = daily_revenue(spark.createDataFrame([greatest], SILVER))
    assert [row.revenue for row in gold.collect()] == [Decimal("9999999989990000000.01")]
