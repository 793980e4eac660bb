"""Jobs as processes: what a driver pod runs, with the jars of the image and the settings of the platform."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pyspark
import pytest

JOBS = Path(__file__).parent.parent / "jobs"
CONTRACT = JOBS.parent.parent / "dags" / "headwater" / "contracts" / "minikube.json"

# for a JVM that lives for seconds: compile quickly, not well
BRIEF = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"


def required(variable: str, meaning: str) -> str:
    """An environment variable that tests can't do without; without it they fail, so that none is ever left out."""
    value = os.environ.get(variable)
    if not value:
        pytest.fail(f"{variable} is not set; give it {meaning} (README.md)", pytrace=False)
    return value


def platform() -> dict[str, str]:
    """What the platform sets for every application, but for the event log, which has no bucket here."""
    settings = json.loads(CONTRACT.read_text())["spark"]["sparkConf"]
    return {name: value for name, value in settings.items() if not name.startswith("spark.eventLog.")}


def classpath() -> str:
    """The image's jars, to be put behind Spark's own: the AWS bundle brings an old SLF4J along."""
    return f"{required('HEADWATER_SPARK_JARS', 'the folder of the jars that the Spark image adds')}/*"


def command(job: str, arguments: dict[str, str], settings: dict[str, str]) -> list[str]:
    settings = {
        **platform(),
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "1",
        "spark.driver.extraJavaOptions": BRIEF,
        **settings,
    }
    return [
        str(Path(pyspark.__file__).parent / "bin" / "spark-submit"),
        *("--master", "local[1]", "--driver-memory", "512m"),
        *(part for name, value in settings.items() for part in ("--conf", f"{name}={value}")),
        str(JOBS / f"{job}.py"),
        *(part for name, value in arguments.items() for part in (f"--{name}", value)),
    ]


def environment(additions: dict[str, str]) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "SPARK_"))}
    return {
        **inherited,
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_DIST_CLASSPATH": classpath(),
        "AWS_EC2_METADATA_DISABLED": "true",
        **additions,
    }


def submit(
    job: str,
    arguments: dict[str, str],
    settings: dict[str, str] | None = None,
    credentials: dict[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Runs a job to its end. spark-submit writes Python's stderr to its own stdout, so both are read as one."""
    return subprocess.run(
        command(job, arguments, settings or {}),
        env=environment(credentials or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def last_words(result: subprocess.CompletedProcess[str], job: str) -> str:
    """The one line in which a job says why it failed."""
    lines = [line for line in result.stdout.splitlines() if line.startswith(f"{job}: ")]
    assert len(lines) == 1, result.stdout
    assert "Traceback" not in result.stdout
    return lines[0]
