"""Says which edition of this file Airflow has."""

from __future__ import annotations

from datetime import UTC, datetime

from airflow.sdk import dag, task

EDITION = "first"


@task
def tell() -> None:
    print("edition:", EDITION)


@dag(schedule=None, start_date=datetime(2026, 1, 1, tzinfo=UTC), tags=[EDITION])
def e2e_delivery() -> None:
    tell()


e2e_delivery()
