"""A file server on loopback that knows byte ranges, keeps a log of what it is asked, and fails where it is told to."""

from __future__ import annotations

import socket
import struct
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

Answer = tuple[int, dict[str, str], bytes]
"""Status, headers, body."""
TEXT = {"Content-Type": "text/plain"}
ALWAYS = 10**9


@dataclass(frozen=True)
class Request:
    """One request as the server saw it."""

    method: str
    path: str
    """Unquoted, without the query."""
    query: str
    range: tuple[int, int] | None
    """First byte, and the one behind the last, of a range that was answered; None: the whole file, or no file."""
    status: int
    """0: the connection was reset without an answer."""
    sent: int
    """Bytes of the body that were sent."""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Fault:
    """What goes wrong with a request."""

    status: int = 0
    """Answered instead of the file; 0: the file is answered, but see below."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Of that answer, like Retry-After."""
    reset: bool = False
    """The connection is reset: without an answer, or after ``keep`` bytes of the body."""
    keep: int | None = None
    """Only so many bytes of the body are sent, whatever Content-Length says; then the connection ends."""
    delay_s: float = 0.0
    """Waited before the answer (cut short when the server closes)."""
    unless: Callable[[str], bool] | None = None
    """Called with the query: the fault does not happen where it says True, as a signature may."""


def busy(retry_after: str = "", status: int = 503) -> Fault:
    """Return the answer of a server that has too much to do."""
    return Fault(status, {"Retry-After": retry_after} if retry_after else {})


def forbidden_unless(signed: Callable[[str], bool]) -> Fault:
    """Return 403 for all requests but those whose query is ``signed``."""
    return Fault(403, unless=signed)


GONE = Fault(404)
RESET = Fault(reset=True)


class FileServer:
    """Serves a folder, and answers of its own that tests put in; safe to change while it runs."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self.log: list[Request] = []
        """The requests in the order in which their answers ended."""
        self.answers: dict[str, Callable[[str, bytes], Answer]] = {}
        """By path: called with the path's query and the body."""
        self.failures: Counter[str] = Counter()
        """By path: how many of the next requests are answered 503."""
        self._faults: list[tuple[str, Fault, int]] = []
        self._lock = threading.Lock()
        self.closing = threading.Event()
        server = self
        self._http = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"owner": server}))
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}"
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    @property
    def requests(self) -> list[str]:
        """Return method and path with query of each request, in order."""
        return [f"{r.method} {r.path}{'?' if r.query else ''}{r.query}" for r in self.log]

    @property
    def bytes_sent(self) -> int:
        """Return how many bytes of bodies were sent."""
        return sum(r.sent for r in self.log)

    def fail(self, pattern: str, fault: Fault, times: int = ALWAYS) -> None:
        """Let the next ``times`` requests of paths like ``pattern`` (with * and ?) go wrong.

        Faults of one path happen one after the other, in the order in which they were told.
        """
        with self._lock:
            self._faults.append((pattern, fault, times))

    def heal(self) -> None:
        """Forget all faults."""
        with self._lock:
            self._faults.clear()
            self.failures.clear()

    def count(self, request: Request) -> None:
        with self._lock:
            self.log.append(request)

    def take_fault(self, path: str, query: str) -> Fault | None:
        with self._lock:
            if self.failures[path] > 0:
                self.failures[path] -= 1
                return busy()
            for place, (pattern, fault, left) in enumerate(self._faults):
                if left and fnmatchcase(path, pattern) and not (fault.unless and fault.unless(query)):
                    self._faults[place] = (pattern, fault, left - 1)
                    return fault
        return None

    def ranges(self, path: str) -> list[tuple[int, int]]:
        """Return the byte ranges that were sent of a file by GET, sorted."""
        return sorted(r.range for r in self.log if r.path == path and r.method == "GET" and r.range and r.sent)

    def close(self) -> None:
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def shutdown_request(self, request: Any) -> None:
        """Close without a farewell: a connection that is to be reset sends RST, the others FIN."""
        self.close_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Keep the tests' output clean of clients that had enough."""


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
        self._range: tuple[int, int] | None = None
        fault = self.owner.take_fault(path, parts.query) or Fault()
        if fault.delay_s:
            self.owner.closing.wait(fault.delay_s)
        if fault.reset and fault.keep is None:
            self._count(path, parts.query, 0, 0)
            return self._reset()
        if fault.status:
            status, headers, content = fault.status, {**TEXT, **fault.headers}, b"as it was told"
        elif path in self.owner.answers:
            status, headers, content = self.owner.answers[path](parts.query, body)
        else:
            status, headers, content = self._file(path)
        headers.setdefault("Content-Length", str(len(content)))
        content = b"" if self.command == "HEAD" else content[: fault.keep]
        self._count(path, parts.query, status, len(content))
        try:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)
            if fault.keep is not None:
                self.close_connection = True
            if fault.reset:
                self._reset()
        except ConnectionError:  # the client had enough
            self.close_connection = True

    def _count(self, path: str, query: str, status: int, sent: int) -> None:
        self.owner.count(Request(self.command, path, query, self._range, status, sent, dict(self.headers)))

    def _reset(self) -> None:
        """End the connection with RST: lingering for no time makes the system do so."""
        self.close_connection = True
        self.wfile.flush()
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def _file(self, path: str) -> Answer:
        folder = self.owner.folder
        target = None if folder is None else (folder / path.lstrip("/")).resolve()
        if folder is None or target is None or not target.is_relative_to(folder.resolve()) or not target.is_file():
            return 404, dict(TEXT), b"not found"
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
        self._range = (start, start + len(content))
        return 206, {**headers, "Content-Range": f"bytes {start}-{start + len(content) - 1}/{size}"}, content


@contextmanager
def serve_files(folder: Path | None = None) -> Iterator[FileServer]:
    """Give a running file server of ``folder``, closed at the end."""
    server = FileServer(folder)
    try:
        yield server
    finally:
        server.close()
