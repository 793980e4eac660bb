"""Sets that jobs read: each with a schema that is checked before anything is made of it."""

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.types import StructType

import schema
import storage
from failure import ExitCode, Failure
from publishing import ATTEMPTS, PUBLISHED, published


def read_parquet(spark: SparkSession, url: str, expected: StructType) -> DataFrame:
    """Parquet files that someone else has delivered; each schema is checked: Spark makes nulls of a missing column."""
    files = _files(spark, url)
    for file in files:
        schema.require(file, spark.read.parquet(file).schema, expected)
    return spark.read.schema(expected).parquet(*files)


def read_lines(spark: SparkSession, url: str) -> DataFrame:
    """Lines of text files, and where each comes from."""
    return spark.read.text(_files(spark, url)).select(
        F.col("value").alias("line"),
        F.col("_metadata.file_path").alias("source_file"),
        F.col("_metadata.file_modification_time").alias("source_modified_at"),
    )


def read_published(spark: SparkSession, url: str, expected: StructType) -> DataFrame:
    """What another job has published: exactly those files, and nothing of an attempt that has not come to its end."""
    found = published(spark, url)
    if found is None:
        state = (
            f"an attempt to write it has not come to its end ('{PUBLISHED}' is missing)"
            if storage.is_folder(spark, f"{url}/{ATTEMPTS}")
            else f"nothing is published here ('{PUBLISHED}' is missing)"
        )
        raise Failure(ExitCode.INPUT_MISSING, f"{url}: {state}; run the job that writes it")
    present = storage.names(spark, f"{url}/{found.attempt}")
    gone = [file for file in found.files if file.rpartition("/")[2] not in present]
    if gone or not found.files:
        lost = gone[0] if gone else "every file"
        raise Failure(ExitCode.CORRUPT, f"{url}: '{lost}' is published and not there; run the job that writes it")
    files = [f"{url}/{file}" for file in found.files]
    schema.require(url, spark.read.parquet(*files).schema, expected)
    return spark.read.schema(expected).parquet(*files)


def _files(spark: SparkSession, url: str) -> list[str]:
    if not storage.is_folder(spark, url):
        raise Failure(
            ExitCode.INPUT_MISSING, f"{url}: there is no such folder; check the path, or bring the data first"
        )
    files = [f"{url}/{name}" for name in storage.names(spark, url) if not name.startswith(("_", "."))]
    if not files:
        raise Failure(ExitCode.EMPTY, f"{url}: there is no file in it; bring the data first")
    return files
