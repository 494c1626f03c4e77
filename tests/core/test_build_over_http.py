"""The whole job over HTTP: STAC APIs that others wrote and a file server give the same bytes as files on disk."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio

from dl4eo_qgis.core.demo import DemoWorld, write_world
from dl4eo_qgis.core.errors import IncompleteError, ReadError
from dl4eo_qgis.core.files import write_whole
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.raster import read_info, read_window
from dl4eo_qgis.core.recipe import Recipe
from dl4eo_qgis.core.sources import place_of
from dl4eo_qgis.core.sources.item import scene_of
from dl4eo_qgis.core.web import PAGE, Place
from tests.servers.files import GONE, Fault, FileServer, serve_files
from tests.servers.items import INSIDE, Item, optical, with_hrefs_under
from tests.servers.stac import PgStac, serve_rustac


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> DemoWorld:
    return write_world(tmp_path_factory.mktemp("world"), 7, Progress())


@pytest.fixture(scope="module")
def files(world: DemoWorld) -> Iterator[FileServer]:
    with serve_files(world.catalogue.parent) as server:
        yield server


def served_items(world: DemoWorld, files: FileServer) -> list[Item]:
    """Return the world's items, their files to be had from the server."""
    folder = world.catalogue.parent
    moved: list[Item] = []
    for path in sorted(folder.rglob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        if document.get("type") == "Feature":
            moved += with_hrefs_under([{**document, "links": []}], path, folder, files.url)
    return moved


def recipe_of(world: DemoWorld, catalogue: str, folder: Path) -> Recipe:
    return Recipe.from_dict(
        {
            "dl4eo": 1,
            "aoi": {"path": str(world.aoi)},
            "labels": {"path": str(world.labels)},
            "time": {"start": world.start, "end": world.end},
            "catalogue": {"optical": catalogue},
            "optical": {"max_cloud_percent": 60},
            "chips": {"size_px": 64},
            "output": {"folder": str(folder)},
        }
    )


def pictures(folder: Path) -> dict[str, str]:
    """Return the hash of each image and mask."""
    paths = [*folder.glob("images/*"), *folder.glob("masks/*")]
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in paths}


