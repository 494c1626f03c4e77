"""Labels on the grid of any raster: small rasters, expected pixels written out by hand."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pytest
import rasterio
import shapely

from dl4eo_qgis.core import rasterise
from dl4eo_qgis.core.errors import Dl4eoError
from dl4eo_qgis.core.grid import Chip
from dl4eo_qgis.core.label_inputs import read_labels
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.recipe import Labels
from dl4eo_qgis.core.stages import label

WGS84 = "EPSG:4326"


def like(path: Path, transform: tuple[float, ...], shape: tuple[int, int] = (4, 6), crs: str = "EPSG:32632") -> str:
    """Write a raster of zeros and return its path."""
    with rasterio.open(
        path, "w", driver="GTiff", height=shape[0], width=shape[1], count=1, dtype="uint8", crs=crs,
        transform=rasterio.Affine(*transform),
    ) as file:  # fmt: skip
        file.write(np.zeros(shape, np.uint8), 1)
    return str(path)


def features(path: Path, *shapes: tuple[Any, Any], crs: str = "EPSG:32632") -> str:
    """Write shapes with their class and return the file's path."""
    frame = geopandas.GeoDataFrame({"kind": [c for _, c in shapes]}, geometry=[s for s, _ in shapes], crs=crs)
    frame.to_file(path, driver="GPKG", layer="features")
    return str(path)


class Run:
    """What was written for some labels."""

    def __init__(self, folder: Path, grid: str, path: str, **options: Any) -> None:
        self.warnings: list[str] = []
        section = {"path": path, "layer": "features", "class_field": "kind", **options}
        progress = Progress(lambda kind, _, text: self.warnings.append(text) if kind == "warning" else None)
        args = {"labels": section, "like": grid, "output": str(folder / "mask.tif")}
        self.result = rasterise.rasterise_labels(args, progress)

    def pixels(self, layer: str = "") -> Any:
        with rasterio.open(self.result["layers"][layer] if layer else self.result["output"]) as file:
            return file.read() if layer else file.read(1)


def box(west: float, south: float, east: float, north: float) -> Any:
    return shapely.box(west, south, east, north)


@pytest.fixture
def grid(tmp_path: Path) -> str:
    """Return a raster of 10 m whose corner lies on no whole multiple of anything."""
    return like(tmp_path / "like.tif", (10, 0, 500003.7, 0, -10, 5100048.3))


def at(west: float, south: float, east: float, north: float) -> Any:
    """Return a rectangle in pixels from the raster's lower left corner."""
    x, y = 500003.7, 5100008.3
    return box(x + 10 * west, y + 10 * south, x + 10 * east, y + 10 * north)


def test_a_raster_off_the_lattice_is_matched_pixel_for_pixel(grid: str, tmp_path: Path) -> None:
    path = features(tmp_path / "f.gpkg", (at(1, 1, 3, 3), "wood"), (at(4, 0, 6, 1), "lake"))
    run = Run(tmp_path, grid, path)
    np.testing.assert_array_equal(
        run.pixels(), [[0, 0, 0, 0, 0, 0], [0, 2, 2, 0, 0, 0], [0, 2, 2, 0, 0, 0], [0, 0, 0, 0, 1, 1]]
    )
    with rasterio.open(grid) as wanted, rasterio.open(run.result["output"]) as found:
        assert (found.crs, found.transform, found.shape) == (wanted.crs, wanted.transform, wanted.shape)
        assert found.dtypes == ("uint8",)
        assert found.colormap(1)[1] == (0x1F, 0x78, 0xB4, 255)
        assert found.tags()["class_1"] == "lake"
    assert run.result["pixels"] == {"lake": 2, "wood": 4}
    assert (run.result["features"], run.result["labelled"], run.result["ignored"]) == (2, 6, 0)


