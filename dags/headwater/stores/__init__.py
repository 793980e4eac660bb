"""The object store as tasks reach it: one file for each kind that a contract can name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from headwater.contract import contract
from headwater.stores.azure_blob import AzureBlob
from headwater.stores.s3 import S3

if TYPE_CHECKING:
    from pyarrow.fs import FileSystem


class Store(Protocol):
    """`role` is what a bucket is for: 'landing' or 'lakehouse'."""

    def url(self, role: str, path: str) -> str:
        """As messages name it, and as deltalake takes it."""

    def keys(self, role: str, prefix: str) -> list[str]: ...

    def write(self, role: str, key: str, content: bytes) -> None: ...

    def read(self, role: str, key: str) -> bytes: ...

    def remove(self, role: str, key: str) -> None: ...

    def filesystem(self) -> FileSystem:
        """As pyarrow reads it; a path begins with the name of a bucket."""

    def delta_options(self, role: str) -> dict[str, str]:
        """As deltalake reads it."""


KINDS: Mapping[str, Callable[[], Store]] = {"s3": S3, "azure-blob": AzureBlob}


def store() -> Store:
    return KINDS[contract().object_store.kind]()
