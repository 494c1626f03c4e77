"""Microsoft Planetary Computer: Sentinel-2 L2A, Sentinel-1 RTC and Copernicus DEM, open to everyone."""

from __future__ import annotations

import sys
import threading
from urllib.parse import urlparse

from ..errors import CatalogueError, MissingPackageError
from .offset import by_baseline
from .source import LABEL_BANDS, RADAR_BANDS, TERRAIN_BANDS, Json, Offset, Source

BLOB_HOST = ".blob.core.windows.net"
TOKEN_RETRIES = 4
TOKEN_BACKOFF_S = 0.5
_one_at_a_time = threading.Lock()
"""Threads that start together would each ask for the same token."""


def sign(href: str) -> str:
    """Return ``href`` with a token that is valid now, if it lies in Azure's blob storage; else unchanged.

    The planetary-computer package keeps the tokens in memory and renews one that is about to expire.
    Raises CatalogueError where the token service does not answer as it should.
    """
    if not (urlparse(href).hostname or "").endswith(BLOB_HOST):
        return href
    try:
        from planetary_computer import sas
        from planetary_computer.settings import Settings
        from planetary_computer.utils import parse_blob_url
        from requests import RequestException
    except ImportError as error:
        raise MissingPackageError(
            "Reading from the Planetary Computer needs the package planetary-computer, which is not installed.",
            "pip install planetary-computer, or run 'Set up environment'.",
        ) from error
    try:
        with _one_at_a_time:
            if "?" not in href:
                sas.get_token(*parse_blob_url(urlparse(href)), TOKEN_RETRIES, TOKEN_BACKOFF_S)
            return str(sas.sign_url(href))
    except RequestException as error:
        status = None if error.response is None else error.response.status_code
        what = f"answered {status}" if status else f"cannot be reached ({type(error).__name__})"
        raise CatalogueError(
            str(Settings.get().sas_url),
            f"the service that gives tokens to read {href} {what}.",
            "Try again later; what is finished is kept.",
            status,
        ) from error
    except ValueError as error:
        raise CatalogueError(
            str(Settings.get().sas_url), f"no token to read {href}: {' '.join(str(error).split())[:200]}."
        ) from error


def forget_tokens() -> None:
    """Have the next address signed with a new token, whatever the time that the old one is said to last."""
    sas = sys.modules.get("planetary_computer.sas")
    if sas is not None:  # else no token was ever asked for
        with _one_at_a_time:
            sas.TOKEN_CACHE.clear()


def _offset(item: Json, asset: Json) -> Offset:
    """Planetary Computer items have no ``raster:bands`` for Sentinel-2: the baseline decides."""
    return by_baseline(item)


PLANETARY_COMPUTER = Source(
    name="planetary-computer",
    title="Microsoft Planetary Computer",
    api_url="https://planetarycomputer.microsoft.com/api/stac/v1",
    collections={
        "optical": "sentinel-2-l2a",
        "radar": "sentinel-1-rtc",
        "terrain": "cop-dem-glo-30",
        "labels": "esa-worldcover",
    },
    bands={
        "optical": {
            "coastal": ("B01",),
            "blue": ("B02",),
            "green": ("B03",),
            "red": ("B04",),
            "rededge1": ("B05",),
            "rededge2": ("B06",),
            "rededge3": ("B07",),
            "nir": ("B08",),
            "nir08": ("B8A",),
            "nir09": ("B09",),
            "swir16": ("B11",),
            "swir22": ("B12",),
            "scl": ("SCL",),
        },
        "radar": RADAR_BANDS,
        "terrain": TERRAIN_BANDS,
        "labels": LABEL_BANDS,
    },
    offset=_offset,
    sign=sign,
    renew=forget_tokens,
)
