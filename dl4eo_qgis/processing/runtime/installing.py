"""Makes the plugin's own environment: beside the old one under another name, checked, then put in its place."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional, Tuple

from qgis.core import QgsProcessingException, QgsProcessingFeedback
from qgis.PyQt.QtCore import QLockFile

from ... import paths
from .. import worker
from ..tr import tr
from . import environment
from .programs import ProgramError, run

LISTS = ("requirements.txt", "requirements-dask.txt")
TEST_LIST = "DL4EO_TEST_REQUIREMENTS"
"""Names another list, for tests; counts only with DL4EO_TEST_COMMANDS=1."""
STAMP = "dl4eo.json"
"""In an environment: what it was made from."""
PART = "venv-part-"
OLD = "venv-old-"
NEEDED_MB = 1000
PIP = (
    "--disable-pip-version-check", "--no-input", "--progress-bar", "off", "--require-hashes", "--only-binary", ":all:",
    "--target=",
)  # fmt: skip
"""Hashes: only what was tested. Wheels: no program of a package runs, and no compiler is asked for. An empty target is
the environment itself, whatever pip's configuration says."""
VARIABLES = {"PIP_USER": "0", "PIP_TARGET": "", "PIP_PREFIX": "", "PIP_ROOT": "", "PIP_DRY_RUN": ""}
"""Packages go into the environment and nowhere else, whatever is set for the user; pip takes an empty one as none."""
VENV_DONE, COLLECTED, INSTALLED = 8.0, 65.0, 95.0
"""Percent of the work, roughly."""
SHOWN = 5


@dataclass(frozen=True)
class Plan:
    """What an environment is made from."""

    base: str
    """The Python."""
    lists: Tuple[Path, ...]
    """Files of pinned packages with their hashes."""

    def packages(self) -> int:
        """Return about how many packages will be there: those of the lists, and pip."""
        names = re.findall(r"^([A-Za-z0-9._-]+)==", "\n".join(p.read_text("utf-8") for p in self.lists), re.MULTILINE)
        return len(set(names)) + 1

    def stamp(self) -> Dict[str, Any]:
        """Return what tells this list of packages from another."""
        digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in self.lists}
        return {"dl4eo": 1, "lists": digests}


def lists(with_dask: bool) -> Tuple[Path, ...]:
    """Return the files of packages that ship with the plugin."""
    other = os.environ.get(TEST_LIST) if os.environ.get("DL4EO_TEST_COMMANDS") == "1" else None
    found = tuple(paths.shipped(name) for name in LISTS)
    return (Path(other),) if other else found[: 2 if with_dask else 1]


