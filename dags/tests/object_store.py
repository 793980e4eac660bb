"""A real MinIO of this process, with the buckets of the platform."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import tempfile
import time
import urllib.request
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

BUCKETS = ("landing", "lakehouse")
LOGIN = {"MINIO_ROOT_USER": "access-key-of-tests", "MINIO_ROOT_PASSWORD": "secret-key-of-tests"}


@dataclass(frozen=True)
class ObjectStore:
    url: str

    def client(self) -> Any:
        return boto3.client(
            "s3",
            endpoint_url=self.url,
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
                "endpoint_url": self.url,
                "region_name": "us-east-1",
                "config_kwargs": {"s3": {"addressing_style": "path"}},
            },
        }

    def empty(self) -> None:
        client = self.client()
        for bucket in BUCKETS:
            for key in self.keys(bucket):
                client.delete_object(Bucket=bucket, Key=key)

    def keys(self, bucket: str) -> list[str]:
        return [entry["Key"] for entry in self.client().list_objects_v2(Bucket=bucket).get("Contents", [])]

    def put(self, bucket: str, key: str, content: bytes) -> None:
        self.client().put_object(Bucket=bucket, Key=key, Body=content)

    def read(self, bucket: str, key: str) -> bytes:
        content: bytes = self.client().get_object(Bucket=bucket, Key=key)["Body"].read()
        return content

    def replace(self, bucket: str, folder: str, columns: Mapping[str, Any], day: str | None = None) -> None:
        """What a job leaves: a Delta table, or one day of it."""
        table = pyarrow.table(dict(columns))
        options = {
            "AWS_ACCESS_KEY_ID": LOGIN["MINIO_ROOT_USER"],
            "AWS_SECRET_ACCESS_KEY": LOGIN["MINIO_ROOT_PASSWORD"],
            "AWS_REGION": "us-east-1",
            "AWS_ENDPOINT_URL": self.url,
            "AWS_ALLOW_HTTP": "true",
        }
        if day is not None:
            days = pyarrow.array([date.fromisoformat(day)] * table.num_rows, pyarrow.date32())
            table = table.append_column("date", days)
        write_deltalake(
            f"s3://{bucket}/{folder}",
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
    with tempfile.TemporaryDirectory(prefix="headwater-minio-") as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
        probe.close()
        command = [program, "server", folder, "--address", address, "--console-address", "127.0.0.1:0", "--quiet"]
        process = subprocess.Popen(
            command, env={**os.environ, **LOGIN}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            store = ObjectStore(f"http://{address}")
            _wait_until_ready(process, store.url)
            for bucket in BUCKETS:
                store.client().create_bucket(Bucket=bucket)
            yield store
        finally:
            process.terminate()
            process.wait()


def _wait_until_ready(process: subprocess.Popen[bytes], url: str) -> None:
    for _ in range(600):
        if process.poll() is not None:
            pytest.fail(f"HEADWATER_MINIO: the program ended with {process.returncode}", pytrace=False)
        try:
            with urllib.request.urlopen(f"{url}/minio/health/ready"):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"HEADWATER_MINIO: {url} never became ready", pytrace=False)
