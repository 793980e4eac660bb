"""How an output comes to exist: all of it at once, or not at all.

Spark writes an attempt, `<output>/_attempts/<id>/`, in which nobody reads. When all of it is there, one small object,
`<output>/_published.json`, names the attempt and its files: an object store replaces one object atomically, a folder
never. Until then readers see the former attempt, or none.
"""

import json
import sys
import uuid
from dataclasses import asdict, dataclass

from pyspark.sql import DataFrame, Observation, SparkSession
from pyspark.sql import functions as F

import storage
from failure import ExitCode, Failure

PUBLISHED = "_published.json"
ATTEMPTS = "_attempts"


@dataclass(frozen=True)
class Published:
    """What `_published.json` says; files are relative to the output."""

    attempt: str
    files: list[str]
    rows: int
    job: str
    application: str


def publish(frame: DataFrame, output: str, *, when_empty: str | None = None) -> Published:
    """Writes a frame as Parquet and publishes it; a frame without a row is refused if `when_empty` has words for it."""
    spark = frame.sparkSession
    former = _former(spark, output)
    attempt = f"{ATTEMPTS}/{uuid.uuid4().hex}"
    rows = _write(frame, f"{output}/{attempt}")
    if rows == 0 and when_empty is not None:
        storage.delete(spark, f"{output}/{attempt}")
        raise Failure(ExitCode.EMPTY, when_empty)
    files = [f"{attempt}/{name}" for name in storage.names(spark, f"{output}/{attempt}") if name.endswith(".parquet")]
    _require_rows(frame, output, files, rows)
    context = spark.sparkContext
    result = Published(attempt, files, rows, str(context.appName), str(context.applicationId))
    storage.write_text(spark, f"{output}/{PUBLISHED}", json.dumps(asdict(result), indent=2) + "\n")
    _clear(spark, output, {attempt} if former is None else {attempt, former.attempt})
    return result


def published(spark: SparkSession, output: str) -> Published | None:
    """What is published in a folder; None if nothing ever was."""
    text = storage.read_text(spark, f"{output}/{PUBLISHED}")
    if text is None:
        return None
    try:
        return Published(**json.loads(text))
    except (ValueError, TypeError):
        raise Failure(
            ExitCode.CORRUPT,
            f"{output}/{PUBLISHED}: {text[:40]!r} says nothing about an attempt; run the job that writes it",
        ) from None


def _former(spark: SparkSession, output: str) -> Published | None:
    """What this run replaces; a broken `_published.json` is mended by that."""
    try:
        return published(spark, output)
    except Failure:
        return None


def _write(frame: DataFrame, url: str) -> int:
    """Writes Parquet and counts the rows that went in."""
    counted = Observation()
    frame.observe(counted, F.count(F.lit(1)).alias("rows")).write.mode("error").parquet(url)
    return int(counted.get["rows"])


def _require_rows(frame: DataFrame, output: str, files: list[str], rows: int) -> None:
    """A second run for the same output clears this attempt away, even half of it."""
    reader = frame.sparkSession.read.schema(frame.schema)
    found = reader.parquet(*[f"{output}/{file}" for file in files]).count() if files else 0
    if found != rows:
        raise RuntimeError(f"{output}: {rows} rows were written and {found} are there; is the job running twice?")


def _clear(spark: SparkSession, output: str, kept: set[str]) -> None:
    """Removes what killed runs left. The former attempt stays for those who are reading it."""
    for name in storage.names(spark, f"{output}/{ATTEMPTS}"):
        if f"{ATTEMPTS}/{name}" not in kept:
            print(f"{output}/{ATTEMPTS}/{name}: left by another run; removed", file=sys.stderr)
            storage.delete(spark, f"{output}/{ATTEMPTS}/{name}")
