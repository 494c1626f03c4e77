"""Providers: the recorded answers of the real ones become the right scenes, and their files are opened rightly."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest
import shapely

from dl4eo_qgis.core.errors import ReadError
from dl4eo_qgis.core.products import LANDSAT
from dl4eo_qgis.core.sources import (
    CDSE_ENVIRONMENT,
    PROVIDERS,
    SOURCES,
    USGS_ENVIRONMENT,
    bands_of,
    provider_of,
    readable_href,
)
from dl4eo_qgis.core.sources.item import ItemError, footprint_of, scene_of
from dl4eo_qgis.core.types import ROLES, Asset, Scene
from tests.servers.items import INSIDE, optical, radar, ring, terrain

PC, EARTH_SEARCH, CDSE = (SOURCES[name] for name in ("planetary-computer", "earth-search", "cdse"))
REFLECTANCE = {
    "coastal", "blue", "green", "red", "rededge1", "rededge2", "rededge3",
    "nir", "nir08", "nir09", "swir16", "swir22",
}  # fmt: skip
S2_BANDS = REFLECTANCE | {"scl"}
AWS_S2 = (
    "https://sentinel-cogs.s3.us-west-2.amazonaws.com/sentinel-s2-l2a-cogs/13/T/DE/2023/10/S2A_13TDE_20231008_0_L2A"
)

# file, item, role -> what the scene must say
RECORDED: list[tuple[str, str, str, dict[str, Any], tuple[str, str]]] = [
    (
        "planetary-computer/search_sentinel-2-l2a_2019.json",
        "S2A_MSIL2A_20190101T000001_R116_T60VUK_20201007T214652",
        "optical",
        {
            "epsg": 32660, "baseline": "02.12", "offset_dn": 0, "tile": "60VUK", "relative_orbit": 116,
            "orbit_state": "descending", "platform": "sentinel-2a", "cloud_percent": 56.297088,
            "pass_id": "GS2A_20190101T000001_018417_N02.12", "time": datetime(2019, 1, 1, 0, 0, 1, 24000, timezone.utc),
        },
        (
            "swir16",
            "https://sentinel2l2a01.blob.core.windows.net/sentinel2-l2/60/V/UK/2019/01/01/S2A_MSIL2A_20190101T000001_N0212"
            "_R116_T60VUK_20201007T214652.SAFE/GRANULE/L2A_T60VUK_A018417_20181231T235957/IMG_DATA/R20m/"
            "T60VUK_20190101T000001_B11_20m.tif",
        ),
    ),
    (
        "planetary-computer/search_sentinel-2-l2a_baseline0400_page1.json",
        "S2A_MSIL2A_20230216T150721_R082_T19PHS_20230217T082924",
        "optical",
        {"epsg": 32619, "baseline": "04.00", "offset_dn": -1000, "pass_id": "GS2A_20230216T150721_039976_N04.00"},
        (
            "scl",
            "https://sentinel2l2a01.blob.core.windows.net/sentinel2-l2/19/P/HS/2023/02/16/S2A_MSIL2A_20230216T150721_N0400"
            "_R082_T19PHS_20230217T082924.SAFE/GRANULE/L2A_T19PHS_A039976_20230216T150716/IMG_DATA/R20m/"
            "T19PHS_20230216T150721_SCL_20m.tif",
        ),
    ),
    (
        "planetary-computer/items_sentinel-1-rtc.json",
        "S1A_IW_GRDH_1SDV_20240419T045904_20240419T045916_053498_067DF2_rtc",
        "radar",
        {
            "epsg": 32633, "pass_id": "425458", "relative_orbit": 51, "orbit_state": "descending",
            "platform": "sentinel-1a", "offset_dn": 0, "time": datetime(2024, 4, 19, 4, 59, 10, 436706, timezone.utc),
        },
        (
            "vv",
            "https://sentinel1euwestrtc.blob.core.windows.net/sentinel1-grd-rtc/GRD/2024/4/19/IW/DV/S1A_IW_GRDH_1SDV_2024"
            "0419T045904_20240419T045916_053498_067DF2_DCEC/measurement/iw-vv.rtc.tiff",
        ),
    ),
    (
        "planetary-computer/items_cop-dem-glo-30.json",
        "Copernicus_DSM_COG_10_S90_00_W180_00_DEM",
        "terrain",
        {"epsg": 4326, "platform": "tandem-x"},
        (
            "elevation",
            "https://elevationeuwest.blob.core.windows.net/copernicus-dem/COP30_hh/"
            "Copernicus_DSM_COG_10_S90_00_W180_00_DEM.tif",
        ),
    ),
    (
        "earth-search/search_sentinel-2-l2a_landsat.json",
        "S2A_13TDE_20231008_0_L2A",
        "optical",
        {
            "epsg": 32613, "baseline": "05.09", "offset_dn": 0, "tile": "13TDE", "platform": "sentinel-2a",
            "offset_reason": "no offset: earthsearch:boa_offset_applied = true, it was already taken off",
            "pass_id": "GS2A_20231008T175231_043324_N05.09",
        },
        ("swir22", f"{AWS_S2}/B12.tif"),
    ),
    (
        "earth-search/search_cloud_filter_next_token.json",
        "S2B_T20EPT_20250731T131905_L2A",
        "optical",
        {"collection": "sentinel-2-c1-l2a", "offset_dn": -1000, "offset_reason": "raster:bands offset = -0.1"},
        (
            "blue",
            "https://e84-earth-search-sentinel-data.s3.us-west-2.amazonaws.com/sentinel-2-c1-l2a/20/E/PT/2025/7/"
            "S2B_T20EPT_20250731T131905_L2A/B02.tif",
        ),
    ),
    (
        "earth-search/search_cop-dem-glo-30.json",
        "Copernicus_DSM_COG_10_S90_00_W180_00_DEM",
        "terrain",
        {"epsg": 4326},
        (
            "elevation",
            "s3://copernicus-dem-30m/Copernicus_DSM_COG_10_S90_00_W180_00_DEM/"
            "Copernicus_DSM_COG_10_S90_00_W180_00_DEM.tif",
        ),
    ),
    (
        "cdse/search_sentinel-2-l2a.json",
        "S2B_MSIL2A_20200705T101559_N0500_R065_T32TNT_20230530T175912",
        "optical",
        {
            "epsg": 32632, "baseline": "05.00", "offset_dn": -1000, "offset_reason": "raster:offset = -0.1",
            "tile": "32TNT", "relative_orbit": 65, "cloud_percent": 31.64, "platform": "sentinel-2b",
            "pass_id": "GS2B_20200705T101559_017394_N05.00",
        },
        (
            "coastal",
            "s3://eodata/Sentinel-2/MSI/L2A_N0500/2020/07/05/S2B_MSIL2A_20200705T101559_N0500_R065_T32TNT_20230530T175912"
            ".SAFE/GRANULE/L2A_T32TNT_A017394_20200705T101917/IMG_DATA/R60m/T32TNT_20200705T101559_B01_60m.jp2",
        ),
    ),
]  # fmt: skip


def recorded(shared_data: Path, file: str) -> dict[str, Any]:
    return json.loads((shared_data / "stac_api_responses" / file).read_text(encoding="utf-8"))["response"]


@pytest.mark.real
@pytest.mark.parametrize(("file", "name", "role", "told", "asset"), RECORDED, ids=[f"{c[0]}-{c[2]}" for c in RECORDED])
def test_recorded_answer(
    shared_data: Path, file: str, name: str, role: str, told: dict[str, Any], asset: tuple[str, str]
) -> None:
    document = next(entry for entry in recorded(shared_data, file)["features"] if entry["id"] == name)
    provider = file.partition("/")[0]
    scene = scene_of(document, f"{PROVIDERS[provider].api_url}/search", role, provider, PROVIDERS[provider])
    assert {key: getattr(scene, key) for key in told} == told
    assert (scene.id, scene.role, scene.source, scene.catalogue) == (name, role, provider, provider)
    expected_bands = {"optical": S2_BANDS, "radar": {"vv", "vh"}, "terrain": {"elevation"}}[role]
    assert set(scene.assets) == expected_bands
    assert scene.assets[asset[0]].href == asset[1]
    assert shapely.from_wkt(scene.footprint).equals(shapely.from_geojson(json.dumps(document["geometry"])))


@pytest.mark.real
@pytest.mark.parametrize("provider", ["planetary-computer", "earth-search", "cdse"])
def test_asset_names_tell_the_recorded_providers_apart(shared_data: Path, provider: str) -> None:
    seen = 0
    for file in sorted((shared_data / "stac_api_responses" / provider).glob("search_*.json")):
        for document in recorded(shared_data, f"{provider}/{file.name}")["features"]:
            if "sentinel-2" in document["collection"]:
                assert scene_of(document, "https://example.com", "optical", "x").source == provider
                seen += 1
    assert seen


@pytest.mark.real
def test_a_recorded_landsat_item(shared_data: Path) -> None:
    """Read by Landsat's own rules where its collection is asked for; refused where it goes by another name."""
    answer = recorded(shared_data, "earth-search/search_sentinel-2-l2a_landsat.json")
    landsat = next(entry for entry in answer["features"] if entry["collection"] == "landsat-c2-l2")
    scene = scene_of(landsat, "https://example.com", "optical", "earth-search", EARTH_SEARCH)
    assert (scene.product, scene.source, scene.platform) == ("landsat-c2-l2", "earth-search", "landsat-8")
    assert (scene.cloud_percent, scene.epsg, scene.tile, scene.offset_dn) == (0.06, 32613, "WRS2-033032", 0)
    assert set(scene.assets) == {*LANDSAT.bands, "qa_pixel"}
    for band, channel in LANDSAT.channels.items():  # as the item itself tells them
        told = landsat["assets"][channel.keys[0]]["raster:bands"][0]
        asset = scene.assets[band]
        assert (asset.scale, asset.offset, asset.nodata) == (told["scale"], told["offset"], (told["nodata"],))
    assert scene.assets["nir"] == scene.assets["nir08"]
    assert scene.assets["red"].href.endswith("LC08_L2SP_033032_20231008_20231017_02_T1_SR_B4.TIF")
    with pytest.raises(ItemError, match="landsat-8, not of Sentinel-2"):
        scene_of({**landsat, "collection": "sentinel-2-l2a"}, "https://example.com", "optical", "x", EARTH_SEARCH)


