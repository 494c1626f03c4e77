"""The search over the web: STAC APIs that others wrote, static files by http, and servers that misbehave."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from dl4eo_qgis.core import catalogues as catalogue
from dl4eo_qgis.core.catalogues import server as catalogue_server
from dl4eo_qgis.core.errors import CatalogueError
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.recipe import Catalogue
from dl4eo_qgis.core.sources import readable_href
from dl4eo_qgis.core.stages.search import catalogue_for, closed_interval, no_scenes, search
from dl4eo_qgis.core.types import SearchResult
from tests.servers.files import Answer, FileServer, serve_files
from tests.servers.items import (
    AREA,
    CLOUD,
    END,
    INSIDE,
    OPTICAL_EXPECTED,
    START,
    WORLD,
    Item,
    optical,
    with_hrefs_under,
    write_item_collection,
    write_static,
)
from tests.servers.programs import free_port
from tests.servers.stac import PgStac, serve_rustac

CORE = "https://api.stacspec.org/v1.0.0/core"
ITEM_SEARCH = "https://api.stacspec.org/v1.0.0/item-search"
QUERY = f"{ITEM_SEARCH}#query"
FILTER = f"{ITEM_SEARCH}#filter"
CQL2_JSON = "http://www.opengis.net/spec/cql2/1.0/conf/cql2-json"


def found(
    address: str,
    role: str = "optical",
    collection: str = "",
    dates: tuple[str, str] = (START, END),
    area: str = AREA,
) -> SearchResult:
    return search(address, role, collection, area, *closed_interval(*dates), CLOUD, Progress())


def names(result: SearchResult) -> tuple[str, ...]:
    return tuple(scene.id for scene in result.scenes)


def as_json(document: Any, status: int = 200) -> Callable[[str, bytes], Answer]:
    return lambda query, body: (status, {"Content-Type": "application/json"}, json.dumps(document).encode())


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let retries follow each other at once."""
    monkeypatch.setattr(catalogue_server, "RETRY", catalogue_server.RETRY.new(backoff_factor=0))


@pytest.fixture(params=["pgstac", "rustac"])
def api(request: pytest.FixtureRequest) -> str:
    """Give the URL of each STAC API in turn."""
    if request.param == "rustac":
        return str(request.getfixturevalue("rustac_url"))
    return str(request.getfixturevalue("pgstac").url)


@pytest.mark.servers
@pytest.mark.parametrize("page_size", [1, 3, 100])
def test_apis_and_the_static_catalogue_give_the_same_scenes(
    api: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page_size: int
) -> None:
    monkeypatch.setattr(catalogue, "PAGE_SIZE", page_size)
    assert names(found(api)) == OPTICAL_EXPECTED
    static = str(write_static(WORLD, tmp_path))
    for role in ("optical", "radar", "terrain"):
        here, there = found(api, role).scenes, found(static, role).scenes
        assert [(s.id, s.time, s.footprint, s.assets, s.epsg) for s in here] == [
            (s.id, s.time, s.footprint, s.assets, s.epsg) for s in there
        ]
        assert len(here) > 0


@pytest.mark.servers
def test_cloud_is_asked_only_of_the_server_that_conforms(pgstac: PgStac, rustac_url: str) -> None:
    asked, unasked = found(pgstac.url), found(rustac_url)
    assert (asked.found, asked.below_cloud) == (14, 14)
    assert (unasked.found, unasked.below_cloud, unasked.without_cloud) == (17, 14, 1)
    assert names(asked) == names(unasked)


@pytest.mark.servers
def test_empty_search_counts_what_the_server_kept_back(api: str) -> None:
    cloudy = no_scenes(found(api, dates=("2024-06-05", "2024-06-06")))
    assert "2 items given by the catalogue" in cloudy.message
    assert "2 lie in 2024-06-05 to 2024-06-06, 0 have cloud below 20 % (the least: 20 %)" in cloudy.message
    early = no_scenes(found(api, dates=("2019-01-01", "2019-01-31")))
    assert "19 items given by the catalogue" in early.message
    assert "19 touch the AOI, 0 lie in 2019-01-01 to 2019-01-31" in early.message
    nowhere = no_scenes(found(api, area="POLYGON ((0 0, 1 0, 1 1, 0 0))"))
    assert "0 items given by the catalogue" in nowhere.message
    assert "AOI" in nowhere.hint


