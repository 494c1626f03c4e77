"""Catalogues that mean harm end in one clear error, soon, with nothing asked that they must not reach."""

from __future__ import annotations

import gzip
import json
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from dl4eo_qgis.core.catalogues import documents, open_catalogue
from dl4eo_qgis.core.catalogues import files as catalogue_files
from dl4eo_qgis.core.catalogues import server as catalogue_server
from dl4eo_qgis.core.errors import Cancelled, CatalogueError
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.stages.search import closed_interval, search
from dl4eo_qgis.core.types import SearchResult
from tests.servers.files import Answer, FileServer, serve_files
from tests.servers.hostile import seem_public, serve_socket
from tests.servers.items import AREA, END, INSIDE, START, WORLD, optical, write_item_collection, write_static

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
MIB = 2**20


def found(address: str, progress: Progress | None = None) -> SearchResult:
    return search(address, "optical", "", AREA, *closed_interval(START, END), 20.0, progress or Progress())


def as_json(document: Any, **headers: str) -> Callable[[str, bytes], Answer]:
    return lambda query, body: (200, headers, json.dumps(document).encode())


def landing(url: str, **more: Any) -> dict[str, Any]:
    """Return the landing page of an API that is searched by GET."""
    links = [{"rel": "search", "href": f"{url}/search"}, {"rel": "data", "href": f"{url}/collections"}]
    told = {"type": "Catalog", "stac_version": "1.0.0", "id": "x", "description": "x", "links": links}
    return {**told, **more}


@pytest.fixture
def server() -> Iterator[FileServer]:
    with serve_files() as files:
        yield files


@pytest.fixture
def api(server: FileServer) -> Callable[[Callable[[str, bytes], Answer], str], str]:
    """Return what makes an API whose search answers as told, under a URL of one's own."""

    def make(answer: Callable[[str, bytes], Answer], url: str) -> str:
        server.answers["/api"] = as_json(landing(f"{url}/api"))
        collections = [{"type": "Collection", "id": "sentinel-2-l2a"}]
        server.answers["/api/collections"] = as_json({"collections": collections, "links": []})
        server.answers["/api/search"] = answer
        return f"{url}/api"

    return make


def page(names: list[str], **link: Any) -> Answer:
    items = [optical(name, "2024-06-12T10:00:00Z", INSIDE) for name in names]
    links = [{"rel": "next", **link}] if link else []
    return 200, {}, json.dumps({"type": "FeatureCollection", "features": items, "links": links}).encode()


# Answers without end


def flood(connection: socket.socket, enough: threading.Event) -> None:
    connection.sendall(HEAD + b"\r\n")
    while not enough.is_set():
        connection.sendall(b" " * 65536)


def flood_of_chunks(connection: socket.socket, enough: threading.Event) -> None:
    connection.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    while not enough.is_set():
        connection.sendall(b"10000\r\n" + b" " * 65536 + b"\r\n")


def flood_of_headers(connection: socket.socket, enough: threading.Event) -> None:
    while not enough.is_set():
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000)


def drops(connection: socket.socket, enough: threading.Event) -> None:
    connection.sendall(HEAD + b"Content-Length: 100000000\r\n\r\n")
    while not enough.wait(0.02):
        connection.sendall(b" ")


def drops_of_headers(connection: socket.socket, enough: threading.Event) -> None:
    connection.sendall(HEAD + b"X: ")
    while not enough.wait(0.02):
        connection.sendall(b"x")


@pytest.mark.parametrize("answer", [flood, flood_of_chunks, flood_of_headers])
def test_a_flood_is_cut_off(answer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue_server, "MAX_ANSWER_BYTES", MIB)
    with serve_socket(answer) as url, pytest.raises(CatalogueError, match=r"its answer is longer than 1 MiB"):
        found(url)


@pytest.mark.parametrize("answer", [drops, drops_of_headers])
def test_an_answer_in_drops_is_given_up(answer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue_server, "MAX_ANSWER_S", 0.3)
    with serve_socket(answer) as url, pytest.raises(CatalogueError, match=r"its answer takes longer than 0\.3 s"):
        found(url)


def test_a_small_answer_that_unpacks_without_end_is_cut_off(
    server: FileServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue_server, "MAX_ANSWER_BYTES", MIB)
    packed = gzip.compress(b" " * 300 * MIB)
    assert len(packed) < MIB
    server.answers["/bomb"] = lambda query, body: (200, {"Content-Encoding": "gzip"}, packed)
    with pytest.raises(CatalogueError, match=r"its answer is longer than 1 MiB"):
        found(f"{server.url}/bomb")


