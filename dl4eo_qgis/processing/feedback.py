"""Shows in QGIS what the worker tells."""

from __future__ import annotations

import re
import time
from typing import Any, Mapping, Optional

from qgis.core import QgsProcessingFeedback

from .recipe_keys import Names

TEXT_EVERY_S = 2.0
"""QGIS logs every progress text: those that only count on are shown this seldom."""


class Reporter:
    """Passes the worker's progress and messages on to a feedback, in the user's words."""

    def __init__(self, feedback: QgsProcessingFeedback, names: Optional[Names] = None) -> None:
        self._feedback = feedback
        self._names = names or Names()
        self._step = ""
        self._next_text = 0.0

    def show(self, answer: Mapping[str, Any]) -> None:
        """Show one answer of type progress or message."""
        if answer["type"] == "progress":
            self._feedback.setProgress(100 * answer["fraction"])
            self._show_text(answer["text"])
        elif answer["level"] == "warning":
            self._feedback.pushWarning(self._names.line(answer["text"]))
        else:
            self._feedback.pushInfo(self._names.line(answer["text"]))

    def _show_text(self, text: str) -> None:
        step, now = re.sub(r"\d+", "", text), time.monotonic()
        if text and (step != self._step or now >= self._next_text):
            self._step, self._next_text = step, now + TEXT_EVERY_S
            self._feedback.setProgressText(text)

    def stray(self, line: str) -> None:
        """Show a line that a library wrote to stderr: of use only to developers."""
        self._feedback.pushDebugInfo(line)
