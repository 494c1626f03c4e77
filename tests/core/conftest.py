"""The servers on loopback that tests of the core may ask for."""

from __future__ import annotations

from tests.servers.fixtures import file_server, pgstac, rustac_url

__all__ = ["file_server", "pgstac", "rustac_url"]
