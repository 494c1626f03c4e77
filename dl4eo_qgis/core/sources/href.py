"""Where the files of an item lie, and where they may not: nobody outside may point this machine at itself."""

from __future__ import annotations

import os
import re
from urllib.parse import urlparse
from urllib.request import url2pathname

from pystac.utils import make_absolute_href

from ..web.addresses import refusal
from .source import UNUSABLE, ItemError, Json, mappings

REMOTE_SCHEMES = ("http", "https", "s3")
MAX_HREF = 8192
BUCKET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
GDAL_PATH = re.compile(r"[/\\]+vsi\w*([/\\{]|$)", re.IGNORECASE)
"""Paths that GDAL takes for archives, web addresses or memory; others of its names (``PG:...``) are no paths at all."""


def asset_href(asset: Json, key: str, base: str, item: Json, trusted: bool) -> str:
    """Return the asset's address made absolute; raises ItemError where it may not point there."""
    href = asset.get("href")
    if not isinstance(href, str) or not href:
        raise ItemError(f"asset {key} has no href")
    if len(href) > MAX_HREF or UNUSABLE.search(href):
        raise ItemError(f"asset {key} has an href that is no address ({href[:100]!r})")
    start = base
    for link in mappings(item.get("links")):
        own = link.get("href") if link.get("rel") == "self" else None
        if isinstance(own, str) and is_remote(own) and is_remote(base):
            start = own
    try:
        absolute = make_absolute_href(href, start)
    except ValueError as error:
        raise ItemError(f"asset {key} has an href that is no address ({href[:200]})") from error
    problem = _refused(absolute, base, trusted)
    if problem is not None:
        raise ItemError(f"asset {key} lies at {href[:200]}, which is not read from there{problem}")
    return absolute if is_remote(absolute) or absolute.lower().startswith("s3://") else local_path(absolute)


def _refused(address: str, base: str, trusted: bool) -> str | None:
    """Return why an item from ``base`` may not have a file at ``address``; None where it may."""
    scheme = address.split("://", 1)[0].lower() if "://" in address and not address.startswith("/") else ""
    if scheme == "s3":
        return None if BUCKET.fullmatch(address[5:].split("/", 1)[0]) else ": it is no bucket"
    if scheme in REMOTE_SCHEMES:
        reason = "" if trusted else refusal(address)
        return f": {reason}" if reason else None
    if is_remote(base) or scheme not in ("", "file"):
        return ""
    path = local_path(address)
    if GDAL_PATH.match(path) or not os.path.isabs(path):
        return ": it is no plain file"
    if path.startswith(("//", "\\\\")) and path[:2] != base[:2]:
        return ": it is another machine"
    return None


def is_remote(address: str) -> bool:
    """Return whether an address is a web address."""
    return address.lower().startswith(("http://", "https://"))


def local_path(address: str) -> str:
    """Return the path that a ``file://`` address means; any other address unchanged."""
    return url2pathname(urlparse(address).path) if address.lower().startswith("file://") else address
