"""Composites through whole builds of hand-written scenes: pixels, periods, counts, restart, unreadable scenes."""

from __future__ import annotations

import pickle
from datetime import datetime
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely

from dl4eo_qgis.core.block import make_block
from dl4eo_qgis.core.demo import write_world
from dl4eo_qgis.core.errors import ReadError, RecipeError
from dl4eo_qgis.core.pipeline import build, kit_of
from dl4eo_qgis.core.plan import make_plan, read_inputs
from dl4eo_qgis.core.progress import Progress, never
from dl4eo_qgis.core.stages import select
from tests.core.demo_job import SEED, chips_of, hashes, recipe_of
from tests.core.small_sky import EPSG, SIDE_PX, Day, ground, header, mosaic, sky_recipe, write_sky

START, END = "2024-06-01", "2024-06-30"
CLEAR, CLOUDY = 4, 9
NAN = np.nan
# One column of pixels a case: clear on dates 1 2 3 | 2 3 | 3 | none | all, but no red on date 2 | all, NDVI alike
RED = [
    [0.10, 0.20, 0.30, 0.40, 0.50, 0.25],
    [0.30, 0.10, 0.10, 0.40, NAN, 0.125],
    [0.20, 0.40, 0.20, 0.40, 0.10, 0.375],
]
NIR = [[0.30, 0.20, 0.30, 0.40, 0.60, 0.50], [0.50, 0.70, 0.40, 0.40, 0.70, 0.25], [0.80, 0.60, 0.30, 0.40, 0.20, 0.75]]
SEEN = [[1, 0, 0, 0, 1, 1], [1, 1, 0, 0, 1, 1], [1, 1, 1, 0, 1, 1]]
COUNTS = [3, 2, 1, 0, 2, 3]
EXPECTED = {
    "median": ([0.20, 0.25, 0.20, NAN, 0.30, 0.25], [0.50, 0.65, 0.30, NAN, 0.60, 0.50]),
    "mean": ([0.20, 0.25, 0.20, NAN, 0.30, 0.25], [1.6 / 3, 0.65, 0.30, NAN, 0.50, 0.50]),
    "maxndvi": ([0.20, 0.10, 0.20, NAN, 0.10, 0.25], [0.80, 0.70, 0.30, NAN, 0.20, 0.50]),
    "first": ([0.10, 0.10, 0.20, NAN, 0.50, 0.25], [0.30, 0.70, 0.30, NAN, 0.60, 0.50]),
}


def wide(cases: list[float], kind: Any = np.float32) -> np.ndarray:
    """Return the ground with a stripe of ten columns for each case; the rest is like the first."""
    columns = np.full(SIDE_PX, cases[0], kind)
    for number, value in enumerate(cases):
        columns[number * 10 : number * 10 + 10] = value
    return np.repeat(columns[None], SIDE_PX, axis=0)


def days(**changes: Any) -> list[Day]:
    """Return the three dates; of the second the pixels carry 1000 more."""
    return [
        Day(
            f"2024-06-{5 + 5 * i:02}T10:00:00Z",
            {"red": wide(RED[i]), "nir": wide(NIR[i])},
            np.where(wide(SEEN[i]) == 1, CLEAR, CLOUDY),
            added=i == 1,
            **changes,
        )
        for i in range(3)
    ]


