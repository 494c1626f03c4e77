"""Metadata proposes the offset, pixels confirm or correct it: by hand-made scenes, real ones, and whole jobs."""

from __future__ import annotations

import dataclasses
import itertools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import rasterio

from dl4eo_qgis.core.choosing.offset_doctor import (
    MIN_PIXELS,
    Doctor,
    Evidence,
    bands_to_look_at,
    contradictions,
    decide,
    examine,
    look_at,
)
from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.explore import write_scenes
from dl4eo_qgis.core.failures import IN_A_ROW, Failures
from dl4eo_qgis.core.grid import Chip
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress, never
from dl4eo_qgis.core.raster import close_files, write_cog
from dl4eo_qgis.core.recipe import Output, Recipe
from dl4eo_qgis.core.sources import SOURCES
from dl4eo_qgis.core.sources.item import scene_of
from dl4eo_qgis.core.types import Acquisition, Asset, Sample, Scene
from tests.core.demo_job import copy_of, hashes, read, recipe_of
from tests.servers.items import INSIDE, optical

EARLY, LATE = "2022-01-23", "2022-01-28"
N = 20_000

Kind = tuple[float, float, float]
"""Share of a scene and the bounds of its reflectance, the same in a band's every pixel between them."""


def dn(*kinds: Kind, offset: int, size: int = N) -> np.ndarray:
    """Return the DN of a simulated scene."""
    parts = [np.linspace(low, high, round(share * size)) for share, low, high in kinds]
    return np.clip(np.rint(np.concatenate(parts) * 10000) + offset, 1, 65535).astype(np.uint16)


SCENES: dict[str, dict[str, list[Kind]]] = {
    "fields, forest and a lake": {
        "blue": [(0.6, 0.04, 0.08), (0.39, 0.015, 0.03), (0.01, 0.02, 0.03)],
        "red": [(0.6, 0.05, 0.12), (0.39, 0.012, 0.03), (0.01, 0.01, 0.02)],
        "swir22": [(0.6, 0.10, 0.20), (0.39, 0.03, 0.06), (0.01, 0.001, 0.01)],
    },
    "desert": {
        "blue": [(1, 0.09, 0.18)], "red": [(1, 0.22, 0.40)], "swir22": [(1, 0.35, 0.60)],
    },
    "dark rock, no shade": {
        "blue": [(1, 0.06, 0.12)], "red": [(1, 0.08, 0.16)], "swir22": [(1, 0.10, 0.25)],
    },
    "snow": {
        "blue": [(1, 0.70, 0.98)], "red": [(1, 0.72, 0.98)], "swir22": [(1, 0.06, 0.14)],
    },
    "cloud all over": {
        "blue": [(1, 0.25, 0.90)], "red": [(1, 0.24, 0.90)], "swir22": [(1, 0.10, 0.50)],
    },
    "haze over fields": {
        "blue": [(1, 0.12, 0.20)], "red": [(1, 0.10, 0.18)], "swir22": [(1, 0.07, 0.25)],
    },
    "open sea": {
        "blue": [(1, 0.02, 0.05)], "red": [(1, 0.004, 0.02)], "swir22": [(1, -0.003, 0.004)],
    },
    "broken cloud over forest, ringing in its overview": {
        "blue": [(0.5, 0.3, 0.8), (0.49, 0.015, 0.04), (0.01, -0.06, 0.0)],
        "red": [(0.5, 0.3, 0.8), (0.49, 0.012, 0.04), (0.01, -0.06, 0.0)],
        "swir22": [(0.5, 0.2, 0.5), (0.49, 0.03, 0.09), (0.01, -0.04, 0.0)],
    },
    "low sun, blue over-corrected": {
        "blue": [(0.05, -0.06, -0.05), (0.95, -0.03, 0.05)],
        "red": [(1, 0.004, 0.06)],
        "swir22": [(1, 0.01, 0.20)],
    },
    "low sun, also red over-corrected": {
        "blue": [(0.09, -0.09, -0.05), (0.91, -0.04, 0.08)],
        "red": [(0.04, -0.08, -0.05), (0.96, -0.02, 0.12)],
        "swir22": [(0.01, -0.06, -0.05), (0.99, 0.001, 0.25)],
    },
}  # fmt: skip
TOLD = {
    # without the offset, with it
    "fields, forest and a lake": ("absent", "present"),
    "desert": ("", ""),
    "dark rock, no shade": ("", ""),
    "snow": ("", ""),
    "cloud all over": ("", ""),
    "haze over fields": ("", ""),
    "open sea": ("absent", "present"),
    "broken cloud over forest, ringing in its overview": ("absent", ""),
    "low sun, blue over-corrected": ("absent", ""),
    "low sun, also red over-corrected": ("absent", ""),
}


