"""A temporary file for pixels that will be wanted again, but not soon: memory stays free, the network silent."""

from __future__ import annotations

import tempfile
import threading
from collections import defaultdict
from collections.abc import Hashable
from typing import IO, Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]


class Scratch:
    """Arrays in one unnamed file, which goes when it is closed, or the process ends."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._file: IO[bytes] | None = None
        self._end = 0
        self._free: defaultdict[int, list[int]] = defaultdict(list)
        self._places: dict[Hashable, tuple[int, str, tuple[int, ...]]] = {}
        self._lock = threading.Lock()

    def put(self, key: Hashable, array: Array) -> bool:
        """Keep an array; False where there is no room for it."""
        size = array.nbytes
        with self._lock:
            if not self._free[size] and self._end + size > self._most_bytes:
                return False
            try:
                if self._file is None:
                    self._file = tempfile.TemporaryFile(prefix="dl4eo-", buffering=0)  # noqa: SIM115
                place = self._free[size].pop() if self._free[size] else self._end
                self._file.seek(place)
                if self._file.write(np.ascontiguousarray(array).data) != size:
                    return False
            except OSError:  # the disk is full, or there is no place for temporary files: it will be fetched again
                return False
            self._end = max(self._end, place + size)
            self._places[key] = place, array.dtype.str, array.shape
            return True

    def take(self, key: Hashable) -> Array | None:
        """Return an array, which is not kept any longer; None where it is not there."""
        with self._lock:
            if key not in self._places or self._file is None:
                return None
            place, dtype, shape = self._places.pop(key)
            array = np.empty(shape, dtype)
            self._free[array.nbytes].append(place)
            try:
                self._file.seek(place)
                whole = self._file.readinto(array.data.cast("B")) == array.nbytes  # type: ignore[attr-defined]
            except OSError:
                return None
            return array if whole else None

    def has(self, key: Hashable) -> bool:
        """Say whether an array is kept."""
        with self._lock:
            return key in self._places

    def clear(self) -> None:
        """Forget everything; the file goes."""
        with self._lock:
            if self._file is not None:
                self._file.close()
            self._file, self._end = None, 0
            self._free.clear()
            self._places.clear()
