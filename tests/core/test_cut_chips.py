"""Chips cut out of rasters: the dataset of a build, byte for byte; what people edited counts; other rasters too."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import rasterio
import shapely

from dl4eo_qgis.core.audit import audit
from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.errors import DatasetError, Dl4eoError, RecipeError
from dl4eo_qgis.core.explore import write_chips
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.recipe import SPLIT_METHODS
from dl4eo_qgis.core.redo import decide
from dl4eo_qgis.core.table import read_records
from tests.core.chain import DAY, Chain, Heard, Steps, layer
from tests.core.demo_job import BANDS, chips_of, hashes, read, recipe_of

OF_THE_CLOUD_LAYER = ("clear", "cloud", "shadow", "snow", "nodata")


@pytest.fixture(scope="module")
def chain(world: DemoWorld, tmp_path_factory: pytest.TempPathFactory) -> Chain:
    return Chain(world, tmp_path_factory.mktemp("chain"))


@pytest.fixture(scope="module")
def made(chain: Chain) -> Path:
    """Return the dataset that a build makes of the same recipe."""
    return build(chain.recipe, Progress()).folder


@pytest.fixture(scope="module")
def split(chain: Chain) -> str:
    return chain.split("split", chain.check("checked"))


@pytest.fixture(scope="module")
def cut(chain: Chain, split: str) -> Path:
    return chain.export("cut", split)


def problems(folder: Path) -> list[str]:
    return [p.text for p in audit(folder, Progress()).problems]


def edit(path: str, name: str, sql: str) -> str:
    """Return a copy of a layer of chips in which a statement was done."""
    copy = Path(path).with_name(f"{name}.gpkg")
    frame = gpd.read_file(path, layer="chips")
    frame.to_file(copy, layer="chips")
    with closing(sqlite3.connect(copy)) as file:
        for trigger in [n for (n,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]:
            file.execute(f'DROP TRIGGER "{trigger}"')
        file.execute(sql)
        file.commit()
    return str(copy)


def test_images_masks_and_decisions_are_those_of_a_build(made: Path, cut: Path) -> None:
    files = {k: v for k, v in hashes(made).items() if k.startswith(("images/", "masks/"))}
    assert {k: v for k, v in hashes(cut).items() if k.startswith(("images/", "masks/"))} == files
    assert len(files) == 60
    tables = [read_records(folder / "dataset.gpkg", "chips") for folder in (made, cut)]
    unlike = ("job", *OF_THE_CLOUD_LAYER)  # no cloud classes were given
    rows = [[{k: v for k, v in row.items() if k not in unlike} for row in table] for table in tables]
    assert rows[0] == rows[1]
    headers = [json.loads((folder / "dataset.json").read_text()) for folder in (made, cut)]
    for key in ("bands", "layers", "classes", "ignore", "splits", "split", "leaks", "duplicates", "alignment"):
        assert headers[0][key] == headers[1][key], key
    used = [[s["id"] for s in header["scenes"]] for header in headers]
    assert used[1] == [*used[0], "mask.tif"]
    assert [b["name"] for b in headers[1]["bands"]] == list(BANDS)
    assert headers[1]["made_of"]["rasters"][0]["name"] == "stack.tif"
    stats = [json.loads((folder / "stats.json").read_text())["statistics"] for folder in (made, cut)]
    assert stats[0] == stats[1]


def test_the_dataset_is_sound_also_after_other_rules(cut: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(cut, tmp_path / "sound")
    assert problems(folder) == []
    decide(folder, {"min_labelled": 0.05}, {"method": "blocks", "fractions": [0.6, 0.2, 0.2]}, Progress())
    assert problems(folder) == []


def test_the_same_again_changes_nothing(chain: Chain, split: str, cut: Path) -> None:
    before = hashes(cut)
    assert chain.export("cut", split) == cut
    assert hashes(cut) == before


def test_other_inputs_are_refused_or_rebuilt(chain: Chain, split: str, cut: Path) -> None:
    folder = shutil.copytree(cut, chain.folder / "others")
    half = edit(split, "half", "DELETE FROM chips WHERE col % 2")
    with pytest.raises(DatasetError, match=r"its rasters or chips differ"):
        chain.export("others", half)
    with pytest.raises(DatasetError, match=r"labels\.raster_path"):
        chain.export("others", chain.grid, mask="")
    times = {p.stat().st_mtime_ns for p in (folder / "images").glob("*.tif")}
    kept = chain.export("others", half, output={"existing": "rebuild"})
    names = {p.name for p in (kept / "images").glob("*.tif")}
    assert names == {f"{s}.tif" for s in chips_of(kept)["sample_id"]}
    assert 0 < len(names) < 30
    assert {p.stat().st_mtime_ns for p in (kept / "images").glob("*.tif")} <= times
    assert problems(kept) == []
    with pytest.raises(DatasetError, match=r"already holds another dataset"):
        build(recipe_of(chain.world, folder), Progress())


def test_a_stopped_run_is_completed(chain: Chain, split: str, cut: Path) -> None:
    heard = Heard()
    seen: list[str] = []

    def stop(kind: str, fraction: float, text: str) -> None:
        seen.append(text)
        if text.endswith("of 30 samples") and not text.startswith("0 "):
            raise KeyboardInterrupt

    from dl4eo_qgis.core.stepwise.export import export_chips

    args = {"chips": layer(split), "rasters": [chain.stack], "mask": chain.mask}
    output = {"folder": str(chain.folder / "stopped"), "threads": 1}
    with pytest.raises(KeyboardInterrupt):
        export_chips({**args, "output": output}, Progress(stop))
    folder = chain.export("stopped", split, heard)
    assert any("samples are finished already" in text for text in heard.infos)
    own = {k: v for k, v in hashes(folder).items() if k != "report.html"}
    assert own == {k: v for k, v in hashes(cut).items() if k != "report.html"}


def test_edited_statuses_and_splits_count(chain: Chain, split: str) -> None:
    rows = gpd.read_file(split, layer="chips")
    kept, rejected = (rows[rows.status == s].sample_id.iloc[0] for s in ("kept", "rejected"))
    moved = rows[(rows.split == "train") & (rows.sample_id != kept)].sample_id.iloc[0]
    changed = edit(
        split,
        "edited",
        f"UPDATE chips SET status = CASE sample_id WHEN '{kept}' THEN 'rejected' WHEN '{rejected}' THEN 'kept' "
        f"ELSE status END, split = CASE sample_id WHEN '{moved}' THEN 'test' WHEN '{kept}' THEN NULL "
        f"WHEN '{rejected}' THEN 'train' ELSE split END",
    )
    heard = Heard()
    folder = chain.export("edited", changed, heard)
    found = chips_of(folder).set_index("sample_id")
    assert (found.status[kept], found.review[kept], found.split[kept] or "") == ("rejected", "reject", "")
    assert (found.status[rejected], found.review[rejected], found.split[rejected]) == ("kept", "keep", "train")
    assert found.split[moved] == "test"
    others = rows[~rows.sample_id.isin([kept, rejected, moved])].set_index("sample_id")
    assert {k: v or "" for k, v in found.split[others.index].items()} == {k: v or "" for k, v in others.split.items()}
    assert [t for t in heard.warnings if "2 samples of the layer have another status" in t]
    assert [t for t in heard.warnings if "have another split" in t]
    assert problems(folder) == []


@pytest.mark.parametrize(
    ("column", "word", "said"),
    [
        ("status", "reject", r"INPUT: sample 32632_\w+: status is 'reject'\. Write kept or rejected"),
        (
            "split",
            "tain",
            r"INPUT: sample 32632_\w+: split is 'tain'\. Write train, validation, test, buffer, or leave",
        ),
    ],
)
def test_words_that_mean_nothing_are_refused(chain: Chain, split: str, column: str, word: str, said: str) -> None:
    changed = edit(split, f"odd_{column}", f"UPDATE chips SET {column} = '{word}' WHERE fid = 3")
    with pytest.raises(RecipeError, match=said):
        chain.export("odd", changed)


def test_masks_and_clouds_of_another_place_are_refused(photo: Steps) -> None:
    away = write(photo.folder / "away.tif", np.ones((1, 64, 80), np.uint8), (CORNER[0] + 50_000, CORNER[1]), 5)
    zone = write(photo.folder / "zone.tif", np.ones((1, 64, 80), np.uint8), CORNER, 5, crs="EPSG:32633")
    for mask in (away, zone):
        with pytest.raises(
            RecipeError, match=r"MASK: .*\(EPSG:3263[23]\) lies under none of the 6 samples \(EPSG:32632"
        ):
            photo.check("away", mask=mask)
    sky = write(photo.folder / "sky.tif", np.ones((1, 32, 40), np.uint8), (CORNER[0] + 50_000, CORNER[1]))
    with pytest.raises(RecipeError, match=r"CLOUDS: .*sky.tif lies under no raster of its date"):
        photo.check("sky", clouds=[sky])
    half = write(photo.folder / "half.tif", np.ones((1, 64, 64), np.uint8), CORNER, 5)
    photo.check("half", heard := Heard(), mask=half)
    assert [text for text in heard.warnings if "2 of 6 samples lie partly or wholly outside of MASK" in text]


def test_chips_that_were_not_checked_are_dealt_by_the_layer(fields: tuple[Steps, str, Path]) -> None:
    chain, _, _ = fields
    dealt = chain.split("grid_split", chain.grid, method="blocks", fractions=[0.5, 0.0, 0.5], block_m=320.0)
    rasters = sorted(str(p) for p in chain.folder.glob("T32TNT*.tif"))
    folder = chain.export("unchecked", dealt, rasters=rasters)
    told = {r.chip_id: r.split or "" for r in gpd.read_file(dealt, layer="chips").itertuples()}
    assert {"train", "test"} <= set(told.values())
    for row in chips_of(folder).itertuples():
        assert (row.split or "") == (told[row.chip_id] if row.status == "kept" else "")
    assert problems(folder) == []
    backwards = chain.export("unchecked", dealt, rasters=rasters[::-1])
    assert len(chips_of(backwards)) == 36


def write(path: Path, pixels: Any, corner: tuple[float, float], pixel: float = 10, **options: Any) -> str:
    """Write a raster whose upper left corner is given."""
    count, height, width = pixels.shape
    names, tags = options.pop("names", None), options.pop("tags", {})
    with rasterio.open(
        path, "w", driver="GTiff", width=width, height=height, count=count, dtype=pixels.dtype.name,
        transform=rasterio.Affine(pixel, 0, corner[0], 0, -pixel, corner[1]), **{"crs": "EPSG:32632", **options},
    ) as file:  # fmt: skip
        file.write(pixels)
        if names:
            file.descriptions = names
        file.update_tags(**tags)
    return str(path)


def grid_of(path: Path, corner: tuple[float, float], side: float, size: int, pixel: float = 10, **more: Any) -> str:
    """Make the chips of a square, as makechipgrid does."""
    area = shapely.box(corner[0] + 1, corner[1] - side + 1, corner[0] + side - 1, corner[1] - 1)
    gpd.GeoDataFrame(geometry=[area], crs="EPSG:32632").to_file(path.with_suffix(".aoi.gpkg"))
    args = {"aoi": {"path": str(path.with_suffix(".aoi.gpkg"))}, "chips": {"size_px": size, **more}}
    write_chips({**args, "grid": {"pixel_size_m": pixel}, "output": str(path)}, Progress())
    return str(path)


CORNER = (500_000.0, 5_100_160.0)


@pytest.fixture
def photo(tmp_path: Path) -> Steps:
    """Return a chain of an orthophoto of two and a half chips by two, a mask of finer pixels, and the grid."""
    chain = Steps(tmp_path)
    random = np.random.default_rng(1)
    pixels = random.integers(1, 255, (3, 32, 40), np.uint8)
    pixels[:, 0, 0] = 0
    chain.stack = write(tmp_path / "ortho_20240511.tif", pixels, CORNER, nodata=0, names=("Red", "Green", "Blue"))
    mask = np.zeros((1, 64, 80), np.uint16)
    mask[0, :20, :20], mask[0, 30:40, 30:40], mask[0, 50:, :] = 300, 7, 65535
    classes = [{"value": 7, "name": 'Straße "7"; a&b'}, {"value": 300, "name": " see "}]
    chain.mask = write(tmp_path / "mask.tif", mask, CORNER, 5, tags={"DL4EO_CLASSES": json.dumps(classes)})
    chain.grid = grid_of(tmp_path / "grid.gpkg", CORNER, 480, 16)
    return chain


def test_an_orthophoto_and_a_mask_of_finer_pixels(photo: Steps) -> None:
    heard = Heard()
    folder = photo.export("photo", photo.grid, heard)
    rows = chips_of(folder).set_index("chip_id")
    with rasterio.open(photo.stack) as file:
        whole = file.read().astype(np.float32)
    whole[whole == 0] = np.nan
    first = rows.loc["32632_3125_31875"]
    assert str(first.date)[:10] == "2024-05-11"
    np.testing.assert_array_equal(read(folder / first.image), whole[:, :16, :16])
    mask = read(folder / first["mask"])
    assert (mask.shape, mask.dtype.name) == ((1, 32, 32), "uint16")
    assert (mask[0, :20, :20] == 300).all()
    assert (mask[0, 30:, 30:] == 7).all()
    header = json.loads((folder / "dataset.json").read_text())
    assert (header["ignore"], [b["name"] for b in header["bands"]]) == (65535, ["red", "green", "blue"])
    assert {"class_see", "class_stra\u00dfe_7_a_b"} <= set(rows.columns)
    assert header["recipe"]["optical"]["collection"] == "local"
    half = rows.loc["32632_3127_31875"]
    assert (half.status, half.valid) == ("rejected", 0.5)
    assert any("2 of 6 samples lie partly outside of their raster" in text for text in heard.warnings)
    assert problems(folder) == []
    assert problems(photo.export("photo", photo.grid)) == []


@pytest.fixture(scope="module")
def fields(tmp_path_factory: pytest.TempPathFactory) -> tuple[Steps, str, Path]:
    """Return 36 chips on two tiles at two dates, checked, with a column of their own; and their dataset."""
    chain = Steps(tmp_path_factory.mktemp("fields"))
    random = np.random.default_rng(2)
    for tile, east in (("T32TNT", 0), ("T32TPT", 480)):
        for day in ("20240511", "20240621"):
            name = chain.folder / f"{tile}_{day}.tif"
            write(name, random.integers(1, 255, (2, 96, 48), np.uint8), (CORNER[0] + east, CORNER[1]))
    chain.mask = write(chain.folder / "mask.tif", random.integers(0, 3, (1, 96, 96), np.uint8), CORNER)
    grid = chain.grid = grid_of(chain.folder / "grid.gpkg", CORNER, 960, 16)
    frame = gpd.read_file(grid, layer="chips")
    frame["farm"] = [f"f{i % 5}" for i in range(len(frame))]
    frame.to_file(grid, layer="chips")
    rasters = sorted(str(p) for p in chain.folder.glob("T32*.tif"))
    checked = chain.check("checked", chips=grid, rasters=rasters, qc={"min_contrast": 1.0})
    return chain, checked, chain.export("base", checked, rasters=rasters)


@pytest.mark.parametrize("method", SPLIT_METHODS)
def test_every_method_deals_a_layer(fields: tuple[Steps, str, Path], method: str) -> None:
    """The layer's splits are those of a dataset with the same rules, and stay when it is exported."""
    chain, checked, base = fields
    edges = np.linspace(CORNER[0], CORNER[0] + 960, 5)
    areas = chain.folder / "areas.gpkg"
    shapes = [shapely.box(a, CORNER[1] - 960, b, CORNER[1]) for a, b in pairwise(edges)]
    gpd.GeoDataFrame({"name": list("abcd")}, geometry=shapes, crs=32632).to_file(areas, layer="areas")
    halves = {"fractions": [0.5, 0.0, 0.5]}
    more: dict[str, dict[str, Any]] = {
        "blocks": {"block_m": 320.0, "folds": 2}, "date": halves, "tile": halves, "column": {"column": "farm"},
        "polygons": {"path": str(areas), "field": "name"},
    }  # fmt: skip
    rules = {"method": method, **more.get(method, {})}
    dealt = chain.split(f"by_{method}", checked, **rules)
    told = {r.sample_id: r.split or "" for r in gpd.read_file(dealt, layer="chips").itertuples()}
    assert len(set(told.values())) == {"none": 1, "date": 2, "tile": 2}.get(method, 3)
    assert len(told) == 72
    if method != "column":
        decide(base, {}, {"fractions": [0.7, 0.15, 0.15], "folds": 0, "block_m": 0.0, **rules}, Progress())
        assert {r.sample_id: r.split or "" for r in chips_of(base).itertuples()} == told
    if method in ("blocks", "column", "polygons"):
        rasters = sorted(str(p) for p in chain.folder.glob("T32*.tif"))
        folder = chain.export(f"dealt_{method}", dealt, heard := Heard(), rasters=rasters)
        assert {r.sample_id: r.split or "" for r in chips_of(folder).itertuples()} == told
        assert not [t for t in heard.warnings if "it counts" in t]
        assert problems(folder) == []


