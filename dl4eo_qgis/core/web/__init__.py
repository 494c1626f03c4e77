"""The only module that asks web servers for pixels: byte ranges, tried again where that may help, bounded in all ways.

GDAL never opens a web address itself: what it must read, it reads through a ``WebFile``. So every server is asked
with the same patience, and what a server answers can neither fill the memory nor lead to another machine's secrets.
"""

from __future__ import annotations

import io
import os
import random
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

import urllib3
from requests.utils import DEFAULT_CA_BUNDLE_PATH, get_environ_proxies, select_proxy

from .addresses import RefusedAddressError, open_pool, refusal
from .answers import HurriedResponse, RefusedAnswerError

ATTEMPTS = 6
"""Waits of 0.5, 1, 2, 4, 8 s lie between them, each with up to as much again by chance, or what Retry-After says."""
BACKOFF_S = 0.5
MAX_WAIT_S = 60.0
"""A server that asks for more patience is taken at its word: that is a failure of this run."""
BUSY = (408, 425, 429, 500, 502, 503, 504)
RENEW = (401, 403)
TIMEOUT = urllib3.Timeout(connect=10.0, read=30.0)
MAX_ANSWER_S = 300.0
"""Of the longest answer (some 10 MB), so that 30 kB/s are enough."""
MAX_REDIRECTS = 5
MAX_WHOLE = 32 * 2**20
"""So much of a file is taken from a server that knows no ranges."""
CONNECTIONS = 24
PAGE = 64 * 1024
PAGES = 16


