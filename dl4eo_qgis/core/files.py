"""Files that are whole or not there."""

from __future__ import annotations

import errno
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

from .errors import DatasetError

RUN_FILE = ".run-{}.part"
"""What other machines that work for a run must find in its folder as long as it goes on."""


def write_whole(path: Path, *pieces: bytes) -> None:
    """Write pieces to a file under a temporary name, check its size, and rename it; raises DatasetError."""
    part = path.with_name(f".{path.name}.{socket.gethostname()}.{os.getpid()}.part")  # machines may share the folder
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        if part.stat().st_size != sum(map(len, pieces)):
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
        place = existing_part(folder)
        probe = place / f".dl4eo-{socket.gethostname()}-{os.getpid()}.part"
        if not place.is_dir():
            raise NotADirectoryError(0, "it is a file")
        probe.write_bytes(b"")
        probe.unlink(missing_ok=True)
    except (OSError, ValueError) as error:  # ValueError: a path that no file system can have
        reason = getattr(error, "strerror", None) or error
        shown = str(folder).encode(errors="replace").decode()
        raise DatasetError(shown, f"cannot be written to ({reason}).", "Choose a folder of your own.") from error


def existing_part(folder: Path) -> Path:
    """Return ``folder``, or where it is not there yet, the nearest one above it that is."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder


class Lock:
    """A lock file that this process holds: the system frees it when the process ends, however that happens."""

    def __init__(self, path: Path, file: IO[str]) -> None:
        self._path = path
        self._file = file

    def release(self) -> None:
        """Free the folder; the file goes."""
        if sys.platform == "win32":  # where an open file cannot be removed
            self._file.close()
        with suppress(OSError):
            self._path.unlink()
        self._file.close()


def take_lock(path: Path) -> Lock:
    """Return a lock that says this process' id and host; raises DatasetError where another run holds it."""
    while True:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = path.open("a+", encoding="utf-8")
        except OSError as error:
            raise DatasetError(path, f"cannot be written ({error.strerror or error}).", "Check the folder.") from error
        if not _lock_file(file):
            who = "another process"
            with suppress(OSError):  # Windows lets nobody else read it
                file.seek(0)
                who = file.read(200).strip() or who
            file.close()
            raise DatasetError(path.parent, f"another run is at work there ({who}).", "Wait until it has ended.")
        if _is_there(path, file):
            lock = Lock(path, file)
            try:
                os.ftruncate(file.fileno(), 0)
                os.write(file.fileno(), f"process {os.getpid()} on {socket.gethostname()}\n".encode())
            except OSError as error:  # a full disk still makes an empty file
                lock.release()
                raise DatasetError(
                    path, f"cannot be written ({error.strerror or error}).", "Check the free disk space."
                ) from error
            return lock
        file.close()  # its last holder removed it meanwhile


def _lock_file(file: IO[str]) -> bool:
    """Return whether the system gave this process the file's lock; True too where the file system knows no locks."""
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        return error.errno in (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS)
    return True


def _is_there(path: Path, file: IO[str]) -> bool:
    """Return whether the path still names the open file."""
    try:
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False