def test_two_dates_of_a_place(photo: Steps) -> None:
    other = write(photo.folder / "later.tif", np.ones((3, 32, 32), np.uint8), CORNER, names=("red", "green", "blue"))
    folder = photo.export("dates", photo.grid, rasters=[photo.stack, other], mask="", date="2024-06-02")
    assert set(chips_of(folder).date.astype(str)) == {"2024-06-02"}
    twice = write(
        photo.folder / "tagged.tif", np.full((3, 32, 32), 9, np.uint8), CORNER, names=("red", "green", "blue"),
        tags={"TIFFTAG_DATETIME": "2024:07:01 10:00:00"},
    )  # fmt: skip
    folder = photo.export("twice", photo.grid, rasters=[photo.stack, twice], mask="")
    assert set(chips_of(folder).date.astype(str)) == {"2024-05-11", "2024-07-01"}
    assert len(chips_of(folder)) == 6 + 4
    assert problems(folder) == []


def errors(photo: Steps, text: str, chips: str = "", **changes: Any) -> None:
    with pytest.raises(Dl4eoError) as error:
        photo.export("wrong", chips or photo.grid, **changes)
    assert text in str(error.value)
    assert "\n" not in str(error.value)
    assert not (photo.folder / "wrong").exists()


def test_rasters_that_do_not_fit_are_named(photo: Steps) -> None:
    ones = np.ones((1, 32, 32), np.uint8)
    beside = write(photo.folder / "beside_20240101.tif", ones, (CORNER[0] + 3, CORNER[1]))
    errors(photo, "lies beside the pixels of chips (0.3 px, 0 px in x and y). Make the chips with", rasters=[beside])
    coarse = write(photo.folder / "coarse_20240101.tif", ones, CORNER, 20)
    errors(photo, "has pixels of 20 x 20 m; those of the chips are 10 m", rasters=[coarse])
    zone = write(photo.folder / "zone_20240101.tif", ones, CORNER, crs="EPSG:32633")
    errors(photo, "RASTERS: they are in EPSG:32633, the chips in EPSG:32632", rasters=[zone], mask="")
    far = write(photo.folder / "far_20240101.tif", ones, (600_000, 5_100_160))
    errors(photo, "RASTERS: none of 9 chips lies on a raster", rasters=[far], mask="")
    undated = write(photo.folder / "ortho.tif", ones, CORNER)
    errors(photo, "tells a day. Give its day (DATE)", rasters=[undated])
    errors(
        photo, "has the bands b1; ortho_20240511.tif has red, green, blue", rasters=[photo.stack, coarse_fits(photo)]
    )
    errors(photo, "RASTERS: /no/such.tif cannot be read", rasters=["/no/such.tif"])
    errors(photo, "MASK: ", mask=write(photo.folder / "m.tif", ones, (CORNER[0] + 5, CORNER[1])))
    errors(photo, "it is no class map", mask=write(photo.folder / "f.tif", ones * np.float32(0.5), CORNER))
    errors(photo, "CLOUDS: ", clouds=[write(photo.folder / "c.tif", np.ones((2, 8, 8), np.uint8), CORNER)])


