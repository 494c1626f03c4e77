"""STAC APIs on loopback: stac-fastapi-pgstac on PostgreSQL with PostGIS, and rustac."""

from __future__ import annotations

import json
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .items import Item, collections
from .programs import NotInstalledError, free_port, postgres_program, program, running, wait_for_answer, wait_for_port


class PgStac:
    """The software that the Planetary Computer runs; it conforms to ``query`` and ``filter``."""

    def __init__(self, url: str, folder: Path, env: dict[str, str]) -> None:
        self.url = url
        self._folder = folder
        self._env = env

    def load(self, items: Sequence[Item], described: Sequence[dict[str, Any]] = ()) -> None:
        """Add items, and the collections that they name (``described``, or made up)."""
        for kind, rows in (("collections", described or collections(items)), ("items", items)):
            file = self._folder / f"{kind}.ndjson"
            file.write_text("".join(json.dumps(row) + "\n" for row in rows))
            command = [program("pypgstac"), "load", kind, str(file), "--method", "upsert"]
            _run(command, self._env)


@contextmanager
def serve_pgstac(items: Sequence[Item]) -> Iterator[PgStac]:
    """Give a running STAC API with these items, its database made anew in a temporary folder."""
    uvicorn, _ = program("uvicorn"), program("pypgstac")
    folder = Path(tempfile.mkdtemp(prefix="dl4eo-pgstac-"))
    try:
        with _postgres(folder) as env:
            _run([program("pypgstac"), "migrate"], env)
            port = free_port()
            log = folder / "uvicorn.log"
            app = "stac_fastapi.pgstac.app:create_app"
            command = [uvicorn, app, "--factory", "--host", "127.0.0.1", "--port", str(port), "--log-level", "warning"]
            server = PgStac(f"http://127.0.0.1:{port}", folder, env)
            server.load(items)
            with running(command, log, env) as process:
                wait_for_answer(server.url, process, log)
                yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _postgres(folder: Path) -> Iterator[dict[str, str]]:
    """Give the environment that reaches a database of our own. PostgreSQL does not run as root: then as postgres."""
    data, port, log = folder / "data", free_port(), folder / "postgres.log"
    data.mkdir(mode=0o700)
    prefix: list[str] = []
    if os.geteuid() == 0:
        setpriv = shutil.which("setpriv")
        if not setpriv:
            raise NotInstalledError("setpriv (util-linux) is missing: root needs it to run PostgreSQL as postgres")
        user = pwd.getpwnam("postgres")
        for path in (folder, data):
            os.chown(path, user.pw_uid, user.pw_gid)
        prefix = [setpriv, "--reuid=postgres", "--regid=postgres", "--clear-groups", "--pdeathsig", "INT"]
    options = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    _run([*prefix, postgres_program("initdb"), "-D", str(data), *options], {})
    # As fast as it gets: nothing of this is worth keeping.
    settings = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "jit": "off"}
    command = [*prefix, postgres_program("postgres"), "-D", str(data), "-k", str(folder), "-h", "127.0.0.1"]
    command += ["-p", str(port), *(part for key, value in settings.items() for part in ("-c", f"{key}={value}"))]
    with running(command, log) as process:
        wait_for_port(port, process, log)
        yield {
            "PGHOST": "127.0.0.1",
            "PGPORT": str(port),
            "PGUSER": "postgres",
            "PGPASSWORD": "none",
            "PGDATABASE": "postgres",
        }


@contextmanager
def serve_rustac(items: Sequence[Item]) -> Iterator[str]:
    """Give the URL of a running rustac with these items; it conforms to neither ``query`` nor ``filter``."""
    rustac = program("rustac")
    with tempfile.TemporaryDirectory(prefix="dl4eo-rustac-") as folder:
        file, log = Path(folder, "all_items.json"), Path(folder, "rustac.log")
        file.write_text(json.dumps({"type": "FeatureCollection", "features": list(items)}))
        port = free_port()
        address = f"127.0.0.1:{port}"
        with running([rustac, "serve", "--create-collections", "--addr", address, str(file)], log) as process:
            wait_for_port(port, process, log)
            yield f"http://{address}"


def _run(command: Sequence[str], env: dict[str, str]) -> None:
    done = subprocess.run(command, env={**os.environ, **env}, cwd="/", capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