@pytest.mark.parametrize("packing", ["gzip, gzip", "br", "zstd", "compress"])
def test_an_answer_is_unpacked_once(server: FileServer, packing: str) -> None:
    content = gzip.compress(gzip.compress(b"{}"))
    server.answers["/bomb"] = lambda query, body: (200, {"Content-Encoding": packing}, content)
    with pytest.raises(CatalogueError, match=r"packed in a way that was not asked for"):
        found(f"{server.url}/bomb")


def test_a_packed_answer_is_read(server: FileServer) -> None:
    items = {"type": "FeatureCollection", "features": list(WORLD)}
    content = gzip.compress(json.dumps(items).encode())
    server.answers["/items"] = lambda query, body: (200, {"Content-Encoding": "gzip"}, content)
    assert len(found(f"{server.url}/items").scenes) == 14


@pytest.mark.parametrize("text", ["[" * 200_000, '{"a":' * 5000 + "1" + "}" * 5000, "[" * 101 + "]" * 101])
def test_deep_json_is_refused(server: FileServer, tmp_path: Path, text: str) -> None:
    server.answers["/deep"] = lambda query, body: (200, {}, text.encode())
    (tmp_path / "deep.json").write_text(text)
    for address in (f"{server.url}/deep", str(tmp_path / "deep.json")):
        with pytest.raises(CatalogueError, match=r"more than 100 lists and objects lie in each other"):
            found(address)


def test_brackets_in_texts_are_no_depth(tmp_path: Path) -> None:
    named = [{**WORLD[0], "id": '[{"' * 100 + "x"}]
    assert len(found(str(write_item_collection(named, tmp_path / "items.json"))).scenes) == 1


def test_a_document_of_too_many_values_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MAX_VALUES", 1000)
    (tmp_path / "many.json").write_text("[" + "[]," * 2000 + "[]]")
    with pytest.raises(CatalogueError, match=r"it has 4002 values, and at most 1000 are read"):
        found(str(tmp_path / "many.json"))


def test_a_file_without_end_is_not_opened(tmp_path: Path) -> None:
    catalog = write_static(WORLD, tmp_path)
    document = json.loads(catalog.read_text())
    document["links"] += [{"rel": "child", "href": "/dev/zero"}, {"rel": "item", "href": "/dev/zero"}]
    catalog.write_text(json.dumps(document))
    result = found(str(catalog))
    assert len(result.scenes) == 14
    assert ("/dev/zero", "it cannot be read: zero is not a file") in result.bad


def test_a_server_that_asks_for_an_hour_is_not_waited_for(server: FileServer) -> None:
    server.answers["/busy"] = lambda query, body: (503, {"Retry-After": "3600"}, b"")
    with pytest.raises(CatalogueError, match=r"it asks to come back in 3600 s"):
        found(f"{server.url}/busy")
    assert len(server.requests) == 1


def test_an_answer_that_ends_too_early_is_asked_for_again(server: FileServer) -> None:
    content = json.dumps({"type": "FeatureCollection", "features": list(WORLD)}).encode()
    lengths = [len(content) + 10, len(content)]
    server.answers["/items"] = lambda query, body: (
        200,
        {"Content-Length": str(lengths[0] if len(lengths) == 1 else lengths.pop(0)), "Connection": "close"},
        content,
    )
    assert len(found(f"{server.url}/items").scenes) == 14


# Answers that lead elsewhere


def test_a_redirect_loop_ends(server: FileServer) -> None:
    server.answers["/a"] = lambda query, body: (302, {"Location": "/a"}, b"")
    with pytest.raises(CatalogueError, match=r"[Ee]xceeded 5 redirects"):
        found(f"{server.url}/a")
    assert len(server.requests) == 6


