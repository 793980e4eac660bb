"""The jobs against a real object store, through the connector that the image carries."""

import io
import json
import os
import signal
import subprocess
import time
from decimal import Decimal
from typing import Any

import pyarrow
import pyarrow.parquet
from object_store import ObjectStore
from submission import command, environment, last_words, submit

DAY = "2026-01-31"


def run(store: ObjectStore, job: str, **folders: str) -> subprocess.CompletedProcess[str]:
    """Runs a job on folders of the test's bucket; the medallion's steps take a date."""
    dated = {} if job == "process_data" else {"date": DAY}
    urls = {name: store.url(folder) for name, folder in folders.items()}
    return submit(job, {**urls, **dated}, store.settings, store.credentials)


def done(result: subprocess.CompletedProcess[str]) -> None:
    assert result.returncode == 0, result.stdout


def order(number: int, **changes: object) -> dict[str, object]:
    return {
        "order_id": f"o-{number}",
        "ordered_at": "2026-01-31T09:30:00Z",
        "updated_at": "2026-01-31T10:00:00Z",
        "category": "books",
        "status": "paid",
        "quantity": 2,
        "unit_price": "12.50",
        **changes,
    }


def land(store: ObjectStore, name: str, *records: dict[str, object]) -> None:
    store.put(f"landing/date={DAY}/{name}", "".join(json.dumps(record) + "\n" for record in records).encode())


def parquet(columns: dict[str, list[Any]]) -> bytes:
    buffer = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(columns), buffer)
    return buffer.getvalue()


def by_category(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: str(row["category"]))


RECORDS: dict[str, list[Any]] = {
    "id": [1, 2, 3, 4],
    "category": ["books", "books", "games", "music"],
    "status": ["active", "active", "active", "inactive"],
    "amount": [10.0, 2.5, 7.0, 99.0],
}
TOTALS = [
    {"category": "books", "total_amount": 12.5, "record_count": 2},
    {"category": "games", "total_amount": 7.0, "record_count": 1},
]


def test_process_data_and_run_it_again(store: ObjectStore) -> None:
    store.put("input/records.parquet", parquet(RECORDS))
    done(run(store, "process_data", input="input", output="totals"))
    assert by_category(store.rows("totals")) == TOTALS
    done(run(store, "process_data", input="input", output="totals"))
    assert by_category(store.rows("totals")) == TOTALS
    assert store.table("totals").version() == 1

    store.put("input/records.parquet", parquet({**RECORDS, "amount": ["10", "2.5", "7", "99"]}))
    failed = run(store, "process_data", input="input", output="totals")
    assert failed.returncode == 4
    assert "/input/records.parquet: column 'amount' is string and not double" in last_words(failed, "process_data")
    assert by_category(store.rows("totals")) == TOTALS


def test_from_landing_to_gold(store: ObjectStore) -> None:
    land(store, "morning.jsonl", order(1), order(2, category="games", unit_price="59.99", quantity=1))
    land(store, "evening.jsonl", order(1, updated_at="2026-01-31T20:00:00Z", quantity=3), order(3, quantity=0))
    done(run(store, "landing_to_bronze", input="landing", output="bronze"))
    assert len(store.rows("bronze", DAY)) == 4

    done(run(store, "bronze_to_silver", input="bronze", output="silver", rejected="rejected"))
    assert sorted((row["order_id"], row["quantity"]) for row in store.rows("silver", DAY)) == [("o-1", 3), ("o-2", 1)]
    assert sorted(row["reason"] for row in store.rows("rejected", DAY)) == [
        "quantity '0' is not a whole number from 1 on",
        "superseded by another record of order_id 'o-1'",
    ]

    done(run(store, "silver_to_gold", input="silver", output="gold"))
    assert by_category(store.rows("gold", DAY)) == [
        {"category": "books", "revenue": Decimal("37.50"), "order_count": 1},
        {"category": "games", "revenue": Decimal("59.99"), "order_count": 1},
    ]


def test_keeps_the_reasons_when_no_line_is_an_order(store: ObjectStore) -> None:
    land(store, "morning.jsonl", {"order": 1}, order(2, status="open"))
    done(run(store, "landing_to_bronze", input="landing", output="bronze"))
    result = run(store, "bronze_to_silver", input="bronze", output="silver", rejected="rejected")
    assert result.returncode == 5
    assert f"/bronze: no line of {DAY} is an order; read the reasons in" in last_words(result, "bronze_to_silver")
    assert len(store.rows("rejected", DAY)) == 2


def test_wrong_credentials_are_7(store: ObjectStore) -> None:
    arguments = {"input": store.url("input"), "output": store.url("output")}
    wrong = {**store.credentials, "AWS_SECRET_ACCESS_KEY": "wrong"}
    result = submit("process_data", arguments, store.settings, wrong)
    assert result.returncode == 7
    words = last_words(result, "process_data")
    assert words.endswith("; check its endpoint, the bucket and the credentials")
    assert store.secret_key not in result.stdout


def test_a_missing_bucket_is_7(store: ObjectStore) -> None:
    arguments = {"input": "s3a://no-such-bucket/input", "output": store.url("output")}
    result = submit("process_data", arguments, store.settings, store.credentials)
    assert result.returncode == 7
    assert "no-such-bucket" in last_words(result, "process_data")


def test_a_step_with_wrong_credentials_does_not_take_its_table_for_missing(store: ObjectStore) -> None:
    arguments = {name: store.url(name) for name in ("input", "output", "rejected")}
    wrong = {**store.credentials, "AWS_SECRET_ACCESS_KEY": "wrong"}
    assert submit("bronze_to_silver", {**arguments, "date": DAY}, store.settings, wrong).returncode == 7


def kill_in_the_middle(store: ObjectStore) -> None:
    """Starts landing_to_bronze with a task for each file, and kills it when the first task's file is there."""
    before = set(store.keys(f"bronze/date={DAY}"))
    arguments = {"input": store.url("landing"), "output": store.url("bronze"), "date": DAY}
    one_file_a_task = {"spark.sql.files.maxPartitionBytes": "4194304"}
    process = subprocess.Popen(
        command("landing_to_bronze", arguments, {**store.settings, **one_file_a_task}),
        env=environment(store.credentials),
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while not set(store.keys(f"bronze/date={DAY}")) - before:
        assert process.poll() is None, "the job ended before it could be killed"
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL


def test_a_first_run_that_is_killed_leaves_no_table_and_a_re_run_makes_it_whole(store: ObjectStore) -> None:
    for number in range(100):
        land(store, f"{number}.jsonl", order(number))
    kill_in_the_middle(store)
    assert store.keys(f"bronze/date={DAY}")

    refused = run(store, "bronze_to_silver", input="bronze", output="silver", rejected="rejected")
    assert refused.returncode == 3
    assert "/bronze: there is no Delta table; run the job that writes it" in last_words(refused, "bronze_to_silver")

    done(run(store, "landing_to_bronze", input="landing", output="bronze"))
    assert len(store.rows("bronze", DAY)) == 100


def test_a_killed_re_run_leaves_the_former_version_and_the_next_makes_it_whole(store: ObjectStore) -> None:
    land(store, "0.jsonl", order(0))
    done(run(store, "landing_to_bronze", input="landing", output="bronze"))
    former = store.rows("bronze", DAY)
    for number in range(1, 100):
        land(store, f"{number}.jsonl", order(number))
    kill_in_the_middle(store)
    assert store.table("bronze").version() == 0
    assert store.rows("bronze", DAY) == former

    done(run(store, "landing_to_bronze", input="landing", output="bronze"))
    assert len(store.rows("bronze", DAY)) == 100
