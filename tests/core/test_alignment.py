"""The alignment that a dataset tells of itself, on the simulated world and on real data, as they are and moved."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import rasterio

from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.pipeline import Summary, build
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.quality import alignment
from dl4eo_qgis.core.recipe import Recipe
from dl4eo_qgis.core.types import Band, Row
from tests.core.demo_job import chips_of, copy_of, recipe_of

COLUMNS = [
    f"{layer}_{what}" for layer in ("s1", "dem", "labels") for what in ("dx_px", "dy_px", "shift_conf")
] + ["shift_note"]  # fmt: skip


@pytest.fixture(scope="module")
def built(world: DemoWorld, tmp_path_factory: pytest.TempPathFactory) -> Summary:
    """Return its dataset."""
    return build(recipe_of(world, tmp_path_factory.mktemp("built") / "dataset"), Progress())


def layers_of(folder: Path) -> dict[str, dict[str, Any]]:
    header = json.loads((folder / "dataset.json").read_text(encoding="utf-8"))
    return dict(header["alignment"]["layers"])


def moved_labels(labels: Path, epsg: int, metres: tuple[float, float], folder: Path) -> Path:
    """Return a copy of a label layer that lies some metres to the east and north."""
    frame = gpd.read_file(labels)
    moved = frame.to_crs(epsg)
    moved["geometry"] = moved.translate(*metres)
    moved.to_crs(frame.crs).to_file(folder / "moved.gpkg")
    return folder / "moved.gpkg"


def move_rasters(folder: Path, pattern: str, metres: tuple[float, float]) -> None:
    """Write another place into the headers of files."""
    paths = sorted(folder.glob(pattern))
    assert paths
    for path in paths:
        path.chmod(0o644)
        with rasterio.open(path, "r+", IGNORE_COG_LAYOUT_BREAK="YES") as file:
            file.transform = rasterio.Affine.translation(*metres) @ file.transform


def test_the_simulated_world_is_aligned(built: Summary) -> None:
    """Its radar and labels are made of the ground of its images; its hills are too smooth to tell."""
    layers = layers_of(built.folder)
    for name in ("s1", "labels"):
        assert (layers[name]["dx_px"], layers[name]["dy_px"]) == (
            pytest.approx(0, abs=0.05),
            pytest.approx(0, abs=0.05),
        )
        assert layers[name]["verdict"].startswith("within 0.5 px")
    assert layers["dem"]["dx_px"] is layers["dem"]["dy_px"] is None
    assert "texture" in layers["dem"]["verdict"]
    assert not any("Alignment" in text for text in built.warnings)


def test_each_sample_says_its_shift_or_why_not(built: Summary) -> None:
    chips = chips_of(built.folder)
    layers = layers_of(built.folder)
    assert list(chips.columns[-len(COLUMNS) - 1 : -1]) == COLUMNS
    for row in chips.itertuples():
        for name in ("s1", "dem", "labels"):
            told = bool(pd.notna(getattr(row, f"{name}_dx_px")))
            assert told == pd.notna(getattr(row, f"{name}_dy_px"))
            assert told != (f"{name}: " in row.shift_note or row.shift_note == "not measured")
    for name in ("s1", "dem", "labels"):
        assert (chips[f"{name}_shift_conf"] >= 10).sum() == layers[name]["samples"]
        assert not chips[f"{name}_dx_px"].notna()[chips[f"{name}_shift_conf"] < 10].any()
    assert (chips[chips["status"] != "kept"].shift_note == "not measured").all()


def test_the_card_has_the_section(built: Summary) -> None:
    card = (built.folder / "README.md").read_text(encoding="utf-8")
    section = card.split("## Alignment", 1)[1].split("## ", 1)[0]
    assert "| Sentinel-1 | " in section
    assert "| elevation |  |  |  | " in section
    assert "| labels | " in section


def test_labels_drawn_one_pixel_off_are_found(world: DemoWorld, tmp_path: Path) -> None:
    moved = dataclasses.replace(world, labels=moved_labels(world.labels, 32632, (10, 0), tmp_path))
    summary = build(recipe_of(moved, tmp_path / "dataset"), Progress())
    layer = layers_of(summary.folder)["labels"]
    assert (layer["dx_px"], layer["dy_px"]) == (pytest.approx(1, abs=0.1), pytest.approx(0, abs=0.1))
    (warning,) = [text for text in summary.warnings if text.startswith("Alignment")]
    assert "labels: 1.0 px (10 m) east and 0.0 px (0 m)" in warning


@pytest.mark.parametrize("metres", [(5, 0), (-10, 10), (30, -30)])
def test_radar_that_lies_off_is_found(world: DemoWorld, tmp_path: Path, metres: tuple[float, float]) -> None:
    copy = copy_of(world, tmp_path / "world")
    move_rasters(copy.catalogue.parent / "sentinel-1-rtc", "*/*.tif", metres)
    summary = build(recipe_of(copy, tmp_path / "dataset"), Progress())
    layer = layers_of(summary.folder)["s1"]
    assert layer["dx_px"] == pytest.approx(metres[0] / 10, abs=0.1)
    assert layer["dy_px"] == pytest.approx(metres[1] / 10, abs=0.1)
    off = [text for text in summary.warnings if text.startswith("Alignment: Sentinel-1: ")]
    assert bool(off) == (metres != (5, 0))


def test_a_rerun_says_the_same(world: DemoWorld, built: Summary, tmp_path: Path) -> None:
    """Also one that makes only what is missing, with another number of threads."""
    folder = tmp_path / "dataset"
    shutil.copytree(built.folder, folder)
    for path in sorted(folder.glob("images/*.tif"))[:5]:
        path.unlink()
    build(recipe_of(world, folder, output={"folder": str(folder), "threads": 1}), Progress())
    assert layers_of(folder) == layers_of(built.folder)
    assert chips_of(folder)[COLUMNS].equals(chips_of(built.folder)[COLUMNS])


def test_a_dataset_of_images_alone_has_nothing_to_compare(world: DemoWorld, tmp_path: Path) -> None:
    recipe = recipe_of(
        world, tmp_path / "dataset", radar={"enabled": False}, terrain={"enabled": False}, labels={"path": ""},
        chips={"keep": "all"},
    )  # fmt: skip
    folder = build(recipe, Progress()).folder
    assert json.loads((folder / "dataset.json").read_text(encoding="utf-8"))["alignment"] == {}
    assert "## Alignment" not in (folder / "README.md").read_text(encoding="utf-8")
    assert not set(COLUMNS) & set(chips_of(folder).columns)


# Rules on small values.

OPTICAL = Band("red", "reflectance", "optical", "bilinear")


def content(**changes: Any) -> alignment.Content:
    plain = alignment.Content(Path(), (OPTICAL,), 256, 10.0, True, 255)
    return dataclasses.replace(plain, **changes)


def rows(count: int, status: str = "kept") -> list[Row]:
    return [Row({"sample_id": f"32632_{i}_7_20220123", "status": status}) for i in range(count)]


@pytest.mark.parametrize(
    ("size", "kept", "count"), [(64, 20, 20), (64, 100, 32), (128, 400, 8), (256, 400, 16), (512, 9, 8)]
)
def test_a_share_of_the_samples_is_measured(size: int, kept: int, count: int) -> None:
    """2 % of the pixels, at least 2**17 and at most 2**18; of large chips the middle 128 x 128."""
    assert len(alignment._chosen(content(size_px=size), rows(kept))) == count


def test_chips_of_one_pixel_allow_no_estimate(tmp_path: Path) -> None:
    """There is no slope within one pixel."""
    bands = (OPTICAL, Band("elevation", "m", "terrain", "bilinear"))
    (tmp_path / "images").mkdir()
    kind: dict[str, Any] = {"driver": "GTiff", "width": 1, "height": 1, "count": 2, "dtype": "float32"}
    for row in rows(3):
        path, place = tmp_path / f"images/{row.sample_id}.tif", rasterio.Affine(10, 0, 5e5, 0, -10, 5e6)
        with rasterio.open(path, "w", **kind, crs="EPSG:32632", transform=place) as file:
            file.write(np.ones((2, 1, 1), np.float32))
    made = [r.with_values(image=f"images/{r.sample_id}.tif", mask="") for r in rows(3)]
    small = content(folder=tmp_path, bands=bands, size_px=1, labels=False)
    found = alignment.measure(small, made, 1, Progress().check)
    assert found.document["layers"]["dem"]["verdict"].startswith("no estimate")


def test_which_are_measured_is_a_matter_of_their_ids_alone() -> None:
    all_rows = [*rows(200), *(r.with_values(sample_id=f"x{i}", status="rejected") for i, r in enumerate(rows(50)))]
    chosen = alignment._chosen(content(), all_rows)
    assert chosen == alignment._chosen(content(), all_rows[::-1])
    lots = sorted((hashlib.sha256(r.sample_id.encode()).hexdigest(), r.sample_id) for r in rows(200))
    assert {r.sample_id for r in chosen} == {name for _, name in lots[: len(chosen)]}


def test_radar_of_two_directions_is_two_layers() -> None:
    bands = [OPTICAL, *(Band(name, "dB", "radar", "bilinear") for name in ("vv_asc", "vh_asc", "vv_desc"))]
    assert {name: len(of) for name, of in content(bands=bands).layers.items()} == {
        "s1_asc": 2,
        "s1_desc": 1,
        "labels": 0,
    }


# Real data: the estimate follows the layer, wherever it lay before.

Move = Callable[..., dict[str, dict[str, Any]]]


@pytest.fixture
def chile(shared_data: Path, tmp_path: Path) -> Move:
    """Return a maker of Chile's dataset with radar, elevation and labels moved by metres; gives its alignment."""

    def make(size_px: int = 64, **moves: tuple[float, float]) -> dict[str, dict[str, Any]]:
        home = tmp_path / str(len(list(tmp_path.iterdir())))
        home.mkdir()
        shutil.copytree(shared_data / "catalogs", home / "catalogs", copy_function=shutil.copyfile)
        shutil.copytree(shared_data / "sites" / "chile", home / "sites" / "chile", copy_function=shutil.copyfile)
        for path in home.rglob("*"):
            path.chmod(0o755)
        site = home / "sites" / "chile"
        for layer, pattern in (("s1", "s1_rtc/*.tif"), ("dem", "dem/*.tif")):
            move_rasters(site, pattern, moves.get(layer, (0, 0)))
        labels = moved_labels(site / "labels" / "land_cover.gpkg", 32718, moves.get("labels", (0, 0)), home)
        document = {
            "dl4eo": 1,
            "aoi": {"path": str(site / "aoi.geojson")},
            "labels": {"path": str(labels), "class_field": "class_name"},
            "time": {"start": "2020-04-01", "end": "2020-04-30"},
            "catalogue": {"optical": str(home / "catalogs" / "planetary-computer-style" / "catalog.json")},
            "chips": {"size_px": size_px},
            "output": {"folder": str(home / "dataset")},
        }
        return layers_of(build(Recipe.from_dict(document), Progress()).folder)

    return make


