"""What all kinds of catalogue share: the question, the raw answer, and reading JSON with retries and clear errors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Optional

from pystac_client.exceptions import APIError
from pystac_client.stac_api_io import StacApiIO
from requests.exceptions import RequestException, Timeout
from shapely.geometry.base import BaseGeometry
from urllib3 import Retry

from .errors import CatalogueError
from .sources.item import is_remote

TIMEOUT_S = (10.0, 60.0)
"""To connect, and between two bytes of an answer."""
RETRY = Retry(
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


def http_io() -> StacApiIO:
    """Return a reader of web addresses: one session, with time-outs and retries."""
    return StacApiIO(timeout=TIMEOUT_S, max_retries=RETRY)


def read_json(address: str, href: str, io: Optional[StacApiIO]) -> Mapping[str, Any]:
    """Return the JSON object at a URL or path; raises CatalogueError, in the name of the catalogue ``address``.

    ``io`` reads web addresses; without it, one is made where it is needed.
    """
    try:
        text = (io or http_io()).request(href) if is_remote(href) else Path(href).read_text(encoding="utf-8")
        document = json.loads(text)
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