def coarse_fits(photo: Steps) -> str:
    return write(photo.folder / "one_20240512.tif", np.ones((1, 32, 32), np.uint8), CORNER)


def test_layers_that_are_no_chips_are_named(photo: Steps) -> None:
    square = gpd.GeoDataFrame({"id": [1]}, geometry=[shapely.box(*CORNER, CORNER[0] + 160, CORNER[1] + 160)], crs=32632)
    square.to_file(photo.folder / "square.gpkg", layer="chips")
    errors(photo, "INPUT: the layer lacks the columns epsg, col, row", str(photo.folder / "square.gpkg"))
    errors(photo, "INPUT: the layer has no chip", edit(photo.grid, "empty", "DELETE FROM chips"))
    errors(photo, "col is 0.5, a whole number is wanted", edit(photo.grid, "half", "UPDATE chips SET col = 0.5"))
    errors(photo, "its columns say that it is", edit(photo.grid, "other", "UPDATE chips SET col = col + 1"))
    errors(photo, "pixel_size_m is 0", edit(photo.grid, "zero", "UPDATE chips SET pixel_size_m = 0"))
    errors(
        photo,
        "the chips are of 2 sizes",
        edit(photo.grid, "sizes", "UPDATE chips SET size_px = 8 WHERE col = 3125"),
    )
    moved = gpd.read_file(photo.grid, layer="chips")
    moved.geometry = moved.geometry.translate(5, 0)
    moved.to_file(photo.folder / "moved.gpkg", layer="chips")
    errors(photo, "9 squares of 9 not where the columns say", str(photo.folder / "moved.gpkg"))


