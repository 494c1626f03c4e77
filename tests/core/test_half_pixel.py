"""Where pixels come to lie, by ramps: a picture of the coordinates themselves tells its own shift exactly.

Each file holds, at the centre of each of its pixels, how far that lies east (band 1) and north (band 2) of a place.
Read onto a window it must give the coordinates of the window's own pixel centres, whatever the lattice of the file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import geopandas
import numpy as np
import pytest
import rasterio
import shapely
from pyproj import Transformer

from dl4eo_qgis.core import raster
from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.grid import GridWindow
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.stages import align, derive
from dl4eo_qgis.core.web import Place
from tests.core.demo_job import recipe_of

CENTRE = (583127.0, 5284113.0)
"""Metres in EPSG:32632, near 10.1 E 47.7 N."""
WINDOW = GridWindow(32632, 10.0, 58300, 528422, 24, 20)
TOLERANCE_M = 0.02
"""What a ramp may be off: a five-hundredth of a pixel of 10 m."""


def centres(window: GridWindow) -> tuple[np.ndarray, np.ndarray]:
    """Return x and y of a window's pixel centres."""
    left, _, _, top = window.bounds
    col, row = np.meshgrid(np.arange(window.width_px), np.arange(window.height_px))
    return left + (col + 0.5) * window.pixel_size_m, top - (row + 0.5) * window.pixel_size_m


@dataclass(frozen=True)
class File:
    """A lattice that a file may have, around CENTRE; sizes in its CRS' units."""

    crs: str
    across: float
    down: float
    """Negative: rows run to the south."""
    turn_deg: float = 0.0
    phase: tuple[float, float] = (0.0, 0.0)
    """Of the corner, in pixels."""

    def transform(self) -> rasterio.Affine:
        to = Transformer.from_crs("EPSG:32632", self.crs, always_xy=True)
        x, y = to.transform(*CENTRE)
        corner = (np.round(x / self.across) * self.across, np.round(y / self.down) * self.down)
        turned = rasterio.Affine.translation(*corner) @ rasterio.Affine.rotation(self.turn_deg)
        middle = rasterio.Affine.translation(self.phase[0] - self.side / 2, self.phase[1] - self.side / 2)
        return turned @ rasterio.Affine.scale(self.across, self.down) @ middle

    @property
    def side(self) -> int:
        metres = 111000.0 if self.crs == "EPSG:4326" else 1.0
        return 2 * int(400 / (min(abs(self.across), abs(self.down)) * metres) + 6)

    def write(self, path: Path, **options: object) -> Path:
        """Write the coordinates of the pixel centres, in metres from CENTRE, rounded to nothing."""
        transform = self.transform()
        col, row = np.meshgrid(np.arange(self.side) + 0.5, np.arange(self.side) + 0.5)
        back = Transformer.from_crs(self.crs, "EPSG:32632", always_xy=True)
        x, y = back.transform(*(transform @ (col, row)))
        profile = {"width": self.side, "height": self.side, "count": 2, "crs": self.crs, "transform": transform}
        with rasterio.open(path, "w", driver="GTiff", dtype="float32", **profile, **options) as file:
            file.write(np.stack([x - CENTRE[0], y - CENTRE[1]]).astype(np.float32))
        return path


ARC_S = 1 / 3600
FILES = {
    "on the lattice": File("EPSG:32632", 10, -10),
    "half a pixel off": File("EPSG:32632", 10, -10, phase=(0.5, 0.5)),
    "an odd origin": File("EPSG:32632", 10, -10, phase=(0.98352, 0.33306)),
    "20 m": File("EPSG:32632", 20, -20),
    "20 m, its edges between": File("EPSG:32632", 20, -20, phase=(0.5, 0.25)),
    "60 m": File("EPSG:32632", 60, -60),
    "30 m, half a pixel off": File("EPSG:32632", 30, -30, phase=(0.5, 0.5)),
    "3 m": File("EPSG:32632", 3, -3),
    "2.5 m, odd": File("EPSG:32632", 2.5, -2.5, phase=(0.3, 0.7)),
    "5 m": File("EPSG:32632", 5, -5),
    "upside down": File("EPSG:32632", 10, 10, phase=(0.3, 0.2)),
    "not square": File("EPSG:32632", 20, -5, phase=(0.1, 0.4)),
    "turned": File("EPSG:32632", 10, -10, turn_deg=17),
    "turned, 20 m": File("EPSG:32632", 20, -20, turn_deg=-60, phase=(0.2, 0.6)),
    "turned, 3 m": File("EPSG:32632", 3, -3, turn_deg=30),
    "the next zone": File("EPSG:32633", 10, -10),
    "the next zone, 20 m": File("EPSG:32633", 20, -20, phase=(0.5, 0.5)),
    "the next zone, 3 m": File("EPSG:32633", 3, -3),
    "degrees": File("EPSG:4326", ARC_S, -ARC_S, phase=(0.5, 0.5)),
    "degrees, wide": File("EPSG:4326", 1.5 * ARC_S, -ARC_S, phase=(0.5, 0.5)),
    "degrees, fine": File("EPSG:4326", ARC_S / 9, -ARC_S / 9),
    "Lambert": File("EPSG:3035", 10, -10, phase=(0.2, 0.9)),
    "Web Mercator": File("EPSG:3857", 14, -14),
}


