"""Tells what is wrong with the data or the store from what Spark and Hadoop throw."""

from collections.abc import Iterator
from typing import Any

from py4j.java_gateway import is_instance_of
from py4j.protocol import Py4JJavaError
from pyspark.errors.exceptions.captured import CapturedException
from pyspark.sql import SparkSession

from failure import ExitCode, Failure

# https://hadoop.apache.org/docs/r3.4.1/hadoop-aws/tools/hadoop-aws/troubleshooting_s3a.html
# https://hadoop.apache.org/docs/r3.4.1/hadoop-azure/abfs.html#Troubleshooting
STORE = (
    "java.net.ConnectException",
    "java.net.NoRouteToHostException",
    "java.net.SocketException",
    "java.net.SocketTimeoutException",
    "java.net.UnknownHostException",
    "java.nio.file.AccessDeniedException",
    "org.apache.hadoop.fs.azurebfs.contracts.exceptions.",
    "org.apache.hadoop.fs.s3a.AWS",
    "org.apache.hadoop.fs.s3a.UnknownStoreException",
    "org.apache.hadoop.fs.s3a.auth.",
    "software.amazon.awssdk.core.exception.SdkClientException",
)

# who a pod is, Entra ID says
TOKEN = "org.apache.hadoop.fs.azurebfs.oauth2."

# the code, what is wrong (none: the cause's own words), what to do
Known = tuple[ExitCode, str | None, str]
UNREADABLE: Known = (ExitCode.CORRUPT, None, "put a sound copy in its place")
BROKEN_LOG: Known = (ExitCode.CORRUPT, None, "bring back what is missing of its _delta_log")

# https://spark.apache.org/docs/4.0.4/sql-error-conditions.html
# https://github.com/delta-io/delta/blob/v4.0.1/spark/src/main/resources/error/delta-error-classes.json
CONDITIONS: dict[str, Known] = {
    "PATH_NOT_FOUND": (ExitCode.INPUT_MISSING, "there is no such folder", "check the path, or bring the data first"),
    "DELTA_TABLE_NOT_FOUND": (ExitCode.INPUT_MISSING, "there is no Delta table", "run the job that writes it"),
    "FAILED_READ_FILE.FILE_NOT_EXIST": (
        ExitCode.INPUT_MISSING,
        "the file is gone",
        "bring it back, or run the job that writes it",
    ),
    "FAILED_READ_FILE.CANNOT_READ_FILE_FOOTER": UNREADABLE,
    "FAILED_READ_FILE.NO_HINT": UNREADABLE,
    "DELTA_STATE_RECOVER_ERROR": BROKEN_LOG,
    "DELTA_TRUNCATED_TRANSACTION_LOG": BROKEN_LOG,
    "DELTA_VERSIONS_NOT_CONTIGUOUS": BROKEN_LOG,
}


def diagnosed(spark: SparkSession, error: Exception) -> Failure | None:
    """The failure that an error of the JVM stands for; None if neither data nor settings can mend it."""
    chain = list(_chain(error))
    for throwable in reversed(chain):
        if throwable.getClass().getName().startswith(TOKEN):
            advice = "check the client id, and the federated credential of the pod's service account"
            return Failure(ExitCode.STORE, f"object store: no token: {_first_line(throwable)}; {advice}")
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
                code, what, advice = known
                named = dict(throwable.getMessageParameters())
                where = named.get("path") or named.get("tableName", "Delta table").strip("`")
                return Failure(code, f"{where}: {what or _first_line(chain[-1])}; {advice}")
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
    lines = str(throwable.getMessage() or "").strip().splitlines() or [throwable.getClass().getName()]
    return lines[0].strip()[:300].removesuffix(".")
