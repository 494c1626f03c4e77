"""Answers of web servers that must come within a time and a length, their headers included."""

from __future__ import annotations

import http.client
import io
import time
from typing import Any

from urllib3.exceptions import HTTPError


class RefusedAnswerError(HTTPError):
    """An answer is too much of something; never asked for again."""


class HurriedResponse(http.client.HTTPResponse):
    """An answer within ``limits``; a time-out between two bytes alone would let a server send in drops for ever."""

    def __init__(self, sock: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(sock, *args, **kwargs)
        self.fp = io.BufferedReader(_Hurried(self.fp.detach(), *self.limits()))

    def limits(self) -> tuple[float, int]:
        """Return the seconds that the whole answer may take, and its bytes."""
        raise NotImplementedError


class _Hurried(io.RawIOBase):
    def __init__(self, raw: io.RawIOBase, seconds: float, most_bytes: int) -> None:
        self._raw = raw
        self._seconds, self._most_bytes = seconds, most_bytes
        self._deadline = time.monotonic() + seconds
        self._left = most_bytes

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        if time.monotonic() > self._deadline:
            raise RefusedAnswerError(f"its answer takes longer than {self._seconds:g} s")
        if self._left <= 0:
            raise RefusedAnswerError(f"its answer is longer than {self._most_bytes / 2**20:g} MiB")
        got: int | None = self._raw.readinto(buffer)
        self._left -= got or 0
        return got

    def close(self) -> None:
        self._raw.close()
        super().close()
