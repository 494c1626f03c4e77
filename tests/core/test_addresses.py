"""Addresses of this machine and its network are known in every spelling, and connections to them are refused."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest
import urllib3

from dl4eo_qgis.core.web import addresses
from dl4eo_qgis.core.web.addresses import (
    RefusedAddressError,
    is_local,
    is_private_host,
    open_pool,
    refusal,
    require_public,
)
from tests.servers.files import FileServer

PRIVATE = (
    "127.0.0.1", "127.255.1.2", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
    "0.0.0.0", "100.64.0.1", "224.0.0.1", "255.255.255.255", "[::1]", "::1", "::", "fc00::1", "fd12::1", "fe80::1",
    "fe80::1%eth0", "fec0::1", "::ffff:127.0.0.1", "::ffff:a00:1", "::127.0.0.1", "64:ff9b::7f00:1",
    "2002:7f00:1::", "ff02::1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "127.1", "0",
    "127.0.0.1.", "１２７.0.0.1", "127。0。0。1", "localhost", "LOCALHOST", "localhost.", "a.localhost",
    "printer.local", "metadata.google.internal", "intranet", "",
)  # fmt: skip
PUBLIC = (
    "8.8.8.8", "172.32.0.1", "172.15.0.1", "2001:4860:4860::8888", "[2001:4860:4860::8888]", "64:ff9b::808:808",
    "example.com", "127.0.0.1.example.com", "localhost.example.com", "10.example.com", "134744072",
)  # fmt: skip


@pytest.fixture
def server() -> Iterator[FileServer]:
    files = FileServer()
    files.answers["/x"] = lambda query, body: (200, {}, b"ok")
    yield files
    files.close()


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Return a table of made-up names, by name: the address that each look-up gives, the last one for ever."""
    table: dict[str, list[str]] = {}
    real = socket.getaddrinfo

    def look_up(host: Any, port: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name in table:
            ip = table[name].pop(0) if len(table[name]) > 1 else table[name][0]
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port))]
        return real(host, port, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return table


@pytest.mark.parametrize("host", PRIVATE)
def test_private_hosts(host: str) -> None:
    assert is_private_host(host)


@pytest.mark.parametrize("host", PUBLIC)
def test_public_hosts(host: str) -> None:
    assert not is_private_host(host)


@pytest.mark.parametrize("ip", ["127.0.0.1", "169.254.169.254", "::1", "fe80::1%lo", "::ffff:10.0.0.1"])
def test_a_private_peer_is_refused(ip: str) -> None:
    with pytest.raises(RefusedAddressError, match=r"this machine or lies in its network"):
        require_public(ip, "example.com")


@pytest.mark.parametrize("ip", ["8.8.8.8", "2001:4860:4860::8888", "198.18.0.7"])
def test_a_public_peer_is_not(ip: str) -> None:
    require_public(ip, "example.com")


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://example.com@127.0.0.1/x", "user's name"),
        ("http://127.0.0.1:80@example.com/x", "user's name"),
        ("http://127.0.0.1\\@example.com/x", "backslash"),
        ("http://exa mple.com/x", "space"),
        ("http://example.com/a\r\nHost: x", "control character"),
        ("http://[::1]:8080/x", "this machine"),
        ("http://0x7f.1/x", "this machine"),
        ("ftp://example.com/x", "no web address"),
        ("http:///x", "no web address"),
        ("http://example.com:99999999/x", "no address"),
    ],
)
def test_an_address_is_refused_by_its_spelling(url: str, why: str) -> None:
    assert why in refusal(url)


def test_an_address_of_the_web_is_not_refused() -> None:
    assert refusal("https://example.com:8443/a/b.tif?sig=a%20b&x=1") == ""


@pytest.mark.parametrize("url", ["/data/catalog.json", "catalog.json", "http://127.0.0.1:8/x", "https://[::1]/"])
def test_local_catalogues(url: str) -> None:
    assert is_local(url)


def test_a_catalogue_whose_name_means_a_private_address_is_local(names: dict[str, list[str]]) -> None:
    addresses._means_private.cache_clear()
    names |= {"stac.example.org": ["10.1.2.3"], "public.example.org": ["8.8.8.8"]}
    assert is_local("https://stac.example.org/v1")
    assert not is_local("https://public.example.org/v1")
    assert not is_local("https://no-such-name.invalid/v1")


def test_an_untrusted_pool_does_not_even_connect(server: FileServer, monkeypatch: pytest.MonkeyPatch) -> None:
    def knock(*args: Any, **kwargs: Any) -> Any:
        raise AssertionError("it knocked at a private address")

    monkeypatch.setattr("urllib3.connection.connection.create_connection", knock)
    with open_pool(trusted=False) as pool, pytest.raises(RefusedAddressError):
        pool.request("GET", f"{server.url}/x", retries=3)
    assert server.requests == []


def test_a_trusted_pool_does(server: FileServer) -> None:
    with open_pool(trusted=True) as pool:
        assert pool.request("GET", f"{server.url}/x").data == b"ok"


def test_a_name_that_means_a_private_address_is_refused(server: FileServer, names: dict[str, list[str]]) -> None:
    names["cdn.example.org"] = ["127.0.0.1"]
    with (
        open_pool(trusted=False) as pool,
        pytest.raises(RefusedAddressError, match=r"cdn\.example\.org is 127\.0\.0\.1"),
    ):
        pool.request("GET", f"{server.url}/x".replace("127.0.0.1", "cdn.example.org"))
    assert server.requests == []


def test_a_name_that_changes_its_meaning_is_refused(server: FileServer, names: dict[str, list[str]]) -> None:
    names["cdn.example.org"] = ["8.8.8.8", "127.0.0.1"]
    with open_pool(trusted=False) as pool, pytest.raises(RefusedAddressError):
        pool.request("GET", f"{server.url}/x".replace("127.0.0.1", "cdn.example.org"), retries=False)
    assert server.requests == []


def test_a_redirect_into_the_own_network_is_refused(server: FileServer, monkeypatch: pytest.MonkeyPatch) -> None:
    other = FileServer()
    server.answers["/start"] = lambda query, body: (302, {"Location": f"{other.url}/secret"}, b"")
    # The first server stands for one on the web; both are on loopback.
    told = other.url.rsplit(":", 1)[1]
    monkeypatch.setattr(addresses, "_resolved", lambda host, port: ["127.0.0.1" if str(port) == told else "8.8.8.8"])
    monkeypatch.setattr(
        addresses,
        "require_public",
        lambda ip, host="", real=require_public: None if ip == "8.8.8.8" else real(ip, host),
    )
    try:
        with open_pool(trusted=False) as pool, pytest.raises(RefusedAddressError):
            pool.request("GET", f"{server.url}/start")
    finally:
        other.close()
    assert other.requests == []


def test_behind_a_proxy_a_private_spelling_is_refused_and_the_proxy_is_not(server: FileServer) -> None:
    with open_pool(trusted=False, proxy=server.url) as pool:
        with pytest.raises(RefusedAddressError):
            pool.request("GET", "http://169.254.169.254/latest/meta-data")
        assert server.requests == []
        answer = pool.request("GET", "http://example.com/x", retries=urllib3.Retry(0))
    assert answer.status in (200, 404)
    assert len(server.requests) == 1
