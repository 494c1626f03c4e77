"""Steps of the second half: the chip browser, the verdicts, and the end."""

from __future__ import annotations

import looks
import qgis.utils
import screen
from director import Pause, Stage, Until, drawn
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.utils import iface
from steps import JOB_S, PLUGIN, Play, press_run

BROWSER = "dl4eo_chip_browser"


def browse(stage: Stage) -> Play:
    """Open *Review chips*, walk by keys, reject the chip that is shown, flag the next."""
    chips = looks.named("Chips")
    iface.setActiveLayer(chips)
    screen.action("Review chips").trigger()
    yield Until(lambda: screen.dock(BROWSER) is not None and screen.dock(BROWSER).isVisible(), "the dock is seen")
    dock = screen.dock(BROWSER)
    yield Until(lambda: dock.view.told.name.text(), "a chip is shown")
    looks.zoom_to(chips)
    yield from drawn(0.8)
    walked = [dock.view.told.name.text()]
    for _ in range(3):
        stage.press(dock.view, Qt.Key.Key_Right)
        yield Pause(0.4)
        walked.append(dock.view.told.name.text())
    stage.press(dock.view, Qt.Key.Key_Left)
    yield Pause(0.6)
    back = dock.view.told.name.text()
    stage.picture("browser")
    pictures = {name: looks.widget_facts(getattr(dock.view, name)) for name in ("image", "other", "mask")}
    stage.press(dock.view, Qt.Key.Key_R)
    yield Pause(0.6)
    after = dock.view.told.name.text()
    stage.press(dock.view, Qt.Key.Key_F)
    yield Pause(0.6)
    counts = dock.view.counts.text()
    verdicts = {f["sample_id"]: f["review"] for f in chips.getFeatures() if f["review"]}
    stage.told["rejected"] = back
    return {
        "walked": walked, "rejected": back, "flagged": after, "verdicts": verdicts, "counts": counts,
        "pictures": pictures,
    }  # fmt: skip


def apply_verdicts(stage: Stage) -> Play:
    """Press *Apply verdicts* in the browser, and *Run* in the dialog that opens."""
    dock = screen.dock(BROWSER)
    stage.click(dock.view.apply)
    yield Until(lambda: screen.dialog() is not None, "the dialog of applyreview is open")
    screen.place(screen.dialog())
    yield Pause(0.3)
    given = screen.dialog_values()
    facts = yield from press_run(stage, "", "applied", JOB_S)
    chips = looks.named("Chips")
    judged = next(chip for chip in chips.getFeatures() if chip["sample_id"] == stage.told["rejected"])
    looks.zoom_to(chips, 5, judged.geometry().boundingBox())
    yield from drawn()
    stage.picture("reviewed")
    states = {f["sample_id"]: [f["status"], f["reason"]] for f in chips.getFeatures()}
    kept = dock.view.told.name.text()
    stage.press(dock.view, Qt.Key.Key_K)
    yield Pause(0.2)
    dock.close()  # saves
    yield Pause(0.2)
    return {
        **facts, "given": given, "state": states[stage.told["rejected"]], "kept": kept, "editing": chips.isEditable(),
    }  # fmt: skip


def reload_plugin(stage: Stage) -> Play:
    """Take the plugin out and in again: nothing of it is left between."""
    assert qgis.utils.unloadPlugin(PLUGIN)
    yield Pause(0.2)
    left = [action.text() for action in screen.menu()]
    algorithms = [a.id() for a in QgsApplication.processingRegistry().algorithms() if a.id().startswith("dl4eo:")]
    docks = [dock for dock in screen.docks() if "dl4eo" in dock.lower()]
    assert qgis.utils.loadPlugin(PLUGIN)
    assert qgis.utils.startPlugin(PLUGIN)
    yield Pause(0.2)
    return {"left": [*left, *algorithms, *docks], "again": [action.text() for action in screen.menu()]}


def leave(stage: Stage) -> Play:
    """Close QGIS as its menu does."""
    QgsProject.instance().setDirty(False)
    stage.later(iface.actionExit().trigger, 300)
    yield Pause(0)
    return {}
