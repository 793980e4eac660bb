"""An account of Azure's storage on this machine, as far as Hadoop's client of it goes, and who gives tokens for it.

https://learn.microsoft.com/rest/api/storageservices/data-lake-storage-gen2
https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
"""

import json
import secrets
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

ACCOUNT = "teamdata"
TOKENS = "/oauth2/v2.0/token"

# by their paths; a folder has no content
Entries = dict[str, bytes | None]
Query = dict[str, str]
Answer = tuple[int, bytes, dict[str, str]]


class RefusedError(Exception):
    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status, self.code = status, code


@dataclass
class DataLake:
    """What is in each container, and who may see it: whoever shows `assertion` for `client`."""

    tenant: str
    client: str
    port: int = 0
    certificate: Path = Path()
    assertion: str = field(default_factory=lambda: secrets.token_hex(16))
    bearer: str = field(default_factory=lambda: secrets.token_hex(16))
    # by container
    paths: dict[str, Entries] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    lock: threading.RLock = field(default_factory=threading.RLock)

    def url(self, container: str, folder: str) -> str:
        return f"abfss://{container}@{ACCOUNT}.dfs.core.windows.net/{folder}"

    def put(self, container: str, path: str, content: bytes) -> None:
        with self.lock:
            entries = self.paths.setdefault(container, {})
            for parent in Path(path).parents:
                if str(parent) != ".":
                    entries.setdefault(str(parent), None)
            entries[path] = content

    def copy(self, container: str, folder: str, target: Path) -> Path:
        """The files of a folder on this machine's disk."""
        for path, content in self.paths[container].items():
            if content is not None and path.startswith(f"{folder}/"):
                file = target / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
        return target / folder

    def token(self, form: dict[str, list[str]]) -> dict[str, object]:
        wanted = {
            "grant_type": "client_credentials",
            "client_id": self.client,
            "client_assertion": self.assertion,
            "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "scope": "https://storage.azure.com/.default",
        }
        if {name: values[0] for name, values in form.items()} != wanted:
            raise RefusedError(401, "invalid_client")
        return {"access_token": self.bearer, "token_type": "Bearer", "expires_in": "3600"}


