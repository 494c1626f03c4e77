"""Single steps of the job as layers to look at: the scenes of a search, the chips of a grid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from .balance import told
from .chosen_chips import read_and_choose
from .errors import RecipeError
from .files import check_writable
from .geometry.crs import reproject
from .geometry.dateline import to_degrees, unwrapped
from .geometry.shapes import chip_squares, merged
from .grid import Chip
from .progress import Progress
from .recipe import Chips, Grid, Labels, Optical, Recipe, Split, Time
from .sources import SOURCES
from .stages import search, tile
from .stepwise.scenes import COLUMN, scene_text
from .typed import build
from .vector import Layer, read_polygons, write_layers

WGS84 = "EPSG:4326"
PAD = (
    "chips.edge 'pad': the squares are whole. dl4eo:makedataset empties what lies outside of the area; "
    "dl4eo:exportchips, which does not know the area, keeps it."
)


def write_scenes(args: Mapping[str, Any], progress: Progress) -> dict[str, Any]:
    """Write the layer ``scenes``: what a catalogue has for an AOI, dates and a cloud limit; raises NoScenesError.

    ``args``: aoi {path, layer}, catalogue, collection ('' = Sentinel-2 L2A), start, end, max_cloud_percent, output.
    """
    period = Time(args["start"], args["end"])
    for key in ("start", "end"):
        if not getattr(period, key):
            raise RecipeError(f"time.{key}", "is missing.", "Give a date like 2024-06-30.")
    limit = Optical(max_cloud_percent=float(args["max_cloud_percent"])).cloud_limit
    aoi = read_polygons(args["aoi"]["path"], args["aoi"].get("layer", ""), "AOI")
    output = Path(args["output"])
    check_writable(output.parent)
    area = merged(to_degrees(aoi.geometries, aoi.crs))
    role = role_of(args["collection"])
    start, end = search.closed_interval(period.start, period.end)
    result = search.search(
        args["catalogue"], role, args["collection"], shapely.to_wkt(area, 9), start, end, limit, progress
    )
    if not result.scenes:
        raise search.no_scenes(result)
    records = [{**search.scene_record(s), COLUMN: scene_text(s)} for s in result.scenes]
    footprints = list(shapely.from_wkt([s.footprint for s in result.scenes]))
    write_layers(output, [Layer("scenes", footprints, columns_of(records), WGS84, multi=True)])
    return {
        "path": str(output), "layer": "scenes", "count": len(records), "start": period.start, "end": period.end,
        "title": search.word_of(result.role, result.collection),
    }  # fmt: skip


def role_of(collection: str) -> str:
    """Return what a collection is for (optical, radar, terrain), by the tables of the sources; optical if unknown."""
    roles = {name: role for source in SOURCES.values() for role, name in source.collections.items()}
    return roles.get(collection, "optical")


def write_chips(args: Mapping[str, Any], progress: Progress) -> dict[str, Any]:
    """Write the layer ``chips``: the chips of the global lattice that an AOI asks for; raises GridError.

    ``args``: aoi {path, layer}, chips and grid (sections of a recipe), output. With ``labels`` (a section) and ``seed``
    the layer says too which classes each chip has and whether a dataset would have it; the result then has the keys
    ``classes`` (a record a class, and one of the background) and ``chosen``. Raises RecipeError or LabelError where
    labels and rules do not fit.
    """
    chips, grid = build(Chips, args["chips"], "chips"), build(Grid, args["grid"], "grid")
    aoi = read_polygons(args["aoi"]["path"], args["aoi"].get("layer", ""), "AOI")
    output = Path(args["output"])
    check_writable(output.parent)
    made = tile.make_chips(aoi, grid, chips, progress.check, progress.warn)
    progress.report(0.5, 1, f"{len(made)} chips")
    if chips.edge == "pad":
        progress.warn(PAD)
    columns = columns_of([
        {"chip_id": c.id, "epsg": c.epsg, "col": c.col, "row": c.row, "dx": c.dx_px, "dy": c.dy_px,
         "size_px": c.size_px, "stride_px": c.stride_px, "pixel_size_m": c.pixel_size_m}
        for c in made
    ])  # fmt: skip
    said: dict[str, Any] = {}
    if args.get("labels"):
        labels = build(Labels, args["labels"], "labels")
        recipe = Recipe(grid=grid, chips=chips, labels=labels, split=Split("none", seed=args["seed"]))
        choice = read_and_choose(recipe, aoi, made, progress.check)
        told.tell(choice, progress)
        for text in told.warnings_of(choice):
            progress.warn(text)
        columns |= told.columns_of(choice)
        said = {"classes": told.class_table(choice), "chosen": int(choice.chosen.sum())}
    crs, squares = squares_in_one_crs(made)
    write_layers(output, [Layer("chips", squares, columns, crs)])
    return {"path": str(output), "layer": "chips", "count": len(made), **said}


def squares_in_one_crs(chips: Sequence[Chip]) -> tuple[str, list[Any]]:
    """Return a CRS and the chips' squares in it: their own where they share one, else EPSG:4326.

    There a chip across 180 degrees runs on beyond.
    """
    codes = sorted({c.epsg for c in chips})
    if len(codes) == 1:
        return f"EPSG:{codes[0]}", list(chip_squares(chips))
    squares = np.empty(len(chips), object)
    for epsg in codes:
        mine = np.array([i for i, c in enumerate(chips) if c.epsg == epsg])
        moved = reproject(chip_squares([chips[i] for i in mine]), f"EPSG:{epsg}", WGS84)
        squares[mine] = unwrapped(moved, reprojected=True)
    return WGS84, list(squares)


def columns_of(records: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Return rows as columns."""
    return {name: [r[name] for r in records] for name in (records[0] if records else {})}
