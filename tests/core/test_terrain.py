"""Elevation: missing tiles, voids and unreadable tiles told apart; seams; tiles of any width and CRS; datum."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
import shapely

from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.errors import IncompleteError
from dl4eo_qgis.core.geometry.crs import transform_points
from dl4eo_qgis.core.grid import GridWindow, utm_epsg
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.raster import read_info, write_cog
from dl4eo_qgis.core.stages import align, derive
from dl4eo_qgis.core.web import Place
from tests.core.demo_job import chips_of, copy_of, hashes, read, recipe_of
from tests.core.test_align import piece
from tests.core.test_pipeline import drop_tile
from tests.servers.files import GONE, Fault, busy, serve_files

SLOPE, ELEVATION = 7, 8
WEST_TILE = "*E009*"


@pytest.fixture(scope="module")
def whole(world: DemoWorld, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the dataset of the whole world, with aspect."""
    folder = tmp_path_factory.mktemp("whole") / "out"
    build(recipe_of(world, folder, terrain={"aspect": True}, chips={"keep": "all"}), Progress())
    return folder


def pictures(folder: Path) -> dict[str, str]:
    """Return the hashes of images and masks."""
    return {n: h for n, h in hashes(folder).items() if n.endswith(".tif")}


def test_aspect_is_a_band_after_elevation(whole: Path) -> None:
    header = json.loads((whole / "dataset.json").read_text(encoding="utf-8"))
    assert [b["name"] for b in header["bands"]][7:10] == ["slope", "elevation", "aspect"]
    assert {b["name"]: b["datum"] for b in header["bands"] if b["datum"]} == {"elevation": "EGM2008"}
    table = chips_of(whole)
    assert (table.no_dem == 0).all()
    flat = 0
    for row in table.itertuples():
        slope, _, aspect = read(whole / row.image)[7:10]
        np.testing.assert_array_equal(np.isnan(aspect), slope == 0)
        flat += int((slope == 0).sum())
    assert flat > 100
    assert (table.valid[table.reason == ""] == 1).any(), "flat ground has no aspect, and is valid"


def test_slope_and_aspect_agree_at_the_seams_of_chips(world: DemoWorld, whole: Path, tmp_path: Path) -> None:
    """Chips of 64 px and of 96 px cut the same ground at other places: every pixel they share agrees to 1e-3."""
    sections = {"terrain": {"aspect": True}, "chips": {"keep": "all", "size_px": 96}}
    build(recipe_of(world, tmp_path / "other", **sections), Progress())
    ground: dict[tuple[int, int], np.ndarray] = {}
    for folder, size in ((whole, 64), (tmp_path / "other", 96)):
        for row in chips_of(folder).itertuples():
            image = read(folder / row.image)[7:10]
            top, left = -(row.row + 1) * size, row.col * size
            for r in range(0, size, 32):
                for c in range(0, size, 32):
                    part = image[:, r : r + 32, c : c + 32]
                    known = ground.setdefault((top + r, left + c), part)
                    np.testing.assert_allclose(part, known, atol=1e-3)
    assert len(ground) > 400


def test_ground_that_no_tile_covers_is_counted(world: DemoWorld, tmp_path: Path) -> None:
    copy = copy_of(world, tmp_path / "world")
    drop_tile(copy.catalogue)
    shares = {}
    for missing in ("nodata", "sea"):
        made = build(recipe_of(copy, tmp_path / missing, terrain={"missing": missing}), Progress())
        table = chips_of(made.folder)
        partly = table[(table.no_dem > 0) & (table.no_dem < 1)]
        assert len(partly)
        assert sum(f"{len(partly)} of {len(table)} samples lie partly on ground" in w for w in made.warnings) == 1
        for row in table.itertuples():
            elevation = read(made.folder / row.image)[ELEVATION]
            gone = elevation == 0 if missing == "sea" else np.isnan(elevation)
            assert row.no_dem == pytest.approx(gone.mean(), abs=1e-6)
        shares[missing] = table.no_dem.tolist()
    assert shares["nodata"] == shares["sea"]


def served(world: DemoWorld, url: str, folder: Path, **sections: Any) -> Any:
    """Return the demo's recipe with a catalogue that is served."""
    return recipe_of(world, folder, catalogue={"optical": f"{url}/catalog.json"}, **sections)


