"""The near end of the seam: runs one command of the core in another Python and waits for its answer.

The protocol is told in ``core/worker.py``.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import threading
import time
from collections import deque
from typing import IO, Any, Deque, Dict, Mapping, Optional, Tuple

from qgis.core import QgsProcessingException, QgsProcessingFeedback
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, QThread

from .. import paths
from ..core.errors import Dl4eoError
from .feedback import Reporter
from .recipe_keys import Names
from .runtime import environment
from .tr import tr

POLL_S = 0.1
KILL_AFTER_S = 4.0
"""After a cancel; the worker itself gives up earlier."""
STDERR_LINES = 8
ANSWERS = {
    "progress": {"fraction", "text"},
    "message": {"level", "text"},
    "result": {"value"},
    "error": {"kind", "message"},
    "cancelled": set(),
}
"""What each kind of answer holds at least."""
OWN_SESSION: Dict[str, Any] = (
    {"creationflags": 0x08000200} if os.name == "nt" else {"start_new_session": True}  # no window, own process group
)
"""Ctrl-C reaches only QGIS, which then cancels in order."""


def call(
    command: str,
    args: Mapping[str, Any],
    feedback: QgsProcessingFeedback,
    names: Optional[Names] = None,
    python: str = "",
) -> Dict[str, Any]:
    """Return what a command of the core gives; raises QgsProcessingException on errors, crashes and cancel.

    ``names`` puts the core's messages into the user's words; ``python`` is another than the one that is in use.
    """
    names = names or Names()
    worker = Worker(python or environment.worker_python(), feedback, names)
    try:
        worker.ask(command, args)
        worker.wait()
    finally:
        worker.end()
    return worker.value()


class Worker:
    """One run of the worker process."""

    def __init__(self, python: str, feedback: QgsProcessingFeedback, names: Names) -> None:
        self._feedback = feedback
        self._names = names
        self._reporter = Reporter(feedback, names)
        self._lines: queue.Queue[Tuple[str, str]] = queue.Queue()
        self._stderr: Deque[str] = deque(maxlen=STDERR_LINES)
        self._answer: Dict[str, Any] = {}
        self._kill_at = float("inf")
        self._python = python
        self._process = _start(python)
        for name, stream in (("stdout", self._process.stdout), ("stderr", self._process.stderr)):
            threading.Thread(target=self._read, args=(name, stream), daemon=True).start()

    def ask(self, command: str, args: Mapping[str, Any]) -> None:
        """Send the request."""
        self._write(json.dumps({"command": command, "args": args}))

    def wait(self) -> None:
        """Show what comes until both streams have ended; passes a cancel on."""
        open_streams = 2
        while open_streams:
            let_signals_in()
            self._pass_on_cancel()
            try:
                name, line = self._lines.get(timeout=POLL_S)
            except queue.Empty:
                continue
            if name == "end":
                open_streams -= 1
            elif name == "stderr":
                self._stderr.append(line)
                self._reporter.stray(line)
            else:
                self._take(line)

    def end(self) -> None:
        """Make sure that the process is gone."""
        self._close_stdin()
        try:
            self._process.wait(timeout=KILL_AFTER_S)
        except subprocess.TimeoutExpired:
            self._kill()
            self._process.wait()

    def value(self) -> Dict[str, Any]:
        """Return the result, or raise what came instead of one."""
        kind = self._answer.get("type")
        if kind == "result":
            return dict(self._answer["value"])
        if kind == "cancelled" or self._feedback.isCanceled():
            raise QgsProcessingException(tr("Cancelled."))
        if kind != "error":
            raise QgsProcessingException(self._crash())
        if self._answer["kind"] == "crash":
            text = tr("The worker failed, which is a fault of the plugin: {message}")
            raise QgsProcessingException(
                text.format(message=" ".join(self._answer["message"].split()))
                + "\n"
                + self._answer.get("traceback", "")
            )
        message, hint = self._answer["message"], self._answer.get("hint", "")
        if self._answer["kind"] == "MissingPackageError" and not hint:
            hint = environment.advice()
        raise QgsProcessingException(self._names.line(str(Dl4eoError(message, hint))))

    def _take(self, line: str) -> None:
        answer = _answer(line)
        if answer is None:
            self._stderr.append(line)
        elif answer["type"] in ("progress", "message"):
            self._reporter.show(answer)
        else:
            self._answer = answer

    def _crash(self) -> str:
        """Return what is known of a worker that ended without an answer."""
        code = self._process.returncode
        how = signal.Signals(-code).name if code < 0 else tr("exit code {code}").format(code=code)
        last = " | ".join(line for line in self._stderr if line.strip())
        if code > 0 and not environment.runs_core(self._python):  # its base was removed, or is another version now
            text = tr("{python} cannot be started ({reason}). {hint}")
            return text.format(python=self._python, reason=f"{how}; {last}" if last else how, hint=environment.advice())
        text = tr(
            "The worker process ({python}) ended without an answer ({how}). QGIS is not harmed. Its last words: {last}"
        )
        return text.format(python=self._python, how=how, last=last or tr("none"))

    def _pass_on_cancel(self) -> None:
        if not self._feedback.isCanceled():
            return
        now = time.monotonic()
        if self._kill_at == float("inf"):
            self._kill_at = now + KILL_AFTER_S
            self._write("cancel")
        elif now > self._kill_at:
            self._kill()

    def _write(self, line: str) -> None:
        try:
            self._process.stdin.write(line + "\n")  # type: ignore[union-attr]
            self._process.stdin.flush()  # type: ignore[union-attr]
        except BrokenPipeError:
            self._note_deaf()

    def _close_stdin(self) -> None:
        try:
            self._process.stdin.close()  # type: ignore[union-attr]
        except BrokenPipeError:
            self._note_deaf()

    def _note_deaf(self) -> None:
        note = tr("(it no longer listens)")
        if note not in self._stderr:
            self._stderr.append(note)

    def _kill(self) -> None:
        """End the process and what it started."""
        if self._process.poll() is None:
            if os.name == "nt":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)

    def _read(self, name: str, stream: IO[str]) -> None:
        with stream:
            for line in stream:
                self._lines.put((name, line.rstrip("\n")))
        self._lines.put(("end", name))


def _answer(line: str) -> Optional[Dict[str, Any]]:
    """Return a line of the protocol, or None: another program than our worker may say anything."""
    try:
        answer = json.loads(line)
    except ValueError:
        return None
    keys = ANSWERS.get(answer.get("type")) if isinstance(answer, dict) else None
    return answer if keys is not None and keys <= answer.keys() else None


def let_signals_in() -> None:
    """Let Qt see Ctrl-C: qgis_process runs algorithms on its main thread and cancels from an event."""
    application = QCoreApplication.instance()
    if application is not None and QThread.currentThread() == application.thread():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


def _start(python: str) -> subprocess.Popen[str]:
    try:
        return subprocess.Popen(
            [python, "-E", "-s", str(paths.PLUGIN / "core" / "worker_start.py")],
            env=environment.clean_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            **OWN_SESSION,
        )
    except OSError as error:
        text = tr("{python} cannot be started ({reason}). {hint}")
        raise QgsProcessingException(
            text.format(python=python, reason=error.strerror, hint=environment.advice())
        ) from error
