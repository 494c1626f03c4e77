"""Cloud shares, cloud layer, masks and the cloud limit of a chip, through whole builds of hand-written scenes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dl4eo_qgis.core.clouds import CLEAR, CLOUD, DARK, NODATA, SHADOW, SNOW
from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.errors import NoScenesError, RecipeError
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from tests.core.demo_job import chips_of, hashes, read, recipe_of
from tests.core.small_sky import SIDE_PX, Day, header, mosaic, sky_recipe, write_sky

START, END = "2024-06-01", "2024-06-30"
ROWS, COLS = np.mgrid[:SIDE_PX, :SIDE_PX]
RED = (0.05 + 0.001 * COLS).astype(np.float32)
NIR = (0.30 + 0.001 * ROWS).astype(np.float32)


def painted(*patches: tuple[int, slice, slice], ground: int = 4) -> np.ndarray:
    """Return a scene classification: vegetation, and patches of other classes."""
    scl = np.full((SIDE_PX, SIDE_PX), ground, np.uint8)
    for value, rows, cols in patches:
        scl[rows, cols] = value
    return scl


SCL = painted(
    (9, slice(10, 14), slice(28, 34)),  # a cloud over the seam of two chips
    (3, slice(20, 22), slice(4, 8)),
    (11, slice(40, 44), slice(40, 48)),
    (0, slice(60, 64), slice(0, 4)),
    (1, slice(60, 62), slice(4, 6)),
)


@pytest.fixture(scope="module")
def sky(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the catalogue of one scene with clouds, shadow, snow and gaps in its cloud layer."""
    day = Day("2024-06-05T10:00:00Z", {"red": RED, "nir": NIR}, SCL)
    return write_sky(tmp_path_factory.mktemp("sky"), [day])


def built(catalogue: Path, folder: Path, **sections: dict[str, Any]) -> Path:
    """Return the folder of a dataset."""
    build(sky_recipe(catalogue, folder, START, END, **sections), Progress())
    return folder


def test_shares_are_counted_in_the_chip(sky: Path, tmp_path: Path) -> None:
    table = chips_of(built(sky, tmp_path / "a")).sort_values("chip_id", key=lambda ids: ids).set_index(["row", "col"])
    top, left = table.index.get_level_values(0).max(), table.index.get_level_values(1).min()
    shares = table[["clear", "cloud", "shadow", "snow", "nodata"]] * 1024
    assert shares.loc[(top, left)].tolist() == [1024 - 16 - 8, 16, 8, 0, 0]
    assert shares.loc[(top, left + 1)].tolist() == [1024 - 8, 8, 0, 0, 0]
    assert shares.loc[(top - 1, left)].tolist() == [1024 - 20, 0, 0, 0, 20]
    assert shares.loc[(top - 1, left + 1)].tolist() == [1024 - 32, 0, 0, 32, 0]


def test_snow_counts_as_clear_by_choice(sky: Path, tmp_path: Path) -> None:
    table = chips_of(built(sky, tmp_path / "a", optical={"snow_clear": True}))
    white = table[table.snow > 0]
    assert (white.clear.tolist(), white.snow.tolist()) == ([1.0], [32 / 1024])


@pytest.mark.parametrize("snow_clear", [False, True])
def test_what_is_not_clear_becomes_nodata_within_the_dilation(sky: Path, tmp_path: Path, snow_clear: bool) -> None:
    """Every pixel by its distance to each hidden one, over the seams of the chips."""
    options = {"mask": "nodata", "cloud_layer": True, "mask_dilation_m": 25.0, "snow_clear": snow_clear}
    made = built(sky, tmp_path / "a", optical=options)
    hidden = np.isin(SCL, [9, 3, *([] if snow_clear else [11])])
    rows, cols = np.nonzero(hidden)
    near = ((ROWS[..., None] - rows) ** 2 + (COLS[..., None] - cols) ** 2 <= 2.5**2).any(axis=-1)
    expected = ~(near | np.isin(SCL, [0, 1]))
    image, codes = mosaic(made, "images", "20240605"), mosaic(made, "clouds", "20240605")[0]
    for band, values in zip(image, (RED, NIR, (NIR - RED) / (NIR + RED)), strict=True):
        np.testing.assert_array_equal(np.isfinite(band), expected)
        np.testing.assert_allclose(band[expected], values[expected], atol=2e-4)
    clear = (codes == CLEAR) | (codes == SNOW) if snow_clear else codes == CLEAR
    np.testing.assert_array_equal(clear, expected)
    assert (codes[11, 35], codes[14, 35], codes[15, 35]) == (CLOUD, CLOUD, CLEAR)  # 2, 2.24 and 2.83 pixels away
    assert codes[23, 5] == SHADOW
    assert codes[61, 5] == codes[63, 0] == NODATA
    under = "clouds and their shadows" if snow_clear else "clouds, their shadows and snow"
    card = (made / "README.md").read_text(encoding="utf-8")
    assert f"Optical pixels under {under} and what lies within 25 m of them are nodata." in card
    valid = chips_of(made).set_index("sample_id").valid
    assert sum(valid) * 1024 == pytest.approx(expected.sum())


