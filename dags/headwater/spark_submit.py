"""Spark applications by `spark-submit`, for jobs that were written for it; `headwater.spark` is the usual way."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import gettempdir
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator
from kubernetes.client import models as k8s

from headwater.contract import connection, contract
from headwater.security import SPARK_USER, container_security, pod_security
from headwater.size import Size, driver_size, executor_size
from headwater.spark import WORK_FOLDER, application_name, main_file, secret_key, spark_secrets

POD_TEMPLATES = {role: Path(gettempdir()) / f"headwater-spark-{role}.json" for role in ("driver", "executor")}
RUN_LABEL = "headwater.dev/run"
# a label's value can't hold what a run's name has
RUN = "{{ macros.uuid.uuid5(macros.uuid.NAMESPACE_OID, ti.dag_id ~ ti.run_id) }}"

log = logging.getLogger(__name__)


def spark_submit(
    *,
    task_id: str,
    name: str,
    file: str,
    arguments: Sequence[str],
    driver: Size | None = None,
    executor: Size | None = None,
    **task: Any,
) -> SparkSubmitOperator:
    """
    A task that runs `spark-submit` in cluster mode, in an image that has it, until the driver has ended.

    The driver's log is not in the task's: let `remove_drivers` follow, which reads it.
    """
    where = f"spark_submit '{task_id}'"
    spark = contract().spark
    driver_has = driver_size(f"{where}: driver", driver or Size(), spark.driver)
    executor_has = executor_size(f"{where}: executor", executor or Size(), spark.executor)
    pod = "spark.kubernetes"
    return SparkSubmitOperator(
        task_id=task_id,
        name=application_name(where, name),
        pool=spark.pool,
        conn_id=connection("spark_default"),
        deploy_mode="cluster",
        application=main_file(where, file),
        application_args=list(arguments),
        driver_memory=driver_has.memory,
        executor_memory=executor_has.memory,
        executor_cores=executor_has.cores,
        num_executors=executor_has.instances,
        conf={
            **spark.spark_conf,
            **{f"spark.hadoop.{key}": value for key, value in spark.hadoop_conf.items()},
            f"{pod}.namespace": spark.namespace,
            f"{pod}.container.image": spark.image,
            f"{pod}.container.image.pullPolicy": "IfNotPresent",
            f"{pod}.authenticate.driver.serviceAccountName": spark.service_account,
            f"{pod}.authenticate.executor.serviceAccountName": contract().task_pods.service_account,
            **{f"{pod}.{role}.podTemplateFile": str(path) for role, path in POD_TEMPLATES.items()},
            **{f"{pod}.{role}.label.{key}": value for role in POD_TEMPLATES for key, value in spark.pod_labels.items()},
            f"{pod}.driver.request.cores": driver_has.core_request,
            f"{pod}.driver.limit.cores": driver_has.core_limit,
            f"{pod}.executor.request.cores": executor_has.core_request,
            f"{pod}.executor.limit.cores": executor_has.core_limit,
            "spark.driver.cores": str(driver_has.cores),
            f"{pod}.driver.label.{RUN_LABEL}": RUN,
            **_credentials(where),
        },
        # of a driver that Spark does not wait for, the operator learns no name unless its namespace is called 'spark'
        track_driver_via_k8s_api=False,
        pre_execute=_prepare,
        executor_config={"pod_override": _worker_pod()},
        **task,
    )


def remove_drivers(run: str) -> None:
    """Shows the logs of a run's drivers and removes them: `spark-submit` leaves each, whether it failed or not."""
    from airflow.providers.cncf.kubernetes.hooks.kubernetes import KubernetesHook

    namespace = contract().spark.namespace
    client = KubernetesHook(conn_id=connection("kubernetes_default")).core_v1_client
    pods = client.list_namespaced_pod(namespace, label_selector=f"spark-role=driver,{RUN_LABEL}={run}").items
    for pod in pods:
        name = pod.metadata.name
        text = client.read_namespaced_pod_log(name, namespace, tail_lines=500)
        log.info("%s is %s; its last lines:\n%s", name, pod.status.phase, text)
        client.delete_namespaced_pod(name, namespace)
    if not pods:
        log.info("no driver is left of run %s", run)


def pod_template(role: str) -> dict[str, Any]:
    """What Spark has no settings for: the ConfigMap of the jobs, the security contexts, and tolerations of nodes."""
    spark = contract().spark
    jobs = spark.jobs
    return {
        "apiVersion": "v1",
        "kind": "Pod",
        "spec": {
            **spark.placement.get(role, {}),
            "securityContext": pod_security(SPARK_USER),
            "containers": [
                {
                    "name": "spark",
                    "securityContext": container_security(),
                    "volumeMounts": [
                        {"name": "jobs", "mountPath": jobs.folder, "readOnly": True},
                        {"name": "tmp", "mountPath": "/tmp"},  # noqa: S108
                        {"name": "work", "mountPath": WORK_FOLDER},
                    ],
                }
            ],
            "volumes": [
                {"name": "jobs", "configMap": {"name": jobs.config_map}},
                {"name": "tmp", "emptyDir": {}},
                {"name": "work", "emptyDir": {}},
            ],
        },
    }


def _prepare(context: Mapping[str, Any]) -> None:
    """A driver whose worker was lost runs on; another beside it would write the same output."""
    task_instance = context["ti"]
    remove_drivers(str(uuid5(NAMESPACE_OID, task_instance.dag_id + task_instance.run_id)))
    for role, path in POD_TEMPLATES.items():
        path.write_text(json.dumps(pod_template(role)), encoding="utf-8")


def _credentials(where: str) -> dict[str, str]:
    references = {variable: secret_key(where, secret, key) for variable, (secret, key) in spark_secrets().items()}
    return {
        f"spark.kubernetes.{role}.secretKeyRef.{variable}": f"{reference['name']}:{reference['key']}"
        for role in POD_TEMPLATES
        for variable, reference in references.items()
    }


def _worker_pod() -> k8s.V1Pod:
    """The image that has `spark-submit`, with room for its JVM beside Airflow."""
    resources = k8s.V1ResourceRequirements(
        requests={"cpu": "100m", "memory": "640Mi"}, limits={"cpu": "1", "memory": "1536Mi"}
    )
    base = k8s.V1Container(name="base", image=contract().spark.submit_image, resources=resources)
    return k8s.V1Pod(spec=k8s.V1PodSpec(containers=[base]))
