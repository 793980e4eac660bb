"""One task that lives as long as it is told to, for tests of many runs and of logs."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Any

from airflow.sdk import Param, dag, task

from headwater.defaults import DEFAULTS


@task
def count(params: Any = None) -> None:
    for second in range(params["seconds"]):
        print("second", second)
        time.sleep(1)
    print("done")


@dag(
    schedule=None,
    start_date=datetime(2026, 1, 1, tzinfo=UTC),
    max_active_runs=50,
    max_active_tasks=50,
    default_args=DEFAULTS,
    params={"seconds": Param(0, type="integer")},
)
def e2e_short() -> None:
    count()


e2e_short()
