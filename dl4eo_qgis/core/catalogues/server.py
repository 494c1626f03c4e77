"""Asking a catalogue on the web: every answer, every search and every redirect has a limit.

A catalogue may be hostile or broken: answer for ever, in drops or in floods, unpack a thousandfold, give page after
page, or send this machine to its own network. Each ends in an error that says what came and what the limit is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import urllib3
from pystac import Link
from pystac_client.stac_api_io import StacApiIO
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from requests.exceptions import ChunkedEncodingError
from urllib3.util import parse_url

from ..errors import CatalogueError
from ..web.addresses import RefusedAddressError, connection_pools, refusal
from ..web.answers import HurriedResponse, RefusedAnswerError
from .documents import parse_json

TIMEOUT_S = (10.0, 60.0)
"""To connect, and between two bytes of an answer."""
MAX_ANSWER_S = 300.0
MAX_ANSWER_BYTES = 256 * 2**20
"""Of one answer, unpacked."""
MAX_SEARCH_BYTES = 8 * 2**30
"""Of all answers of one search together."""
MAX_PAGES = 20_000
MAX_ITEMS = 300_000
MAX_WAIT_S = 120.0
MAX_REDIRECTS = 5
MAX_ATTEMPTS = 3
"""Of an answer that ends too early."""
PACKINGS = ("", "identity", "gzip", "x-gzip", "deflate")
"""How an answer may be packed: once, and in a way that unpacks at most a thousandfold."""
CHUNK = 16 * 1024
NARROWER = "Narrow the AOI or the dates, or search a local copy (stac-geoparquet)."


class Patience(urllib3.Retry):
    """When a busy server is asked again: as it says in Retry-After, within reason."""

    def get_retry_after(self, response: urllib3.BaseHTTPResponse) -> float | None:
        """Return the seconds to wait, or None where the server does not say."""
        told = super().get_retry_after(response)
        if told is not None and told > MAX_WAIT_S:
            raise RefusedAnswerError(f"it asks to come back in {told:.0f} s")
        return told


RETRY = Patience(
    total=5,
    connect=2,
    backoff_factor=0.5,
    backoff_max=30,
    status_forcelist=(429, 500, 502, 503, 504),
    allowed_methods=None,
    raise_on_status=False,
    respect_retry_after_header=True,
)
"""Searches change nothing, so that POST is tried again too. Waits 0, 1, 2, 4, 8 s, or what Retry-After says."""


def http_io(address: str, trusted: bool, check: Callable[[], None]) -> BoundedIO:
    """Return a reader of web addresses for one search in catalogue ``address``: time-outs, retries and limits.

    ``trusted``: the catalogue is local, so that private addresses may be asked. ``check`` is called before each
    request and raises where the user asked to stop.
    """
    return BoundedIO(address, trusted, check)


class BoundedIO(StacApiIO):
    """pystac-client's reader with limits."""

    def __init__(self, address: str, trusted: bool, check: Callable[[], None]) -> None:
        super().__init__(timeout=TIMEOUT_S, max_retries=None)
        self.address = address
        self.trusted = trusted
        self.check = check
        self.session.headers["Accept-Encoding"] = "gzip, deflate"
        self.session.max_redirects = MAX_REDIRECTS
        for scheme in ("http://", "https://"):
            self.session.mount(scheme, _BoundedAdapter(trusted))
        self._bytes = 0

    def request(
        self,
        href: str,
        method: str | None = None,
        headers: dict[str, str] | None = None,
        parameters: dict[str, Any] | None = None,
    ) -> str:
        """Return the text of an answer; raises APIError, or CatalogueError where the answers are too long in all."""
        self.check()
        text: str = super().request(href, method, headers, parameters)
        self._bytes += len(text)
        if self._bytes > MAX_SEARCH_BYTES:
            raise CatalogueError(
                self.address, f"gave more than {MAX_SEARCH_BYTES / 2**30:g} GiB of answers to one search.", NARROWER
            )
        return text

    def json_loads(self, txt: str, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return the object that an answer says; raises ValueError, or TypeError where it is no object."""
        document = parse_json(txt)
        if not isinstance(document, dict):
            raise TypeError(f"a JSON {type(document).__name__}, not an object")
        return document

    def get_pages(
        self, url: str, method: str | None = None, parameters: dict[str, Any] | None = None
    ) -> Iterator[dict[str, Any]]:
        """Yield the pages of an answer until one has no next; raises CatalogueError where that does not end."""
        seen: set[int] = set()
        page = self.read_json(url, method=method, parameters=parameters)
        for number in range(1, MAX_PAGES + 1):
            entries = page.get("features") or page.get("collections")
            if not entries:
                return
            known = len(seen)
            seen.update(hash(_name(entry) or (number, place)) for place, entry in enumerate(entries))
            if len(seen) == known:
                raise CatalogueError(self.address, f"repeats itself: page {number} of its answer has nothing new.")
            if len(seen) > MAX_ITEMS:
                raise CatalogueError(self.address, f"gave {len(seen)} items; at most {MAX_ITEMS} are read.", NARROWER)
            yield page
            link = next((e for e in page.get("links") or () if e["rel"] == "next"), None)
            if not link:
                return
            page = self.read_json(self._next(link, url), parameters=parameters)
        raise CatalogueError(self.address, f"has more than {MAX_PAGES} pages for one question.", NARROWER)

    def _next(self, link: Mapping[str, Any], url: str) -> Link:
        """Return the link to the next page; raises CatalogueError where no catalogue would put it."""
        href, method = str(link.get("href")), str(link.get("method") or "GET").upper()
        reason = "" if self.trusted else refusal(href)
        if not reason and method not in ("GET", "POST"):
            reason = f"it is to be asked by {method[:20]}"
        if not reason and not self.trusted and parse_url(href).host != parse_url(url).host:
            reason = "it is another server"
        if reason:
            raise CatalogueError(self.address, f"its next page is not asked for at {href[:200]}: {reason}.")
        return Link.from_dict({key: link[key] for key in ("rel", "href", "method", "body", "merge") if key in link})


def _name(entry: Any) -> str:
    return str(entry.get("id") or "") if isinstance(entry, Mapping) else ""


class _BoundedAdapter(HTTPAdapter):
    """Sends requests; unless trusted, to public addresses only, and takes answers of limited length and duration."""

    def __init__(self, trusted: bool) -> None:
        self._trusted = trusted
        super().__init__(max_retries=RETRY)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Make the pool of direct connections."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = connection_pools(self._trusted, _Answer)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        """Return the pool of connections through a proxy."""
        manager = super().proxy_manager_for(proxy, **kwargs)
        if not proxy.lower().startswith("socks"):
            manager.pool_classes_by_scheme = connection_pools(self._trusted, _Answer)
        return manager

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        """Return the answer to one request, its body read."""
        reason = "" if self._trusted else refusal(str(request.url))
        if reason:
            raise RefusedAddressError(f"{str(request.url)[:200]} is not asked: {reason}")
        kwargs["stream"] = True
        for attempt in range(1, MAX_ATTEMPTS + 1):
            response = super().send(request, *args, **kwargs)
            try:
                response._content = _body(response)
                response.__dict__["_content_consumed"] = True
                return response
            except ChunkedEncodingError:
                if attempt == MAX_ATTEMPTS:
                    raise
            finally:
                response.close()
        raise AssertionError("the last attempt returns or raises")


def _body(response: Response) -> bytes:
    """Return the body of an answer, unpacked; raises RefusedAnswerError where it is too long."""
    packing = str(response.headers.get("Content-Encoding") or "").strip().lower()
    if packing not in PACKINGS:
        raise RefusedAnswerError(f"its answer is packed in a way that was not asked for ({packing[:40]})")
    parts, length = [], 0
    for part in response.iter_content(CHUNK):
        parts.append(part)
        length += len(part)
        if length > MAX_ANSWER_BYTES:
            raise RefusedAnswerError(f"its answer is longer than {MAX_ANSWER_BYTES / 2**20:g} MiB")
    return b"".join(parts)


class _Answer(HurriedResponse):
    def limits(self) -> tuple[float, int]:
        return MAX_ANSWER_S, MAX_ANSWER_BYTES
