from pathlib import Path

import pytest
from pyspark.sql import SparkSession
from pyspark.sql.types import LongType, StringType, StructField, StructType

import storage
from failure import ExitCode, Failure
from publishing import PUBLISHED, publish
from reading import read_lines, read_parquet, read_published

NUMBERS = StructType([StructField("id", LongType())])
WORDS = StructType([StructField("id", StringType())])


def refusal(code: ExitCode, message: str) -> pytest.RaisesExc[Failure]:
    return pytest.RaisesExc(Failure, match=message, check=lambda failure: failure.code == code)


def test_reads_every_file_of_a_folder(spark: SparkSession, tmp_path: Path) -> None:
    spark.range(0, 10, 1, 2).write.parquet(f"{tmp_path.as_uri()}/numbers")
    assert read_parquet(spark, f"{tmp_path.as_uri()}/numbers", NUMBERS).count() == 10


def test_refuses_a_folder_that_is_not_there(spark: SparkSession, tmp_path: Path) -> None:
    with refusal(ExitCode.INPUT_MISSING, "/nowhere: there is no such folder"):
        read_parquet(spark, f"{tmp_path.as_uri()}/nowhere", NUMBERS)
    with refusal(ExitCode.INPUT_MISSING, "/nowhere: there is no such folder"):
        read_lines(spark, f"{tmp_path.as_uri()}/nowhere")


def test_refuses_a_file_in_place_of_a_folder(spark: SparkSession, tmp_path: Path) -> None:
    (tmp_path / "numbers").write_text("1")
    with refusal(ExitCode.INPUT_MISSING, "/numbers: there is no such folder"):
        read_lines(spark, f"{tmp_path.as_uri()}/numbers")


def test_refuses_a_folder_without_a_file(spark: SparkSession, tmp_path: Path) -> None:
    (tmp_path / "_SUCCESS").touch()
    with refusal(ExitCode.EMPTY, "there is no file in it"):
        read_parquet(spark, tmp_path.as_uri(), NUMBERS)


def test_refuses_one_file_with_another_schema_among_many(spark: SparkSession, tmp_path: Path) -> None:
    url = f"{tmp_path.as_uri()}/numbers"
    spark.range(0, 10, 1, 2).write.parquet(url)
    spark.sql("select 1L as number").write.mode("append").parquet(url)
    with refusal(ExitCode.SCHEMA, r"\.parquet: column 'id' is missing \(there is 'number'\)"):
        read_parquet(spark, url, NUMBERS)


def test_keeps_every_line_with_its_file(spark: SparkSession, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"a": 1}\n\nbroken\n')
    (tmp_path / "b.jsonl").write_text("last, without an end")
    lines = [(row.line, Path(row.source_file).name) for row in read_lines(spark, tmp_path.as_uri()).collect()]
    assert sorted(lines) == [
        ("", "a.jsonl"),
        ("broken", "a.jsonl"),
        ("last, without an end", "b.jsonl"),
        ('{"a": 1}', "a.jsonl"),
    ]


def test_refuses_an_output_that_was_never_published(spark: SparkSession, tmp_path: Path) -> None:
    with refusal(ExitCode.INPUT_MISSING, "/numbers: nothing is published here"):
        read_published(spark, f"{tmp_path.as_uri()}/numbers", NUMBERS)


def test_refuses_an_attempt_that_has_not_come_to_its_end(spark: SparkSession, tmp_path: Path) -> None:
    output = f"{tmp_path.as_uri()}/numbers"
    publish(spark.range(10), output)
    storage.delete(spark, f"{output}/{PUBLISHED}")
    with refusal(ExitCode.INPUT_MISSING, "/numbers: an attempt to write it has not come to its end"):
        read_published(spark, output, NUMBERS)


def test_refuses_an_output_that_has_lost_a_file(spark: SparkSession, tmp_path: Path) -> None:
    output = f"{tmp_path.as_uri()}/numbers"
    lost = publish(spark.range(0, 10, 1, 2), output).files[1]
    storage.delete(spark, f"{output}/{lost}")
    with refusal(ExitCode.CORRUPT, f"'{lost}' is published and not there"):
        read_published(spark, output, NUMBERS)


def test_refuses_an_output_of_another_schema(spark: SparkSession, tmp_path: Path) -> None:
    publish(spark.range(10), tmp_path.as_uri())
    with refusal(ExitCode.SCHEMA, "column 'id' is bigint and not string"):
        read_published(spark, tmp_path.as_uri(), WORDS)
