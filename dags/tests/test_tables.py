from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from headwater.objects import DataError
from headwater.tables import storage_options, table

if TYPE_CHECKING:
    from object_store import ObjectStore

CATEGORY = {"category": "string"}
DAY, NEXT_DAY = "2026-01-31", "2026-02-01"


def data_files(store: ObjectStore) -> list[str]:
    return [key for key in store.keys("lakehouse") if key.endswith(".parquet")]


def test_the_last_version_of_a_table_is_read(object_store: ObjectStore) -> None:
    object_store.replace("lakehouse", "out", {"category": ["books"]})
    object_store.replace("lakehouse", "out", {"category": ["books", "garden"]})
    result = table("lakehouse", "out", CATEGORY)
    assert (result.where, result.version, result.rows) == ("s3://lakehouse/out", 1, 2)
    assert sorted(result.data.to_table().column("category").to_pylist()) == ["books", "garden"]


def test_a_day_of_a_table_is_read(object_store: ObjectStore) -> None:
    object_store.replace("lakehouse", "out", {"category": ["books", "garden"]}, DAY)
    object_store.replace("lakehouse", "out", {"category": ["music"]}, NEXT_DAY)
    assert table("lakehouse", "out", CATEGORY, day=DAY).rows == 2
    assert table("lakehouse", "out", CATEGORY, day=NEXT_DAY).rows == 1


def test_files_that_were_never_committed_do_not_count(object_store: ObjectStore) -> None:
    object_store.put("lakehouse", "out/part-0.parquet", b"PAR1")
    with pytest.raises(DataError, match="s3://lakehouse/out: there is no Delta table; read the log of the job"):
        table("lakehouse", "out", CATEGORY)


def test_a_day_that_nobody_wrote_is_refused_unless_it_may_be_empty(object_store: ObjectStore) -> None:
    object_store.replace("lakehouse", "out", {"category": ["books"]}, DAY)
    with pytest.raises(DataError, match=r"s3://lakehouse/out: no row in version 0, 2026-02-01; look at the input"):
        table("lakehouse", "out", CATEGORY, day=NEXT_DAY)
    assert table("lakehouse", "out", CATEGORY, day=NEXT_DAY, may_be_empty=True).rows == 0


def test_another_schema_is_told_by_column(object_store: ObjectStore) -> None:
    object_store.replace("lakehouse", "out", {"categories": ["books"], "record_count": ["1"]})
    with pytest.raises(DataError) as refused:
        table("lakehouse", "out", {**CATEGORY, "record_count": "int64"})
    assert str(refused.value).splitlines() == [
        "s3://lakehouse/out: no column 'category'; there are: categories, record_count",
        "s3://lakehouse/out: column 'record_count' is string; write it as int64",
    ]


def test_a_file_that_is_gone_or_broken_is_told(object_store: ObjectStore) -> None:
    object_store.replace("lakehouse", "out", {"category": ["books"]})
    [key] = data_files(object_store)
    object_store.put("lakehouse", key, b"this was never a Parquet file")
    with pytest.raises(DataError, match=r"s3://lakehouse/out: can't be read \(.*Parquet.*\); run the job"):
        table("lakehouse", "out", CATEGORY)
    object_store.client().delete_object(Bucket="lakehouse", Key=key)
    with pytest.raises(DataError, match=r"s3://lakehouse/out: can't be read \(.*not found.*\); run the job"):
        table("lakehouse", "out", CATEGORY)


def test_a_log_that_is_not_whole_is_told(object_store: ObjectStore) -> None:
    for _ in range(2):
        object_store.replace("lakehouse", "out", {"category": ["books"]})
    object_store.put("lakehouse", "out/_delta_log/00000000000000000000.json", b"{")
    with pytest.raises(DataError, match=r"s3://lakehouse/out: can't be read"):
        table("lakehouse", "out", CATEGORY)


def test_it_is_reached_as_the_connection_says(object_store: ObjectStore, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = object_store.connection()
    assert storage_options("lakehouse") == {
        "AWS_ACCESS_KEY_ID": connection["login"],
        "AWS_SECRET_ACCESS_KEY": connection["password"],
        "AWS_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": object_store.url,
        "AWS_ALLOW_HTTP": "true",
        "AWS_VIRTUAL_HOSTED_STYLE_REQUEST": "false",
    }
    extra = {"endpoint_url": "https://s3.example", "config_kwargs": {"s3": {"addressing_style": "virtual"}}}
    monkeypatch.setenv("AIRFLOW_CONN_MINIO_S3", json.dumps({**connection, "extra": extra}))
    assert storage_options("lakehouse") == {
        "AWS_ACCESS_KEY_ID": connection["login"],
        "AWS_SECRET_ACCESS_KEY": connection["password"],
        "AWS_ENDPOINT_URL": "https://lakehouse.s3.example",
        "AWS_VIRTUAL_HOSTED_STYLE_REQUEST": "true",
    }
