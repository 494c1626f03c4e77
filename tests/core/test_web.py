"""Byte ranges from web servers that are busy, slow, forgetful, or lead astray."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from dl4eo_qgis.core import web
from dl4eo_qgis.core.web import Place, WebError, WebFile, WebStream, fetch
from tests.servers.files import GONE, RESET, Fault, FileServer, busy, forbidden_unless, serve_files

DATA = bytes(i * 7 % 251 for i in range(300_000))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[FileServer]:
    """Return a server with one file."""
    (tmp_path / "a.tif").write_bytes(DATA)
    with serve_files(tmp_path) as running:
        yield running


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return the waits between attempts, which are not waited for."""
    told: list[float] = []
    monkeypatch.setattr(web.time, "sleep", told.append)
    monkeypatch.setattr(web, "_chance", lambda: 1.0)
    return told


def place(server: FileServer) -> Place:
    """Return where the file is."""
    return Place.of(f"{server.url}/a.tif")


def test_a_range_is_given_to_the_byte(server: FileServer) -> None:
    answer = fetch(place(server), 1000, 5000)
    assert answer.data == DATA[1000:6000]
    assert answer.size == len(DATA)
    assert fetch(place(server), 299_990, 5000).data == DATA[299_990:]


@pytest.mark.parametrize("fault", [busy(), busy(status=429), RESET, Fault(keep=100), Fault(keep=0, reset=True)])
def test_what_may_pass_is_tried_again(server: FileServer, waits: list[float], fault: Fault) -> None:
    server.fail("/a.tif", fault, times=3)
    assert fetch(place(server), 10, 1000).data == DATA[10:1010]
    assert waits == [0.5, 1.0, 2.0]


@pytest.mark.parametrize("fault", [GONE, Fault(403), busy("100"), Fault(keep=10)])
def test_no_connection_is_lost_to_failures(server: FileServer, waits: list[float], fault: Fault) -> None:
    """More failures than connections: each gives its own back."""
    server.fail("/a.tif", fault, times=2 * web.CONNECTIONS)
    for _ in range(2 * web.CONNECTIONS):
        with suppress(WebError):
            fetch(place(server), 0, 1000)
    server.heal()
    assert fetch(place(server), 0, 10).data == DATA[:10]


def test_retry_after_is_honoured(server: FileServer, waits: list[float]) -> None:
    server.fail("/a.tif", busy("7", 429), times=1)
    server.fail("/a.tif", busy("Wed, 21 Oct 2015 07:28:00 GMT"), times=1)
    assert fetch(place(server), 0, 10).data == DATA[:10]
    assert waits == [7.0, 0.0]


def test_a_server_that_wants_too_much_patience_is_given_up(server: FileServer, waits: list[float]) -> None:
    server.fail("/a.tif", busy("3600"))
    with pytest.raises(WebError, match="503") as caught:
        fetch(place(server), 0, 10)
    assert caught.value.status == 503
    assert waits == []


def test_attempts_are_counted_and_end(server: FileServer, waits: list[float]) -> None:
    server.fail("/a.tif", busy())
    with pytest.raises(WebError, match=r"503 \(busy\); asked 6 times"):
        fetch(place(server), 0, 10)
    assert len(server.log) == 6
    assert waits == [0.5, 1.0, 2.0, 4.0, 8.0]


def test_a_file_that_is_not_there_is_asked_for_once(server: FileServer) -> None:
    server.fail("/a.tif", GONE)
    with pytest.raises(WebError, match="404: the file is not there") as caught:
        fetch(place(server), 0, 10)
    assert caught.value.status == 404
    assert len(server.log) == 1


def test_a_server_that_does_not_answer_is_given_up(
    server: FileServer, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "TIMEOUT", web.urllib3.Timeout(connect=1.0, read=0.1))
    server.fail("/a.tif", Fault(delay_s=30), times=1)
    assert fetch(place(server), 0, 10).data == DATA[:10]
    assert waits == [0.5]


def test_an_expired_signature_is_renewed(server: FileServer) -> None:
    signatures = iter(["old", "new"])
    now = [next(signatures)]

    def address(renew: bool) -> str:
        if renew:
            now[0] = next(signatures)
        return f"{server.url}/a.tif?sig={now[0]}"

    server.fail("/a.tif", forbidden_unless(lambda query: query == "sig=new"))
    assert fetch(Place("a", address, True), 5, 10).data == DATA[5:15]
    assert [r.status for r in server.log] == [403, 206]


def test_without_a_new_signature_403_is_the_end(server: FileServer) -> None:
    server.fail("/a.tif", Fault(403))
    with pytest.raises(WebError, match="403: no right to read it") as caught:
        fetch(place(server), 0, 10)
    assert caught.value.status == 403
    assert len(server.log) == 1


def test_a_refusal_of_the_last_attempt_is_told(server: FileServer, waits: list[float]) -> None:
    asked = iter(range(100))
    server.fail("/a.tif", busy(), times=5)
    server.fail("/a.tif", Fault(403))
    with pytest.raises(WebError, match="403: no right to read it"):
        fetch(Place("a", lambda renew: f"{server.url}/a.tif?{next(asked)}", True), 0, 10)
    assert len(server.log) == 6


