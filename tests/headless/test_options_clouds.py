"""Options of clouds and composites, each through qgis_process once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pytest
import rasterio

from tests.headless.conftest import World, fail, run

LEAN = {"TERRAIN": "no", "BANDS": "red,nir", "INDICES": "NDVI", "MAX_CLOUD": 60}
CLEAR = 1


def made(world: World, folder: Path, **more: Any) -> tuple[dict[str, Any], geopandas.GeoDataFrame]:
    """Run makedataset; returns the header and the chips table."""
    answer = run("makedataset", **{**world.parameters, **LEAN, **more}, FOLDER=folder / "out")
    header = json.loads(Path(answer["DATASET"]).read_text(encoding="utf-8"))
    return header, geopandas.read_file(folder / "out" / "dataset.gpkg", layer="chips")


def read(folder: Path, part: str, sample: str) -> np.ndarray:
    with rasterio.open(folder / "out" / part / f"{sample}.tif") as file:
        return file.read()


def test_mask_dilation_snow_cloud_layer_and_limit(world: World, tmp_path: Path) -> None:
    header, chips = made(
        world, tmp_path, SELECT="every", MASK="nodata", MASK_DILATION=30, SNOW_CLEAR="yes", CLOUD_LAYER="yes",
        MAX_CHIP_CLOUD=10,
    )  # fmt: skip
    asked = header["recipe"]["optical"]
    assert (asked["mask"], asked["mask_dilation_m"], asked["snow_clear"]) == ("nodata", 30, True)
    assert header["recipe"]["qc"]["max_cloud"] == pytest.approx(0.1)
    assert [layer["folder"] for layer in header["layers"]] == ["clouds"]
    assert "within 30 m" in header["layers"][0]["meaning"]
    hidden = 0
    for row in chips.itertuples():
        image, codes = read(tmp_path, "images", row.sample_id), read(tmp_path, "clouds", row.sample_id)[0]
        seen = np.isfinite(image[:3])
        assert not seen[:, codes != CLEAR].any()
        assert (seen.all(axis=0) == (codes == CLEAR)).mean() > 0.98  # at the edge of a swath a band may reach farther
        hidden += int((codes != CLEAR).sum())
        shares = row.clear + row.cloud + row.shadow + row.snow + row.nodata
        assert shares == pytest.approx(1)
        assert (row.cloud > 0.1) == ("cloud share" in (row.reason or "")) or "valid share" in row.reason
    assert hidden > 0
    assert (chips.cloud > 0.1).any()


def test_a_composite_of_two_dates(world: World, tmp_path: Path) -> None:
    header, chips = made(world, tmp_path, SELECT="median", PERIOD_DAYS=40, MASK_DILATION=20)
    assert [layer["folder"] for layer in header["layers"]] == ["counts"]
    assert set(chips.sample_id.str[-8:]) == {"20220101"}
    assert (chips.s2_items.str.count(";") >= 1).any()
    counts = np.concatenate([read(tmp_path, "counts", name)[0] for name in chips.sample_id])
    assert set(np.unique(counts)) == {0, 1, 2}
    images = np.concatenate([read(tmp_path, "images", name)[0] for name in chips.sample_id])
    assert np.array_equal(np.isfinite(images), counts > 0)


@pytest.mark.parametrize("method", ["mean", "maxndvi", "first"])
def test_other_composites(world: World, tmp_path: Path, method: str) -> None:
    _, chips = made(world, tmp_path, SELECT=method, RADAR="no")
    assert set(chips.layers) == {"counts"}
    assert (chips.status == "kept").any()


WRONG = [
    (
        {"MASK_DILATION": 20},
        "MASK_DILATION: 20.0 has no effect without MASK 'nodata', CLOUD_LAYER true, or a composite (SELECT median, "
        "mean, maxndvi, first)",
    ),
    ({"PERIOD_DAYS": 10}, "PERIOD_DAYS: 10 has no effect without a composite (SELECT median, mean, maxndvi, first)"),
    (
        {"CLOUD_LAYER": "yes", "SELECT": "median"},
        "has no effect without samples of one date (SELECT clearest, every, spread, nearest)",
    ),
]


@pytest.mark.parametrize(("changes", "said"), WRONG, ids=["dilation", "period", "layer"])
def test_what_does_not_go_together_is_refused(world: World, tmp_path: Path, changes: dict[str, Any], said: str) -> None:
    assert said in fail("makedataset", **{**world.parameters, **LEAN, **changes}, FOLDER=tmp_path / "out")
