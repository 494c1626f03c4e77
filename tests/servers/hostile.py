"""Servers that mean harm, on loopback: one that does with a socket as it is told, and one that seems public."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from dl4eo_qgis.core.web import addresses


@contextmanager
def serve_socket(answer: Callable[[socket.socket, threading.Event], None]) -> Iterator[str]:
    """Give the URL of a server that calls ``answer`` with each connection, and with an event that says: enough."""
    enough = threading.Event()
    listener = socket.create_server(("127.0.0.1", 0))

    def one(connection: socket.socket) -> None:
        with connection:
            try:
                connection.recv(65536)
                answer(connection, enough)
            except OSError:
                return  # the client had enough

    def all_of_them() -> None:
        while not enough.is_set():
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=one, args=(connection,), daemon=True).start()

    thread = threading.Thread(target=all_of_them, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        enough.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


def seem_public(url: str, monkeypatch: pytest.MonkeyPatch, host: str = "stac.example.org") -> str:
    """Return the address of a loopback server under a public name: connections to that name are taken for public."""
    look_up, require = socket.getaddrinfo, addresses.require_public

    def found(name: Any, port: Any, *args: Any, **kwargs: Any) -> Any:
        text = name.decode() if isinstance(name, bytes) else name
        return look_up("127.0.0.1" if text == host else name, port, *args, **kwargs)

    def require_public(ip: str, name: str = "") -> None:
        if name != host:
            require(ip, name)

    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(socket, "getaddrinfo", found)
    monkeypatch.setattr(addresses, "require_public", require_public)
    means_private = addresses._means_private
    monkeypatch.setattr(addresses, "_means_private", lambda name: name != host and means_private(name))
    return url.replace("127.0.0.1", host)
