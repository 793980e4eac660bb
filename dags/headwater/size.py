"""How large a Spark driver or executor is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from headwater.contract import ContractError, DriverDefaults, ExecutorDefaults

# a JVM with less refuses to start: https://github.com/apache/spark/blob/v4.0.0/core/src/main/scala/org/apache/spark/memory/UnifiedMemoryManager.scala
LEAST_MEMORY = 450 * 1024**2
MEMORY = re.compile(r"([1-9]\d*)([kmgt])")
CPU = re.compile(r"(\d+(?:\.\d+)?)(m?)")
Sized = TypeVar("Sized", bound=DriverDefaults)
UNITS = {"k": 1024, "m": 1024**2, "g": 1024**3, "t": 1024**4}


@dataclass(frozen=True)
class Size:
    """What a job asks for; what it leaves out is the environment's. `memory` is the JVM's heap: 512m, 2g."""

    cores: int | None = None
    core_request: str | None = None
    core_limit: str | None = None
    memory: str | None = None
    instances: int | None = None


def driver_size(where: str, size: Size, defaults: DriverDefaults) -> DriverDefaults:
    if size.instances is not None:
        raise ContractError(f"{where}.instances: a Spark application has one driver; leave it out")
    return _checked(where, replace(defaults, **_given(size)))


def executor_size(where: str, size: Size, defaults: ExecutorDefaults) -> ExecutorDefaults:
    result = _checked(where, replace(defaults, **_given(size)))
    if result.instances < 1:
        raise ContractError(f"{where}.instances: {result.instances} executors run nothing; ask for at least 1")
    return result


def _given(size: Size) -> dict[str, Any]:
    return {name: value for name, value in vars(size).items() if value is not None}


def _checked(where: str, size: Sized) -> Sized:
    if size.cores < 1:
        raise ContractError(f"{where}.cores: {size.cores} tasks at once; ask for at least 1")
    request, limit = _cpu(f"{where}.core_request", size.core_request), _cpu(f"{where}.core_limit", size.core_limit)
    if request > limit:
        raise ContractError(
            f"{where}: core_request '{size.core_request}' is more than core_limit '{size.core_limit}'; raise the limit"
        )
    match = MEMORY.fullmatch(size.memory)
    if not match:
        raise ContractError(f"{where}.memory: '{size.memory}' is no JVM memory; write it like 512m or 2g")
    if int(match[1]) * UNITS[match[2]] < LEAST_MEMORY:
        raise ContractError(f"{where}.memory: Spark does not start with '{size.memory}'; ask for at least 512m")
    return size


def _cpu(where: str, quantity: str) -> float:
    match = CPU.fullmatch(quantity)
    if not match or float(match[1]) == 0:
        raise ContractError(f"{where}: '{quantity}' is no amount of CPU; write it like 250m or 1")
    return float(match[1]) / (1000 if match[2] else 1)
