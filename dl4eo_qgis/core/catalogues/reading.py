"""What all kinds of catalogue share: the question, the raw answer, and reading JSON with limits and clear errors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Optional

from pystac_client.exceptions import APIError
from requests.exceptions import RequestException, Timeout
from shapely.geometry.base import BaseGeometry

from ..errors import CatalogueError
from ..sources.href import is_remote
from ..web.addresses import HINT, RefusedAddressError
from ..web.answers import RefusedAnswerError
from .documents import TooMuchError, parse_json, read_text
from .server import TIMEOUT_S, BoundedIO

MAX_BODY_CHARACTERS = 200


@dataclass(frozen=True)
class Query:
    """What is asked of a catalogue."""

    collection: str
    area: BaseGeometry
    """EPSG:4326."""
    start: Optional[datetime] = None
    end: Optional[datetime] = None
    """Both ends belong to it; both None: at any time."""
    max_cloud_percent: Optional[float] = None

    @property
    def interval(self) -> Optional[str]:
        """``start/end`` as STAC APIs read it, to the millisecond."""
        if self.start is None or self.end is None:
            return None
        texts = (t.astimezone(timezone.utc).isoformat(timespec="milliseconds") for t in (self.start, self.end))
        return "/".join(text.replace("+00:00", "Z") for text in texts)


@dataclass(frozen=True)
class RawItem:
    """An item as the catalogue gives it, or what went wrong in reading it."""

    document: Optional[Mapping[str, Any]]
    base: str
    """The file or URL that it came from."""
    problem: str = ""
    trusted: bool = False
    """Its catalogue is local: its files may lie on this machine or in its network."""


def read_json(address: str, href: str, io: BoundedIO) -> Mapping[str, Any]:
    """Return the JSON object at a URL or path; raises CatalogueError, in the name of the catalogue ``address``.

    ``io`` reads web addresses.
    """
    try:
        document = parse_json(io.request(href) if is_remote(href) else read_text(Path(href)))
    except (APIError, ValueError, OSError) as error:
        raise trouble(address, href, error) from error
    if not isinstance(document, dict):
        raise CatalogueError(address, f"is not STAC: {href} holds a JSON {type(document).__name__}, not an object.")
    return document


def trouble(address: str, href: str, error: Exception) -> CatalogueError:
    """Return the CatalogueError that says in one line what ``error`` means to a user of catalogue ``address``."""
    where = "" if href == address else f" ({href})"
    status = getattr(error, "status_code", None)
    cause = error.__context__ if isinstance(error, APIError) else error
    if status is not None:
        return CatalogueError(address, f"answered {status}{where}: {_short(str(error))}.", _way_out(status), status)
    if isinstance(cause, RefusedAddressError):
        return CatalogueError(address, f"points to this machine's network{where}: {cause}.", HINT)
    if isinstance(cause, RefusedAnswerError):
        return CatalogueError(address, f"cannot be read{where}: {cause}.", "Search another catalogue, or a local copy.")
    if isinstance(cause, Timeout):
        return CatalogueError(address, f"did not answer within {TIMEOUT_S[1]:g} s{where}.", "Try again later.")
    if isinstance(cause, RequestException):
        reason = str(cause).rsplit(": ", 1)[-1].strip("'\"> ")
        reason = reason.rstrip(")'\"") + (")" if "(" in reason else "")
        return CatalogueError(address, f"cannot be reached{where}: {reason}.", "Check the address and the network.")
    if isinstance(error, FileNotFoundError):
        return CatalogueError(address, f"is missing{where}.")
    if isinstance(error, OSError):
        return CatalogueError(address, f"cannot be read{where}: {error.strerror or error}.")
    if isinstance(error, TooMuchError):
        return CatalogueError(address, f"cannot be read{where}: {error}.", "Give a smaller part of it.")
    what = "what is there is not JSON" if isinstance(error, ValueError) else "its answer has another shape"
    return CatalogueError(
        address,
        f"is not STAC: {what}{where}.",
        "Give the landing page of a STAC API, or a catalog.json.",
    )


def _short(body: str) -> str:
    """Return the start of an answer's body on one line."""
    line = " ".join(body.split())
    return line if len(line) <= MAX_BODY_CHARACTERS else line[:MAX_BODY_CHARACTERS] + "..."


def _way_out(status: int) -> str:
    if status == 404:
        return "Check the address: nothing is there."
    if status in (401, 403):
        return "This catalogue wants credentials; those of the default job do not."
    if status == 429 or status >= 500:
        return "The server is busy or broken; it was asked several times. Try again later."
    return ""