@pytest.mark.real
def test_real_radar_that_is_moved_is_found_to_a_fifth_of_a_pixel(chile: Move) -> None:
    """Chile's lies 1 px west and 1 px north of the image from the start: hence differences."""
    before = chile(s1=(0, 0))["s1"]
    assert before["confidence"] > 30
    for east, north in ((5, 0), (10, -10), (-30, 30)):
        layer = chile(s1=(east, north))["s1"]
        assert layer["dx_px"] - before["dx_px"] == pytest.approx(east / 10, abs=0.2)
        assert layer["dy_px"] - before["dy_px"] == pytest.approx(north / 10, abs=0.2)


@pytest.mark.real
def test_real_layers_without_enough_texture_say_so(chile: Move) -> None:
    """Six chips of 64 px: elevation in whole metres, labels of few large patches."""
    layers = chile(dem=(30, -30), labels=(30, -30))
    for name in ("dem", "labels"):
        assert layers[name]["dx_px"] is None
        assert layers[name]["verdict"] == "no estimate: the texture does not allow one."


@pytest.mark.real
def test_real_labels_that_are_moved_are_found_where_a_chip_has_enough_edges(chile: Move) -> None:
    """One chip of 128 px: the estimate follows, and says that one sample is not enough to be sure."""
    before = chile(size_px=128)["labels"]
    for east, north in ((10, -10), (-30, 30)):
        layer = chile(size_px=128, labels=(east, north))["labels"]
        assert layer["dx_px"] - before["dx_px"] == pytest.approx(east / 10, abs=0.2)
        assert layer["dy_px"] - before["dy_px"] == pytest.approx(north / 10, abs=0.2)
        assert "not sure" in layer["verdict"]
