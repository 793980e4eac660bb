from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from runs import states

if TYPE_CHECKING:
    from airflow.sdk import DAG

    from object_store import ObjectStore
    from slack_api import SlackApi

pytestmark = pytest.mark.usefixtures("database", "no_waits")


def test_the_canary_leaves_nothing_behind(dags: dict[str, DAG], object_store: ObjectStore) -> None:
    assert states(dags["platform_canary"].test()) == {"write_and_read": "success"}
    assert object_store.keys("lakehouse") == []


def test_a_canary_that_can_not_write_is_told(
    dags: dict[str, DAG], object_store: ObjectStore, slack: SlackApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = {**object_store.connection(), "password": "wrong-key-of-tests"}
    monkeypatch.setenv("AIRFLOW_CONN_MINIO_S3", json.dumps(wrong))
    assert states(dags["platform_canary"].test()) == {"write_and_read": "failed"}
    assert "SignatureDoesNotMatch" in slack.texts()[0]
