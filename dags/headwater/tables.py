"""Delta tables as tasks see them: what a job committed, and nothing of a run that has not come to its end."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from headwater.contract import bucket
from headwater.objects import DataError, schema_problems, store

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

    name = bucket(role)
    where = f"s3://{name}/{folder}"
    partition = [("date", "=", day)] if day else None
    try:
        found = DeltaTable(where, storage_options=storage_options(name))
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


def storage_options(name: str) -> dict[str, str]:
    """
    The platform's connection to a bucket, as deltalake takes it.

    https://docs.rs/object_store/latest/object_store/aws/enum.AmazonS3ConfigKey.html
    """
    hook = store()
    login, connection = hook.get_credentials(), hook.conn_config
    endpoint = connection.get_service_endpoint_url("s3") or ""
    scheme, _, host = endpoint.rpartition("://")
    style = connection.extra_config.get("config_kwargs", {}).get("s3", {}).get("addressing_style")
    virtual = style == "virtual"
    options = {
        "AWS_ACCESS_KEY_ID": login.access_key,
        "AWS_SECRET_ACCESS_KEY": login.secret_key,
        "AWS_SESSION_TOKEN": login.token,
        "AWS_REGION": hook.region_name or connection.region_name,
        # an endpoint for virtual hosts has to name the bucket
        "AWS_ENDPOINT_URL": f"{scheme}://{name}.{host}" if virtual and endpoint else endpoint,
        "AWS_ALLOW_HTTP": "true" if scheme == "http" else "",
        "AWS_VIRTUAL_HOSTED_STYLE_REQUEST": str(virtual).lower(),
    }
    return {key: value for key, value in options.items() if value}