def off(path: Path, method: str, window: GridWindow = WINDOW) -> tuple[float, float, float]:
    """Return the mean error to the east and north in metres, and the largest."""
    x, y = centres(window)
    errors = []
    for band, wanted in ((1, x - CENTRE[0]), (2, y - CENTRE[1])):
        piece = align.Piece("scene", "ramp", Place.of(str(path)), band, (), align.unchanged)
        found = align.read_band([piece], window, method)
        assert np.isfinite(found).all()
        errors.append(found - wanted)
    return float(errors[0].mean()), float(errors[1].mean()), float(np.abs(errors).max())


@pytest.mark.parametrize("method", ["bilinear", "cubic"])
@pytest.mark.parametrize("name", FILES)
def test_pixels_lie_where_the_file_says(tmp_path: Path, name: str, method: str) -> None:
    east, north, largest = off(FILES[name].write(tmp_path / "ramp.tif"), method)
    assert (east, north) == (pytest.approx(0, abs=TOLERANCE_M), pytest.approx(0, abs=TOLERANCE_M))
    assert largest < 5 * TOLERANCE_M


@pytest.mark.parametrize("name", FILES)
def test_the_nearest_pixel_is_within_half_a_pixel(tmp_path: Path, name: str) -> None:
    """Half of one is meant along the file's own axes, which may be turned."""
    file = FILES[name]
    path = file.write(tmp_path / "ramp.tif")
    _, _, largest = off(path, "nearest")
    a, b, _, d, e, _ = file.transform()[:6]
    metres = 112000.0 if file.crs == "EPSG:4326" else 1.0
    turned = 1.1 if file.crs not in ("EPSG:4326", "EPSG:32632") else 1.0
    assert largest <= 0.5 * metres * max(abs(a) + abs(b), abs(d) + abs(e)) * turned + 1e-3


STORED: dict[str, dict[str, object]] = {
    "tiles of 16": {"tiled": True, "blockxsize": 16, "blockysize": 16},
    "tiles of 32 x 16, by pixel": {"tiled": True, "blockxsize": 32, "blockysize": 16, "interleave": "pixel"},
    "deflate with a predictor": {
        "tiled": True,
        "blockxsize": 16,
        "blockysize": 16,
        "compress": "deflate",
        "predictor": 3,
    },
    "big-endian": {"tiled": True, "blockxsize": 16, "blockysize": 16, "endianness": "big"},
    "strips": {"blockysize": 7},
}


@pytest.mark.parametrize("area_or_point", ["Area", "Point"])
@pytest.mark.parametrize("stored", STORED)
def test_a_files_storage_moves_nothing(tmp_path: Path, stored: str, area_or_point: str) -> None:
    """A header may tie the coordinates to a pixel's corner or to its centre: the ground is the same."""
    path = FILES["20 m, its edges between"].write(tmp_path / "ramp.tif", **STORED[stored])
    with rasterio.open(path, "r+") as file:
        file.update_tags(AREA_OR_POINT=area_or_point)
    east, north, largest = off(path, "bilinear")
    assert (east, north) == (pytest.approx(0, abs=TOLERANCE_M), pytest.approx(0, abs=TOLERANCE_M))
    assert largest < 5 * TOLERANCE_M


def test_a_mosaic_of_files_out_of_step(tmp_path: Path) -> None:
    """Two files on lattices half a pixel apart: each keeps its own place."""
    paths = [
        File("EPSG:32632", 10, -10, phase=phase).write(tmp_path / f"{i}.tif")
        for i, phase in enumerate([(0.5, 0.5), (17.0, 0.0)])
    ]
    x, y = centres(WINDOW)
    for band, wanted in ((1, x - CENTRE[0]), (2, y - CENTRE[1])):
        pieces = [align.Piece("scene", "ramp", Place.of(str(p)), band, (), align.unchanged) for p in paths]
        np.testing.assert_allclose(align.read_band(pieces, WINDOW, "bilinear"), wanted, atol=5 * TOLERANCE_M)