def test_the_cloud_layer_alone_is_written_as_it_is(sky: Path, tmp_path: Path) -> None:
    made = built(sky, tmp_path / "a", optical={"cloud_layer": True})
    table = np.array([NODATA, NODATA, DARK, SHADOW, CLEAR, CLEAR, CLEAR, CLEAR, CLOUD, CLOUD, CLOUD, SNOW])
    np.testing.assert_array_equal(mosaic(made, "clouds", "20240605")[0], table[SCL])
    assert np.isfinite(mosaic(made, "images", "20240605")).all()
    (layer,) = header(made)["layers"]
    assert (layer["folder"], layer["nodata"]) == ("clouds", 0)
    assert layer["meaning"] == "0 nodata, 1 clear, 2 cloud, 3 shadow, 4 snow, 5 dark"
    assert set(chips_of(made).layers) == {"clouds"}


def test_a_changed_mask_makes_samples_anew_and_a_changed_limit_does_not(sky: Path, tmp_path: Path) -> None:
    folder = built(sky, tmp_path / "a")
    plain = {n: h for n, h in hashes(folder).items() if n.endswith(".tif")}
    stamps = {p: p.stat().st_mtime_ns for p in (folder / "images").iterdir()}
    built(sky, folder, qc={"max_cloud": 0.01}, output={"existing": "rebuild"})
    assert {p: p.stat().st_mtime_ns for p in (folder / "images").iterdir()} == stamps
    table = chips_of(folder)
    assert table[table.status == "rejected"].reason.tolist() == ["cloud share 0.016 above 0.01"]
    built(sky, folder, optical={"mask": "nodata"}, output={"existing": "rebuild"})
    masked = {n: h for n, h in hashes(folder).items() if n.endswith(".tif")}
    assert masked.keys() == plain.keys()
    assert all(masked[n] != plain[n] for n in plain)


def test_a_binary_cloud_mask_is_a_cloud_layer(tmp_path: Path) -> None:
    mask = np.zeros((SIDE_PX, SIDE_PX), np.uint8)
    mask[:8, :16] = 1
    sky = write_sky(tmp_path / "sky", [Day("2024-06-05T10:00:00Z", {"red": RED, "nir": NIR}, mask=mask)])
    made = built(sky, tmp_path / "a", optical={"mask": "nodata"})
    np.testing.assert_array_equal(np.isnan(mosaic(made, "images", "20240605")[0]), mask == 1)
    assert sorted(chips_of(made).cloud) == [0, 0, 0, 128 / 1024]


def test_scenes_without_a_cloud_layer_are_passed_over_where_one_is_needed(tmp_path: Path) -> None:
    bands = {"red": RED, "nir": NIR}
    days = [Day("2024-06-05T10:00:00Z", bands, painted()), Day("2024-06-07T10:00:00Z", bands, cloud=0.0)]
    told: list[str] = []
    recipe = sky_recipe(
        write_sky(tmp_path / "sky", days), tmp_path / "a", START, END,
        optical={"mask": "nodata"}, select={"method": "every"},
    )  # fmt: skip
    build(recipe, Progress(lambda kind, fraction, text: told.append(text)))
    assert set(chips_of(tmp_path / "a").date.astype(str)) == {"2024-06-05"}
    assert "Scene day-2024-06-07 lacks a cloud layer (scl, qa_pixel, fmask, cloud_mask) and was passed over." in told
    bare = write_sky(tmp_path / "bare", days[1:])
    with pytest.raises(NoScenesError, match="the first lacks a cloud layer") as caught:
        built(bare, tmp_path / "b", optical={"mask": "nodata"})
    assert "MASK=none" in caught.value.hint


