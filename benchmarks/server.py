"""A small object store on loopback: byte ranges, a delay before each answer, a cap on the bandwidth, counters.

    python -m benchmarks.server --root FOLDER --port PORT

``/__set?latency_ms=40&mbps=50`` sets delay and cap (0: none), ``/__reset`` zeroes the counters, ``/__stats`` gives
them: the same words as the server of ``../shared/bench``, which is taken where it is.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

PIECE_BYTES = 1 << 18
RANGE = re.compile(r"bytes=(\d*)-(\d*)$")


@dataclass
class Store:
    """The folder that is served, its manners and its counters."""

    root: Path
    latency_ms: float = 0.0
    mbps: float = 0.0
    wire_free_at: float = 0.0
    """Loop time at which the last booked piece has left."""
    counts: dict[str, int] = field(default_factory=lambda: {"requests": 0, "bytes": 0, "conns": 0})

    def control(self, path: str, query: str) -> dict[str, float]:
        """Answer a control address."""
        if path == "/__set":
            values = {key: float(value) for key, value in parse_qsl(query)}
            self.latency_ms = values.get("latency_ms", self.latency_ms)
            self.mbps = values.get("mbps", self.mbps)
        elif path == "/__reset":
            self.counts = dict.fromkeys(self.counts, 0)
        return dict(self.counts)

    async def wait_for_wire(self, size: int) -> None:
        """Book bytes on the capped wire and wait until they have left."""
        if self.mbps:
            now = asyncio.get_running_loop().time()
            self.wire_free_at = max(self.wire_free_at, now) + size / (self.mbps * 1e6)
            await asyncio.sleep(self.wire_free_at - now)


def span_of(header: str, size: int) -> tuple[int, int] | None:
    """Return start and end (exclusive) of a Range header; None where there is none that can be used."""
    found = RANGE.match(header)
    if not found or found[1] == found[2] == "":
        return None
    if found[1] == "":
        return max(0, size - int(found[2])), size
    return int(found[1]), min(int(found[2]) + 1, size) if found[2] else size


async def answer(store: Store, head: str, writer: asyncio.StreamWriter) -> None:
    """Answer one request."""
    first, *lines = head.split("\r\n")
    method, target, _ = first.split(" ", 2)
    address = urlsplit(target)
    if address.path.startswith("/__"):
        body = json.dumps(store.control(address.path, address.query)).encode()
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        return
    store.counts["requests"] += 1
    await asyncio.sleep(store.latency_ms / 1000)
    path = store.root / unquote(address.path).lstrip("/")
    if ".." in path.parts or not path.is_file():
        writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
        return
    size = path.stat().st_size
    headers = {k.strip().lower(): v.strip() for k, _, v in (line.partition(":") for line in lines)}
    span = span_of(headers.get("range", ""), size)
    start, end = span or (0, size)
    if start >= end:
        writer.write(b"HTTP/1.1 416 Range Not Satisfiable\r\nContent-Length: 0\r\n\r\n")
        return
    status = f"206 Partial Content\r\nContent-Range: bytes {start}-{end - 1}/{size}" if span else "200 OK"
    writer.write(f"HTTP/1.1 {status}\r\nAccept-Ranges: bytes\r\nContent-Length: {end - start}\r\n\r\n".encode())
    if method != "HEAD":
        await send(store, path, start, end, writer)


async def send(store: Store, path: Path, start: int, end: int, writer: asyncio.StreamWriter) -> None:
    """Send bytes [start, end) of a file at the wire's pace."""
    with path.open("rb") as file:
        file.seek(start)
        while start < end:
            piece = file.read(min(PIECE_BYTES, end - start))
            await store.wait_for_wire(len(piece))
            writer.write(piece)
            await writer.drain()
            start += len(piece)
            store.counts["bytes"] += len(piece)


async def talk(store: Store, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer the requests of one connection until the client leaves."""
    store.counts["conns"] += 1
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            await answer(store, head.decode("latin1").rstrip("\r\n"), writer)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


async def serve(root: Path, port: int) -> None:
    """Serve a folder until the process ends."""
    store = Store(root)
    server = await asyncio.start_server(lambda r, w: talk(store, r, w), "127.0.0.1", port)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--port", type=int, required=True)
    asked = parser.parse_args()
    asyncio.run(serve(asked.root, asked.port))
