"""Which chips of the global lattice an AOI and a label layer ask for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..crs import METRES_PER_DEGREE, check_grid_crs, check_scale, reproject, transform_points
from ..errors import GridError
from ..grid import Chip, cells_touching, utm_epsg
from ..progress import Check, never
from ..recipe import Chips, Grid
from ..shapes import by_crs, chip_edges, chip_squares, merged, near_chips, squares_of
from ..vector import Polygons

MAX_CHIPS = 2_000_000
REGION_M = 100_000.0
MAX_VERTICES = 500
WGS84 = "EPSG:4326"


def make_chips(aoi: Polygons, grid: Grid, chips: Chips, check: Check = never) -> tuple[Chip, ...]:
    """Return the chips that share at least a pixel's area with the AOI, sorted by (epsg, col, row).

    A chip belongs to the UTM zone of its centre (or to ``grid.crs``). Raises GridError where the AOI lies outside
    the CRS' reach, is smaller than a chip, or asks for more chips than can be meant.
    """
    if grid.epsg is not None:
        check_grid_crs(grid.epsg)
        ground = _in_crs(aoi, grid.epsg)
        centre = shapely.centroid(merged(reproject(aoi.geometries, aoi.crs, WGS84)))
        check_scale(grid.epsg, centre.x, centre.y)
        _check_size([ground], grid, chips)
        return _found(_cells(ground, grid.epsg, grid, chips, check), chips)
    area = merged(reproject(aoi.geometries, aoi.crs, WGS84))
    _check_degrees(area)
    zones = [
        (epsg, merged(reproject(shapely.get_parts(part), WGS84, f"EPSG:{epsg}")))
        for epsg, part in _zones(area, chips.size_px * grid.pixel_size_m)
    ]
    _check_size([ground for _, ground in zones], grid, chips)
    made = [c for epsg, ground in zones for c in _of_zone(_cells(ground, epsg, grid, chips, check), epsg)]
    return _found(made, chips)


def _found(made: list[Chip], chips: Chips) -> tuple[Chip, ...]:
    """Return the chips, sorted; raises GridError where there is none."""
    if not made:
        raise GridError(
            "No chip lies in the AOI: "
            + ("every chip crosses its edge and EDGE is 'drop'." if chips.edge == "drop" else "it has no area."),
            "Choose a smaller CHIP_SIZE or a larger AOI.",
        )
    return tuple(sorted(made, key=lambda c: (c.epsg, c.col, c.row)))


def touching(
    chips: tuple[Chip, ...], shapes: Polygons, check: Check = never, reach_m: float = 0.0
) -> tuple[tuple[Chip, ...], npt.NDArray[np.int64]]:
    """Return the chips that a polygon touches, in the same order, and the places of the polygons within reach of one.

    Dates are not known yet: a chip counts whatever the time that the polygon is valid.
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
        kept += [mine[i] for i in np.unique(hit)]
        if reach_m:
            polygons = shapely.STRtree(chip_squares(mine, reach_m)).query(moved, predicate="intersects")[0]
        used.append(near[polygons])
    return tuple(kept), np.unique(np.concatenate(used))


def shared_ground(chips: Sequence[Chip]) -> dict[str, str]:
    """Return chip id -> group: chips of two zones that share ground are of one group, every other is its own.

    Along the border of two UTM zones the lattices overlap; such chips must not be dealt to two splits.
    """
    group = {c.id: c.id for c in chips}
    codes = sorted({c.epsg for c in chips})
    if len(codes) < 2:
        return group

    def root(name: str) -> str:
        while group[name] != name:
            name = group[name]
        return name

    mine = by_crs(chips)
    for one, other in combinations(codes, 2):
        tree = shapely.STRtree(chip_squares(mine[one]))
        near = [mine[other][i] for i in near_chips(chip_edges(mine[other]), f"EPSG:{other}", mine[one])]
        moved = reproject(chip_squares(near), f"EPSG:{other}", f"EPSG:{one}")
        for j, i in zip(*tree.query(moved, predicate="intersects"), strict=True):
            low, high = sorted((root(mine[one][i].id), root(near[j].id)))
            group[high] = low
    return {name: root(name) for name in group}


def search_area(chips: tuple[Chip, ...], margin_m: float) -> str:
    """Return WKT (EPSG:4326) of rough outlines around the chips with a margin: where scenes are to be searched."""
    outlines: list[Any] = []
    for epsg, mine in by_crs(chips).items():
        edges = chip_edges(mine)
        _, region = np.unique(np.floor(edges[:, :2] / REGION_M), axis=0, return_inverse=True)
        order = np.argsort(region.ravel(), kind="stable")
        starts = np.searchsorted(region.ravel()[order], np.arange(region.max() + 1))
        low, high = np.minimum.reduceat(edges[order], starts), np.maximum.reduceat(edges[order], starts)
        around = squares_of(np.column_stack([low[:, :2], high[:, 2:]]), margin_m)
        outlines += list(reproject(around, f"EPSG:{epsg}", WGS84))
    area = merged(outlines)
    coarse = shapely.simplify(shapely.buffer(area, 0.002, join_style="mitre"), 0.001)
    return str(shapely.to_wkt(coarse if len(shapely.get_coordinates(coarse)) <= MAX_VERTICES else area.convex_hull, 6))


def _in_crs(aoi: Polygons, epsg: int) -> Any:
    moved = reproject(aoi.geometries, aoi.crs, f"EPSG:{epsg}")
    if all(shapely.is_empty(s) for s in moved) or not np.isfinite(shapely.total_bounds(moved)).all():
        raise GridError(
            f"The AOI lies outside the reach of EPSG:{epsg}.",
            "Choose a CRS made for the place, or leave it empty for the UTM zone.",
        )
    return merged(moved)


def _check_degrees(area: Any) -> None:
    west, south, east, north = shapely.bounds(area)
    inside = -180.001 <= west <= east <= 180.001 and -90 <= south <= north <= 90
    if not inside:  # comparisons with NaN are false too
        raise GridError(
            f"The AOI lies outside the Earth: {west:g} {south:g} to {east:g} {north:g} degrees.",
            "Check the CRS of the AOI layer; an AOI over the date line is to be split at 180 degrees.",
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


def _cells(ground: Any, epsg: int, grid: Grid, chips: Chips, check: Check) -> list[Chip]:
    """Return the chips of one CRS that touch (or, with edge 'drop', lie in) the ground."""
    pixel = grid.pixel_size_m
    size, step = chips.size_px * pixel, chips.step_px * pixel
    enough = pixel * pixel if chips.edge == "keep" else size * size - pixel * pixel
    chosen: set[tuple[int, int]] = set()
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
            inside[edge[shared >= enough]] = True
            chosen.update((int(c), row) for c in cols[inside])
        if len(chosen) > MAX_CHIPS:
            raise GridError(f"The AOI holds more than {MAX_CHIPS} chips.", "Choose larger chips, or a smaller AOI.")
    return [Chip(epsg, c, r, chips.size_px, chips.step_px, pixel) for c, r in sorted(chosen)]


def _of_zone(chips: list[Chip], epsg: int) -> list[Chip]:
    """Return those of a zone's chips whose centre lies in it."""
    left, bottom, right, top = chip_edges(chips).T
    lon, lat = transform_points(f"EPSG:{epsg}", WGS84, (left + right) / 2, (bottom + top) / 2)
    return [c for c, x, y in zip(chips, lon, lat, strict=True) if utm_epsg(float(x), float(y)) == epsg]
