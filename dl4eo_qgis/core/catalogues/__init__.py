"""Catalogues of scenes, opened by name, URL or path: each lists its collections and yields the items of one.

Three kinds: STAC APIs (here), static catalogues and files of items (``catalogue_files``). Items are handed on as the
JSON that they are, so that one broken item never hides the others.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import pystac
from pystac_client import Client, ItemSearch
from pystac_client.exceptions import APIError
from shapely.geometry import box, mapping
from shapely.geometry.base import BaseGeometry

from ..errors import CatalogueError, suggest
from ..geometry.dateline import rough
from ..progress import Check, never
from ..sources import PROVIDERS, provider_of
from ..sources.href import is_remote, local_path
from ..sources.source import mappings
from ..web.addresses import is_local
from .files import ItemFile, StaticCatalogue
from .reading import Query, RawItem, read_json, trouble
from .server import BoundedIO, http_io

PAGE_SIZE = 100
MAX_VERTICES = 500
"""A finer area is asked of a server as its hull; which items it really touches is decided here."""
MAX_GET_CHARACTERS = 1500
"""A longer area does not fit into an address; then its bounding box is asked."""
AREAS = ("Polygon", "MultiPolygon")
"""Geometries that every server understands."""
CQL2_JSON = "http://www.opengis.net/spec/cql2/1.0/conf/cql2-json"

MISSHAPEN = (ValueError, KeyError, TypeError, AttributeError, IndexError, pystac.STACError, pystac.STACTypeError)
"""What pystac-client raises where an answer is JSON of another shape than the STAC API says."""


class Catalogue(Protocol):
    """What every kind of catalogue can do."""

    def collections(self) -> tuple[str, ...]:
        """Return the ids of its collections."""

    def items(self, query: Query) -> Iterator[RawItem]:
        """Yield at least the items that ``query`` asks for; what else comes is filtered by the caller."""

    def wider(self, query: Query) -> tuple[Query, ...]:
        """Return the questions that tell, where ``query`` gave nothing, what a server kept back and why."""


def open_catalogue(address: str, check: Check = never) -> Catalogue:
    """Return the catalogue at a provider's name, an http(s) URL or a local path.

    ``check`` is called before each document is read; it raises where the user asked to stop. Raises CatalogueError
    where the catalogue cannot be reached or is not STAC.
    """
    provider = provider_of(address)
    if provider or is_remote(address):
        url = provider.api_url if provider else address
        return _open_url(address, url, http_io(address, not provider and is_local(url), check))
    if "://" in address and not address.startswith("file://"):
        raise CatalogueError(address, "only http(s) addresses and local paths can be searched.")
    path = Path(local_path(address))
    if path.is_dir() and (path / "catalog.json").is_file():
        path = path / "catalog.json"
    if not path.is_file():
        raise CatalogueError(
            address,
            "is neither a provider nor an existing file.",
            f"{suggest(address, PROVIDERS)} Or give the URL of a STAC API, or the path of a catalog.json.",
        )
    path = Path(os.path.abspath(path))
    if path.suffix.lower() in (".parquet", ".geoparquet"):
        return ItemFile.from_parquet(address, path)
    io = http_io(address, True, check)
    return _of_document(address, str(path), read_json(address, str(path), io), io)


def _open_url(address: str, url: str, io: BoundedIO) -> Catalogue:
    document = read_json(address, url, io)
    links = mappings(document.get("links"))
    if document.get("type") in (None, "Catalog") and any(link.get("rel") == "search" for link in links):
        return ApiCatalogue(address, url, document, io)
    return _of_document(address, url, document, io)


def _of_document(address: str, href: str, document: Mapping[str, Any], io: BoundedIO) -> Catalogue:
    """Return the static catalogue or the file of items whose root document was read from ``href``."""
    kind = document.get("type")
    if kind in ("FeatureCollection", "Feature"):
        features = document.get("features") if kind == "FeatureCollection" else [document]
        if isinstance(features, list):
            return ItemFile(address, href, tuple(features), io.trusted)
    if kind in ("Catalog", "Collection") or ("stac_version" in document and "links" in document):
        return StaticCatalogue(address, href, document, io)
    raise CatalogueError(
        address,
        f"is not STAC: the JSON there has type {kind!r}, not Catalog, Collection or FeatureCollection.",
        "Give the landing page of a STAC API, a catalog.json, or a file of STAC items.",
    )


class ApiCatalogue:
    """A STAC API, searched through pystac-client page by page."""

    def __init__(self, address: str, url: str, landing: Mapping[str, Any], io: BoundedIO) -> None:
        self.address = address
        self.url = url
        self._io = io
        told = landing.get("conformsTo")
        conforms = [entry for entry in told if isinstance(entry, str)] if isinstance(told, list) else []
        try:
            client = io.stac_object_from_dict({**landing, "type": "Catalog", "conformsTo": conforms}, href=url)
        except MISSHAPEN as error:
            reason = " ".join(str(error).split())[:200]
            raise CatalogueError(address, f"is not a STAC API: its landing page cannot be used ({reason}).") from error
        if not isinstance(client, Client):
            raise CatalogueError(address, "is not a STAC API: its landing page is not a Catalog.")
        client.add_conforms_to("ITEM_SEARCH")  # it has a link to search with, whatever else it says
        self._client = client
        links = [link for link in client.links if link.rel == "search"]
        if not links:
            raise CatalogueError(address, "is not a STAC API: it has no link to search with.")
        posts = [link for link in links if link.extra_fields.get("method") == "POST"]
        self._method = "POST" if posts else "GET"
        self._search_url = (posts or links)[0].absolute_href

    def collections(self) -> tuple[str, ...]:
        """Return the ids of its collections."""
        link = self._client.get_single_link("data")
        url = (link.get_absolute_href() if link else None) or f"{self.url.rstrip('/')}/collections"
        try:
            pages = list(self._io.get_pages(url))
        except (APIError, *MISSHAPEN) as error:
            raise trouble(self.address, url, error) from error
        return tuple(str(entry.get("id")) for page in pages for entry in mappings(page.get("collections")))

    def wider(self, query: Query) -> tuple[Query, ...]:
        """Return the same query without the cloud limit, if that is asked of the server, and without dates."""
        any_cloud = replace(query, max_cloud_percent=None)
        at_any_time = replace(any_cloud, start=None, end=None)
        asked = ([any_cloud] if self._cloud_question(query) else []) + ([at_any_time] if query.interval else [])
        return tuple(asked)

    def _cloud_question(self, query: Query) -> dict[str, Any]:
        """Return the search arguments that say "cloud below the limit", if the server conforms to a way to say it."""
        if query.max_cloud_percent is None or self._method != "POST":
            return {}
        if self._client.conforms_to("QUERY"):
            return {"query": {"eo:cloud_cover": {"lt": query.max_cloud_percent}}}
        if self._client.conforms_to("FILTER") and CQL2_JSON in self._client.get_conforms_to():
            condition = {"op": "<", "args": [{"property": "eo:cloud_cover"}, query.max_cloud_percent]}
            return {"filter": condition, "filter_lang": "cql2-json"}
        return {}

    def items(self, query: Query) -> Iterator[RawItem]:
        """Yield the items that the server finds, page by page.

        A collection that the server does not have gives nothing or an error, as the server likes: both become a
        CatalogueError that lists the collections.
        """
        search = ItemSearch(
            self._search_url,
            client=self._client,
            method=self._method,
            collections=[query.collection],
            datetime=query.interval,
            limit=PAGE_SIZE,
            **self._area_question(query.area),
            **self._cloud_question(query),
        )
        documents: Iterator[Any] = search.items_as_dicts()
        try:
            for number, document in enumerate(documents):
                if isinstance(document, dict):
                    yield RawItem(document, self.url, trusted=self._io.trusted)
                else:
                    yield RawItem(None, self.url, f"entry {number} of the answer is not an item")
        except (APIError, *MISSHAPEN) as error:
            raise trouble(self.address, str(search.url), error) from error

    def _area_question(self, area: BaseGeometry) -> dict[str, Any]:
        hull = rough(area)
        for candidate in (area if area.geom_type in AREAS else hull, hull, box(*area.bounds)):
            document = mapping(candidate)
            length = len(json.dumps(document))
            if length <= (MAX_GET_CHARACTERS if self._method == "GET" else MAX_VERTICES * 40):
                return {"intersects": document}
        return {"bbox": area.bounds}
