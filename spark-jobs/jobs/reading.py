"""Files that someone else delivered: found, and checked before anything is made of them."""

from urllib.parse import unquote

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.types import StructType

import schema
from failure import ExitCode, Failure


def read_parquet(spark: SparkSession, url: str, expected: StructType) -> DataFrame:
    """Parquet files; the schema of each is checked, since Spark makes nulls of a column that one of them misses."""
    records = spark.read.schema(expected).parquet(url)
    files = records.inputFiles()
    if not files:
        raise Failure(ExitCode.EMPTY, f"{url}: there is no file in it; bring the data first")
    for file in map(unquote, files):
        schema.require(file, spark.read.parquet(file).schema, expected)
    return records


def read_lines(spark: SparkSession, url: str) -> DataFrame:
    """Lines of text files, and where each comes from."""
    return spark.read.text(url).select(
        F.col("value").alias("line"),
        F.col("_metadata.file_path").alias("source_file"),
        F.col("_metadata.file_modification_time").alias("source_modified_at"),
    )