@pytest.fixture(scope="module")
def from_disk(world: DemoWorld, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("disk") / "dataset"
    build(recipe_of(world, str(world.catalogue), folder), Progress())
    made = pictures(folder)
    assert made
    return made


@pytest.mark.servers
def test_apis_and_files_over_http_give_the_bytes_of_files_on_disk(
    world: DemoWorld, files: FileServer, from_disk: dict[str, str], pgstac: PgStac, tmp_path: Path
) -> None:
    items = served_items(world, files)
    pgstac.load(items)
    with serve_rustac(items) as rustac:
        for name, url in (("pgstac", pgstac.url), ("rustac", rustac)):
            build(recipe_of(world, url, tmp_path / name), Progress())
            assert pictures(tmp_path / name) == from_disk
    assert not any(request.startswith("GET /catalog.json") for request in files.requests)


def test_static_catalogue_by_http_gives_the_bytes_of_files_on_disk(
    world: DemoWorld, files: FileServer, from_disk: dict[str, str], tmp_path: Path
) -> None:
    build(recipe_of(world, f"{files.url}/catalog.json", tmp_path / "dataset"), Progress())
    assert pictures(tmp_path / "dataset") == from_disk


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a COG of 4096 x 4096 pixels that do not compress."""
    folder = tmp_path_factory.mktemp("large")
    pixels = np.random.default_rng(1).integers(0, 10000, (4096, 4096), dtype=np.uint16)
    profile: dict[str, Any] = {
        "driver": "COG", "width": 4096, "height": 4096, "count": 1, "dtype": "uint16", "crs": "EPSG:32632",
        "transform": (10, 0, 600000, 0, -10, 5300000), "blocksize": 512, "compress": "deflate",
    }  # fmt: skip
    profile["transform"] = rasterio.Affine(*profile["transform"])
    with rasterio.open(folder / "B04.tif", "w", **profile) as target:
        target.write(pixels, 1)
    return folder


def test_a_window_costs_its_blocks_and_the_header(large: Path) -> None:
    """At most three times the blocks that the window touches, beside the header."""
    with serve_files(large) as server:
        href = Place.of(f"{server.url}/B04.tif")
        info = read_info(href)
        assert (info.width, info.crs) == (4096, "EPSG:32632")
        pixels, _ = read_window(href, 1, 1000, 1000, 256, 256)
        with rasterio.open(large / "B04.tif") as local:
            np.testing.assert_array_equal(pixels, local.read(1, window=((1000, 1256), (1000, 1256))))
        blocks = (math.ceil(1256 / 512) - 1000 // 512) ** 2
        assert server.bytes_sent < 3 * blocks * 512 * 512 * 2 + 100_000
        assert server.bytes_sent < (large / "B04.tif").stat().st_size / 3
        assert {request.split()[1] for request in server.requests} == {"/B04.tif"}


def test_a_busy_file_server_is_asked_again(large: Path) -> None:
    with serve_files(large) as server:
        server.failures["/B04.tif"] = 2
        assert read_info(Place.of(f"{server.url}/B04.tif")).width == 4096
        assert len(server.requests) >= 3


def test_a_missing_file_is_named_by_scene_and_band(world: DemoWorld, files: FileServer, tmp_path: Path) -> None:
    items = served_items(world, files)
    for entry in items:
        if "B08" in entry["assets"]:
            entry["assets"]["B08"]["href"] = f"{files.url}/gone/{entry['id']}/B08.tif"
    path = tmp_path / "items.json"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": items}))
    with pytest.raises(ReadError, match=r"band nir: .*404"):
        build(recipe_of(world, str(path), tmp_path / "dataset"), Progress())


def test_nothing_is_fetched_or_written_twice(world: DemoWorld, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind a file's first page, which is read to open it, no byte is sent twice in a run."""
    stored: list[str] = []

    def note(path: Path, *pieces: bytes) -> None:
        stored.append(path.name)
        write_whole(path, *pieces)

    monkeypatch.setattr("dl4eo_qgis.core.stages.write.write_whole", note)
    recipe = recipe_of(world, "", tmp_path / "dataset").to_dict()
    with serve_files(world.catalogue.parent) as server:
        recipe["catalogue"]["optical"] = f"{server.url}/catalog.json"
        build(Recipe.from_dict({**recipe, "select": {"method": "every"}}), Progress())
        read = {r.path for r in server.log if r.path.endswith(".tif")}
        assert len(read) > 20
        for path in read:
            behind = [(max(start, PAGE), stop) for start, stop in server.ranges(path) if stop > PAGE]
            assert all(stop <= start for (_, stop), (start, _) in pairwise(behind)), path
    assert len(stored) == 2 * len(set(stored)) == 2 * len(list((tmp_path / "dataset/images").glob("*")))


@pytest.mark.parametrize(
    ("fault", "what", "advice"),
    [
        (GONE, "404: not found", "The file is gone from the server"),
        (Fault(403), "403: forbidden", "The server refuses to give the file"),
    ],
)
def test_what_is_gone_and_what_is_refused_are_told_apart(
    world: DemoWorld, tmp_path: Path, fault: Fault, what: str, advice: str
) -> None:
    with serve_files(world.catalogue.parent) as server:
        server.fail("*E010*.tif", fault)
        with pytest.raises(IncompleteError, match=rf"band elevation cannot be read \({what}\).*{advice}"):
            build(recipe_of(world, f"{server.url}/catalog.json", tmp_path / "dataset"), Progress())
        server.heal()
        build(recipe_of(world, f"{server.url}/catalog.json", tmp_path / "dataset"), Progress())


def test_signed_address_of_a_scene_opens(large: Path) -> None:
    """A query, as signatures are, does not hinder GDAL."""
    with serve_files(large) as server:
        item = optical("x", "2024-06-01T10:00:00Z", INSIDE)
        item["assets"] = {"B04": {"href": f"{server.url}/B04.tif?sig=a%2Fb&se=2100"}}
        scene = scene_of(item, f"{server.url}/search", "optical", "c", trusted=True)
        assert read_info(place_of(scene, scene.assets["red"])).height == 4096
