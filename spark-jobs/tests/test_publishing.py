import json
from pathlib import Path

import pytest
from pyspark.sql import SparkSession
from pyspark.sql.types import LongType, StructField, StructType

import publishing
import storage
from failure import ExitCode, Failure
from publishing import ATTEMPTS, PUBLISHED, publish, published
from reading import read_published

NUMBERS = StructType([StructField("id", LongType())])


@pytest.fixture
def output(tmp_path: Path) -> str:
    return (tmp_path / "numbers").as_uri()


def attempts(spark: SparkSession, output: str) -> list[str]:
    return [f"{ATTEMPTS}/{name}" for name in storage.names(spark, f"{output}/{ATTEMPTS}")]


def numbers(spark: SparkSession, output: str) -> list[int]:
    return sorted(row.id for row in read_published(spark, output, NUMBERS).collect())


def test_publishes_the_files_and_the_number_of_rows(spark: SparkSession, output: str) -> None:
    result = publish(spark.range(0, 10, 1, 3), output)
    assert (len(result.files), result.rows, result.job) == (3, 10, "tests")
    assert result.application == spark.sparkContext.applicationId
    assert published(spark, output) == result
    assert numbers(spark, output) == list(range(10))


def test_a_second_run_replaces_the_first(spark: SparkSession, output: str) -> None:
    publish(spark.range(10), output)
    publish(spark.range(3), output)
    assert numbers(spark, output) == [0, 1, 2]


def test_a_run_that_fails_in_the_middle_leaves_what_was_there(spark: SparkSession, output: str) -> None:
    publish(spark.range(10), output)
    with pytest.raises(Exception, match="DIVIDE_BY_ZERO"):
        publish(spark.range(0, 10, 1, 2).selectExpr("id div (9 - id) as id"), output)
    assert numbers(spark, output) == list(range(10))


def test_what_is_written_and_not_published_does_not_count(
    spark: SparkSession, output: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(spark.range(10), output)

    def fail(*_: object) -> None:
        raise OSError("the store went away")

    with monkeypatch.context() as patch:
        patch.setattr(storage, "write_text", fail)
        with pytest.raises(OSError, match="went away"):
            publish(spark.range(3), output)
    assert numbers(spark, output) == list(range(10))
    publish(spark.range(4), output)
    assert numbers(spark, output) == [0, 1, 2, 3]


def test_keeps_the_former_attempt_for_its_readers_and_clears_older_ones(spark: SparkSession, output: str) -> None:
    first, second, third = (publish(spark.range(count), output).attempt for count in (1, 2, 3))
    assert attempts(spark, output) == sorted([second, third])
    assert first not in attempts(spark, output)


def test_a_reader_in_the_middle_keeps_what_it_reads(spark: SparkSession, output: str) -> None:
    publish(spark.range(10), output)
    reader = read_published(spark, output, NUMBERS)
    publish(spark.range(3), output)
    assert reader.count() == 10


def test_refuses_to_publish_less_than_was_written(
    spark: SparkSession, output: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = publishing._write

    def write_and_lose_a_file(frame: object, url: str) -> int:
        rows = write(frame, url)  # type: ignore[arg-type]
        storage.delete(spark, f"{url}/{next(name for name in storage.names(spark, url) if name.startswith('part-'))}")
        return rows

    monkeypatch.setattr(publishing, "_write", write_and_lose_a_file)
    with pytest.raises(RuntimeError, match="10 rows were written and 5 are there"):
        publish(spark.range(0, 10, 1, 2), output)
    assert published(spark, output) is None


def test_publishes_an_empty_set_where_that_is_right(spark: SparkSession, output: str) -> None:
    assert publish(spark.range(0), output).rows == 0
    assert numbers(spark, output) == []


def test_refuses_an_empty_set_where_that_is_wrong_and_keeps_the_former(spark: SparkSession, output: str) -> None:
    publish(spark.range(10), output)
    with pytest.raises(Failure, match="nothing came") as refused:
        publish(spark.range(0), output, when_empty="s3a://b/x: nothing came; check it")
    assert refused.value.code == ExitCode.EMPTY
    assert numbers(spark, output) == list(range(10))


@pytest.mark.parametrize("text", ["", '{"attempt": "_att', "[]", '{"attempt": "x"}'])
def test_refuses_a_broken_marker_and_mends_it_by_the_next_run(spark: SparkSession, output: str, text: str) -> None:
    publish(spark.range(10), output)
    storage.write_text(spark, f"{output}/{PUBLISHED}", text)
    with pytest.raises(Failure, match="says nothing about an attempt; run the job") as refused:
        read_published(spark, output, NUMBERS)
    assert refused.value.code == ExitCode.CORRUPT
    publish(spark.range(3), output)
    assert numbers(spark, output) == [0, 1, 2]


def test_names_its_files_relative_to_the_output(spark: SparkSession, output: str, tmp_path: Path) -> None:
    publish(spark.range(10), output)
    folder = tmp_path / "numbers"
    marker = json.loads((folder / PUBLISHED).read_text())
    assert marker["files"]
    assert all((folder / file).is_file() for file in marker["files"])
