"""Labels by every door through qgis_process: rasters, tables, styles, buffers, reports."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pytest
import rasterio
import shapely

from tests.headless.conftest import World, fail, run
from tests.headless.real_sites import parameters

Shapes = Callable[..., Path]
WEST, SOUTH = 500003.7, 5100008.3
STYLE = """<qgis version="3.22"><renderer-v2 type="categorizedSymbol" attr="kind" symbollevels="0">
<categories><category value="wood" symbol="0" label="Forest" render="true"/>
<category value="lake" symbol="1" label="lake" render="true"/><category value="" symbol="0" label="" render="true"/>
</categories><symbols>
<symbol name="0" type="fill" alpha="1"><layer class="SimpleFill"><prop k="color" v="0,128,0,255"/></layer></symbol>
<symbol name="1" type="fill" alpha="1"><layer class="SimpleFill"><prop k="color" v="0,0,255,255"/></layer></symbol>
</symbols></renderer-v2></qgis>"""


@pytest.fixture
def like(tmp_path: Path) -> Path:
    """Return a raster of 4 x 6 pixels of 10 m, off every lattice."""
    path = tmp_path / "like.tif"
    with rasterio.open(
        path, "w", driver="GTiff", height=4, width=6, count=1, dtype="uint8", crs="EPSG:32632",
        transform=rasterio.Affine(10, 0, WEST, 0, -10, SOUTH + 40),
    ) as file:  # fmt: skip
        file.write(np.zeros((4, 6), np.uint8), 1)
    return path


@pytest.fixture
def shapes(tmp_path: Path) -> Shapes:
    """Return a maker of layers: shapes in pixels from the raster's lower left corner, with attributes."""

    def write(*rows: tuple[Any, dict[str, Any]], name: str = "features") -> Path:
        moved = [shapely.transform(shape, lambda p: p * 10 + [WEST, SOUTH]) for shape, _ in rows]
        path = tmp_path / f"{name}.gpkg"
        frame = geopandas.GeoDataFrame([values for _, values in rows], geometry=moved, crs=32632)
        frame.to_file(path, driver="GPKG", layer=name)
        return path

    return write


def pixels(path: Any) -> np.ndarray:
    with rasterio.open(path) as file:
        return file.read(1)


TWO = (
    (shapely.box(1, 1, 3, 3), {"kind": "wood", "code": 10}),
    (shapely.box(4, 0, 6, 1), {"kind": "lake", "code": 300}),
)


def test_a_mask_on_the_grid_of_any_raster(like: Path, shapes: Shapes, tmp_path: Path) -> None:
    made = run(
        "rasteriselabels", INPUT=shapes(*TWO), CLASS_FIELD="kind", LIKE=like, RULE="touched",
        LABEL_LAYERS="overlap,boundary", OUTPUT=tmp_path / "mask.tif",
    )  # fmt: skip
    mask = pixels(made["OUTPUT"])
    assert (made["COUNT"], made["CLASS_COUNT"], made["IGNORED"]) == (2, 2, 0)
    assert made["LABELLED"] == (mask > 0).sum()
    assert mask[1, 1] == 2
    assert mask[3, 5] == 1
    layers = [Path(path) for path in made["LAYERS"].split(";")]
    assert [path.name for path in layers] == ["mask_overlaps.tif", "mask_boundaries.tif"]
    assert all(pixels(path).shape == (4, 6) for path in layers)


def test_class_tables_remaps_and_labelled_ground(like: Path, shapes: Shapes, tmp_path: Path) -> None:
    ground = shapes((shapely.box(0, 0, 5, 4), {"a": 1}), name="ground")
    made = run(
        "rasteriselabels", INPUT=shapes(*TWO), CLASS_FIELD="code", LIKE=like, REMAP="10=2;300=1",
        CLASSES="1:water:#0000ff;2:trees:#008000", LABEL_EXTENT=ground, OUTPUT=tmp_path / "mask.tif",
    )  # fmt: skip
    wanted = [[0, 0, 0, 0, 0, 255], [0, 2, 2, 0, 0, 255], [0, 2, 2, 0, 0, 255], [0, 0, 0, 0, 1, 255]]
    np.testing.assert_array_equal(pixels(made["OUTPUT"]), wanted)
    with rasterio.open(made["OUTPUT"]) as file:
        assert file.colormap(1)[2] == (0, 128, 0, 255)
        assert (file.tags()["class_1"], file.tags()["class_2"]) == ("water", "trees")