def test_coverage_counts_exact_shares(grid: str, tmp_path: Path) -> None:
    """A square of two pixels' width, shifted by half a pixel: shares of a quarter, a half and one."""
    path = features(tmp_path / "f.gpkg", (at(1.5, 0.5, 3.5, 2.5), 1))
    run = Run(tmp_path, grid, path, rule="coverage", min_coverage=0.5, layers=["share"])
    np.testing.assert_allclose(
        run.pixels("shares")[0],
        [[0, 0, 0, 0, 0, 0], [0, 0.25, 0.5, 0.25, 0, 0], [0, 0.5, 1, 0.5, 0, 0], [0, 0.25, 0.5, 0.25, 0, 0]],
        atol=1e-6,
    )
    np.testing.assert_array_equal(run.pixels()[1:], [[0, 0, 1, 0, 0, 0], [0, 1, 1, 1, 0, 0], [0, 0, 1, 0, 0, 0]])


def test_pixels_that_are_no_squares(tmp_path: Path) -> None:
    grid = like(tmp_path / "like.tif", (20, 0, 500000, 0, -5, 5100020))
    path = features(tmp_path / "f.gpkg", (box(500020, 5100005, 500060, 5100015), 3))
    run = Run(tmp_path, grid, path, rule="coverage", layers=["share"])
    wanted = [[0, 0, 0, 0, 0, 0], [0, 3, 3, 0, 0, 0], [0, 3, 3, 0, 0, 0], [0, 0, 0, 0, 0, 0]]
    np.testing.assert_array_equal(run.pixels(), wanted)
    np.testing.assert_allclose(run.pixels("shares")[0] * 3, wanted, atol=1e-6)


def test_degrees_and_points_with_a_reach_in_metres(tmp_path: Path) -> None:
    """Around 9 E 46 N a hundredth of a degree is 774 m wide and 1112 m high."""
    grid = like(tmp_path / "like.tif", (0.01, 0, 8.97, 0, -0.01, 46.02), crs="EPSG:4326")
    path = features(tmp_path / "f.gpkg", (shapely.Point(9.005, 46.005), 1), crs="EPSG:4326")
    run = Run(tmp_path, grid, path, buffer_m=900.0)
    np.testing.assert_array_equal(
        run.pixels(), [[0, 0, 0, 0, 0, 0], [0, 0, 1, 1, 1, 0], [0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0]]
    )


def across(pixels: Any, value: int) -> tuple[int, int]:
    """Return how many rows and columns have a value."""
    return int((pixels == value).any(axis=1).sum()), int((pixels == value).any(axis=0).sum())


def test_a_buffer_is_drawn_where_its_feature_lies(tmp_path: Path) -> None:
    """At 50 N, 50 km are 0.4495 degrees to the north and 0.698 to the east, at every longitude."""
    grid = like(tmp_path / "like.tif", (0.02, 0, -65, 0, -0.02, 51), (100, 6500), crs="EPSG:4326")
    lons = (0.01, 10.01, 17.01, 25.01, 40.01, 60.01)
    path = features(tmp_path / "f.gpkg", *((shapely.Point(x, 50.01), i) for i, x in enumerate(lons, 1)), crs=WGS84)
    run = Run(tmp_path, grid, path, buffer_m=50_000.0)
    assert [across(run.pixels(), i) for i in range(1, 7)] == [(45, 69)] * 6
    assert run.warnings == []


def test_the_buffer_of_a_long_line_is_as_wide_everywhere(tmp_path: Path) -> None:
    grid = like(tmp_path / "like.tif", (0.1, 0, -40, 0, -0.1, 40), (800, 800), crs="EPSG:4326")
    path = features(tmp_path / "f.gpkg", (shapely.LineString([(-30.03, -30.03), (30.03, 30.03)]), 1), crs=WGS84)
    pixels = Run(tmp_path, grid, path, buffer_m=100_000.0).pixels()
    for lat in (-25, -10, 0, 10, 25):  # along a parallel: a reach of 100 km from a line that runs to the north-east
        middle = np.flatnonzero(pixels[round((40 - lat) / 0.1)]).mean() * 0.1 - 40 + 0.05
        assert middle == pytest.approx(lat, abs=0.3)
        km_east = pixels[round((40 - lat) / 0.1)].sum() * 11.132 * np.cos(np.radians(lat))
        assert km_east == pytest.approx(200 * np.hypot(1, np.cos(np.radians(lat))), rel=0.03)


