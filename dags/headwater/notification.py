"""Messages for people: to Slack where the environment has a connection for it, to the log in any case."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

CONNECTION = "slack_default"
CHANNEL = "#data-platform"

log = logging.getLogger(__name__)


def notify(text: str) -> bool:
    """
    Whether `text` went to Slack. Without the connection 'slack_default' it is in the log only, which is no failure.

    The connection is an incoming webhook (type slackwebhook) or an API token (type slack, `channel` in its extra).
    """
    from airflow.sdk import Connection
    from airflow.sdk.exceptions import AirflowNotFoundException

    log.info("%s", text)
    try:
        connection = Connection.get(CONNECTION)
    except AirflowNotFoundException:
        log.info("%s: no such connection; the message stays in this log", CONNECTION)
        return False
    if connection.conn_type == "slackwebhook":
        from airflow.providers.slack.hooks.slack_webhook import SlackWebhookHook

        SlackWebhookHook(slack_webhook_conn_id=CONNECTION, timeout=10).send(text=text)
        return True
    from airflow.providers.slack.hooks.slack import SlackHook

    channel = connection.extra_dejson.get("channel", CHANNEL)
    SlackHook(slack_conn_id=CONNECTION, timeout=10).call("chat.postMessage", json={"channel": channel, "text": text})
    return True


def tell_failure(context: Mapping[str, Any]) -> None:
    """Callback of a task or a run that failed for good. Never raises: it must not hide the failure that it tells of."""
    try:
        notify(failure_text(context))
    except Exception:
        log.exception("the failure could not be told to Slack")


def failure_text(context: Mapping[str, Any]) -> str:
    task_instance = context.get("task_instance") or context.get("ti")
    reason = context.get("exception") or context.get("reason") or "no reason given"
    if task_instance is None:
        run = context["dag_run"]
        return f"failed: run {run.run_id} of DAG {run.dag_id}: {reason}"
    return (
        f"failed: task {task_instance.task_id} of DAG {task_instance.dag_id}, run {task_instance.run_id},"
        f" try {task_instance.try_number}: {reason}\nlog: {task_instance.log_url}"
    )
