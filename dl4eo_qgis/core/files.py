"""Files that are whole or not there."""

from __future__ import annotations

import json
import os
import socket
from contextlib import suppress
from pathlib import Path

from .errors import DatasetError


def write_whole(path: Path, data: bytes) -> None:
    """Write a file under a temporary name, check its size, and rename it; raises DatasetError."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if part.stat().st_size != len(data):
            raise DatasetError(path, "was not written to the end.", "Check the free disk space.")
        part.replace(path)
    except OSError as error:
        raise DatasetError(
            path, f"cannot be written ({error.strerror or error}).", "Check the folder and the free disk space."
        ) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def check_writable(folder: Path) -> None:
    """Raise DatasetError where no file can be made in ``folder``, which need not exist yet; leaves nothing behind."""
    try:
        if b"\0" in str(folder).encode():  # encode: a name that is no text at all is a ValueError too
            raise ValueError("a path cannot hold the character NUL")
        place = folder
        while not place.exists() and place != place.parent:
            place = place.parent
        probe = place / f".dl4eo-{os.getpid()}.part"
        if not place.is_dir():
            raise NotADirectoryError(0, "it is a file")
        probe.write_bytes(b"")
        probe.unlink()
    except (OSError, ValueError) as error:  # ValueError: a path that no file system can have
        reason = getattr(error, "strerror", None) or error
        shown = str(folder).encode(errors="replace").decode()
        raise DatasetError(shown, f"cannot be written to ({reason}).", "Choose a folder of your own.") from error


def take_lock(path: Path) -> Path:
    """Return a lock file that holds this process' id and host; raises DatasetError where another run holds it.

    A lock of a process that is gone (it was killed) is taken over.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    mine = {"pid": os.getpid(), "host": socket.gethostname()}
    for _ in range(2):
        try:
            with path.open("x", encoding="utf-8") as file:
                json.dump(mine, file)
            return path
        except FileExistsError:
            holder = _holder(path)
            if holder is not None and not _is_gone(holder):
                break
            path.unlink(missing_ok=True)
    raise DatasetError(
        path.parent,
        f"another run is at work there (process {holder['pid']} on {holder['host']})." if holder else "is locked.",
        f"Wait for it, or delete {path.name} if it is gone.",
    )


def _holder(path: Path) -> dict[str, object] | None:
    try:
        holder = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return holder if isinstance(holder, dict) and {"pid", "host"} <= holder.keys() else None


def _is_gone(holder: dict[str, object]) -> bool:
    """Say whether the process is known to have ended; of other hosts nothing is known, nor on Windows."""
    if holder["host"] != socket.gethostname() or os.name == "nt" or not isinstance(holder["pid"], int):
        return False
    try:
        os.kill(holder["pid"], 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return holder["pid"] == os.getpid()
