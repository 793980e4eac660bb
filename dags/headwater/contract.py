"""What a DAG may name: contracts/<environment>.json, which is rendered from the very values that the cluster is."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "contracts"
VARIABLE = "HEADWATER_ENVIRONMENT"
STORES = ("s3", "azure-blob")


class ContractError(ValueError):
    """A DAG names something that the environment does not have."""


@dataclass(frozen=True)
class ObjectStore:
    kind: str
    connection: str
    # buckets of S3, containers of Azure, by their role
    buckets: Mapping[str, str]
    spark_urls: Mapping[str, str]


@dataclass(frozen=True)
class Jobs:
    config_map: str
    folder: str
    files: tuple[str, ...]


@dataclass(frozen=True)
class Credentials:
    secret: str
    variables: Mapping[str, str]


@dataclass(frozen=True)
class DriverDefaults:
    cores: int
    core_request: str
    core_limit: str
    memory: str


@dataclass(frozen=True)
class ExecutorDefaults(DriverDefaults):
    instances: int


@dataclass(frozen=True)
class Spark:
    version: str
    image: str
    submit_image: str
    namespace: str
    service_account: str
    jobs: Jobs
    # none where pods are somebody by themselves
    credentials: Credentials | None
    # what every driver and executor carries
    pod_labels: Mapping[str, str]
    hadoop_conf: Mapping[str, str]
    spark_conf: Mapping[str, str]
    pool: str
    driver: DriverDefaults
    executor: ExecutorDefaults
    # the nodes of drivers and of executors, as a SparkApplication spells it
    placement: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class TaskPods:
    namespace: str
    service_account: str
    labels: Mapping[str, str]
    images: Mapping[str, str]
    secrets: Mapping[str, tuple[str, ...]]
    config_maps: tuple[str, ...]


@dataclass(frozen=True)
class Contract:
    environment: str
    connections: tuple[str, ...]
    object_store: ObjectStore
    spark: Spark
    task_pods: TaskPods


@cache
def contract() -> Contract:
    """The contract of the environment that this process runs in."""
    environments = sorted(path.stem for path in FOLDER.glob("*.json"))
    environment = os.environ.get(VARIABLE)
    if not environment:
        raise ContractError(f"{VARIABLE}: not set; set it to one of {', '.join(environments)}")
    known(VARIABLE, "contract of environment", environment, environments)
    return read_contract(FOLDER / f"{environment}.json")


def read_contract(path: Path) -> Contract:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        return _contract(document)
    except KeyError as error:
        raise ContractError(f"{path.name}: no field {error}; render it again: ./headwater render") from error
    except (TypeError, ValueError) as error:
        raise ContractError(f"{path.name}: {error}; render it again: ./headwater render") from error


def known(where: str, what: str, name: str, names: Iterable[str]) -> str:
    """`name`, if it is one of `names`; otherwise an error that says which one was probably meant."""
    candidates = list(names)
    if name in candidates:
        return name
    near = get_close_matches(name, candidates, n=1)
    hint = f"did you mean '{near[0]}'?" if near else f"there are: {', '.join(sorted(candidates)) or 'none'}"
    raise ContractError(f"{where}: no {what} '{name}'; {hint}")


def bucket(role: str) -> str:
    """The name of the platform's 'landing' or 'lakehouse' in this environment: of a bucket, or of Azure's container."""
    buckets = contract().object_store.buckets
    return buckets[known("bucket", "bucket", role, buckets)]


def bucket_url(role: str) -> str:
    """How Spark names the same."""
    urls = contract().object_store.spark_urls
    return urls[known("bucket", "bucket", role, urls)]


def connection(name: str) -> str:
    return known("connection", "connection", name, contract().connections)


def _contract(document: Mapping[str, Any]) -> Contract:
    store, pods = document["objectStore"], document["taskPods"]
    result = Contract(
        environment=document["environment"],
        connections=tuple(document["connections"]),
        object_store=ObjectStore(
            kind=store["kind"],
            connection=store["connection"],
            buckets=store["buckets"],
            spark_urls=store["sparkUrls"],
        ),
        spark=_spark(document["spark"]),
        task_pods=TaskPods(
            namespace=pods["namespace"],
            service_account=pods["serviceAccount"],
            labels=pods["labels"],
            images=pods["images"],
            secrets={secret: tuple(keys) for secret, keys in pods["secrets"].items()},
            config_maps=tuple(pods["configMaps"]),
        ),
    )
    known("objectStore.kind", "kind of object store", result.object_store.kind, STORES)
    known("objectStore.connection", "connection", result.object_store.connection, result.connections)
    return result


def _spark(document: Mapping[str, Any]) -> Spark:
    jobs, credentials = document["jobs"], document.get("credentials")
    driver, executor = document["driver"], document["executor"]
    return Spark(
        version=document["version"],
        image=document["image"],
        submit_image=document["submitImage"],
        namespace=document["namespace"],
        service_account=document["serviceAccount"],
        jobs=Jobs(config_map=jobs["configMap"], folder=jobs["folder"], files=tuple(jobs["files"])),
        credentials=credentials and Credentials(secret=credentials["secret"], variables=credentials["variables"]),
        pod_labels=document["podLabels"],
        hadoop_conf=document["hadoopConf"],
        spark_conf=document["sparkConf"],
        pool=document["pool"],
        driver=DriverDefaults(**_size(driver)),
        executor=ExecutorDefaults(**_size(executor), instances=executor["instances"]),
        placement=document.get("placement", {}),
    )


def _size(document: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "cores": document["cores"],
        "core_request": document["coreRequest"],
        "core_limit": document["coreLimit"],
        "memory": document["memory"],
    }
