"""Catalogues without a server: static ``catalog.json`` trees, item collections and stac-geoparquet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Optional

from pystac.utils import make_absolute_href
from pystac_client.stac_api_io import StacApiIO
from shapely.geometry import box

from .catalogue_reading import Query, RawItem, http_io, read_json
from .errors import CatalogueError, MissingPackageError
from .sources.item import ItemError, collection_of, is_remote, local_path, period_of

WHOLE_EARTH = box(-180, -90, 180, 90)


class StaticCatalogue:
    """A tree of JSON files: catalogues and collections that link to items, near or far."""

    def __init__(self, address: str, href: str, root: Mapping[str, Any], io: Optional[StacApiIO]) -> None:
        self.address = address
        self._href = href
        self._root = root
        self._remote = is_remote(href)
        self._io = io or http_io()

    def collections(self) -> tuple[str, ...]:
        """Return the ids of its collections."""
        found = [str(doc.get("id")) for _, doc, _ in self._branches() if isinstance(doc, dict) and _is_collection(doc)]
        return tuple(dict.fromkeys(found))

    def wider(self, query: Query) -> tuple[Query, ...]:
        """Return the query of every place and time: branches that lie elsewhere are not followed otherwise."""
        return (replace(query, area=WHOLE_EARTH, start=None, end=None),)

    def items(self, query: Query) -> Iterator[RawItem]:
        """Yield the items of the collection; branches whose extent lies outside the area or period are not followed."""
        for href, document, collection in self._branches(query):
            if not isinstance(document, Mapping):
                yield RawItem(None, href, document)
                continue
            for link in _links(document, "item", "items"):
                for raw in self._linked_items(make_absolute_href(link, href)):
                    named = raw.document.get("collection") if raw.document else None
                    if raw.document is None and collection in ("", query.collection):
                        yield raw
                    elif (named or collection) == query.collection and raw.document is not None:
                        yield RawItem({**raw.document, "collection": query.collection}, raw.base)

    def _branches(self, query: Optional[Query] = None) -> Iterator[tuple[str, Mapping[str, Any] | str, str]]:
        """Yield address, document and collection of each catalogue in the tree, in the order of the links.

        A branch that cannot be read comes as the text of its problem.
        """
        waiting: list[tuple[str, str]] = [(self._href, "")]
        seen = set()
        while waiting:
            href, collection = waiting.pop()
            if href in seen:
                continue
            seen.add(href)
            document = self._root if href == self._href else self._read(href)
            if isinstance(document, str):
                yield href, document, collection
                continue
            if _is_collection(document):
                collection = str(document.get("id"))
                if query and collection == query.collection and _is_elsewhere(document, query):
                    continue
            yield href, document, collection
            children = [(make_absolute_href(link, href), collection) for link in _links(document, "child")]
            waiting.extend(reversed(children))

    def _linked_items(self, href: str) -> Iterator[RawItem]:
        document = self._read(href)
        if isinstance(document, str):
            yield RawItem(None, href, document)
        elif document.get("type") == "FeatureCollection":
            for feature in document.get("features") or ():
                yield RawItem(feature, href) if isinstance(feature, dict) else RawItem(None, href, "it is not an item")
        else:
            yield RawItem(document, href)

    def _read(self, href: str) -> Mapping[str, Any] | str:
        """Return the document at ``href``, or the text of what is wrong with it."""
        if self._remote and not is_remote(href):
            return "a catalogue on the web may not point into this machine"
        try:
            return read_json(href, local_path(href), self._io)
        except CatalogueError as error:
            return "it " + error.message.removeprefix(f"{href}: ").rstrip(".")


class ItemFile:
    """Items in one file: a GeoJSON FeatureCollection, or stac-geoparquet."""

    def __init__(self, address: str, href: str, features: tuple[Any, ...]) -> None:
        self.address = address
        self._href = href
        self._features = features
        if features and not any(
            isinstance(item, dict) and {"assets", "stac_version"} & item.keys() for item in features
        ):
            raise CatalogueError(
                address, "is not STAC: its features are no STAC items.", "Give a file of items, or a catalog.json."
            )

    @classmethod
    def from_parquet(cls, address: str, path: Path) -> ItemFile:
        """Return the items in a stac-geoparquet file; raises MissingPackageError without the packages to read it."""
        try:
            import pyarrow
            import pyarrow.parquet
            from stac_geoparquet.arrow import stac_table_to_items
        except ImportError as error:
            raise MissingPackageError(
                f"{address}: reading stac-geoparquet needs the packages stac-geoparquet and pyarrow ({error.name} is "
                "not installed).",
                "pip install stac-geoparquet pyarrow, or run 'Set up environment'.",
            ) from error
        try:
            items = tuple(stac_table_to_items(pyarrow.parquet.read_table(path)))
        except (pyarrow.ArrowException, OSError, KeyError, ValueError) as error:
            raise CatalogueError(address, f"is not stac-geoparquet: {' '.join(str(error).split())[:200]}.") from error
        return cls(address, str(path), items)

    def collections(self) -> tuple[str, ...]:
        """Return the collections that the items name; of an item that names none, the one that its assets fit."""
        names = (collection_of(feature) for feature in self._features if isinstance(feature, dict))
        return tuple(dict.fromkeys(name for name in names if name))

    def wider(self, query: Query) -> tuple[Query, ...]:
        """Return nothing: a file keeps no items back."""
        return ()

    def items(self, query: Query) -> Iterator[RawItem]:
        """Yield the items of the collection."""
        for number, feature in enumerate(self._features):
            if not isinstance(feature, dict):
                yield RawItem(None, self._href, f"feature {number} of {self._href} is not an item")
            elif collection_of(feature) in (query.collection, ""):
                yield RawItem(feature, self._href)


def _is_collection(document: Mapping[str, Any]) -> bool:
    return document.get("type") == "Collection" or ("extent" in document and "license" in document)


def _links(document: Mapping[str, Any], *rels: str) -> Iterator[str]:
    for link in document.get("links") or ():
        if isinstance(link, Mapping) and link.get("rel") in rels and isinstance(link.get("href"), str):
            yield link["href"]


def _is_elsewhere(collection: Mapping[str, Any], query: Query) -> bool:
    """Return whether a collection's extent says that it has nothing in the area, or nothing in the period."""
    extent = collection.get("extent") or {}
    boxes = (extent.get("spatial") or {}).get("bbox") or ()
    periods = (extent.get("temporal") or {}).get("interval") or ()
    try:
        corners = [(b[0], b[1], b[len(b) // 2], b[len(b) // 2 + 1]) for b in boxes]
        in_area = not corners or any(w > e or box(w, s, e, n).intersects(query.area) for w, s, e, n in corners)
        return not in_area or not (not periods or any(_meets(period, query) for period in periods))
    except (TypeError, IndexError, ValueError, ItemError):
        return False


def _meets(period: Any, query: Query) -> bool:
    if query.start is None or query.end is None:
        return True
    start = period_of({"datetime": period[0]})[0] if period[0] else query.start
    end = period_of({"datetime": period[1]})[1] if period[1] else query.end
    return start <= query.end and end + timedelta(days=1) > query.start  # many write the day and mean all of it