@pytest.mark.servers
def test_missing_collection_at_an_api(api: str) -> None:
    with pytest.raises(CatalogueError, match="has no collection 'sentinel-9'") as caught:
        found(api, collection="sentinel-9")
    assert "cop-dem-glo-30" in caught.value.message
    assert catalogue_for("radar", Catalogue(api)) == (api, "sentinel-1-rtc")


@pytest.mark.servers
@pytest.mark.real
def test_apis_give_the_real_items_with_files_that_can_be_read(pgstac: PgStac, shared_data: Path) -> None:
    file = shared_data / "catalogs" / "planetary-computer-style" / "all_items.json"
    with serve_files(shared_data) as files:
        items = with_hrefs_under(json.loads(file.read_text())["features"], file, shared_data, files.url)
        pgstac.load(items)
        chile = "POLYGON ((-72.49 -38.84, -72.47 -38.84, -72.47 -38.83, -72.49 -38.83, -72.49 -38.84))"
        dates = ("2020-04-01", "2020-04-30")
        with serve_rustac(items) as rustac:
            for role in ("optical", "radar", "terrain"):
                lists = [found(address, role, dates=dates, area=chile) for address in (pgstac.url, rustac, str(file))]
                assert len({names(result) for result in lists}) == 1
                (scene,) = lists[0].scenes
                for asset in scene.assets.values():
                    opened = readable_href(scene, asset)
                    assert opened == asset.href
                    local = shared_data / asset.href.removeprefix(f"{files.url}/")
                    assert local.is_file()


class Api:
    """A STAC API of few words, for what real ones seldom do; keeps the searches it was asked."""

    def __init__(self, server: FileServer, items: list[Item], conforms: list[str], methods: tuple[str, ...]) -> None:
        self.url = f"{server.url}/api"
        self.items = items
        self.asked: list[dict[str, Any]] = []
        links = [{"rel": "search", "href": f"{self.url}/search", "method": method} for method in methods]
        landing = {
            "type": "Catalog", "stac_version": "1.0.0", "id": "api", "description": "api",
            "conformsTo": conforms, "links": [{"rel": "data", "href": f"{self.url}/collections"}, *links],
        }  # fmt: skip
        server.answers["/api"] = as_json(landing)
        server.answers["/api/collections"] = as_json({"collections": [{"id": "sentinel-2-l2a"}], "links": []})
        server.answers["/api/search"] = self.search

    def search(self, query: str, body: bytes) -> Answer:
        self.asked.append(json.loads(body) if body else {key: value[0] for key, value in parse_qs(query).items()})
        return as_json({"type": "FeatureCollection", "features": self.items, "links": []})(query, body)


S2 = [entry for entry in WORLD if entry["collection"] == "sentinel-2-l2a"]
CONFORMANCE = {
    "query": ([CORE, ITEM_SEARCH, QUERY, FILTER, CQL2_JSON], {"query": {"eo:cloud_cover": {"lt": 20.0}}}),
    "filter": (
        [CORE, ITEM_SEARCH, FILTER, CQL2_JSON],
        {"filter": {"op": "<", "args": [{"property": "eo:cloud_cover"}, 20.0]}, "filter-lang": "cql2-json"},
    ),
    "filter in another language": ([CORE, ITEM_SEARCH, FILTER], {}),
    "neither": ([CORE, ITEM_SEARCH], {}),
    "nothing said": ([], {}),
}


@pytest.mark.parametrize("case", CONFORMANCE)
def test_what_is_asked_follows_conformance(file_server: FileServer, case: str) -> None:
    conforms, cloud = CONFORMANCE[case]
    api = Api(file_server, S2, conforms, ("GET", "POST"))
    assert names(found(api.url)) == OPTICAL_EXPECTED
    (asked,) = api.asked
    assert {key: asked[key] for key in ("query", "filter", "filter-lang") if key in asked} == cloud
    assert asked["datetime"] == "2024-06-01T00:00:00.000Z/2024-06-30T23:59:59.999Z"
    assert asked["intersects"]["type"] == "Polygon"
    assert asked["collections"] == ["sentinel-2-l2a"]


