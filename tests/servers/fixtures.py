"""The servers as pytest fixtures; a conftest.py that wants them imports them by name.

Where a server's software is missing, its tests are skipped with the reason; in CI they fail.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from .files import FileServer, serve_files
from .items import WORLD
from .programs import NotInstalledError
from .stac import PgStac, serve_pgstac, serve_rustac


@pytest.fixture
def file_server() -> Iterator[FileServer]:
    """Give an empty file server: set its ``folder`` or its ``answers``."""
    with serve_files() as server:
        yield server


@pytest.fixture(scope="session")
def pgstac() -> Iterator[PgStac]:
    """Give stac-fastapi-pgstac with the made-up world; ``load`` adds to it for all tests of the session."""
    try:
        with serve_pgstac(WORLD) as server:
            yield server
    except NotInstalledError as error:
        _missing(error)


@pytest.fixture(scope="session")
def rustac_url() -> Iterator[str]:
    """Give the URL of rustac with the made-up world."""
    try:
        with serve_rustac(WORLD) as url:
            yield url
    except NotInstalledError as error:
        _missing(error)


def _missing(error: NotInstalledError) -> None:
    if os.environ.get("CI") == "true":
        raise error
    pytest.skip(str(error))
