"""Faults that are planted in scenes: each is measured while samples are written, and rejected with its reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest

from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.redo import decide
from tests.core.demo_job import chips_of, read
from tests.core.small_sky import Day, header, sky_recipe, write_sky

NORTH_WEST, NORTH_EAST, SOUTH_WEST, SOUTH_EAST = (
    (slice(top, top + 32), slice(left, left + 32)) for top in (0, 32) for left in (0, 32)
)
ALL = {"min_valid": 0.0, "max_nodata": 1.0, "reject_constant": False}


def ground(seed: int = 1) -> dict[str, np.ndarray]:
    """Return red and NIR (64 x 64) of plain ground, in whole ten thousandths."""
    chance = np.random.default_rng(seed)
    return {name: chance.integers(1000, 4000, (64, 64)) / 10000 for name in ("red", "nir")}


def spoilt() -> dict[str, np.ndarray]:
    """Return ground with a fault in each chip but the first: NIR of one value, a quarter of red lost, hardly a texture.

    In the first chip half of red is 0, a value as any other.
    """
    bands = ground()
    bands["red"][NORTH_WEST][:16] = 0
    bands["nir"][NORTH_EAST] = 0.3
    bands["red"][SOUTH_WEST][:8] = np.nan
    for band in bands.values():
        band[SOUTH_EAST] = 0.2
        band[SOUTH_EAST][::2] = 0.202
    return bands


def made(folder: Path, days: list[Day], **sections: dict[str, Any]) -> Path:
    catalogue = write_sky(folder / "sky", days)
    recipe = sky_recipe(catalogue, folder / "set", "2024-01-01", "2024-12-31", **sections)
    return build(recipe, Progress()).folder


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the dataset of one spoilt day; rules change, its measures do not."""
    days = [Day("2024-06-05T10:00:00Z", spoilt(), added=True)]
    return made(tmp_path_factory.mktemp("spoilt"), days, qc={"min_valid": 0.5}, optical={"indices": []})


def by_place(folder: Path) -> gpd.GeoDataFrame:
    """Return the rows from the north-west to the south-east."""
    return chips_of(folder).sort_values(["row", "col"], ascending=[False, True]).reset_index(drop=True)


def test_measures_are_those_of_the_files(dataset: Path) -> None:
    table = by_place(dataset)
    assert table.valid.tolist() == [1, 1, 0.75, 1]
    assert table.nodata_red.tolist() == [0, 0, 0.25, 0]
    assert table.nodata_nir.tolist() == [0, 0, 0, 0]
    assert table.constant.tolist() == ["", "nir", "", ""]
    for row in table.itertuples():
        image = read(dataset / row.image).astype(np.float64)
        assert row.contrast == pytest.approx(np.nanstd(image, axis=(1, 2)).max(), rel=1e-5)
    assert table.contrast[3] == pytest.approx(0.001, rel=1e-4)
    assert table.fingerprint.nunique() == 4


REASONS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "as usual": (
        {"min_valid": 0.8},
        ["", "only one value in nir", "valid share 0.750 below 0.8", ""],
    ),
    "less is valid": (
        {"min_valid": 0.5},
        ["", "only one value in nir", "nodata share 0.250 of red above 0.2", ""],
    ),
    "just so much is missing": ({"min_valid": 0.5, "max_nodata": 0.25}, ["", "only one value in nir", "", ""]),
    "one value will do": ({**ALL}, ["", "", "", ""]),
    "a texture": ({**ALL, "min_contrast": 0.0011}, ["", "", "", "contrast 0.001 below 0.0011"]),
    "a little less": ({**ALL, "min_contrast": 0.00099}, ["", "", "", ""]),
    "no cloud layer": ({**ALL, "max_snow": 0.5}, ["snow share not known: no cloud layer"] * 4),
    "nor what is clear": ({**ALL, "min_clear": 0.1}, ["clear share not known: no cloud layer"] * 4),
}


@pytest.mark.parametrize("what", REASONS)
def test_each_fault_is_named(dataset: Path, what: str) -> None:
    rules, reasons = REASONS[what]
    usual = {"min_valid": 0.8, "max_nodata": 0.2, "reject_constant": True, "min_contrast": 0}
    usual |= {"max_snow": 1, "min_clear": 0}
    decide(dataset, {**usual, **rules}, {}, Progress())
    table = by_place(dataset)
    assert table.reason.fillna("").tolist() == reasons
    assert table.status.tolist() == ["rejected" if reason else "kept" for reason in reasons]


def test_a_cloud_layer_has_limits_of_its_own(tmp_path: Path) -> None:
    """Shares of 32 rows: 8 of shadow, 8 of snow, 8 of cloud, one chip each; the fourth is clear."""
    scl = np.full((64, 64), 4, np.uint8)
    for place, code in ((NORTH_WEST, 3), (NORTH_EAST, 11), (SOUTH_WEST, 9)):
        scl[place][:8] = code
    sections = {"optical": {"cloud_layer": True}, "qc": {"max_shadow": 0.2, "max_snow": 0.2, "min_clear": 0.76}}
    folder = made(tmp_path, [Day("2024-06-05T10:00:00Z", ground(), scl=scl)], **sections)
    assert by_place(folder).reason.fillna("").tolist() == ["clear share 0.750 below 0.76"] * 3 + [""]
    decide(folder, {"min_clear": 0.75}, {}, Progress())
    found = by_place(folder).reason.fillna("").tolist()
    assert found == ["shadow share 0.250 above 0.2", "snow share 0.250 above 0.2", "", ""]


def test_the_same_pixels_of_two_days_are_found(tmp_path: Path) -> None:
    """The third day repeats the first in three chips; in the fourth one pixel of NIR is off by the least step."""
    again = {name: band.copy() for name, band in ground().items()}
    again["nir"][40, 40] += 0.0001
    days = [
        Day("2024-02-05T10:00:00Z", ground()),
        Day("2024-05-05T10:00:00Z", ground(2)),
        Day("2024-08-05T10:00:00Z", again),
    ]
    folder = made(tmp_path, days, select={"method": "every"})
    table = gpd.read_file(folder / "dataset.gpkg", layer="duplicates")
    names = {f"{c}_{day}" for c in by_place(folder).chip_id.unique()[:3] for day in ("20240205", "20240805")}
    assert set(table.sample_id) == set(table.twin) == names
    assert (table.common == "pixels").all()
    assert (table.near == 0).all()  # half a year apart
    assert set(table.days) == {182}
    document = header(folder)
    assert document["duplicates"]["pixels"] == len(document["duplicates"]["listed"]) == 6
    assert any(text.startswith("6 kept samples have the very pixels of another: ") for text in document["warnings"])


def test_chips_that_overlap_are_listed(tmp_path: Path) -> None:
    """Chips of 32 pixels every 8: neighbours share three quarters, those at the corner 9 of 16."""
    days = [Day("2024-06-05T10:00:00Z", ground())]
    folder = made(tmp_path, days, chips={"stride_px": 8}, split={"method": "none"})
    table = gpd.read_file(folder / "dataset.gpkg", layer="duplicates")
    assert set(table.common) == {"ground"}
    assert set(table.share) == {0.75}
    assert table.near.max() == 8
    assert len(table) == header(folder)["counts"]["kept"]
