from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conftest import DAGS
from headwater.contract import ContractError
from headwater.local_spark import local_spark
from headwater.pods import Resources, Scratch, pod_task

pytestmark = pytest.mark.usefixtures("kubernetes")

SCHEMAS = DAGS.parent / "tools/schemas/kubernetes"


def pod(**changes: Any) -> dict[str, Any]:
    from kubernetes.client import ApiClient

    task = pod_task(**{"task_id": "count", "image": "python", "command": ["python"], **changes})
    document: dict[str, Any] = ApiClient().sanitize_for_serialization(task.build_pod_request_obj())
    return document


def test_it_runs_beside_spark_under_an_account_without_rights() -> None:
    document = pod()
    assert document["metadata"]["namespace"] == "processing"
    assert document["metadata"]["labels"]["app.kubernetes.io/name"] == "task-pod"
    assert document["spec"]["serviceAccountName"] == "task-pod"
    assert document["spec"]["automountServiceAccountToken"] is False


@pytest.mark.parametrize("version", sorted(path.name for path in SCHEMAS.iterdir() if path.is_dir()))
def test_it_is_a_pod_of_kubernetes(version: str) -> None:
    document = pod(
        environment={"A": "b"},
        secrets={"KEY": ("object-store-spark", "access-key")},
        config_maps={"spark-jobs": "/jobs"},
        scratch={"a": Scratch("/a"), "b": Scratch("/b", claim="1Gi")},
    )
    types = json.loads((SCHEMAS / version / "definitions.json").read_text(encoding="utf-8"))["types"]
    schema = {"$ref": "#/types/io.k8s.api.core.v1.Pod", "types": types}
    assert [error.message for error in Draft202012Validator(schema).iter_errors(document)] == []


@pytest.mark.parametrize(("image", "user"), [("python", 65534), ("spark", 185)])
def test_it_is_admitted_by_pod_security_restricted(image: str, user: int) -> None:
    spec = pod(image=image)["spec"]
    assert spec["securityContext"]["runAsUser"] == user
    assert spec["securityContext"]["runAsNonRoot"] is True
    assert spec["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    for container in spec["containers"]:
        assert container["securityContext"]["allowPrivilegeEscalation"] is False
        assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}


def test_it_says_what_it_needs() -> None:
    [container] = pod(resources=Resources(cpu="100m", memory="128Mi", cpu_limit="1", memory_limit="1Gi"))["spec"][
        "containers"
    ]
    assert container["resources"] == {
        "requests": {"cpu": "100m", "memory": "128Mi"},
        "limits": {"cpu": "1", "memory": "1Gi"},
    }


def test_secrets_are_references_and_never_values() -> None:
    [container] = pod(environment={"A": "b"}, secrets={"KEY": ("object-store-spark", "access-key")})["spec"][
        "containers"
    ]
    assert container["env"] == [
        {"name": "A", "value": "b"},
        {"name": "KEY", "valueFrom": {"secretKeyRef": {"name": "object-store-spark", "key": "access-key"}}},
    ]


def test_volumes_live_as_long_as_the_pod() -> None:
    spec = pod(config_maps={"spark-jobs": "/jobs"}, scratch={"a": Scratch("/a"), "b": Scratch("/b", claim="1Gi")})[
        "spec"
    ]
    volumes = {volume.pop("name"): volume for volume in spec["volumes"]}
    assert volumes["spark-jobs"] == {"configMap": {"name": "spark-jobs"}}
    assert volumes["a"] == {"emptyDir": {}}
    claim = volumes["b"]["ephemeral"]["volumeClaimTemplate"]["spec"]
    assert claim == {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}}


def test_spark_in_one_pod_has_the_settings_and_credentials_of_the_environment() -> None:
    from kubernetes.client import ApiClient

    task = local_spark(task_id="process", file="process_data.py", arguments=["--input", "x"])
    assert "spark.hadoop.fs.s3a.endpoint=http://minio.deepstorage.svc:9000" in task.arguments
    assert task.arguments[-3:] == ["/opt/headwater/jobs/process_data.py", "--input", "x"]
    assert [variable["name"] for variable in ApiClient().sanitize_for_serialization(task.env_vars)] == [
        "AWS_ACCESS_KEY_ID",
        "AWS_SECRET_ACCESS_KEY",
    ]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"image": "pyhton"}, "pod_task 'count': no image 'pyhton'; did you mean 'python'?"),
        (
            {"secrets": {"KEY": ("airflow-fernet-key", "x")}},
            "no secret 'airflow-fernet-key'; there are: object-store-spark",
        ),
        ({"config_maps": {"spark_jobs": "/x"}}, "no config map 'spark_jobs'; did you mean 'spark-jobs'?"),
        ({"connection_id": "kube"}, "no connection 'kube'; "),
        ({"namespace": "orchestrator"}, "'namespace' can't be chosen"),
        ({"service_account_name": "airflow-worker"}, "'service_account_name' can't be chosen"),
        ({"env_vars": {"PASSWORD": "x"}}, "'env_vars' can't be chosen: it is called 'environment' here"),
        ({"do_xcom_push": True}, "'do_xcom_push' can't be chosen"),
    ],
    ids=lambda value: None if isinstance(value, str) else "-".join(value),
)
def test_what_the_cluster_does_not_have_is_refused_when_the_file_is_parsed(
    changes: dict[str, Any], message: str
) -> None:
    with pytest.raises(ContractError) as refused:
        pod(**changes)
    assert message in str(refused.value)