@pytest.mark.parametrize(("fault", "said"), [(GONE, "404: not found"), (busy("3600"), "503")])
def test_a_tile_that_is_named_but_cannot_be_had_is_an_error_and_never_the_sea(
    world: DemoWorld, tmp_path: Path, fault: Fault, said: str
) -> None:
    with serve_files(world.catalogue.parent) as server:
        server.fail("*E009*/data.tif", fault)
        with pytest.raises(IncompleteError, match=f"E009.*{said}"):
            build(served(world, server.url, tmp_path / "out", terrain={"missing": "sea"}), Progress())
    table = chips_of(tmp_path / "out")
    gone = table[table.reason.str.contains(said)]
    assert len(gone)
    assert (gone.image == "").all()
    assert gone.no_dem.isna().all()
    for row in table[table.reason == ""].itertuples():
        assert (read(tmp_path / "out" / row.image)[ELEVATION] > 100).all()


def test_a_tile_whose_server_is_busy_for_a_while_is_asked_again(world: DemoWorld, tmp_path: Path) -> None:
    build(recipe_of(world, tmp_path / "disk", terrain={"missing": "sea"}), Progress())
    with serve_files(world.catalogue.parent) as server:
        server.fail("*E009*/data.tif", busy("0"), times=2)
        build(served(world, server.url, tmp_path / "out", terrain={"missing": "sea"}), Progress())
    assert pictures(tmp_path / "out") == pictures(tmp_path / "disk")


def test_a_void_inside_a_tile_stays_nodata(world: DemoWorld, tmp_path: Path) -> None:
    copy = copy_of(world, tmp_path / "world")
    (path,) = copy.catalogue.parent.glob("cop-dem-glo-30/*E009*/data.tif")
    with rasterio.open(path) as file:
        pixels, transform = file.read(1), tuple(file.transform)[:6]
    pixels[100:110, -110:-100] = -9999.0
    write_cog(path, pixels, transform, 4326, nodata=-9999.0)
    made = build(recipe_of(copy, tmp_path / "out", terrain={"missing": "sea"}, chips={"keep": "all"}), Progress())
    table = chips_of(made.folder)
    assert (table.no_dem == 0).all()
    voids = sum(int(np.isnan(read(made.folder / f)[ELEVATION]).sum()) for f in table.image)
    assert voids > 300
    assert not any((read(made.folder / f)[ELEVATION] == 0).any() for f in table.image)


@pytest.mark.parametrize(
    ("lat", "width"), [(45.2, 1.0), (55.2, 1.5), (65.2, 2.0), (75.2, 3.0), (82.2, 5.0), (-55.2, 1.5), (0.2, 1.0)]
)
def test_pixels_of_any_width_hold_a_plane(tmp_path: Path, lat: float, width: float) -> None:
    """GLO-30's pixels are 1 to 10 arc seconds wide, by latitude, and 1 high."""
    lon = 9.0
    epsg = utm_epsg(lon, lat)
    a, e = width / 3600, 1 / 3600
    cols, rows = int(0.3 / a), int(0.1 / e)
    grid_lon, grid_lat = np.meshgrid(lon + np.arange(cols) * a, lat - np.arange(rows) * e)
    x, y = transform_points("EPSG:4326", f"EPSG:{epsg}", grid_lon, grid_lat)
    plane = (0.3 * (x - x.mean()) - 0.4 * (y - y.mean())).astype(np.float32)
    write_cog(tmp_path / "a.tif", plane, (a, 0, lon - a / 2, 0, -e, lat + e / 2), 4326, block=128)
    window = GridWindow(epsg, 10.0, round(x.mean() / 10) - 60, round(y.mean() / 10) + 60, 120, 120)
    elevation = align.read_band([piece(tmp_path / "a.tif")], window.grown(1), "bilinear")
    slope, aspect = derive.slope_degrees(elevation, 10), derive.aspect_degrees(elevation)
    east, north = np.meshgrid(window.left_px * 10 + np.arange(5, 1200, 10), window.top_px * 10 - np.arange(5, 1200, 10))
    expected = 0.3 * (east - x.mean()) - 0.4 * (north - y.mean())
    np.testing.assert_allclose(elevation[1:-1, 1:-1], expected, atol=0.02)
    np.testing.assert_allclose(slope, 26.565, atol=0.1)
    np.testing.assert_allclose(aspect, 323.130, atol=0.1)


