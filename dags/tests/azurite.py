"""A real Azurite of this process, which plays a storage account of Azure, with the containers of the platform."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from azure.storage.blob import BlobServiceClient

import server
from object_store import BUCKETS, replace

VARIABLE = "HEADWATER_AZURITE"
# known to everybody: https://learn.microsoft.com/azure/storage/common/storage-connect-azurite
ACCOUNT = "devstoreaccount1"
KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="


@dataclass(frozen=True)
class Azurite:
    endpoint: str

    def client(self) -> BlobServiceClient:
        return BlobServiceClient(self.endpoint, credential=KEY)

    def connection(self) -> dict[str, Any]:
        """As a person has it on a laptop; in the cluster there is no key in it."""
        return {"conn_type": "wasb", "host": self.endpoint, "login": ACCOUNT, "password": KEY}

    def url(self, container: str) -> str:
        """As messages name it."""
        return f"abfss://{container}@{ACCOUNT}.dfs.core.windows.net"

    def empty(self) -> None:
        for container in BUCKETS:
            for key in self.keys(container):
                self.remove(container, key)

    def keys(self, container: str) -> list[str]:
        return list(self.client().get_container_client(container).list_blob_names())

    def put(self, container: str, key: str, content: bytes, metadata: dict[str, str] | None = None) -> None:
        self.client().get_blob_client(container, key).upload_blob(content, overwrite=True, metadata=metadata)

    def remove(self, container: str, key: str) -> None:
        self.client().get_blob_client(container, key).delete_blob()

    def replace(self, container: str, folder: str, columns: Mapping[str, Any], day: str | None = None) -> None:
        """What a job leaves: a Delta table, or one day of it."""
        options = {
            "account_name": ACCOUNT,
            "account_key": KEY,
            "endpoint": self.endpoint,
            "allow_http": "true",
        }
        replace(f"{self.url(container)}/{folder}", columns, day, options)


@contextmanager
def running(program: str | None) -> Iterator[Azurite]:
    if not program:
        pytest.fail(f"{VARIABLE}: not set; set it to the path of an azurite-blob program", pytrace=False)

    def command(port: int, _: str) -> list[str]:
        # it knows fewer versions of the API than the packages of the lock ask for
        options = ["--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry", "--silent"]
        return [program, "--blobHost", "127.0.0.1", "--blobPort", str(port), *options]

    with server.running(VARIABLE, command, os.environ, "/") as url:
        azurite = Azurite(f"{url}/{ACCOUNT}")
        for container in BUCKETS:
            azurite.client().create_container(container)
        yield azurite