def evidence_of(bands: Mapping[str, np.ndarray]) -> Evidence:
    return Evidence("x", tuple(look_at(band, values) for band, values in bands.items()))


@pytest.mark.parametrize("offset", [0, 1000])
@pytest.mark.parametrize("kind", SCENES)
def test_what_simulated_scenes_tell(kind: str, offset: int) -> None:
    """None is taken for the other; those without dark ground tell nothing."""
    bands = {band: dn(*kinds, offset=offset) for band, kinds in SCENES[kind].items()}
    assert evidence_of(bands).verdict == TOLD[kind][offset // 1000]


def test_few_pixels_tell_nothing() -> None:
    fields = SCENES["fields, forest and a lake"]
    for offset, verdict in ((0, "absent"), (1000, "present")):
        for size, told in ((MIN_PIXELS, verdict), (MIN_PIXELS // 2, "")):
            bands = {band: dn(*kinds, offset=offset, size=size) for band, kinds in fields.items()}
            assert evidence_of(bands).verdict == told
    assert evidence_of({"red": np.zeros(0, np.uint16)}).verdict == ""


def test_the_offset_is_proven_by_all_bands_and_its_absence_by_one() -> None:
    bands = {band: dn(*kinds, offset=1000) for band, kinds in SCENES["open sea"].items()}
    assert evidence_of(bands).verdict == "present"
    for band in bands:
        assert evidence_of({k: v for k, v in bands.items() if k != band}).verdict == ""
    without = dn((1, 0.004, 0.02), offset=0)
    for kind in ("haze over fields", "cloud all over", "dark rock, no shade"):
        others = {band: dn(*kinds, offset=0) for band, kinds in SCENES[kind].items()}
        assert evidence_of({**others, "red": without}).verdict == "absent"


@pytest.mark.parametrize("proposed", [0, -1000])
@pytest.mark.parametrize(
    ("faulty", "share", "told"),
    [
        (("blue", "red"), 0.3, "blue, red: the offset's floor, and dark pixels far below it"),
        (("red",), 0.06, "red: the offset's floor, and dark pixels far below it"),
        (("red",), 1.0, "red: no offset, blue, swir22: the offset"),
    ],
)
def test_where_pixels_disagree_metadata_stands(
    proposed: float, faulty: tuple[str, ...], share: float, told: str
) -> None:
    """So many pixels of 1 DN are a fault of the files: all others have the offset's floor."""
    bands = {band: dn(*kinds, offset=1000) for band, kinds in SCENES["open sea"].items()}
    for band in faulty:
        bands[band][np.random.default_rng(0).permutation(N)[: round(share * N)]] = 1
    evidence = evidence_of(bands)
    decided = decide(scene(proposed), evidence)
    assert (evidence.verdict, decided.offset_dn) == ("", proposed)
    assert decided.offset_reason == f"baseline; the pixels disagree ({told})"


def test_the_numbers_of_a_look() -> None:
    values = np.concatenate([np.full(4, 300), np.full(6, 899), np.full(990, 1200)]).astype(np.uint16)
    look = look_at("red", values)
    assert (look.pixels, look.floor_dn, look.never, look.below) == (1000, 899, 0.004, 0.01)
    assert str(look) == "red: floor 899, 0.4 % below 500, of 1000"


def scene(offset_dn: float, **more: Any) -> Scene:
    found = scene_of(optical("x", "2024-06-02T10:20:30Z", INSIDE), "/", "optical", "")
    return dataclasses.replace(found, offset_dn=offset_dn, offset_reason="baseline", **more)


ABSENT = evidence_of({"red": dn((1, 0.01, 0.2), offset=0)})
PRESENT = evidence_of({band: dn((1, 0.01, 0.2), offset=1000) for band in ("blue", "red", "swir22")})
UNCLEAR = evidence_of({"red": dn((1, 0.5, 0.6), offset=0)})
UNREAD = Evidence("x", trouble="its pixels cannot be read (gone)")


@pytest.mark.parametrize(
    ("proposed", "evidence", "decided", "reason"),
    [
        (-1000, PRESENT, -1000, "baseline; the pixels confirm it"),
        (0, ABSENT, 0, "baseline; the pixels confirm it"),
        (-1000, ABSENT, 0, "the pixels have no offset, against baseline"),
        (0, PRESENT, -1000, "the pixels carry the offset, against baseline"),
        (-1000, UNCLEAR, -1000, "baseline; the pixels do not tell"),
        (0, UNCLEAR, 0, "baseline; the pixels do not tell"),
        (-1000, UNREAD, -1000, "baseline; its pixels cannot be read (gone)"),
    ],
)
def test_decisions(proposed: float, evidence: Evidence, decided: float, reason: str) -> None:
    found = decide(scene(proposed), evidence)
    assert (found.offset_dn, found.offset_reason, found.offset_metadata) == (decided, reason, proposed)
    assert found.offset_evidence == "; ".join(str(look) for look in evidence.looks)


def sample(*scenes: Scene) -> Sample:
    return Sample(Chip(32632, 0, 0, 64, 64, 10.0), Acquisition("optical", scenes))


def test_a_contradiction_is_a_warning_that_names_the_item() -> None:
    wrong, right = decide(scene(-1000), ABSENT), decide(dataclasses.replace(scene(0), id="y"), UNCLEAR)
    (text,) = contradictions([sample(wrong, right), sample(wrong)])
    assert text == (
        "Scene x: the pixels have no offset, against baseline (red: floor 109, 21.0 % below 500, of 20000). "
        "So 0 DN is added, not -1000; optical.offset can decide otherwise."
    )


def doctor(offset: str, **more: Any) -> Doctor:
    return Doctor(offset, Output(), Failures(), Progress(), **more)


@pytest.mark.parametrize(("offset", "added"), [("none", 0), ("always", -1000)])
@pytest.mark.parametrize("proposed", [0, -1000])
def test_an_override_looks_at_nothing(offset: str, added: float, proposed: float) -> None:
    (found,) = doctor(offset).decided([sample(scene(proposed))])
    (decided,) = found.scenes
    assert (decided.offset_dn, decided.offset_reason) == (added, f"as the recipe says: {offset}")
    assert (decided.offset_metadata, decided.offset_evidence) == (proposed, "")
    assert list(contradictions([found])) == []


def test_metadata_alone_looks_at_nothing() -> None:
    asked = sample(scene(-1000))
    assert doctor("metadata").decided([asked]) == [asked]


@pytest.mark.parametrize(
    "other",
    [
        scene(-500),  # metadata tells another offset than that of 2022
        scene(0, role="radar"),
        dataclasses.replace(scene(0), offset_reason=""),  # its source knows none
    ],
    ids=["another offset", "radar", "no Sentinel-2"],
)
def test_scenes_of_which_the_question_is_none(other: Scene) -> None:
    """Their files are not there: a look would leave its trace."""
    asked = sample(other)
    assert doctor("auto").decided([asked]) == [asked]


def test_where_nothing_can_be_reached_it_gives_up(tmp_path: Path) -> None:
    scenes = [
        dataclasses.replace(scene(0), id=f"{i:03}", assets={"red": Asset(str(tmp_path / "none.tif"))})
        for i in range(100)
    ]
    found = doctor("auto").decided([sample(s) for s in scenes])
    told = [s.offset_reason for one in found for s in one.scenes]
    assert told.count("baseline; its pixels cannot be read (there is no such file)") == IN_A_ROW
    assert told.count("baseline") == 100 - IN_A_ROW


# Real pixels, and what catalogues say of them, rightly or not.

STYLES = ("planetary-computer", "earth-search", "cdse")
SITES = {"chile": -1000, "denmark": 0}
NAMES = {"chile": "20200408T143729", "denmark": "20171030T104151"}
FLAG = "earthsearch:boa_offset_applied"
BASELINES = ("s2:processing_baseline", "processing:version")
OFFSET_FIELDS = ("raster:bands", "raster:offset", "raster:scale", "bands")


def told(item: dict[str, Any], baseline: str, offset: float | None, flag: bool | None) -> dict[str, Any]:
    """Return an item whose fields of baseline, offset and flag are these; None: not there."""
    kept = {k: v for k, v in item["properties"].items() if k not in (*BASELINES, FLAG)}
    properties = {
        **kept, **({"s2:processing_baseline": baseline} if baseline else {}), **({} if flag is None else {FLAG: flag}),
    }  # fmt: skip
    assets = {}
    for key, asset in item["assets"].items():
        assets[key] = {k: v for k, v in asset.items() if k not in OFFSET_FIELDS}
        if offset is not None:
            assets[key]["raster:bands"] = [{"scale": 1e-4, "offset": offset}]
    return {**item, "properties": properties, "assets": assets}


STORIES: dict[str, tuple[str, float | None, bool | None]] = {
    "baseline before": ("03.01", None, None),
    "baseline after": ("05.10", None, None),
    "reprocessed": ("99.99", None, None),
    "c1: offset and no flag": ("05.00", -0.1, None),
    "flag: applied": ("05.00", -0.1, True),
    "flag: not applied": ("05.00", -0.1, False),
    "declared 0": ("05.00", 0.0, None),
    "no field at all": ("", None, None),
}


def real_item(data: Path, site: str, style: str) -> tuple[dict[str, Any], str]:
    (path,) = (data / "catalogs" / f"{style}-style" / "sentinel-2-l2a" / "items").glob(f"*{NAMES[site]}.json")
    return json.loads(path.read_text(encoding="utf-8")), str(path)


@pytest.mark.real
@pytest.mark.parametrize(("site", "style", "story"), list(itertools.product(SITES, STYLES, STORIES)))
def test_real_pixels_decide_whatever_metadata_says(shared_data: Path, site: str, style: str, story: str) -> None:
    item, base = real_item(shared_data, site, style)
    found = scene_of(told(item, *STORIES[story]), base, "optical", "", SOURCES[style], True)
    evidence = examine(None, found, never)
    decided = decide(found, evidence)
    assert decided.offset_dn == SITES[site], decided
    agrees = found.offset_dn == SITES[site]
    assert decided.offset_reason.endswith("the pixels confirm it") == agrees
    assert decided.offset_metadata == found.offset_dn
    assert decided.offset_evidence.startswith("blue: floor ")


@pytest.mark.real
def test_real_pixels_that_do_not_tell(shared_data: Path) -> None:
    """Two of twelve dates are clear, one is clear enough; the others are cloud, where metadata stands."""
    folder = shared_data / "catalogs" / "planetary-computer-style" / "sentinel-2-l2a" / "items"
    verdicts = {}
    for path in sorted(folder.glob("gfmap-belgium-*.json")):
        found = scene_of(json.loads(path.read_text(encoding="utf-8")), str(path), "optical", "", None, True)
        assert bands_to_look_at(found) == ["coastal", "red", "swir16"]
        verdicts[path.stem[-8:]] = examine(None, found, never).verdict
    assert {day: verdict for day, verdict in verdicts.items() if verdict} == {
        "20230405": "absent", "20230415": "absent", "20230430": "absent",
    }  # fmt: skip
    assert len(verdicts) == 12


@pytest.mark.real
def test_real_level_1c_is_not_taken_for_the_offset(shared_data: Path) -> None:
    """Its blue has a floor of 1296 DN for the air alone; water in short-wave infrared tells."""
    (path,) = (shared_data / "catalogs" / "cdse-style" / "sentinel-2-l1c" / "items").glob("*.json")
    found = scene_of(json.loads(path.read_text(encoding="utf-8")), str(path), "optical", "", None, True)
    assert examine(None, found, never).verdict == "absent"


# Whole jobs.


def change_items(world: DemoWorld, change: Any) -> None:
    """Rewrite the documents of the world's optical items."""
    for path in (world.catalogue.parent / "sentinel-2-l2a" / "items").glob("*.json"):
        document = json.loads(path.read_text(encoding="utf-8"))
        change(document)
        path.write_text(json.dumps(document), encoding="utf-8")


def lie(item: dict[str, Any]) -> None:
    properties = item["properties"]
    before = properties["s2:processing_baseline"] == "03.01"
    properties["s2:processing_baseline"] = "05.10" if before else "99.99"


def scenes_of(folder: Path) -> list[dict[str, Any]]:
    frame = gpd.read_file(folder / "dataset.gpkg", layer="scenes", ignore_geometry=True)
    return frame[frame["role"] == "optical"].to_dict("records")


def small(world: DemoWorld, folder: Path, **optical: Any) -> Recipe:
    """Return a job of a few bands and both dates."""
    return recipe_of(
        world, folder, optical={"bands": ["green", "swir16"], **optical}, radar={"enabled": False},
        terrain={"enabled": False}, select={"method": "every"},
    )  # fmt: skip


def images(folder: Path) -> dict[str, str]:
    return {name: value for name, value in hashes(folder).items() if name.startswith(("images/", "masks/"))}


@pytest.fixture(scope="module")
def honest(world: DemoWorld, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("honest") / "dataset"
    build(small(world, folder), Progress())
    return folder


def test_both_kinds_of_the_demo_are_confirmed_and_written_down(honest: Path) -> None:
    header = json.loads((honest / "dataset.json").read_text(encoding="utf-8"))
    assert not [text for text in header["warnings"] if "offset" in text]
    rows = scenes_of(honest)
    assert len(rows) == 4
    for row in rows:
        added = {EARLY: 0, LATE: -1000}[row["date"]]
        assert (row["offset_dn"], row["offset_metadata"]) == (added, added)
        assert row["offset_reason"].endswith("; the pixels confirm it")
        assert [part.split(":")[0] for part in row["offset_evidence"].split("; ")] == ["blue", "red", "swir22"]
        (listed,) = (s for s in header["scenes"] if s["id"] == row["item_id"])
        for key in ("offset_dn", "offset_metadata", "offset_reason", "offset_evidence"):
            assert listed[key] == row[key]


def test_lying_metadata_is_corrected_in_both_directions_and_told(
    world: DemoWorld, honest: Path, tmp_path: Path
) -> None:
    liar = copy_of(world, tmp_path / "world")
    change_items(liar, lie)
    heard: list[str] = []
    summary = build(
        small(liar, tmp_path / "a"), Progress(lambda kind, _, text: heard.append(text) if kind == "warning" else None)
    )
    assert images(tmp_path / "a") == images(honest)
    warnings = [text for text in summary.warnings if text.startswith("Scene SIM_")]
    assert len(warnings) == 4
    assert set(warnings) <= set(heard)
    assert sum("the pixels have no offset, against s2:processing_baseline = 05.10" in text for text in warnings) == 2
    assert sum("the pixels carry the offset, against no offset: s2:proc" in text for text in warnings) == 2

    build(small(liar, tmp_path / "b", offset="metadata"), Progress())
    late = {name for name in images(honest) if LATE.replace("-", "") in name and name.startswith("images")}
    assert all(images(tmp_path / "b")[name] != images(honest)[name] for name in late)
    assert {row["offset_evidence"] for row in scenes_of(tmp_path / "b")} == {""}


@pytest.mark.parametrize(("offset", "added"), [("none", 0), ("always", -1000)])
def test_the_user_decides(world: DemoWorld, honest: Path, tmp_path: Path, offset: str, added: int) -> None:
    summary = build(small(world, tmp_path / "a", offset=offset), Progress())
    rows = scenes_of(tmp_path / "a")
    assert {row["offset_dn"] for row in rows} == {added}
    assert {row["offset_metadata"] for row in rows} == {0, -1000}
    assert {row["offset_reason"] for row in rows} == {f"as the recipe says: {offset}"}
    assert not [text for text in summary.warnings if "offset" in text]
    for name in sorted(n for n in images(honest) if n.startswith("images")):
        moved = (read(tmp_path / "a" / name) - read(honest / name))[:2]
        change = {"20220123": added, "20220128": added + 1000}[name[-12:-4]] / 10000
        assert np.nanmax(np.abs(moved - change)) < 1e-6


def test_what_cannot_be_looked_at_leaves_metadata(world: DemoWorld, honest: Path, tmp_path: Path) -> None:
    """The job itself needs none of the bands that tell."""
    broken = copy_of(world, tmp_path / "world")
    for path in (broken.catalogue.parent / "sentinel-2-l2a").rglob("*B04.tif"):
        path.write_bytes(path.read_bytes()[:3000])
    close_files()
    summary = build(small(broken, tmp_path / "a"), Progress())
    assert images(tmp_path / "a") == images(honest)
    assert {row["offset_dn"] for row in scenes_of(tmp_path / "a")} == {0, -1000}
    assert all("; its pixels cannot be read (" in row["offset_reason"] for row in scenes_of(tmp_path / "a"))
    assert not [text for text in summary.warnings if "SIM_" in text]


def test_the_decision_is_that_of_the_scene_not_of_the_area_or_the_threads(
    world: DemoWorld, honest: Path, tmp_path: Path
) -> None:
    chips = gpd.read_file(honest / "dataset.gpkg", layer="chips")
    corner = chips[chips["chip_id"].isin(sorted(chips["chip_id"])[:4])]
    corner[["geometry"]].to_file(tmp_path / "corner.gpkg", layer="aoi")
    recipe = small(world, tmp_path / "a")
    recipe = dataclasses.replace(
        recipe,
        aoi=dataclasses.replace(recipe.aoi, path=str(tmp_path / "corner.gpkg"), layer="aoi"),
        output=dataclasses.replace(recipe.output, threads=1),
    )
    build(recipe, Progress())
    shared = images(tmp_path / "a")
    assert len(shared) >= 4
    assert all(images(honest)[name] == value for name, value in shared.items() if name in images(honest))
    evidence = {row["item_id"]: row["offset_evidence"] for row in scenes_of(honest)}
    assert all(evidence[row["item_id"]] == row["offset_evidence"] for row in scenes_of(tmp_path / "a"))


def test_an_interrupted_run_comes_to_the_same_decision(world: DemoWorld, honest: Path, tmp_path: Path) -> None:
    liar = copy_of(world, tmp_path / "world")
    change_items(liar, lie)
    recipe = small(liar, tmp_path / "a")
    build(recipe, Progress())
    whole = hashes(tmp_path / "a")
    lost = sorted((tmp_path / "a" / "images").iterdir())[:3]
    for path in lost:
        path.unlink()
    heard: list[str] = []
    build(recipe, Progress(lambda kind, _, text: heard.append(text)))
    assert hashes(tmp_path / "a") == whole
    assert any("samples are finished already" in text for text in heard)


def test_one_surface_of_two_baselines_has_one_reflectance(world: DemoWorld, tmp_path: Path) -> None:
    """RAD-1: baselines 03.01 and 05.10, and the flag of the second lies."""
    pair = copy_of(world, tmp_path / "world")
    folder = pair.catalogue.parent / "sentinel-2-l2a" / "items"
    for path in sorted(folder.glob("*.json")):
        item = json.loads(path.read_text(encoding="utf-8"))
        if item["properties"]["s2:processing_baseline"] != "03.01":
            continue
        for name, asset in item["assets"].items():
            source = (folder / asset["href"]).resolve()
            target = source.with_name(f"later_{source.name}")
            with rasterio.open(source) as data:
                pixels, place, nodata = data.read(1), tuple(data.transform)[:6], data.nodata
            raised = pixels if name == "SCL" else np.where(pixels > 0, pixels + 1000, 0).astype(np.uint16)
            write_cog(target, raised, place, 32632, nodata=nodata)
            asset["href"] = str(target)
        item["properties"] |= {
            "datetime": "2022-01-25T10:23:01Z", "s2:processing_baseline": "05.10", FLAG: True,
            "s2:datatake_id": "later",
        }  # fmt: skip
        (folder / f"later_{path.name}").write_text(json.dumps(item | {"id": f"later_{item['id']}"}), encoding="utf-8")
    items = [
        {**item, "links": [], "assets": {k: {**a, "href": str((p.parent / a["href"]).resolve())} for k, a in
                                         item["assets"].items()}}
        for p in sorted(folder.glob("*.json"))
        for item in [json.loads(p.read_text(encoding="utf-8"))]
        if "20220128" not in item["id"]
    ]  # fmt: skip
    (tmp_path / "items.json").write_text(json.dumps({"type": "FeatureCollection", "features": items}), encoding="utf-8")
    recipe = small(dataclasses.replace(pair, catalogue=tmp_path / "items.json"), tmp_path / "a")
    build(recipe, Progress())
    names = sorted(path.name for path in (tmp_path / "a" / "images").glob("*_20220123.tif"))
    assert names
    for name in names:
        early, late = (read(tmp_path / "a" / "images" / n) for n in (name, name.replace("20220123", "20220125")))
        np.testing.assert_allclose(early, late, rtol=0, atol=1e-4)


def test_a_search_shows_what_metadata_proposes(world: DemoWorld, tmp_path: Path) -> None:
    close_files()
    found = write_scenes(
        {
            "aoi": {"path": str(world.aoi)}, "catalogue": str(world.catalogue), "collection": "", "start": world.start,
            "end": world.end, "max_cloud_percent": 100, "output": str(tmp_path / "scenes.gpkg"),
        },
        Progress(),
    )  # fmt: skip
    frame = gpd.read_file(found["path"], layer="scenes", ignore_geometry=True)
    assert set(frame["offset_metadata"]) == {0, -1000}
    assert not {"offset_dn", "offset_evidence"} & set(frame.columns)


def test_a_composite_of_both_kinds_is_decided_scene_by_scene(world: DemoWorld, tmp_path: Path) -> None:
    liar = copy_of(world, tmp_path / "world")
    change_items(liar, lie)
    made = []
    for name, used in (("a", world), ("b", liar)):
        recipe = small(used, tmp_path / name)
        recipe = dataclasses.replace(recipe, select=dataclasses.replace(recipe.select, method="mean"))
        build(recipe, Progress())
        close_files()
        made.append(images(tmp_path / name))
    assert made[0] == made[1] != {}
    assert len(scenes_of(tmp_path / "b")) == 4
    assert all("against" in row["offset_reason"] for row in scenes_of(tmp_path / "b"))
