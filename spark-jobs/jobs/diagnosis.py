"""Tells what is wrong with the data or the store from what Spark and Hadoop throw."""

from collections.abc import Iterator
from typing import Any

from py4j.java_gateway import is_instance_of
from py4j.protocol import Py4JJavaError
from pyspark.errors.exceptions.captured import CapturedException
from pyspark.sql import SparkSession

from failure import ExitCode, Failure

# https://hadoop.apache.org/docs/r3.4.1/hadoop-aws/tools/hadoop-aws/troubleshooting_s3a.html
STORE = (
    "java.net.ConnectException",
    "java.net.NoRouteToHostException",
    "java.net.SocketException",
    "java.net.SocketTimeoutException",
    "java.net.UnknownHostException",
    "java.nio.file.AccessDeniedException",
    "org.apache.hadoop.fs.s3a.AWS",
    "org.apache.hadoop.fs.s3a.UnknownStoreException",
    "org.apache.hadoop.fs.s3a.auth.",
    "software.amazon.awssdk.core.exception.SdkClientException",
)

# https://spark.apache.org/docs/4.0.4/sql-error-conditions.html
CONDITIONS = {
    "FAILED_READ_FILE.FILE_NOT_EXIST": (ExitCode.INPUT_MISSING, "it went away while it was read: run again"),
    "FAILED_READ_FILE.CANNOT_READ_FILE_FOOTER": (ExitCode.CORRUPT, "replace the file, or take it out of the folder"),
    "FAILED_READ_FILE.NO_HINT": (ExitCode.CORRUPT, "replace the file, or take it out of the folder"),
}


def diagnosed(spark: SparkSession, error: Exception) -> Failure | None:
    """The failure that an error of the JVM stands for; None if neither data nor settings can mend it."""
    chain = list(_chain(error))
    for throwable in chain:
        if throwable.getClass().getName().startswith(STORE):
            return Failure(
                ExitCode.STORE,
                f"object store: {_first_line(throwable)}; check its endpoint, the bucket and the credentials",
            )
    for throwable in chain:
        if is_instance_of(spark.sparkContext._gateway, throwable, "org.apache.spark.SparkThrowable"):
            known = CONDITIONS.get(str(throwable.getCondition()))
            if known:
                code, advice = known
                where = dict(throwable.getMessageParameters()).get("path", "input")
                return Failure(code, f"{where}: {_first_line(chain[-1])}; {advice}")
    return None


def _chain(error: Exception) -> Iterator[Any]:
    """The Java throwable behind an error and its causes, outermost first."""
    throwable: Any = None
    if isinstance(error, Py4JJavaError):
        throwable = error.java_exception
    elif isinstance(error, CapturedException):
        throwable = error._origin
    while throwable is not None:
        yield throwable
        throwable = throwable.getCause()


def _first_line(throwable: Any) -> str:
    return (str(throwable.getMessage() or "").strip().splitlines() or [throwable.getClass().getName()])[0][:300]
