"""What all tests share: no network but this machine's, and the real data where it is there."""

from __future__ import annotations

import ipaddress
import os
import socket
from pathlib import Path

import pytest

from tests.paths import ROOT, shared_data_missing
from tests.paths import shared_data as shared_data_folder

_NOWHERE = "http://127.0.0.1:9"
"""Port 9 (discard): nothing listens there. GDAL and child processes obey these variables, Python's sockets do not."""


def pytest_configure() -> None:
    """Speak English, and send whatever honours proxies nowhere, this machine's own servers apart."""
    os.environ["LC_ALL"] = "C.UTF-8"
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        os.environ[name] = _NOWHERE
    for name in ("no_proxy", "NO_PROXY"):
        os.environ[name] = "localhost,127.0.0.1,::1"


def is_loopback(address: object) -> bool:
    """Say whether a socket's address stays on this machine; Unix sockets do."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0])
    if host in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


class NetworkBlocked(ConnectionError):
    """A test reached for the network."""


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let sockets connect to this machine only."""
    connect, connect_ex, getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guard(address: object) -> None:
        if not is_loopback(address):
            raise NetworkBlocked(f"tests may reach this machine only, not {address}")

    def guarded_connect(self: socket.socket, address: object) -> None:
        guard(address)
        connect(self, address)  # type: ignore[arg-type]

    def guarded_connect_ex(self: socket.socket, address: object) -> int:
        guard(address)
        return connect_ex(self, address)  # type: ignore[arg-type]

    def guarded_getaddrinfo(host: object, *args: object, **kwargs: object) -> object:
        if host is not None:
            guard((host.decode() if isinstance(host, bytes) else host,))
        return getaddrinfo(host, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_getaddrinfo)


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of real data; skips the test where there is none."""
    missing = shared_data_missing()
    if missing:
        pytest.skip(missing)
    return shared_data_folder()
