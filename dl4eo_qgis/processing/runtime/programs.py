"""Runs another program for an algorithm: its lines are shown, and a cancel ends it with all that it started."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import threading
from collections import deque
from typing import IO, Callable, Deque, List, Sequence

from qgis.core import QgsProcessingException, QgsProcessingFeedback

from ..tr import tr
from ..worker import OWN_SESSION, let_signals_in
from .environment import clean_environment

POLL_S = 0.1
END_TIMEOUT_S = 4.0
LAST_LINES = 8


class ProgramError(Exception):
    """A program ended with an error: its exit code, and the last lines that it wrote."""

    def __init__(self, code: int, last: Sequence[str]) -> None:
        super().__init__(f"{code}: {' | '.join(last)}")
        self.code = code
        self.last = list(last)


def run(
    command: Sequence[str],
    feedback: QgsProcessingFeedback,
    show: Callable[[str], None],
    each_moment: Callable[[], None] = lambda: None,
    **variables: str,
) -> None:
    """Run a program to its end and show each line that it writes; ``each_moment`` is called in between.

    ``variables`` are added to its environment. Raises QgsProcessingException after a cancel, ProgramError where the
    program fails, OSError where it does not start.
    """
    process = subprocess.Popen(
        list(command),
        env={**clean_environment(), **variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        **OWN_SESSION,
    )
    try:
        last = _follow(process, feedback, show, each_moment)
        code = process.wait()
    finally:
        end(process)
    if feedback.isCanceled():
        raise QgsProcessingException(tr("Cancelled."))
    if code != 0:
        raise ProgramError(code, last)


def _follow(
    process: subprocess.Popen[str],
    feedback: QgsProcessingFeedback,
    show: Callable[[str], None],
    each_moment: Callable[[], None],
) -> List[str]:
    """Show lines until the program closes its output or a cancel; return the last ones."""
    lines: queue.Queue[str] = queue.Queue()
    threading.Thread(target=_read, args=(process.stdout, lines), daemon=True).start()
    last: Deque[str] = deque(maxlen=LAST_LINES)
    while not feedback.isCanceled():
        let_signals_in()
        each_moment()
        try:
            line = lines.get(timeout=POLL_S)
        except queue.Empty:
            continue
        if not line:
            break
        if line.strip():
            last.append(line.strip())
            show(line.strip())
    else:
        end(process)
    return list(last)


def end(process: subprocess.Popen[str]) -> None:
    """Make sure that a program and what it started are gone; nothing where it has ended by itself."""
    if process.poll() is not None:
        return
    if os.name == "nt":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], stdin=subprocess.DEVNULL, check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=END_TIMEOUT_S)


def _read(stream: IO[str], lines: queue.Queue[str]) -> None:
    with stream:
        for line in stream:
            lines.put(line)
    lines.put("")
