"""Options of choosing dates and radar, each through qgis_process once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas
import pandas as pd
import pytest

from tests.headless.conftest import World, fail, run

LEAN = {"TERRAIN": "no", "BANDS": "red", "INDICES": "", "MAX_CLOUD": 60}
ASCENDING = "SIM_S1A_IW_GRDH_1SDV_20220126T170730_041630_rtc"


def made(world: World, folder: Path, **more: Any) -> tuple[dict[str, Any], geopandas.GeoDataFrame]:
    """Run makedataset; returns the header and the chips table."""
    answer = run("makedataset", **{**world.parameters, **LEAN, **more}, FOLDER=folder / "out")
    header = json.loads(Path(answer["DATASET"]).read_text(encoding="utf-8"))
    chips = geopandas.read_file(folder / "out" / "dataset.gpkg", layer="chips")
    return header, chips


def days_of(chips: geopandas.GeoDataFrame) -> set[str]:
    return set(chips.date.astype(str).str[:10])


def test_spread_with_count_and_weight_and_a_fixed_orbit(world: World, tmp_path: Path) -> None:
    header, chips = made(
        world, tmp_path, SELECT="spread", COUNT=3, CLOUD_WEIGHT=0.5, RADAR_ORBIT="ascending", RADAR_RELATIVE_ORBIT=83,
        RADAR_BANDS="vh",
    )  # fmt: skip
    assert header["recipe"]["select"]["count"] == 3
    assert header["recipe"]["select"]["cloud_weight"] == 0.5
    assert [band["name"] for band in header["bands"]] == ["red", "vh"]
    assert days_of(chips) == {"2022-01-23", "2022-01-28"}
    assert any("have fewer than 3 dates" in text for text in header["warnings"])
    assert set(chips.s1_items) == {ASCENDING}
    assert set(chips.s1_orbit) == {"ascending"}
    assert set(chips.s1_relative_orbit) == {83}
    assert set(chips.replaced) == {""}


def test_nearest_with_a_date_and_both_directions(world: World, tmp_path: Path) -> None:
    header, chips = made(
        world, tmp_path, SELECT="nearest", DATE="2022-01-29", DAYS_WEIGHT=2, CLOUD_WEIGHT=0.5, MAX_DAYS=3,
        RADAR_ORBIT="both",
    )  # fmt: skip
    assert [band["name"] for band in header["bands"]] == ["red", "vv_asc", "vh_asc", "vv_desc", "vh_desc"]
    assert days_of(chips) == {"2022-01-28"}
    assert set(chips.s1_orbit) == {"ascending", "ascending;descending"}
    one = chips.s1_orbit == "ascending"
    assert set(chips.status[one]) == {"rejected"}
    assert all("descending Sentinel-1" in reason for reason in chips.reason[one])


WRONG = [
    ({"COUNT": 2}, "COUNT: 2 has no effect without SELECT 'spread' or 'nearest'"),
    ({"SELECT": "spread", "DATE": "2022-01-29"}, "DATE: '2022-01-29' has no effect without SELECT 'nearest'"),
    (
        {"SELECT": "nearest"},
        "SELECT: 'nearest' needs a day to be near to. Set DATE (one day for all chips) or DATE_FIELD",
    ),
    ({"RADAR": "no", "RADAR_ORBIT": "both"}, "RADAR_ORBIT: 'both' has no effect without RADAR"),
    (
        {"RADAR_ORBIT": "both", "RADAR_RELATIVE_ORBIT": 83},
        "RADAR_RELATIVE_ORBIT: 83 is of one direction, but RADAR_ORBIT",
    ),
    ({"RADAR_BANDS": "hh,hv"}, "RADAR_BANDS: none of the 2 Sentinel-1 scenes has hh,hv; they have vv,vh."),
]


@pytest.mark.parametrize(("changes", "said"), WRONG, ids=[said.split(" ")[1] + said.split(":")[0] for _, said in WRONG])
def test_what_does_not_go_together_is_refused(world: World, tmp_path: Path, changes: dict[str, Any], said: str) -> None:
    assert said in fail("makedataset", **{**world.parameters, **LEAN, **changes}, FOLDER=tmp_path / "out")


def test_nearest_to_the_dates_of_the_labels(world: World, tmp_path: Path) -> None:
    """A date field and one with texts, of a layer that QGIS reads."""
    lakes = geopandas.read_file(world.parameters["LABELS"])
    lakes["seen"] = pd.to_datetime(["2022-01-20" if i % 2 else "2022-01-30" for i in range(len(lakes))])
    lakes["seen"] = lakes["seen"].dt.date
    lakes["told"] = lakes["seen"].astype(str)
    lakes.to_file(tmp_path / "dated.gpkg")
    found = []
    for field in ("seen", "told"):
        more = {"LABELS": tmp_path / "dated.gpkg", "DATE_FIELD": field, "CLOUD_WEIGHT": 0, "RADAR": "no"}
        header, chips = made(world, tmp_path / field, SELECT="nearest", **more)
        assert header["recipe"]["select"]["date_field"] == "anchor"
        found.append(dict(zip(chips.sample_id, chips.sha256, strict=True)))
        assert days_of(chips) == {"2022-01-23", "2022-01-28"}
    assert found[0] == found[1]
    said = fail(
        "makedataset",
        **{**world.parameters, **LEAN, "SELECT": "nearest", "DATE_FIELD": "noname"},
        FOLDER=tmp_path / "x",
    )
    assert "DATE_FIELD" in said
    assert "noname" in said