def raster_bands(offset: float) -> dict[str, Any]:
    return {"raster:bands": [{"nodata": 0, "data_type": "uint16", "scale": 0.0001, "offset": offset}]}


OFFSETS: list[tuple[str, dict[str, Any], dict[str, Any], float, str]] = [
    ("planetary-computer", {"s2:processing_baseline": "03.01"}, {}, 0, "s2:processing_baseline = 03.01"),
    ("planetary-computer", {"s2:processing_baseline": "04.00"}, {}, -1000, "s2:processing_baseline = 04.00"),
    ("planetary-computer", {"s2:processing_baseline": "05.11"}, {}, -1000, "s2:processing_baseline = 05.11"),
    ("planetary-computer", {"s2:processing_baseline": "99.99"}, {}, 0, "s2:processing_baseline = 99.99"),
    ("planetary-computer", {"s2:processing_baseline": "new"}, {}, 0, "not a baseline number"),
    ("planetary-computer", {}, {}, 0, "tells no processing baseline"),
    ("earth-search", {"earthsearch:boa_offset_applied": True}, raster_bands(-0.1), 0, "boa_offset_applied = true"),
    ("earth-search", {"earthsearch:boa_offset_applied": False}, raster_bands(-0.1), -1000, "offset = -0.1"),
    ("earth-search", {"s2:processing_baseline": "05.00"}, raster_bands(-0.1), -1000, "offset = -0.1"),
    ("earth-search", {"s2:processing_baseline": "05.00"}, raster_bands(0), 0, "offset = 0"),
    ("earth-search", {"s2:processing_baseline": "05.00"}, {}, -1000, "s2:processing_baseline = 05.00"),
    ("cdse", {"processing:version": "05.00"}, {"raster:offset": -0.1, "raster:scale": 0.0001}, -1000, "offset = -0.1"),
    ("cdse", {"processing:version": "05.00"}, {"raster:offset": 0, "raster:scale": 0.0001}, 0, "offset = 0"),
    ("cdse", {"processing:version": "02.14"}, {}, 0, "processing:version = 02.14"),
    ("stac", {"processing:version": "05.10"}, {}, -1000, "processing:version = 05.10"),
]


