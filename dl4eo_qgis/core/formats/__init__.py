"""How images and masks are packed into files. To add one: one function, one entry in FORMATS."""

from __future__ import annotations

from collections.abc import Callable

from .geotiff import encode_geotiff

FORMATS: dict[str, Callable[..., list[bytes]]] = {"geotiff": encode_geotiff}
"""Functions like ``encode_geotiff``: pixels (bands x rows x columns) on a window to the bytes of a file, in pieces."""
