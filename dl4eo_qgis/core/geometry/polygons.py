"""Polygons of a layer as they are used: valid, with their attributes and the numbers that name them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from .crs import reproject

BUFFER_SEGMENTS = 16
"""Edges of a quarter of a circle around a point: it is round to a five-hundredth of its radius."""
DIGEST_SHAPES = 10_000
"""So many shapes are hashed at once: the copy of their bytes stays small."""
MAX_NUMBER = 2**32 - 1
"""The layer of instances has 32 bits; 0 is the background."""


@dataclass(frozen=True)
class Polygons:
    """Repaired polygons of one layer, in its CRS."""

    geometries: npt.NDArray[Any]
    """Valid, not empty, two-dimensional (multi)polygons; invalid rings were repaired."""
    ids: npt.NDArray[np.int64]
    """Place of each in the file, from 0."""
    values: tuple[Any, ...]
    """The class attribute of each, or () without one."""
    crs: str
    fields: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    """Further attributes of each, by the name that they have here."""
    buffer_m: float = 0.0
    """Reach of the ground around each geometry: they may be points and lines then."""
    repaired: int = 0
    dropped: int = 0
    """Features without a polygon: null, empty, or nothing left after the repair."""
    no_numbers: int = 0
    """Features left out because a coordinate is NaN or infinite."""
    tangled: int = 0
    """Features left out because they cross themselves too often to be repaired."""
    own_ids: npt.NDArray[np.int64] | None = None
    """The layer's own feature ids, as QGIS shows them; None: the places."""
    own_numbers: npt.NDArray[np.int64] | None = None
    """The features' numbers from 1 (``numbers_of``); None: the places, counted from 1."""
    flaws: Mapping[str, tuple[npt.NDArray[np.int64], npt.NDArray[Any]]] = field(default_factory=dict)
    """By the kind of flaw (``repairs.KINDS``): own ids and shapes, as they were read, of the features that have it."""

    @property
    def names(self) -> npt.NDArray[np.int64]:
        """What to call each in messages."""
        return self.ids if self.own_ids is None else self.own_ids

    @property
    def numbers(self) -> npt.NDArray[np.int64]:
        """What the pixels of each say where its number is drawn."""
        return self.ids + 1 if self.own_numbers is None else self.own_numbers

    @property
    def count_read(self) -> int:
        """How many features the layer has, those included that cannot be drawn."""
        return len(self.geometries) + self.dropped + self.no_numbers + self.tangled

    def digest(self) -> str:
        """Return a hash of the shapes, attributes and CRS: the same content has the same one, wherever it lies."""
        state = hashlib.sha256(self.crs.encode())
        collect = shapely.geometrycollections if self.buffer_m else shapely.multipolygons
        for start in range(0, len(self.geometries), DIGEST_SHAPES):
            parts, owners = shapely.get_parts(self.geometries[start : start + DIGEST_SHAPES], return_index=True)
            texts = shapely.to_wkb(collect(parts, indices=owners), byte_order=1)
            state.update(b"".join(np.asarray(texts, object)))
        state.update(repr(self.values).encode())
        if self.fields:
            state.update(repr(sorted(self.fields.items())).encode())
        return state.hexdigest()

    def in_crs(self, crs: str, index: Any = slice(None)) -> npt.NDArray[Any]:
        """Return the ground of each (or of some) in another CRS, which has metres where there is a buffer."""
        moved = reproject(self.geometries[index], self.crs, crs)
        return shapely.buffer(moved, self.buffer_m, quad_segs=BUFFER_SEGMENTS) if self.buffer_m else moved

    def subset(self, index: npt.NDArray[np.int64]) -> Polygons:
        """Return some of the polygons, in the order of ``index``."""
        values = tuple(self.values[i] for i in index) if self.values else ()
        fields = {name: tuple(column[i] for i in index) for name, column in self.fields.items()}
        own, numbers = (None if a is None else a[index] for a in (self.own_ids, self.own_numbers))
        return replace(
            self,
            geometries=self.geometries[index],
            ids=self.ids[index],
            values=values,
            fields=fields,
            own_ids=own,
            own_numbers=numbers,
        )


def numbers_of(own_ids: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return numbers from 1 for all features of a layer: their own ids; one more where the layer counts from 0.

    Where there are ids that no pixel can hold (below 0, above 32 bits), the places in the layer, counted from 1.
    """
    if not len(own_ids):
        return own_ids
    numbers = own_ids + (1 if own_ids.min() == 0 else 0)
    fits = numbers.min() > 0 and numbers.max() <= MAX_NUMBER
    return numbers if fits else np.arange(1, len(own_ids) + 1, dtype=np.int64)