@pytest.mark.parametrize(("source", "properties", "asset", "offset_dn", "reason"), OFFSETS)
def test_offset_rule(
    source: str, properties: dict[str, Any], asset: dict[str, Any], offset_dn: float, reason: str
) -> None:
    found, told = SOURCES[source].offset({"properties": properties}, asset)
    assert found == offset_dn
    assert reason in told


@pytest.mark.parametrize("platform", ["Sentinel-2A", "sentinel-2b", "SENTINEL-2C", "Sentinel 2", "sentinel_2c"])
def test_all_sentinel_2_are_alike(platform: str) -> None:
    scene = scene_of(optical("x", "2024-06-01T10:00:00Z", INSIDE, platform=platform), "https://x", "optical", "c")
    assert scene.offset_dn == -1000


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_every_source_names_bands_and_credits_for_every_role(source: Any) -> None:
    for role in ROLES:
        assert source.attribution[role]
        assert source.licence[role]
        assert source.bands[role] or source.name in ("stac", "local")
    assert set(source.bands["optical"]) in (S2_BANDS, set())


def test_native_pixel_size_is_preferred() -> None:
    item = {"assets": {key: {} for key in ("B02_60m", "B02_20m", "B02_10m", "B01_20m", "B01_60m", "B11_60m")}}
    bands = bands_of(CDSE, "optical", item)
    assert bands == {"blue": ("B02_10m", 1), "coastal": ("B01_60m", 1), "swir16": ("B11_60m", 1)}


