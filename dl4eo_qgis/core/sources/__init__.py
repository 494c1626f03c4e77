"""Where scenes come from: the table of providers, and how a scene's files are opened.

A provider is one ``Source``: endpoint, collections, asset names, offset rule, signing. To add one, write a module
beside this one and name its ``Source`` here.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Optional
from urllib.parse import urlparse

from ..clouds import CLOUD_LAYERS
from ..errors import ReadError
from ..products import LOCAL, REFLECTANCE, SENTINEL_2, Product, product_of
from ..types import Asset, Scene
from ..web import Place
from .cdse import CDSE
from .earth_search import EARTH_SEARCH
from .local import LOCAL_FILES, own_bands
from .planetary_computer import PLANETARY_COMPUTER
from .scale import own_scale
from .source import NODATA, Json, Layer, Source
from .stac import STAC, bands_by_common_name

SOURCES: Mapping[str, Source] = {s.name: s for s in (PLANETARY_COMPUTER, EARTH_SEARCH, CDSE, STAC, LOCAL_FILES)}
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


@dataclass(frozen=True)
class KeyedBucket:
    """An S3 bucket that is read with the user's own keys."""

    reading: str
    """What is read there, as an error begins."""
    environment: Mapping[str, str]
    """What GDAL must find in the environment, and the value to give."""
    way_out: str
    """How to get keys, to end with ``set``; what else to do."""
    instead: str


CDSE_ENVIRONMENT: Mapping[str, str] = {
    "AWS_ACCESS_KEY_ID": "<your key>",
    "AWS_SECRET_ACCESS_KEY": "<your secret>",
    "AWS_S3_ENDPOINT": "eodata.dataspace.copernicus.eu",
    "AWS_VIRTUAL_HOSTING": "FALSE",
}
USGS_ENVIRONMENT: Mapping[str, str] = {
    "AWS_ACCESS_KEY_ID": "<your key>",
    "AWS_SECRET_ACCESS_KEY": "<your secret>",
    "AWS_REQUEST_PAYER": "requester",
}
KEYED_BUCKETS: Mapping[str, KeyedBucket] = {
    "eodata": KeyedBucket(
        "reading from the Copernicus Data Space needs S3 keys",
        CDSE_ENVIRONMENT,
        "Make keys at https://eodata-s3keysmanager.dataspace.copernicus.eu and set",
        "search planetary-computer, which needs none",
    ),
    "usgs-landsat": KeyedBucket(
        "reading Landsat from Amazon's bucket of the USGS costs its reader money (requester pays) and needs S3 keys",
        USGS_ENVIRONMENT,
        "Make keys of an AWS account and set",
        "search planetary-computer, which has the same scenes and needs none",
    ),
}


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
        keys = {b: next((k for k in ks if _is_there(assets, k)), "") for b, ks in source.bands.get(role, {}).items()}
        found = {band: (key, 1) for band, key in keys.items() if key}
    for name in CLOUD_LAYERS if role == "optical" else ():
        if name not in found and _is_there(assets, name):
            found[name] = (name, 1)
    return found


def _is_there(assets: Json, key: str) -> bool:
    return isinstance(assets.get(key), Mapping)


def layers_of(source: Source, role: str, product: Product, item: Json) -> dict[str, Layer]:
    """Return band name -> layer of the bands that an item has, its cloud layer included.

    Sentinel-2, radar and elevation are called as the source calls them, other optical products as their table says.
    """
    if role != "optical" or product is SENTINEL_2:
        found = bands_of(source, role, item)
        return {band: _layer(role, band, key, number, item["assets"][key]) for band, (key, number) in found.items()}
    if product is LOCAL:
        return own_bands(item)
    assets = item.get("assets") or {}
    layers = {}
    for band, channel in (*product.channels.items(), *product.cloud_layers.items()):
        key = next((key for key in channel.keys if isinstance(assets.get(key), Mapping)), None)
        if key is not None:
            layers[band] = Layer(key, 1, channel.scale, channel.offset, channel.nodata, channel.unit)
    return layers


def _layer(role: str, band: str, key: str, number: int, asset: Json) -> Layer:
    """Return a layer of Sentinel-2, radar or elevation; one with a scale of its own has a unit."""
    if band in CLOUD_LAYERS:
        return Layer(key, number)
    own = own_scale(role, asset, number)
    if own is None:
        return Layer(key, number, nodata=NODATA[role])
    return Layer(key, number, *own, NODATA[role], REFLECTANCE if role == "optical" else "")


def product_of_item(item: Json, role: str) -> Product:
    """Return the optical product that an item's collection holds."""
    collection = item.get("collection")
    return product_of(collection) if role == "optical" and isinstance(collection, str) else SENTINEL_2


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
        if url.netloc in KEYED_BUCKETS:
            _require_keys(KEYED_BUCKETS[url.netloc], scene, asset)
        return f"/vsis3/{url.netloc}/{key}"
    if url.scheme in ("http", "https"):
        return SOURCES[scene.source].sign(asset.href)
    return asset.href


def _require_keys(bucket: KeyedBucket, scene: Scene, asset: Asset) -> None:
    missing = [name for name in bucket.environment if not os.environ.get(name)]
    if missing:
        raise ReadError(
            scene.id,
            next((band for band, own in scene.assets.items() if own == asset), "?"),
            f"{bucket.reading}; not set in the environment: {', '.join(missing)}.",
            f"{bucket.way_out} {', '.join(f'{name}={value}' for name, value in bucket.environment.items())}; "
            f"or {bucket.instead}.",
        )
