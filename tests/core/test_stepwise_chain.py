"""Search, select, stack, indices on the simulated world: the same scenes, and the same bits, as a build has."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import rasterio
import shapely
from rasterio.windows import from_bounds

from dl4eo_qgis.core.commands import COMMANDS
from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.errors import Cancelled, Dl4eoError, GridError, NoScenesError, ReadError, RecipeError
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.stepwise.facts import facts_of
from dl4eo_qgis.core.stepwise.scenes import read_scene_rows, scene_text
from dl4eo_qgis.core.types import Scene
from dl4eo_qgis.core.vector import Layer, write_layers
from tests.core.demo_job import BANDS, chips_of, copy_of, read, recipe_of

Found = dict[str, Any]


class Told(Progress):
    """A progress that keeps its warnings."""

    def __init__(self) -> None:
        self.warnings: list[str] = []
        super().__init__(lambda kind, fraction, text: self.warnings.append(text) if kind == "warning" else None)


def search(world: DemoWorld, folder: Path, **changes: Any) -> Found:
    args = {
        "aoi": {"path": str(world.aoi)}, "catalogue": str(world.catalogue), "collection": "", "start": world.start,
        "end": world.end, "max_cloud_percent": 100, "output": str(folder / "found.gpkg"),
    }  # fmt: skip
    return COMMANDS["search"]({**args, **changes}, Progress())


def select(
    world: DemoWorld, found: Found, folder: Path, fill: bool = False, progress: Progress | None = None, **sections: Any
) -> Found:
    recipe = {"dl4eo": 1, "aoi": {"path": str(world.aoi)}, "chips": {"size_px": 64}, **sections}
    args = {"recipe": recipe, "scenes": found, "fill": fill, "output": str(folder / "chosen.gpkg")}
    return COMMANDS["select"](args, progress or Progress())


def stack(
    world: DemoWorld,
    chosen: Found,
    folder: Path,
    date: str = "",
    clouds: bool = False,
    progress: Progress | None = None,
    **sections: Any,
) -> Found:
    recipe = {"dl4eo": 1, "aoi": {"path": str(world.aoi)}, "chips": {"size_px": 64}, **sections}
    recipe["catalogue"] = {"optical": "/any.json"}
    args = {
        "recipe": recipe, "scenes": chosen, "date": date, "output": str(folder / "stack.tif"),
        "clouds": str(folder / "clouds.tif") if clouds else "",
    }  # fmt: skip
    return COMMANDS["stack"](args, progress or Progress())


@pytest.fixture(scope="module")
def found(world: DemoWorld, tmp_path_factory: pytest.TempPathFactory) -> Found:
    return search(world, tmp_path_factory.mktemp("found"))


@pytest.fixture(scope="module")
def chosen(world: DemoWorld, found: Found, tmp_path_factory: pytest.TempPathFactory) -> Found:
    return select(world, found, tmp_path_factory.mktemp("chosen"))


@pytest.fixture(scope="module")
def stacked(world: DemoWorld, chosen: Found, tmp_path_factory: pytest.TempPathFactory) -> Found:
    return stack(world, chosen, tmp_path_factory.mktemp("stacked"), clouds=True)


def on_chip(path: str | Path, chip: Path) -> np.ndarray:
    with rasterio.open(chip) as small, rasterio.open(path) as large:
        assert large.crs == small.crs
        window = from_bounds(*small.bounds, large.transform)
        assert window.round_offsets() == window  # on the same lattice
        return large.read(window=window.round())


def built(world: DemoWorld, day: str, folder: Path, **sections: dict[str, Any]) -> Path:
    """Return the dataset of one day, all its chips."""
    sections["chips"] = {"keep": "all", "size_px": 64, **sections.get("chips", {})}
    sections["optical"] = {"max_cloud_percent": 100, **sections.get("optical", {})}
    build(recipe_of(world, folder / "set", time={"start": day, "end": day}, **sections), Progress())
    return folder / "set"


def test_every_chip_of_a_build_lies_in_the_stack_to_the_bit(
    world: DemoWorld, stacked: Found, chosen: Found, tmp_path: Path
) -> None:
    dataset = built(world, stacked["date"], tmp_path, optical={"cloud_layer": True})
    images = sorted((dataset / "images").glob("*.tif"))
    whole = stack(world, chosen, tmp_path, chips={"size_px": 256})
    assert len(images) > 100
    assert stacked["bands"] == list(BANDS)
    for path in images:
        assert read(path).tobytes() == on_chip(stacked["output"], path).tobytes(), path.name
        assert read(path).tobytes() == on_chip(whole["output"], path).tobytes(), path.name
        assert read(dataset / "clouds" / path.name).tobytes() == on_chip(stacked["clouds"], path).tobytes()
    header = json.loads((dataset / "dataset.json").read_text("utf-8"))
    facts = facts_of(Path(stacked["output"]))
    assert facts is not None
    assert facts == facts_of(Path(stacked["clouds"]))
    assert [dataclasses.asdict(band) for band in facts.bands] == header["bands"]
    used = gpd.read_file(dataset / "dataset.gpkg", layer="scenes")
    assert {s.id for s in facts.scenes} == set(used["item_id"])
    offsets = {row.item_id: row.offset_dn for row in used.itertuples() if row.role == "optical"}
    assert {s.id: s.offset_dn for s in facts.of_role("optical")} == offsets
    assert facts.date == stacked["date"].replace("-", "")


def test_rarer_options_give_the_same_bits_too(world: DemoWorld, chosen: Found, tmp_path: Path) -> None:
    """Another CRS and pixel size, cubic resampling, hidden clouds, aspect, linear radar, an index of spyndex."""
    sections: dict[str, Any] = {
        "grid": {"crs": "EPSG:25832", "pixel_size_m": 20},
        "optical": {"bands": ["nir", "red"], "indices": ["ndvi", "gndvi"], "resampling": "cubic", "mask": "nodata",
                    "mask_dilation_m": 45},
        "radar": {"unit": "linear"},
        "terrain": {"aspect": True},
    }  # fmt: skip
    made = stack(world, chosen, tmp_path, **sections)
    dataset = built(world, made["date"], tmp_path, **sections)
    images = sorted((dataset / "images").glob("*.tif"))
    assert made["bands"] == ["nir", "red", "ndvi", "gndvi", "slope", "elevation", "aspect", "vv", "vh"]
    assert made["epsg"] == 25832
    assert len(images) > 20
    for path in images:
        assert read(path).tobytes() == on_chip(made["output"], path).tobytes(), path.name
    facts = facts_of(Path(made["output"]))
    assert facts is not None
    assert facts.recipe["optical"]["mask_dilation_m"] == 45
    assert facts.full_recipe.radar.unit == "linear"


def test_the_stack_is_a_cloud_optimised_geotiff(stacked: Found) -> None:
    with rasterio.open(stacked["output"]) as data:
        assert data.tags(ns="IMAGE_STRUCTURE")["LAYOUT"] == "COG"
        assert data.overviews(1) == [2, 4]
        assert data.dtypes == ("float32",) * 11
        assert np.isnan(data.nodata)
        assert data.units[7:] == ("degree", "metre", "dB", "dB")
        assert [c.name for c in data.colorinterp[:3]] == ["blue", "green", "red"]
        pixels = data.read()
        valid = np.isfinite(pixels).all(axis=0)
        small = data.read(out_shape=(11, data.height // 4, data.width // 4))
    seen = np.isfinite(pixels[7])  # the AOI's chips do not fill the rectangle; the DEM covers all of them
    assert 0.7 < seen.mean() < 0.95
    assert seen.sum() % 64**2 == 0
    assert stacked["valid"] == pytest.approx(100 * valid[seen].mean())
    assert np.nanmean(small) == pytest.approx(np.nanmean(pixels), rel=0.02)


def test_the_cloud_shares_of_a_build_are_those_of_the_classes(world: DemoWorld, stacked: Found, tmp_path: Path) -> None:
    """Also where clouds are grown: the shares are of the layer as it is, and so are the classes."""
    dataset = built(world, stacked["date"], tmp_path, optical={"mask": "nodata", "mask_dilation_m": 60})
    table = chips_of(dataset)
    assert table["cloud"].max() > 0.2
    for row in table.itertuples():
        codes = on_chip(stacked["clouds"], dataset / row.image)
        assert [(codes == code).mean() for code in (1, 2, 3, 4)] == [row.clear, row.cloud, row.shadow, row.snow]


def test_select_takes_what_a_build_takes(world: DemoWorld, chosen: Found, tmp_path: Path) -> None:
    """The date with the most clear pixels on all chips, and the radar passes that its chips have."""
    sections: dict[str, Any] = {"chips": {"keep": "all"}, "optical": {"max_cloud_percent": 100, "bands": ["red"]}}
    build(recipe_of(world, tmp_path / "set", select={"method": "every"}, **sections), Progress())
    table = chips_of(tmp_path / "set")
    table["day"] = table["sample_id"].str[-8:]
    clear = table.groupby("day")["clear"].sum()
    assert len(clear) == 2
    assert [day.replace("-", "") for day in chosen["dates"]] == [clear.idxmax()]
    radar = {row.id for row in scenes_of(chosen, "radar")}
    mine = table[table["day"] == clear.idxmax()]
    assert radar == {name for text in mine["s1_items"] for name in text.split(";")}


@pytest.mark.parametrize(
    ("rules", "count"),
    [
        ({"method": "nearest", "date": "2022-01-01"}, 1),
        ({"method": "nearest", "date": "2022-01-01", "count": 2}, 2),
        ({"method": "spread", "count": 2}, 2),
        ({"method": "spread", "count": 1}, 1),
    ],
)
def test_methods(world: DemoWorld, found: Found, tmp_path: Path, rules: dict[str, Any], count: int) -> None:
    made = select(world, found, tmp_path, select={**rules, "cloud_weight": 0}, radar={"enabled": False})
    assert len(made["dates"]) == made["count"] == count
    assert made["radar_days"] == -1
    if count == 1 and rules["method"] == "nearest":
        assert made["dates"] == [min(row.values["date"] for row in read_scene_rows(Path(found["path"]), "scenes"))]


def write(path: Path, scenes: list[Scene], **columns: list[Any]) -> Found:
    shapes = [shapely.from_wkt(s.footprint) for s in scenes]
    columns = {**columns, "scene": [scene_text(s) for s in scenes]}
    write_layers(path, [Layer("scenes", shapes, columns, "EPSG:4326", multi=True)])
    return {"path": str(path), "layer": "scenes"}


def halved(scene: Scene) -> Scene:
    """Return a scene whose footprint ends in the middle of the demo's area."""
    west, south, east, north = shapely.from_wkt(scene.footprint).bounds
    half = shapely.box(west, south, (west + east) / 2, north)
    return dataclasses.replace(scene, footprint=half.wkt)


