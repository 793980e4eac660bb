"""Containers as tasks: pods in the environment's namespace for them, under an account without any right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator
from kubernetes.client import models as k8s

from headwater.contract import ContractError, connection, contract, known
from headwater.security import SPARK_USER, container_security, pod_security
from headwater.spark import KUBERNETES, WORK_FOLDER, application_name, secret_key

USERS = {"spark": SPARK_USER}
# any other image's: no user of it, and none of the node's
NOBODY = 65534
DECIDED = {
    "namespace": "it is the contract's",
    "service_account_name": "it is the contract's",
    "labels": "they are the contract's, and network policies go by them",
    "security_context": "the namespace admits restricted pods only",
    "container_security_context": "the namespace admits restricted pods only",
    "env_vars": "it is called 'environment' here, and 'secrets' for what nobody may read",
    "env_from": "name each variable in 'secrets'",
    "do_xcom_push": "it needs a sidecar and the right to execute commands in pods; write a result to the object store",
}


@dataclass(frozen=True)
class Resources:
    """What a container asks for, and what it is stopped at."""

    cpu: str = "50m"
    memory: str = "64Mi"
    cpu_limit: str = "500m"
    memory_limit: str = "256Mi"


@dataclass(frozen=True)
class Scratch:
    """An empty volume that lives as long as its pod: a folder of the node, or, with a size, a claim of its own."""

    mount: str
    claim: str | None = None


def pod_task(
    *,
    task_id: str,
    image: str,
    command: Sequence[str],
    arguments: Sequence[str] = (),
    name: str | None = None,
    environment: Mapping[str, str] | None = None,
    secrets: Mapping[str, tuple[str, str]] | None = None,
    config_maps: Mapping[str, str] | None = None,
    scratch: Mapping[str, Scratch] | None = None,
    resources: Resources | None = None,
    connection_id: str = KUBERNETES,
    **task: Any,
) -> KubernetesPodOperator:
    """
    A task that runs one container and shows its log.

    `image` is a name of the contract's images; `secrets` gives environment variables the keys of Secrets (variable:
    (secret, key)), `config_maps` mounts ConfigMaps (name: folder), `scratch` empty volumes (name: where).
    """
    where = f"pod_task '{task_id}'"
    for argument, reason in DECIDED.items():
        if argument in task:
            raise ContractError(f"{where}: '{argument}' can't be chosen: {reason}; leave it out")
    pods = contract().task_pods
    volumes = [
        _volume("tmp", Scratch("/tmp")),  # noqa: S108
        *([_volume("work", Scratch(WORK_FOLDER))] if image == "spark" else []),
        *(_volume(volume, at) for volume, at in (scratch or {}).items()),
        *(_config_map(where, config_map, folder) for config_map, folder in (config_maps or {}).items()),
    ]
    user = USERS.get(image, NOBODY)
    return KubernetesPodOperator(
        task_id=task_id,
        name=application_name(where, name or task_id.replace("_", "-")),
        namespace=pods.namespace,
        kubernetes_conn_id=connection(connection_id),
        service_account_name=pods.service_account,
        automount_service_account_token=False,
        labels=dict(pods.labels),
        image=pods.images[known(where, "image", image, pods.images)],
        image_pull_policy="IfNotPresent",
        cmds=list(command),
        arguments=list(arguments),
        env_vars=_environment(where, environment or {}, secrets or {}),
        volumes=[volume for volume, _ in volumes],
        volume_mounts=[mount for _, mount in volumes],
        container_resources=_resources(resources or Resources()),
        security_context=pod_security(user),
        container_security_context=container_security(),
        get_logs=True,
        do_xcom_push=False,
        random_name_suffix=True,
        on_finish_action="delete_pod",
        log_events_on_failure=True,
        **task,
    )


def _environment(
    where: str, environment: Mapping[str, str], secrets: Mapping[str, tuple[str, str]]
) -> list[k8s.V1EnvVar]:
    return [
        *(k8s.V1EnvVar(name=name, value=value) for name, value in environment.items()),
        *(
            k8s.V1EnvVar(
                name=name,
                value_from=k8s.V1EnvVarSource(secret_key_ref=k8s.V1SecretKeySelector(**secret_key(where, secret, key))),
            )
            for name, (secret, key) in secrets.items()
        ),
    ]


def _config_map(where: str, name: str, folder: str) -> tuple[k8s.V1Volume, k8s.V1VolumeMount]:
    known(where, "config map", name, contract().task_pods.config_maps)
    return (
        k8s.V1Volume(name=name, config_map=k8s.V1ConfigMapVolumeSource(name=name)),
        k8s.V1VolumeMount(name=name, mount_path=folder, read_only=True),
    )


def _volume(name: str, scratch: Scratch) -> tuple[k8s.V1Volume, k8s.V1VolumeMount]:
    mount = k8s.V1VolumeMount(name=name, mount_path=scratch.mount)
    if scratch.claim is None:
        return k8s.V1Volume(name=name, empty_dir=k8s.V1EmptyDirVolumeSource()), mount
    claim = k8s.V1PersistentVolumeClaimTemplate(
        spec=k8s.V1PersistentVolumeClaimSpec(
            access_modes=["ReadWriteOnce"],
            resources=k8s.V1VolumeResourceRequirements(requests={"storage": scratch.claim}),
        )
    )
    return k8s.V1Volume(name=name, ephemeral=k8s.V1EphemeralVolumeSource(volume_claim_template=claim)), mount


def _resources(resources: Resources) -> k8s.V1ResourceRequirements:
    return k8s.V1ResourceRequirements(
        requests={"cpu": resources.cpu, "memory": resources.memory},
        limits={"cpu": resources.cpu_limit, "memory": resources.memory_limit},
    )
