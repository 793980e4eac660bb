from __future__ import annotations

import json
import logging
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from headwater.notification import failure_text, notify, tell_failure

if TYPE_CHECKING:
    from slack_api import SlackApi


# a connection that no variable holds is looked up there
pytestmark = pytest.mark.usefixtures("database")


def context() -> dict[str, Any]:
    task_instance = SimpleNamespace(
        dag_id="medallion", task_id="gold", run_id="manual__1", try_number=3, log_url="http://airflow.example/log"
    )
    return {"task_instance": task_instance, "exception": ValueError("no rows")}


def test_without_a_connection_the_message_is_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    assert notify("the data is there") is False
    assert "the data is there" in caplog.text


def test_it_goes_to_an_incoming_webhook(slack: SlackApi) -> None:
    assert notify("the data is there") is True
    assert slack.texts() == ["the data is there"]


def test_it_goes_to_the_channel_of_an_api_token(slack: SlackApi, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = {
        "conn_type": "slack",
        "password": "xoxb-of-tests",
        "extra": {"base_url": f"{slack.url}/api/", "channel": "#alarms"},
    }
    monkeypatch.setenv("AIRFLOW_CONN_SLACK_DEFAULT", json.dumps(connection))
    assert notify("the data is there") is True
    assert slack.messages == [{"channel": "#alarms", "text": "the data is there"}]


def test_a_failure_says_what_failed_why_and_where_its_log_is() -> None:
    assert failure_text(context()) == (
        "failed: task gold of DAG medallion, run manual__1, try 3: no rows\nlog: http://airflow.example/log"
    )


def test_a_run_that_took_too_long_is_told_as_well() -> None:
    run = SimpleNamespace(dag_id="medallion", run_id="manual__1")
    assert failure_text({"dag_run": run, "reason": "timed_out"}) == "failed: run manual__1 of DAG medallion: timed_out"


def test_a_slack_that_is_down_hides_no_failure(slack: SlackApi, caplog: pytest.LogCaptureFixture) -> None:
    slack.broken = True
    tell_failure(context())
    assert "no rows" in caplog.text
    assert "the failure could not be told to Slack" in caplog.text
