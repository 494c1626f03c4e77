"""Files that are whole or not there."""

from __future__ import annotations

import os
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
