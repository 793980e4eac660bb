import datetime
import json
from decimal import Decimal

from pyspark.sql import DataFrame, SparkSession

from bronze_to_silver import accepted, judged, rejected
from orders import BRONZE, REJECTED, SILVER

DAY = datetime.date(2026, 1, 31)
ORDER = {
    "order_id": "o-1",
    "ordered_at": "2026-01-31T09:30:00Z",
    "updated_at": "2026-01-31T10:00:00Z",
    "category": "books",
    "status": "paid",
    "quantity": 2,
    "unit_price": "12.50",
}


def lines_of(spark: SparkSession, *lines: str) -> DataFrame:
    seen = datetime.datetime(2026, 2, 1)
    return judged(spark.createDataFrame([(line, "file:///orders.jsonl", seen) for line in lines], BRONZE), DAY)


def order(**changes: object) -> str:
    return json.dumps({**ORDER, **changes})


def test_types_an_order(spark: SparkSession) -> None:
    lines = lines_of(spark, order(category=" Books ", status="PAID"))
    assert rejected(lines).count() == 0
    assert accepted(lines).schema.simpleString() == SILVER.simpleString()
    assert [row.asDict() for row in accepted(lines).collect()] == [
        {
            "order_id": "o-1",
            "ordered_at": datetime.datetime(2026, 1, 31, 9, 30),
            "updated_at": datetime.datetime(2026, 1, 31, 10, 0),
            "category": "books",
            "status": "paid",
            "quantity": 2,
            "unit_price": Decimal("12.50"),
        }
    ]


BAD = [
    ("", "not a JSON object"),
    ('{"order_id": "o-1"', "not a JSON object"),
    ("[]", "not a JSON object"),
    ("12", "not a JSON object"),
    (order(order_id=None), "order_id is missing"),
    (order(order_id=" "), "order_id ' ' is empty"),
    (order(ordered_at="yesterday"), "ordered_at 'yesterday' is not a time like 2026-01-31T09:30:00Z"),
    (order(ordered_at="2026-01-30T23:59:59Z"), "ordered_at '2026-01-30T23:59:59Z' is another day"),
    (order(updated_at="2026-01-31"), "updated_at '2026-01-31' is not a time like 2026-01-31T09:30:00Z"),
    (order(category=""), "category '' is empty"),
    (order(status="open"), "status 'open' is not one of paid, cancelled"),
    (order(quantity=0), "quantity '0' is not a whole number from 1 on"),
    (order(quantity="two"), "quantity 'two' is not a whole number from 1 on"),
    (order(unit_price="-1.00"), "unit_price '-1.00' is not an amount with two decimals"),
    (order(unit_price="1.005"), "unit_price '1.005' is not an amount with two decimals"),
    (order(quantity=0, status=None), "status is missing, quantity '0' is not a whole number from 1 on"),
]


def test_keeps_each_bad_line_aside_with_its_reason(spark: SparkSession) -> None:
    lines = lines_of(spark, *(line for line, _ in BAD))
    assert accepted(lines).count() == 0
    assert rejected(lines).schema.simpleString() == REJECTED.simpleString()
    reasons = {row.line: row.reason for row in rejected(lines).collect()}
    assert reasons == dict(BAD)
    assert {row.source_file for row in rejected(lines).collect()} == {"file:///orders.jsonl"}


def test_reads_the_day_of_an_order_in_utc(spark: SparkSession) -> None:
    lines = lines_of(spark, order(ordered_at="2026-02-01T00:30:00+01:00"))
    assert [row.ordered_at for row in accepted(lines).collect()] == [datetime.datetime(2026, 1, 31, 23, 30)]


def test_keeps_the_last_update_of_an_order_and_the_others_aside(spark: SparkSession) -> None:
    later = order(status="cancelled", updated_at="2026-01-31T11:00:00Z")
    lines = lines_of(spark, order(), later, order(), order(order_id="o-2"))
    assert sorted((row.order_id, row.status) for row in accepted(lines).collect()) == [
        ("o-1", "cancelled"),
        ("o-2", "paid"),
    ]
    assert [row.reason for row in rejected(lines).collect()] == ["superseded by another record of order_id 'o-1'"] * 2


def test_a_bad_record_does_not_supersede_a_good_one(spark: SparkSession) -> None:
    lines = lines_of(spark, order(), order(quantity=0, updated_at="2026-01-31T11:00:00Z"))
    assert [row.quantity for row in accepted(lines).collect()] == [2]


def test_loses_no_line(spark: SparkSession) -> None:
    lines = lines_of(spark, order(), order(), "broken", order(order_id="o-2"), order(order_id=None))
    assert accepted(lines).count() + rejected(lines).count() == 5
