"""Runs a job in a Spark session, and ends the process as the job ended."""

import sys
from collections.abc import Callable

from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from diagnosis import diagnosed
from failure import Failure


def session(name: str) -> SparkSession:
    """The session of a job; where it runs and what it reaches is the submission's to say, not the job's."""
    return SparkSession.builder.appName(name).config("spark.sql.session.timeZone", "UTC").getOrCreate()


def run(name: str, job: Callable[[SparkSession], None]) -> None:
    """Runs a job. A known failure ends in one line and its exit code; any other error keeps its stack trace."""
    spark = session(name)
    try:
        failure = _failure(spark, job)
    finally:
        spark.stop()
    if failure is not None:
        print(f"{name}: {failure}", file=sys.stderr)
        sys.exit(failure.code)


def _failure(spark: SparkSession, job: Callable[[SparkSession], None]) -> Failure | None:
    try:
        job(spark)
    except Failure as failure:
        return failure
    except (Py4JJavaError, PySparkException) as error:
        failure_behind = diagnosed(spark, error)
        if failure_behind is None:
            raise
        return failure_behind
    return None
