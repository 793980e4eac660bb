from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest

from headwater.contract import STORES
from headwater.stores import KINDS, store
from headwater.stores.azure_blob import LoginError
from local_server import serving

if TYPE_CHECKING:
    from azurite import Azurite
    from object_store import ObjectStore

ACCOUNT = "https://account.blob.core.windows.net"


@pytest.fixture
def identity(azure: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What AKS gives a pod with an identity, and the connection that the platform's manifests have there."""
    del azure
    token = tmp_path / "token"
    token.write_text("token-of-the-service-account", encoding="utf-8")
    monkeypatch.setenv("AZURE_CLIENT_ID", "client-of-tests")
    monkeypatch.setenv("AZURE_TENANT_ID", "tenant-of-tests")
    monkeypatch.setenv("AZURE_FEDERATED_TOKEN_FILE", str(token))
    monkeypatch.setenv("AZURE_AUTHORITY_HOST", "https://login.microsoftonline.com/")
    monkeypatch.setenv("AIRFLOW_CONN_WASB_DEFAULT", json.dumps({"conn_type": "wasb", "host": ACCOUNT}))


def test_every_kind_that_a_contract_can_name_can_be_reached() -> None:
    assert tuple(KINDS) == STORES


def test_an_object_is_what_was_written_last_until_it_is_removed(any_store: ObjectStore | Azurite) -> None:
    for content in (b"1", b"22"):
        store().write("landing", "a/x", content)
    assert store().read("landing", "a/x") == b"22"
    assert any_store.keys("landing") == ["a/x"]
    store().remove("landing", "a/x")
    assert store().keys("landing", "a/") == []


def test_s3_is_reached_as_the_connection_says(object_store: ObjectStore, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = object_store.connection()
    assert store().delta_options("lakehouse") == {
        "AWS_ACCESS_KEY_ID": connection["login"],
        "AWS_SECRET_ACCESS_KEY": connection["password"],
        "AWS_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": object_store.endpoint,
        "AWS_ALLOW_HTTP": "true",
        "AWS_VIRTUAL_HOSTED_STYLE_REQUEST": "false",
    }
    extra = {"endpoint_url": "https://s3.example", "config_kwargs": {"s3": {"addressing_style": "virtual"}}}
    monkeypatch.setenv("AIRFLOW_CONN_MINIO_S3", json.dumps({**connection, "extra": extra}))
    assert store().delta_options("lakehouse") == {
        "AWS_ACCESS_KEY_ID": connection["login"],
        "AWS_SECRET_ACCESS_KEY": connection["password"],
        "AWS_ENDPOINT_URL": "https://lakehouse.s3.example",
        "AWS_VIRTUAL_HOSTED_STYLE_REQUEST": "true",
    }


def test_a_folder_of_azure_is_no_object(azure_store: Azurite) -> None:
    azure_store.put("landing", "orders/date=2026-01-31", b"", {"Hdi_isfolder": "true"})
    azure_store.put("landing", "orders/date=2026-01-31/x", b"1", {"author": "somebody"})
    assert store().keys("landing", "orders/") == ["orders/date=2026-01-31/x"]


@pytest.mark.usefixtures("identity")
def test_azure_is_reached_as_whom_the_pod_is(tmp_path: Path) -> None:
    assert store().delta_options("lakehouse") == {
        "azure_storage_account_name": "account",
        "azure_storage_endpoint": ACCOUNT,
        "azure_client_id": "client-of-tests",
        "azure_tenant_id": "tenant-of-tests",
        "azure_federated_token_file": str(tmp_path / "token"),
        "azure_authority_host": "https://login.microsoftonline.com",
    }


@pytest.mark.usefixtures("identity")
def test_tables_are_asked_for_with_a_token_that_was_given_for_the_pods() -> None:
    from deltalake import DeltaTable

    asked: list[tuple[str, dict[str, list[str]]]] = []
    seen: set[str] = set()

    class Entra(BaseHTTPRequestHandler):
        """Gives a token, and has no table for who comes with it."""

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            asked.append((self.path, parse_qs(body)))
            self._answer(200, json.dumps({"access_token": "token-of-entra", "expires_in": 3600}).encode())

        def do_GET(self) -> None:
            seen.add(self.headers["Authorization"])
            self._answer(404, b"")

        def _answer(self, status: int, content: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    with serving(Entra) as url:
        there = {"azure_storage_endpoint": url, "azure_authority_host": url, "allow_http": "true", "max_retries": "0"}
        options = {**store().delta_options("lakehouse"), **there}
        with pytest.raises(OSError, match="404 Not Found"):
            DeltaTable(store().url("lakehouse", "out"), storage_options=options)
    path, form = asked[0]
    assert path == "/tenant-of-tests/oauth2/v2.0/token"
    assert form["client_id"] == ["client-of-tests"]
    assert form["client_assertion"] == ["token-of-the-service-account"]
    assert seen == {"Bearer token-of-entra"}


@pytest.mark.usefixtures("identity")
def test_parquet_files_in_azure_are_read_as_whom_the_pod_is() -> None:
    from pyarrow.fs import AzureFileSystem

    of_azure = {"blob_storage_authority": ".blob.core.windows.net", "dfs_storage_authority": ".dfs.core.windows.net"}
    assert store().filesystem() == AzureFileSystem("account", **of_azure)
    assert store().filesystem() != AzureFileSystem("account", account_key="a2V5", **of_azure)


@pytest.mark.usefixtures("identity")
def test_a_pod_that_is_nobody_is_told_what_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AZURE_FEDERATED_TOKEN_FILE")
    with pytest.raises(
        LoginError, match=r"'wasb_default': has no key, and AZURE_FEDERATED_TOKEN_FILE is not set; label"
    ):
        store().delta_options("lakehouse")


@pytest.mark.usefixtures("identity")
@pytest.mark.parametrize("extra", [{"sas_token": "sv=1&sig=x"}, {"tenant_id": "t"}])
def test_a_login_that_only_the_hook_understands_is_refused(
    extra: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = {"conn_type": "wasb", "host": ACCOUNT, "login": "a", "password": "b", "extra": extra}
    monkeypatch.setenv("AIRFLOW_CONN_WASB_DEFAULT", json.dumps(connection))
    with pytest.raises(LoginError, match="'wasb_default': Parquet files and tables can't be read by its login; give"):
        store().filesystem()