def test_classes_from_the_style_of_the_layer(like: Path, shapes: Shapes, tmp_path: Path) -> None:
    path = shapes(*TWO)
    path.with_suffix(".qml").write_text(STYLE, encoding="utf-8")
    made = run(
        "rasteriselabels", INPUT=path, CLASS_FIELD="kind", LIKE=like, CLASSES_FROM_STYLE="yes",
        OUTPUT=tmp_path / "mask.tif",
    )  # fmt: skip
    mask = pixels(made["OUTPUT"])
    assert (mask[1, 1], mask[3, 5]) == (1, 2)
    with rasterio.open(made["OUTPUT"]) as file:
        assert file.colormap(1)[1] == (0, 128, 0, 255)
        assert file.tags()["class_1"] == "wood"
    said = fail("rasteriselabels", INPUT=path, CLASS_FIELD="code", LIKE=like, CLASSES_FROM_STYLE="yes", OUTPUT="m.tif")
    assert said.startswith("CLASSES_FROM_STYLE: layer 'features' tells no classes: its categories are those of 'kind'")


def test_points_and_lines_with_a_buffer(like: Path, shapes: Shapes, tmp_path: Path) -> None:
    path = shapes((shapely.Point(1.5, 1.5), {"id": 7}), (shapely.LineString([(3.5, 0.5), (3.5, 3.5)]), {"id": 9}))
    made = run(
        "rasteriselabels", INPUT=path, LIKE=like, BUFFER=4, LABEL_LAYERS="instance", ID_FIELD="id",
        OUTPUT=tmp_path / "mask.tif",
    )  # fmt: skip
    wanted = [[0, 0, 0, 9, 0, 0], [0, 0, 0, 9, 0, 0], [0, 7, 0, 9, 0, 0], [0, 0, 0, 9, 0, 0]]
    np.testing.assert_array_equal(pixels(made["LAYERS"]), wanted)
    said = fail("rasteriselabels", INPUT=path, LIKE=like, OUTPUT=tmp_path / "no.tif")
    assert "polygons are wanted" in said
    assert "Give BUFFER" in said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"CLASSES": "1"}, "CLASSES: entry '1' must be like 1:water or 1:water:#1f78b4"),
        ({"REMAP": "10=x"}, "REMAP: entry '10=x' must be like 10=1, 95=0 (background) or 99=ignore"),
        ({"REMAP": "11=1"}, "REMAP: the labels have 2 values that the table lacks: 10, 300."),
        ({"CLASSES": "1:a", "CLASSES_FROM_STYLE": "yes"}, "CLASSES_FROM_STYLE: classes are told twice"),
        ({"MIN_COVERAGE": 0.7}, "MIN_COVERAGE: 0.7 has no effect without RULE 'coverage'"),
        ({"OUTPUT": "mask.png"}, "OUTPUT: "),
    ],
    ids=["classes", "remap", "unmapped", "twice", "coverage", "output"],
)
def test_wrong_tables_and_combinations_are_one_line(
    like: Path, shapes: Shapes, tmp_path: Path, changes: dict[str, Any], said: str
) -> None:
    given = {"INPUT": shapes(*TWO), "CLASS_FIELD": "code", "LIKE": like, "OUTPUT": tmp_path / "mask.tif", **changes}
    assert fail("rasteriselabels", **given).startswith(said)


def test_the_report_of_labels(world: World, tmp_path: Path) -> None:
    """A duplicate, a sliver, a bow-tie and one elsewhere, by their own ids; classes and unlabelled share."""
    lakes = geopandas.read_file(world.parameters["LABELS"])
    x, y = lakes.geometry.iloc[0].centroid.coords[0]
    extra: list[Any] = [
        lakes.geometry.iloc[0], shapely.box(x, y, x + 1e-6, y + 1e-6), shapely.box(0, 0, 0.1, 0.1),
        shapely.Polygon([(x, y), (x + 1e-3, y + 1e-3), (x + 1e-3, y), (x, y + 1e-3)]),
        None,
    ]  # fmt: skip
    frame = geopandas.GeoDataFrame(geometry=[*lakes.geometry, *extra], crs=lakes.crs)
    frame.to_file(tmp_path / "labels.gpkg", driver="GPKG", layer="labels")
    made = run(
        "makedataset", **{**world.parameters, "LABELS": tmp_path / "labels.gpkg"}, RADAR="no", TERRAIN="no",
        MIN_CLASS_PIXELS=20, MAX_UNLABELLED=99, FOLDER=tmp_path / "set",
    )  # fmt: skip
    header = json.loads(Path(made["DATASET"]).read_text(encoding="utf-8"))
    first = len(lakes) + 1
    found = {p["problem"]: p["features"] for p in header["labels_report"]["problems"]}
    assert found["duplicate"] == [first]
    assert found["sliver"] == [first + 1]
    assert first + 2 in found["outside"]
    assert found["invalid"] == [first + 3]
    assert found["empty"] == [first + 4]
    layer = geopandas.read_file(tmp_path / "set" / "dataset.gpkg", layer="label_problems")
    assert set(layer.problem) == {"duplicate", "sliver", "invalid", "empty", "outside"}
    assert "- 1 feature crosses itself and was repaired." in (tmp_path / "set" / "README.md").read_text("utf-8")
    rows = geopandas.read_file(tmp_path / "set" / "dataset.gpkg", layer="chips")
    for row in rows.itertuples():
        assert row.classes == ("label" if round(row.labelled * 64 * 64) >= 20 else "")
        assert row.labelled + row.unlabelled == pytest.approx(1)
        assert (row.unlabelled >= 0.99) == row.reason.startswith(("unlabelled share", "labelled share"))
    assert (rows.unlabelled >= 0.99).any()


