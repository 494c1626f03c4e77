"""How long work tells what it does, and how it is told to stop."""

from __future__ import annotations

import threading
from typing import Callable, Optional

from .errors import Cancelled

Check = Callable[[], None]
"""Raises ``Cancelled`` (or an error) where work should stop; costs next to nothing, so call it often."""
Sink = Callable[[str, float, str], None]
"""Receives ``(kind, fraction, text)``: kind is 'progress', 'info' or 'warning'; fraction is 0-1, of progress only."""


class Progress:
    """Counts work and carries messages; safe to call from several threads.

    A ``Progress()`` without a sink is silent. ``part`` gives a child whose 0-1 is a slice of this one's.
    """

    def __init__(
        self,
        sink: Optional[Sink] = None,
        start: float = 0.0,
        stop: float = 1.0,
        cancelled: Optional[threading.Event] = None,
    ) -> None:
        self._sink = sink
        self._start = start
        self._stop = stop
        self.cancelled = cancelled if cancelled is not None else threading.Event()

    def part(self, start: float, stop: float) -> Progress:
        """Return a child that reports into ``start``-``stop`` (fractions) of this progress."""
        span = self._stop - self._start
        return Progress(self._sink, self._start + span * start, self._start + span * stop, self.cancelled)

    def report(self, done: float, total: float, text: str = "") -> None:
        """Say that ``done`` of ``total`` units are finished; raises ``Cancelled`` if the user asked to stop."""
        self.check()
        fraction = min(1.0, done / total) if total else 1.0
        if self._sink:
            self._sink("progress", self._start + (self._stop - self._start) * fraction, text)

    def info(self, text: str) -> None:
        """Pass a message on."""
        if self._sink:
            self._sink("info", 0.0, text)

    def warn(self, text: str) -> None:
        """Pass a warning on."""
        if self._sink:
            self._sink("warning", 0.0, text)

    def check(self) -> None:
        """Raise ``Cancelled`` if the user asked to stop."""
        if self.cancelled.is_set():
            raise Cancelled()
