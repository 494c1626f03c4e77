"""A dataset's images and masks as mosaics, and its chips drawn several ways."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from qgis.core import QgsPointXY, QgsProject, QgsRasterLayer, QgsVectorLayer

from dl4eo_qgis.processing.layers import mosaic_layers, mosaics
from dl4eo_qgis.processing.layers.mosaics import least_scale, mosaics_of, pictures_of, vrt, write_mosaics

from .test_run import rows

HEADER = {
    "recipe": {"chips": {"size_px": 4, "stride_px": 0}, "labels": {"pixel_factor": 1}, "grid": {"pixel_size_m": 10.0}},
    "bands": [{"name": n} for n in ("blue", "green", "red", "nir")],
    "ignore": 255,
}


def row(col: int, date: str, epsg: int = 32632, mask: bool = True, **more: Any) -> dict[str, Any]:
    """Return a row of the chips table."""
    chip, day = f"{epsg}_{col}_2", date.replace("-", "")
    place = {"epsg": epsg, "col": col, "row": 2, "dx": 0, "dy": 0, "date": date, "chip_id": chip}
    files = {"image": f"images/{chip}_{day}.tif", "mask": f"masks/{chip}_{day}.tif" if mask else ""}
    return {**place, "sample_id": f"{chip}_{day}", **files, **more}


def values_at(layer: QgsRasterLayer, point: QgsPointXY) -> list[float]:
    """Return all bands at a place."""
    found = (layer.dataProvider().sample(point, band) for band in range(1, layer.bandCount() + 1))
    return [value if ok else float("nan") for value, ok in found]


def test_mosaics_show_each_file_s_pixels_at_their_place(made: dict[str, Any], project: QgsProject) -> None:
    """The file itself says where it lies, and what it holds; the mosaic was made without opening it."""
    import processing

    out = processing.runAndLoadResults("dl4eo:loaddataset", {"DATASET": made["DATASET"]})
    folder, chips = Path(made["FOLDER"]), rows(made["CHIPS"])
    bands = [band["name"] for band in json.loads((folder / "dataset.json").read_text("utf-8"))["bands"]]
    layers = {name: QgsRasterLayer(out[name], name, "gdal") for name in ("RGB", "FALSE_COLOUR", "MASKS")}
    shown = [r for r in chips if r["status"] == "kept"]
    assert len(shown) == out["COUNT"] > 5
    for sample in shown:
        image = QgsRasterLayer(str(folder / sample["image"]), "", "gdal")
        mask = QgsRasterLayer(str(folder / sample["mask"]), "", "gdal")
        box = image.extent()
        point = QgsPointXY(box.xMinimum() + 0.3 * box.width(), box.yMinimum() + 0.7 * box.height())
        told = dict(zip(bands, values_at(image, point), strict=True))
        assert values_at(layers["RGB"], point) == pytest.approx(
            [told[b] for b in ("red", "green", "blue")], nan_ok=True
        )
        false = [told[b] for b in ("nir", "red", "green")]
        assert values_at(layers["FALSE_COLOUR"], point) == pytest.approx(false, nan_ok=True)
        assert values_at(layers["MASKS"], point) == values_at(mask, point)
    assert 'relativeToVRT="1">../images/' in Path(out["RGB"]).read_text("utf-8")
    problems = processing.run("dl4eo:validatedataset", {"DATASET": made["DATASET"], "PROBLEMS": "memory:"})
    assert problems["COUNT"] == 0
    assert out["MOSAICS"] == 3


def test_the_layers_are_stretched_named_and_coloured(made: dict[str, Any], project: QgsProject) -> None:
    import processing

    processing.runAndLoadResults("dl4eo:loaddataset", {"DATASET": made["DATASET"]})
    folder = Path(made["FOLDER"])
    layers = {layer.name().split(" 2")[0]: layer for layer in project.mapLayers().values()}
    told = json.loads((folder / "stats.json").read_text("utf-8"))["statistics"]
    picture = layers["False colour"].renderer()
    reds = picture.redContrastEnhancement()
    assert (reds.minimumValue(), reds.maximumValue()) == (told["nir"]["p2"], told["nir"]["p98"])
    legend = [(c.value, c.label, c.color.name(), c.color.alpha()) for c in layers["Masks"].renderer().classes()]
    assert legend[0] == (0, "background", "#000000", 0)
    assert legend[-1][:2] == (255, "ignore")
    root = project.layerTreeRoot()
    drawn = {node.name().split(" 2")[0]: node.isVisible() for node in root.findLayers()}
    assert drawn["True colour"]
    assert drawn["Masks"]
    assert not drawn["False colour"]
    assert not layers["True colour"].hasScaleBasedVisibility()
    chips = layers["Chips of lakes"]
    manager = chips.styleManager()
    assert manager.styles() == ["By share of label", "By split", "By status", "By verdict"]
    assert (manager.currentStyle(), chips.renderer().classAttribute()) == ("By status", "status")
    assert manager.setCurrentStyle("By split")
    assert chips.renderer().classAttribute() == "split"
    assert manager.setCurrentStyle("By share of label")
    shares = [f["class_label"] for f in chips.getFeatures()]
    renderer = chips.renderer()
    assert [renderer.rangeForValue(share) is not None for share in shares] == [True] * len(shares)
    assert [r.label() for r in renderer.ranges()][:3] == ["none", "0 to 10 %", "10 to 25 %"]


def test_rejected_samples_are_shown_where_they_are_asked_for(copied: Path) -> None:
    import processing

    judged = processing.run("dl4eo:checkchips", {"DATASET": str(copied), "MIN_LABELLED": 0.05})
    assert judged["REJECTED"] > 0
    counts = {}
    for asked in ("no", "yes"):
        out = processing.run("dl4eo:loaddataset", {"DATASET": str(copied), "WITH_REJECTED": asked})
        counts[asked] = Path(out["RGB"]).read_text("utf-8").count("<SourceFilename") // 3
    assert counts == {"no": judged["COUNT"], "yes": judged["COUNT"] + judged["REJECTED"]}
    bare = processing.run("dl4eo:loaddataset", {"DATASET": str(copied), "IMAGES": False})
    assert "RGB" not in bare
    assert bare["MOSAICS"] == 0


def test_each_date_and_crs_has_its_mosaic_the_latest_first() -> None:
    table = [row(1, "2024-05-01"), row(1, "2024-06-01"), row(2, "2024-06-01", 32633), row(3, "2024-05-01", mask=False)]
    found = mosaics_of(HEADER, table)
    assert [(m.kind, m.period, m.epsg, len(m.tiles)) for m in found] == [
        ("rgb", "2024-06-01", 32632, 1), ("false_colour", "2024-06-01", 32632, 1), ("masks", "2024-06-01", 32632, 1),
        ("rgb", "2024-06-01", 32633, 1), ("false_colour", "2024-06-01", 32633, 1), ("masks", "2024-06-01", 32633, 1),
        ("rgb", "2024-05-01", 32632, 2), ("false_colour", "2024-05-01", 32632, 2), ("masks", "2024-05-01", 32632, 1),
    ]  # fmt: skip
    assert len({m.name for m in found}) == len(found)


def test_many_dates_are_put_together_and_later_ones_lie_on_top() -> None:
    table = [row(1, f"2024-{month:02d}-{day:02d}") for month in range(1, 9) for day in (1, 11, 21, 28)]
    found = [m for m in mosaics_of(HEADER, table) if m.kind == "rgb"]
    assert [m.period for m in found] == [f"2024-{month:02d}" for month in range(8, 0, -1)]
    assert [tile.file[-12:-4] for tile in found[0].tiles] == ["20240801", "20240811", "20240821", "20240828"]
    assert "ComplexSource" in vrt(found[0], "../", {})
    assert "<NODATA>nan</NODATA>" in vrt(found[0], "../", {})
    apart = [row(i, f"2024-05-{i:02d}") for i in range(1, 29)]
    assert {m.period for m in mosaics_of(HEADER, apart)} == {"2024-05-01 to 2024-05-28"}
    assert "ComplexSource" not in vrt(mosaics_of(HEADER, apart)[0], "../", {})


def test_pictures_are_of_the_bands_that_there_are() -> None:
    assert pictures_of(["nir08", "red", "green"]) == {"false_colour": ((1, "nir08"), (2, "red"), (3, "green"))}
    assert pictures_of(["vv", "vh"]) == {"rgb": ((1, "vv"),)}
    assert pictures_of(["a", "b", "c", "d"]) == {"rgb": ((1, "a"), (2, "b"), (3, "c"))}


def test_old_mosaics_go_and_other_files_stay(tmp_path: Path) -> None:
    views = tmp_path / "views"
    views.mkdir()
    for name in ("rgb_2020_32632.vrt", "mine.vrt", "rgb_notes.txt"):
        (views / name).write_text("x", encoding="utf-8")
    paths = write_mosaics(mosaics_of(HEADER, [row(1, "2024-05-01")]), views, tmp_path, {})
    assert {p.name for p in views.iterdir()} == {"mine.vrt", "rgb_notes.txt", *(p.name for p in paths)}


def test_ranges_are_sampled_where_there_are_no_statistics(made: dict[str, Any], tmp_path: Path) -> None:
    folder = Path(made["FOLDER"])
    header = json.loads((folder / "dataset.json").read_text("utf-8"))
    found = mosaics_of(header, [r for r in rows(made["CHIPS"]) if r["image"]])
    (tmp_path / "images").symlink_to(folder / "images")
    sampled, told = mosaic_layers.ranges_of(tmp_path, found), mosaic_layers.ranges_of(folder, found)
    assert set(sampled) == {"red", "green", "blue", "nir", "mask"}
    for name, ends in sampled.items():
        assert np.isclose(ends[0], told[name][0], atol=0.05)
        assert ends[0] < ends[1] <= told[name][1] + 0.15


def test_many_chips_are_told_in_a_moment_and_drawn_from_a_scale_on(tmp_path: Path) -> None:
    """The table of 20,000 rows, the files of none."""
    table = [row(i % 200, "2024-05-01", row=i // 200, chip_id=str(i)) for i in range(20_000)]
    start = time.monotonic()
    found = mosaics_of(HEADER, table)
    paths = write_mosaics(found, tmp_path / "views", tmp_path, {})
    assert time.monotonic() - start < 10
    assert paths[0].stat().st_size < 30_000_000
    assert least_scale(found, 300, 80) == 2000  # 40 m are 80 pixels of 0.26 mm at 1:1890
    assert least_scale(found[:0], 300, 80) == 0
    assert mosaics.least_scale(mosaics_of(HEADER, table[:300]), 300, 80) == 0


def test_a_layer_without_notes_is_styled_too(polygons: Any, feedback: Any) -> None:
    """Of a dataset that was made before there were any."""
    from dl4eo_qgis.processing.layers.chip_styles import add_styles

    layer: QgsVectorLayer = polygons(fields="&field=status:string&field=split:string&field=class_1:double")
    add_styles(layer, {"classes": [{"name": "lake", "title": "Lake"}]}, feedback)
    assert "By share of Lake" in layer.styleManager().styles()
    assert feedback.warnings == []
