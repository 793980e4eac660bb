"""A program that answers HTTP on a port of its own for as long as a test needs it."""

from __future__ import annotations

import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import pytest


@contextmanager
def running(
    variable: str, command: Callable[[int, str], Sequence[str]], environment: Mapping[str, str], ready: str
) -> Iterator[str]:
    """What `command` makes of a port and an empty folder, and its URL once `ready` below it is answered."""
    with tempfile.TemporaryDirectory(prefix="headwater-") as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        process = subprocess.Popen(
            command(port, folder),
            cwd=folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_until_ready(variable, process, f"{url}{ready}")
            yield url
        finally:
            process.terminate()
            process.wait()


def _wait_until_ready(variable: str, process: subprocess.Popen[bytes], url: str) -> None:
    for _ in range(600):
        if process.poll() is not None:
            pytest.fail(f"{variable}: the program ended with {process.returncode}", pytrace=False)
        try:
            with urllib.request.urlopen(url):
                return
        except urllib.error.HTTPError as error:
            # refuses what it was asked, and so is there
            if error.code < 500:
                return
        except OSError:
            pass
        time.sleep(0.1)
    pytest.fail(f"{variable}: {url} never became ready", pytrace=False)
