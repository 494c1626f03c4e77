"""Indices of any raster: by hand-made pixels, whatever its bands are called, its types and its nodata."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import rasterio

from dl4eo_qgis.core.commands import COMMANDS
from dl4eo_qgis.core.errors import Cancelled, RecipeError
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.stepwise.facts import TAG, StackFacts, facts_of, text_of
from dl4eo_qgis.core.types import Band

TRANSFORM = rasterio.Affine(30, 0, 7, 0, -20, 900)
RED = [[0.1, 0.2, 0.0], [0.3, 0.0, 0.1]]
NIR = [[0.3, 0.2, 0.4], [0.1, 0.0, 0.5]]
NDVI = [[0.5, 0.0, 1.0], [-0.5, np.nan, 2 / 3]]
"""(nir - red) / (nir + red); 0 / 0 has no value."""


def raster(path: Path, *bands: Any, names: tuple[str, ...] = (), dtype: str = "float32", **options: Any) -> Path:
    pixels = np.array(bands, dtype)
    tags, scales = options.pop("tags", {}), options.pop("scales", None)
    profile = {"driver": "GTiff", "count": len(bands), "height": pixels.shape[1], "width": pixels.shape[2]}
    with rasterio.open(path, "w", dtype=dtype, crs="EPSG:3035", transform=TRANSFORM, **profile, **options) as data:
        data.write(pixels)
        data.descriptions = names or [None] * len(bands)
        data.update_tags(**tags)
        if scales:
            data.scales = scales
    return path


def add(path: Path, output: Path, **changes: Any) -> dict[str, Any]:
    args = {"raster": str(path), "indices": ["NDVI"], "scale": 1.0, "offset": 0.0, "output": str(output), **changes}
    return COMMANDS["indices"](args, Progress())


def opened(path: Path) -> tuple[np.ndarray, Any]:
    with rasterio.open(path) as data:
        about = SimpleNamespace(
            descriptions=data.descriptions, crs=data.crs, transform=data.transform, tags=data.tags(),
            layout=data.tags(ns="IMAGE_STRUCTURE").get("LAYOUT"), dtypes=data.dtypes, nodata=data.nodata,
        )  # fmt: skip
        return data.read(), about


def test_an_index_comes_after_the_bands(tmp_path: Path) -> None:
    path = raster(tmp_path / "a.tif", RED, NIR, names=("red", "nir"), tags={"author": "me"})
    made = add(path, tmp_path / "b.tif")
    pixels, about = opened(tmp_path / "b.tif")
    assert (made["bands"], made["added"], made["count"]) == (["red", "nir", "ndvi"], ["ndvi"], 3)
    assert about.descriptions == ("red", "nir", "ndvi")
    assert (about.crs.to_epsg(), about.transform, about.tags["author"]) == (3035, TRANSFORM, "me")
    assert np.array_equal(pixels[:2], np.array([RED, NIR], np.float32))
    np.testing.assert_allclose(pixels[2], np.array(NDVI, np.float32), rtol=1e-6)


def test_only_the_indices(tmp_path: Path) -> None:
    path = raster(tmp_path / "a.tif", RED, NIR, names=("red", "nir"))
    assert add(path, tmp_path / "b.tif", only=True, indices=["ndvi", "SAVI"])["bands"] == ["ndvi", "savi"]
    pixels, _ = opened(tmp_path / "b.tif")
    np.testing.assert_allclose(pixels[1][0], [1.5 * 0.2 / 0.9, 0, 1.5 * 0.4 / 0.9], rtol=1e-6)


@pytest.mark.parametrize("names", [("B04", "B08"), ("b4", "B8"), ("Red", "NIR"), ("red ", "nir")])
def test_bands_are_known_by_several_names(tmp_path: Path, names: tuple[str, ...]) -> None:
    made = add(raster(tmp_path / "a.tif", RED, NIR, names=names), tmp_path / "b.tif")
    assert made["bands"] == [*names, "ndvi"]


def test_names_may_be_given(tmp_path: Path) -> None:
    path = raster(tmp_path / "a.tif", NIR, RED)
    made = add(path, tmp_path / "b.tif", band_names=["nir", "red"])
    pixels, _ = opened(tmp_path / "b.tif")
    assert made["bands"] == ["nir", "red", "ndvi"]
    np.testing.assert_allclose(pixels[2], np.array(NDVI, np.float32), rtol=1e-6)


def test_nodata_stays_nodata_and_zero_is_an_index(tmp_path: Path) -> None:
    """-9999 of one band: no index there; where red and nir are equal it is 0, which is a value."""
    red = [[-9999, 2000, 0], [3000, 0, 1000]]
    nir = [[3000, 2000, 4000], [1000, 0, 5000]]
    add(raster(tmp_path / "a.tif", red, nir, names=("red", "nir"), dtype="int16", nodata=-9999), tmp_path / "b.tif")
    pixels, about = opened(tmp_path / "b.tif")
    assert about.dtypes == ("float32",) * 3
    assert np.isnan(about.nodata)
    assert np.isnan(pixels[0, 0, 0])
    assert np.isnan(pixels[2, 0, 0])
    assert pixels[1, 0, 0] == 3000
    assert pixels[2, 0, 1] == 0


def test_scales_of_headers_and_of_the_user(tmp_path: Path) -> None:
    """SAVI needs reflectance: 0.5 is added to it."""
    dn = [np.array(band) * 10000 for band in (RED, NIR)]
    savi = 1.5 * 0.2 / 0.9
    told = raster(tmp_path / "a.tif", *dn, names=("red", "nir"), dtype="uint16", scales=(1e-4, 1e-4))
    add(told, tmp_path / "b.tif", indices=["SAVI"])
    pixels, _ = opened(tmp_path / "b.tif")
    assert pixels[2, 0, 0] == pytest.approx(savi, rel=1e-5)
    assert pixels[0, 0, 0] == pytest.approx(0.1)
    silent = raster(tmp_path / "c.tif", *dn, names=("red", "nir"), dtype="uint16")
    add(silent, tmp_path / "d.tif", indices=["SAVI"], scale=1e-4)
    pixels, _ = opened(tmp_path / "d.tif")
    assert pixels[2, 0, 0] == pytest.approx(savi, rel=1e-5)
    assert pixels[0, 0, 0] == 1000


def test_wide_numbers_keep_their_digits(tmp_path: Path) -> None:
    path = raster(tmp_path / "a.tif", RED, NIR, [[123456789.0] * 3] * 2, names=("red", "nir", "x"), dtype="float64")
    add(path, tmp_path / "b.tif")
    pixels, about = opened(tmp_path / "b.tif")
    assert about.dtypes == ("float64",) * 4
    assert pixels[2, 0, 0] == 123456789


def test_many_blocks_are_as_one(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    red, nir = rng.random((2, 700, 1100), np.float32)
    add(raster(tmp_path / "a.tif", red, nir, names=("red", "nir")), tmp_path / "b.tif")
    pixels, about = opened(tmp_path / "b.tif")
    assert np.array_equal(pixels[2], (nir - red) / (nir + red))
    assert about.layout == "COG"


class StoppedAtTheEnd(Progress):
    """A progress whose user cancels when all blocks are in."""

    def report(self, done: float, total: float, text: str = "") -> None:
        super().report(done, total, text)
        if done == total:
            self.cancelled.set()


def test_a_cancel_ends_the_making_of_overviews(tmp_path: Path) -> None:
    path = raster(tmp_path / "a.tif", *np.zeros((2, 2000, 2000)), names=("red", "nir"))
    args = {"raster": str(path), "indices": ["NDVI"], "scale": 1.0, "offset": 0.0, "output": str(tmp_path / "b.tif")}
    with pytest.raises(Cancelled):
        COMMANDS["indices"](args, StoppedAtTheEnd())
    assert [p.name for p in tmp_path.iterdir()] == ["a.tif"]


FACTS = StackFacts(
    {"optical": {"bands": ["red", "nir"], "indices": []}, "terrain": {"aspect": True}},
    (
        Band("red", "reflectance", "optical", "bilinear"), Band("nir", "reflectance", "optical", "bilinear"),
        Band("slope", "degree", "terrain", "none"),
    ),
    (),
    "20240511",
    ("vv", "vh"),
)  # fmt: skip


def test_a_stack_stays_a_stack(tmp_path: Path) -> None:
    """Its new band stands where a build has it, and its tag says so."""
    tags = {TAG: text_of(FACTS)}
    path = raster(tmp_path / "a.tif", RED, NIR, RED, names=("red", "nir", "slope"), tags=tags)
    made = add(path, tmp_path / "b.tif")
    facts = facts_of(tmp_path / "b.tif")
    assert facts is not None
    assert made["bands"] == ["red", "nir", "ndvi", "slope"] == [band.name for band in facts.bands]
    assert facts.full_recipe.optical.indices == ("ndvi",)
    pixels, _ = opened(tmp_path / "b.tif")
    assert np.array_equal(pixels[3], np.array(RED, np.float32))
    again = add(tmp_path / "b.tif", tmp_path / "c.tif", indices=["savi"], only=True)
    alone = facts_of(tmp_path / "c.tif")
    assert again["bands"] == ["savi"]
    assert alone is not None
    assert (alone.full_recipe.optical.bands, alone.full_recipe.optical.indices) == ((), ("savi",))
    assert not alone.full_recipe.terrain.enabled


def test_a_tag_of_other_bands_is_left_out(tmp_path: Path) -> None:
    path = raster(tmp_path / "a.tif", RED, NIR, names=("red", "nir"), tags={TAG: text_of(FACTS)})
    add(path, tmp_path / "b.tif")
    assert facts_of(tmp_path / "b.tif") is None


@pytest.mark.parametrize(
    ("names", "changes", "said"),
    [
        (("red", "nir"), {"indices": ["NDVIX"]}, "optical.indices: unknown index 'ndvix'"),
        (("red", "nir"), {"indices": ["NDWI"]}, r"NDWI needs green, .*Its bands are red, nir\."),
        ((), {}, r"NDVI needs nir, red, .*Its 2 bands have no names: give them \(BAND_NAMES\)"),
        (("red", "nir"), {"band_names": ["red"]}, r"raster.band_names: 1 names for 2 bands \(red\)"),
        (("red", "nir"), {"band_names": ["red", "Red"]}, "two bands are called 'red'"),
        (("red", "ndvi"), {"band_names": ["red", "ndvi"], "indices": ["NDVI"]}, "NDVI needs nir"),
        (("red", "nir"), {"indices": ["NDVI", "ndvi"]}, "an index stands twice: ndvi"),
        (("red", "nir"), {"indices": []}, "optical.indices: is empty"),
        (("red", "nir"), {"raster": "/no/such.tif"}, r"raster.path: /no/such.tif cannot be read \(there is no such"),
    ],
)
def test_what_cannot_be_is_told(tmp_path: Path, names: tuple[str, ...], changes: dict[str, Any], said: str) -> None:
    path = raster(tmp_path / "a.tif", RED, NIR, names=names)
    with pytest.raises(RecipeError, match=said):
        add(path, tmp_path / "b.tif", **changes)
    assert [p.name for p in tmp_path.iterdir()] == ["a.tif"]
