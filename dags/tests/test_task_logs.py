"""Logs of tasks in Azure, by the settings that the platform's manifests make."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from azurite import Azurite

LOG = "dag_id=medallion/run_id=manual__2026-01-31T00:00:00+00:00/task_id=land/attempt=1.log"
# what watches a task ends with it, and who reads its log is another process
WRITE = """
import sys
from pathlib import Path
from airflow.sdk.log import load_remote_log_handler
path = Path(load_remote_log_handler().base_log_folder, sys.argv[1])
path.parent.mkdir(parents=True, exist_ok=True)
for line in sys.argv[2:]:
    path.write_text(line)
    load_remote_log_handler().upload(sys.argv[1], None)
"""
READ = """
import json, sys
from airflow.logging_config import get_remote_task_log
print(json.dumps(get_remote_task_log().read(sys.argv[1], None)))
"""


@pytest.fixture
def settings(azurite: Azurite, tmp_path: Path) -> dict[str, str]:
    client = azurite.client().get_container_client("airflow-logs")
    if not client.exists():
        client.create_container()
    return {
        **os.environ,
        "AIRFLOW_HOME": str(tmp_path),
        "AIRFLOW__LOGGING__REMOTE_LOGGING": "True",
        "AIRFLOW__LOGGING__REMOTE_BASE_LOG_FOLDER": "wasb://airflow",
        "AIRFLOW__LOGGING__REMOTE_LOG_CONN_ID": "wasb_default",
        "AIRFLOW__AZURE_REMOTE_LOGGING__REMOTE_WASB_LOG_CONTAINER": "airflow-logs",
        "AIRFLOW_CONN_WASB_DEFAULT": json.dumps(azurite.connection()),
    }


def airflow(code: str, settings: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, env=settings, capture_output=True, text=True, check=True).stdout


def test_a_log_is_read_after_the_pod_that_wrote_it_is_gone(azurite: Azurite, settings: dict[str, str]) -> None:
    airflow(WRITE, settings, LOG, '{"event": "first"}\n', '{"event": "second, später"}\n')
    assert azurite.keys("airflow-logs") == [f"airflow/{LOG}"]
    sources, lines = json.loads(airflow(READ, settings, LOG).splitlines()[-1])
    assert sources == [f"{azurite.endpoint}/airflow-logs/airflow/{LOG}"]
    assert "".join(lines).splitlines() == ['{"event": "first"}', '{"event": "second, später"}']
