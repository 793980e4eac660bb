"""Blobs of an Azure storage account, with its key or as whom the pod is: AKS' workload identity."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from headwater.contract import bucket, bucket_url, connection, contract

if TYPE_CHECKING:
    from airflow.providers.microsoft.azure.hooks.wasb import WasbHook
    from azure.storage.blob import BlobServiceClient
    from pyarrow.fs import AzureFileSystem

# what AKS tells a pod: https://azure.github.io/azure-workload-identity/docs/topics/service-account-labels-and-annotations.html
# and deltalake asks for: https://docs.rs/object_store/latest/object_store/azure/enum.AzureConfigKey.html
IDENTITY = {
    "AZURE_CLIENT_ID": "azure_client_id",
    "AZURE_TENANT_ID": "azure_tenant_id",
    "AZURE_FEDERATED_TOKEN_FILE": "azure_federated_token_file",
    "AZURE_AUTHORITY_HOST": "azure_authority_host",
}
# a folder of an account with a hierarchical namespace is listed as a blob that has this in its metadata
FOLDER = "hdi_isfolder"


class LoginError(Exception):
    """Nobody is known to the storage account by what the connection and the pod have."""


class AzureBlob:
    def url(self, role: str, path: str) -> str:
        return f"{bucket_url(role)}/{path}"

    def keys(self, role: str, prefix: str) -> list[str]:
        blobs = self._client.get_container_client(bucket(role)).list_blobs(prefix, include=["metadata"])
        return [blob.name for blob in blobs if (FOLDER, "true") not in _lower(blob.metadata or {})]

    def write(self, role: str, key: str, content: bytes) -> None:
        self._hook.upload(bucket(role), key, content, overwrite=True)

    def read(self, role: str, key: str) -> bytes:
        content: bytes = self._hook.download(bucket(role), key).readall()
        return content

    def remove(self, role: str, key: str) -> None:
        self._hook.delete_file(bucket(role), key)

    def filesystem(self) -> AzureFileSystem:
        from pyarrow.fs import AzureFileSystem

        endpoint, account = urlsplit(self._client.primary_endpoint), self._client.account_name
        # pyarrow puts the account before what begins with a dot, and otherwise behind it, where Azurite has it
        host = endpoint.netloc.removeprefix(str(account))
        return AzureFileSystem(
            account,
            account_key=self._key,
            blob_storage_authority=host,
            blob_storage_scheme=endpoint.scheme,
            dfs_storage_authority=host.replace(".blob.", ".dfs.", 1),
            dfs_storage_scheme=endpoint.scheme,
        )

    def delta_options(self, role: str) -> dict[str, str]:
        del role
        endpoint = self._client.primary_endpoint.rstrip("/")
        return {
            "azure_storage_account_name": str(self._client.account_name),
            "azure_storage_endpoint": endpoint,
            **({"allow_http": "true"} if endpoint.startswith("http://") else {}),
            **({"azure_storage_account_key": self._key} if self._key else _identity()),
        }

    @cached_property
    def _hook(self) -> WasbHook:
        from airflow.providers.microsoft.azure.hooks.wasb import WasbHook

        return WasbHook(wasb_conn_id=connection(contract().object_store.connection))

    @cached_property
    def _client(self) -> BlobServiceClient:
        return cast("BlobServiceClient", self._hook.blob_service_client)

    @cached_property
    def _key(self) -> str | None:
        """The account's, if the connection has it."""
        from azure.identity import DefaultAzureCredential

        credential: Any = self._client.credential
        if isinstance(credential, DefaultAzureCredential):
            return None
        key: str | None = getattr(credential, "account_key", None)
        if key is None:
            raise LoginError(
                f"connection '{self._hook.conn_id}': Parquet files and tables can't be read by its login;"
                " give it the account's key as password, or nothing, for the identity of the pod"
            )
        return key


def _lower(metadata: Mapping[str, str]) -> set[tuple[str, str]]:
    """Names of metadata are headers', which have no case."""
    return {(name.lower(), value.lower()) for name, value in metadata.items()}


def _identity() -> dict[str, str]:
    missing = [variable for variable in IDENTITY if not os.environ.get(variable)]
    if missing:
        raise LoginError(
            f"connection '{contract().object_store.connection}': has no key, and {missing[0]} is not set;"
            " label the pod azure.workload.identity/use=true and annotate its service account, or give it the key"
        )
    # AKS ends the host by a slash, and deltalake puts another behind it
    return {option: os.environ[variable].rstrip("/") for variable, option in IDENTITY.items()}
