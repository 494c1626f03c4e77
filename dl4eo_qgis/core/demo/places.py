"""Where things lie in the simulated world: the ground, the AOI and the lakes with their names.

Distances are metres east and north of ``CORNER``, the south-west corner of a block of 3 x 3 cells of 2560 m: whole
chips of 256 and of 64 pixels of 10 m. Outlines are kept in EPSG:4326, as the files hold them, and everything else is
derived from these very outlines, so that a mask made from the file equals the water of the images.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..geometry.crs import reproject
from ..grid import GridWindow
from .chance import generator

EPSG = 32632
UTM = f"EPSG:{EPSG}"
GEOGRAPHIC = "EPSG:4326"
CORNER = (570880.0, 5281280.0)
"""Near 10.0 E 47.7 N: the meridian 10 E, where two real elevation tiles meet, crosses the AOI."""
GROUND = GridWindow(EPSG, 10.0, left_px=57000, top_px=528966, width_px=948, height_px=906)
"""The 10 m lattice of the truth; its edges are multiples of 60 m, so that 20 m and 60 m pixels nest in it."""
KINDS = {"lake": 1, "pond": 2}
VERTEX_SPACING_M = 15.0
DECIMALS = 9
"""Of a degree: 0.1 mm."""

AOI_OUTLINE = (
    (650.0, 900.0), (2600.0, 500.0), (4700.0, 700.0), (6900.0, 300.0), (7100.0, 2600.0), (6700.0, 4700.0),
    (7000.0, 6600.0), (5200.0, 7000.0), (3900.0, 6600.0), (1900.0, 7100.0), (700.0, 6100.0), (900.0, 3600.0),
)  # fmt: skip

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Blob:
    """One smooth closed outline, in short."""

    east_m: float
    north_m: float
    radius_m: float
    stretch: float = 1.0
    """Length over width."""
    turn_deg: float = 0.0
    """Direction of the length, counter-clockwise from east."""


@dataclass(frozen=True)
class LakePlan:
    """What is the same in every seed: the name, the kind and about where."""

    name: str
    kind: str
    parts: tuple[Blob, ...]
    island: Blob | None = None


PLANS = (
    LakePlan("Long Lake", "lake", (Blob(4150, 4600, 300, 2.0, 10),)),
    LakePlan("Island Lake", "lake", (Blob(1900, 5400, 400),), island=Blob(1900, 5400, 110)),
    LakePlan("Twin Lakes", "lake", (Blob(1700, 2200, 250), Blob(2350, 2450, 170))),
    LakePlan("South Lake", "lake", (Blob(5350, 1750, 360),)),
    LakePlan("East Lake", "lake", (Blob(6500, 5300, 280, 1.4, 60),)),
    LakePlan("Mill Pond", "pond", (Blob(3400, 3150, 100),)),
    LakePlan("Reed Pond", "pond", (Blob(5700, 3500, 120),)),
    LakePlan("Hill Pond", "pond", (Blob(3250, 6550, 95),)),
    LakePlan("Corner Pond", "pond", (Blob(6650, 450, 90),)),
)
"""Long Lake lies on the seam of the Sentinel-2 tiles and of the elevation tiles; East Lake crosses the AOI's edge."""


@dataclass(frozen=True)
class Lake:
    """One lake of the label layer."""

    name: str
    kind: str
    outline: Any
    """MultiPolygon in EPSG:4326, as the file has it."""
    ground: Any
    """The same in UTM."""

    @property
    def kind_id(self) -> int:
        """The number of the kind."""
        return KINDS[self.kind]


def make_lakes(seed: int) -> tuple[Lake, ...]:
    """Return the lakes of a seed, in the order of ``PLANS``."""
    return tuple(_lake(plan, seed) for plan in PLANS)


def make_aoi() -> Any:
    """Return the area of interest, a polygon in EPSG:4326."""
    outline = shapely.Polygon([(CORNER[0] + east, CORNER[1] + north) for east, north in AOI_OUTLINE])
    return _rounded(reproject([outline], UTM, GEOGRAPHIC)[0])


def _lake(plan: LakePlan, seed: int) -> Lake:
    chance = generator(seed, "lake", plan.name)
    east, north = chance.uniform(-60.0, 60.0, 2)
    shapes = [shapely.Polygon(_ring(part, east, north, chance)) for part in plan.parts]
    if plan.island:
        island = _ring(plan.island, east, north, chance)
        shapes = [shapely.Polygon(shape.exterior, [island]) for shape in shapes]
    outline = _rounded(reproject([shapely.MultiPolygon(shapes)], UTM, GEOGRAPHIC)[0])
    return Lake(plan.name, plan.kind, outline, reproject([outline], GEOGRAPHIC, UTM)[0])


def _ring(blob: Blob, east: float, north: float, chance: np.random.Generator) -> FloatArray:
    """Return the points of a smooth outline around a blob's centre moved by (east, north); it cannot cross itself."""
    count = round(2 * math.pi * blob.radius_m * blob.stretch / VERTEX_SPACING_M)
    angle = np.linspace(0.0, 2 * math.pi, count, endpoint=False)
    waves = np.arange(2, 6)
    height = chance.uniform(0.0, 0.06, waves.size)
    phase = chance.uniform(0.0, 2 * math.pi, waves.size)
    radius = blob.radius_m * (1 + (height[:, None] * np.cos(waves[:, None] * angle + phase[:, None])).sum(axis=0))
    along, across = radius * np.cos(angle) * blob.stretch, radius * np.sin(angle)
    turn = math.radians(blob.turn_deg)
    return np.column_stack(
        [
            CORNER[0] + blob.east_m + east + along * math.cos(turn) - across * math.sin(turn),
            CORNER[1] + blob.north_m + north + along * math.sin(turn) + across * math.cos(turn),
        ]
    )


def _rounded(shape: Any) -> Any:
    return shapely.transform(shape, lambda points: np.round(points, DECIMALS))