def test_a_date_over_the_limit_is_no_choice_where_another_is_below(tmp_path: Path) -> None:
    """The first date is the clearest, but for a gap; in the left chips the other has less cloud."""
    bands = {"red": RED, "nir": NIR}
    half = painted((9, slice(0, 64), slice(0, 10)))
    gap = painted((0, slice(0, 64), slice(0, 20)))
    both = painted((9, slice(0, 64), slice(0, 12)), (9, slice(0, 64), slice(32, 48)))
    days = [
        Day("2024-06-05T10:00:00Z", bands, half),
        Day("2024-06-07T10:00:00Z", bands, gap),
        Day("2024-06-09T10:00:00Z", bands, both),
    ]
    sky = write_sky(tmp_path / "sky", days)
    free = chips_of(built(sky, tmp_path / "a"))
    assert set(free.date.astype(str)) == {"2024-06-05"}
    strict = chips_of(built(sky, tmp_path / "b", qc={"max_cloud": 0.2}))
    assert strict.groupby("col").date.first().astype(str).tolist() == ["2024-06-07", "2024-06-05"]
    assert (strict.status == "kept").all()
    none = chips_of(built(write_sky(tmp_path / "two", [days[0], days[2]]), tmp_path / "c", qc={"max_cloud": 0.2}))
    assert none.groupby("col").reason.first().tolist() == ["cloud share 0.312 above 0.2", ""]
    every = chips_of(built(sky, tmp_path / "d", qc={"max_cloud": 0.2}, select={"method": "every"}))
    assert (every.status == "rejected").sum() == 2 + 4
    assert len(every) == 12


def test_a_limit_without_any_cloud_layer_keeps_nothing(tmp_path: Path) -> None:
    sky = write_sky(tmp_path / "sky", [Day("2024-06-05T10:00:00Z", {"red": RED, "nir": NIR})])
    table = chips_of(built(sky, tmp_path / "a", qc={"max_cloud": 0.5}))
    assert set(table.reason) == {"cloud share not known: no cloud layer"}
    assert table.shadow.isna().all()


def test_radar_and_terrain_stay_whole_under_clouds(world: DemoWorld, tmp_path: Path) -> None:
    every = {"chips": {"keep": "all"}, "select": {"method": "every"}}
    plain = build(recipe_of(world, tmp_path / "a", **every), Progress())
    options = {"max_cloud_percent": 60, "mask": "nodata", "mask_dilation_m": 45.0, "cloud_layer": True}
    masked = build(recipe_of(world, tmp_path / "b", **every, optical=options), Progress())
    hidden = 0
    for path in sorted((masked.folder / "images").iterdir()):
        one, other = read(plain.folder / "images" / path.name), read(path)
        codes = read(masked.folder / "clouds" / path.name)[0]
        assert one[7:].tobytes() == other[7:].tobytes()
        one[:7, codes != CLEAR] = np.nan
        np.testing.assert_array_equal(one, other)
        hidden += int((codes != CLEAR).sum())
    assert hidden > 1000


@pytest.mark.parametrize(
    ("sections", "words"),
    [
        ({"optical": {"mask_dilation_m": 20.0}}, ["optical.mask_dilation_m", "optical.mask 'nodata'", "median"]),
        ({"select": {"period_days": 10}}, ["select.period_days", "median, mean, maxndvi, first"]),
        (
            {"optical": {"mask_dilation_m": 600.0, "mask": "nodata"}, "grid": {"pixel_size_m": 1.0}},
            ["600 pixels of 1 m", "at most 500"],
        ),
        ({"optical": {"mask": "black"}}, ["optical.mask", "none", "nodata"]),
        ({"qc": {"max_cloud": 1.5}}, ["qc.max_cloud", "0 to 1"]),
    ],
)
def test_what_does_not_go_together_is_refused(tmp_path: Path, sections: dict[str, Any], words: list[str]) -> None:
    with pytest.raises(RecipeError) as caught:
        sky_recipe(tmp_path / "items.json", tmp_path / "a", START, END, **sections)
    for word in words:
        assert word in f"{caught.value} {caught.value.hint}"