def test_nodata_by_role() -> None:
    scenes = [
        scene_of(optical("o", "2024-06-01T10:00:00Z", INSIDE), "/a.json", "optical", "c"),
        scene_of(radar("r", "2024-06-01T10:00:00Z", INSIDE), "/a.json", "radar", "c"),
        scene_of(terrain("t", INSIDE), "/a.json", "terrain", "c"),
    ]
    assert [next(iter(s.assets.values())).nodata for s in scenes] == [(0,), (-32768, 0), ()]
    assert all((a.scale, a.offset) == (1, 0) for s in scenes for a in s.assets.values())


def test_bands_by_common_name_where_the_keys_are_unknown() -> None:
    item = optical("x", "2024-06-01T10:00:00Z", INSIDE)
    rgb = [{"common_name": name} for name in ("red", "green", "blue")]
    item["assets"] = {
        "preview": {"href": "p.tif", "roles": ["visual"], "eo:bands": rgb},
        "picture": {"href": "rgb.tif", "roles": ["data"], "eo:bands": rgb},
        "ten": {"href": "ten.tif", "bands": [{"eo:common_name": "nir"}, {"eo:common_name": "red"}]},
        "coarse": {"href": "g60.tif", "gsd": 60, "eo:bands": [{"name": "B03", "common_name": "green"}]},
        "fine": {"href": "g10.tif", "gsd": 10, "eo:bands": [{"name": "B03", "common_name": "green"}]},
        "edge": {"href": "e.tif", "eo:bands": [{"name": "B06", "common_name": "rededge"}]},
        "SCL": {"href": "scl.tif"},
    }
    scene = scene_of(item, "/data/items.json", "optical", "c")
    assert scene.source == "stac"
    assert {band: (asset.href, asset.band) for band, asset in scene.assets.items()} == {
        "red": ("/data/ten.tif", 2),
        "nir": ("/data/ten.tif", 1),
        "green": ("/data/g10.tif", 1),
        "blue": ("/data/rgb.tif", 3),
        "rededge2": ("/data/e.tif", 1),
        "scl": ("/data/scl.tif", 1),
    }
    del item["properties"]["platform"]
    with pytest.raises(ItemError, match="no named platform, not of Sentinel-2"):
        scene_of(item, "/data/items.json", "optical", "c")


