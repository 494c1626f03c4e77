"""The far end of the seam to QGIS: one command as JSON on stdin, answers as JSON lines on stdout.

The first line of stdin is ``{"command": ..., "args": {...}}``. A later line ``cancel`` asks to stop; the end of stdin
says that the parent is gone. Both give the work ``GRACE_S`` seconds to end by itself. Answers, one a line::

    {"type": "progress", "fraction": 0.42, "text": "..."}     {"type": "message", "level": "info", "text": "..."}
    {"type": "result", "value": {...}}                         exit 0
    {"type": "error", "kind": "NoScenesError", "message": "...", "hint": "..."}    exit 1; RecipeError also has "key"
    {"type": "error", "kind": "crash", "message": "...", "traceback": "..."}       exit 1
    {"type": "cancelled"}                                      exit 2
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
import threading
import time
import traceback
from types import TracebackType
from typing import Any, Optional, TextIO

from .errors import Cancelled, Dl4eoError, MissingPackageError, RecipeError
from .progress import Progress

OLDEST_PYTHON = (3, 10)
PACKAGES = ("rasterio", "geopandas", "pystac_client")
"""Without these nothing of the core works; others are asked for where they are used."""
GRACE_S = 3.0
PROGRESS_EVERY_S = 0.05
EXIT_RESULT, EXIT_ERROR, EXIT_CANCELLED = 0, 1, 2


class Channel:
    """Writes the answers; safe to call from several threads."""

    def __init__(self, stream: TextIO, cancelled: threading.Event) -> None:
        self._stream = stream
        self._lock = threading.Lock()
        self._cancelled = cancelled
        self._last_text = ""
        self._last_time = float("-inf")

    def send(self, answer: dict[str, Any]) -> None:
        """Write one line. A parent that no longer listens means: stop."""
        with self._lock:
            try:
                self._stream.write(json.dumps(answer) + "\n")
                self._stream.flush()
            except BrokenPipeError:
                self._cancelled.set()

    def sink(self, kind: str, fraction: float, text: str) -> None:
        """Pass on what ``Progress`` tells; drops steps that follow each other too closely to be seen."""
        if kind != "progress":
            self.send({"type": "message", "level": kind, "text": text})
            return
        now = time.monotonic()
        if text != self._last_text or now - self._last_time >= PROGRESS_EVERY_S or fraction >= 1:
            self._last_text, self._last_time = text, now
            self.send({"type": "progress", "fraction": round(fraction, 4), "text": text})

    def crash(self, kind: type[BaseException], error: BaseException, where: Optional[TracebackType]) -> None:
        """Report an exception that nobody foresaw; stands in as ``sys.excepthook``."""
        lines = "".join(traceback.format_exception(kind, error, where))
        self.send({"type": "error", "kind": "crash", "message": f"{kind.__name__}: {error}", "traceback": lines})


def main() -> int:
    """Answer one command; return the exit code."""
    cancelled = threading.Event()
    channel = Channel(_claim_stdout(), cancelled)
    sys.excepthook = channel.crash
    request = json.loads(sys.stdin.readline() or "{}")
    threading.Thread(target=_watch_stdin, args=(cancelled,), daemon=True).start()
    try:
        channel.send({"type": "result", "value": _answer(request, Progress(channel.sink, cancelled=cancelled))})
        return EXIT_RESULT
    except Cancelled:
        channel.send({"type": "cancelled"})
        return EXIT_CANCELLED
    except Dl4eoError as error:
        channel.send(_described(error))
        return EXIT_ERROR


def _answer(request: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Return what the command gives."""
    command = str(request.get("command", ""))
    check_python()
    from .commands import COMMANDS

    if command not in COMMANDS:
        raise Dl4eoError(f"The worker knows no command {command!r}.", "QGIS' side and the core are of two versions.")
    return COMMANDS[command](request.get("args", {}), progress)


def check_python() -> None:
    """Raise MissingPackageError where this Python cannot run the core."""
    name = f"Python {sys.version_info[0]}.{sys.version_info[1]} ({sys.executable})"
    if sys.version_info[:2] < OLDEST_PYTHON:
        wanted = ".".join(map(str, OLDEST_PYTHON))
        raise MissingPackageError(f"{name} is too old to read and write the data: {wanted} or newer is needed.")
    lacking: list[str] = [p for p in PACKAGES if importlib.util.find_spec(p) is None]
    if lacking:
        raise MissingPackageError(f"{name} lacks {', '.join(lacking)}.")


def _described(error: Dl4eoError) -> dict[str, Any]:
    answer = {"type": "error", "kind": type(error).__name__, "message": error.message, "hint": error.hint}
    return {**answer, "key": error.key} if isinstance(error, RecipeError) else answer


def _claim_stdout() -> TextIO:
    """Return a private stream to the parent; what anything else prints goes to stderr from now on."""
    private = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(private, "w", encoding="utf-8", newline="\n")


def _watch_stdin(cancelled: threading.Event) -> None:
    """Wait for ``cancel`` or the end of stdin, tell the work, and end the process if that does not help."""
    for line in sys.stdin:
        if line.strip() == "cancel":
            break
    cancelled.set()
    time.sleep(GRACE_S)
    os._exit(EXIT_CANCELLED)
