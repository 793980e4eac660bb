"""What whoever starts a job sees of its end: the exit code and one line."""

import os
from pathlib import Path

import pytest
from pyspark.sql import SparkSession
from submission import last_words, submit


def process_data(tmp_path: Path) -> tuple[int, str]:
    """Runs the job on what is in input/, and takes its last words."""
    result = submit("process_data", {"input": f"{tmp_path.as_uri()}/input", "output": f"{tmp_path.as_uri()}/output"})
    assert not list(tmp_path.glob("output/_delta_log/*.json"))
    return result.returncode, last_words(result, "process_data")


def write(spark: SparkSession, tmp_path: Path, query: str) -> None:
    spark.sql(query).coalesce(1).write.parquet(f"{tmp_path.as_uri()}/input")


def test_usage_is_2() -> None:
    result = submit("process_data", {"input": "landing", "output": "s3a://lakehouse/totals"})
    assert result.returncode == 2
    assert "'landing' is not the URL of a folder; write s3a://<bucket>/<folder>" in result.stdout
    assert "Traceback" not in result.stdout


def test_a_missing_input_is_3(tmp_path: Path) -> None:
    code, words = process_data(tmp_path)
    assert code == 3
    assert words.endswith("/input: there is no such folder; check the path, or bring the data first")


def test_a_wrong_schema_is_4(spark: SparkSession, tmp_path: Path) -> None:
    write(spark, tmp_path, "select 1L as id, 'books' as category, 'active' as status, '12' as amount")
    code, words = process_data(tmp_path)
    assert code == 4
    assert "column 'amount' is string and not double; write it with the columns" in words


def test_an_empty_set_is_5(spark: SparkSession, tmp_path: Path) -> None:
    write(spark, tmp_path, "select 1L as id, 'books' as category, 'active' as status, 12d as amount where false")
    code, words = process_data(tmp_path)
    assert code == 5
    assert words.endswith("/input: it holds no record of status 'active'; check what was delivered")


def test_a_corrupt_file_is_6(spark: SparkSession, tmp_path: Path) -> None:
    write(spark, tmp_path, "select id, 'books' as category, 'active' as status, 12d as amount from range(1000)")
    file = next((tmp_path / "input").glob("part-*"))
    content = file.read_bytes()
    file.write_bytes(content[:4] + os.urandom(200) + content[204:])
    file.with_name(f".{file.name}.crc").unlink()
    code, words = process_data(tmp_path)
    assert code == 6
    assert file.name in words
    assert words.endswith("; put a sound copy in its place")


def test_an_unexpected_error_is_1_and_keeps_its_stack_trace(spark: SparkSession, tmp_path: Path) -> None:
    write(spark, tmp_path, "select 1L as id, 'books' as category, 'active' as status, 12d as amount")
    (tmp_path / "output").write_text("a file where a folder has to be")
    result = submit("process_data", {"input": f"{tmp_path.as_uri()}/input", "output": f"{tmp_path.as_uri()}/output"})
    assert result.returncode == 1
    assert "Traceback" in result.stdout


@pytest.mark.parametrize(
    ("job", "missed"),
    [
        ("landing_to_bronze", "/input/date=2026-01-31: "),
        ("bronze_to_silver", "/input: "),
        ("silver_to_gold", "/input: "),
    ],
)
def test_every_step_says_what_it_misses(job: str, missed: str, tmp_path: Path) -> None:
    url = tmp_path.as_uri()
    folders = {"input": f"{url}/input", "output": f"{url}/output"}
    rejected = {"rejected": f"{url}/rejected"} if job == "bronze_to_silver" else {}
    result = submit(job, {**folders, **rejected, "date": "2026-01-31"})
    assert result.returncode == 3
    assert missed in last_words(result, job)
