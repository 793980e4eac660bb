"""An Airflow of its own for the tests: its home, database and connections are in a temporary folder."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from airflow.sdk import DAG

    from azurite import Azurite
    from kubernetes_api import KubernetesApi
    from object_store import ObjectStore
    from slack_api import SlackApi

DAGS = Path(__file__).parent.parent
HOME = tempfile.TemporaryDirectory(prefix="headwater-dags-", ignore_cleanup_errors=True)

# Airflow reads these when it is imported
os.environ.update(
    AIRFLOW_HOME=HOME.name,
    AIRFLOW__CORE__DAGS_FOLDER=str(DAGS),
    AIRFLOW__CORE__LOAD_EXAMPLES="False",
    AIRFLOW__DAG_PROCESSOR__DAG_BUNDLE_CONFIG_LIST=json.dumps(
        [
            {
                "name": "dags",
                "classpath": "airflow.dag_processing.bundles.local.LocalDagBundle",
                "kwargs": {"path": str(DAGS)},
            }
        ]
    ),
    AIRFLOW__KUBERNETES_EXECUTOR__IN_CLUSTER="False",
    AIRFLOW__KUBERNETES_EXECUTOR__CONFIG_FILE=f"{HOME.name}/kubeconfig",
    AIRFLOW__API__BASE_URL="http://airflow.example",
    HEADWATER_ENVIRONMENT="minikube",
)
for variable in [name for name in os.environ if name.startswith("AIRFLOW_CONN_")]:
    del os.environ[variable]
sys.path.append(str(DAGS))


@pytest.fixture(scope="session")
def database() -> None:
    from airflow.utils.db import initdb

    initdb()


@pytest.fixture
def dags() -> dict[str, DAG]:
    """The DAGs as Airflow's processor finds them in this folder."""
    from airflow.dag_processing.dagbag import BundleDagBag

    bag = BundleDagBag(dag_folder=DAGS, bundle_path=DAGS, bundle_name="dags")
    assert not bag.import_errors
    return dict(bag.dags)


@pytest.fixture
def no_waits(dags: dict[str, DAG], monkeypatch: pytest.MonkeyPatch) -> None:
    """Tasks that fail are tried again at once."""
    for dag in dags.values():
        for task in dag.tasks:
            monkeypatch.setattr(task, "retry_delay", timedelta(0))
            monkeypatch.setattr(task, "retry_exponential_backoff", 0)


@pytest.fixture(scope="session")
def minio() -> Iterator[ObjectStore]:
    from object_store import running

    with running(os.environ.get("HEADWATER_MINIO")) as store:
        yield store


@pytest.fixture
def object_store(minio: ObjectStore, monkeypatch: pytest.MonkeyPatch) -> ObjectStore:
    """A MinIO with empty buckets, and Airflow's connection to it."""
    minio.empty()
    monkeypatch.setenv("AIRFLOW_CONN_MINIO_S3", json.dumps(minio.connection()))
    return minio


@pytest.fixture(scope="session")
def azurite() -> Iterator[Azurite]:
    from azurite import running

    with running(os.environ.get("HEADWATER_AZURITE")) as store:
        yield store


@pytest.fixture
def azure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """An environment whose objects are in a storage account of Azure, and whose pods log in there by themselves."""
    from azure_contract import azure_contract
    from headwater import contract

    (tmp_path / "azure.json").write_text(json.dumps(azure_contract()), encoding="utf-8")
    monkeypatch.setattr(contract, "FOLDER", tmp_path)
    monkeypatch.setenv("HEADWATER_ENVIRONMENT", "azure")
    # holds URLs of the environment that it was imported in
    monkeypatch.delitem(sys.modules, "headwater.records", raising=False)
    contract.contract.cache_clear()
    yield
    contract.contract.cache_clear()
    sys.modules.pop("headwater.records", None)


@pytest.fixture
def azure_store(azure: None, azurite: Azurite, monkeypatch: pytest.MonkeyPatch) -> Azurite:
    """An Azurite with empty containers, and Airflow's connection to it."""
    del azure
    azurite.empty()
    monkeypatch.setenv("AIRFLOW_CONN_WASB_DEFAULT", json.dumps(azurite.connection()))
    return azurite


@pytest.fixture(params=["object_store", "azure_store"], ids=["s3", "azure-blob"])
def any_store(request: pytest.FixtureRequest) -> ObjectStore | Azurite:
    store: ObjectStore | Azurite = request.getfixturevalue(request.param)
    return store


@pytest.fixture
def kubernetes(monkeypatch: pytest.MonkeyPatch) -> Iterator[KubernetesApi]:
    """A server that plays the API of Kubernetes, and Airflow's connection to it."""
    from kubernetes_api import running

    with running() as api:
        config = Path(HOME.name) / "kubeconfig"
        config.write_text(json.dumps(api.kubeconfig()), encoding="utf-8")
        connection = {"conn_type": "kubernetes", "extra": {"kube_config_path": str(config)}}
        monkeypatch.setenv("AIRFLOW_CONN_KUBERNETES_DEFAULT", json.dumps(connection))
        yield api


@pytest.fixture
def slack(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlackApi]:
    """A server that plays Slack, and Airflow's connection to it."""
    from slack_api import running

    with running() as api:
        monkeypatch.setenv("AIRFLOW_CONN_SLACK_DEFAULT", json.dumps(api.connection()))
        yield api
