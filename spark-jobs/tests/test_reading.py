from pathlib import Path

import pytest
from pyspark.sql import SparkSession
from pyspark.sql.types import LongType, StructField, StructType

from failure import ExitCode, Failure
from reading import read_lines, read_parquet

NUMBERS = StructType([StructField("id", LongType())])


def refusal(code: ExitCode, message: str) -> pytest.RaisesExc[Failure]:
    return pytest.RaisesExc(Failure, match=message, check=lambda failure: failure.code == code)


def test_reads_every_file_of_a_folder(spark: SparkSession, tmp_path: Path) -> None:
    spark.range(0, 10, 1, 2).write.parquet(f"{tmp_path.as_uri()}/numbers")
    assert read_parquet(spark, f"{tmp_path.as_uri()}/numbers", NUMBERS).count() == 10


def test_reads_a_file_whatever_it_is_called(spark: SparkSession, tmp_path: Path) -> None:
    spark.range(0, 10, 1, 1).write.parquet(f"{tmp_path.as_uri()}/numbers")
    file = next((tmp_path / "numbers").glob("part-*"))
    file.rename(file.with_name("100 % of 2026=all.parquet"))
    assert read_parquet(spark, f"{tmp_path.as_uri()}/numbers", NUMBERS).count() == 10


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
    (tmp_path / "_SUCCESS").write_text("no data")
    lines = [(row.line, Path(row.source_file).name) for row in read_lines(spark, tmp_path.as_uri()).collect()]
    assert sorted(lines) == [
        ("", "a.jsonl"),
        ("broken", "a.jsonl"),
        ("last, without an end", "b.jsonl"),
        ('{"a": 1}', "a.jsonl"),
    ]