@pytest.mark.parametrize(
    "target", ["{private}/secret", "http://169.254.169.254/latest/meta-data", "file:///etc/passwd"]
)
def test_a_redirect_from_the_web_into_the_own_network_is_refused(
    server: FileServer, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    with serve_files() as private:
        place = target.replace("{private}", private.url)
        server.answers["/items"] = lambda query, body: (302, {"Location": place}, b"")
        with pytest.raises(CatalogueError, match=r"this machine's network|No connection adapters"):
            found(f"{seem_public(server.url, monkeypatch)}/items")
        assert private.requests == []


def test_a_name_that_turns_out_to_be_private_is_refused(server: FileServer, monkeypatch: pytest.MonkeyPatch) -> None:
    public = seem_public(server.url, monkeypatch)
    server.answers["/items"] = lambda query, body: (302, {"Location": "http://localhost.example.net/x"}, b"")
    look_up = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda name, *a, **k: look_up("127.0.0.1" if name == "localhost.example.net" else name, *a, **k),
    )
    with pytest.raises(CatalogueError, match=r"localhost\.example\.net is 127\.0\.0\.1"):
        found(f"{public}/items")


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ({"href": "file:///etc/passwd"}, "no web address"),
        ({"href": "/etc/passwd"}, "no web address"),
        ({"href": "http://127.0.0.1/x"}, "this machine"),
        ({"href": "http://[::ffff:10.0.0.1]/x"}, "this machine"),
        ({"href": "http://stac.example.org@127.0.0.1/x"}, "user's name"),
        ({"href": "https://elsewhere.example.com/x"}, "another server"),
        ({"href": "{url}/api/search", "method": "DELETE"}, "DELETE"),
    ],
)
def test_a_next_page_elsewhere_is_not_asked_for(
    server: FileServer, api: Any, monkeypatch: pytest.MonkeyPatch, link: dict[str, str], why: str
) -> None:
    url = seem_public(server.url, monkeypatch)
    link = {key: value.replace("{url}", url) for key, value in link.items()}
    address = api(lambda query, body: page(["s2"], **link), url)
    with pytest.raises(CatalogueError, match=rf"its next page is not asked for at .*{why}"):
        found(address)


def test_the_next_page_of_a_public_server_is_asked_for(
    server: FileServer, api: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = seem_public(server.url, monkeypatch)

    def answer(query: str, body: bytes) -> Answer:
        number = int(parse_qs(query).get("page", ["0"])[0])
        return page([f"s2-{number}"], **({"href": f"{url}/api/search?page={number + 1}"} if number < 2 else {}))

    assert [scene.id for scene in found(api(answer, url)).scenes] == ["s2-0", "s2-1", "s2-2"]


def test_pages_that_repeat_themselves_end(server: FileServer, api: Any) -> None:
    address = api(lambda query, body: page(["s2"], href=f"{server.url}/api/search?page=2"), server.url)
    with pytest.raises(CatalogueError, match=r"repeats itself: page 2 of its answer has nothing new"):
        found(address)


def endless(server: FileServer) -> Callable[[str, bytes], Answer]:
    def answer(query: str, body: bytes) -> Answer:
        number = int(parse_qs(query).get("page", ["0"])[0])
        return page([f"s2-{number}"], href=f"{server.url}/api/search?page={number + 1}")

    return answer


def test_pages_without_end_end(server: FileServer, api: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue_server, "MAX_ITEMS", 5)
    with pytest.raises(CatalogueError, match=r"gave 6 items; at most 5 are read\. Narrow"):
        found(api(endless(server), server.url))
    monkeypatch.setattr(catalogue_server, "MAX_ITEMS", 1000)
    monkeypatch.setattr(catalogue_server, "MAX_PAGES", 4)
    with pytest.raises(CatalogueError, match=r"more than 4 pages"):
        found(api(endless(server), server.url))


def test_answers_that_are_too_long_in_all_end(server: FileServer, api: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue_server, "MAX_SEARCH_BYTES", 20_000)
    with pytest.raises(CatalogueError, match=r"GiB of answers to one search"):
        found(api(endless(server), server.url))


def test_cancel_is_heard_between_pages(server: FileServer, api: Any) -> None:
    progress = Progress()
    answer = endless(server)

    def stop_at_three(query: str, body: bytes) -> Answer:
        if "page=3" in query:
            progress.cancelled.set()
        return answer(query, body)

    address = api(stop_at_three, server.url)
    with pytest.raises(Cancelled):
        found(address, progress)
    assert not any("page=4" in request for request in server.requests)


# Trees without end


def test_a_tree_without_end_ends(server: FileServer) -> None:
    def branch(query: str, body: bytes) -> Answer:
        number = int(query or 0)
        links = [{"rel": "child", "href": f"/tree?{number + 1}"}]
        return 200, {}, json.dumps({"type": "Catalog", "stac_version": "1.0.0", "id": "x", "links": links}).encode()

    server.answers["/tree"] = branch
    with pytest.raises(CatalogueError, match=r"is a tree of more than 64 levels"):
        found(f"{server.url}/tree?0")


def test_a_tree_that_bites_its_tail_is_read_once(tmp_path: Path) -> None:
    catalog = write_static(WORLD, tmp_path)
    document = json.loads(catalog.read_text())
    document["links"] += [{"rel": "child", "href": "./catalog.json"}, {"rel": "child", "href": "./x/../catalog.json"}]
    catalog.write_text(json.dumps(document))
    assert len(found(str(catalog)).scenes) == 14


def test_a_million_children_are_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue_files, "MAX_BRANCHES", 50)
    links = [{"rel": "child", "href": f"./{number}.json"} for number in range(1_000_000)]
    (tmp_path / "catalog.json").write_text(json.dumps({"type": "Catalog", "id": "x", "links": links}))
    with pytest.raises(CatalogueError, match=r"links to more than 50 catalogues"):
        found(str(tmp_path / "catalog.json"))


