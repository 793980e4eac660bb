"""DAGs in an environment whose object store is Azure's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from azure_contract import IDENTITY, placement
from headwater.contract import ContractError, contract
from runs import DAY, process_data, run, states
from test_dags import FILES

if TYPE_CHECKING:
    from airflow.sdk import DAG

    from azurite import Azurite
    from kubernetes_api import KubernetesApi
    from slack_api import SlackApi


@pytest.mark.usefixtures("database")
def test_records_are_processed_in_azure(
    azure_store: Azurite, dags: dict[str, DAG], kubernetes: KubernetesApi, slack: SlackApi
) -> None:
    kubernetes.run = process_data(azure_store)
    result = run(dags["spark_data_processing"])
    assert set(states(result).values()) == {"success"}
    assert azure_store.keys("landing") == [f"process_data/input/date={DAY}/sample.parquet"]
    where = f"{azure_store.url('lakehouse')}/process_data/spark_data_processing/date={DAY}"
    [application] = kubernetes.created
    assert application["spec"]["arguments"] == [
        *("--input", f"{azure_store.url('landing')}/process_data/input/date={DAY}"),
        *("--output", where),
    ]
    for role in ("driver", "executor"):
        assert application["spec"][role]["labels"].items() >= IDENTITY.items()
    assert slack.texts() == [f"records of {DAY}: 2 categories in {where}"]


@pytest.mark.usefixtures("database")
def test_the_canary_leaves_nothing_behind_in_azure(azure_store: Azurite, dags: dict[str, DAG]) -> None:
    assert states(dags["platform_canary"].test()) == {"write_and_read": "success"}
    assert azure_store.keys("lakehouse") == []


@pytest.mark.usefixtures("azure")
def test_every_dag_is_found_in_azure_without_an_example_of_secrets(dags: dict[str, DAG]) -> None:
    assert sorted(dags) == FILES
    assert "secret" not in dags["kubernetes_pod_examples"].task_ids


@pytest.mark.usefixtures("azure")
@pytest.mark.parametrize("role", ["driver", "executor"])
def test_pods_of_an_application_log_in_by_themselves(role: str) -> None:
    from headwater.spark import spark_application

    spec = spark_application(task_id="process", file="process_data.py").template_spec["spec"]
    assert spec[role]["envSecretKeyRefs"] == {}
    assert spec[role]["labels"] == IDENTITY
    assert spec[role]["nodeSelector"] == placement(f"{role}s")["nodeSelector"]
    assert spec["hadoopConf"]["fs.azure.account.auth.type"] == "OAuth"


@pytest.mark.usefixtures("azure")
def test_how_spark_logs_in_can_not_be_chosen() -> None:
    from headwater.spark import spark_application

    conf = {"spark.hadoop.fs.azure.account.auth.type": "SharedKey"}
    with pytest.raises(ContractError, match=r"'spark.hadoop.fs.azure.account.auth.type' can't be chosen"):
        spark_application(task_id="process", file="process_data.py", conf=conf)


@pytest.mark.usefixtures("azure")
def test_pods_of_spark_submit_log_in_by_themselves_on_their_nodes() -> None:
    from headwater.spark_submit import pod_template, spark_submit

    task = spark_submit(task_id="submit", name="process-data", file="process_data.py", arguments=[])
    conf = task.conf or {}
    for role in ("driver", "executor"):
        assert conf[f"spark.kubernetes.{role}.label.azure.workload.identity/use"] == "true"
        assert pod_template(role)["spec"].items() >= placement(f"{role}s").items()
    assert [name for name in conf if "secretKeyRef" in name] == []
    assert conf["spark.hadoop.fs.azure.account.auth.type"] == "OAuth"


@pytest.mark.usefixtures("azure", "kubernetes")
def test_spark_in_one_pod_logs_in_by_itself() -> None:
    from headwater.local_spark import local_spark

    task = local_spark(task_id="process", file="process_data.py", arguments=[])
    assert task.env_vars == []
    assert task.labels.items() >= IDENTITY.items()


@pytest.mark.usefixtures("azure")
def test_a_contract_without_credentials_has_none() -> None:
    assert contract().spark.credentials is None