def test_redirects_are_followed_and_counted(server: FileServer) -> None:
    server.answers["/once"] = lambda query, body: (302, {"Location": "/a.tif"}, b"")
    assert fetch(Place.of(f"{server.url}/once"), 3, 4).data == DATA[3:7]
    server.answers["/loop"] = lambda query, body: (302, {"Location": "/loop"}, b"")
    with pytest.raises(WebError, match="redirects more than 5 times"):
        fetch(Place.of(f"{server.url}/loop"), 0, 4)
    server.answers["/out"] = lambda query, body: (302, {"Location": "file:///etc/passwd"}, b"")
    with pytest.raises(WebError, match="points to file"):
        fetch(Place.of(f"{server.url}/out"), 0, 4)


def test_a_redirect_to_no_address_is_an_error(server: FileServer) -> None:
    server.answers["/bad"] = lambda query, body: (302, {"Location": "http://[bad"}, b"")
    with pytest.raises(WebError, match="points to no address"):
        fetch(Place.of(f"{server.url}/bad"), 0, 4)


def test_a_file_that_changes_while_it_is_read_is_an_error(server: FileServer, tmp_path: Path) -> None:
    file = WebFile(place(server))
    assert server.folder is not None
    (server.folder / "a.tif").write_bytes(DATA + b"more")
    with pytest.raises(WebError, match="changed on the server"):
        file.part(100_000, 10)
    assert WebFile(place(server)).size == len(DATA) + 4


def test_a_server_without_ranges_serves_small_files_only(server: FileServer, monkeypatch: pytest.MonkeyPatch) -> None:
    server.answers["/whole"] = lambda query, body: (200, {}, DATA)
    assert fetch(Place.of(f"{server.url}/whole"), 100, 50).data == DATA[100:150]
    monkeypatch.setattr(web, "MAX_WHOLE", 1000)
    with pytest.raises(WebError, match="knows no byte ranges"):
        fetch(Place.of(f"{server.url}/whole"), 5000, 50)


def test_other_bytes_than_asked_are_refused(server: FileServer) -> None:
    server.answers["/odd"] = lambda query, body: (206, {"Content-Range": "bytes 0-9/300000"}, DATA[:10])
    with pytest.raises(WebError, match="bytes from 0 where those from 100 were asked"):
        fetch(Place.of(f"{server.url}/odd"), 100, 10)
    for told in ("bytes 0-9/-5", "bytes */100", "bytes 9-0/0"):
        server.answers["/bad"] = lambda query, body, told=told: (206, {"Content-Range": told}, DATA[:10])
        with pytest.raises(WebError, match="Content-Range cannot be read"):
            fetch(Place.of(f"{server.url}/bad"), 0, 10)
    server.answers["/none"] = lambda query, body: (206, {}, DATA[:10])
    with pytest.raises(WebError, match="Content-Range cannot be read"):
        fetch(Place.of(f"{server.url}/none"), 0, 10)


def drip(listener: socket.socket, stop: threading.Event) -> None:
    """Answer one request with a byte now and then, for ever."""
    connection, _ = listener.accept()
    with connection:
        connection.recv(65536)
        connection.sendall(b"HTTP/1.1 206 x\r\nContent-Range: bytes 0-99999/100000\r\nContent-Length: 100000\r\n\r\n")
        while not stop.wait(0.01):
            try:
                connection.sendall(b"x")
            except OSError:
                return


def test_a_server_that_sends_for_ever_is_given_up(waits: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "MAX_ANSWER_S", 0.2)
    monkeypatch.setattr(web, "ATTEMPTS", 1)
    stop = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=drip, args=(listener, stop))
        thread.start()
        try:
            with pytest.raises(WebError, match=r"takes longer than 0\.2 s"):
                fetch(Place.of(f"http://127.0.0.1:{listener.getsockname()[1]}/a.tif"), 0, 100_000)
        finally:
            stop.set()
            thread.join()


def test_a_file_on_the_web_reads_like_a_file(server: FileServer) -> None:
    file = WebFile(place(server))
    stream = WebStream(file)
    assert stream.read(10) == DATA[:10]
    assert stream.seek(-100, 2) == len(DATA) - 100
    assert stream.read() == DATA[-100:]
    assert stream.read(5) == b""
    stream.seek(65_530)
    assert stream.read(20) == DATA[65_530:65_550]
    stream.seek(0)
    assert stream.read(100_000) == DATA[:100_000]


def test_pages_are_fetched_once(server: FileServer) -> None:
    stream = WebStream(WebFile(place(server)))
    for _ in range(3):
        stream.seek(0)
        stream.read(70_000 // 2)
    assert server.ranges("/a.tif") == [(0, 65536)]


def test_what_gdal_cannot_be_told_is_kept(server: FileServer) -> None:
    file = WebFile(place(server))
    server.fail("/a.tif", GONE)
    stream = WebStream(file)
    stream.seek(200_000)
    assert stream.read(10) == b""
    assert file.trouble is not None
    assert file.trouble.status == 404
