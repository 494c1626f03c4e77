"""Whatever a recipe, an item, a catalogue or a label file says: what comes of it is a value or an error of our own."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dl4eo_qgis.core.errors import Dl4eoError
from dl4eo_qgis.core.indices import find_index
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.recipe import Recipe
from dl4eo_qgis.core.sources import SOURCES
from dl4eo_qgis.core.sources.item import collection_of, period_of, scene_of
from dl4eo_qgis.core.sources.source import ItemError
from dl4eo_qgis.core.stages import label, search
from dl4eo_qgis.core.types import Scene
from dl4eo_qgis.core.vector import read_polygons
from tests.servers.files import FileServer, serve_files
from tests.servers.items import AREA, WORLD

FUZZ = settings(
    max_examples=150, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
FEW = settings(FUZZ, max_examples=60)

NASTY_NUMBERS = st.sampled_from(
    [0, -1, 1, 2**31, 2**63, 2**64, 10**30, 10**400, -(10**400), 0.0, -0.0, 1e308, -1e308, 5e-324, float("nan"),
     float("inf"), float("-inf"), True, False]
)  # fmt: skip
NASTY_TEXTS = st.sampled_from(
    ["", " ", "\0", "\ud800", "\n", "../../x", "/etc/passwd", "file:///etc/passwd", "/vsicurl/http://127.0.0.1/x",
     "/vsizip//vsicurl/http://10.0.0.1/a.zip/x.tif", "/vsimem/x", "<VRTDataset/>", "http://[::1", "http://[::1]:99999/",
     "http://user@127.0.0.1/", "s3://", "s3://a/b", "s3://169.254.169.254#/x", "//host/share", "\\\\host\\share",
     "C:\\x", "nan", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00", "2024-06-12T10:00:00Z", "2024-13-45",
     "EPSG:4326", "EPSG:99999999999", "x" * 5000, "<script>", "é😀", "1e999", "EPSG:²", "https://example.com/a.tif"]
)  # fmt: skip
LEAVES = st.none() | NASTY_NUMBERS | NASTY_TEXTS | st.text(max_size=8) | st.integers() | st.floats()
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=8,
)


def paths_of(document: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path of every value in a document."""
    inner = (
        document.items() if isinstance(document, dict) else enumerate(document) if isinstance(document, list) else ()
    )
    return [path, *(found for key, value in inner for found in paths_of(value, (*path, key)))]


def changed_at(document: Any, path: tuple[Any, ...], value: Any) -> Any:
    """Return a copy of a document with another value at a path; it is left out where the value is ``...``."""
    if not path:
        return value
    copied = dict(document) if isinstance(document, dict) else list(document)
    if path[1:] or value is not ...:
        copied[path[0]] = changed_at(document[path[0]], path[1:], value)
    else:
        del copied[path[0]]
    return copied


@st.composite
def broken(draw: Callable[..., Any], document: Any) -> Any:
    """Give a document with up to four of its values changed or left out."""
    for _ in range(draw(st.integers(1, 4))):
        path = draw(st.sampled_from(paths_of(document)))
        document = changed_at(document, path, draw(VALUES | st.just(...) if path else VALUES))
    return document


def only_ours(work: Callable[[], Any], *ours: type[Exception]) -> Any:
    """Return what the work gives, or None where it ended in an error of our own, which can be shown in a line."""
    said = "no error"
    try:
        return work()
    except ours as error:
        said = str(error)
    assert 0 < len(said) < 20_000
    return None


RECIPE = Recipe.from_dict(
    {
        "dl4eo": 1,
        "aoi": {"path": "aoi.gpkg"},
        "time": {"start": "2024-06-01", "end": "2024-06-30"},
        "labels": {"path": "l.gpkg", "class_field": "c", "classes": [{"value": 1, "name": "a", "color": "#ffffff"}]},
    }
).to_dict()


@FUZZ
@given(broken(RECIPE) | VALUES)
def test_recipes(document: Any) -> None:
    def read() -> Recipe:
        recipe = Recipe.from_dict(document).resolved(Path("/data"))
        json.dumps(recipe.to_dict()).encode("utf-8")
        for name in recipe.optical.indices:
            find_index(name)
        return recipe

    recipe = only_ours(read, Dl4eoError)
    if recipe is not None:
        assert Recipe.from_dict(recipe.to_dict()) == recipe


@FUZZ
@given(st.binary(max_size=40) | st.text(max_size=40).map(lambda t: t.encode("utf-8", "replace")))
def test_files_that_are_no_recipe(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "recipe.json")
        path.write_bytes(data)
        only_ours(lambda: Recipe.from_file(path), Dl4eoError)


ITEMS = st.sampled_from([WORLD[0], WORLD[1], next(i for i in WORLD if i["collection"] == "sentinel-1-rtc"), WORLD[-1]])
BASES = st.sampled_from(["/data/items.json", "https://example.com/items/a.json"])


