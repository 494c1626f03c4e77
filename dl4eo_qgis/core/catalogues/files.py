"""Catalogues without a server: static ``catalog.json`` trees, item collections and stac-geoparquet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple, Optional

from pystac.utils import make_absolute_href
from shapely.errors import ShapelyError
from shapely.geometry import box

from ..errors import CatalogueError, MissingPackageError
from ..sources.href import is_remote, local_path
from ..sources.item import collection_of, period_of
from ..sources.source import mappings
from ..web.addresses import is_local, refusal
from .reading import Query, RawItem, read_json
from .server import MAX_ITEMS, NARROWER, BoundedIO, http_io

MAX_BRANCHES = 100_000
"""Catalogues and collections of a static catalogue that are read."""
MAX_LEVELS = 64
MAX_PARQUET_BYTES = 8 * 2**30
"""Of the items in a stac-geoparquet file, unpacked."""
WHOLE_EARTH = box(-180, -90, 180, 90)


class _Branch(NamedTuple):
    """A document of a tree."""

    href: str
    trusted: bool
    """It lies on this machine or in its network, and all that lead to it do: so may what it links to."""
    collection: str = ""
    level: int = 0
    problem: str = ""
    """Why it may not be read."""


class StaticCatalogue:
    """A tree of JSON files: catalogues and collections that link to items, near or far."""

    def __init__(self, address: str, href: str, root: Mapping[str, Any], io: BoundedIO) -> None:
        self.address = address
        self._href = href
        self._root = root
        self._io = {io.trusted: io, False: io if not io.trusted else http_io(address, False, io.check)}
        self._trusted = io.trusted

    def collections(self) -> tuple[str, ...]:
        """Return the ids of its collections."""
        found = [str(doc.get("id")) for _, doc in self._branches() if isinstance(doc, Mapping) and _is_collection(doc)]
        return tuple(dict.fromkeys(found))

    def wider(self, query: Query) -> tuple[Query, ...]:
        """Return the query of every place and time: branches that lie elsewhere are not followed otherwise."""
        return (replace(query, area=WHOLE_EARTH, start=None, end=None),)

    def items(self, query: Query) -> Iterator[RawItem]:
        """Yield the items of the collection; branches whose extent lies outside the area or period are not followed."""
        return _limited(self._items(query), self.address)

    def _items(self, query: Query) -> Iterator[RawItem]:
        for branch, document in self._branches(query):
            if not isinstance(document, Mapping):
                yield RawItem(None, branch.href, document)
                continue
            for link in _links(document, "item", "items"):
                for raw in self._linked_items(link, branch):
                    named = raw.document.get("collection") if raw.document else None
                    if raw.document is None and branch.collection in ("", query.collection):
                        yield raw
                    elif (named or branch.collection) == query.collection and raw.document is not None:
                        yield replace(raw, document={**raw.document, "collection": query.collection})

    def _branches(self, query: Optional[Query] = None) -> Iterator[tuple[_Branch, Mapping[str, Any] | str]]:
        """Yield each catalogue in the tree and its document, in the order of the links.

        A branch that cannot be read comes as the text of its problem. Raises CatalogueError where the tree does not
        end.
        """
        root = _Branch(self._href, self._trusted)
        waiting = [(root.href, root)]
        seen: set[str] = set()
        while waiting:
            link, parent = waiting.pop()
            branch = self._target(link, parent) if seen else root
            if branch.href in seen:
                continue
            seen.add(branch.href)
            self._require_end(len(seen), branch.level)
            document = self._root if branch is root else self._read(branch)
            if isinstance(document, str):
                yield branch, document
                continue
            if _is_collection(document):
                branch = branch._replace(collection=str(document.get("id")))
                if query and branch.collection == query.collection and _is_elsewhere(document, query):
                    continue
            yield branch, document
            waiting += [(link, branch) for link in reversed(list(_links(document, "child")))]

    def _require_end(self, branches: int, level: int) -> None:
        if branches > MAX_BRANCHES:
            raise CatalogueError(self.address, f"links to more than {MAX_BRANCHES} catalogues.", "Give one of them.")
        if level > MAX_LEVELS:
            raise CatalogueError(self.address, f"is a tree of more than {MAX_LEVELS} levels.", "Give a branch of it.")

    def _target(self, link: str, parent: _Branch) -> _Branch:
        """Return where a link leads, and whether that may be read and trusted."""
        below = parent._replace(level=parent.level + 1)
        try:
            href = make_absolute_href(link, parent.href)
        except ValueError:
            return below._replace(href=link[:200], problem="is no address")
        if not is_remote(href):
            problem = "a catalogue on the web may not point into this machine" if is_remote(parent.href) else ""
            return below._replace(href=href, problem=problem)
        problem = "" if parent.trusted else refusal(href)
        return below._replace(href=href, trusted=parent.trusted and is_local(href), problem=problem)

    def _linked_items(self, link: str, parent: _Branch) -> Iterator[RawItem]:
        branch = self._target(link, parent)
        document = self._read(branch)
        if isinstance(document, str):
            yield RawItem(None, branch.href, document)
        elif document.get("type") == "FeatureCollection":
            features = document.get("features")
            for feature in features if isinstance(features, list) else ():
                good = isinstance(feature, dict)
                yield RawItem(
                    feature if good else None, branch.href, "" if good else "it is not an item", branch.trusted
                )
        else:
            yield RawItem(document, branch.href, trusted=branch.trusted)

    def _read(self, branch: _Branch) -> Mapping[str, Any] | str:
        """Return the document of a branch, or the text of what is wrong with it."""
        io = self._io[branch.trusted]
        io.check()
        if branch.problem:
            return branch.problem
        try:
            return read_json(branch.href, local_path(branch.href), io)
        except CatalogueError as error:
            if error.url != branch.href:  # not about this document
                raise
            return "it " + error.message.removeprefix(f"{branch.href}: ").rstrip(".")


def _limited(items: Iterable[RawItem], address: str) -> Iterator[RawItem]:
    """Yield the items; raises CatalogueError where they do not end."""
    for number, item in enumerate(items):
        if number >= MAX_ITEMS:
            raise CatalogueError(address, f"has more than {MAX_ITEMS} items; at most so many are read.", NARROWER)
        yield item


class ItemFile:
    """Items in one file: a GeoJSON FeatureCollection, or stac-geoparquet."""

    def __init__(self, address: str, href: str, features: tuple[Any, ...], trusted: bool) -> None:
        self.address = address
        self._href = href
        self._trusted = trusted
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
            about = pyarrow.parquet.read_metadata(path)
            size = sum(about.row_group(number).total_byte_size for number in range(about.num_row_groups))
            if size > MAX_PARQUET_BYTES or about.num_rows > MAX_ITEMS:
                raise CatalogueError(
                    address,
                    f"has {about.num_rows} items of {size / 2**30:.3g} GiB in all; at most {MAX_ITEMS} items and "
                    f"{MAX_PARQUET_BYTES / 2**30:g} GiB are read.",
                    "Give a file of fewer items.",
                )
            items = tuple(stac_table_to_items(pyarrow.parquet.read_table(path)))
        except (pyarrow.ArrowException, OSError, LookupError, TypeError, AttributeError, ValueError) as error:
            raise CatalogueError(address, f"is not stac-geoparquet: {' '.join(str(error).split())[:200]}.") from error
        return cls(address, str(path), items, True)

    def collections(self) -> tuple[str, ...]:
        """Return the collections that the items name; of an item that names none, the one that its assets fit."""
        names = (collection_of(feature) for feature in self._features if isinstance(feature, dict))
        return tuple(dict.fromkeys(name for name in names if name))

    def wider(self, query: Query) -> tuple[Query, ...]:
        """Return nothing: a file keeps no items back."""
        return ()

    def items(self, query: Query) -> Iterator[RawItem]:
        """Yield the items of the collection."""
        return _limited(self._items(query), self.address)

    def _items(self, query: Query) -> Iterator[RawItem]:
        for number, feature in enumerate(self._features):
            if not isinstance(feature, dict):
                yield RawItem(None, self._href, f"feature {number} of {self._href} is not an item")
            elif collection_of(feature) in (query.collection, ""):
                yield RawItem(feature, self._href, trusted=self._trusted)


def _is_collection(document: Mapping[str, Any]) -> bool:
    return document.get("type") == "Collection" or ("extent" in document and "license" in document)


def _links(document: Mapping[str, Any], *rels: str) -> Iterator[str]:
    for link in mappings(document.get("links")):
        rel, href = link.get("rel"), link.get("href")
        if isinstance(rel, str) and rel in rels and isinstance(href, str):
            yield href


def _is_elsewhere(collection: Mapping[str, Any], query: Query) -> bool:
    """Return whether a collection's extent says that it has nothing in the area, or nothing in the period."""
    try:
        extent = collection.get("extent") or {}
        boxes = (extent.get("spatial") or {}).get("bbox") or ()
        periods = (extent.get("temporal") or {}).get("interval") or ()
        corners = [(b[0], b[1], b[len(b) // 2], b[len(b) // 2 + 1]) for b in boxes]
        in_area = not corners or any(w > e or box(w, s, e, n).intersects(query.area) for w, s, e, n in corners)
        return not in_area or not (not periods or any(_meets(period, query) for period in periods))
    except (AttributeError, TypeError, LookupError, ValueError, OverflowError, ShapelyError):
        return False  # what it says cannot be read: its items tell


def _meets(period: Any, query: Query) -> bool:
    if query.start is None or query.end is None:
        return True
    start = period_of({"datetime": period[0]})[0] if period[0] else query.start
    end = period_of({"datetime": period[1]})[1] if period[1] else query.end
    return start <= query.end and end + timedelta(days=1) > query.start  # many write the day and mean all of it