def scenes_of(layer: Found, role: str = "") -> list[Scene]:
    return [r.scene for r in read_scene_rows(Path(layer["path"]), layer["layer"]) if role in ("", r.scene.role)]


def test_gaps_are_filled_by_the_next_date(world: DemoWorld, found: Found, chosen: Found, tmp_path: Path) -> None:
    day = chosen["dates"][0].replace("-", "")
    first, *_ = mine = [s for s in scenes_of(found) if s.time.strftime("%Y%m%d") == day]
    others = [s for s in scenes_of(found) if s not in mine]
    layer = write(tmp_path / "cut.gpkg", [first, *others])
    options: dict[str, Any] = {"radar": {"enabled": False}, "terrain": {"enabled": False}}
    bare = select(world, layer, tmp_path, select={"method": "nearest", "date": chosen["dates"][0]}, **options)
    days = {s.time.strftime("%Y-%m-%d") for s in others}
    assert bare["coverage"] > 90  # the pass that covers most
    assert set(bare["dates"]) == days
    gap = write(tmp_path / "gap.gpkg", [first])
    with_gap = select(world, gap, tmp_path, **options)
    assert with_gap["coverage"] < 90
    told = Told()
    both = write(tmp_path / "both.gpkg", [first, *(halved(s) for s in others[:1]), *others[1:]])
    filled = select(world, both, tmp_path, fill=True, progress=told, select={"method": "every"}, **options)
    assert filled["count"] == 2
    rows = read_scene_rows(Path(filled["path"]), "scenes")
    for date in filled["dates"]:
        ranks = [row.values["rank"] for row in rows if row.values["for_date"] == date]
        assert ranks == list(range(len(ranks)))
        own = [row.scene.time.strftime("%Y-%m-%d") == date for row in rows if row.values["for_date"] == date]
        assert own == sorted(own, reverse=True)  # its own scenes come first
        assert not all(own)
    made = stack(world, filled, tmp_path, date=chosen["dates"][0], optical={"bands": ["red"], "indices": []})
    one = stack(world, gap, tmp_path / "..", date="", optical={"bands": ["red"], "indices": []})
    with rasterio.open(made["output"]) as more, rasterio.open(one["output"]) as less:
        a, b = more.read(1), less.read(1)
    assert np.isfinite(a).sum() > np.isfinite(b).sum()
    assert np.array_equal(a[np.isfinite(b)], b[np.isfinite(b)])  # what was there stays