@pytest.mark.parametrize("pixel_m", [2.5, 10.0, 20.0, 60.0])
def test_windows_of_other_pixel_sizes(tmp_path: Path, pixel_m: float) -> None:
    left, top = round(WINDOW.bounds[0] / pixel_m), round(WINDOW.bounds[3] / pixel_m)
    window = GridWindow(32632, pixel_m, left, top, 6, 5)
    for name in ("an odd origin", "the next zone", "degrees", "turned, 20 m"):
        east, north, _ = off(FILES[name].write(tmp_path / "ramp.tif"), "bilinear", window)
        assert (east, north) == (pytest.approx(0, abs=TOLERANCE_M), pytest.approx(0, abs=TOLERANCE_M))


def test_a_valley_is_level_where_it_is_lowest() -> None:
    """The slope lies on the elevation: no side of the valley reaches farther than the other."""
    x, _ = centres(WINDOW.grown(1))
    middle = x[0, 13]
    slope = derive.slope_degrees((np.abs(x - middle) * 0.5).astype(np.float32), 10.0)
    level = np.flatnonzero(slope[5] == 0)
    assert level.tolist() == [12]
    np.testing.assert_allclose(slope[5, 11::-1][:11], slope[5, 13:24], atol=1e-4)


def test_a_mask_lies_on_the_ramp() -> None:
    """A polygon whose west edge is at x holds exactly the pixels whose centre is east of x."""
    x, y = centres(WINDOW)
    for edge_x, edge_y in ((583121.0, 5284119.0), (583125.1, 5284114.9), (583124.9, 5284115.1)):
        corner = shapely.box(edge_x, edge_y, edge_x + 5000, edge_y + 5000)
        np.testing.assert_array_equal(raster.rasterise([(corner, 1)], WINDOW) == 1, (x > edge_x) & (y > edge_y))


@pytest.mark.parametrize("method", ["nearest", "mode"])
@pytest.mark.parametrize(
    "file",
    [
        File("EPSG:32632", 1, -1, phase=(0.4, 0.1)),
        File("EPSG:32632", 1, -1, turn_deg=25),
        File("EPSG:32633", 1, -1),
        File("EPSG:4326", ARC_S / 30, -ARC_S / 30),
    ],
)
def test_a_class_map_ends_where_it_ends(tmp_path: Path, file: File, method: str) -> None:
    """Three classes around a corner: a pixel of 10 m has the class of its centre, save within a pixel of the map."""
    path = file.write(tmp_path / "ramp.tif")
    corner = (4.2, -6.3)
    with rasterio.open(path, "r+") as map_:
        east, north = map_.read()
        classes = np.where(east > corner[0], np.where(north > corner[1], 3, 2), 1).astype(np.float32)
        map_.write(classes, 1)
    x, y = (c - m for c, m in zip(centres(WINDOW), CENTRE, strict=True))
    piece = align.Piece("scene", "map", Place.of(str(path)), 1, (), align.unchanged)
    found = align.read_band([piece], WINDOW, method)
    wanted = np.where(x > corner[0], np.where(y > corner[1], 3, 2), 1)
    clear = (np.abs(x - corner[0]) > 1.5) & (np.abs(y - corner[1]) > 1.5)
    assert clear.mean() > 0.7
    np.testing.assert_array_equal(found[clear], wanted[clear])


@pytest.mark.parametrize(("rule", "factor"), [("centre", 1), ("touched", 1), ("coverage", 1), ("coverage", 3)])
def test_masks_and_label_layers_lie_on_their_polygon(world: DemoWorld, tmp_path: Path, rule: str, factor: int) -> None:
    """A disc over several chips: each raster's centre of mass is the disc's, to a sixteenth of a pixel (of 10 m)."""
    middle = (575003.7, 5285996.1)
    disc = shapely.Point(middle).buffer(701.0, quad_segs=90)
    geopandas.GeoDataFrame({"weight": [2.5]}, geometry=[disc], crs=32632).to_file(tmp_path / "disc.gpkg")
    labels = {"path": str(tmp_path / "disc.gpkg"), "rule": rule, "pixel_factor": factor}
    recipe = recipe_of(world, tmp_path / "dataset", labels={**labels, "layers": ["share", "distance"]})
    folder = build(recipe, Progress()).folder
    weights: dict[str, Callable[[np.ndarray], np.ndarray]] = {
        "masks": lambda values: values == 1,
        "shares": lambda values: values,
        "distances": lambda values: np.maximum(values, 0),
    }
    for name, weight in weights.items():
        parts = []
        for path in sorted((folder / name).glob("*.tif")):
            with rasterio.open(path) as file:
                mass = weight(file.read(1).astype(float))
                col, row = np.meshgrid(np.arange(file.width) + 0.5, np.arange(file.height) + 0.5)
                x, y = file.transform @ (col, row)
                parts.append((mass.sum(), (mass * x).sum(), (mass * y).sum()))
        total, east, north = np.sum(parts, axis=0)
        assert (east / total, north / total) == (pytest.approx(middle[0], abs=0.6), pytest.approx(middle[1], abs=0.6))
