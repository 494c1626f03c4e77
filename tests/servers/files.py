"""A file server on loopback that knows byte ranges, counts what it is asked, and fails where it is told to."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

Answer = tuple[int, dict[str, str], bytes]
"""Status, headers, body."""


class FileServer:
    """Serves a folder, and answers of its own that tests put in; safe to change while it runs."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self.requests: list[str] = []
        """Method and path with query of each request, in order."""
        self.bytes_sent = 0
        self.answers: dict[str, Callable[[str, bytes], Answer]] = {}
        """By path: called with the path's query and the body."""
        self.failures: Counter[str] = Counter()
        """By path: how many of the next requests are answered 503."""
        self._lock = threading.Lock()
        server = self
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"owner": server}))
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}"
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def count(self, method: str, path: str, sent: int) -> None:
        with self._lock:
            self.requests.append(f"{method} {path}")
            self.bytes_sent += sent

    def take_failure(self, path: str) -> bool:
        with self._lock:
            if self.failures[path] <= 0:
                return False
            self.failures[path] -= 1
            return True

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    owner: FileServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def log_message(self, format: str, *args: Any) -> None:
        """Keep the tests' output clean."""

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = urlsplit(self.path)
        path = unquote(parts.path)
        if self.owner.take_failure(path):
            status, headers, content = 503, {"Content-Type": "text/plain"}, b"busy"
        elif path in self.owner.answers:
            status, headers, content = self.owner.answers[path](parts.query, body)
        else:
            status, headers, content = self._file(path)
        if self.command == "HEAD":
            headers.setdefault("Content-Length", str(len(content)))
            content = b""
        self.owner.count(self.command, self.path, len(content))
        try:
            self.send_response(status)
            for name, value in {"Content-Length": str(len(content)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)
        except ConnectionError:  # the client had enough
            self.close_connection = True

    def _file(self, path: str) -> Answer:
        folder = self.owner.folder
        target = None if folder is None else (folder / path.lstrip("/")).resolve()
        if folder is None or target is None or not target.is_relative_to(folder.resolve()) or not target.is_file():
            return 404, {"Content-Type": "text/plain"}, b"not found"
        size = target.stat().st_size
        kind = "application/json" if target.suffix == ".json" else "application/octet-stream"
        headers = {"Accept-Ranges": "bytes", "Content-Type": kind}
        wanted = self.headers.get("Range", "")
        if not wanted.startswith("bytes="):
            if self.command == "HEAD":
                return 200, {**headers, "Content-Length": str(size)}, b""
            return 200, headers, target.read_bytes()
        first, _, last = wanted[6:].partition("-")
        start = int(first) if first else max(0, size - int(last))
        stop = min(size, int(last) + 1) if first and last else size
        if start >= size:
            return 416, {"Content-Range": f"bytes */{size}"}, b""
        with target.open("rb") as file:
            file.seek(start)
            content = file.read(stop - start)
        return 206, {**headers, "Content-Range": f"bytes {start}-{start + len(content) - 1}/{size}"}, content


@contextmanager
def serve_files(folder: Path | None = None) -> Iterator[FileServer]:
    """Give a running file server of ``folder``, closed at the end."""
    server = FileServer(folder)
    try:
        yield server
    finally:
        server.close()
