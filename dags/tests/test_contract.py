from __future__ import annotations

import json
from pathlib import Path

import pytest

from headwater import contract as module
from headwater.contract import ContractError, bucket, connection, contract, read_contract


@pytest.fixture(autouse=True)
def fresh() -> None:
    contract.cache_clear()


def changed(tmp_path: Path, change: str) -> Path:
    document = json.loads((module.FOLDER / "minikube.json").read_text(encoding="utf-8"))
    exec(change, {"document": document})  # noqa: S102
    path = tmp_path / "minikube.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


@pytest.mark.parametrize("path", sorted(module.FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_every_committed_contract_can_be_read(path: Path) -> None:
    assert read_contract(path).environment == path.stem


def test_it_is_read_by_the_name_of_the_environment() -> None:
    assert contract().environment == "minikube"
    assert contract().spark.jobs.folder == "/opt/headwater/jobs"
    assert contract().task_pods.secrets["object-store-spark"] == ("access-key", "secret-key")


def test_without_an_environment_it_says_which_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HEADWATER_ENVIRONMENT")
    with pytest.raises(ContractError, match=r"HEADWATER_ENVIRONMENT: not set; set it to one of .*minikube"):
        contract()


def test_an_unknown_environment_is_refused_with_the_near_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEADWATER_ENVIRONMENT", "minicube")
    with pytest.raises(ContractError, match=r"no contract of environment 'minicube'; did you mean 'minikube'\?"):
        contract()


def test_a_missing_field_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContractError, match=r"minikube.json: no field 'jobs'; render it again"):
        read_contract(changed(tmp_path, "del document['spark']['jobs']"))


def test_an_object_store_without_its_connection_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        ContractError, match=r"objectStore.connection: no connection 'minio_s4'; did you mean 'minio_s3'"
    ):
        read_contract(changed(tmp_path, "document['objectStore']['connection'] = 'minio_s4'"))


def test_names_that_are_near_nothing_are_refused_with_all_there_are() -> None:
    with pytest.raises(ContractError, match="bucket: no bucket 'tape'; there are: lakehouse, landing"):
        bucket("tape")
    with pytest.raises(ContractError, match="no connection 'spark_defualt'; did you mean 'spark_default'"):
        connection("spark_defualt")


def test_a_kind_of_store_that_nobody_can_reach_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        ContractError, match=r"objectStore.kind: no kind of object store 'azure'; did you mean 'azure-blob'"
    ):
        read_contract(changed(tmp_path, "document['objectStore']['kind'] = 'azure'"))
