"""A MinIO of our own, for the time of the tests."""

import contextlib
import json
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
import pyarrow.parquet


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

    def published(self, folder: str) -> dict[str, Any]:
        with self.files.open_input_stream(f"{self.bucket}/{folder}/_published.json") as stream:
            return dict(json.loads(stream.read()))

    def rows(self, folder: str) -> list[dict[str, Any]]:
        """What a reader sees that is not Spark: the published files and no other."""
        return [
            row
            for file in self.published(folder)["files"]
            for row in pyarrow.parquet.read_table(f"{self.bucket}/{folder}/{file}", filesystem=self.files).to_pylist()
        ]


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