def test_a_buffer_across_180_degrees(tmp_path: Path) -> None:
    path = features(tmp_path / "f.gpkg", (shapely.Point(179.95, 0.05), 1), crs=WGS84)
    west = like(tmp_path / "west.tif", (0.1, 0, -180, 0, -0.1, 1), (20, 3600), crs="EPSG:4326")
    pixels = Run(tmp_path, west, path, buffer_m=30_000.0).pixels()
    assert np.flatnonzero(pixels.any(axis=0)).tolist() == [0, 1, 3597, 3598, 3599]
    around = like(tmp_path / "around.tif", (0.1, 0, 179, 0, -0.1, 1), (20, 20), crs="EPSG:4326")
    pixels = Run(tmp_path, around, path, buffer_m=30_000.0).pixels()
    assert np.flatnonzero(pixels.any(axis=0)).tolist() == [7, 8, 9, 10, 11]


def test_a_buffer_in_a_crs_whose_metres_are_none(tmp_path: Path) -> None:
    """A metre of web Mercator at 60 N is half a metre on the ground."""
    x, y = 2782987.27, 8399737.89  # 25 E 60 N
    grid = like(tmp_path / "like.tif", (10, 0, x - 505, 0, -10, y + 505), (101, 101), crs="EPSG:3857")
    path = features(tmp_path / "f.gpkg", (shapely.Point(25, 60), 1), crs=WGS84)
    assert across(Run(tmp_path, grid, path, buffer_m=102.5).pixels(), 1) == (41, 41)
    with pytest.raises(Dl4eoError, match=r"a metre of its CRS is 0\.50 m on the ground"):
        Run(tmp_path, grid, path, buffer_m=100.0, layers=["distance"])


def test_features_without_a_place_in_the_rasters_crs_are_told(grid: str, tmp_path: Path) -> None:
    near, far = shapely.Point(9.0004, 46.05).buffer(0.01), shapely.Point(-120, 46).buffer(0.01)
    path = features(tmp_path / "f.gpkg", (near, 1), (far, 1), crs=WGS84)
    run = Run(tmp_path, grid, path)
    assert run.warnings == ["labels: 1 feature has no place in the CRS of LIKE; left out (id 2)."]