@settings(FUZZ, max_examples=500)
@given(ITEMS.flatmap(broken), BASES, st.sampled_from(["optical", "radar", "terrain"]), st.booleans())
def test_items(item: Any, base: str, role: str, trusted: bool) -> None:
    if not isinstance(item, dict):
        return

    def read() -> Scene:
        collection_of(item)
        scene = scene_of(item, base, role, "c", None, trusted and not base.startswith("https"))
        period_of(item["properties"])
        return scene

    scene = only_ours(read, ItemError)
    if scene is not None:
        json.dumps(search.scene_record(scene)).encode("utf-8")
        assert not any("vsi" in asset.href[:6] for asset in scene.assets.values())
        assert base.startswith("/") or all(
            a.href.startswith(("https://", "http://", "s3://")) for a in scene.assets.values()
        )


@FUZZ
@given(ITEMS.flatmap(broken), st.sampled_from(list(SOURCES.values())))
def test_items_of_a_provider(item: Any, source: Any) -> None:
    if isinstance(item, dict):
        only_ours(lambda: scene_of(item, "https://example.com/a.json", "optical", "c", source), ItemError)


def searched(address: str) -> None:
    days = search.closed_interval("2024-06-01", "2024-06-30")

    def find() -> None:
        result = search.search(address, "optical", "", AREA, *days, 20.0, Progress())
        if not result.scenes:
            raise search.no_scenes(result)

    only_ours(find, Dl4eoError)


FILES = {
    "catalog.json": {
        "type": "Catalog", "stac_version": "1.0.0", "id": "x", "description": "x",
        "links": [{"rel": "child", "href": "./collection.json"}, {"rel": "item", "href": "./item.json"}],
    },
    "collection.json": {
        "type": "Collection", "stac_version": "1.0.0", "id": "sentinel-2-l2a", "license": "x", "description": "x",
        "extent": {"spatial": {"bbox": [[-180, -90, 180, 90]]}, "temporal": {"interval": [["2014-01-01", None]]}},
        "links": [{"rel": "item", "href": "./item.json"}],
    },
    "item.json": WORLD[0],
    "items.json": {"type": "FeatureCollection", "features": [WORLD[0], WORLD[1]]},
}  # fmt: skip


@FUZZ
@given(st.sampled_from(sorted(FILES)).flatmap(lambda name: st.tuples(st.just(name), broken(FILES[name]))))
def test_static_catalogues(change: tuple[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, document in {**FILES, change[0]: change[1]}.items():
            Path(folder, name).write_text(json.dumps(document))
        for start in ("catalog.json", "items.json"):
            searched(str(Path(folder, start)))


@pytest.fixture(scope="module")
def server() -> Any:
    with serve_files() as files:
        yield files


def api_documents(url: str) -> dict[str, Any]:
    links = [{"rel": "search", "href": f"{url}/search", "method": "GET"}, {"rel": "data", "href": f"{url}/collections"}]
    return {
        "/": {
            "type": "Catalog",
            "stac_version": "1.0.0",
            "id": "x",
            "description": "x",
            "conformsTo": [],
            "links": links,
        },
        "/collections": {"collections": [{"type": "Collection", "id": "sentinel-2-l2a"}], "links": []},
        "/search": {
            "type": "FeatureCollection",
            "features": [WORLD[0], WORLD[1]],
            "links": [{"rel": "next", "href": f"{url}/last", "method": "GET"}],
        },
        "/last": {"type": "FeatureCollection", "features": [], "links": []},
    }


@FEW
@given(data=st.data())
def test_apis(server: FileServer, data: st.DataObject) -> None:
    documents = api_documents(server.url)
    name = data.draw(st.sampled_from(sorted(documents)))
    documents[name] = data.draw(broken(documents[name]))
    for path, document in documents.items():
        content = json.dumps(document).encode()
        server.answers[path] = lambda query, body, content=content: (200, {}, content)
    searched(f"{server.url}/")


@FEW
@given(
    data=st.binary(max_size=60),
    kind=st.sampled_from(["", "gzip", "deflate", "gzip, gzip", "br"]),
    status=st.sampled_from([200, 201, 204, 301, 400, 404, 418]),
)
def test_answers_that_are_no_json(server: FileServer, data: bytes, kind: str, status: int) -> None:
    server.answers["/raw"] = lambda query, body: (status, {"Content-Encoding": kind, "Location": "/raw2"}, data)
    searched(f"{server.url}/raw")


LABELS = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"c": value},
            "geometry": {"type": "Polygon", "coordinates": [[[10, 47], [10.1, 47], [10.1, 47.1], [10, 47]]]},
        }
        for value in (1, 2)
    ],
}


@FUZZ
@given(broken(LABELS))
def test_labels(document: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "labels.geojson")
        path.write_text(json.dumps(document))

        def read() -> None:
            polygons = read_polygons(str(path), "", "labels", "c")
            label.class_table(label.plain_values(polygons.values))
            polygons.digest()

        only_ours(read, Dl4eoError)


@FEW
@given(st.binary(max_size=200), st.sampled_from([".geojson", ".gpkg", ".shp", ".zip", ".kml", ".csv", ".gml", ""]))
def test_files_that_are_no_labels(data: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"labels{suffix}")
        path.write_bytes(data)
        only_ours(lambda: read_polygons(str(path), "", "AOI"), Dl4eoError)
