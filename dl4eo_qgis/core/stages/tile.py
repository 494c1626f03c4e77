"""Which chips of the global lattice an AOI and a label layer ask for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..errors import GridError
from ..geometry.crs import METRES_PER_DEGREE, check_grid_crs, check_scale, reproject, transform_points
from ..geometry.dateline import around_180, rough, to_degrees
from ..geometry.edge import inside as centres_inside
from ..geometry.edge import moved_inside
from ..geometry.shapes import by_crs, chip_edges, chip_squares, merged, near_chips, squares_of
from ..grid import Chip, cells_touching, utm_epsg
from ..progress import Check, never
from ..recipe import Chips, Grid
from ..vector import Polygons

MAX_CHIPS = 2_000_000
REGION_M = 100_000.0
TOUCH_PX = 0.25
"""Chips that only touch share no pixel."""
EARTH = (-180.0, -90.0, 180.0, 90.0)
MAX_VERTICES = 500
WGS84 = "EPSG:4326"
NO_CHIP = {
    "keep": "it has no area.",
    "pad": "it has no area.",
    "drop": "every chip crosses its edge and EDGE is 'drop'.",
    "shift": "it is nowhere wide enough for one and EDGE is 'shift'.",
}
"""Why there is none, by the rule for chips on the edge."""


def make_chips(
    aoi: Polygons, grid: Grid, chips: Chips, check: Check = never, warn: Callable[[str], None] = lambda text: None
) -> tuple[Chip, ...]:
    """Return the chips that share at least a pixel's area with the AOI, sorted by (epsg, col, row).

    A chip belongs to the UTM zone of its centre (or to ``grid.crs``). Of those that cross the AOI's edge ``chips.edge``
    says what becomes; ``warn`` is told how many fit nowhere inside. Raises GridError where the AOI lies outside the
    CRS' reach, is smaller than a chip, or asks for more chips than can be meant.
    """
    found: list[Chip] = []
    misfits: list[Chip] = []
    zones = grounds_of(aoi, grid, chips)
    _check_size(list(zones.values()), grid, chips)
    for epsg, ground in zones.items():
        made, left_out = _cells(ground, epsg, grid, chips, check)
        found += made if grid.epsg else _of_zone(made, epsg)
        misfits += left_out if grid.epsg else _of_zone(left_out, epsg)
    return _found(found, misfits, chips, warn)


def grounds_of(aoi: Polygons, grid: Grid, chips: Chips) -> dict[int, Any]:
    """Return the AOI in the CRS of its chips by EPSG code: in each UTM zone its part there, and a chip's width beyond.

    Raises GridError where the AOI lies outside the CRS' reach.
    """
    if grid.epsg is not None:
        check_grid_crs(grid.epsg)
        return {grid.epsg: _in_crs(aoi, grid.epsg)}
    area = merged(to_degrees(aoi.geometries, aoi.crs))
    _check_degrees(aoi, area)
    return {
        epsg: merged(reproject(shapely.get_parts(part), WGS84, f"EPSG:{epsg}"))
        for epsg, part in _zones(area, chips.size_px * grid.pixel_size_m)
    }


def _found(made: list[Chip], misfits: list[Chip], chips: Chips, warn: Callable[[str], None]) -> tuple[Chip, ...]:
    """Return the chips, sorted; raises GridError where there is none."""
    if not made:
        raise GridError(
            f"No chip lies in the AOI: {NO_CHIP[chips.edge]}", "Choose a smaller CHIP_SIZE or a larger AOI."
        )
    if misfits:
        warn(
            f"{len(misfits)} chips that cross the AOI's edge fit nowhere inside and were left out (EDGE 'shift': they "
            "are moved by less than their size)."
        )
    return tuple(sorted(made, key=lambda c: (c.epsg, c.col, c.row, c.dx_px, c.dy_px)))


def touching(
    chips: tuple[Chip, ...],
    shapes: Polygons,
    check: Check = never,
    reach_m: float = 0.0,
    counts: npt.NDArray[np.bool_] | None = None,
) -> tuple[tuple[Chip, ...], npt.NDArray[np.int64]]:
    """Return the chips that a polygon touches, in the same order, and the places of the polygons within reach of one.

    ``counts`` says of which polygons a touch counts; None: of all. Dates are not known yet: a chip counts whatever the
    time that the polygon is valid.

    """
    kept: list[Chip] = []
    used: list[npt.NDArray[np.int64]] = [np.zeros(0, np.int64)]
    bounds = shapely.bounds(shapes.geometries)
    for epsg, mine in by_crs(chips).items():
        check()
        tree = shapely.STRtree(chip_squares(mine))
        near = near_chips(bounds, shapes.crs, mine, shapes.buffer_m + reach_m)
        moved = shapes.in_crs(f"EPSG:{epsg}", near)
        polygons, hit = tree.query(moved, predicate="intersects")
        kept += [mine[i] for i in np.unique(hit if counts is None else hit[counts[near[polygons]]])]
        if reach_m:
            polygons = shapely.STRtree(chip_squares(mine, reach_m)).query(moved, predicate="intersects")[0]
        used.append(near[polygons])
    return tuple(kept), np.unique(np.concatenate(used))


def shared_ground(chips: Sequence[Chip]) -> dict[str, str]:
    """Return chip id -> group: chips that share ground are of one group, every other is its own.

    They must not be dealt to two splits. Along the border of two UTM zones the lattices overlap, and a chip that was
    moved off its lattice overlaps its neighbours. (The overlap of a stride below the size is the recipe's own choice.)
    """
    group = {c.id: c.id for c in chips}

    def root(name: str) -> str:
        while group[name] != name:
            group[name] = group[group[name]]
            name = group[name]
        return name

    def join(one: Chip, other: Chip) -> None:
        low, high = sorted((root(one.id), root(other.id)))
        group[high] = low

    mine = by_crs(chips)
    for epsg in mine:
        moved = [c for c in mine[epsg] if c.is_moved]
        if moved:
            tree = shapely.STRtree(chip_squares(mine[epsg]))
            shrunk = chip_squares(moved, -TOUCH_PX * moved[0].pixel_size_m)
            for j, i in zip(*tree.query(shrunk, predicate="intersects"), strict=True):
                join(mine[epsg][i], moved[j])
    for one, other in combinations(mine, 2):
        near = [mine[other][i] for i in near_chips(chip_edges(mine[other]), f"EPSG:{other}", mine[one])]
        if near:
            tree = shapely.STRtree(chip_squares(mine[one]))
            crossed = reproject(chip_squares(near), f"EPSG:{other}", f"EPSG:{one}")
            for j, i in zip(*tree.query(crossed, predicate="intersects"), strict=True):
                join(mine[one][i], near[j])
    return {name: root(name) for name in group}


def search_area(chips: tuple[Chip, ...], margin_m: float) -> str:
    """Return WKT (EPSG:4326) of rough outlines around the chips with a margin: where scenes are to be searched.

    Ground across 180 degrees is cut there in two.
    """
    outlines: list[Any] = []
    for epsg, mine in by_crs(chips).items():
        edges = chip_edges(mine)
        _, region = np.unique(np.floor(edges[:, :2] / REGION_M), axis=0, return_inverse=True)
        order = np.argsort(region.ravel(), kind="stable")
        starts = np.searchsorted(region.ravel()[order], np.arange(region.max() + 1))
        low, high = np.minimum.reduceat(edges[order], starts), np.maximum.reduceat(edges[order], starts)
        around = squares_of(np.column_stack([low[:, :2], high[:, 2:]]), margin_m)
        outlines += list(to_degrees(around, f"EPSG:{epsg}"))
    area = merged(outlines)
    coarse = shapely.simplify(shapely.buffer(area, 0.002, join_style="mitre"), 0.001)
    if len(shapely.get_coordinates(coarse)) > MAX_VERTICES:
        return str(shapely.to_wkt(rough(area), 6))
    earth = shapely.box(*EARTH)
    return str(shapely.to_wkt(coarse if shapely.covers(earth, coarse) else shapely.intersection(coarse, earth), 6))


def _in_crs(aoi: Polygons, epsg: int) -> Any:
    """Return the AOI in a CRS; raises GridError where that is not made for the place."""
    moved = reproject(aoi.geometries, aoi.crs, f"EPSG:{epsg}")
    if all(shapely.is_empty(s) for s in moved) or not np.isfinite(shapely.total_bounds(moved)).all():
        raise GridError(
            f"The AOI lies outside the reach of EPSG:{epsg}.",
            "Choose a CRS made for the place, or leave it empty for the UTM zone.",
        )
    ground = merged(moved)
    inner = shapely.point_on_surface(ground)
    lon, lat = transform_points(f"EPSG:{epsg}", WGS84, np.array([inner.x]), np.array([inner.y]))
    check_scale(epsg, float(lon[0]), float(lat[0]))
    _check_seam(epsg, ground, merged(to_degrees(aoi.geometries, aoi.crs)))
    return ground


def _check_seam(epsg: int, ground: Any, area: Any) -> None:
    """Raise GridError where an AOI across 180 degrees has fallen apart in a CRS that ends there."""
    west, south, east, north = shapely.bounds(area)
    metres = METRES_PER_DEGREE**2 * float(np.cos(np.radians((south + north) / 2)))
    if east - west > 180 and shapely.area(ground) > 2 * metres * shapely.area(area):
        raise GridError(
            f"The AOI crosses 180 degrees, where EPSG:{epsg} ends.",
            "Choose a CRS made for the place, or leave it empty for the UTM zone of each chip.",
        )


def _check_degrees(aoi: Polygons, area: Any) -> None:
    west, south, east, north = shapely.total_bounds(aoi.geometries) if aoi.crs == WGS84 else shapely.bounds(area)
    inside = -360 <= west <= east <= 540 and -90 <= south <= north <= 90
    if not inside:  # comparisons with NaN are false too
        raise GridError(
            f"The AOI lies outside the Earth: {west:g} {south:g} to {east:g} {north:g} degrees.",
            "Check the CRS of the AOI layer.",
        )
    if south < -80 or north > 84:
        raise GridError(
            f"The AOI reaches latitude {south if south < -80 else north:.2f}; UTM ends at 80 S and 84 N.",
            "Name a CRS for the grid (CRS), such as EPSG:3031 or EPSG:3413.",
        )


def _check_size(grounds: list[Any], grid: Grid, chips: Chips) -> None:
    """Raise GridError where a chip is larger than the AOI both ways (in the zone that holds most of it)."""
    edges = [shapely.bounds(g) for g in grounds]
    width, height = max(
        ((right - left, top - bottom) for left, bottom, right, top in edges), key=max, default=(0.0, 0.0)
    )
    side = chips.size_px * grid.pixel_size_m
    if side > max(width, height):
        fits = int(max(width, height) // grid.pixel_size_m)
        raise GridError(
            f"chips.size_px: a chip of {chips.size_px} px is {side:g} m, larger than the AOI "
            f"({width:.0f} x {height:.0f} m).",
            f"Choose at most {fits} px, or a larger AOI." if fits else "Choose a larger AOI.",
        )


def _zones(area: Any, margin_m: float) -> list[tuple[int, Any]]:
    """Return (epsg, part of the AOI with a margin) for each UTM zone and hemisphere that the AOI touches."""
    west, south, east, north = shapely.bounds(area)
    widest = min(89.0, max(abs(south), abs(north)))
    margin = 1.5 * margin_m / (METRES_PER_DEGREE * float(np.cos(np.radians(widest))))
    area = around_180(area, margin)
    west, south, east, north = shapely.bounds(area)
    found: list[tuple[int, Any]] = []
    for zone in range(60):
        lon = -180.0 + 6.0 * zone
        for low, high, code in ((0.0, 84.5, 32601), (-80.5, 0.0, 32701)):
            if lon - margin > east or lon + 6 + margin < west or low - margin > north or high + margin < south:
                continue
            part = shapely.intersection(area, shapely.box(lon - margin, low - margin, lon + 6 + margin, high + margin))
            if not shapely.is_empty(part) and shapely.area(part) > 0:
                found.append((code + zone, part))
    return found


def _cells(ground: Any, epsg: int, grid: Grid, chips: Chips, check: Check) -> tuple[list[Chip], list[Chip]]:
    """Return the chips of one CRS that the ground asks for, and those that should move inside but fit nowhere."""
    pixel = grid.pixel_size_m
    size, step = chips.size_px * pixel, chips.step_px * pixel
    one = pixel * pixel
    cells: set[tuple[int, int]] = set()
    moved: set[Chip] = set()
    misfits: set[Chip] = set()
    for part in shapely.get_parts(ground):
        if shapely.area(part) == 0:
            continue
        left, bottom, right, top = shapely.bounds(part)
        cols = np.array(cells_touching(left, right, size, step), np.int64)
        rows = cells_touching(bottom, top, size, step)
        if len(cols) * len(rows) > 50 * MAX_CHIPS:
            raise GridError(
                f"The AOI spans {len(cols)} x {len(rows)} chips.", "Choose a larger CHIP_SIZE, or a smaller AOI."
            )
        shapely.prepare(part)
        for row in rows:
            check()
            low = np.full(len(cols), row * step)
            squares = shapely.box(cols * step, low, cols * step + size, low + size)
            inside = shapely.contains(part, squares)
            edge = np.flatnonzero(~inside & shapely.intersects(part, squares))
            shared = shapely.area(shapely.intersection(squares[edge], part))
            edge = edge[shared >= one]
            inside[edge] = chips.edge in ("keep", "pad")
            cells.update((int(c), row) for c in cols[inside])
            if chips.edge in ("drop", "shift"):
                for col in cols[edge].tolist():
                    check()
                    chip = Chip(epsg, col, row, chips.size_px, chips.step_px, pixel)
                    if centres_inside(part, chip.window).all():
                        cells.add((col, row))
                    elif chips.edge == "shift":
                        place = moved_inside(part, chip)
                        (misfits if place is None else moved).add(place or chip)
        if len(cells) > MAX_CHIPS:
            raise GridError(f"The AOI holds more than {MAX_CHIPS} chips.", "Choose larger chips, or a smaller AOI.")
    made = [Chip(epsg, c, r, chips.size_px, chips.step_px, pixel) for c, r in cells]
    return made + [c for c in moved if c.is_moved or (c.col, c.row) not in cells], list(misfits)


def _of_zone(chips: list[Chip], epsg: int) -> list[Chip]:
    """Return those of a zone's chips whose centre lies in it."""
    if not chips:
        return []
    left, bottom, right, top = chip_edges(chips).T
    lon, lat = transform_points(f"EPSG:{epsg}", WGS84, (left + right) / 2, (bottom + top) / 2)
    return [c for c, x, y in zip(chips, lon, lat, strict=True) if utm_epsg(float(x), float(y)) == epsg]