@pytest.fixture(scope="module")
def sky(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the catalogue of the three dates."""
    return write_sky(tmp_path_factory.mktemp("sky"), days())


def built(catalogue: Path, folder: Path, method: str, told: list[str] | None = None, **sections: Any) -> Path:
    """Return the folder of a dataset of composites."""
    select = {"method": method, **sections.pop("select", {})}
    recipe = sky_recipe(catalogue, folder, START, END, select=select, **sections)
    build(recipe, Progress(lambda kind, fraction, text: told.append(text) if told is not None else None))
    return folder


@pytest.mark.parametrize("method", EXPECTED)
def test_three_dates_with_masks(sky: Path, tmp_path: Path, method: str) -> None:
    made = built(sky, tmp_path / "a", method)
    red, nir, ndvi = mosaic(made, "images", "20240601")
    for band, cases in zip((red, nir), EXPECTED[method], strict=True):
        np.testing.assert_allclose(band, wide(cases), atol=1e-6)
    with np.errstate(invalid="ignore"):
        np.testing.assert_allclose(ndvi, (nir - red) / (nir + red), atol=1e-6)
    np.testing.assert_array_equal(mosaic(made, "counts", "20240601")[0], wide(COUNTS, np.uint16))
    assert mosaic(made, "counts", "20240601").dtype == np.uint16
    (layer,) = header(made)["layers"]
    assert (layer["folder"], layer["nodata"]) == ("counts", 0)


def test_a_sample_says_what_it_is_made_of(sky: Path, tmp_path: Path) -> None:
    table = chips_of(built(sky, tmp_path / "a", "median"))
    assert len(table) == 4
    for row in table.itertuples():
        assert row.sample_id == f"{row.chip_id}_20240601"
        assert str(row.date)[:10] == "2024-06-01"
        assert row.s2_items == "day-2024-06-05;day-2024-06-10;day-2024-06-15"
        assert row.layers == "counts"
    assert {s["id"] for s in header(tmp_path / "a")["scenes"]} == {f"day-2024-06-{d}" for d in ("05", "10", "15")}
    card = (tmp_path / "a" / "README.md").read_text(encoding="utf-8")
    assert "of the whole time: of each pixel the median of each band over all acquisitions, without clouds, " in card
    assert "| counts/ | acquisitions that gave the pixel a value" in card
    west = table[table.col == table.col.min()].iloc[0]  # stripes 0, 1, 2 and two columns of stripe 3
    shares = [(10 + 0 + 0 + 0) / 32, (10 + 10) / 32, (10 + 10 + 10) / 32]
    assert west.clear == pytest.approx(np.mean(shares))
    assert west.cloud == pytest.approx(1 - np.mean(shares))
    assert west.valid == pytest.approx(30 / 32)


def test_periods_without_a_scene_are_told(sky: Path, tmp_path: Path) -> None:
    told: list[str] = []
    built(sky, tmp_path / "a", "first", told, select={"period_days": 6})
    said = "2 of 5 periods have no scene and give no sample: those from 2024-06-19, 2024-06-25."
    assert said in told
    assert said in header(tmp_path / "a")["warnings"]
    built(sky, tmp_path / "b", "first", told := [], select={"period_days": 2})
    assert any(text.endswith("those from 2024-06-01, 2024-06-03, 2024-06-07 and 9 more.") for text in told)
    built(sky, tmp_path / "c", "first", told := [])
    assert not any("periods" in text for text in told)


def test_periods_begin_at_the_first_day_and_the_last_is_cut(sky: Path, tmp_path: Path) -> None:
    """1 to 9 June, 10 to 18, 19 to 27 (empty), 28 to 30 (empty)."""
    made = built(sky, tmp_path / "a", "first", select={"period_days": 9})
    table = chips_of(made)
    assert set(zip(table.sample_id.str[-8:], table.s2_items, strict=True)) == {
        ("20240601", "day-2024-06-05"),
        ("20240610", "day-2024-06-10;day-2024-06-15"),
    }
    np.testing.assert_array_equal(
        mosaic(made, "counts", "20240610")[0], wide([2, 2, 1, 0, 1, 2], np.uint16)
    )  # fmt: skip
    np.testing.assert_array_equal(mosaic(made, "counts", "20240601")[0], wide([1, 0, 0, 0, 1, 1], np.uint16))


def test_the_greenest_date_is_found_though_its_bands_are_not_asked_for(tmp_path: Path) -> None:
    scenes = [
        Day(d.time, {**d.bands, "green": wide([g])}, d.scl, d.added)
        for d, g in zip(days(), (0.1, 0.2, 0.3), strict=True)
    ]
    sky = write_sky(tmp_path / "sky", scenes)
    made = built(sky, tmp_path / "a", "maxndvi", optical={"bands": ["green"], "indices": []})
    green = mosaic(made, "images", "20240601")
    assert green.shape[0] == 1
    np.testing.assert_allclose(green[0], wide([0.3, 0.2, 0.3, NAN, 0.3, 0.1]), atol=1e-6)


def test_without_a_cloud_layer_all_valid_pixels_count(tmp_path: Path) -> None:
    bare = [Day(d.time, d.bands, None, d.added) for d in days()]
    told: list[str] = []
    made = built(write_sky(tmp_path / "sky", bare), tmp_path / "a", "mean", told)
    np.testing.assert_array_equal(mosaic(made, "counts", "20240601")[0], wide([3, 3, 3, 3, 2, 3], np.uint16))
    assert any("3 of 3 scenes have no cloud layer: all valid pixels of their passes" in text for text in told)


def test_dilation_takes_clear_pixels_from_composites(sky: Path, tmp_path: Path) -> None:
    made = built(sky, tmp_path / "a", "first", optical={"mask_dilation_m": 10.0})
    counts = mosaic(made, "counts", "20240601")[0]
    assert counts[5, 7:13].tolist() == [3, 3, 2, 2, 2, 2]
    assert counts[5, 17:23].tolist() == [2, 2, 1, 1, 1, 1]


def test_the_limit_leaves_acquisitions_out_of_a_composite(sky: Path, tmp_path: Path) -> None:
    """Cloud over the western chips: 22/32, 12/32, 2/32; over the eastern ones 8/32 on each date."""
    table = chips_of(built(sky, tmp_path / "a", "median", qc={"max_cloud": 0.3, "min_valid": 0, "max_nodata": 1}))
    items = table.groupby("col").s2_items.first().tolist()
    assert items == ["day-2024-06-15", "day-2024-06-05;day-2024-06-10;day-2024-06-15"]
    assert (table.status == "kept").all()
    strict = chips_of(built(sky, tmp_path / "b", "median", qc={"max_cloud": 0.2, "min_valid": 0, "max_nodata": 1}))
    assert strict.groupby("col").reason.first().tolist() == ["", "cloud share 0.250 above 0.2"]


@pytest.mark.parametrize("method", ["median", "first"])
def test_threads_and_restart_give_the_same_bytes(sky: Path, tmp_path: Path, method: str) -> None:
    one = hashes(built(sky, tmp_path / "a", method, output={"folder": str(tmp_path / "a"), "threads": 1}))
    assert one == hashes(built(sky, tmp_path / "b", method))
    victim = next((tmp_path / "b/counts").iterdir())
    victim.unlink()
    assert one == hashes(built(sky, tmp_path / "b", method))


@pytest.mark.parametrize("method", ["median", "maxndvi"])
def test_two_areas_that_share_ground_give_the_same_bytes(sky: Path, tmp_path: Path, method: str) -> None:
    dilated = {"mask_dilation_m": 40.0}
    one = hashes(built(sky, tmp_path / "a", method, optical=dilated))
    _, south, east, north = ground().bounds
    part = gpd.GeoDataFrame(geometry=[shapely.box(east - 100, south + 20, east - 20, north - 20)], crs=EPSG)
    part.to_file(tmp_path / "part.gpkg")
    two = hashes(built(sky, tmp_path / "b", method, optical=dilated, aoi={"path": str(tmp_path / "part.gpkg")}))
    shared = [name for name in two if name.endswith(".tif")]
    assert len(shared) == 4  # two chips, an image and counts each
    assert all(one[name] == two[name] for name in shared)


def test_another_method_or_a_further_scene_makes_composites_anew(sky: Path, tmp_path: Path) -> None:
    folder = built(sky, tmp_path / "a", "median")
    jobs = chips_of(folder).set_index("sample_id").job
    built(sky, folder, "mean", output={"existing": "rebuild"})
    assert (chips_of(folder).set_index("sample_id").job != jobs).all()
    fewer = write_sky(tmp_path / "fewer", days()[:2])
    built(fewer, folder, "median", output={"existing": "rebuild"})
    table = chips_of(folder).set_index("sample_id")
    assert (table.job != jobs).all()
    assert set(table.s2_items) == {"day-2024-06-05;day-2024-06-10"}


@pytest.mark.parametrize("band", ["B04", "SCL"])
@pytest.mark.parametrize("method", ["median", "first"])
def test_a_scene_that_cannot_be_read_is_left_out_and_told(tmp_path: Path, band: str, method: str) -> None:
    sky = write_sky(tmp_path / "sky", days())
    (sky.parent / "day-2024-06-10" / f"{band}.tif").write_bytes(b"no image")
    told: list[str] = []
    made = built(sky, tmp_path / "a", method, told)
    np.testing.assert_array_equal(mosaic(made, "counts", "20240601")[0], wide([2, 1, 1, 0, 2, 2], np.uint16))
    assert set(chips_of(made).s2_items) == {"day-2024-06-05;day-2024-06-15"}
    assert set(chips_of(made).replaced) == {"day-2024-06-10"}
    assert any("day-2024-06-10" in text and "cannot be read" in text for text in told)


def test_radar_is_the_pass_nearest_to_the_middle_of_the_period(tmp_path: Path) -> None:
    """The period is January: its middle is the 16th at noon, the acquisitions are of the 23rd and 28th."""
    world = write_world(tmp_path / "world", SEED, Progress())
    months = {"start": "2022-01-01", "end": "2022-01-31"}
    recipe = recipe_of(world, tmp_path / "a", time=months, select={"method": "first"}, radar={"max_days": 20})
    table = chips_of(build(recipe, Progress()).folder)
    assert set(table.date.astype(str).str[:10]) == {"2022-01-01"}
    for row in table[table.s1_items != ""].itertuples():
        when = datetime.strptime(row.s1_items.split("_")[5], "%Y%m%dT%H%M%S")
        days = (when - datetime(2022, 1, 16, 12)).total_seconds() / 86400
        assert row.s1_days == pytest.approx(days, abs=1e-3)
    assert (table.s1_items != "").any()


def test_kit_and_job_go_to_other_processes(sky: Path, tmp_path: Path) -> None:
    recipe = sky_recipe(sky, tmp_path / "a", START, END, select={"method": "median"})
    inputs = read_inputs(recipe, Progress())
    plan = make_plan(inputs, Progress())
    (job,) = select.jobs(plan.samples)
    kit, job = pickle.loads(pickle.dumps((kit_of(plan), job)))
    rows = make_block(kit, job, never)
    assert [row.values["layers"] for row in rows] == ["counts"] * 4


def test_what_does_not_go_with_composites_is_refused(sky: Path, tmp_path: Path) -> None:
    with pytest.raises(RecipeError, match=r"optical\.cloud_layer") as caught:
        built(sky, tmp_path / "a", "median", optical={"cloud_layer": True})
    assert "clearest, every, spread, nearest" in str(caught.value)


def test_composites_of_nothing_readable_are_an_error(tmp_path: Path) -> None:
    sky = write_sky(tmp_path / "sky", days())
    for path in sky.parent.glob("*/B08.tif"):
        path.write_bytes(b"no image")
    with pytest.raises(ReadError, match="band nir: cannot be read"):
        built(sky, tmp_path / "a", "mean")
