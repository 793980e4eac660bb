"""A real MinIO of this process, with the buckets of the platform."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

import boto3
import pyarrow
import pyarrow.parquet
import pytest
from deltalake import write_deltalake

import server

BUCKETS = ("landing", "lakehouse")
LOGIN = {"MINIO_ROOT_USER": "access-key-of-tests", "MINIO_ROOT_PASSWORD": "secret-key-of-tests"}


@dataclass(frozen=True)
class ObjectStore:
    endpoint: str

    def client(self) -> Any:
        return boto3.client(
            "s3",
            endpoint_url=self.endpoint,
            aws_access_key_id=LOGIN["MINIO_ROOT_USER"],
            aws_secret_access_key=LOGIN["MINIO_ROOT_PASSWORD"],
            region_name="us-east-1",
        )

    def connection(self) -> dict[str, Any]:
        """As the platform's manifests have it."""
        return {
            "conn_type": "aws",
            "login": LOGIN["MINIO_ROOT_USER"],
            "password": LOGIN["MINIO_ROOT_PASSWORD"],
            "extra": {
                "endpoint_url": self.endpoint,
                "region_name": "us-east-1",
                "config_kwargs": {"s3": {"addressing_style": "path"}},
            },
        }

    def url(self, bucket: str) -> str:
        """As messages name it."""
        return f"s3://{bucket}"

    def empty(self) -> None:
        for bucket in BUCKETS:
            for key in self.keys(bucket):
                self.remove(bucket, key)

    def keys(self, bucket: str) -> list[str]:
        return [entry["Key"] for entry in self.client().list_objects_v2(Bucket=bucket).get("Contents", [])]

    def put(self, bucket: str, key: str, content: bytes) -> None:
        self.client().put_object(Bucket=bucket, Key=key, Body=content)

    def remove(self, bucket: str, key: str) -> None:
        self.client().delete_object(Bucket=bucket, Key=key)

    def read(self, bucket: str, key: str) -> bytes:
        content: bytes = self.client().get_object(Bucket=bucket, Key=key)["Body"].read()
        return content

    def replace(self, bucket: str, folder: str, columns: Mapping[str, Any], day: str | None = None) -> None:
        """What a job leaves: a Delta table, or one day of it."""
        options = {
            "AWS_ACCESS_KEY_ID": LOGIN["MINIO_ROOT_USER"],
            "AWS_SECRET_ACCESS_KEY": LOGIN["MINIO_ROOT_PASSWORD"],
            "AWS_REGION": "us-east-1",
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_ALLOW_HTTP": "true",
        }
        replace(f"{self.url(bucket)}/{folder}", columns, day, options)


def replace(url: str, columns: Mapping[str, Any], day: str | None, options: dict[str, str]) -> None:
    table = pyarrow.table(dict(columns))
    if day is not None:
        days = pyarrow.array([date.fromisoformat(day)] * table.num_rows, pyarrow.date32())
        table = table.append_column("date", days)
    write_deltalake(
        url,
        table,
        mode="overwrite",
        partition_by=["date"] if day else None,
        predicate=f"date = '{day}'" if day else None,
        storage_options=options,
    )


def parquet(table: Any) -> bytes:
    target = io.BytesIO()
    pyarrow.parquet.write_table(table, target)
    return target.getvalue()


@contextmanager
def running(program: str | None) -> Iterator[ObjectStore]:
    if not program:
        pytest.fail("HEADWATER_MINIO: not set; set it to the path of a minio program", pytrace=False)

    def command(port: int, folder: str) -> list[str]:
        addresses = ["--address", f"127.0.0.1:{port}", "--console-address", "127.0.0.1:0"]
        return [program, "server", folder, *addresses, "--quiet"]

    with server.running("HEADWATER_MINIO", command, {**os.environ, **LOGIN}, "/minio/health/ready") as url:
        store = ObjectStore(url)
        for bucket in BUCKETS:
            store.client().create_bucket(Bucket=bucket)
        yield store
