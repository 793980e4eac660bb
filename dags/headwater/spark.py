"""Spark applications as tasks: an author names a job, its arguments and its size; all else is the environment's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from airflow.providers.cncf.kubernetes.operators.spark_kubernetes import SparkKubernetesOperator

from headwater.contract import Contract, ContractError, connection, contract, known
from headwater.security import SPARK_USER, container_security, pod_security
from headwater.size import Size, driver_size, executor_size

# the operator appends 9 characters, Spark's operator '-ui-svc', and a Service's name has at most 63:
# https://github.com/kubeflow/spark-operator/blob/v2.5.2/pkg/util/sparkapplication.go
LONGEST_NAME = 40
NAME = re.compile(r"[a-z]([-a-z0-9]*[a-z0-9])?")
KUBERNETES = "kubernetes_default"
# what is left of an application that no task watches any more goes after a day
KEPT_SECONDS = 86400
# images apache/spark start there, and Spark writes into it
WORK_FOLDER = "/opt/spark/work-dir"
OURS = (
    "spark.kubernetes.",
    "spark.hadoop.fs.s3a.",
    "spark.hadoop.fs.azure.",
    "spark.eventLog.",
    "spark.master",
    "spark.submit.",
    "spark.sql.catalog.spark_catalog",
    "spark.sql.extensions",
)
# the operator would take such a text for the name of a template
FILE_NAMES = (".yaml", ".yml", ".json")
SECRETIVE = re.compile(r"secret|password|token|access\.?key", re.IGNORECASE)
DECIDED = {
    "namespace": "it is the contract's",
    "image": "it is the contract's",
    "template_spec": "it is made of the other arguments",
    "application_file": "it is made of the other arguments",
    "do_xcom_push": "a driver has no place for its sidecar, the task would hang; write a result to the object store",
    "pool": "drivers that wait for executors would keep each other from having any",
    "random_name_suffix": "without it a second run collides with the first",
    "reattach_on_restart": "a worker that was lost must find its driver again",
    "delete_on_termination": "an application goes with its task; its log and its event log stay",
}


def spark_application(
    *,
    task_id: str,
    file: str,
    arguments: Sequence[str] = (),
    name: str | None = None,
    driver: Size | None = None,
    executor: Size | None = None,
    conf: Mapping[str, str] | None = None,
    secrets: Mapping[str, tuple[str, str]] | None = None,
    config_maps: Mapping[str, str] | None = None,
    connection_id: str = KUBERNETES,
    **task: Any,
) -> SparkKubernetesOperator:
    """
    A task that runs one Spark application and shows its driver's log.

    `file` is one of spark-jobs/jobs; `secrets` gives environment variables the keys of Secrets (variable: (secret,
    key)), `config_maps` mounts ConfigMaps (name: folder); `task` is any argument of a task (retries, …).
    The application and its pods are deleted when the task ends, well or not: the task has the driver's log, the history
    server the rest.
    """
    where = f"spark_application '{task_id}'"
    for argument, reason in DECIDED.items():
        if argument in task:
            raise ContractError(f"{where}: '{argument}' can't be chosen: {reason}; leave it out")
    spec = application_spec(
        where,
        file=file,
        arguments=arguments,
        driver=driver or Size(),
        executor=executor or Size(),
        conf=conf or {},
        secrets=secrets or {},
        config_maps=config_maps or {},
    )
    return SparkKubernetesOperator(
        task_id=task_id,
        name=application_name(where, name or task_id.replace("_", "-")),
        namespace=contract().spark.namespace,
        pool=contract().spark.pool,
        kubernetes_conn_id=connection(connection_id),
        template_spec={
            "apiVersion": "sparkoperator.k8s.io/v1beta2",
            "kind": "SparkApplication",
            "metadata": {"labels": {"app.kubernetes.io/managed-by": "airflow"}},
            "spec": spec,
        },
        get_logs=True,
        do_xcom_push=False,
        random_name_suffix=True,
        reattach_on_restart=True,
        delete_on_termination=True,
        log_events_on_failure=True,
        **task,
    )


def application_name(where: str, name: str) -> str:
    if not NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        raise ContractError(
            f"{where}: '{name}' is no name of an application;"
            f" write lower-case letters, digits and '-', at most {LONGEST_NAME}, beginning with a letter"
        )
    # the operator finds the application by cutting this out of the driver's name
    if "-driver" in name:
        raise ContractError(f"{where}: '{name}' holds '-driver', by which drivers are known; choose another name")
    return name


def application_spec(
    where: str,
    *,
    file: str,
    arguments: Sequence[str],
    driver: Size,
    executor: Size,
    conf: Mapping[str, str],
    secrets: Mapping[str, tuple[str, str]],
    config_maps: Mapping[str, str],
) -> dict[str, Any]:
    environment = contract()
    spark = environment.spark
    driver_has = driver_size(f"{where}: driver", driver, spark.driver)
    executor_has = executor_size(f"{where}: executor", executor, spark.executor)
    pod = _pod(where, environment, secrets, config_maps)
    return {
        "type": "Python",
        "mode": "cluster",
        "pythonVersion": "3",
        "sparkVersion": spark.version,
        "image": spark.image,
        "imagePullPolicy": "IfNotPresent",
        "mainApplicationFile": main_file(where, file),
        "arguments": [_argument(where, argument) for argument in arguments],
        # Airflow retries, with its own waits and its own log for each try
        "restartPolicy": {"type": "Never"},
        "timeToLiveSeconds": KEPT_SECONDS,
        "hadoopConf": dict(spark.hadoop_conf),
        "sparkConf": {**spark.spark_conf, **_conf(where, conf)},
        "volumes": [{"name": "tmp", "emptyDir": {}}, {"name": "work", "emptyDir": {}}],
        "driver": {
            **pod,
            **spark.placement.get("driver", {}),
            "serviceAccount": spark.service_account,
            "cores": driver_has.cores,
            "coreRequest": driver_has.core_request,
            "coreLimit": driver_has.core_limit,
            "memory": driver_has.memory,
        },
        "executor": {
            **pod,
            **spark.placement.get("executor", {}),
            # executors talk to their driver, never to the API server
            "serviceAccount": environment.task_pods.service_account,
            "instances": executor_has.instances,
            "cores": executor_has.cores,
            "coreRequest": executor_has.core_request,
            "coreLimit": executor_has.core_limit,
            "memory": executor_has.memory,
            "deleteOnTermination": True,
        },
    }


def main_file(where: str, file: str) -> str:
    """Where driver and executors find a job: in the ConfigMap of spark-jobs/jobs."""
    jobs = contract().spark.jobs
    return f"local://{jobs.folder}/{known(where, 'job', file, jobs.files)}"


def spark_secrets() -> dict[str, tuple[str, str]]:
    """By which variables Spark logs in to the object store: none where a pod is somebody by itself."""
    credentials = contract().spark.credentials
    return (
        {variable: (credentials.secret, key) for variable, key in credentials.variables.items()} if credentials else {}
    )


def secret_key(where: str, secret: str, key: str) -> dict[str, str]:
    secrets = contract().task_pods.secrets
    keys = secrets[known(where, "secret", secret, secrets)]
    return {"name": secret, "key": known(where, f"key of secret '{secret}'", key, keys)}


def _pod(
    where: str, environment: Contract, secrets: Mapping[str, tuple[str, str]], config_maps: Mapping[str, str]
) -> dict[str, Any]:
    jobs = environment.spark.jobs
    variables = {**spark_secrets(), **secrets}
    mounts = {
        jobs.config_map: jobs.folder,
        **{known(where, "config map", name, environment.task_pods.config_maps): at for name, at in config_maps.items()},
    }
    return {
        **({"labels": dict(environment.spark.pod_labels)} if environment.spark.pod_labels else {}),
        "configMaps": [{"name": name, "path": folder} for name, folder in mounts.items()],
        "envSecretKeyRefs": {variable: secret_key(where, secret, key) for variable, (secret, key) in variables.items()},
        "podSecurityContext": pod_security(SPARK_USER),
        "securityContext": container_security(),
        "volumeMounts": [{"name": "tmp", "mountPath": "/tmp"}, {"name": "work", "mountPath": WORK_FOLDER}],  # noqa: S108
    }


def _conf(where: str, conf: Mapping[str, str]) -> dict[str, str]:
    for name in conf:
        if name.startswith(OURS):
            raise ContractError(f"{where}: '{name}' can't be chosen: it is the contract's; leave it out")
        if SECRETIVE.search(name):
            raise ContractError(f"{where}: '{name}' would hold a secret in plain text; name it in 'secrets'")
    return {name: _argument(where, value) for name, value in conf.items()}


def _argument(where: str, argument: str) -> str:
    if argument.endswith(FILE_NAMES):
        raise ContractError(f"{where}: Airflow takes '{argument}' for a template's name; name the folder instead")
    return argument
