import gzip
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from diagnosis import diagnosed
from failure import ExitCode


def error_of(action: Callable[[], object]) -> Exception:
    try:
        action()
    except (Py4JJavaError, PySparkException) as error:
        return error
    pytest.fail("nothing went wrong")


def test_knows_a_file_that_is_not_parquet(spark: SparkSession, tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_text("this was never a Parquet file")
    failure = diagnosed(spark, error_of(lambda: spark.read.parquet(str(tmp_path))))
    assert failure is not None
    assert failure.code == ExitCode.CORRUPT
    assert "a.parquet is not a Parquet file" in str(failure)


def test_knows_a_compressed_file_that_ends_early(spark: SparkSession, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"a": 1}\n' * 1000)[:-20])
    failure = diagnosed(spark, error_of(spark.read.text(str(tmp_path)).collect))
    assert failure is not None
    assert failure.code == ExitCode.CORRUPT
    assert "a.jsonl.gz: Unexpected end of input stream; put a sound copy" in str(failure)


def test_knows_a_file_that_went_away(spark: SparkSession, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    frame = spark.read.text(str(tmp_path))
    (tmp_path / "a.txt").unlink()
    failure = diagnosed(spark, error_of(frame.collect))
    assert failure is not None
    assert failure.code == ExitCode.INPUT_MISSING
    assert "a.txt: the file is gone; bring it back" in str(failure)


def test_knows_a_folder_that_is_not_there(spark: SparkSession, tmp_path: Path) -> None:
    failure = diagnosed(spark, error_of(lambda: spark.read.text(f"{tmp_path.as_uri()}/nowhere")))
    assert failure is not None
    assert failure.code == ExitCode.INPUT_MISSING
    assert "/nowhere: there is no such folder; check the path" in str(failure)


def test_knows_a_folder_that_is_no_delta_table(spark: SparkSession, tmp_path: Path) -> None:
    failure = diagnosed(spark, error_of(lambda: spark.read.format("delta").load(tmp_path.as_uri())))
    assert failure is not None
    assert failure.code == ExitCode.INPUT_MISSING
    assert f"{tmp_path.name}: there is no Delta table; run the job that writes it" in str(failure)


@pytest.mark.parametrize(
    ("version", "content"),
    [(0, None), (1, None), (0, ""), (2, '{"commitInfo":{"time')],
    ids=["the first is gone", "one between is gone", "the first is empty", "the last ends early"],
)
def test_knows_a_log_that_is_not_whole(spark: SparkSession, tmp_path: Path, version: int, content: str | None) -> None:
    for count in range(3):
        spark.range(count).write.format("delta").mode("append").save(f"{tmp_path.as_uri()}/written")
    # what Spark has read once it remembers by its path
    shutil.copytree(tmp_path / "written", tmp_path / "broken", ignore=shutil.ignore_patterns(".*.crc"))
    commit = tmp_path / "broken" / "_delta_log" / f"{version:020}.json"
    commit.unlink()
    if content is not None:
        commit.write_text(content)
    failure = diagnosed(
        spark, error_of(lambda: spark.read.format("delta").load(f"{tmp_path.as_uri()}/broken").collect())
    )
    assert failure is not None
    assert failure.code == ExitCode.CORRUPT


def test_leaves_an_error_of_the_job_alone(spark: SparkSession) -> None:
    assert diagnosed(spark, error_of(spark.sql("select 1 div id from range(1)").collect)) is None
    assert diagnosed(spark, KeyError("id")) is None


def test_knows_a_store_that_does_not_answer(spark: SparkSession) -> None:
    gateway = spark.sparkContext._jvm
    assert gateway is not None
    failure = diagnosed(spark, error_of(lambda: gateway.java.net.Socket("127.0.0.1", 1)))
    assert failure is not None
    assert failure.code == ExitCode.STORE
    assert "Connection refused" in str(failure)
