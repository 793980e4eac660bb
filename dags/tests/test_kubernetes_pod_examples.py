from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from runs import FAILURE_RIGHTS, POD_RIGHTS, states

if TYPE_CHECKING:
    from airflow.sdk import DAG

    from kubernetes_api import KubernetesApi
    from slack_api import SlackApi

pytestmark = pytest.mark.usefixtures("database", "no_waits")


def test_every_example_of_a_pod_runs_and_needs_these_rights_only(
    dags: dict[str, DAG], kubernetes: KubernetesApi
) -> None:
    result = dags["kubernetes_pod_examples"].test(run_conf={"greeting": "Good evening"})
    assert set(states(result).values()) == {"success"}
    [pod] = [pod for pod in kubernetes.created if pod["metadata"]["name"].startswith("environment-")]
    environment = {entry["name"]: entry["value"] for entry in pod["spec"]["containers"][0]["env"]}
    assert environment == {"GREETING": "Good evening", "RUN_ID": result.run_id}
    assert kubernetes.requests == POD_RIGHTS


def test_a_pod_that_fails_is_tried_again_removed_and_told(
    dags: dict[str, DAG], kubernetes: KubernetesApi, slack: SlackApi
) -> None:
    kubernetes.run = lambda _: (1, "no such module")
    result = dags["kubernetes_pod_examples"].test()
    assert states(result)["image"] == "failed"
    assert len(set(kubernetes.names())) == 3
    assert kubernetes.pods == {}
    assert kubernetes.requests == POD_RIGHTS | FAILURE_RIGHTS
    assert slack.texts()[0].startswith("failed: task image of DAG kubernetes_pod_examples, run ")
