"""A MinIO of our own, for the time of the tests."""

import contextlib
import secrets
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow.fs
from deltalake import DeltaTable


@dataclass(frozen=True)
class ObjectStore:
    endpoint: str
    access_key: str
    secret_key: str
    bucket: str = ""

    @property
    def credentials(self) -> dict[str, str]:
        return {"AWS_ACCESS_KEY_ID": self.access_key, "AWS_SECRET_ACCESS_KEY": self.secret_key}

    @property
    def settings(self) -> dict[str, str]:
        return {
            "spark.hadoop.fs.s3a.endpoint": self.endpoint,
            "spark.hadoop.fs.s3a.endpoint.region": "us-east-1",
            "spark.hadoop.fs.s3a.path.style.access": "true",
            "spark.hadoop.fs.s3a.connection.ssl.enabled": "false",
        }

    @property
    def files(self) -> Any:
        return pyarrow.fs.S3FileSystem(
            endpoint_override=self.endpoint,
            access_key=self.access_key,
            secret_key=self.secret_key,
            region="us-east-1",
            allow_bucket_creation=True,
        )

    def with_bucket(self, bucket: str) -> "ObjectStore":
        self.files.create_dir(bucket)
        return replace(self, bucket=bucket)

    def url(self, key: str) -> str:
        return f"s3a://{self.bucket}/{key}"

    def put(self, key: str, content: bytes) -> None:
        with self.files.open_output_stream(f"{self.bucket}/{key}") as stream:
            stream.write(content)

    def keys(self, folder: str) -> list[str]:
        selector = pyarrow.fs.FileSelector(f"{self.bucket}/{folder}", recursive=True, allow_not_found=True)
        found = (entry.path for entry in self.files.get_file_info(selector) if entry.is_file)
        return sorted(path.removeprefix(f"{self.bucket}/") for path in found)

    def table(self, folder: str) -> DeltaTable:
        """A Delta table as a reader sees it that is not Spark."""
        options = {
            **self.credentials,
            "AWS_REGION": "us-east-1",
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_ALLOW_HTTP": "true",
        }
        return DeltaTable(f"s3://{self.bucket}/{folder}", storage_options=options)

    def rows(self, folder: str, day: str | None = None) -> list[dict[str, Any]]:
        """What is committed; of a day, without the column that says which."""
        files = None if day is None else [("date", "=", day)]
        rows = self.table(folder).to_pyarrow_dataset(file_pruning_predicate=files).to_table().to_pylist()
        return [{name: value for name, value in row.items() if day is None or name != "date"} for row in rows]


def serve(program: Path, folder: Path) -> Iterator[ObjectStore]:
    """Runs MinIO on a free port of this machine until the tests are over."""
    store = ObjectStore(f"http://127.0.0.1:{_free_port()}", secrets.token_hex(8), secrets.token_hex(16))
    process = subprocess.Popen(
        [
            str(program),
            *("server", "--quiet", "--address", store.endpoint.removeprefix("http://")),
            *("--console-address", f"127.0.0.1:{_free_port()}"),
            str(folder),
        ],
        env={"HOME": str(folder), "MINIO_ROOT_USER": store.access_key, "MINIO_ROOT_PASSWORD": store.secret_key},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not _ready(store.endpoint):
            assert process.poll() is None, f"{program} ended with exit code {process.returncode}"
            time.sleep(0.1)
        yield store
    finally:
        process.terminate()
        process.wait()


def _ready(endpoint: str) -> bool:
    with contextlib.suppress(OSError), urllib.request.urlopen(f"{endpoint}/minio/health/ready") as response:
        return bool(response.status == 200)
    return False


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
