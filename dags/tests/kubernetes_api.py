"""The part of Kubernetes' API that the operators use, with pods that end at once."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit

from local_server import serving

APPLICATION = re.compile(
    r"/apis/sparkoperator\.k8s\.io/v1beta2/namespaces/([^/]+)/(sparkapplications)(?:/([^/]+)(/status)?)?"
)
CORE = re.compile(r"/api/v1/namespaces/([^/]+)/(pods|events)(?:/([^/]+)(/log)?)?")
Answer = tuple[int, Any]


@dataclass
class KubernetesApi:
    """`run` is what happens in a pod: it gets the resource that asked for it, and returns the exit code and the log."""

    url: str = ""
    run: Callable[[dict[str, Any]], tuple[int, str]] = lambda _: (0, "done")
    applications: dict[str, dict[str, Any]] = field(default_factory=dict)
    pods: dict[str, dict[str, Any]] = field(default_factory=dict)
    logs: dict[str, str] = field(default_factory=dict)
    created: list[dict[str, Any]] = field(default_factory=list)
    requests: set[str] = field(default_factory=set)

    def kubeconfig(self) -> dict[str, Any]:
        return {
            "apiVersion": "v1",
            "kind": "Config",
            "current-context": "test",
            "clusters": [{"name": "test", "cluster": {"server": self.url}}],
            "users": [{"name": "test", "user": {}}],
            "contexts": [{"name": "test", "context": {"cluster": "test", "user": "test"}}],
        }

    def names(self) -> list[str]:
        return [resource["metadata"]["name"] for resource in self.created]

    def answer(self, method: str, url: str, body: Any) -> Answer:
        parts = urlsplit(url)
        if match := APPLICATION.fullmatch(parts.path):
            namespace, plural, name, status = match.groups()
            return self._application(method, namespace, f"{plural}{status or ''}", name, body)
        if match := CORE.fullmatch(parts.path):
            namespace, plural, name, log = match.groups()
            selector = parse_qs(parts.query).get("labelSelector", [""])[0]
            return self._core(method, namespace, f"{plural}{log or ''}", name, body, selector)
        return 404, {"message": f"the server could not find {parts.path}"}

    def _application(self, method: str, namespace: str, resource: str, name: str | None, body: Any) -> Answer:
        self._note(method, namespace, resource, name)
        if method == "POST":
            name = body["metadata"]["name"]
            self.applications[name] = body
            self.created.append(body)
            self._pod(f"{name}-driver", body, body["spec"]["driver"].get("labels", {}), "spark-kubernetes-driver")
            return 201, body
        if name is None or name not in self.applications:
            return 404, {"message": f"no application {name}"}
        if method == "DELETE":
            self.pods.pop(f"{name}-driver", None)
            return 200, self.applications.pop(name)
        return 200, {**self.applications[name], "status": {"applicationState": {"state": "RUNNING"}}}

    def _core(self, method: str, namespace: str, resource: str, name: str | None, body: Any, selector: str) -> Answer:
        self._note(method, namespace, resource, name)
        if resource == "events":
            return 200, {"kind": "EventList", "apiVersion": "v1", "metadata": {}, "items": []}
        if method == "POST":
            self.created.append(body)
            return 201, self._pod(body["metadata"]["name"], body, body["metadata"].get("labels", {}), "base")
        if not name:
            items = [pod for pod in self.pods.values() if _selected(selector, pod["metadata"]["labels"])]
            return 200, {"kind": "PodList", "apiVersion": "v1", "metadata": {}, "items": items}
        if name not in self.pods:
            return 404, {"message": f'pods "{name}" not found'}
        if resource == "pods/log":
            return 200, self.logs[name]
        if method == "PATCH":
            self.pods[name]["metadata"]["labels"].update(body["metadata"]["labels"])
        return 200, self.pods.pop(name) if method == "DELETE" else self.pods[name]

    def _pod(self, name: str, asked: dict[str, Any], labels: dict[str, str], container: str) -> dict[str, Any]:
        code, self.logs[name] = self.run(asked)
        role = {"spark-role": "driver"} if container != "base" else {}
        ended = {
            "exitCode": code,
            "reason": "Completed" if code == 0 else "Error",
            "finishedAt": "2026-01-01T00:00:01Z",
        }
        self.pods[name] = {
            "apiVersion": "v1",
            "kind": "Pod",
            "metadata": {"name": name, "namespace": "processing", "uid": name, "labels": {**labels, **role}},
            "spec": asked["spec"] if asked["kind"] == "Pod" else {"containers": [{"name": container}]},
            "status": {
                "phase": "Succeeded" if code == 0 else "Failed",
                "containerStatuses": [
                    {
                        "name": container,
                        "image": "",
                        "imageID": "",
                        "ready": False,
                        "restartCount": 0,
                        "state": {"terminated": ended},
                    }
                ],
            },
        }
        return self.pods[name]

    def _note(self, method: str, namespace: str, resource: str, name: str | None) -> None:
        verb = {"GET": "get" if name else "list", "POST": "create"}.get(method, method.lower())
        self.requests.add(f"{namespace}: {verb} {resource}")


def _selected(selector: str, labels: dict[str, str]) -> bool:
    for term in filter(None, selector.split(",")):
        if term.startswith("!"):
            fits = term[1:] not in labels
        elif "!=" in term:
            name, value = term.split("!=")
            fits = labels.get(name) != value
        else:
            name, value = term.split("=")
            fits = labels.get(name) == value
        if not fits:
            return False
    return True


@contextmanager
def running() -> Iterator[KubernetesApi]:
    api = KubernetesApi()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_any(self) -> None:
            text = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, answer = api.answer(self.command, self.path, json.loads(text) if text else None)
            body = (answer if isinstance(answer, str) else json.dumps(answer)).encode()
            self.send_response(status)
            self.send_header("Content-Type", "text/plain" if isinstance(answer, str) else "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PATCH = do_DELETE = do_any  # noqa: N815

        def log_message(self, *_: Any) -> None:
            pass

    with serving(Handler) as url:
        api.url = url
        yield api