def test_blocks_make_no_seams(grid: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = features(tmp_path / "f.gpkg", (at(0.3, 0.2, 4.6, 3.7), 1), (at(3, 2, 6, 4), 2))
    options = {"layers": ["share", "boundary", "overlap"], "ignore_border_px": 1}
    whole = Run(tmp_path, grid, path, **options)
    pixels = {layer: whole.pixels(layer) for layer in ("", "shares", "boundaries", "overlaps")}
    monkeypatch.setattr(rasterise, "BLOCK_PX", 2)
    parts = Run(tmp_path, grid, path, **options)
    for layer, wanted in pixels.items():
        np.testing.assert_array_equal(parts.pixels(layer), wanted)
    assert (pixels[""] == 255).any()


def test_finer_pixels_and_ids_above_255(grid: str, tmp_path: Path) -> None:
    path = features(tmp_path / "f.gpkg", (at(0, 3.5, 1.5, 4), 300))
    run = Run(tmp_path, grid, path, pixel_factor=2)
    assert run.pixels().dtype == np.uint16
    assert run.pixels().shape == (8, 12)
    np.testing.assert_array_equal(run.pixels()[:2, :4], [[300, 300, 300, 0], [0, 0, 0, 0]])


def test_features_elsewhere_are_counted(grid: str, tmp_path: Path) -> None:
    shapes = [at(1, 1, 3, 3), at(100, 100, 101, 101), at(1, 1, 3, 3), at(0, 0, 0.3, 0.3)]
    path = features(tmp_path / "f.gpkg", *((shape, 1) for shape in shapes))
    run = Run(tmp_path, grid, path)
    found = {p["problem"]: p["features"] for p in run.result["report"]["problems"]}
    assert found == {"duplicate": [3], "sliver": [4], "outside": [2]}
    assert run.result["features"] == 3
    assert [text.split("(")[0] for text in run.warnings] == [
        "labels: 1 feature has the shape and class of an earlier feature; it changes nothing ",
        "labels: 1 feature is smaller than a pixel; by the rule it may have none ",
    ]


@pytest.mark.real
def test_osm_polygons_on_a_jpeg_2000_band(shared_data: Path, tmp_path: Path) -> None:
    """604 polygons that overlap, 57 of them twice with the same class; every pixel as GDAL burns it."""
    place = shared_data / "sites" / "brandenburg"
    band, labels = place / "s2_l1c" / "T33UUU_20170216T102101_B04.jp2", place / "labels" / "osm_landuse_water.gpkg"
    section = {"path": str(labels), "class_field": "fclass"}
    args = {"labels": section, "like": str(band), "output": str(tmp_path / "mask.tif")}
    result = rasterise.rasterise_labels(args, Progress())
    frame = geopandas.read_file(labels)
    doubled = frame.assign(text=frame.geometry.normalize().to_wkb()).duplicated(["text", "fclass"])
    problems = {p["problem"]: p for p in result["report"]["problems"]}
    assert problems["duplicate"]["count"] == doubled.sum() == 57
    assert problems["duplicate"]["features"] == [int(i) + 1 for i in np.flatnonzero(doubled)]
    table = {name: value for value, name in enumerate(sorted(frame.fclass.unique()), 1)}
    with rasterio.open(band) as wanted, rasterio.open(tmp_path / "mask.tif") as found:
        assert (found.crs, found.transform, found.shape) == (wanted.crs, wanted.transform, wanted.shape)
        burnt = rasterio.features.rasterize(
            [(shape, table[name]) for shape, name in zip(frame.geometry[::-1], frame.fclass[::-1], strict=True)],
            out_shape=wanted.shape, transform=wanted.transform, dtype="uint8",
        )  # fmt: skip
        np.testing.assert_array_equal(found.read(1), burnt)


@pytest.mark.parametrize(
    ("transform", "options", "said"),
    [
        ((10, 0, 500003.7, 0, 10, 5100008.3), {}, "is rotated or not north-up"),
        ((10, 1, 500003.7, 0, -10, 5100048.3), {}, "is rotated or not north-up"),
        ((10, 0, 500003.7, 0, -5, 5100048.3), {"layers": ["distance"]}, "distance needs square pixels in metres"),
        ((10, 0, 700003.7, 0, -10, 5100048.3), {}, r"no feature \(of 1\) lies on the raster LIKE"),
    ],
)
def test_what_cannot_be_drawn(transform: Any, options: Any, said: str, tmp_path: Path) -> None:
    grid = like(tmp_path / "like.tif", transform)
    path = features(tmp_path / "f.gpkg", (at(1, 1, 3, 3), 1))
    with pytest.raises(Dl4eoError, match=said):
        Run(tmp_path, grid, path, **options)
    assert not (tmp_path / "mask.tif").exists()
    assert not list(tmp_path.glob(".*.part"))


def test_on_the_lattice_masks_are_those_of_chips_also_where_edges_lie_on_centres(tmp_path: Path) -> None:
    """Edges on centres of pixels, and slanted ones through them: each pixel is the one that a chip's mask has."""
    west, north = 500_000, 5_100_640
    shapes = [
        (box(west + 5, north - 305, west + 315, north - 5), 1),
        (shapely.Polygon([(west + 325, north - 5), (west + 635, north - 315), (west + 325, north - 315)]), 2),
        (shapely.Polygon([(west + 5, north - 625), (west + 155, north - 325), (west + 305, north - 625)]), 3),
        (box(west + 405, north - 515, west + 515, north - 405), 4),
    ]
    path = features(tmp_path / "f.gpkg", *shapes)
    grid = like(tmp_path / "like.tif", (10, 0, west, 0, -10, north), (64, 64))
    options = Labels(path=path, layer="features", class_field="kind")
    for rule in ("centre", "touched", "coverage"):
        for factor in (1, 3):
            pixels = Run(tmp_path, grid, path, rule=rule, pixel_factor=factor).pixels()
            chosen = dataclasses.replace(options, rule=rule, pixel_factor=factor)
            polygons, classes = read_labels(chosen)
            drawn = label.prepare(polygons, classes, 32632, chosen)
            for row in range(4):
                for col in range(4):
                    chip = Chip(32632, west // 160 + col, north // 160 - 1 - row, 16, 16, 10.0)
                    side = 16 * factor
                    part = pixels[row * side : (row + 1) * side, col * side : (col + 1) * side]
                    np.testing.assert_array_equal(part, label.draw(drawn, chip.window).mask, f"{rule} {factor}")