def test_a_layer_of_one_search_is_a_stack_too(world: DemoWorld, found: Found, chosen: Found, tmp_path: Path) -> None:
    optical = stack(world, found, tmp_path, date=chosen["dates"][0])
    assert optical["bands"] == list(BANDS[:7])
    facts = facts_of(Path(optical["output"]))
    assert facts is not None
    assert not facts.full_recipe.radar.enabled
    assert not facts.full_recipe.terrain.enabled
    with pytest.raises(RecipeError, match=r"select.date: is empty, and the layer has scenes for 2 days \(2022"):
        stack(world, found, tmp_path)
    with pytest.raises(RecipeError, match="no optical scene for 2022-03-01; it has 2022-01-23, 2022-01-28"):
        stack(world, found, tmp_path, date="2022-03-01")


def test_terrain_without_a_tile_may_be_sea(world: DemoWorld, found: Found, chosen: Found, tmp_path: Path) -> None:
    made = stack(world, found, tmp_path, date=chosen["dates"][0], terrain={"missing": "sea"})
    assert made["bands"] == list(BANDS[:9])
    with rasterio.open(made["output"]) as data:
        heights = data.read([8, 9])
    assert set(np.unique(heights[np.isfinite(heights)])) == {0}


@pytest.mark.parametrize("role", ["radar", "terrain"])
def test_a_layer_without_optical_scenes_is_refused(world: DemoWorld, chosen: Found, tmp_path: Path, role: str) -> None:
    layer = write(tmp_path / "a.gpkg", scenes_of(chosen, role))
    for step in (select, stack):
        with pytest.raises(RecipeError, match=rf"^scenes.path: the layer has no optical scene, only {role}"):
            step(world, layer, tmp_path)


