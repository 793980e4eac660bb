"""The object store as tasks see it: samples put where nothing is, and files that were delivered."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from headwater.contract import bucket, connection, contract

if TYPE_CHECKING:
    import pyarrow
    from airflow.providers.amazon.aws.hooks.s3 import S3Hook
    from pyarrow.fs import S3FileSystem

log = logging.getLogger(__name__)


class DataError(Exception):
    """The object store does not hold what a DAG expects there."""


def s3a(role: str, folder: str) -> str:
    """How Spark names a folder of the bucket that is the platform's 'landing' or 'lakehouse'."""
    return f"s3a://{bucket(role)}/{folder.strip('/')}"


def store() -> S3Hook:
    from airflow.providers.amazon.aws.hooks.s3 import S3Hook

    return S3Hook(aws_conn_id=connection(contract().object_store.connection))


def keys(role: str, folder: str) -> list[str]:
    """The objects below a folder, without those that begin with '_' or '.', which no reader takes for data."""
    prefix = f"{folder.strip('/')}/"
    found = store().list_keys(bucket_name=bucket(role), prefix=prefix) or []
    return [key for key in found if not key.removeprefix(prefix).startswith(("_", "."))]


def provide(role: str, folder: str, name: str, content: bytes) -> bool:
    """Whether `content` was put into a folder: only where nothing is, so that a run never replaces data."""
    where = f"s3://{bucket(role)}/{folder}"
    present = keys(role, folder)
    if present:
        log.info("%s: %d objects are there; no sample is needed", where, len(present))
        return False
    store().load_bytes(content, key=f"{folder}/{name}", bucket_name=bucket(role), replace=True)
    log.info("%s: sample of %d bytes put there as '%s'", where, len(content), name)
    return True


def parquet_rows(role: str, files: list[str], columns: Mapping[str, str]) -> int:
    """How many rows Parquet files have together, from their footers; each must have `columns` of these types."""
    import pyarrow
    import pyarrow.parquet

    filesystem, rows, wrong = _filesystem(), 0, []
    for file in files:
        path = f"{bucket(role)}/{file}"
        try:
            with filesystem.open_input_file(path) as source:
                footer = pyarrow.parquet.ParquetFile(source)
                rows += footer.metadata.num_rows
                wrong += [f"s3://{path}: {problem}" for problem in schema_problems(footer.schema_arrow, columns)]
        except pyarrow.ArrowInvalid as error:
            wrong.append(f"s3://{path}: is no Parquet file ({str(error).splitlines()[0]}); write it again")
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


def _filesystem() -> S3FileSystem:
    from pyarrow.fs import S3FileSystem

    hook = store()
    credentials = hook.get_credentials()
    endpoint: Any = hook.conn_config.get_service_endpoint_url("s3") or ""
    scheme, _, address = endpoint.rpartition("://")
    return S3FileSystem(
        access_key=credentials.access_key,
        secret_key=credentials.secret_key,
        session_token=credentials.token,
        region=hook.region_name or hook.conn_config.region_name,
        endpoint_override=address or None,
        scheme=scheme or "https",
    )
