"""Which web addresses lie on this machine or in its network, and connections that refuse those.

A catalogue on the web may name any address as its next page or as a file. Followed blindly, it could make this
machine ask servers that only this machine can reach (a router, a cloud's metadata service). So connections made for
such a catalogue are refused where the other end is not a public address: after the name was resolved and after the
connection stands, so that redirects and names that change their meaning are covered too.

Where HTTP(S)_PROXY is set, the other end is the proxy, and names are resolved there: then only hosts that are
private by their spelling can be refused here; the rest is the proxy's rule.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import unicodedata
from functools import lru_cache
from http.client import HTTPResponse
from typing import Any, Union

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError, LocationParseError, NameResolutionError
from urllib3.util import parse_url

PRIVATE_NAMES = ("localhost", "local", "internal", "localdomain", "home.arpa")
"""Names, and ends of names, that by agreement never mean a public machine."""
TUNNEL = ipaddress.ip_network("198.18.0.0/15")
"""Kept for measurements, and used by VPN programs, which give every name an address of this range."""
NAT64 = ipaddress.ip_network("64:ff9b::/96")
ODD_CHARACTERS = re.compile(r"[\x00-\x20\x7f\\]")
"""In an address: programs disagree on what they mean there, and so on which host is asked."""
HINT = "Only a catalogue that lies on this machine or in its network may point there: use a local copy of the items."

Address = Union[ipaddress.IPv4Address, ipaddress.IPv6Address]


class RefusedAddressError(HTTPError):
    """A connection to this machine or its network was asked for by someone outside; never tried again."""


def is_private_host(host: str) -> bool:
    """Return whether a host is of this machine or its network by its spelling alone; nothing is looked up.

    Numbers count in every spelling that the system takes for an IPv4 address (``0x7f.1``, ``2130706433``). A name
    without a dot is private too: no public machine has one.
    """
    name = _plain(host)
    address = _literal(name)
    if address is not None:
        return not _is_public(address)
    return "." not in name or any(name == end or name.endswith("." + end) for end in PRIVATE_NAMES)


def is_local(address: str) -> bool:
    """Return whether a catalogue's address lies on this machine or in its network: a file, or a host that does.

    A host's name is looked up; a name that cannot be resolved is not local.
    """
    if not address.lower().startswith(("http://", "https://")):
        return True
    try:
        url = parse_url(address)
    except LocationParseError:
        return False
    host = url.host or ""
    if is_private_host(host):
        return True
    return _means_private(_plain(host))


@lru_cache(maxsize=1024)
def _means_private(name: str) -> bool:
    try:
        found = _resolved(name, 443)
    except (OSError, UnicodeError):
        return False
    return bool(found) and not any(_is_public(_parsed(ip)) for ip in found)


def refusal(url: str) -> str:
    """Return why a web address from outside is not asked, or an empty text where its spelling is no reason."""
    if ODD_CHARACTERS.search(url):
        return "it holds a space, a backslash or a control character"
    try:
        parts = parse_url(url)
    except LocationParseError:
        return "it is no address"
    if parts.scheme not in ("http", "https") or not parts.host:
        return "it is no web address"
    if parts.auth is not None:
        return "it holds a user's name"
    if is_private_host(parts.host):
        return f"{parts.host} is this machine or lies in its network"
    return ""


def require_public(ip: str, host: str = "") -> None:
    """Raise RefusedAddressError unless ``ip``, the other end of a connection to ``host``, is a public address."""
    if not _is_public(_parsed(ip)) and _parsed(ip) not in TUNNEL:
        where = f"{host} is {ip}, which" if host and host != ip else ip
        raise RefusedAddressError(f"{where} is this machine or lies in its network")


def open_pool(
    trusted: bool, proxy: str = "", response: type[HTTPResponse] = HTTPResponse, **options: Any
) -> urllib3.PoolManager:
    """Return a pool of connections; unless ``trusted``, it refuses private addresses with RefusedAddressError.

    ``proxy``: the address of a proxy that all requests go through; ``response`` reads the answers. ``options`` are
    urllib3's.
    """
    pool: urllib3.PoolManager
    if proxy:
        pool = (urllib3.ProxyManager if trusted else _PublicProxyPool)(proxy, **options)
    else:
        pool = urllib3.PoolManager(**options)
    pool.pool_classes_by_scheme = connection_pools(trusted, response)
    return pool


def connection_pools(trusted: bool, response: type[HTTPResponse] = HTTPResponse) -> dict[str, Any]:
    """Return the classes that a urllib3 pool makes its connections with, by scheme; ``response`` reads the answers."""
    plain, secure = (HTTPConnection, HTTPSConnection) if trusted else (_PublicConnection, _PublicSecureConnection)
    own = {"response_class": response}
    return {
        "http": type("_HTTPPool", (HTTPConnectionPool,), {"ConnectionCls": type("_HTTP", (plain,), own)}),
        "https": type("_HTTPSPool", (HTTPSConnectionPool,), {"ConnectionCls": type("_HTTPS", (secure,), own)}),
    }


class _PublicConnection(HTTPConnection):
    """A connection that is closed at once, and nothing sent, where its other end is not public."""

    def _new_conn(self) -> socket.socket:
        if self.proxy is not None:  # the other end is the user's own proxy
            return super()._new_conn()
        try:  # first: a private address is not even knocked at
            for ip in _resolved(self.host, self.port):
                require_public(ip, self.host)
        except socket.gaierror as error:
            raise NameResolutionError(self.host, self, error) from error
        connection = super()._new_conn()
        try:  # and then: the name may mean another address by now
            require_public(str(connection.getpeername()[0]), self.host)
        except (RefusedAddressError, OSError):
            connection.close()
            raise
        return connection


class _PublicSecureConnection(_PublicConnection, HTTPSConnection):
    """The same, encrypted."""


class _PublicProxyPool(urllib3.ProxyManager):
    """Connections through a proxy, which resolves names: those that are private by their spelling are refused."""

    def urlopen(  # type: ignore[override] # urllib3 has other types here than in its base
        self, method: str, url: str, redirect: bool = True, **options: Any
    ) -> urllib3.BaseHTTPResponse:
        reason = refusal(url)
        if reason:
            raise RefusedAddressError(reason)
        return super().urlopen(method, url, redirect, **options)


def _resolved(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _plain(host: str) -> str:
    """Return a host as the system will read it: small letters, ASCII digits and dots, no brackets, no last dot."""
    name = unicodedata.normalize("NFKC", host).replace("\u3002", ".").strip().lower()
    return name.strip("[]").split("%", 1)[0].rstrip(".")


def _literal(name: str) -> Address | None:
    """Return the IP address that a text spells, or None where it is a name."""
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        if not name or name[0] not in "0123456789":
            return None
    try:
        return ipaddress.IPv4Address(socket.inet_aton(name))  # octal, hexadecimal, fewer parts
    except (OSError, ValueError):
        return None


def _parsed(ip: str) -> Address:
    return ipaddress.ip_address(ip.split("%", 1)[0])


def _is_public(address: Address) -> bool:
    """Return whether an address, and every address that it wraps, may be anyone's."""
    inner = _wrapped(address) if isinstance(address, ipaddress.IPv6Address) else []
    special = address.is_multicast or address.is_unspecified or getattr(address, "is_site_local", False)
    return address.is_global and not special and all(_is_public(a) for a in inner)


def _wrapped(address: ipaddress.IPv6Address) -> list[Address]:
    """Return the IPv4 addresses inside an IPv6 one: mapped, compatible, 6to4, Teredo and NAT64."""
    found: list[Address] = [a for a in (address.ipv4_mapped, address.sixtofour) if a is not None]
    found += list(address.teredo or ())
    if address in NAT64 or int(address) < 2**32:
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return found
