from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow
import pytest

from headwater import samples
from headwater.contract import ContractError
from headwater.objects import DataError, keys, parquet_rows, provide, spark_url
from headwater.records import INPUT_COLUMNS
from object_store import parquet

if TYPE_CHECKING:
    from azurite import Azurite
    from object_store import ObjectStore


def test_spark_finds_a_folder_in_the_bucket_of_the_environment() -> None:
    assert spark_url("lakehouse", "bronze/orders") == "s3a://lakehouse/bronze/orders"


@pytest.mark.usefixtures("any_store")
def test_a_bucket_that_the_platform_does_not_have_is_refused() -> None:
    with pytest.raises(ContractError, match="bucket: no bucket 'landign'; did you mean 'landing'"):
        provide("landign", "a", "first", b"1")


def test_a_sample_is_put_only_where_nothing_is(any_store: ObjectStore | Azurite) -> None:
    assert provide("landing", "a", "first", b"1") is True
    assert provide("landing", "a", "second", b"2") is False
    assert any_store.keys("landing") == ["a/first"]


def test_a_neighbour_of_similar_name_is_no_data(any_store: ObjectStore | Azurite) -> None:
    any_store.put("landing", "orders/date=2026-01-011/x", b"1")
    any_store.put("landing", "orders/date=2026-01-01/_SUCCESS", b"")
    assert keys("landing", "orders/date=2026-01-01") == []


def test_the_sample_has_the_schema_that_the_job_reads(any_store: ObjectStore | Azurite) -> None:
    any_store.put("landing", "a/x.parquet", samples.records())
    assert parquet_rows("landing", ["a/x.parquet"], INPUT_COLUMNS) == 12


def test_a_wrong_schema_is_told_by_column(any_store: ObjectStore | Azurite) -> None:
    table = pyarrow.table({"id": [1], "category": ["books"], "amount": ["1"]})
    any_store.put("landing", "a/x.parquet", parquet(table))
    with pytest.raises(DataError) as refused:
        parquet_rows("landing", ["a/x.parquet"], INPUT_COLUMNS)
    assert str(refused.value).splitlines() == [
        f"{any_store.url('landing')}/a/x.parquet: no column 'status'; there are: id, category, amount",
        f"{any_store.url('landing')}/a/x.parquet: column 'amount' is string; write it as double",
    ]


def test_a_file_that_is_no_parquet_is_told(any_store: ObjectStore | Azurite) -> None:
    any_store.put("landing", "a/x.parquet", b"id,category\n1,books\n")
    with pytest.raises(DataError, match=rf"{any_store.url('landing')}/a/x.parquet: is no Parquet file"):
        parquet_rows("landing", ["a/x.parquet"], INPUT_COLUMNS)
