import datetime
from pathlib import Path

import pytest
from deltalake import DeltaTable
from pyspark.sql import SparkSession
from pyspark.sql.types import LongType, StringType, StructField, StructType

from failure import ExitCode, Failure
from tables import read_day, replace, replace_day

DAY = datetime.date(2026, 1, 31)
NEXT_DAY = datetime.date(2026, 2, 1)
NUMBERS = StructType([StructField("id", LongType())])


@pytest.fixture
def url(tmp_path: Path) -> str:
    return (tmp_path / "numbers").as_uri()


def numbers(spark: SparkSession, url: str, day: datetime.date = DAY) -> list[int]:
    return sorted(row.id for row in read_day(spark, url, day, NUMBERS).collect())


def test_a_second_run_of_a_day_replaces_that_day_only(spark: SparkSession, url: str) -> None:
    replace_day(spark.range(10), url, DAY)
    replace_day(spark.range(5), url, NEXT_DAY)
    replace_day(spark.range(3), url, DAY)
    assert numbers(spark, url) == [0, 1, 2]
    assert numbers(spark, url, NEXT_DAY) == [0, 1, 2, 3, 4]


def test_a_table_without_days_is_replaced_as_a_whole(spark: SparkSession, url: str) -> None:
    replace(spark.range(10), url)
    replace(spark.range(3), url)
    assert sorted(row.id for row in spark.read.format("delta").load(url).collect()) == [0, 1, 2]


def test_a_run_that_fails_in_the_middle_leaves_what_was_there(spark: SparkSession, url: str) -> None:
    replace_day(spark.range(10), url, DAY)
    with pytest.raises(Exception, match="DIVIDE_BY_ZERO"):
        replace_day(spark.range(0, 10, 1, 2).selectExpr("id div (9 - id) as id"), url, DAY)
    assert numbers(spark, url) == list(range(10))


def test_a_day_may_be_replaced_by_nothing(spark: SparkSession, url: str) -> None:
    replace_day(spark.range(10), url, DAY)
    replace_day(spark.range(0), url, DAY)
    assert spark.read.format("delta").load(url).count() == 0


def test_refuses_an_empty_set_where_that_is_wrong_and_keeps_the_former(spark: SparkSession, url: str) -> None:
    replace_day(spark.range(10), url, DAY)
    with pytest.raises(Failure, match="nothing came") as refused:
        replace_day(spark.range(0), url, DAY, when_empty="s3a://b/x: nothing came; check it")
    assert refused.value.code == ExitCode.EMPTY
    assert numbers(spark, url) == list(range(10))


def test_refuses_a_day_that_nobody_wrote(spark: SparkSession, url: str) -> None:
    replace_day(spark.range(10), url, DAY)
    with pytest.raises(Failure, match="/numbers: there is no row of 2026-02-01; run the job") as refused:
        read_day(spark, url, NEXT_DAY, NUMBERS)
    assert refused.value.code == ExitCode.INPUT_MISSING


def test_refuses_a_table_of_another_schema(spark: SparkSession, url: str) -> None:
    replace_day(spark.range(10), url, DAY)
    with pytest.raises(Failure, match="/numbers: column 'id' is bigint and not string") as refused:
        read_day(spark, url, DAY, StructType([StructField("id", StringType())]))
    assert refused.value.code == ExitCode.SCHEMA


def test_the_history_names_the_run_of_each_version(spark: SparkSession, url: str, tmp_path: Path) -> None:
    replace_day(spark.range(10), url, DAY)
    [version] = DeltaTable(tmp_path / "numbers").history()
    assert version["userMetadata"] == f"tests {spark.sparkContext.applicationId}"


def test_needs_no_feature_that_other_readers_may_lack(spark: SparkSession, url: str, tmp_path: Path) -> None:
    replace_day(spark.range(10), url, DAY)
    assert DeltaTable(tmp_path / "numbers").protocol().min_reader_version == 1
