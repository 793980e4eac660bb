"""What orders look like at each step; the tables of the steps have the column `date` beside."""

from pyspark.sql.types import (
    DecimalType,
    IntegerType,
    LongType,
    StringType,
    StructField,
    StructType,
    TimestampType,
)

PRICE = DecimalType(12, 2)
REVENUE = DecimalType(22, 2)

BRONZE = StructType(
    [
        StructField("line", StringType()),
        StructField("source_file", StringType()),
        StructField("source_modified_at", TimestampType()),
    ]
)

SILVER = StructType(
    [
        StructField("order_id", StringType()),
        StructField("ordered_at", TimestampType()),
        StructField("updated_at", TimestampType()),
        StructField("category", StringType()),
        StructField("status", StringType()),
        StructField("quantity", IntegerType()),
        StructField("unit_price", PRICE),
    ]
)

REJECTED = StructType(
    [
        StructField("line", StringType()),
        StructField("source_file", StringType()),
        StructField("reason", StringType()),
    ]
)

GOLD = StructType(
    [
        StructField("category", StringType()),
        StructField("revenue", REVENUE),
        StructField("order_count", LongType()),
    ]
)
