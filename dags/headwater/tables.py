"""Delta tables as tasks see them: what a job committed, and nothing of a run that has not come to its end."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from headwater.objects import DataError, schema_problems
from headwater.stores import store

if TYPE_CHECKING:
    from pyarrow.dataset import Dataset

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Table:
    """One version of a table, or of its part of a day. Of `data` nothing is read but what is asked of it."""

    where: str
    version: int
    rows: int
    data: Dataset


def table(
    role: str, folder: str, columns: Mapping[str, str], *, day: str | None = None, may_be_empty: bool = False
) -> Table:
    """What a job committed to a Delta table, with each of its files found; it must have `columns` of these types."""
    import pyarrow
    from deltalake import DeltaTable
    from deltalake.exceptions import DeltaError, TableNotFoundError

    there = store()
    where = there.url(role, folder)
    partition = [("date", "=", day)] if day else None
    try:
        found = DeltaTable(where, storage_options=there.delta_options(role))
        data = found.to_pyarrow_dataset(file_pruning_predicate=partition)
        rows = data.count_rows()
    except TableNotFoundError as error:
        raise DataError(f"{where}: there is no Delta table; read the log of the job that writes it") from error
    except (DeltaError, FileNotFoundError, pyarrow.ArrowInvalid) as error:
        raise DataError(f"{where}: can't be read ({str(error).splitlines()[0]}); run the job that writes it") from error
    what = f"version {found.version()}" + (f", {day}" if day else "")
    if problems := schema_problems(data.schema, columns):
        raise DataError("\n".join(f"{where}: {problem}" for problem in problems))
    if rows < 1 and not may_be_empty:
        raise DataError(f"{where}: no row in {what}; look at the input of the job")
    log.info("%s: %d rows in %s", where, rows, what)
    return Table(where, found.version(), rows, data)