def stamp_of(folder: Path) -> Optional[Dict[str, Any]]:
    """Return what an environment was made from; None where it does not tell."""
    try:
        found = json.loads((folder / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def make(plan: Plan, feedback: QgsProcessingFeedback) -> Dict[str, Any]:
    """Make the plugin's own environment and return its versions, as the worker tells them.

    Until the new one is whole the old one stays in use. Raises QgsProcessingException with one line that says why.
    """
    folder = environment.own_folder()
    with _alone(folder.parent):
        _clear(folder.parent)
        _check_disk(folder.parent)
        try:
            part = Path(tempfile.mkdtemp(prefix=PART, dir=folder.parent))
            try:
                told = _fill(part, plan, feedback)
                _move_texts(part, folder)
                _put_in_place(part, folder)
            finally:
                _clear(folder.parent)
        except OSError as error:
            text = tr("The environment cannot be made in {folder}: {reason}.")
            raise QgsProcessingException(text.format(folder=folder.parent, reason=error.strerror or error)) from error
    return told


def _fill(part: Path, plan: Plan, feedback: QgsProcessingFeedback) -> Dict[str, Any]:
    """Make an environment in a folder, install the packages and try them; return its versions."""
    feedback.setProgressText(tr("Making an environment from {python}").format(python=plan.base))
    python = str(environment.python_of(part))
    _step([plan.base, "-E", "-s", "-m", "venv", str(part)], tr("The environment was not made"), feedback)
    feedback.setProgress(VENV_DONE)
    _install(python, part, plan, feedback)
    feedback.setProgressText(tr("Trying the environment"))
    _step([python, "-E", "-s", "-c", environment.PROBE], tr("The packages were installed but do not work"), feedback)
    told = worker.call("versions", {}, feedback, python=python)
    (part / STAMP).write_text(json.dumps(plan.stamp(), indent=1), encoding="utf-8")
    feedback.setProgress(100)
    return told


def _install(python: str, part: Path, plan: Plan, feedback: QgsProcessingFeedback) -> None:
    """Install the packages; progress counts those that pip has found, then those that are there."""
    total, collected = plan.packages(), 0
    sites = [*part.glob("lib/python*/site-packages"), *part.glob("Lib/site-packages")][:1]

    def show(line: str) -> None:
        nonlocal collected
        collected += line.startswith("Collecting ")
        if not line.startswith("Ignoring "):  # what the list has for other Pythons
            feedback.pushConsoleInfo(line)

    def count() -> None:
        there = sum(len(list(each.glob("*.dist-info"))) for each in sites)
        found = VENV_DONE + (COLLECTED - VENV_DONE) * min(1.0, collected / total)
        feedback.setProgress(found + (INSTALLED - COLLECTED) * min(1.0, there / total))

    feedback.setProgressText(tr("Fetching and installing {count} packages").format(count=total))
    command = [python, "-E", "-s", "-u", "-m", "pip", "install", *PIP]
    for path in plan.lists:
        command += ["-r", str(path)]
    hint = tr(
        "pip asks the index and the proxy that its own configuration names (pip.conf or pip.ini, PIP_INDEX_URL, "
        "HTTPS_PROXY). Is there a network, and has the index packages for this Python?"
    )
    _step(command, tr("pip could not install the packages"), feedback, show, count, hint)


def _step(
    command: List[str],
    failed: str,
    feedback: QgsProcessingFeedback,
    show: Any = None,
    each_moment: Any = lambda: None,
    hint: str = "",
) -> None:
    """Run one program; raises QgsProcessingException with its last lines where it fails."""
    try:
        run(command, feedback, show or feedback.pushConsoleInfo, each_moment, **VARIABLES)
    except ProgramError as error:
        text = tr("{failed} (exit code {code}). The last words were: {last}. {hint}")
        last = " | ".join(re.sub(r"^ERROR: ", "", line).rstrip(".") for line in error.last[-SHOWN:]) or tr("none")
        line = text.format(failed=failed, code=error.code, last=last, hint=hint)
        raise QgsProcessingException(line.strip()) from error


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; raises QgsProcessingException where another QGIS has it, or nothing can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        text = tr("The folder {folder} of your profile cannot be made: {reason}.")
        raise QgsProcessingException(text.format(folder=folder, reason=error.strerror or error)) from error
    lock = QLockFile(str(folder / "setup.lock"))
    lock.setStaleLockTime(0)  # only that of a process that is gone
    if not lock.tryLock(0):
        if lock.error() == QLockFile.LockError.LockFailedError:
            text = tr("The environment in {folder} is being made by another QGIS. Wait until it is done.")
        else:
            text = tr("The folder {folder} of your profile cannot be written to.")
        raise QgsProcessingException(text.format(folder=folder))
    try:
        yield
    finally:
        lock.unlock()


def _clear(folder: Path) -> None:
    """Remove what an earlier or this run left: half environments, and the one that was replaced."""
    for pattern in (PART, OLD):
        for left in folder.glob(pattern + "*"):
            if left.is_symlink() or left.is_file():
                left.unlink()
            else:
                shutil.rmtree(left, ignore_errors=True)  # a file in use on Windows goes the next time


def _check_disk(folder: Path) -> None:
    free_mb = shutil.disk_usage(folder).free // 10**6
    if free_mb < NEEDED_MB:
        text = tr("The environment needs about {needed} MB in {folder}, of which {free} MB are free.")
        raise QgsProcessingException(text.format(needed=NEEDED_MB, folder=folder, free=free_mb))


def _move_texts(part: Path, folder: Path) -> None:
    """Write the final path into the programs of an environment that is about to be renamed."""
    for path in environment.python_of(part).parent.iterdir():
        if path.is_symlink() or not path.is_file():
            continue
        data = path.read_bytes()
        if b"\0" not in data:
            path.write_bytes(data.replace(os.fsencode(part), os.fsencode(folder)))
        elif path.suffix == ".exe" and not path.name.lower().startswith("python"):
            path.unlink()  # a launcher of the old path; "python -m" does the same


def _put_in_place(part: Path, folder: Path) -> None:
    """Rename the new environment; the old one is put aside first, and back where that fails."""
    aside = folder.with_name(OLD + part.name)
    had = folder.exists()
    if had:
        folder.rename(aside)
    try:
        part.rename(folder)
    except OSError:
        if had:
            aside.rename(folder)
        raise