def test_server_that_only_gets_is_asked_so(file_server: FileServer) -> None:
    api = Api(file_server, S2, [CORE, ITEM_SEARCH, QUERY], ("GET",))
    assert names(found(api.url)) == OPTICAL_EXPECTED
    assert "query" not in api.asked[0]
    assert json.loads(api.asked[0]["intersects"])["type"] == "Polygon"
    assert all(request.startswith("GET ") for request in file_server.requests)


def test_fine_area_is_asked_coarsely_and_filtered_finely(file_server: FileServer) -> None:
    import shapely

    circle = shapely.Point(29.5, 47.5).buffer(0.31, quad_segs=2000)
    comb = circle.difference(shapely.box(29.0, 47.51, 30.0, 47.52))
    items = [
        optical("in", "2024-06-02T10:00:00Z", (29.5, 47.4, 29.6, 47.45)),
        optical("in-the-gap", "2024-06-02T10:00:00Z", (29.5, 47.512, 29.6, 47.518)),
    ]
    for methods in (("GET", "POST"), ("GET",)):
        api = Api(file_server, items, [CORE, ITEM_SEARCH], methods)
        assert names(found(api.url, area=comb.wkt)) == ("in",)
        assert len(json.dumps(api.asked[0])) < (2000 if methods == ("GET",) else 50_000)


def test_hrefs_of_an_api_that_are_relative_start_at_the_item(file_server: FileServer) -> None:
    item = optical("x", "2024-06-02T10:00:00Z", INSIDE)
    item["assets"] = {"B02": {"href": "files/B02.tif"}}
    item["links"] = [{"rel": "self", "href": f"{file_server.url}/api/collections/c/items/x"}]
    api = Api(file_server, [item], [CORE, ITEM_SEARCH], ("GET", "POST"))
    (scene,) = found(api.url).scenes
    assert scene.assets["blue"].href == f"{file_server.url}/api/collections/c/items/files/B02.tif"


def test_bad_items_of_an_api_are_passed_over(file_server: FileServer) -> None:
    away = optical("away", "2024-06-02T10:00:00Z", INSIDE)
    away["assets"]["B04"]["href"] = "file:///etc/passwd"
    empty = {**optical("empty", "2024-06-02T10:00:00Z", INSIDE), "assets": {}}
    api = Api(file_server, [away, empty, *S2], [CORE, ITEM_SEARCH], ("GET", "POST"))
    api.items += ["no item", None]  # type: ignore[list-item]
    result = found(api.url)
    assert names(result) == OPTICAL_EXPECTED
    assert [name for name, _ in result.bad] == ["away", "empty", api.url, api.url]
    assert "not read from there" in result.bad[0][1]


@pytest.mark.parametrize("kind", ["static", "items"])
def test_static_files_by_http(file_server: FileServer, tmp_path: Path, kind: str) -> None:
    file_server.folder = tmp_path
    path = write_static(WORLD, tmp_path) if kind == "static" else write_item_collection(WORLD, tmp_path / "all.json")
    assert names(found(f"{file_server.url}/{path.name}")) == OPTICAL_EXPECTED


def test_static_catalogue_on_the_web_may_not_point_into_this_machine(file_server: FileServer, tmp_path: Path) -> None:
    secret = write_item_collection(S2, tmp_path / "secret.json")
    file_server.folder = tmp_path / "web"
    catalog = write_static(WORLD, tmp_path / "web")
    document = json.loads(catalog.read_text())
    document["links"].append({"rel": "item", "href": secret.as_uri()})
    catalog.write_text(json.dumps(document))
    result = found(f"{file_server.url}/catalog.json")
    assert names(result) == OPTICAL_EXPECTED
    assert result.bad == ((secret.as_uri(), "a catalogue on the web may not point into this machine"),)


@pytest.mark.usefixtures("no_waiting")
def test_busy_server_is_asked_again(file_server: FileServer, tmp_path: Path) -> None:
    api = Api(file_server, S2, [CORE, ITEM_SEARCH, QUERY], ("GET", "POST"))
    file_server.failures["/api"] = 2
    file_server.failures["/api/search"] = 3
    assert names(found(api.url)) == OPTICAL_EXPECTED
    assert file_server.requests.count("POST /api/search") == 4