class Request(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    lake: DataLake

    def log_message(self, *_: object) -> None:
        pass

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        try:
            if self.path.endswith(TOKENS):
                if self.path != f"/{self.lake.tenant}{TOKENS}":
                    raise RefusedError(400, "invalid_request")
                return self.send(200, json.dumps(self.lake.token(parse_qs(body.decode()))).encode(), {})
            with self.lake.lock:
                return self.send(*self.store(body))
        except RefusedError as refused:
            error = {"error": {"code": refused.code, "message": refused.code}}
            self.send(refused.status, json.dumps(error).encode(), {})

    # as http.server looks for them
    do_GET = do_HEAD = do_PUT = do_POST = do_PATCH = do_DELETE = answer  # noqa: N815

    def send(self, status: int, content: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        common = {"Content-Type": "application/json", "Content-Length": str(len(content))}
        for name, value in {**common, **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def store(self, body: bytes) -> Answer:
        if self.headers.get("Authorization") != f"Bearer {self.lake.bearer}":
            raise RefusedError(401, "InvalidAuthenticationInfo")
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        _, _, container, *rest = unquote(parts.path).split("/", 3)
        path = "".join(rest).strip("/")
        if container in self.lake.closed:
            raise RefusedError(403, "AuthorizationPermissionMismatch")
        entries = self.lake.paths.get(container)
        if entries is None:
            raise RefusedError(404, "FilesystemNotFound")
        method = self.headers.get("X-HTTP-Method-Override") or self.command
        if method == "GET" and query.get("resource") == "filesystem":
            return listed(entries, query)
        if method == "HEAD" and query.get("resource") == "filesystem":
            return 200, b"", {"x-ms-properties": ""}
        ways = {
            "DELETE": self.delete_path,
            "GET": self.get_path,
            "HEAD": self.head_path,
            "PATCH": self.patch_path,
            "PUT": self.put_path,
        }
        return ways[method](entries, path, query, body)

    def head_path(self, entries: Entries, path: str, _: Query, __: bytes) -> Answer:
        return 200, b"", described(entries, path)

    def get_path(self, entries: Entries, path: str, _: Query, __: bytes) -> Answer:
        headers, content = described(entries, path), entries.get(path) or b""
        start, end = (int(part) for part in self.headers["Range"].removeprefix("bytes=").split("-"))
        part = content[start : end + 1]
        return 206, part, {**headers, "Content-Length": str(len(part))}

    def put_path(self, entries: Entries, path: str, query: Query, _: bytes) -> Answer:
        if self.headers.get("If-None-Match") == "*" and path in entries:
            raise RefusedError(409, "PathAlreadyExists")
        source = self.headers.get("x-ms-rename-source")
        if source is None:
            if query["resource"] == "directory" and entries.get(path) is not None:
                raise RefusedError(409, "PathAlreadyExists")
            for parent in Path(path).parents:
                if str(parent) != ".":
                    entries.setdefault(str(parent), None)
            entries[path] = b"" if query["resource"] == "file" else entries.get(path)
            return 201, b"", described(entries, path)
        old = unquote(urlsplit(source).path).split("/", 2)[2]
        moved = [name for name in entries if name == old or name.startswith(f"{old}/")]
        if not moved:
            raise RefusedError(404, "SourcePathNotFound")
        for name in moved:
            entries[path + name.removeprefix(old)] = entries.pop(name)
        return 201, b"", {}

    def patch_path(self, entries: Entries, path: str, query: Query, body: bytes) -> Answer:
        headers = described(entries, path)
        if query["action"] == "append":
            content = entries[path] or b""
            assert int(query["position"]) == len(content)
            entries[path] = content + body
            return 202, b"", {}
        return 200, b"", {"ETag": headers["ETag"]}

    def delete_path(self, entries: Entries, path: str, _: Query, __: bytes) -> Answer:
        described(entries, path)
        for name in [name for name in entries if name == path or name.startswith(f"{path}/")]:
            del entries[name]
        return 200, b"", {}


def described(entries: Entries, path: str) -> dict[str, str]:
    if path and path not in entries:
        raise RefusedError(404, "PathNotFound")
    content = entries.get(path)
    return {
        "ETag": f'"{hash((path, content))}"',
        "Last-Modified": formatdate(usegmt=True),
        "Content-Length": str(len(content or b"")),
        "x-ms-resource-type": "directory" if content is None else "file",
        "x-ms-owner": "$superuser",
        "x-ms-group": "$superuser",
        "x-ms-permissions": "rwxr-x---",
        "x-ms-acl": "user::rwx,group::r-x,other::---",
    }


def listed(entries: Entries, query: Query) -> Answer:
    folder = query.get("directory", "").strip("/")
    described(entries, folder)
    prefix = f"{folder}/" if folder else ""
    names = [name for name in sorted(entries) if name.startswith(prefix)]
    if query["recursive"] == "false":
        names = [name for name in names if "/" not in name.removeprefix(prefix)]
    paths = [
        {
            "name": name,
            "contentLength": str(len(entries[name] or b"")),
            "lastModified": formatdate(usegmt=True),
            "etag": "0",
            "owner": "$superuser",
            "group": "$superuser",
            "permissions": "rwxr-x---",
            **({"isDirectory": "true"} if entries[name] is None else {}),
        }
        for name in names
    ]
    return 200, json.dumps({"paths": paths}).encode(), {}


@contextmanager
def serve(tenant: str, client: str, folder: Path) -> Iterator[DataLake]:
    """Answers on a free port of this machine, over TLS, without which Hadoop shows nobody a token."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subject = ("-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1")
    made = ("-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2")
    files = ("-keyout", str(key), "-out", str(certificate))
    subprocess.run(["openssl", "req", *made, *subject, *files], check=True, capture_output=True)
    lake = DataLake(tenant, client, certificate=certificate)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Request,), {"lake": lake}))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    lake.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield lake
    finally:
        server.shutdown()
        server.server_close()
