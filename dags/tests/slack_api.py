"""Slack as the notifications see it: an incoming webhook, and chat.postMessage."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from local_server import serving


@dataclass
class SlackApi:
    url: str = ""
    broken: bool = False
    messages: list[dict[str, Any]] = field(default_factory=list)

    def connection(self) -> dict[str, Any]:
        return {"conn_type": "slackwebhook", "host": f"{self.url}/services", "password": "T0/B0/x"}

    def texts(self) -> list[str]:
        return [message["text"] for message in self.messages]


@contextmanager
def running() -> Iterator[SlackApi]:
    api = SlackApi()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            api.messages.append(json.loads(body))
            answer = json.dumps({"ok": True}) if "chat.postMessage" in self.path else "ok"
            self.send_response(500 if api.broken else 200)
            self.send_header("Content-Type", "application/json" if answer != "ok" else "text/html")
            self.end_headers()
            self.wfile.write(answer.encode())

        def log_message(self, *_: Any) -> None:
            pass

    with serving(Handler) as url:
        api.url = url
        yield api
