"""
### Is the platform alive?

Every five minutes one small task goes the way of every other: scheduler, worker pod, object store, log. It writes an
object, reads it back and removes it. Its failure is the first sign that runs of other DAGs fail as well.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import Any

from airflow.sdk import dag, task

from headwater.defaults import DEFAULTS
from headwater.notification import tell_failure
from headwater.objects import DataError
from headwater.stores import store

log = logging.getLogger(__name__)


@task(execution_timeout=timedelta(minutes=2), retries=1, retry_delay=timedelta(seconds=15))
def write_and_read(ti: Any = None) -> None:
    there, key, content = store(), f"canary/{ti.run_id}/{ti.try_number}", f"{ti.run_id} is alive"
    where = there.url("lakehouse", key)
    there.write("lakehouse", key, content.encode())
    try:
        found = there.read("lakehouse", key).decode()
    finally:
        there.remove("lakehouse", key)
    if found != content:
        raise DataError(f"{where}: '{found}' was read where '{content}' was written; look at the object store")
    log.info("%s: written, read, removed", where)


@dag(
    schedule="*/5 * * * *",
    start_date=datetime(2026, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(minutes=4),
    is_paused_upon_creation=False,
    default_args=DEFAULTS,
    on_failure_callback=tell_failure,
    tags=["platform"],
    doc_md=__doc__,
)
def platform_canary() -> None:
    write_and_read()


platform_canary()
