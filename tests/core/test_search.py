"""The search over files: which items become scenes, in which order, counted how; and what is said of bad input."""

from __future__ import annotations

import copy
import json
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest

from dl4eo_qgis.core.errors import Cancelled, CatalogueError
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.recipe import Catalogue
from dl4eo_qgis.core.stages.search import catalogue_for, closed_interval, no_scenes, scene_record, search
from dl4eo_qgis.core.types import SearchResult
from tests.servers.items import (
    AREA,
    CLOUD,
    END,
    INSIDE,
    OPTICAL_EXPECTED,
    START,
    WORLD,
    Item,
    item,
    optical,
    radar,
    terrain,
    write_item_collection,
    write_static,
)


class Messages(Progress):
    """A progress that keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []
        super().__init__(lambda kind, fraction, text: self.told.append((kind, text)))

    @property
    def warnings(self) -> list[str]:
        return [text for kind, text in self.told if kind == "warning"]


def found(
    catalogue: Path | str,
    role: str = "optical",
    collection: str = "",
    dates: tuple[str, str] = (START, END),
    cloud: float | None = CLOUD,
    progress: Progress | None = None,
    area: str = AREA,
) -> SearchResult:
    return search(str(catalogue), role, collection, area, *closed_interval(*dates), cloud, progress or Progress())


def names(result: SearchResult) -> tuple[str, ...]:
    return tuple(scene.id for scene in result.scenes)


def write_parquet(items: list[Item], path: Path) -> Path:
    from pyarrow.parquet import write_table
    from stac_geoparquet.arrow import parse_stac_items_to_arrow

    write_table(parse_stac_items_to_arrow(items).read_all(), path)
    return path


WRITERS = {
    "static": lambda folder: write_static(WORLD, folder / "cat"),
    "folder": lambda folder: write_static(WORLD, folder / "cat").parent,
    "url of a file": lambda folder: write_static(WORLD, folder / "cat").as_uri(),
    "collection": lambda folder: write_static(WORLD, folder / "cat").parent / "sentinel-2-l2a" / "collection.json",
    "items": lambda folder: write_item_collection(WORLD, folder / "items.json"),
    "geoparquet": lambda folder: write_parquet(
        [entry for entry in WORLD if entry["collection"] == "sentinel-2-l2a"], folder / "items.parquet"
    ),
}


@pytest.mark.parametrize("kind", WRITERS)
def test_every_kind_of_file_gives_the_same_scenes(tmp_path: Path, kind: str) -> None:
    result = found(WRITERS[kind](tmp_path))
    assert names(result) == OPTICAL_EXPECTED
    assert [scene.source for scene in result.scenes] == ["planetary-computer"] * len(OPTICAL_EXPECTED)
    counts = (result.found, result.usable, result.in_area, result.in_time, result.below_cloud, result.without_cloud)
    assert counts == (20, 20, 19, 17, 14, 1)


def test_an_extent_that_lies_hides_no_item(tmp_path: Path) -> None:
    catalogue = write_static(WORLD, tmp_path)
    path = tmp_path / "sentinel-2-l2a" / "collection.json"
    collection = json.loads(path.read_text())
    for extent in (
        {"spatial": {"bbox": [[100, 0, 101, 1]]}, "temporal": {"interval": [[None, None]]}},
        {"spatial": {"bbox": [[-180, -90, 180, 90]]}, "temporal": {"interval": [[None, "2024-05-01T00:00:00Z"]]}},
    ):
        path.write_text(json.dumps({**collection, "extent": extent}))
        assert names(found(catalogue)) == OPTICAL_EXPECTED
    for extent in (
        {"spatial": {"bbox": [[170, 0, -170, 1]]}, "temporal": {"interval": [[None, "2024-06-30"]]}},
        {"spatial": {"bbox": [["?"]]}, "temporal": {}},
        {},
    ):
        path.write_text(json.dumps({**collection, "extent": extent}))
        assert names(found(catalogue)) == OPTICAL_EXPECTED


def test_terrain_looks_at_neither_dates_nor_clouds(tmp_path: Path) -> None:
    result = found(write_static(WORLD, tmp_path), "terrain")
    assert names(result) == ("dem-east", "dem-west")
    assert (result.start, result.end, result.max_cloud_percent) == (None, None, None)


def test_radar_looks_at_no_clouds(tmp_path: Path) -> None:
    assert names(found(write_static(WORLD, tmp_path), "radar")) == ("s1-inside",)


def test_no_cloud_limit_keeps_items_that_do_not_tell_it(tmp_path: Path) -> None:
    result = found(write_static(WORLD, tmp_path), cloud=None)
    assert "s2-cloud-untold" in names(result)
    assert "s2-cloudy" in names(result)
    assert len(result.scenes) == result.below_cloud == 17


def test_items_without_cloud_share_are_named_in_a_warning(tmp_path: Path) -> None:
    progress = Messages()
    found(write_static(WORLD, tmp_path), progress=progress)
    assert progress.warnings == [
        "1 optical items do not tell their cloud share (eo:cloud_cover) and are left out: they cannot be shown to be "
        "below 20 %."
    ]


def test_closed_interval_holds_both_days() -> None:
    start, end = closed_interval("2024-02-29", "2024-02-29")
    assert start == datetime(2024, 2, 29, tzinfo=timezone.utc)
    assert end == datetime(2024, 2, 29, 23, 59, 59, 999000, timezone.utc)


def test_item_with_a_period_counts_where_it_shares_a_moment(tmp_path: Path) -> None:
    def period(name: str, start: str, end: str) -> Item:
        return optical(name, None, INSIDE, start_datetime=start, end_datetime=end)  # type: ignore[arg-type]

    items = [
        period("over-the-start", "2024-05-01T00:00:00Z", "2024-06-01T00:00:00Z"),
        period("over-the-end", "2024-06-30T23:00:00Z", "2024-08-01T00:00:00Z"),
        period("before", "2024-05-01T00:00:00Z", "2024-05-31T23:59:59Z"),
    ]
    result = found(write_item_collection(items, tmp_path / "items.json"))
    assert names(result) == ("over-the-start", "over-the-end")
    assert result.scenes[0].time == datetime(2024, 5, 16, 12, tzinfo=timezone.utc)


def test_bad_items_are_reported_and_passed_over(tmp_path: Path) -> None:
    good = optical("good", "2024-06-02T10:00:00Z", INSIDE)
    broken = [copy.deepcopy(good) for _ in range(5)]
    for number, entry in enumerate(broken):
        entry["id"] = f"broken-{number}"
    broken[0]["geometry"] = None
    broken[1]["assets"] = {}
    broken[2]["properties"]["datetime"] = "yesterday"
    broken[3]["assets"] = {"thumbnail": {"href": "t.jpg"}}
    broken[4]["properties"]["platform"] = "landsat-8"
    progress = Messages()
    result = found(write_item_collection([*broken, "no item", 7, good], tmp_path / "items.json"), progress=progress)
    assert names(result) == ("good",)
    assert (result.found, result.usable) == (8, 1)
    assert "optical item broken-0 passed over: it has no geometry." in progress.warnings
    assert "optical item broken-2 passed over: its datetime 'yesterday' is not a time." in progress.warnings
    assert len(progress.warnings) == len(result.bad) == 7


def test_broken_files_of_a_static_catalogue_are_passed_over(tmp_path: Path) -> None:
    catalogue = write_static(WORLD, tmp_path)
    (tmp_path / "sentinel-2-l2a" / "s2-day-12.json").write_text("{ not json")
    (tmp_path / "sentinel-2-l2a" / "s2-day-13.json").unlink()
    (tmp_path / "sentinel-1-rtc" / "collection.json").write_text("gone")
    result = found(catalogue)
    assert names(result) == tuple(name for name in OPTICAL_EXPECTED if name not in ("s2-day-12", "s2-day-13"))
    reasons = {Path(name).name: reason for name, reason in result.bad}
    assert reasons == {
        "s2-day-12.json": "it is not STAC: what is there is not JSON",
        "s2-day-13.json": "it is missing",
        "collection.json": "it is not STAC: what is there is not JSON",
    }


def test_many_bad_items_are_counted_not_listed(tmp_path: Path) -> None:
    bad = [{**optical(f"bad-{n:03}", "2024-06-02T10:00:00Z", INSIDE), "geometry": None} for n in range(50)]
    progress = Messages()
    found(write_item_collection(bad, tmp_path / "items.json"), progress=progress)
    assert progress.warnings[-1] == "30 more optical items were passed over."
    assert len(progress.warnings) == 21


def test_the_same_item_twice_is_one_scene(tmp_path: Path) -> None:
    result = found(write_item_collection([*WORLD, *WORLD], tmp_path / "items.json"))
    assert names(result) == OPTICAL_EXPECTED
    assert result.found == 20


def test_catalogues_that_link_in_a_circle_end(tmp_path: Path) -> None:
    catalogue = write_static(WORLD, tmp_path)
    path = tmp_path / "sentinel-2-l2a" / "collection.json"
    collection = json.loads(path.read_text())
    collection["links"].append({"rel": "child", "href": "../catalog.json"})
    path.write_text(json.dumps(collection))
    assert names(found(catalogue)) == OPTICAL_EXPECTED


def test_items_below_nested_catalogues_belong_to_the_collection_above(tmp_path: Path) -> None:
    write_static([], tmp_path)
    entry = optical("deep", "2024-06-02T10:00:00Z", INSIDE)
    del entry["collection"]
    entry["assets"] = {"B02": {"href": "../files/B02.tif"}}
    documents = {
        "catalog.json": {"type": "Catalog", "links": [{"rel": "child", "href": "c/collection.json"}]},
        "c/collection.json": {
            "type": "Collection",
            "id": "sentinel-2-l2a",
            "links": [{"rel": "child", "href": "2024/catalog.json"}],
        },
        "c/2024/catalog.json": {"type": "Catalog", "links": [{"rel": "item", "href": "deep.json"}]},
        "c/2024/deep.json": entry,
    }
    for name, document in documents.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(json.dumps({"stac_version": "1.0.0", "id": name, **document}))
    (scene,) = found(tmp_path / "catalog.json").scenes
    assert scene.collection == "sentinel-2-l2a"
    assert Path(scene.assets["blue"].href) == tmp_path / "c" / "files" / "B02.tif"


def test_items_that_name_no_collection_are_told_by_their_assets(tmp_path: Path) -> None:
    items = [optical("o", "2024-06-02T10:00:00Z", INSIDE), radar("r", "2024-06-02T10:00:00Z", INSIDE)]
    for entry in items:
        del entry["collection"]
    path = write_item_collection([*items, terrain("t", INSIDE)], tmp_path / "items.json")
    assert [names(found(path, role)) for role in ("optical", "radar", "terrain")] == [("o",), ("r",), ("t",)]


def test_collection_by_name(tmp_path: Path) -> None:
    entry = optical("x", "2024-06-02T10:00:00Z", INSIDE)
    entry["collection"] = "my-collection"
    path = write_item_collection([*WORLD, entry], tmp_path / "items.json")
    assert names(found(path, collection="my-collection")) == ("x",)


def test_empty_search_counts_before_each_filter(tmp_path: Path) -> None:
    catalogue = write_static(WORLD, tmp_path)
    error = no_scenes(found(catalogue, dates=("2024-06-05", "2024-06-06")))
    assert error.message == (
        f"No Sentinel-2 scene in collection sentinel-2-l2a of {catalogue}: 20 items given by the catalogue, 20 of them "
        "usable, 19 touch the AOI, 2 lie in 2024-06-05 to 2024-06-06, 0 have cloud below 20 % (the least: 20 %)."
    )
    assert "MAX_CLOUD" in error.hint
    early = no_scenes(found(catalogue, dates=("2020-01-01", "2020-01-02")))
    assert "19 touch the AOI, 0 lie in 2020-01-01 to 2020-01-02" in early.message
    assert "START, END" in early.hint
    far = no_scenes(found(catalogue, area="POINT (0 0)"))
    assert "0 touch the AOI" in far.message
    assert "AOI" in far.hint


def test_empty_search_of_bad_items_tells_the_first_reason(tmp_path: Path) -> None:
    bad = {**optical("bad", "2024-06-02T10:00:00Z", INSIDE), "geometry": None}
    error = no_scenes(found(write_item_collection([bad], tmp_path / "items.json")))
    assert error.message.endswith("First item passed over: bad: it has no geometry.")


@pytest.mark.parametrize("role", ["radar", "terrain"])
def test_missing_collection_names_it_and_the_ways_out(tmp_path: Path, role: str) -> None:
    path = write_item_collection([optical("o", "2024-06-02T10:00:00Z", INSIDE)], tmp_path / "items.json")
    with pytest.raises(CatalogueError) as caught:
        catalogue_for(role, Catalogue(str(path)))
    wanted = {"radar": "'sentinel-1-rtc'", "terrain": "'cop-dem-glo-30'"}[role]
    assert f"has no collection {wanted}" in caught.value.message
    assert "it has sentinel-2-l2a." in caught.value.message
    assert f"{role.upper()}_CATALOGUE (catalogue.{role})" in caught.value.hint
    assert f"{role.upper()}=no ({role}.enabled: false)" in caught.value.hint


def test_missing_optical_collection_names_those_that_are_there(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="it has cop-dem-glo-30, sentinel-1-rtc, sentinel-2-l2a") as caught:
        found(write_static(WORLD, tmp_path), collection="sentinel-2-l1c")
    assert "COLLECTION" in caught.value.hint


PROVIDERS: list[tuple[str, Catalogue, str, tuple[str, str]]] = [
    ("optical", Catalogue(), "", ("planetary-computer", "sentinel-2-l2a")),
    ("radar", Catalogue(), "", ("planetary-computer", "sentinel-1-rtc")),
    ("terrain", Catalogue(), "", ("planetary-computer", "cop-dem-glo-30")),
    ("optical", Catalogue("earth-search"), "sentinel-2-c1-l2a", ("earth-search", "sentinel-2-c1-l2a")),
    ("radar", Catalogue("earth-search"), "", ("planetary-computer", "sentinel-1-rtc")),
    ("terrain", Catalogue("earth-search"), "", ("earth-search", "cop-dem-glo-30")),
    ("radar", Catalogue("cdse"), "", ("planetary-computer", "sentinel-1-rtc")),
    ("terrain", Catalogue("https://stac.dataspace.copernicus.eu/v1"), "", ("planetary-computer", "cop-dem-glo-30")),
    ("radar", Catalogue("earth-search", radar="cdse"), "my-rtc", ("cdse", "my-rtc")),
]


@pytest.mark.parametrize(("role", "catalogues", "collection", "expected"), PROVIDERS)
def test_catalogue_of_each_role_at_the_providers(
    role: str, catalogues: Catalogue, collection: str, expected: tuple[str, str]
) -> None:
    assert catalogue_for(role, catalogues, collection) == expected


def test_catalogue_of_each_role_at_a_path(tmp_path: Path) -> None:
    path = str(write_static(WORLD, tmp_path / "all"))
    other = str(write_item_collection([radar("r", "2024-06-02T10:00:00Z", INSIDE)], tmp_path / "radar.json"))
    assert catalogue_for("radar", Catalogue(path)) == (path, "sentinel-1-rtc")
    assert catalogue_for("terrain", Catalogue(path)) == (path, "cop-dem-glo-30")
    assert catalogue_for("radar", Catalogue("planetary-computer", radar=other)) == (other, "sentinel-1-rtc")


def test_provider_asked_for_what_it_does_not_have() -> None:
    with pytest.raises(CatalogueError, match="earth-search: has no Sentinel-1 collection") as caught:
        catalogue_for("radar", Catalogue(radar="earth-search"))
    assert "RADAR=no" in caught.value.hint


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<html>hello</html>", "not JSON"),
        ("[1, 2]", "a JSON list, not an object"),
        ('{"hello": 1}', "the JSON there has type None"),
        ('{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}}]}', "no STAC items"),
        ('{"type": "FeatureCollection", "features": 7}', "type 'FeatureCollection'"),
    ],
)
def test_file_that_is_not_stac(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(content)
    with pytest.raises(CatalogueError, match="is not STAC") as caught:
        found(path)
    assert said in caught.value.message
    assert str(path) in caught.value.message


def test_broken_geoparquet(tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    path.write_bytes(b"PAR1 not really")
    with pytest.raises(CatalogueError, match="is not stac-geoparquet"):
        found(path)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("planetary", "Did you mean planetary-computer?"),
        ("/nowhere/catalog.json", "neither a provider nor an existing file"),
        ("ftp://example.com/catalog.json", "only http\\(s\\) addresses and local paths"),
    ],
)
def test_address_that_is_nothing(address: str, said: str) -> None:
    with pytest.raises(CatalogueError, match=said):
        found(address)


def test_cancel_stops_the_search(tmp_path: Path) -> None:
    progress = Progress()
    progress.cancelled.set()
    with pytest.raises(Cancelled):
        found(write_static(WORLD, tmp_path), progress=progress)


def test_scene_record_has_the_columns_of_the_scenes_layer(tmp_path: Path) -> None:
    properties: dict[str, Any] = {
        "s2:mgrs_tile": "32TNT", "sat:orbit_state": "descending", "sat:relative_orbit": 65,
    }  # fmt: skip
    entry = optical("x", "2024-06-02T10:20:30.456789Z", INSIDE, 12.5, **properties)
    entry["assets"] = {"B02": {"href": "a/B02.tif"}, "SCL": {"href": "a/SCL.tif"}}
    path = write_item_collection([entry], tmp_path / "items.json")
    (scene,) = found(path).scenes
    record = scene_record(scene)
    assert json.loads(record.pop("assets")) == {"blue": f"{tmp_path}/a/B02.tif", "scl": f"{tmp_path}/a/SCL.tif"}
    assert record == {
        "item_id": "x",
        "collection": "sentinel-2-l2a",
        "catalogue": str(path),
        "role": "optical",
        "datetime": "2024-06-02T10:20:30.456Z",
        "date": "2024-06-02",
        "cloud": 12.5,
        "platform": "sentinel-2a",
        "orbit_state": "descending",
        "relative_orbit": 65,
        "tile": "32TNT",
        "baseline": "05.09",
        "offset_metadata": -1000.0,
        "offset_reason": "s2:processing_baseline = 05.09 is 04.00 or later",
        "epsg": 32632,
    }


def test_dem_assets_of_other_names(tmp_path: Path) -> None:
    entry = item("d", "my-dem", INSIDE, {"datetime": "2021-01-01T00:00:00Z"}, ("elevation",))
    path = write_item_collection([entry], tmp_path / "items.json")
    assert names(found(path, "terrain", "my-dem")) == ("d",)


@pytest.mark.real
@pytest.mark.parametrize(
    ("style", "offsets"),
    [
        ("planetary-computer", {"433D_629L": -1000, "637U_59R": 0}),
        ("earth-search", {"433D_629L": -1000, "637U_59R": 0}),
        ("cdse", {"433D_629L": -1000, "637U_59R": 0}),
    ],
)
@pytest.mark.parametrize("file", ["catalog.json", "all_items.json"])
def test_real_catalogues_of_each_style(shared_data: Path, style: str, offsets: dict[str, int], file: str) -> None:
    path = shared_data / "catalogs" / f"{style}-style" / file
    world = "POLYGON ((-180 -90, 180 -90, 180 90, -180 90, -180 -90))"
    result = found(path, dates=("2017-01-01", "2020-12-31"), cloud=100, area=world)
    assert not result.bad
    assert {s.id.split("-")[1].rsplit("_", 2)[0]: s.offset_dn for s in result.scenes} == offsets
    for scene in result.scenes:
        assert scene.source == style
        assert len(scene.assets) == 13  # twelve bands and the cloud mask
        assert scene.assets["cloud_mask"].nodata == ()
        assert all(Path(asset.href).is_file() for asset in scene.assets.values())
        assert scene.epsg in (32718, 32632)
