from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from headwater.objects import DataError
from headwater.tables import table

if TYPE_CHECKING:
    from azurite import Azurite
    from object_store import ObjectStore

CATEGORY = {"category": "string"}
DAY, NEXT_DAY = "2026-01-31", "2026-02-01"


def data_files(store: ObjectStore | Azurite) -> list[str]:
    return [key for key in store.keys("lakehouse") if key.endswith(".parquet")]


def test_the_last_version_of_a_table_is_read(any_store: ObjectStore | Azurite) -> None:
    any_store.replace("lakehouse", "out", {"category": ["books"]})
    any_store.replace("lakehouse", "out", {"category": ["books", "garden"]})
    result = table("lakehouse", "out", CATEGORY)
    assert (result.where, result.version, result.rows) == (f"{any_store.url('lakehouse')}/out", 1, 2)
    assert sorted(result.data.to_table().column("category").to_pylist()) == ["books", "garden"]


def test_a_day_of_a_table_is_read(any_store: ObjectStore | Azurite) -> None:
    any_store.replace("lakehouse", "out", {"category": ["books", "garden"]}, DAY)
    any_store.replace("lakehouse", "out", {"category": ["music"]}, NEXT_DAY)
    assert table("lakehouse", "out", CATEGORY, day=DAY).rows == 2
    assert table("lakehouse", "out", CATEGORY, day=NEXT_DAY).rows == 1


def test_files_that_were_never_committed_do_not_count(any_store: ObjectStore | Azurite) -> None:
    any_store.put("lakehouse", "out/part-0.parquet", b"PAR1")
    with pytest.raises(
        DataError, match=f"{any_store.url('lakehouse')}/out: there is no Delta table; read the log of the job"
    ):
        table("lakehouse", "out", CATEGORY)


def test_a_day_that_nobody_wrote_is_refused_unless_it_may_be_empty(any_store: ObjectStore | Azurite) -> None:
    any_store.replace("lakehouse", "out", {"category": ["books"]}, DAY)
    with pytest.raises(
        DataError, match=rf"{any_store.url('lakehouse')}/out: no row in version 0, 2026-02-01; look at the input"
    ):
        table("lakehouse", "out", CATEGORY, day=NEXT_DAY)
    assert table("lakehouse", "out", CATEGORY, day=NEXT_DAY, may_be_empty=True).rows == 0


def test_another_schema_is_told_by_column(any_store: ObjectStore | Azurite) -> None:
    any_store.replace("lakehouse", "out", {"categories": ["books"], "record_count": ["1"]})
    with pytest.raises(DataError) as refused:
        table("lakehouse", "out", {**CATEGORY, "record_count": "int64"})
    assert str(refused.value).splitlines() == [
        f"{any_store.url('lakehouse')}/out: no column 'category'; there are: categories, record_count",
        f"{any_store.url('lakehouse')}/out: column 'record_count' is string; write it as int64",
    ]


def test_a_file_that_is_gone_or_broken_is_told(any_store: ObjectStore | Azurite) -> None:
    any_store.replace("lakehouse", "out", {"category": ["books"]})
    [key] = data_files(any_store)
    any_store.put("lakehouse", key, b"this was never a Parquet file")
    with pytest.raises(
        DataError, match=rf"{any_store.url('lakehouse')}/out: can't be read \(.*Parquet.*\); run the job"
    ):
        table("lakehouse", "out", CATEGORY)
    any_store.remove("lakehouse", key)
    with pytest.raises(
        DataError, match=rf"{any_store.url('lakehouse')}/out: can't be read \(.*not found.*\); run the job"
    ):
        table("lakehouse", "out", CATEGORY)


def test_a_log_that_is_not_whole_is_told(any_store: ObjectStore | Azurite) -> None:
    for _ in range(2):
        any_store.replace("lakehouse", "out", {"category": ["books"]})
    any_store.put("lakehouse", "out/_delta_log/00000000000000000000.json", b"{")
    with pytest.raises(DataError, match=rf"{any_store.url('lakehouse')}/out: can't be read"):
        table("lakehouse", "out", CATEGORY)
