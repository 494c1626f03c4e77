"""Search, select, stack, indices through qgis_process: a chain, whose pixels are those of makedataset."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import rasterio
from rasterio.windows import from_bounds

from tests.headless.conftest import World, call, fail, run


@pytest.fixture(scope="module")
def chain(world: World, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the outputs of the four steps."""
    folder, aoi = tmp_path_factory.mktemp("chain"), world.parameters["AOI"]
    asked = {key: world.parameters[key] for key in ("AOI", "CATALOGUE", "START", "END")}
    found = run("searchscenes", **asked, OUTPUT=folder / "found.gpkg")
    chosen = run("selectscenes", INPUT=found["OUTPUT"], AOI=aoi, CHIP_SIZE=64, OUTPUT=folder / "chosen.gpkg")
    stack = run("buildstack", INPUT=chosen["OUTPUT"], AOI=aoi, CHIP_SIZE=64, OUTPUT=folder / "stack.tif")
    indices = run("addindices", INPUT=stack["OUTPUT"], INDICES="NDVI,SAVI", OUTPUT=folder / "more.tif")
    return {"found": found, "chosen": chosen, "stack": stack, "indices": indices}


def test_the_chain_gives_numbers_to_branch_on(chain: dict[str, Any]) -> None:
    assert chain["found"]["COUNT"] > 0
    assert chain["chosen"]["COUNT"] == 1
    assert 90 < chain["chosen"]["COVERAGE"] <= 100
    assert chain["chosen"]["DATE"] == chain["chosen"]["DATES"] == chain["stack"]["DATE"]
    assert 90 < chain["stack"]["VALID"] <= chain["chosen"]["COVERAGE"]
    assert chain["stack"]["COUNT"] == 11
    assert chain["indices"]["NAMES"] == chain["stack"]["NAMES"].replace("ndwi", "ndwi,ndvi,savi")
    assert "CLOUDS" not in chain["stack"]


def test_chips_of_makedataset_are_windows_of_the_stack(chain: dict[str, Any], finished: dict[str, Any]) -> None:
    day = chain["stack"]["DATE"].replace("-", "")
    images = sorted(Path(finished["FOLDER"]).glob(f"images/*_{day}.tif"))
    assert images
    with rasterio.open(chain["stack"]["OUTPUT"]) as large:
        for path in images:
            with rasterio.open(path) as small:
                window = from_bounds(*small.bounds, large.transform).round()
                assert small.descriptions == large.descriptions
                assert small.read().tobytes() == large.read(window=window).tobytes()


def test_what_cannot_be_is_one_line(chain: dict[str, Any], world: World, tmp_path: Path) -> None:
    aoi = world.parameters["AOI"]
    said = fail("buildstack", INPUT=chain["chosen"]["OUTPUT"], AOI=aoi, BANDS="blue,gren", OUTPUT=tmp_path / "a.tif")
    assert said.startswith("BANDS: unknown band 'gren'. Did you mean green")
    said = fail("selectscenes", INPUT=world.parameters["LABELS"], AOI=aoi, OUTPUT=tmp_path / "a.gpkg")
    assert "has no field 'scene', which holds the scenes. Give the layer of Search scenes" in said
    assert said.startswith("INPUT: layer ")
    assert list(tmp_path.iterdir()) == []


def test_help_tells_parameters_and_outputs() -> None:
    told = json.loads(call("--json", "help", "dl4eo:selectscenes").output)
    assert {"OUTPUT", "COVERAGE", "COUNT", "DATE", "DATES", "S1_DAYS"} == set(told["outputs"])