@pytest.mark.real
def test_labels_from_a_raster_and_from_a_catalogue(shared_data: Path, tmp_path: Path) -> None:
    """Land cover of a real place as a file, from a catalogue and as polygons: one mask, whatever the door."""
    names = ("water", "trees", "flooded", "crops", "built", "bare", "snow", "clouds", "rangeland")
    table = ";".join(f"{value}:{name}" for value, name in enumerate(names, 1))
    given = parameters(shared_data, "chile", "planetary-computer")
    polygons, catalogue = given.pop("LABELS"), given["CATALOGUE"]
    given |= {"CLASSES": table, "RADAR": "no", "TERRAIN": "no", "BANDS": "red", "INDICES": ""}
    del given["CLASS_FIELD"]
    raster = shared_data / "sites" / "chile" / "labels" / "lulc.tif"
    doors: dict[str, dict[str, Any]] = {
        "file": {"LABEL_RASTER": raster},
        "catalogue": {"LABEL_CATALOGUE": catalogue, "LABEL_COLLECTION": "io-lulc"},
        "polygons": {"LABELS": polygons, "CLASS_FIELD": "class_id"},
    }
    masks = {}
    for name, labels in doors.items():
        made = run("makedataset", **given, **labels, FOLDER=tmp_path / name)
        header = json.loads(Path(made["DATASET"]).read_text(encoding="utf-8"))
        assert [c["name"] for c in header["classes"]] == list(names)
        masks[name] = {path.name: pixels(path) for path in sorted((tmp_path / name / "masks").glob("*.tif"))}
    assert masks["file"].keys() == masks["catalogue"].keys()
    for name, mask in masks["file"].items():
        np.testing.assert_array_equal(masks["catalogue"][name], mask)
        other = masks["polygons"].get(name)
        if other is not None:  # both take the class at the pixel's centre; outside of the map it is not known
            np.testing.assert_array_equal(other[mask != 255], mask[mask != 255])
    made = run(
        "makedataset", **{**given, "CLASSES": "1:water;2:other"}, LABEL_RASTER=raster, LABEL_RESAMPLING="mode",
        REMAP="1=1;2=2;3=2;4=2;5=2;9=ignore", LABEL_FACTOR=2, FOLDER=tmp_path / "mode",
    )  # fmt: skip
    found = {int(v) for path in (tmp_path / "mode" / "masks").glob("*.tif") for v in np.unique(pixels(path))}
    assert found == {1, 2, 255}


def test_labels_come_by_one_door(world: World, tmp_path: Path) -> None:
    both = {**world.parameters, "LABEL_RASTER": tmp_path / "m.tif", "FOLDER": tmp_path / "set"}
    assert fail("makedataset", **both).startswith("LABEL_RASTER: labels come from one source, got LABELS and")
    none = {name: value for name, value in world.parameters.items() if name != "LABELS"}
    said = fail("makedataset", **none, LABEL_RESAMPLING="mode", FOLDER=tmp_path / "set")
    assert said.startswith("LABEL_RESAMPLING: 'mode' has no effect without labels from a raster")
    said = fail("makedataset", **none, LABEL_CATALOGUE="earth-search", FOLDER=tmp_path / "set")
    assert said.startswith("LABEL_COLLECTION: earth-search has no class map that is known here.")
    said = fail("makedataset", **none, CLASSES_FROM_STYLE="yes", FOLDER=tmp_path / "set")
    assert said.startswith("CLASSES_FROM_STYLE: there is no layer whose style could tell")
    assert not (tmp_path / "set").exists()
