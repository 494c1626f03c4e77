"""Labels as rasters on the grid of any north-up raster: the same rules as in a dataset, block by block.

Where a raster's pixels lie on this project's lattice, its pixels are those of a dataset, to the last edge on a centre.
They need not, nor be square, nor have metres: then the labels are moved to a plane where they do. There a pixel is a
square of the raster's pixel width, and the raster's corner is the origin; centres, touches and shares of pixels are
what they are in the raster's own CRS.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import CRS

from .errors import GridError, LabelError, RecipeError
from .files import check_writable
from .geometry.buffers import buffered
from .geometry.crs import is_geographic, is_true, scale_at, transform_points
from .geometry.dateline import WGS84
from .grid import GridWindow
from .label_inputs import read_extent, read_labels, tell_undated
from .labels.fields import told_ids
from .labels.layers import sample_layers
from .labels.repairs import report_of
from .pixels.lattice import window_of
from .pixels.raster_header import Color, RasterInfo, RasterLook, RasterReadError
from .progress import Progress
from .raster import close_files, read_info
from .raster_out import RasterWriter
from .recipe import Labels
from .stages import label
from .typed import build
from .types import SampleLayer
from .vector import Polygons
from .web import Place
from .wording import counted

BLOCK_PX = 1024
"""Side of the blocks, in pixels of the output."""
PLANE = 3857
"""Stands for the plane of pixels: a CRS that nothing is moved into or out of."""
CLASSES_TAG = "DL4EO_CLASSES"
"""Tag of a mask: its table of classes as JSON, whatever characters the names have."""
IGNORE_GREY: Color = (128, 128, 128, 255)
SQUARE = 1e-6
"""Largest relative difference of the sides of a pixel that counts as square."""


def rasterise_labels(args: Mapping[str, Any], progress: Progress) -> dict[str, Any]:
    """Write masks and further layers of labels on a raster's grid; return what was written and counted.

    ``args``: labels (the recipe's section), like (a raster's path), output. Further layers lie beside the output, as
    ``<its stem>_<layer>.tif``. Raises RecipeError, LabelError, GridError or DatasetError.
    """
    options: Labels = build(Labels, args["labels"], "labels")
    output = Path(args["output"])
    check_writable(output.parent)
    try:
        grid = _grid_of(args["like"], options)
        polygons, classes = read_labels(options)
        progress.report(0.1, 1, counted(len(polygons.geometries), "feature"))
        tell_undated(polygons, progress)
        extent = read_extent(options)
        plane = _plane_of(grid, polygons.buffer_m)
        whole, moved = plane.window, plane.moved(polygons)
        _tell_lost(moved, progress)
        inside = shapely.intersects(moved.geometries, shapely.box(*whole.bounds))
        classed = label.values_of(moved, classes, options) > 0
        report = report_of(moved, inside, classed, [moved.crs], whole.pixel_size_m / options.pixel_factor)
        report.tell(progress)
        if not report.used:
            raise LabelError(
                f"labels {options.path}: no feature{'' if classed.all() else ' with a class'} (of "
                f"{polygons.count_read}) lies on the raster LIKE.",
                "Check that both show the same place (and have the right CRS).",
            )
        ground = None if extent is None else plane.moved(extent)
        near = shapely.intersects(moved.geometries, shapely.box(*whole.grown(label.margin_px(options)).bounds))
        drawn = label.prepare(moved.subset(np.flatnonzero(near)), classes, whole.epsg, options, ground)
        kinds = sample_layers(options.layers, classes)
        layers = [(layer, output.with_name(f"{output.stem}_{layer.folder}.tif")) for layer in kinds]
        counts = _write(drawn, whole, grid, output, layers, progress.part(0.1, 1.0))
    finally:
        close_files()
    return {
        "output": str(output),
        "layers": {layer.folder: str(path) for layer, path in layers},
        "classes": [dataclasses.asdict(c) for c in classes],
        "ignore": drawn.ignore,
        "pixels": {c.name: int(counts[c.value]) for c in classes},
        "ignored": int(counts[drawn.ignore]),
        "labelled": int(sum(counts[c.value] for c in classes)),
        "features": report.used,
        "report": report.document(),
    }


def _grid_of(like: str, options: Labels) -> RasterInfo:
    """Return the header of a raster; raises GridError where it is not north-up."""
    try:
        info = read_info(Place.of(like))
    except RasterReadError as error:
        raise GridError(f"LIKE {like} cannot be read ({error}).", "Give a raster that QGIS can open.") from error
    a, b, _, d, e, _ = info.transform
    if b or d or a <= 0 or e >= 0:
        raise GridError(f"LIKE {like} is rotated or not north-up.", "Warp it first (gdal:warpreproject).")
    if "distance" in options.layers:
        untrue = _untrue_metres(info)
        if untrue or abs(a + e) > SQUARE * a:
            raise RecipeError(
                "labels.layers",
                f"distance needs square pixels in metres; those of LIKE are {a:g} x {-e:g}"
                f"{f' and {untrue}' if untrue else ''}",
                "Leave it out, or give a raster in a projected CRS made for the place.",
            )
    return info


def _untrue_metres(info: RasterInfo) -> str:
    """Return why lengths in a raster's CRS are no metres on the ground; '' where they are, at corners and middle."""
    units = {axis.unit_name for axis in CRS.from_user_input(info.crs).axis_info}
    if is_geographic(info.crs) or units != {"metre"}:
        return "not in metres"
    a, _, c, _, e, f = info.transform
    x, y = np.array([(0, 0), (1, 0), (0, 1), (1, 1), (0.5, 0.5)]).T
    places = transform_points(info.crs, WGS84, c + a * info.width * x, f + e * info.height * y)
    scales = [scale_at(info.crs, float(lon), float(lat)) for lon, lat in zip(*places, strict=True)]
    worst = max(scales, key=lambda k: abs(k - 1))
    return "" if is_true(worst) else f"a metre of its CRS is {1 / worst:.2f} m on the ground"


