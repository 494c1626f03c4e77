"""Where there is no Python for the core the message bar says so, with a button; looking for one makes nobody wait."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtWidgets import QPushButton

from dl4eo_qgis.gui import set_up
from dl4eo_qgis.processing.runtime import environment
from tests.gui.conftest import Interface


@pytest.fixture
def made(interface: Interface, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[set_up.SetUp]:
    """Start from a machine where no Python is named and the profile has none."""
    monkeypatch.delenv("DL4EO_PYTHON", raising=False)
    monkeypatch.setattr(environment, "own_folder", lambda: tmp_path / "venv")
    QgsSettings().remove(environment.SETTING)
    QgsSettings().remove(set_up.TOLD)
    found = set_up.SetUp(interface)
    yield found
    found.remove()
    interface.bar.clearWidgets()
    QgsSettings().remove(set_up.TOLD)


def wait_until(true: Callable[[], Any], limit_s: float = 10) -> bool:
    end = time.monotonic() + limit_s
    while time.monotonic() < end and not true():
        QgsApplication.processEvents()
        time.sleep(0.01)
    return bool(true())


def test_one_that_is_named_is_taken_at_once(made: set_up.SetUp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DL4EO_PYTHON", "/usr/bin/python3")
    done: list[int] = []
    made.before(lambda: done.append(1))
    assert done == [1]


def test_one_of_the_system_is_looked_for_in_the_background(
    made: set_up.SetUp, interface: Interface, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = []
    monkeypatch.setattr(environment, "_system_pythons", lambda: ["/usr/bin/python3"])
    monkeypatch.setattr(environment, "can_run_core", lambda path: threads.append(threading.current_thread()) or True)
    done: list[int] = []
    made.before(lambda: done.append(1))
    assert done == []
    assert wait_until(lambda: done)
    assert threads != [threading.main_thread()]
    assert interface.said() == []


def test_none_is_said_with_a_button(made: set_up.SetUp, interface: Interface, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(set_up, "open_dialog", lambda name, parameters: opened.append(name))
    monkeypatch.setattr(environment, "_system_pythons", list)
    done: list[int] = []
    made.before(lambda: done.append(1))
    assert wait_until(interface.said)
    assert done == []
    (item,) = interface.bar.items()
    (button,) = [b for b in item.findChildren(QPushButton) if b.text() == "Set up…"]
    assert "dl4eo:setupenvironment" in button.toolTip()
    button.click()
    assert wait_until(lambda: opened == ["dl4eo:setupenvironment"])
    assert wait_until(lambda: not interface.said())


def test_at_the_start_it_is_said_once_a_profile(
    made: set_up.SetUp, interface: Interface, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "_system_pythons", list)
    monkeypatch.setattr(set_up, "AFTER_START_MS", 1)
    made.wait_for_start()
    assert interface.said() == []
    assert wait_until(interface.said)
    interface.bar.clearWidgets()
    made.wait_for_start()
    assert not wait_until(interface.said, 0.5)


def test_every_message_has_a_button_that_works(
    made: set_up.SetUp, interface: Interface, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who pressed two buttons of the toolbar before reading has two messages."""
    opened: list[str] = []
    monkeypatch.setattr(set_up, "open_dialog", lambda name, parameters: opened.append(name))
    made.say("one")
    made.say("two")
    for count in (1, 2)[: len(interface.bar.items())]:
        (button, *_) = [b for item in interface.bar.items() for b in item.findChildren(QPushButton)]
        button.click()
        assert wait_until(lambda count=count: len(opened) == count)
    assert wait_until(lambda: not interface.said())


def test_nothing_is_said_once_the_plugin_is_gone(
    made: set_up.SetUp, interface: Interface, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    monkeypatch.setattr(environment, "_system_pythons", lambda: go_on.wait(5) and [])
    made.before(lambda: None)
    task = made._task
    assert wait_until(lambda: task.status() == task.Running)
    made.remove()
    go_on.set()
    assert wait_until(lambda: task.status() in (task.Complete, task.Terminated))
    assert not wait_until(interface.said, 0.3)