@pytest.mark.parametrize(
    ("asset", "properties", "epsg"),
    [
        ({}, {"proj:epsg": 32632}, 32632),
        ({}, {"proj:epsg": None, "proj:code": "EPSG:32718"}, 32718),
        ({"proj:epsg": 32631}, {"proj:epsg": None}, 32631),
        ({"proj:code": "EPSG:32633"}, {"proj:epsg": None}, 32633),
        ({"proj:code": "IAU_2015:30100"}, {"proj:epsg": None}, None),
        ({}, {"proj:epsg": None}, None),
    ],
)
def test_epsg_is_read_wherever_it_stands(asset: dict[str, Any], properties: dict[str, Any], epsg: int | None) -> None:
    item = optical("x", "2024-06-01T10:00:00Z", INSIDE, **properties)
    item["assets"]["B02"].update(asset)
    assert scene_of(item, "/a.json", "optical", "c").epsg == epsg


HREFS: list[tuple[str, str, str]] = [
    ("/cat/items/x.json", "../B02.tif", "/cat/B02.tif"),
    ("/cat/items/x.json", "/elsewhere/B02.tif", "/elsewhere/B02.tif"),
    ("/cat/items/x.json", "file:///with%20space/B02.tif", "/with space/B02.tif"),
    ("/cat/items/x.json", "https://example.com/B02.tif", "https://example.com/B02.tif"),
    ("/cat/items/x.json", "s3://bucket/B02.tif", "s3://bucket/B02.tif"),
    ("https://example.com/cat/items/x.json", "../B02.tif", "https://example.com/cat/B02.tif"),
    ("https://example.com/cat/items/x.json", "s3://bucket/B02.tif", "s3://bucket/B02.tif"),
    ("https://example.com/cat/items/x.json", "/etc/B02.tif", "https://example.com/etc/B02.tif"),
]


@pytest.mark.parametrize(("base", "href", "expected"), HREFS)
def test_hrefs_are_made_absolute(base: str, href: str, expected: str) -> None:
    item = optical("x", "2024-06-01T10:00:00Z", INSIDE)
    item["assets"]["B02"]["href"] = href
    assert scene_of(item, base, "optical", "c").assets["blue"].href == expected


@pytest.mark.parametrize("href", ["file:///etc/passwd", "/vsizip/etc/x.zip", "/vsicurl/file:///etc/x", "gs://b/k.tif"])
def test_a_remote_item_may_not_point_into_this_machine(href: str) -> None:
    item = optical("x", "2024-06-01T10:00:00Z", INSIDE)
    item["assets"]["B02"]["href"] = href
    with pytest.raises(ItemError, match="asset B02 lies at"):
        scene_of(item, "https://example.com/search", "optical", "c")


def changed(**parts: Any) -> dict[str, Any]:
    return {**optical("x", "2024-06-01T10:00:00Z", INSIDE), **parts}


