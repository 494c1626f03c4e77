"""Where scenes come from: the table of providers, and how a scene's files are opened.

A provider is one ``Source``: endpoint, collections, asset names, offset rule, signing. To add one, write a module
beside this one and name its ``Source`` here.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Optional
from urllib.parse import urlparse

from ..clouds import CLOUD_LAYERS
from ..errors import ReadError
from ..types import Asset, Scene
from ..web import Place
from .cdse import CDSE
from .earth_search import EARTH_SEARCH
from .planetary_computer import PLANETARY_COMPUTER
from .source import Json, Source
from .stac import STAC, bands_by_common_name

SOURCES: Mapping[str, Source] = {s.name: s for s in (PLANETARY_COMPUTER, EARTH_SEARCH, CDSE, STAC)}
"""By name. The order is the order in which asset names are tried on a catalogue of nobody in particular."""
PROVIDERS: Mapping[str, Source] = {name: source for name, source in SOURCES.items() if source.api_url}
"""Those that a user can name as a catalogue."""

OPEN_BUCKETS: Mapping[str, str] = {
    "copernicus-dem-30m": "https://copernicus-dem-30m.s3.eu-central-1.amazonaws.com",
    "copernicus-dem-90m": "https://copernicus-dem-90m.s3.eu-central-1.amazonaws.com",
    "sentinel-cogs": "https://sentinel-cogs.s3.us-west-2.amazonaws.com",
    "e84-earth-search-sentinel-data": "https://e84-earth-search-sentinel-data.s3.us-west-2.amazonaws.com",
}
"""S3 buckets that everyone may read by https."""
CDSE_BUCKET = "eodata"
CDSE_ENVIRONMENT: Mapping[str, str] = {
    "AWS_ACCESS_KEY_ID": "<your key>",
    "AWS_SECRET_ACCESS_KEY": "<your secret>",
    "AWS_S3_ENDPOINT": "eodata.dataspace.copernicus.eu",
    "AWS_VIRTUAL_HOSTING": "FALSE",
}
"""What GDAL must find in the environment to read from CDSE, and the value to give."""


def provider_of(address: str) -> Optional[Source]:
    """Return the provider that a catalogue's name or URL stands for, or None."""
    if address in PROVIDERS:
        return PROVIDERS[address]
    bare = address.rstrip("/").split("://", 1)[-1]
    return next((s for s in PROVIDERS.values() if s.api_url.split("://", 1)[-1] == bare), None)


def bands_of(source: Source, role: str, item: Json) -> dict[str, tuple[str, int]]:
    """Return band name -> asset key and band number, of the bands of a role that an item has in a source's words.

    Cloud layers are found by their own names too, whatever the source.
    """
    assets = item.get("assets") or {}
    if source is STAC and role == "optical":
        found = bands_by_common_name(item)
    else:
        keys = {b: next((k for k in ks if _is_there(assets, k)), "") for b, ks in source.bands[role].items()}
        found = {band: (key, 1) for band, key in keys.items() if key}
    for name in CLOUD_LAYERS if role == "optical" else ():
        if name not in found and _is_there(assets, name):
            found[name] = (name, 1)
    return found


def _is_there(assets: Json, key: str) -> bool:
    return isinstance(assets.get(key), Mapping)


def source_of(item: Json, role: str) -> Source:
    """Return the source whose asset names fit ``item`` best: most bands, then the table's order."""
    return max(SOURCES.values(), key=lambda source: len(bands_of(source, role, item)))


def place_of(scene: Scene, asset: Asset) -> Place:
    """Return where a scene's file lies, signed whenever it is opened."""

    def address(renew: bool) -> str:
        if renew:
            SOURCES[scene.source].renew()
        return readable_href(scene, asset)

    return Place(asset.href, address, scene.trusted)


def readable_href(scene: Scene, asset: Asset) -> str:
    """Return what to open to read ``asset`` now: a local path, ``https://...`` or ``/vsis3/...``.

    To be called right before each opening: signed addresses expire, and are neither kept nor written anywhere.
    Raises CatalogueError where a token is needed and not given, ReadError where credentials are missing.
    """
    url = urlparse(asset.href)
    if url.scheme == "s3":
        key = url.path.lstrip("/")
        if url.netloc in OPEN_BUCKETS:
            return f"{OPEN_BUCKETS[url.netloc]}/{key}"
        if url.netloc == CDSE_BUCKET:
            _require_cdse_credentials(scene, asset)
        return f"/vsis3/{url.netloc}/{key}"
    if url.scheme in ("http", "https"):
        return SOURCES[scene.source].sign(asset.href)
    return asset.href


def _require_cdse_credentials(scene: Scene, asset: Asset) -> None:
    missing = [name for name in CDSE_ENVIRONMENT if not os.environ.get(name)]
    if missing:
        raise ReadError(
            scene.id,
            next((band for band, own in scene.assets.items() if own == asset), "?"),
            "reading from the Copernicus Data Space needs S3 keys; not set in the environment: "
            + ", ".join(missing)
            + ".",
            "Make keys at https://eodata-s3keysmanager.dataspace.copernicus.eu and set "
            + ", ".join(f"{name}={value}" for name, value in CDSE_ENVIRONMENT.items())
            + "; or search planetary-computer, which needs none.",
        )