def test_double_chips_count_once_and_degrees_do(photo: Steps) -> None:
    frame = gpd.read_file(photo.grid, layer="chips")
    double = gpd.GeoDataFrame(gpd.pd.concat([frame, frame.iloc[:2]]), crs=frame.crs).to_crs(4326)
    double.to_file(photo.folder / "double.gpkg", layer="chips")
    heard = Heard()
    folder = photo.export("double", str(photo.folder / "double.gpkg"), heard)
    assert len(chips_of(folder)) == 6
    assert any("2 rows of a chip that stands there already" in text for text in heard.warnings)


def test_chips_of_two_zones(photo: Steps) -> None:
    area = gpd.GeoDataFrame(geometry=[shapely.box(11.9985, 46.0, 12.0015, 46.001)], crs=4326)
    area.to_file(photo.folder / "zones_aoi.gpkg")
    args = {"aoi": {"path": str(photo.folder / "zones_aoi.gpkg")}, "chips": {"size_px": 8}, "grid": {}}
    write_chips({**args, "output": str(photo.folder / "zones.gpkg")}, Progress())
    rows = gpd.read_file(photo.folder / "zones.gpkg", layer="chips")
    assert set(rows.epsg) == {32632, 32633}
    rasters, clouds = [], []
    for epsg in (32632, 32633):
        west, _, _, north = rows[rows.epsg == epsg].to_crs(epsg).total_bounds
        corner = (round(west / 80) * 80 - 800, round(north / 80) * 80 + 800)
        path = photo.folder / f"zone{epsg}_20240101.tif"
        rasters.append(write(path, np.full((1, 400, 400), epsg - 32600, np.uint8), corner, crs=f"EPSG:{epsg}"))
        sky = np.full((1, 400, 400), 1 if epsg == 32632 else 2, np.uint8)
        clouds.append(write(photo.folder / f"sky{epsg}.tif", sky, corner, crs=f"EPSG:{epsg}"))
    folder = photo.export("zones", str(photo.folder / "zones.gpkg"), rasters=rasters, clouds=clouds, mask="")
    shares = chips_of(folder)[["epsg", "clear", "cloud"]].drop_duplicates().to_numpy().tolist()
    assert sorted(shares) == [[32632, 1, 0], [32633, 0, 1]]
    for row in chips_of(folder).itertuples():
        assert (read(folder / row.image) == row.epsg - 32600).all()
    assert len(chips_of(folder)) == len(rows)
    assert problems(folder) == []


