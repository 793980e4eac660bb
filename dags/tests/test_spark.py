from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conftest import DAGS
from headwater.contract import ContractError, contract
from headwater.size import Size
from headwater.spark import spark_application

SCHEMAS = DAGS.parent / "tools/schemas/custom/definitions.json"
RESTRICTED = {
    "runAsNonRoot": True,
    "allowPrivilegeEscalation": False,
    "capabilities": {"drop": ["ALL"]},
    "seccompProfile": {"type": "RuntimeDefault"},
}


def application(**changes: Any) -> dict[str, Any]:
    task = spark_application(
        **{"task_id": "process", "file": "process_data.py", "arguments": ["--input", "x"], **changes}
    )
    document: dict[str, Any] = task.template_spec
    return document


def test_it_is_what_the_spark_operator_accepts() -> None:
    document = {**application(), "metadata": {"name": "process-a1", "namespace": "processing"}}
    types = json.loads(SCHEMAS.read_text(encoding="utf-8"))["types"]
    schema = {"$ref": "#/types/sparkoperator.k8s.io.v1beta2.SparkApplication", "types": types}
    assert [error.message for error in Draft202012Validator(schema).iter_errors(document)] == []


def test_what_an_author_leaves_out_is_the_environments() -> None:
    spec = application()["spec"]
    assert spec["image"] == "ghcr.io/headwater-platform/spark:4.0.4"
    assert spec["mainApplicationFile"] == "local:///opt/headwater/jobs/process_data.py"
    assert spec["sparkConf"]["spark.eventLog.dir"] == "s3a://spark-events/"
    assert spec["sparkConf"]["spark.sql.extensions"] == "io.delta.sql.DeltaSparkSessionExtension"
    assert spec["driver"]["serviceAccount"] == "spark-driver"
    assert spec["driver"]["memory"] == spec["executor"]["memory"] == "512m"


def test_the_namespace_is_the_contracts_not_the_operators_default() -> None:
    assert spark_application(task_id="process", file="process_data.py").namespace == "processing"


@pytest.mark.parametrize("role", ["driver", "executor"])
def test_pods_are_admitted_by_pod_security_restricted(role: str) -> None:
    pod = application()["spec"][role]
    assert pod["securityContext"].items() >= RESTRICTED.items()
    assert (pod["podSecurityContext"]["runAsUser"], pod["podSecurityContext"]["runAsNonRoot"]) == (185, True)
    assert pod["podSecurityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}


@pytest.mark.parametrize("role", ["driver", "executor"])
def test_pods_have_the_jobs_and_credentials_by_reference(role: str) -> None:
    pod = application()["spec"][role]
    assert pod["configMaps"] == [{"name": "spark-jobs", "path": "/opt/headwater/jobs"}]
    assert pod["envSecretKeyRefs"] == {
        "AWS_ACCESS_KEY_ID": {"name": "object-store-spark", "key": "access-key"},
        "AWS_SECRET_ACCESS_KEY": {"name": "object-store-spark", "key": "secret-key"},
    }


def test_executors_run_under_the_account_without_rights() -> None:
    assert application()["spec"]["executor"]["serviceAccount"] == "task-pod"


def test_airflow_retries_and_what_nobody_watches_goes() -> None:
    spec = application()["spec"]
    assert spec["restartPolicy"] == {"type": "Never"}
    assert spec["timeToLiveSeconds"] == 86400


def test_a_job_says_how_large_it_is() -> None:
    spec = application(driver=Size(memory="1g"), executor=Size(instances=3, cores=2, core_request="1", core_limit="2"))[
        "spec"
    ]
    assert (spec["driver"]["memory"], spec["driver"]["coreLimit"]) == ("1g", contract().spark.driver.core_limit)
    assert (spec["executor"]["instances"], spec["executor"]["cores"], spec["executor"]["memory"]) == (3, 2, "512m")


def test_settings_of_a_job_go_beside_the_environments() -> None:
    conf = application(conf={"spark.sql.shuffle.partitions": "8"})["spec"]["sparkConf"]
    assert conf["spark.sql.shuffle.partitions"] == "8"
    assert conf["spark.eventLog.enabled"] == "true"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"file": "proces_data.py"},
            "spark_application 'process': no job 'proces_data.py'; did you mean 'process_data.py'?",
        ),
        (
            {"secrets": {"KEY": ("object-store-sprak", "x")}},
            "no secret 'object-store-sprak'; did you mean 'object-store-spark'?",
        ),
        (
            {"secrets": {"KEY": ("object-store-spark", "acess-key")}},
            "no key of secret 'object-store-spark' 'acess-key'; did you mean 'access-key'?",
        ),
        ({"config_maps": {"spark-job": "/x"}}, "no config map 'spark-job'; did you mean 'spark-jobs'?"),
        ({"connection_id": "kubernetes"}, "no connection 'kubernetes'; did you mean 'kubernetes_default'?"),
        ({"namespace": "default"}, "'namespace' can't be chosen: it is the contract's; leave it out"),
        ({"image": "spark:latest"}, "'image' can't be chosen: it is the contract's; leave it out"),
        ({"do_xcom_push": True}, "'do_xcom_push' can't be chosen: a driver has no place for its sidecar"),
        ({"name": "Process"}, "'Process' is no name of an application; write lower-case letters"),
        ({"name": "9-lives"}, "'9-lives' is no name of an application"),
        ({"name": "a" * 41}, "at most 40"),
        ({"name": "my-driver-job"}, "'my-driver-job' holds '-driver', by which drivers are known"),
        ({"arguments": ["s3a://landing/x/rules.json"]}, "takes 's3a://landing/x/rules.json' for a template's name"),
        ({"conf": {"spark.kubernetes.namespace": "x"}}, "'spark.kubernetes.namespace' can't be chosen"),
        ({"conf": {"spark.sql.extensions": "x"}}, "'spark.sql.extensions' can't be chosen: it is the contract's"),
        ({"conf": {"spark.my.password": "x"}}, "'spark.my.password' would hold a secret in plain text"),
        ({"driver": Size(instances=2)}, "driver.instances: a Spark application has one driver"),
        ({"executor": Size(instances=0)}, "executor.instances: 0 executors run nothing; ask for at least 1"),
        ({"driver": Size(memory="512Mi")}, "driver.memory: '512Mi' is no JVM memory; write it like 512m or 2g"),
        ({"executor": Size(memory="256m")}, "executor.memory: Spark does not start with '256m'; ask for at least 512m"),
        (
            {"driver": Size(core_request="half")},
            "driver.core_request: 'half' is no amount of CPU; write it like 250m or 1",
        ),
        ({"driver": Size(core_request="3", core_limit="1")}, "is more than core_limit '1'; raise the limit"),
        ({"driver": Size(cores=0)}, "driver.cores: 0 tasks at once; ask for at least 1"),
    ],
    ids=lambda value: None if isinstance(value, str) else "-".join(value),
)
def test_what_the_cluster_does_not_have_is_refused_when_the_file_is_parsed(
    changes: dict[str, Any], message: str
) -> None:
    with pytest.raises(ContractError) as refused:
        application(**changes)
    assert message in str(refused.value)
