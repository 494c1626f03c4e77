"""Options of quality, splits and balance, each once through qgis_process."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas

from tests.headless.conftest import World, run

QUICK = {"RADAR": "no", "TERRAIN": "no", "BANDS": "green", "INDICES": ""}


def built(world: World, folder: Path, **options: Any) -> tuple[dict[str, Any], Any, dict[str, Any]]:
    """Run makedataset; returns its outputs, the chips table and the recipe that the dataset keeps."""
    made = run("makedataset", **{**world.parameters, **QUICK, "FOLDER": folder, **options})
    header = json.loads(Path(made["DATASET"]).read_text(encoding="utf-8"))
    return made, geopandas.read_file(folder / "dataset.gpkg", layer="chips"), header["recipe"]


def test_every_new_option_reaches_the_recipe(world: World, tmp_path: Path) -> None:
    """One job with a value that is no default at each option that goes together with the others."""
    _, _, recipe = built(
        world, tmp_path / "set", MIN_VALID=0.5, MAX_NODATA=0.3, MIN_LABELLED=0.00001, MIN_CLEAR=1, MAX_CHIP_CLOUD=99,
        MAX_SHADOW=98, MAX_SNOW=97, MAX_UNLABELLED=99.5, MIN_CONTRAST=0.00001, REJECT_CONSTANT="no",
        FRACTIONS="0.6 0.2 0.2", SEED=7, STRATIFY="no", OVERLAP="allow",
    )  # fmt: skip
    rules = recipe["qc"]
    assert (rules["min_valid"], rules["max_nodata"], rules["min_labelled"], rules["min_clear"]) == (
        0.5,
        0.3,
        1e-5,
        0.01,
    )
    assert (rules["max_cloud"], rules["max_shadow"], rules["max_snow"]) == (0.99, 0.98, 0.97)
    assert (rules["max_unlabelled"], rules["min_contrast"], rules["reject_constant"]) == (0.995, 1e-5, False)
    split = recipe["split"]
    assert (split["fractions"], split["seed"], split["stratify"]) == ([0.6, 0.2, 0.2], 7, False)
    assert (split["method"], split["overlap"]) == ("random", "allow")
