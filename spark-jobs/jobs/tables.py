"""Delta tables: a run's commit is one object of the table's log, and until it is there readers see the version before.

https://github.com/delta-io/delta/blob/v4.0.1/PROTOCOL.md
"""

import datetime

from pyspark.sql import DataFrame, DataFrameWriter, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.types import StructType

import schema
from failure import ExitCode, Failure


def read_day(spark: SparkSession, url: str, day: datetime.date, expected: StructType) -> DataFrame:
    """What another job wrote of a day."""
    table = spark.read.format("delta").load(url)
    schema.require(url, table.schema, expected)
    rows = table.where(F.col("date") == F.lit(day)).select(*expected.names)
    if rows.isEmpty():
        raise Failure(ExitCode.INPUT_MISSING, f"{url}: there is no row of {day}; run the job that writes it")
    return rows


def replace_day(frame: DataFrame, url: str, day: datetime.date, *, when_empty: str | None = None) -> None:
    """Puts a frame in the place of a table's rows of a day, and leaves its other days as they are."""
    dated = frame.withColumn("date", F.lit(day))
    _overwriting(dated, when_empty).partitionBy("date").option("replaceWhere", f"date = '{day}'").save(url)


def replace(frame: DataFrame, url: str, *, when_empty: str | None = None) -> None:
    """Puts a frame in the place of all of a table's rows."""
    _overwriting(frame, when_empty).save(url)


def _overwriting(frame: DataFrame, when_empty: str | None) -> DataFrameWriter:
    """A frame without a row is refused if `when_empty` has words for it."""
    if when_empty is not None and frame.isEmpty():
        raise Failure(ExitCode.EMPTY, when_empty)
    context = frame.sparkSession.sparkContext
    # the history of a table names the run that wrote each version
    run = f"{context.appName} {context.applicationId}"
    return frame.write.format("delta").mode("overwrite").option("userMetadata", run)