BAD: list[tuple[dict[str, Any], str]] = [
    (changed(geometry=None), "no geometry"),
    (changed(geometry={"type": "Polygon", "coordinates": []}), "geometry"),
    (changed(geometry={"type": "Polygon", "coordinates": [[["a", 1], [2, 3], [4, 5]]]}), "geometry cannot be read"),
    (changed(geometry={"type": "Blob"}), "geometry cannot be read"),
    (changed(assets={}), "no assets"),
    (changed(assets=None), "no assets"),
    (changed(assets={"thumbnail": {"href": "t.jpg"}}), r"none of its assets is optical data \(it has thumbnail\)"),
    (changed(assets={"SCL": {"href": "scl.tif"}}), "none of its assets is optical data"),
    (changed(assets={"B02": {"title": "blue"}}), "asset B02 has no href"),
    (changed(properties=None), "no properties"),
    (changed(properties={"datetime": "soon"}), "datetime 'soon' is not a time"),
    (changed(properties={"datetime": None}), "neither a datetime nor both"),
    (
        changed(properties={"datetime": None, "start_datetime": "2024-01-02", "end_datetime": "2024-01-01"}),
        "lies before",
    ),
    (changed(properties={"datetime": "2024-01-01T00:00:00Z", "platform": "landsat-8"}), "landsat-8, not of Sentinel-2"),
]


@pytest.mark.parametrize(("item", "reason"), BAD, ids=[reason for _, reason in BAD])
def test_bad_item_has_a_reason(item: dict[str, Any], reason: str) -> None:
    with pytest.raises(ItemError, match=reason):
        scene_of(item, "/a.json", "optical", "c")


JUNK = (None, 0, -1, 1e400, True, "", "x", "http://[", [], [None], [[]], {}, {"a": None}, {"href": 7})


def test_whatever_stands_in_an_item_it_is_read_or_has_a_reason() -> None:
    read = 0
    for place in range(len(JUNK)):
        for path in paths(optical("x", "2024-06-01T10:00:00Z", INSIDE, **{"grid:code": "MGRS-32TNT"})):
            item = optical("x", "2024-06-01T10:00:00Z", INSIDE, **{"grid:code": "MGRS-32TNT"})
            item["assets"]["B02"]["eo:bands"] = [{"common_name": "blue"}]
            put(item, path, JUNK[place])
            for role in ROLES:
                try:
                    scene_of(item, "https://example.com/search", role, "c")
                    read += 1
                except ItemError:
                    continue
    assert read


def paths(value: Any, start: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the way to every value in a document."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return ([start] if start else []) + [path for key, part in inner for path in paths(part, (*start, key))]


def put(document: Any, path: tuple[Any, ...], value: Any) -> None:
    for key in path[:-1]:
        document = document[key]
    document[path[-1]] = value


def test_time_without_datetime_is_the_middle_of_the_period() -> None:
    period = {"datetime": None, "start_datetime": "2024-06-01T10:00:00Z", "end_datetime": "2024-06-01T12:00:00+02:00"}
    scene = scene_of(changed(properties={**period, "platform": "sentinel-2a"}), "/a.json", "optical", "c")
    assert scene.time == datetime(2024, 6, 1, 10, 0, tzinfo=timezone.utc)
    assert scene.cloud_percent is None


def test_footprint_across_180_degrees_is_cut_in_two() -> None:
    crossing = {"geometry": {"type": "Polygon", "coordinates": [[[179, 0], [-179, 0], [-179, 1], [179, 1], [179, 0]]]}}
    expected = shapely.union_all([shapely.box(179, 0, 180, 1), shapely.box(-180, 0, -179, 1)])
    assert footprint_of(crossing).equals(expected)
    assert not footprint_of(crossing).intersects(shapely.Point(0, 0.5))


@pytest.mark.parametrize(
    "geometry",
    [
        ring((-180, -90, 180, 90)),
        {"type": "Polygon", "coordinates": [[[-170, 0], [0, 0], [170, 0], [170, 1], [-170, 1], [-170, 0]]]},
        {"type": "MultiPolygon", "coordinates": [ring((w, 0, w + 1, 1))["coordinates"] for w in (179, -180)]},
        {"type": "GeometryCollection", "geometries": [ring((0, 0, 1, 1)), ring((2, 0, 3, 1))]},
    ],
    ids=["world", "wide", "already cut", "collection"],
)  # fmt: skip
def test_other_footprints_stay_as_they_are(geometry: dict[str, Any]) -> None:
    assert footprint_of({"geometry": geometry}).equals(shapely.from_geojson(json.dumps(geometry)))


def test_crossed_footprint_is_repaired() -> None:
    bow = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}
    assert footprint_of({"geometry": bow}).is_valid


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("planetary-computer", "planetary-computer"),
        ("https://planetarycomputer.microsoft.com/api/stac/v1", "planetary-computer"),
        ("https://planetarycomputer.microsoft.com/api/stac/v1/", "planetary-computer"),
        ("https://earth-search.aws.element84.com/v1", "earth-search"),
        ("https://stac.dataspace.copernicus.eu/v1/", "cdse"),
        ("stac", None),
        ("https://example.com/v1", None),
        ("", None),
    ],
)
def test_provider_by_name_or_url(address: str, name: str | None) -> None:
    provider = provider_of(address)
    assert (provider.name if provider else None) == name