class WebError(Exception):
    """A range cannot be had; ``status`` is the server's, where it answered at all."""

    def __init__(self, message: str, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


class _Again(Exception):
    """The answer was none, but the next may be."""

    def __init__(self, message: str, status: int | None = None, wait_s: float | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.wait_s = wait_s


@dataclass(frozen=True)
class Place:
    """Where a file lies."""

    key: str
    """Its address without a signature: the same file has the same key."""
    address: Callable[[bool], str]
    """Gives what to open now: a path, ``/vsi...`` or http(s). True: the signature has expired, or seems to."""
    trusted: bool = False
    """Its catalogue lies on this machine or network, so that it may too."""

    @staticmethod
    def of(address: str) -> Place:
        """Return the place of a file whose address needs no signature, and is trusted."""
        return Place(address, lambda renew: address, True)


@dataclass(frozen=True)
class Answer:
    """Bytes of a file, and how many it has in all."""

    data: bytes
    size: int
    tag: str = ""
    """What the server calls this version of the file; empty where it does not say, or not for sure."""


def is_web(address: str) -> bool:
    """Return whether an address is one of the web."""
    return address.lower().startswith(("http://", "https://"))


def fetch(place: Place, start: int, length: int) -> Answer:
    """Return the bytes [start, start + length) of a file on the web, fewer at its end; raises WebError.

    Tried again with growing waits: 408, 425, 429 and 5xx (after Retry-After, if told), resets, time-outs and answers
    that end early. 401 and 403 are tried once more with a new signature.
    """
    url, renewed = place.address(False), False
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return _of_one_version(place, _ask(url, start, length, place.trusted))
        except _Again as trouble:
            wait = trouble.wait_s if trouble.wait_s is not None else BACKOFF_S * 2 ** (attempt - 1) * _chance()
            if attempt == ATTEMPTS or wait > MAX_WAIT_S:
                raise WebError(f"{trouble}; asked {attempt} times", trouble.status) from trouble
            time.sleep(wait)
            url = place.address(False)  # it may have expired meanwhile
        except WebError as refusal:
            if refusal.status not in RENEW or renewed or attempt == ATTEMPTS:
                raise
            again, renewed = place.address(True), True
            if again == url:
                raise
            url = again
    raise AssertionError("the last attempt returns or raises")


_versions: dict[str, tuple[int, str]] = {}
"""Size and tag of each file that is open: parts of two versions make no picture."""


def _of_one_version(place: Place, answer: Answer) -> Answer:
    size, tag = _versions.get(place.key, (answer.size, answer.tag))
    if size != answer.size or (tag and answer.tag and tag != answer.tag):
        raise WebError("the file was changed on the server while it was read")
    return answer


def _chance() -> float:
    return 1 + random.random()


def _ask(url: str, start: int, length: int, trusted: bool) -> Answer:
    """Ask once, following redirects."""
    for _ in range(MAX_REDIRECTS + 1):
        reason = "" if trusted else refusal(url)
        if reason:
            raise WebError(f"that address is not asked: {reason}")
        try:
            response = _pool_of(url, trusted).request(
                "GET",
                url,
                headers={"Range": f"bytes={start}-{start + length - 1}", "Accept-Encoding": "identity"},
                preload_content=False,
                redirect=False,
                retries=False,
                timeout=TIMEOUT,
            )
        except (urllib3.exceptions.LocationParseError, urllib3.exceptions.LocationValueError) as error:
            raise WebError(f"not an address: {error}") from error
        except RefusedAddressError as error:
            raise WebError(f"that address is not asked: {error}") from error
        except urllib3.exceptions.HTTPError as error:
            raise _Again(_reason(error)) from error
        whole = False
        try:
            target = response.get_redirect_location()
            if not target:
                answer = _answer(response, start, length)
                whole = True
                return answer
            url = _pointed_to(url, target)
        finally:
            if not whole:
                response.close()
            response.release_conn()  # a closed one too: the pool has only so many, and waits for them
    raise WebError(f"the server redirects more than {MAX_REDIRECTS} times")


def _pointed_to(url: str, target: str) -> str:
    """Return the address that a redirect means; raises WebError."""
    try:
        url = urljoin(url, target)
        scheme = urlsplit(url).scheme
    except ValueError as error:
        raise WebError(f"the server points to no address ({error})") from error
    if scheme not in ("http", "https"):
        raise WebError(f"the server points to {scheme or 'nowhere'}, which is not the web")
    return url


def _answer(response: urllib3.BaseHTTPResponse, start: int, length: int) -> Answer:
    status = response.status
    if status in BUSY:
        raise _Again(f"the server answers {status} ({_word(status)})", status, _retry_after(response))
    if status == 206:
        first, size = _content_range(response)
        if first != start:
            raise WebError(f"the server gives bytes from {first} where those from {start} were asked", status)
        wanted = min(length, size - start)
        return Answer(_body(response, wanted), size, _tag(response))
    if status == 200:
        told = str(response.headers.get("Content-Length") or "")
        size = int(told[:18]) if told.isdecimal() else -1
        if size < 0 or (start + length > MAX_WHOLE and size > MAX_WHOLE):
            raise WebError("the server knows no byte ranges", status)
        return Answer(_body(response, min(size, start + length))[start:], size, _tag(response))
    raise WebError(f"{status}: {_word(status)}", status)


def _tag(response: urllib3.BaseHTTPResponse) -> str:
    told = str(response.headers.get("ETag") or "")
    return "" if told.startswith("W/") else told


def _word(status: int) -> str:
    words = {
        401: "no right to read it",
        403: "no right to read it, or a signature that has expired",
        404: "the file is not there",
        410: "the file is gone",
        416: "the file is shorter than its own header says",
        429: "too many requests",
        503: "busy",
    }
    return words.get(status, "an error of the server" if status >= 500 else "not understood")


def _retry_after(response: urllib3.BaseHTTPResponse) -> float | None:
    """Return the seconds that the server asks to wait; None where it does not say, or not in a readable way."""
    told = str(response.headers.get("Retry-After") or "").strip()
    if not told:
        return None
    if told.isdecimal():
        return float(told[:9])
    try:
        return max(0.0, parsedate_to_datetime(told).timestamp() - time.time())
    except ValueError:
        return None


def _content_range(response: urllib3.BaseHTTPResponse) -> tuple[int, int]:
    """Return the first byte and the file's size that a 206 tells."""
    told = str(response.headers.get("Content-Range") or "")
    try:
        span, size = told.removeprefix("bytes ").split("/")
        first, length = int(span.split("-")[0]), int(size)
        if not 0 <= first < length:
            raise ValueError("an empty range")
        return first, length
    except ValueError as error:
        raise WebError(f"the server's Content-Range cannot be read ({told[:80]!r})", response.status) from error


def _body(response: urllib3.BaseHTTPResponse, length: int) -> bytes:
    """Return exactly ``length`` bytes of an answer."""
    try:
        data = response.read(length)
    except RefusedAnswerError as error:
        raise _Again(str(error)) from error
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise _Again(_reason(error)) from error
    if len(data) != length:
        raise _Again(f"the answer ended after {len(data)} of {length} bytes")
    return data


def _reason(error: BaseException) -> str:
    """Return one line for an error of the network, without addresses (they hold signatures)."""
    if isinstance(error, (urllib3.exceptions.TimeoutError, TimeoutError)):
        return "the server does not answer in time"
    cause: BaseException = error
    while isinstance(cause, urllib3.exceptions.HTTPError) and (cause.__cause__ or cause.__context__):
        cause = cause.__cause__ or cause.__context__ or cause
    if isinstance(cause, OSError) and cause.strerror:
        return f"the connection failed ({cause.strerror})"
    return f"the connection failed ({type(cause).__name__})"


def _pool_of(url: str, trusted: bool) -> urllib3.PoolManager:
    """Return the connections for an address, as the environment says: its proxy, and whose certificates count."""
    parts = urlsplit(url)
    certificates = os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE") or DEFAULT_CA_BUNDLE_PATH
    return _pool(trusted, _proxy_of(f"{parts.scheme}://{parts.netloc}"), certificates)


@lru_cache(maxsize=256)
def _proxy_of(origin: str) -> str:
    return select_proxy(origin, get_environ_proxies(origin)) or ""


@lru_cache(maxsize=8)
def _pool(trusted: bool, proxy: str, certificates: str) -> urllib3.PoolManager:
    return open_pool(trusted, proxy, _Answer, num_pools=16, maxsize=CONNECTIONS, block=True, ca_certs=certificates)


class _Answer(HurriedResponse):
    def limits(self) -> tuple[float, int]:
        return MAX_ANSWER_S, 2 * MAX_WHOLE


class WebFile:
    """A file on the web, read in pages that are kept: headers; longer parts come just as they are asked."""

    def __init__(self, place: Place) -> None:
        """Fetch the first page; raises WebError."""
        self._place = place
        self._pages: OrderedDict[int, bytes] = OrderedDict()
        self._lock = threading.Lock()
        self.trouble: WebError | None = None
        """What GDAL could not be told: it only knows that there were no more bytes."""
        _versions.pop(place.key, None)
        first = fetch(place, 0, PAGE)
        _versions[place.key] = first.size, first.tag
        self.size = first.size
        self._pages[0] = first.data

    def part(self, start: int, length: int) -> bytes:
        """Return some bytes, fewer at the end; raises WebError."""
        if length > PAGE:
            return fetch(self._place, start, length).data
        pages = range(start // PAGE, (start + length - 1) // PAGE + 1)
        data = b"".join(self._page(number) for number in pages)
        offset = start - pages[0] * PAGE
        return data[offset : offset + length]

    def _page(self, number: int) -> bytes:
        with self._lock:
            if number in self._pages:
                self._pages.move_to_end(number)
                return self._pages[number]
            data = fetch(self._place, number * PAGE, PAGE).data
            self._pages[number] = data
            while len(self._pages) > PAGES:
                del self._pages[next(n for n in self._pages if n)]
            return data


class WebStream(io.RawIOBase):
    """A ``WebFile`` as GDAL reads it: it opens and closes several for one file."""

    def __init__(self, file: WebFile) -> None:
        super().__init__()
        self._file = file
        self._position = 0

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True."""
        return True

    def tell(self) -> int:
        """Return the position of the next byte."""
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Set the position of the next byte."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._file.size}[whence]
        self._position = max(0, start + offset)
        return self._position

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; none at the end, or after an error (the file's ``trouble``)."""
        stop = self._file.size if size < 0 else min(self._file.size, self._position + size)
        if self._position >= stop:
            return b""
        try:
            data = self._file.part(self._position, stop - self._position)
        except WebError as error:
            self._file.trouble = error
            return b""
        self._position += len(data)
        return data