def _tell_lost(moved: Polygons, progress: Progress) -> None:
    """Warn of features that have no place in the raster's CRS."""
    lost = moved.names[~np.isfinite(shapely.bounds(moved.geometries)).all(axis=1)]
    if len(lost):
        told = counted(len(lost), "feature has", "features have")
        progress.warn(f"labels: {told} no place in the CRS of LIKE; left out ({told_ids(lost.tolist())}).")


def _plane_of(grid: RasterInfo, buffer_m: float) -> _Lattice | _Plane:
    """Return where labels are drawn: on the lattice, if the raster's pixels lie there and lengths are true."""
    window = None if is_geographic(grid.crs) or (buffer_m and _untrue_metres(grid)) else window_of(grid)
    return _Plane(grid) if window is None else _Lattice(window)


class _Lattice:
    """The lattice of a raster's CRS, as datasets have it."""

    def __init__(self, window: GridWindow) -> None:
        self.window = window

    def moved(self, polygons: Polygons) -> Polygons:
        """Return polygons on the lattice, with their buffer."""
        crs = f"EPSG:{self.window.epsg}"
        return dataclasses.replace(polygons, geometries=polygons.in_crs(crs), crs=crs, buffer_m=0.0)


class _Plane:
    """The plane of a raster's pixels."""

    def __init__(self, grid: RasterInfo) -> None:
        self._grid = grid
        self.window = GridWindow(PLANE, grid.transform[0], 0, 0, grid.width, grid.height)

    def moved(self, polygons: Polygons) -> Polygons:
        """Return polygons on the plane, with their buffer."""
        shapes = self._in_raster_crs(polygons)
        a, _, c, _, e, f = self._grid.transform

        def move(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
            return np.column_stack([points[:, 0] - c, (points[:, 1] - f) * (a / -e)])

        moved = shapely.transform(shapes, move)
        return dataclasses.replace(polygons, geometries=moved, crs=f"EPSG:{PLANE}", buffer_m=0.0)

    def _in_raster_crs(self, polygons: Polygons) -> npt.NDArray[Any]:
        """Return shapes in the raster's CRS; a buffer is in metres on the ground."""
        crs = self._grid.crs
        if polygons.buffer_m and _untrue_metres(self._grid):
            return buffered(polygons, crs)
        return polygons.in_crs(crs)


def _write(
    labels: label.LabelSet,
    whole: GridWindow,
    like: RasterInfo,
    output: Path,
    layers: Sequence[tuple[SampleLayer, Path]],
    progress: Progress,
) -> npt.NDArray[np.int64]:
    """Write mask and further layers block by block; returns the count of pixels of each value of the mask."""
    k = labels.options.pixel_factor
    a, _, c, _, e, f = like.transform
    grid = dataclasses.replace(
        like, transform=(a / k, 0.0, c, 0.0, e / k, f), width=like.width * k, height=like.height * k
    )
    counts = np.zeros(labels.ignore + 1, np.int64)
    blocks = list(_blocks(whole, max(1, BLOCK_PX // k)))
    writers: dict[str, RasterWriter] = {}
    with ExitStack() as stack:
        mask = stack.enter_context(RasterWriter(output, grid, _mask_look(labels)))
        for number, block in enumerate(blocks, 1):
            progress.check()
            drawn = label.draw(labels, block)
            assert drawn.mask is not None
            row, col = (whole.top_px - block.top_px) * k, (block.left_px - whole.left_px) * k
            mask.write(drawn.mask[None], row, col)
            for layer, path in layers:
                pixels = drawn.extras[layer.folder]
                if layer.folder not in writers:
                    look = RasterLook(pixels.dtype.name, layer.bands, layer.nodata, tags={"meaning": layer.meaning})
                    writers[layer.folder] = stack.enter_context(RasterWriter(path, grid, look))
                writers[layer.folder].write(pixels, row, col)
            counts += np.bincount(drawn.mask.ravel(), minlength=len(counts))
            progress.report(number, len(blocks), f"Block {number} of {len(blocks)}")
    return counts


def _blocks(whole: GridWindow, side: int) -> Iterator[GridWindow]:
    for row in range(0, whole.height_px, side):
        for col in range(0, whole.width_px, side):
            width, height = min(side, whole.width_px - col), min(side, whole.height_px - row)
            yield GridWindow(
                whole.epsg, whole.pixel_size_m, whole.left_px + col, whole.top_px - row, width, height
            )  # fmt: skip


def _mask_look(labels: label.LabelSet) -> RasterLook:
    colors = {c.value: _rgba(c.color) for c in labels.classes if c.color}
    tags = {f"class_{c.value}": c.name for c in labels.classes} | {"ignore": str(labels.ignore)}
    tags[CLASSES_TAG] = json.dumps([dataclasses.asdict(c) for c in labels.classes], ensure_ascii=True)
    dtype = np.dtype(labels.dtype).name
    return RasterLook(dtype, ("mask",), None, {0: (0, 0, 0, 0), labels.ignore: IGNORE_GREY, **colors}, tags)


def _rgba(color: str) -> Color:
    red, green, blue = bytes.fromhex(color[1:])
    return red, green, blue, 255
