"""What every task of every DAG here has, unless it says otherwise."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from airflow.sdk import Param

from headwater.notification import tell_failure

DEFAULTS: dict[str, Any] = {
    "owner": "data-platform",
    "retries": 2,
    "retry_delay": timedelta(seconds=30),
    # each wait is twice the one before
    "retry_exponential_backoff": 2,
    "max_retry_delay": timedelta(minutes=10),
    "execution_timeout": timedelta(minutes=30),
    "on_failure_callback": tell_failure,
}

# a run that a person or the API starts may have no logical date, and then no data interval: it works on the day before
DAY = "{{ params.day or ((dag_run.data_interval_start or dag_run.run_after - macros.timedelta(days=1)) | ds) }}"


def day_param() -> Param:
    return Param(
        None,
        type=["null", "string"],
        format="date",
        title="Day",
        description="The day (UTC) to work on. Empty: the day of the run's data interval, or the day before the run.",
    )


def sample_param() -> Param:
    return Param(
        True,
        type="boolean",
        title="Provide a sample",
        description="Put the committed sample into the landing bucket where the day has no data yet.",
    )
