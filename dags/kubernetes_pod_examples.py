"""
### Any container as a task

What `pod_task` can give to a container: another image, environment variables, keys of Secrets, files of ConfigMaps,
resources, and volumes that live as long as the pod. Each pod runs in the namespace for such pods, under an account
without any right.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from airflow.sdk import Param, chain, dag

from headwater.contract import contract
from headwater.defaults import DEFAULTS
from headwater.pods import Resources, Scratch, pod_task
from headwater.spark import spark_secrets

PYTHON = ["python", "-c"]


@dag(
    schedule=None,
    start_date=datetime(2026, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(minutes=30),
    default_args={**DEFAULTS, "execution_timeout": timedelta(minutes=10)},
    params={"greeting": Param("Hello", type="string", minLength=1, maxLength=80, title="Greeting")},
    tags=["kubernetes", "example"],
    doc_md=__doc__,
)
def kubernetes_pod_examples() -> None:
    image = pod_task(
        task_id="image",
        image="python",
        command=PYTHON,
        arguments=["import sys; print('Python', sys.version)"],
    )
    environment = pod_task(
        task_id="environment",
        image="python",
        command=PYTHON,
        arguments=["import os; print(os.environ['GREETING'], 'from run', os.environ['RUN_ID'])"],
        environment={"GREETING": "{{ params.greeting }}", "RUN_ID": "{{ run_id }}"},
    )
    # one of the object store's keys, where it has any
    secret = [
        pod_task(
            task_id="secret",
            image="python",
            command=PYTHON,
            # the length only: what a task prints is in its log
            arguments=[f"import os; print('{variable} has', len(os.environ['{variable}']), 'characters')"],
            secrets={variable: key},
        )
        for variable, key in list(spark_secrets().items())[:1]
    ]
    jobs = contract().spark.jobs
    config_map = pod_task(
        task_id="config_map",
        image="python",
        command=PYTHON,
        arguments=["import os, sys; print(*sorted(os.listdir(sys.argv[1])), sep='\\n')", jobs.folder],
        config_maps={jobs.config_map: jobs.folder},
    )
    resources = pod_task(
        task_id="resources",
        image="python",
        command=PYTHON,
        # the second is there where a node has control groups of version 1
        arguments=[
            "import pathlib\n"
            "root = pathlib.Path('/sys/fs/cgroup')\n"
            "limits = root / 'memory.max', root / 'memory/memory.limit_in_bytes'\n"
            "print(next(limit for limit in limits if limit.exists()).read_text().strip(), 'bytes at most')\n"
        ],
        resources=Resources(cpu="100m", memory="128Mi", cpu_limit="1", memory_limit="512Mi"),
    )
    volumes = pod_task(
        task_id="volumes",
        image="python",
        command=PYTHON,
        arguments=[
            "import pathlib, shutil\n"
            "for folder in ('/scratch', '/data'):\n"
            "    path = pathlib.Path(folder, 'file')\n"
            "    path.write_text('kept as long as the pod')\n"
            "    print(path, path.read_text(), shutil.disk_usage(folder).free, 'bytes free')\n"
        ],
        scratch={"scratch": Scratch("/scratch"), "data": Scratch("/data", claim="64Mi")},
    )
    chain(image, environment, *secret, config_map, resources, volumes)


kubernetes_pod_examples()
