"""The tests' own file server: it fails exactly as it is told, and its log says what was sent."""

from __future__ import annotations

import http.client
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.servers.files import GONE, RESET, Fault, FileServer, busy, forbidden_unless

BODY = bytes(range(200))


@pytest.fixture
def server(file_server: FileServer, tmp_path: Path) -> FileServer:
    (tmp_path / "a.bin").write_bytes(BODY)
    file_server.folder = tmp_path
    return file_server


def ask(server: FileServer, path: str = "/a.bin", **headers: str) -> tuple[int, http.client.HTTPMessage, bytes]:
    """Return status, headers and body of one request over a connection of its own."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=0.5)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def test_faults_happen_in_their_order_and_number(server: FileServer) -> None:
    server.fail("/*.bin", busy("7", 429), times=1)
    server.fail("/a.bin", busy(), times=2)
    answers = [ask(server) for _ in range(4)]
    assert [a[0] for a in answers] == [429, 503, 503, 200]
    assert answers[0][1]["Retry-After"] == "7"
    assert [r.status for r in server.log] == [429, 503, 503, 200]


def test_connection_is_reset_before_and_in_an_answer(server: FileServer) -> None:
    server.fail("/a.bin", RESET, times=1)
    server.fail("/a.bin", Fault(reset=True, keep=50), times=1)
    for _ in range(2):
        with pytest.raises((ConnectionResetError, http.client.IncompleteRead)):
            ask(server)
    assert ask(server)[2] == BODY
    assert [(r.status, r.sent) for r in server.log] == [(0, 0), (200, 50), (200, 200)]


def test_body_is_cut_short(server: FileServer) -> None:
    server.fail("/a.bin", Fault(keep=50), times=1)
    with pytest.raises(http.client.IncompleteRead) as caught:
        ask(server)
    assert caught.value.partial == BODY[:50]


def test_answer_comes_late(server: FileServer) -> None:
    server.fail("/a.bin", Fault(delay_s=30), times=1)
    with pytest.raises(TimeoutError):
        ask(server)
    assert ask(server)[0] == 200


def test_forbidden_until_signed_and_gone_for_good(server: FileServer) -> None:
    server.fail("/a.bin", forbidden_unless(lambda query: "sig=new" in query))
    server.fail("/b*", GONE)
    assert [ask(server, path)[0] for path in ("/a.bin?sig=old", "/a.bin?sig=new", "/b.bin", "/b.bin")] == [
        403, 200, 404, 404,
    ]  # fmt: skip
    server.heal()
    assert ask(server)[0] == 200


def test_log_says_which_bytes_were_sent(server: FileServer) -> None:
    assert ask(server, Range="bytes=10-19")[2] == BODY[10:20]
    assert ask(server, Range="bytes=190-")[2] == BODY[190:]
    assert server.ranges("/a.bin") == [(10, 20), (190, 200)]
    assert server.bytes_sent == 20
