"""Times the chip browser's steps.

Run it so: ``tools/qgis_env.sh .venv-qgis/bin/python -m tests.gui.step_speed FOLDER [CHIPS] [STEPS]``.

The dataset in FOLDER is made where there is none: chips of 256 x 256 pixels in 11 bands, packed with zstd; every 250th
has files of its own, the others are links to them. A step counts from the key to the three pictures drawn.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

from tests.gui.conftest import Interface
from tests.gui.small_dataset import make_dataset

FILES = 250


def step_times_ms(browser: Any, key: Qt.Key, count: int) -> list[float]:
    """Return how long each of ``count`` keys took until the pictures of its chip were drawn."""
    times = []
    for _ in range(count):
        start = time.perf_counter()
        QTest.keyClick(browser.view, key)
        while browser.view.image.canvas.picture.image is None:
            QApplication.processEvents()
        for pane in browser.view.panes.panes:
            pane.canvas.repaint()
        times.append((time.perf_counter() - start) * 1000)
        QApplication.processEvents()
    return times


def told(name: str, times: list[float]) -> str:
    """Return median and worst of some times."""
    return f"{name}: median {statistics.median(times):.0f} ms, worst {max(times):.0f} ms"


def main(folder: Path, chips: int, steps: int) -> None:
    """Print the times of a walk forward, backward, without anything read ahead, and of verdicts."""
    from dl4eo_qgis.gui.browser.dock import open_browser

    gpkg = folder / "dataset.gpkg"
    if not gpkg.exists():
        make_dataset(folder, chips, size_px=256, files=FILES)
    interface = Interface()
    interface.window.resize(1280, 800)
    interface.window.show()
    layer = QgsVectorLayer(f"{gpkg}|layername=chips", "Chips", "ogr")
    QgsProject.instance().addMapLayer(layer)
    browser = open_browser(interface)
    interface.window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, browser)
    start = time.perf_counter()
    browser.show_for(layer)
    print(f"open {layer.featureCount()} chips: {(time.perf_counter() - start) * 1000:.0f} ms")
    print(told("forward", step_times_ms(browser, Qt.Key.Key_Right, steps)))
    print(told("backward", step_times_ms(browser, Qt.Key.Key_Left, steps)))
    ahead = browser.session._ahead
    ahead.prepare = lambda keys: ahead.forget()
    print(told("nothing read ahead", step_times_ms(browser, Qt.Key.Key_Right, steps)))
    del ahead.prepare
    print(told("reject", step_times_ms(browser, Qt.Key.Key_R, steps)))
    print(told("undo", step_times_ms(browser, Qt.Key.Key_U, steps)))
    filters = browser.view.filters
    for name, choice, text in (
        ("status", filters.status, "rejected"),
        ("all", filters.status, "all"),
        ("date", filters.order, "date"),
        ("class share", filters.order, "largest class share"),
    ):
        start = time.perf_counter()
        choice.setCurrentText(text)
        print(f"{name}: {(time.perf_counter() - start) * 1000:.0f} ms")
    browser.remove()
    QgsProject.instance().clear()


if __name__ == "__main__":
    application = QgsApplication([], True)
    QgsApplication.initQgis()
    numbers = [int(argument) for argument in sys.argv[2:]]
    main(Path(sys.argv[1]), *[*numbers, *(5000, 200)[len(numbers) :]])
