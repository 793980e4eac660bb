"""The object store as tasks see it: samples put where nothing is, and files that were delivered."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING

from headwater.contract import bucket, bucket_url
from headwater.stores import store

if TYPE_CHECKING:
    import pyarrow

log = logging.getLogger(__name__)


class DataError(Exception):
    """The object store does not hold what a DAG expects there."""


def spark_url(role: str, folder: str) -> str:
    """How Spark names a folder of the bucket that is the platform's 'landing' or 'lakehouse'."""
    return f"{bucket_url(role)}/{folder.strip('/')}"


def keys(role: str, folder: str) -> list[str]:
    """The objects below a folder, without those that begin with '_' or '.', which no reader takes for data."""
    prefix = f"{folder.strip('/')}/"
    return [key for key in store().keys(role, prefix) if not key.removeprefix(prefix).startswith(("_", "."))]


def provide(role: str, folder: str, name: str, content: bytes) -> bool:
    """Whether `content` was put into a folder: only where nothing is, so that a run never replaces data."""
    where = store().url(role, folder)
    present = keys(role, folder)
    if present:
        log.info("%s: %d objects are there; no sample is needed", where, len(present))
        return False
    store().write(role, f"{folder}/{name}", content)
    log.info("%s: sample of %d bytes put there as '%s'", where, len(content), name)
    return True


def parquet_rows(role: str, files: list[str], columns: Mapping[str, str]) -> int:
    """How many rows Parquet files have together, from their footers; each must have `columns` of these types."""
    import pyarrow
    import pyarrow.parquet

    found = store()
    filesystem, rows, wrong = found.filesystem(), 0, []
    for file in files:
        where = found.url(role, file)
        try:
            with filesystem.open_input_file(f"{bucket(role)}/{file}") as source:
                footer = pyarrow.parquet.ParquetFile(source)
                rows += footer.metadata.num_rows
                wrong += [f"{where}: {problem}" for problem in schema_problems(footer.schema_arrow, columns)]
        except pyarrow.ArrowInvalid as error:
            wrong.append(f"{where}: is no Parquet file ({str(error).splitlines()[0]}); write it again")
    if wrong:
        raise DataError("\n".join(wrong))
    return rows


def schema_problems(schema: pyarrow.Schema, columns: Mapping[str, str]) -> list[str]:
    problems = []
    for name, expected in columns.items():
        if name not in schema.names:
            problems.append(f"no column '{name}'; there are: {', '.join(schema.names)}")
        elif str(schema.field(name).type) != expected:
            problems.append(f"column '{name}' is {schema.field(name).type}; write it as {expected}")
    return problems
