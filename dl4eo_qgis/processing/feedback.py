"""Shows in QGIS what the worker tells."""

from __future__ import annotations

from typing import Any, Mapping

from qgis.core import QgsProcessingFeedback


class Reporter:
    """Passes the worker's progress and messages on to a feedback; a step's text once."""

    def __init__(self, feedback: QgsProcessingFeedback) -> None:
        self._feedback = feedback
        self._text = ""

    def show(self, answer: Mapping[str, Any]) -> None:
        """Show one answer of type progress or message."""
        if answer["type"] == "progress":
            self._feedback.setProgress(100 * answer["fraction"])
            if answer["text"] and answer["text"] != self._text:
                self._text = answer["text"]
                self._feedback.setProgressText(self._text)
        elif answer["level"] == "warning":
            self._feedback.pushWarning(answer["text"])
        else:
            self._feedback.pushInfo(answer["text"])

    def stray(self, line: str) -> None:
        """Show a line that a library wrote to stderr: of use only to developers."""
        self._feedback.pushDebugInfo(line)
