"""The packages that the image adds work with its Spark."""

from pyspark.sql import SparkSession


def test_a_frame_goes_to_pandas_and_back_by_arrow(spark: SparkSession) -> None:
    frame = spark.sql(
        "select id, cast(id as decimal(12, 2)) as price, timestamp'2026-01-31 09:30:00' as at from range(3)"
    )
    spark.conf.set("spark.sql.execution.arrow.pyspark.enabled", "true")
    spark.conf.set("spark.sql.execution.arrow.pyspark.fallback.enabled", "false")
    there = frame.toPandas()
    assert spark.createDataFrame(there, frame.schema).collect() == frame.collect()