def test_scenes_that_lack_a_band_are_told(world: DemoWorld, chosen: Found, tmp_path: Path) -> None:
    bare = [
        dataclasses.replace(s, assets={b: a for b, a in s.assets.items() if b not in ("swir22", "scl")})
        for s in scenes_of(chosen, "optical")
    ]
    layer = write(tmp_path / "a.gpkg", bare)
    with pytest.raises(NoScenesError, match="none has every band: the first lacks swir22"):
        stack(world, layer, tmp_path)
    with pytest.raises(RecipeError, match=r"clouds.path: none of the scenes has a cloud layer\. Leave it out"):
        stack(world, layer, tmp_path, clouds=True, optical={"bands": ["red"], "indices": []})
    assert not list(tmp_path.glob("*.tif"))


@pytest.mark.parametrize(
    ("box", "error", "said"),
    [
        ((-60.0, 10.0, -59.8, 10.2), NoScenesError, "no footprint touches a chip of the AOI"),
        ((9.95, 47.62, 9.951, 47.621), GridError, "chips.size_px: a chip of 64 px is 640 m, larger than the AOI"),
    ],
)
def test_an_area_elsewhere_is_told(
    world: DemoWorld, found: Found, tmp_path: Path, box: tuple[float, ...], error: type[Dl4eoError], said: str
) -> None:
    write_layers(tmp_path / "aoi.gpkg", [Layer("aoi", [shapely.box(*box)], {}, "EPSG:4326")])
    away = dataclasses.replace(world, aoi=tmp_path / "aoi.gpkg")
    with pytest.raises(error, match=said):
        select(away, found, tmp_path)