def test_retry_after_is_honoured(file_server: FileServer) -> None:
    api = Api(file_server, S2, [CORE, ITEM_SEARCH], ("GET", "POST"))
    real, times = file_server.answers["/api/search"], []

    def busy_once(query: str, body: bytes) -> Answer:
        times.append(time.monotonic())
        return (429, {"Retry-After": "1"}, b"slow down") if len(times) == 1 else real(query, body)

    file_server.answers["/api/search"] = busy_once
    assert names(found(api.url)) == OPTICAL_EXPECTED
    assert times[1] - times[0] >= 1


@pytest.mark.usefixtures("no_waiting")
def test_server_that_stays_broken_is_an_error_with_its_status(file_server: FileServer) -> None:
    api = Api(file_server, S2, [CORE, ITEM_SEARCH], ("GET", "POST"))
    file_server.answers["/api/search"] = lambda query, body: (502, {}, b"bad\n  gateway " + b"x" * 1000)
    with pytest.raises(CatalogueError, match=r"answered 502 .*: bad gateway x+\.\.\.") as caught:
        found(api.url)
    assert (caught.value.url, caught.value.status) == (api.url, 502)
    assert "Try again later" in caught.value.hint
    assert file_server.requests.count("POST /api/search") == 6


@pytest.mark.parametrize(
    ("status", "body", "said", "hint"),
    [
        (404, b"Not Found", "answered 404: Not Found.", "nothing is there"),
        (401, b'{"detail": "who are you"}', "answered 401", "credentials"),
        (
            200,
            b"<!doctype html><html><body>STAC browser</body></html>",
            "is not STAC: what is there is not JSON",
            "API",
        ),
        (200, b'{"type": "Thing"}', "is not STAC: the JSON there has type 'Thing'", "landing page"),
        (200, b'["catalog"]', "a JSON list, not an object", ""),
        (200, b"", "is not STAC", ""),
    ],
)
def test_address_that_is_not_stac(file_server: FileServer, status: int, body: bytes, said: str, hint: str) -> None:
    file_server.answers["/x"] = lambda query, content: (status, {}, body)
    with pytest.raises(CatalogueError) as caught:
        found(f"{file_server.url}/x")
    assert caught.value.message.startswith(f"{file_server.url}/x: ")
    assert said in caught.value.message
    assert hint in caught.value.hint
    assert "\n" not in str(caught.value)


@pytest.mark.usefixtures("no_waiting")
def test_nothing_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"http://127.0.0.1:{free_port()}/stac"
    with pytest.raises(CatalogueError, match=r"cannot be reached: .*Connection refused") as caught:
        found(url)
    assert caught.value.url == url
    assert "\n" not in str(caught.value)


def test_server_that_never_answers(file_server: FileServer, monkeypatch: pytest.MonkeyPatch) -> None:
    end = threading.Event()

    def sleep(query: str, body: bytes) -> Answer:
        end.wait(20)
        return 200, {}, b"{}"

    file_server.answers["/slow"] = sleep
    monkeypatch.setattr(catalogue_server, "TIMEOUT_S", (0.2, 0.2))
    monkeypatch.setattr(catalogue_server, "RETRY", catalogue_server.RETRY.new(total=1, backoff_factor=0))
    try:
        with pytest.raises(CatalogueError, match=r"did not answer within 0\.2 s|cannot be reached: .*timed out"):
            found(f"{file_server.url}/slow")
    finally:
        end.set()


@pytest.mark.parametrize(
    "answer", [[], {"type": "FeatureCollection", "features": [{}], "links": [{}]}, {"features": 7}]
)
def test_answer_of_another_shape(file_server: FileServer, answer: Any) -> None:
    api = Api(file_server, S2, [CORE, ITEM_SEARCH], ("GET", "POST"))
    file_server.answers["/api/search"] = as_json(answer)
    with pytest.raises(CatalogueError, match="its answer has another shape"):
        found(api.url)


def test_answer_that_breaks_off(file_server: FileServer) -> None:
    api = Api(file_server, S2, [CORE, ITEM_SEARCH], ("GET", "POST"))
    file_server.answers["/api/search"] = lambda query, body: (200, {}, b'{"type": "FeatureCollection", "features": [')
    with pytest.raises(CatalogueError, match="what is there is not JSON"):
        found(api.url)