def test_rules_of_a_check_stay(photo: Steps) -> None:
    """Least labelled share and the least share of valid pixels, said once, hold in the dataset."""
    checked = photo.check("checked", qc={"min_labelled": 0.2, "min_valid": 0.4, "max_nodata": 0.6})
    told = {r.chip_id: r.status for r in gpd.read_file(checked, layer="chips").itertuples()}
    folder = photo.export("ruled", checked)
    assert {r.chip_id: r.status for r in chips_of(folder).itertuples()} == told
    assert set(told.values()) == {"kept", "rejected"}
    recipe = json.loads((folder / "recipe.json").read_text())
    assert (recipe["qc"]["min_labelled"], recipe["qc"]["min_valid"]) == (0.2, 0.4)
    with pytest.raises(RecipeError, match="MASK: is empty, but the chips were checked with masks of Straße"):
        photo.export("unmasked", checked, mask="")
    again = photo.check("again", chips=checked, qc={"min_valid": 0.9})
    assert '"min_labelled":0.2' in gpd.read_file(again, layer="chips").rules[0]


def test_overlapping_chips_are_not_dealt_at_random(photo: Steps) -> None:
    grid = grid_of(photo.folder / "overlap.gpkg", CORNER, 320, 16, stride_px=8)
    with pytest.raises(RecipeError, match="overlapping chips"):
        photo.split("random", grid)
    folder = photo.export("overlap", grid, heard := Heard())
    assert any("dealt to no split" in text for text in heard.infos)
    assert json.loads((folder / "dataset.json").read_text())["recipe"]["split"]["method"] == "none"
    assert problems(folder) == []


def test_chips_that_a_build_would_pad_are_told(photo: Steps) -> None:
    """A layer of chips does not know the area: what lies outside of it stays in the images."""
    aoi, heard = photo.grid.replace(".gpkg", ".aoi.gpkg"), Heard()
    args = {"aoi": {"path": aoi}, "grid": {}, "output": str(photo.folder / "pad.gpkg")}
    write_chips({**args, "chips": {"size_px": 16, "edge": "keep"}}, heard.progress)
    assert not heard.warnings
    write_chips({**args, "chips": {"size_px": 16, "edge": "pad"}}, heard.progress)
    assert [text for text in heard.warnings if "dl4eo:exportchips, which does not know the area, keeps it" in text]


def test_a_date_is_not_given_to_stacks(chain: Chain, split: str) -> None:
    with pytest.raises(RecipeError, match=f"DATE: {DAY} has no effect"):
        chain.export("dated", split, date=DAY)