@pytest.mark.parametrize(
    ("crs", "ground", "datum"),
    [
        ("EPSG:9518", "EPSG:4326", "EGM2008"),
        ("EPSG:4326+5773", "EPSG:4326", "EGM96"),
        ("EPSG:25832+7837", "EPSG:25832", "DHHN2016"),
        ("EPSG:4979", "EPSG:4326", "ellipsoid"),
        ("EPSG:4326", "EPSG:4326", ""),
    ],
)
def test_of_a_compound_crs_the_ground_is_used_and_the_datum_known(
    tmp_path: Path, crs: str, ground: str, datum: str
) -> None:
    step, left, top = (1 / 3600, 9.0, 47.0) if ground == "EPSG:4326" else (10.0, 500000.0, 5200000.0)
    profile = {"driver": "GTiff", "width": 40, "height": 40, "count": 1, "dtype": "float32", "crs": crs}
    transform = rasterio.Affine(step, 0, left, 0, -step, top)
    with rasterio.open(tmp_path / "a.tif", "w", **profile, transform=transform) as f:
        f.write(np.tile(np.arange(40, dtype=np.float32), (1, 40, 1)))
    info = read_info(Place.of(str(tmp_path / "a.tif")))
    assert (info.crs, info.datum) == (ground, datum)
    x, y = transform_points(ground, "EPSG:32632", np.array([left + 20 * step]), np.array([top - 20 * step]))
    window = GridWindow(32632, 10.0, round(x[0] / 10) - 1, round(y[0] / 10) + 1, 2, 2)
    found = align.read_band([piece(tmp_path / "a.tif")], window, "bilinear")
    assert abs(float(found.mean()) - 19.5) < 0.5


def test_the_datum_of_an_unknown_collection_is_that_of_its_file(world: DemoWorld, tmp_path: Path) -> None:
    items = json.loads((world.catalogue.parent / "all_items.json").read_text(encoding="utf-8"))["features"]
    own = []
    for item in items:
        for asset in item["assets"].values():
            asset["href"] = str(world.catalogue.parent / asset["href"])
        if item["collection"] == "cop-dem-glo-30":
            (path,) = (a["href"] for a in item["assets"].values())
            with rasterio.open(path) as file:
                profile, pixels = file.profile, file.read()
            profile = {k: profile[k] for k in ("width", "height", "count", "dtype", "transform")}
            target = tmp_path / f"{item['id']}.tif"
            with rasterio.open(target, "w", driver="GTiff", **profile, crs="EPSG:4326+5773") as file:
                file.write(pixels)
            item["assets"]["data"]["href"] = str(target)
            item["collection"] = "my-dem"
        own.append(item)
    catalogue = tmp_path / "items.json"
    catalogue.write_text(json.dumps({"type": "FeatureCollection", "features": own}), encoding="utf-8")
    recipe = recipe_of(world, tmp_path / "out", catalogue={"optical": str(catalogue)}, terrain={"collection": "my-dem"})
    build(recipe, Progress())
    build(recipe_of(world, tmp_path / "usual"), Progress())
    header = json.loads((tmp_path / "out/dataset.json").read_text(encoding="utf-8"))
    assert {b["name"]: b["datum"] for b in header["bands"] if b["datum"]} == {"elevation": "EGM96"}
    for row in chips_of(tmp_path / "usual").itertuples():
        one, two = (read(tmp_path / d / row.image)[7:9] for d in ("usual", "out"))
        np.testing.assert_array_equal(one, two)


def test_slices_of_one_pass_make_a_whole_chip(world: DemoWorld, whole: Path) -> None:
    """Chips over the border of the two Sentinel-2 tiles have a value everywhere."""
    table = chips_of(whole)
    both = table[table.s2_items.str.contains(";")]
    assert (both.valid == 1).any()
    assert shapely.union_all(both.geometry.array).area > 0