def test_an_area_of_two_zones_gives_one_stack_and_a_warning(world: DemoWorld, found: Found, tmp_path: Path) -> None:
    """A strip across 12 degrees east: the stack is in the zone of most chips, and says which it lacks."""
    write_layers(tmp_path / "aoi.gpkg", [Layer("aoi", [shapely.box(11.90, 47.6, 12.05, 47.61)], {}, "EPSG:4326")])
    strip = dataclasses.replace(world, aoi=tmp_path / "aoi.gpkg")
    wide = [
        dataclasses.replace(s, footprint=shapely.box(9, 47, 13, 48.5).wkt, offset_reason="") for s in scenes_of(found)
    ]
    told = Told()
    made = stack(strip, write(tmp_path / "wide.gpkg", wide), tmp_path, date="2022-01-23", progress=told)
    assert made["epsg"] == 32632
    assert [text for text in told.warnings if "in EPSG:32633" in text and "the stack is in EPSG:32632" in text]
    assert made["width"] > 4 * made["height"]


def damaged(world: DemoWorld, tmp_path: Path, pattern: str) -> DemoWorld:
    mine = copy_of(world, tmp_path / "world")
    files = list(mine.catalogue.parent.rglob(pattern))
    assert files
    for path in files:
        path.write_bytes(b"no raster")
    return mine


def test_an_unreadable_scene_is_named(world: DemoWorld, tmp_path: Path) -> None:
    mine = damaged(world, tmp_path, "*20220128*/*B12*")
    layer = select(mine, search(mine, tmp_path), tmp_path)
    with pytest.raises(ReadError, match=r"^scene .*20220128.*, band swir22: "):
        stack(mine, layer, tmp_path, date="2022-01-28")
    assert not list(tmp_path.glob("*stack*"))


def test_a_pass_whose_cloud_layer_cannot_be_read_is_not_chosen(world: DemoWorld, tmp_path: Path) -> None:
    mine, told = damaged(world, tmp_path, "*20220128*/*SCL*"), Told()
    made = select(mine, search(mine, tmp_path), tmp_path, progress=told)
    assert made["dates"] == ["2022-01-23"]
    assert [text for text in told.warnings if "20220128" in text and "it is not chosen" in text]


def test_scenes_of_two_catalogues(world: DemoWorld, found: Found, chosen: Found, tmp_path: Path) -> None:
    """Each is read from its own; where radar is to be searched must be told."""
    one, two = scenes_of(found)[0], [dataclasses.replace(s, catalogue="/other/a.json") for s in scenes_of(found)[1:]]
    layer = write(tmp_path / "two.gpkg", [one, *two])
    with pytest.raises(RecipeError, match=r"catalogue.radar: is empty, and the optical scenes come from 2 catalogues"):
        select(world, layer, tmp_path)
    names = {"radar": str(world.catalogue), "terrain": str(world.catalogue)}
    made = select(world, layer, tmp_path, catalogue=names)
    assert made["dates"] == chosen["dates"]
    both = write(tmp_path / "both.gpkg", [one, *two, *scenes_of(chosen, "radar"), *scenes_of(chosen, "terrain")])
    assert {s.role for s in scenes_of(select(world, both, tmp_path))} == {"optical", "radar", "terrain"}


def test_a_period_without_scenes(world: DemoWorld, found: Found, tmp_path: Path) -> None:
    with pytest.raises(NoScenesError, match="None of the 4 optical scenes lies in 2023-01-01 to any time; they are of"):
        select(world, found, tmp_path, time={"start": "2023-01-01"})
    with pytest.raises(RecipeError, match=r"select.method: 'median' makes an image of many dates"):
        select(world, found, tmp_path, select={"method": "median"})
    with pytest.raises(NoScenesError, match="can be chosen within 3 days of 2022-06-01"):
        select(world, found, tmp_path, select={"method": "nearest", "date": "2022-06-01", "max_days": 3})


@pytest.mark.parametrize("step", [select, stack])
def test_a_cancel_ends_it(world: DemoWorld, chosen: Found, tmp_path: Path, step: Callable[..., Found]) -> None:
    progress = Progress()
    progress.cancelled.set()
    with pytest.raises(Cancelled):
        step(world, chosen, tmp_path, progress=progress)
    assert not list(tmp_path.glob("*"))
