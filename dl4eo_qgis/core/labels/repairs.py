"""What is wrong with labels and what was done about it: every feature that is not drawn as it stands is counted."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..dataset import TABLE, read_header
from ..geometry.crs import METRES_PER_DEGREE, is_geographic
from ..grid import Chip
from ..progress import Progress
from ..recipe import Recipe
from ..table import read_layer
from ..vector import Layer, Polygons
from ..wording import counted
from .fields import told_ids

KINDS: Mapping[str, tuple[str, str]] = {
    "invalid": ("crosses itself and was repaired", "cross themselves and were repaired"),
    "empty": ("has no shape with an area and was left out", "have no shape with an area and were left out"),
    "no_numbers": (
        "has coordinates that are no numbers and was left out",
        "have coordinates that are no numbers and were left out",
    ),
    "tangled": (
        "crosses itself too often to be repaired and was left out",
        "cross themselves too often to be repaired and were left out",
    ),
    "no_class": ("has no class and was left out", "have no class and were left out"),
    "background": ("is background by the remap table", "are background by the remap table"),
    "duplicate": (
        "has the shape and class of an earlier feature; it changes nothing",
        "have the shape and class of an earlier feature; they change nothing",
    ),
    "sliver": (
        "is smaller than a pixel; by the rule it may have none",
        "are smaller than a pixel; by the rule they may have none",
    ),
    "outside": ("lies outside of all chips and was not used", "lie outside of all chips and were not used"),
}
"""Each kind of problem, as a sentence on one feature and on several goes on; in the order in which they are told."""
WARNED = ("invalid", "empty", "no_numbers", "tangled", "no_class", "duplicate", "sliver")
PROBLEMS = "label_problems"
"""The layer of a dataset."""
LISTED = 100
"""Features of a kind that dataset.json names."""
KEPT_ROWS = 10_000
"""Features of a kind that the layer of problems has."""
ROOM = 4.0
"""Areas in another CRS are trusted to this factor."""


@dataclass(frozen=True)
class Problem:
    """The features with one kind of problem."""

    kind: str
    """A key of ``KINDS``."""
    features: npt.NDArray[np.int64]
    """Their ids, as the layer numbers them."""
    shapes: npt.NDArray[Any]
    """As they were read; None where there is none."""

    @property
    def sentence(self) -> str:
        """How many there are and what is wrong with them."""
        one, many = KINDS[self.kind]
        return counted(len(self.features), f"feature {one}", f"features {many}")


@dataclass(frozen=True)
class Report:
    """The problems of a layer of labels."""

    features: int
    """Of the layer, those included that cannot be drawn."""
    used: int
    """Near a chip and with a class: the others are those of the problems."""
    problems: tuple[Problem, ...]
    crs: str

    def tell(self, progress: Progress) -> None:
        """Warn of each kind of problem, naming the first features."""
        for problem in self.problems:
            if problem.kind in WARNED:
                progress.warn(f"labels: {problem.sentence} ({told_ids(problem.features.tolist())}).")

    def document(self) -> dict[str, Any]:
        """Return what dataset.json says of it: counts, and the ids of the features with each problem."""
        problems = [
            {
                "problem": p.kind,
                "meaning": p.sentence,
                "count": len(p.features),
                "features": p.features[:LISTED].tolist(),
            }
            for p in self.problems
        ]
        return {"features": self.features, "used": self.used, "problems": problems}

    def layers(self) -> list[Layer]:
        """Return the layer ``label_problems``, a row a problem and feature; nothing where there is none."""
        rows = [
            (p.kind, int(n), s) for p in self.problems for n, s in zip(p.features[:KEPT_ROWS], p.shapes, strict=False)
        ]
        if not rows:
            return []
        columns: dict[str, list[Any]] = {"feature": [n for _, n, _ in rows], "problem": [k for k, _, _ in rows]}
        columns["meaning"] = [KINDS[k][0] for k, _, _ in rows]
        return [Layer(PROBLEMS, [s for _, _, s in rows], columns, self.crs, multi=True)]


def kept_report(folder: Path) -> tuple[dict[str, Any] | None, list[Layer]]:
    """Return what a dataset says of its labels: of use where these are its own copy, in which all was repaired."""
    document = read_header(folder).get("labels_report")
    return document if isinstance(document, dict) else None, read_layer(folder / TABLE, PROBLEMS)


def review(
    polygons: Polygons,
    near: npt.NDArray[np.int64],
    values: npt.NDArray[np.int32],
    chips: Sequence[Chip],
    recipe: Recipe,
) -> Report:
    """Return the report of labels, of which those at the places ``near`` lie near a chip; ``values`` as in masks."""
    is_near = np.zeros(len(polygons.geometries), bool)
    is_near[near] = True
    crs = [f"EPSG:{epsg}" for epsg in sorted({c.epsg for c in chips})]
    return report_of(polygons, is_near, values > 0, crs, recipe.grid.pixel_size_m / recipe.labels.pixel_factor)


def report_of(
    polygons: Polygons,
    near: npt.NDArray[np.bool_],
    drawn: npt.NDArray[np.bool_],
    crs: Sequence[str],
    pixel_m: float,
) -> Report:
    """Return the problems of labels, the kinds in their order.

    ``near``: those near a chip; ``drawn``: those with a value in masks; ``crs``: of the chips.
    """
    places = np.flatnonzero(near & drawn)
    nameless = np.array([v is None for v in polygons.values] or [False] * len(near), bool)
    found = dict(polygons.flaws)
    for kind, index in (
        ("no_class", np.flatnonzero(nameless)),
        ("background", np.flatnonzero(~drawn & ~nameless)),
        ("duplicate", _duplicates(polygons, places)),
        ("sliver", _slivers(polygons, places, crs, pixel_m)),
        ("outside", np.flatnonzero(~near & drawn)),
    ):
        found[kind] = (polygons.names[index], polygons.geometries[index])
    problems = tuple(Problem(kind, *found[kind]) for kind in KINDS if kind in found and len(found[kind][0]))
    return Report(polygons.count_read, len(places), problems, polygons.crs)


def _duplicates(polygons: Polygons, places: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return the places of features whose shape and class an earlier one has."""
    seen: set[tuple[bytes, Any]] = set()
    again = []
    _, group, count = np.unique(
        shapely.bounds(polygons.geometries[places]), axis=0, return_inverse=True, return_counts=True
    )
    places = places[count[group.ravel()] > 1]  # only these can be equal
    texts = shapely.to_wkb(shapely.normalize(polygons.geometries[places]))
    for place, text in zip(places.tolist(), texts, strict=True):
        key = (bytes(text), polygons.values[place] if polygons.values else None)
        if key in seen:
            again.append(place)
        seen.add(key)
    return np.array(again, np.int64)


def _slivers(
    polygons: Polygons, places: npt.NDArray[np.int64], crs: Sequence[str], pixel_m: float
) -> npt.NDArray[np.int64]:
    """Return the places of features whose area is below that of a pixel, in the CRS of the chips."""
    if math.pi * polygons.buffer_m**2 >= pixel_m**2:
        return np.zeros(0, np.int64)
    small = places
    if not polygons.buffer_m:
        areas = shapely.area(polygons.geometries[places])
        if is_geographic(polygons.crs):
            bounds = shapely.bounds(polygons.geometries[places])
            areas = areas * METRES_PER_DEGREE**2 * np.cos(np.radians(bounds[:, [1, 3]].mean(axis=1)))
        small = places[areas < ROOM * pixel_m**2]
    if not len(small):
        return small
    sizes = np.array([shapely.area(polygons.in_crs(c, small)) for c in crs])
    sizes[~(sizes > 0)] = np.inf  # far outside that CRS
    least: npt.NDArray[np.float64] = sizes.min(axis=0)
    slivers: npt.NDArray[np.int64] = small[least < pixel_m**2]
    return slivers