def test_too_many_items_in_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue_files, "MAX_ITEMS", 10)
    for catalogue in (write_static(WORLD, tmp_path), write_item_collection(WORLD, tmp_path / "items.json")):
        with pytest.raises(CatalogueError, match=r"has more than 10 items"):
            found(str(catalogue))


def test_cancel_is_heard_between_the_files_of_a_tree(tmp_path: Path) -> None:
    progress = Progress()
    catalogue = open_catalogue(str(write_static(WORLD, tmp_path)), progress.check)
    progress.cancelled.set()
    with pytest.raises(Cancelled):
        catalogue.collections()


def test_a_tree_on_the_web_may_not_point_into_this_machine(
    server: FileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = seem_public(server.url, monkeypatch)
    with serve_files(tmp_path) as private:
        write_static(WORLD, tmp_path)
        targets = (
            "file:///etc/passwd",
            f"{private.url}/catalog.json",
            "http://169.254.169.254/latest",
            "http://[::1]/",
        )
        links = [{"rel": rel, "href": href} for href in targets for rel in ("child", "item")]
        collection = {"type": "Collection", "id": "sentinel-2-l2a", "extent": {}, "license": "x", "links": links}
        server.answers["/tree"] = as_json(collection)
        result = found(f"{url}/tree")
        assert private.requests == []
    assert {name for name, _ in result.bad} == set(targets)
    assert result.usable == 0


# Items that point elsewhere


@pytest.mark.parametrize("href", ["http://127.0.0.1:1/x.tif", "http://metadata.google.internal/x.tif"])
def test_an_item_from_the_web_may_not_have_files_in_the_own_network(
    server: FileServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, href: str
) -> None:
    item = {**WORLD[0], "assets": {key: {"href": href} for key in WORLD[0]["assets"]}}
    items = {"type": "FeatureCollection", "features": [item]}
    server.answers["/items"] = as_json(items)
    result = found(f"{seem_public(server.url, monkeypatch)}/items")
    assert result.scenes == ()
    assert "this machine or lies in its network" in result.bad[0][1]
    for local in (f"{server.url}/items", str(write_item_collection([item], tmp_path / "items.json"))):
        (scene,) = found(local).scenes
        assert scene.trusted
        assert scene.assets["red"].href == href


def test_a_scene_from_the_web_is_not_trusted(server: FileServer, monkeypatch: pytest.MonkeyPatch) -> None:
    server.answers["/items"] = as_json({"type": "FeatureCollection", "features": list(WORLD)})
    assert not any(scene.trusted for scene in found(f"{seem_public(server.url, monkeypatch)}/items").scenes)


def test_an_item_on_the_web_is_not_trusted_because_a_local_tree_links_to_it(
    server: FileServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    url = seem_public(server.url, monkeypatch)
    bad = {**WORLD[0], "id": "bad", "assets": {"B04": {"href": "http://10.0.0.1/x.tif"}}}
    server.answers |= {"/good.json": as_json(WORLD[0]), "/bad.json": as_json(bad)}
    links = [{"rel": "item", "href": f"{url}/{name}.json"} for name in ("good", "bad")]
    collection = {"type": "Collection", "id": "sentinel-2-l2a", "extent": {}, "license": "x", "links": links}
    (tmp_path / "collection.json").write_text(json.dumps(collection))
    result = found(str(tmp_path / "collection.json"))
    assert [scene.trusted for scene in result.scenes] == [False]
    assert [name for name, _ in result.bad] == ["bad"]
