"""The jobs against an account of Azure's storage, by the connector and as the identity that they are there."""

import json
import os
import subprocess
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from data_lake import ACCOUNT, DataLake, serve
from deltalake import DeltaTable
from submission import BRIEF, CONTRACT, last_words, submit

DAY = "2026-01-31"
HADOOP: dict[str, str] = {
    "fs.azure.account.hns.enabled": "true",
    "fs.azure.account.auth.type": "OAuth",
    "fs.azure.account.oauth.provider.type": "org.apache.hadoop.fs.azurebfs.oauth2.WorkloadIdentityTokenProvider",
    "fs.azure.account.oauth2.msi.tenant": "11111111-1111-1111-1111-111111111111",
    "fs.azure.account.oauth2.client.id": "22222222-2222-2222-2222-222222222222",
}
TENANT = "fs.azure.account.oauth2.msi.tenant"
CLIENT = "fs.azure.account.oauth2.client.id"
TOKEN_FILE = "fs.azure.account.oauth2.token.file"


@pytest.fixture(scope="module")
def trusted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataLake]:
    folder = tmp_path_factory.mktemp("data-lake")
    with serve(HADOOP[TENANT], HADOOP[CLIENT], folder) as lake:
        keytool = Path(os.environ["JAVA_HOME"]) / "bin" / "keytool"
        store = ("-keystore", str(folder / "trust.p12"), "-storetype", "PKCS12", "-storepass", "changeit")
        imported = ("-importcert", "-noprompt", "-alias", "lake", "-file", str(lake.certificate))
        subprocess.run([str(keytool), *imported, *store], check=True, capture_output=True)
        yield lake


@pytest.fixture
def lake(trusted: DataLake) -> DataLake:
    """An account with empty containers."""
    trusted.paths, trusted.closed = {"landing": {}, "lakehouse": {}}, set()
    return trusted


def run(lake: DataLake, folder: Path, job: str, **folders: str) -> subprocess.CompletedProcess[str]:
    """Runs a job as a pod of AKS does: its token in a file, and where it is shown from the contract."""
    token = folder / "azure-identity-token"
    if not token.exists():
        token.write_text(lake.assertion)
    hadoop = {
        **HADOOP,
        TOKEN_FILE: str(token),
        # what is elsewhere in the world
        "fs.azure.abfs.endpoint": f"127.0.0.1:{lake.port}",
        "fs.azure.account.oauth2.msi.authority": f"https://127.0.0.1:{lake.port}",
        # one attempt says it, the usual thirty take minutes
        "fs.azure.io.retry.max.retries": "0",
        "fs.azure.oauth.token.fetch.retry.max.retries": "0",
    }
    trust = f"-Djavax.net.ssl.trustStore={lake.certificate.parent}/trust.p12"
    password = "-Djavax.net.ssl.trustStorePassword=changeit"
    settings = {f"spark.hadoop.{name}": value for name, value in hadoop.items()}
    urls = {name: lake.url(*folder.split("/", 1)) for name, folder in folders.items()}
    java = {"spark.driver.extraJavaOptions": f"{BRIEF} {trust} {password}"}
    return submit(job, {**urls, "date": DAY}, {**settings, **java})


def done(result: subprocess.CompletedProcess[str]) -> None:
    assert result.returncode == 0, result.stdout


def land(lake: DataLake, *orders: dict[str, object]) -> None:
    lines = "".join(json.dumps(order) + "\n" for order in orders)
    lake.put("landing", f"orders/date={DAY}/orders.jsonl", lines.encode())


def order(number: int, category: str, price: str) -> dict[str, object]:
    return {
        "order_id": f"o-{number}",
        "ordered_at": "2026-01-31T09:30:00Z",
        "updated_at": "2026-01-31T10:00:00Z",
        "category": category,
        "status": "paid",
        "quantity": 2,
        "unit_price": price,
    }


def gold(lake: DataLake, target: Path) -> list[dict[str, Any]]:
    """As a reader sees the table that is not Spark."""
    rows = DeltaTable(str(lake.copy("lakehouse", "gold", target))).to_pyarrow_dataset().to_table().to_pylist()
    return sorted(({name: row[name] for name in ("category", "revenue")} for row in rows), key=str)


def test_from_landing_to_gold_and_again(lake: DataLake, tmp_path: Path) -> None:
    land(lake, order(1, "books", "12.50"), order(2, "games", "59.99"))
    done(run(lake, tmp_path, "landing_to_bronze", input="landing/orders", output="lakehouse/bronze"))
    steps = {"input": "lakehouse/bronze", "output": "lakehouse/silver", "rejected": "lakehouse/rejected"}
    done(run(lake, tmp_path, "bronze_to_silver", **steps))
    for attempt in ("first", "second"):
        done(run(lake, tmp_path, "silver_to_gold", input="lakehouse/silver", output="lakehouse/gold"))
        assert gold(lake, tmp_path / attempt) == [
            {"category": "books", "revenue": Decimal("25.00")},
            {"category": "games", "revenue": Decimal("119.98")},
        ]


def test_no_right_on_a_container_is_7(lake: DataLake, tmp_path: Path) -> None:
    land(lake, order(1, "books", "12.50"))
    lake.closed.add("lakehouse")
    result = run(lake, tmp_path, "landing_to_bronze", input="landing/orders", output="lakehouse/bronze")
    assert result.returncode == 7
    assert '"Forbidden", 403, HEAD, ' in last_words(result, "landing_to_bronze")
    assert "/lakehouse/" in last_words(result, "landing_to_bronze")
    assert lake.bearer not in result.stdout


def test_an_identity_that_entra_does_not_know_is_7(lake: DataLake, tmp_path: Path) -> None:
    (tmp_path / "azure-identity-token").write_text("of another account")
    result = run(lake, tmp_path, "landing_to_bronze", input="landing/orders", output="lakehouse/bronze")
    assert result.returncode == 7
    assert "the federated credential" in last_words(result, "landing_to_bronze")


def test_a_container_that_is_not_there_is_a_folder_that_is_not_there(lake: DataLake, tmp_path: Path) -> None:
    result = run(lake, tmp_path, "landing_to_bronze", input="nowhere/orders", output="lakehouse/bronze")
    assert result.returncode == 3
    assert f"abfss://nowhere@{ACCOUNT}" in last_words(result, "landing_to_bronze")


def test_the_contract_of_azure_says_the_same() -> None:
    contract = json.loads(CONTRACT.with_name("aks.json").read_text())["spark"]["hadoopConf"]
    whose = {TENANT, CLIENT, TOKEN_FILE}
    assert set(contract) == {*HADOOP, *whose}
    assert {name: value for name, value in contract.items() if name not in whose}.items() <= HADOOP.items()
