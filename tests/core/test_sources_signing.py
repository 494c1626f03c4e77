"""Planetary Computer addresses are signed when they are read, by a token service on loopback; nothing is kept."""

from __future__ import annotations

import dataclasses
import json
import threading
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone

import pytest

from dl4eo_qgis.core.errors import CatalogueError
from dl4eo_qgis.core.sources import planetary_computer, readable_href
from dl4eo_qgis.core.sources.item import scene_of
from dl4eo_qgis.core.types import Scene
from tests.servers.files import Answer, FileServer
from tests.servers.items import INSIDE, optical
from tests.servers.programs import free_port

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # planetary-computer 1.0 configures pydantic as version 1 did
    from planetary_computer import sas
    from planetary_computer.settings import Settings

BLOB = "https://sentinel2l2a01.blob.core.windows.net/sentinel2-l2/32/T"
TOKEN_PATH = "/token/sentinel2l2a01/sentinel2-l2"


@pytest.fixture
def fresh_sdk(monkeypatch: pytest.MonkeyPatch, file_server: FileServer) -> Iterator[FileServer]:
    """Let the planetary-computer package ask the file server, with nothing remembered before or after."""
    monkeypatch.setenv("PC_SDK_SAS_URL", f"{file_server.url}/token")
    monkeypatch.setattr(planetary_computer, "TOKEN_BACKOFF_S", 0)
    monkeypatch.setattr(sas, "TOKEN_CACHE", {})
    Settings.get.cache_clear()
    yield file_server
    Settings.get.cache_clear()


def tokens(valid_s: float) -> Callable[[str, bytes], Answer]:
    """Return an answer with tokens t1, t2, ... that are valid for so long."""
    given = iter(range(1, 1000))

    def answer(query: str, body: bytes) -> Answer:
        expiry = datetime.now(timezone.utc) + timedelta(seconds=valid_s)
        token = {"msft:expiry": expiry.strftime("%Y-%m-%dT%H:%M:%SZ"), "token": f"sig=t{next(given)}&se=2100"}
        return 200, {"Content-Type": "application/json"}, json.dumps(token).encode()

    return answer


def a_scene() -> Scene:
    item = optical("s2", "2024-06-01T10:00:00Z", INSIDE)
    for key, asset in item["assets"].items():
        asset["href"] = f"{BLOB}/{key}.tif"
    return scene_of(item, "https://planetarycomputer.microsoft.com/api/stac/v1/search", "optical", "planetary-computer")


def test_signed_when_read_and_never_stored(fresh_sdk: FileServer) -> None:
    fresh_sdk.answers[TOKEN_PATH] = tokens(3600)
    scene = a_scene()
    before = json.dumps(dataclasses.asdict(scene), default=str)
    assert fresh_sdk.requests == []
    assert readable_href(scene, scene.assets["red"]) == f"{BLOB}/B04.tif?sig=t1&se=2100"
    assert readable_href(scene, scene.assets["blue"]) == f"{BLOB}/B02.tif?sig=t1&se=2100"
    assert fresh_sdk.requests == [f"GET {TOKEN_PATH}"]
    assert json.dumps(dataclasses.asdict(scene), default=str) == before
    assert "sig" not in before


def test_token_near_its_end_is_renewed(fresh_sdk: FileServer) -> None:
    fresh_sdk.answers[TOKEN_PATH] = tokens(30)
    scene = a_scene()
    assert "sig=t" in readable_href(scene, scene.assets["red"])
    asked = len(fresh_sdk.requests)
    fresh_sdk.answers[TOKEN_PATH] = tokens(3600)
    assert readable_href(scene, scene.assets["red"]).endswith("?sig=t1&se=2100")
    assert len(fresh_sdk.requests) == asked + 1
    assert readable_href(scene, scene.assets["red"]).endswith("?sig=t1&se=2100")
    assert len(fresh_sdk.requests) == asked + 1


def test_threads_that_start_together_ask_once(fresh_sdk: FileServer) -> None:
    fresh_sdk.answers[TOKEN_PATH] = tokens(3600)
    scene, ready = a_scene(), threading.Barrier(8)

    def read(_: int) -> str:
        ready.wait(10)
        return readable_href(scene, scene.assets["red"])

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(read, range(8)))) == 1
    assert len(fresh_sdk.requests) == 1


@pytest.mark.parametrize("href", ["https://example.com/B04.tif", "https://blob.core.windows.net.example.com/c/B04.tif"])
def test_other_hosts_are_not_signed(fresh_sdk: FileServer, href: str) -> None:
    assert planetary_computer.sign(href) == href
    assert fresh_sdk.requests == []


def test_address_that_is_signed_already_stays(fresh_sdk: FileServer) -> None:
    href = f"{BLOB}/B04.tif?sig=mine&se=2100&sp=r"
    assert planetary_computer.sign(href) == href
    assert fresh_sdk.requests == []


def test_busy_token_service_is_asked_again(fresh_sdk: FileServer) -> None:
    fresh_sdk.answers[TOKEN_PATH] = tokens(3600)
    fresh_sdk.failures[TOKEN_PATH] = 2
    assert planetary_computer.sign(f"{BLOB}/B04.tif").endswith("?sig=t1&se=2100")
    assert len(fresh_sdk.requests) == 3


def test_refusal_names_the_service_and_its_answer(fresh_sdk: FileServer) -> None:
    fresh_sdk.answers[TOKEN_PATH] = lambda query, body: (403, {}, b"no")
    with pytest.raises(CatalogueError, match="answered 403") as caught:
        planetary_computer.sign(f"{BLOB}/B04.tif")
    assert (caught.value.url, caught.value.status) == (f"{fresh_sdk.url}/token", 403)


def test_answer_that_is_no_token_is_an_error(fresh_sdk: FileServer) -> None:
    fresh_sdk.answers[TOKEN_PATH] = lambda query, body: (200, {}, b'{"hello": 1}')
    with pytest.raises(CatalogueError, match="no token to read"):
        planetary_computer.sign(f"{BLOB}/B04.tif")


def test_unreachable_service_is_an_error(fresh_sdk: FileServer, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"http://127.0.0.1:{free_port()}/token"
    monkeypatch.setenv("PC_SDK_SAS_URL", url)
    monkeypatch.setattr(planetary_computer, "TOKEN_RETRIES", 0)
    Settings.get.cache_clear()
    with pytest.raises(CatalogueError, match="cannot be reached") as caught:
        planetary_computer.sign(f"{BLOB}/B04.tif")
    assert (caught.value.url, caught.value.status) == (url, None)