def a_scene(href: str, source: str = "planetary-computer") -> tuple[Scene, Asset]:
    asset = Asset(href)
    time = datetime(2024, 6, 1, tzinfo=timezone.utc)
    return Scene("s1", "c", "cat", source, "optical", time, "POINT (0 0)", {"red": asset}), asset


@pytest.mark.parametrize(
    ("href", "opened"),
    [
        ("/data/B02.tif", "/data/B02.tif"),
        ("http://127.0.0.1:1/B02.tif", "http://127.0.0.1:1/B02.tif"),
        ("https://example.com/a/B02.tif", "https://example.com/a/B02.tif"),
        (
            "s3://copernicus-dem-30m/a/b.tif",
            "https://copernicus-dem-30m.s3.eu-central-1.amazonaws.com/a/b.tif",
        ),
        ("s3://some-bucket/a/b.tif", "/vsis3/some-bucket/a/b.tif"),
    ],
)
def test_readable_href(href: str, opened: str) -> None:
    for source in SOURCES:
        assert readable_href(*a_scene(href, source)) == opened


def test_cdse_files_need_keys_and_the_error_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in CDSE_ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    scene, asset = a_scene("s3://eodata/Sentinel-2/B02.jp2", "cdse")
    monkeypatch.setenv("AWS_VIRTUAL_HOSTING", "FALSE")
    with pytest.raises(ReadError) as caught:
        readable_href(scene, asset)
    assert "scene s1, band red" in caught.value.message
    assert caught.value.message.endswith("AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_S3_ENDPOINT.")
    assert "AWS_S3_ENDPOINT=eodata.dataspace.copernicus.eu" in caught.value.hint
    for name in CDSE_ENVIRONMENT:
        monkeypatch.setenv(name, "set")
    assert readable_href(scene, asset) == "/vsis3/eodata/Sentinel-2/B02.jp2"


def test_landsat_on_amazon_needs_keys_and_the_error_names_a_place_that_needs_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in USGS_ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(ReadError) as caught:
        readable_href(*a_scene("s3://usgs-landsat/collection02/a_SR_B4.TIF", "earth-search"))
    assert "AWS_REQUEST_PAYER" in caught.value.message
    assert caught.value.hint.endswith("or search planetary-computer, which has the same scenes and needs none.")
    for name in USGS_ENVIRONMENT:
        monkeypatch.setenv(name, "set")
    assert readable_href(*a_scene("s3://usgs-landsat/a.TIF", "earth-search")) == "/vsis3/usgs-landsat/a.TIF"
