"""Options of how labels are drawn, each once through qgis_process."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pytest
import rasterio
import shapely

from tests.headless.conftest import World, fail, run

QUICK = {"RADAR": "no", "TERRAIN": "no", "BANDS": "green", "INDICES": "", "CHIP_SIZE": 32}


class Place:
    """A spot of the simulated world, and jobs on the four chips around it."""

    def __init__(self, world: World, folder: Path) -> None:
        aoi = geopandas.read_file(world.parameters["AOI"])
        self.epsg = int(aoi.estimate_utm_crs().to_epsg())
        centre = aoi.to_crs(self.epsg).union_all().centroid
        self.x, self.y = centre.x // 640 * 640, centre.y // 640 * 640
        self.folder = folder
        area = self.save("area", [self.box(1, 1, 639, 639)])
        self.parameters = {**world.parameters, **QUICK, "AOI": area}

    def box(self, west: float, south: float, east: float, north: float) -> Any:
        return shapely.box(self.x + west, self.y + south, self.x + east, self.y + north)

    def save(self, name: str, shapes: Sequence[Any], **columns: Sequence[Any]) -> Path:
        path = self.folder / f"{name}.gpkg"
        geopandas.GeoDataFrame(columns, geometry=list(shapes), crs=self.epsg).to_file(path)
        return path

    def run(self, name: str, labels: Path, **options: Any) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
        """Run makedataset; returns dataset.json, and of each kind of raster the chip in the lower left corner."""
        made = run("makedataset", **{**self.parameters, "LABELS": labels, "FOLDER": self.folder / name, **options})
        header = json.loads(Path(made["DATASET"]).read_text(encoding="utf-8"))
        found = {}
        for kind in ("masks", *(layer["folder"] for layer in header["layers"])):
            path = next((self.folder / name / kind).glob(f"{self.epsg}_{self.x // 320:.0f}_{self.y // 320:.0f}_*.tif"))
            with rasterio.open(path) as file:
                found[kind] = file.read()
        return header, found


@pytest.fixture(scope="module")
def place(world: World, tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place(world, tmp_path_factory.mktemp("rules"))


@pytest.fixture(scope="module")
def parcels(place: Place) -> Path:
    """Return two fields that overlap from 160 to 200 m."""
    return place.save(
        "parcels", [place.box(3, 3, 204, 300), place.box(156, 3, 317, 300)], crop=["rye", "oat"], number=[7, 2**31],
        height=[1.5, 2.5], rank=[1, 2], year=[2022, 2021], first=["2021-05-01", "2023-01-01"],
        last=["2022-12-31", None],
    )  # fmt: skip


def test_coverage_and_every_layer(place: Place, parcels: Path) -> None:
    names = "share,overlap,instance,distance,boundary,value"
    header, found = place.run(
        "layers", parcels, CLASS_FIELD="crop", RULE="coverage", MIN_COVERAGE=0.4, LABEL_LAYERS=names, ID_FIELD="number",
        VALUE_FIELD="height", BOUNDARY_WIDTH=2, PRIORITY_FIELD="rank",
    )  # fmt: skip
    assert [layer["bands"] for layer in header["layers"]] == [
        ["oat", "rye"], ["overlap"], ["instance"], ["distance"], ["boundary"], ["value"]
    ]  # fmt: skip
    row = {name: pixels[:, 16] for name, pixels in found.items()}
    np.testing.assert_allclose(row["shares"][:, [0, 15, 20]], [[0, 0.4, 1], [0.7, 1, 0.4]], atol=1e-6)
    assert row["masks"][0, [0, 15, 20, 31]].tolist() == [2, 1, 1, 1]  # of the larger rank, if .4 are enough
    assert row["overlaps"][0, [0, 15, 16, 20, 21]].tolist() == [0, 2, 2, 2, 0]
    assert set(row["instances"][0].tolist()) == {7, 2**31}
    assert row["values"][0, [0, 31]].tolist() == [1.5, 2.5]
    assert row["boundaries"][0, [0, 1, 2, 13, 14, 15, 16, 17, 31]].tolist() == [2, 2, 1, 2, 2, 2, 2, 1, 2]
    assert row["distances"][0, 2] == pytest.approx(22)


def test_three_states_and_finer_pixels(place: Place, parcels: Path) -> None:
    ground = place.save("ground", [place.box(0, 0, 320, 200)])
    _, found = place.run(
        "states", parcels, CLASS_FIELD="crop", LABEL_EXTENT=ground, IGNORE_BORDER=1, IGNORE_DOUBLY="yes",
        LABEL_FACTOR=2, RULE="touched",
    )  # fmt: skip
    mask = found["masks"][0]
    assert mask.shape == (64, 64)
    assert (mask[:24] == 255).all()
    assert mask[40, [0, 10, 30, 32, 40, 42, 50]].tolist() == [255, 2, 2, 255, 255, 1, 1]


@pytest.mark.parametrize(
    ("options", "expected"),
    [({"YEAR_FIELD": "year"}, {0, 2}), ({"FROM_FIELD": "first", "TO_FIELD": "last"}, {0, 2})],
)
def test_only_labels_of_the_images_time(
    place: Place, parcels: Path, options: dict[str, str], expected: set[int]
) -> None:
    _, found = place.run(f"valid_{len(options)}", parcels, CLASS_FIELD="crop", **options)
    assert set(np.unique(found["masks"]).tolist()) == expected


def test_points_with_a_buffer(place: Place) -> None:
    wells = place.save("wells", [shapely.Point(place.x + 155, place.y + 155)], depth=[3])
    _, found = place.run("points", wells, BUFFER=30)
    assert found["masks"].sum() == pytest.approx(np.pi * 9, abs=3)


def test_combinations_that_say_nothing(place: Place, parcels: Path) -> None:
    given = {**place.parameters, "LABELS": parcels, "FOLDER": place.folder / "none"}
    for options, names in (
        ({"MIN_COVERAGE": 0.3}, ("MIN_COVERAGE", "coverage")),
        ({"ID_FIELD": "number"}, ("ID_FIELD", "instance")),
        ({"LABEL_LAYERS": "value"}, ("LABEL_LAYERS", "VALUE_FIELD")),
        ({"LABEL_LAYERS": "shares"}, ("LABEL_LAYERS", "share")),
        ({"YEAR_FIELD": "year", "TO_FIELD": "last"}, ("YEAR_FIELD", "TO_FIELD")),
        ({"VALUE_FIELD": "crop", "LABEL_LAYERS": "value"}, ("VALUE_FIELD", "'rye' of feature 1 is no number")),
    ):
        error = fail("makedataset", **given, **options)
        assert all(name in error for name in names), error
