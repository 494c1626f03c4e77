"""The chip browser finds its layer, takes keys, writes verdicts that last, and lets go of what is removed."""

from __future__ import annotations

import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from osgeo import ogr
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QEvent, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

from dl4eo_qgis.gui.browser.dock import ChipBrowser, open_browser
from tests.gui.conftest import Interface
from tests.gui.small_dataset import NUMBERS, TEXTS, make_dataset, saved_reviews
from tests.gui.step_speed import step_times_ms
from tests.paths import ROOT

COUNT = 20
Load = Callable[[Path], QgsVectorLayer]


def settle() -> None:
    """Let queued signals arrive, and timers of no time fire."""
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def load(project: QgsProject) -> Load:
    def load_chips(gpkg: Path) -> QgsVectorLayer:
        layer = QgsVectorLayer(f"{gpkg}|layername=chips", "Chips", "ogr")
        assert layer.isValid()
        project.addMapLayer(layer)
        return layer

    return load_chips


@pytest.fixture
def gpkg(tmp_path: Path) -> Path:
    return make_dataset(tmp_path / "a dataset", COUNT)


@pytest.fixture
def browser(project: QgsProject, interface: Interface) -> Iterator[ChipBrowser]:
    """Return a browser in a window that is shown (off screen)."""
    interface.window.show()
    made = open_browser(interface)
    interface.window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, made)
    made.view.switches["onwards"].setChecked(True)
    made.view.switches["over"].setChecked(True)
    made.view.switches["fixed"].setChecked(False)
    yield made
    made.remove()
    settle()


def press(browser: ChipBrowser, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(browser.view, key)


def place(browser: ChipBrowser) -> str:
    return browser.view.told.place.text()


def test_the_name_of_a_sample_is_not_cut_off(browser: ChipBrowser, load: Load, gpkg: Path) -> None:
    browser.show_for(load(gpkg))
    told = browser.view.told
    told.turn(True)
    assert told.name.text()
    for width, row in ((900, 0), (180, 1)):
        told.setFixedSize(width, 120)
        settle()
        assert told._name_at[0] == row
        assert told.name.width() >= min(told.name.sizeHint().width(), width)


def reviews(layer: QgsVectorLayer) -> dict[str, str]:
    """Return the verdicts of a layer as it is edited now."""
    return {f["sample_id"]: f["review"] for f in layer.getFeatures() if f["review"]}


def names(layer: QgsVectorLayer) -> list[str]:
    return sorted(f["sample_id"] for f in layer.getFeatures())


def test_without_chips_it_says_what_to_do_and_finds_them_when_they_come(
    browser: ChipBrowser, load: Load, gpkg: Path
) -> None:
    browser.show_for()
    assert browser.session is None
    assert "Load dataset" in browser._stack.currentWidget().text()
    layer = load(gpkg)
    settle()
    assert browser.layer is layer
    assert place(browser) == "1 of 20"
    assert browser.windowTitle() == "Chip browser: Chips"


def test_the_active_layer_comes_first_and_others_are_followed(
    browser: ChipBrowser, interface: Interface, load: Load, gpkg: Path, tmp_path: Path
) -> None:
    first, second = load(gpkg), load(make_dataset(tmp_path / "other", 3))
    interface.layer = second
    browser.show_for()
    assert (browser.layer, place(browser)) == (second, "1 of 3")
    interface.currentLayerChanged.emit(first)
    assert (browser.layer, place(browser)) == (first, "1 of 20")
    interface.currentLayerChanged.emit(None)
    assert browser.layer is first


def test_keys_step_and_judge(browser: ChipBrowser, load: Load, gpkg: Path) -> None:
    layer = load(gpkg)
    browser.show_for(layer)
    all_names = names(layer)
    press(browser, Qt.Key.Key_Right, Qt.Key.Key_N, Qt.Key.Key_Left, Qt.Key.Key_P, Qt.Key.Key_P)
    assert place(browser) == "1 of 20"
    assert "first" in browser.view.message.text()
    press(browser, Qt.Key.Key_K, Qt.Key.Key_R, Qt.Key.Key_F)
    assert reviews(layer) == {all_names[0]: "keep", all_names[1]: "reject", all_names[2]: "flag"}
    assert place(browser) == "4 of 20"
    assert browser.view.counts.text() == "20 of 20 chips: 1 keep, 1 reject, 1 flag, 17 undecided"
    press(browser, Qt.Key.Key_End)
    assert place(browser) == "20 of 20"
    press(browser, Qt.Key.Key_Home, Qt.Key.Key_Backspace)
    assert reviews(layer) == {all_names[1]: "reject", all_names[2]: "flag"}
    browser.view.switches["onwards"].setChecked(False)
    press(browser, Qt.Key.Key_R)
    assert (place(browser), browser.view.told.verdict.text()) == ("1 of 20", "reject")


def test_text_fields_and_filters_keep_their_keys(browser: ChipBrowser, load: Load, gpkg: Path) -> None:
    layer = load(gpkg)
    browser.show_for(layer)
    press(browser, Qt.Key.Key_T)
    note = browser.view.buttons.note
    QTest.keyClicks(note, "krn fog")
    QTest.keyClick(note, Qt.Key.Key_Left)
    QTest.keyClick(note, Qt.Key.Key_Return)
    QTest.keyClicks(browser.view.filters.text, "k")
    QTest.keyClick(browser.view.filters.split, Qt.Key.Key_K)
    QTest.keyClick(browser.view.filters.cloud, Qt.Key.Key_K)
    assert (reviews(layer), place(browser)) == ({}, "1 of 20")
    assert [f["note"] for f in layer.getFeatures() if f["note"]] == ["krn fog"]
    assert browser.view.filters.text.text() == "k"


def test_other_keys_and_held_modifiers_are_left_to_qgis(browser: ChipBrowser, load: Load, gpkg: Path) -> None:
    layer = load(gpkg)
    browser.show_for(layer)
    QTest.keyClick(browser.view, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(browser._iface.mapCanvas(), Qt.Key.Key_K)
    assert reviews(layer) == {}


def test_undo_reaches_over_saves_and_into_other_filters(browser: ChipBrowser, load: Load, gpkg: Path) -> None:
    layer = load(gpkg)
    browser.show_for(layer)
    all_names = names(layer)
    press(browser, *[Qt.Key.Key_R] * 5)
    assert len(saved_reviews(gpkg)) == 3
    press(browser, *[Qt.Key.Key_U] * 4)
    assert reviews(layer) == {all_names[0]: "reject"}
    assert place(browser) == "2 of 20"
    press(browser, Qt.Key.Key_U, Qt.Key.Key_U)
    assert reviews(layer) == {}
    assert "Nothing to undo" in browser.view.message.text()


def test_qgis_own_undo_takes_an_unsaved_verdict_back(browser: ChipBrowser, load: Load, gpkg: Path) -> None:
    layer = load(gpkg)
    browser.show_for(layer)
    press(browser, Qt.Key.Key_R)
    assert layer.undoStack().undoText().startswith("Review 32632_0_00")
    layer.undoStack().undo()
    assert reviews(layer) == {}
    assert browser.view.counts.text().startswith("20 of 20 chips: 0 keep, 0 reject")
    press(browser, Qt.Key.Key_U)
    assert "Nothing to undo" in browser.view.message.text()


def test_edits_of_the_attribute_table_are_seen(browser: ChipBrowser, load: Load, gpkg: Path) -> None:
    layer = load(gpkg)
    browser.show_for(layer)
    layer.startEditing()
    layer.changeAttributeValue(browser.session.browsing.fid, layer.fields().indexOf("review"), "flag")
    assert browser.view.told.verdict.text() == "flag"
    layer.rollBack()
    settle()
    assert browser.view.told.verdict.text() == "undecided"


def test_what_others_write_into_the_file_is_read_and_the_filter_stays(
    browser: ChipBrowser, load: Load, gpkg: Path
) -> None:
    layer = load(gpkg)
    browser.show_for(layer)
    read = browser.session.browsing
    press(browser, Qt.Key.Key_R, Qt.Key.Key_R, Qt.Key.Key_R)
    settle()
    assert browser.session.browsing is read  # saving makes nothing be read again
    assert browser.session.rest()
    browser.view.filters.status.setCurrentText("rejected")
    file = ogr.Open(str(gpkg), 1)
    file.ExecuteSQL("UPDATE chips SET status = 'rejected', split = 'later' WHERE review = 'reject'")
    del file
    layer.dataProvider().reloadData()
    settle()
    assert place(browser).endswith(" of 5")
    assert browser.view.filters.split.findText("later") > 0


def test_other_edits_are_not_saved_for_the_user(browser: ChipBrowser, load: Load, gpkg: Path) -> None:
    layer = load(gpkg)
    browser.show_for(layer)
    layer.startEditing()
    layer.changeAttributeValue(browser.session.browsing.fid, layer.fields().indexOf("reason"), "mine")
    press(browser, Qt.Key.Key_R, Qt.Key.Key_R, Qt.Key.Key_R)
    assert saved_reviews(gpkg) == {}
    assert "other unsaved edits" in browser.view.message.text()
    assert len(reviews(layer)) == 3


def test_a_layer_that_is_removed_or_deleted_is_let_go_with_its_verdicts_saved(
    browser: ChipBrowser, load: Load, gpkg: Path, project: QgsProject
) -> None:
    layer = load(gpkg)
    browser.show_for(layer)
    press(browser, Qt.Key.Key_R)
    project.removeMapLayer(layer.id())
    settle()
    assert browser.session is None
    assert len(saved_reviews(gpkg)) == 1
    press(browser, Qt.Key.Key_R, Qt.Key.Key_Right)
    loose = QgsVectorLayer(f"{gpkg}|layername=chips", "Loose", "ogr")
    browser.show_for(loose)
    assert place(browser) == "1 of 20"
    sip.delete(loose)
    assert browser.session is None
    press(browser, Qt.Key.Key_R, Qt.Key.Key_Right)
    load(gpkg)
    browser.show_for()
    assert place(browser) == "1 of 20"
    project.clear()
    settle()
    assert browser.session is None


def test_a_layer_that_cannot_be_written_gives_no_verdicts(browser: ChipBrowser, load: Load, gpkg: Path) -> None:
    layer = load(gpkg)
    layer.setReadOnly(True)
    browser.show_for(layer)
    keep = browser.view.buttons.by_deed["keep"]
    assert not keep.isEnabled()
    assert "read-only" in keep.toolTip()
    press(browser, Qt.Key.Key_K)
    assert "read-only" in browser.view.message.text()
    assert reviews(layer) == {}
    assert browser.view.buttons.by_deed["next"].isEnabled()
    layer.setReadOnly(False)
    assert keep.isEnabled()


def test_a_dataset_without_notes_masks_or_a_header_is_shown(browser: ChipBrowser, load: Load, tmp_path: Path) -> None:
    columns = [name for name in (*TEXTS, *NUMBERS) if name not in ("note", "mask", "cloud")]
    gpkg = make_dataset(tmp_path / "old", 3, columns, bands=("vv", "vh"))
    (gpkg.parent / "dataset.json").write_text('{"dl4eo_dataset": 1, "ba', encoding="utf-8")
    browser.show_for(load(gpkg))
    view = browser.view
    assert not view.buttons.note.isEnabled()
    assert "no column for notes" in view.buttons.note.toolTip()
    assert "dataset.json cannot be read" in view.message.text()
    assert "no mask" in view.mask.canvas.picture.problem
    assert view.image.canvas.picture.image is not None
    assert view.image.views.currentText() == "vv, vh, vv"
    assert not view.filters.cloud.isEnabled()
    press(browser, Qt.Key.Key_K)
    assert view.counts.text().startswith("3 of 3 chips: 1 keep")


def test_files_that_are_missing_or_broken_are_told(browser: ChipBrowser, load: Load, gpkg: Path) -> None:
    (gpkg.parent / "images/0.tif").unlink()
    (gpkg.parent / "images/1.tif").write_bytes(b"no tiff")
    (gpkg.parent / "masks/2.tif").write_bytes((gpkg.parent / "masks/2.tif").read_bytes()[:100])
    browser.show_for(load(gpkg))
    view = browser.view
    assert "images/0.tif is missing" in view.image.canvas.picture.problem
    assert view.mask.canvas.picture.image is not None
    press(browser, Qt.Key.Key_Right)
    assert "1.tif cannot be read" in view.image.canvas.picture.problem
    press(browser, Qt.Key.Key_Right)
    assert view.image.canvas.picture.image is not None
    assert "2.tif cannot be read" in view.mask.canvas.picture.problem


def test_the_selected_chip_is_shown_and_outlined(browser: ChipBrowser, load: Load, gpkg: Path) -> None:
    layer = load(gpkg)
    browser.show_for(layer)
    assert not browser.view.jump.isEnabled()
    wanted = names(layer)[7]
    layer.selectByExpression(f"sample_id = '{wanted}'")
    browser.view.jump.click()
    assert place(browser) == "8 of 20"
    assert browser.view.told.name.text() == wanted
    band = browser.session._map._band
    assert band.asGeometry().boundingBox() == next(layer.getSelectedFeatures()).geometry().boundingBox()
    browser.view.switches["outline"].setChecked(False)
    assert band.numberOfVertices() == 0
    browser.view.switches["outline"].setChecked(True)


def test_choices_of_the_filter_reach_the_list(browser: ChipBrowser, load: Load, gpkg: Path) -> None:
    browser.show_for(load(gpkg))
    filters = browser.view.filters
    filters.status.setCurrentText("rejected")
    assert place(browser) == "1 of 2"
    filters.reset.click()
    assert place(browser) == "7 of 20"
    press(browser, Qt.Key.Key_Home)
    filters.review.setCurrentText("undecided")
    press(browser, Qt.Key.Key_K, Qt.Key.Key_K)
    assert place(browser) == "1 of 18"
    filters.classes.setCurrentText("water")
    filters.share.setValue(50)
    filters.order.setCurrentText("largest class share")
    QTest.qWait(300)
    assert place(browser) == "1 of 10"
    assert "water 95.0 %" in browser.view.told.facts.text()
    filters.text.setText("nowhere")
    QTest.qWait(300)
    assert "No chip passes" in browser.view.image.canvas.picture.problem
    press(browser, Qt.Key.Key_K, Qt.Key.Key_Right, Qt.Key.Key_U)


KILLED = """
import os, signal, sys
sys.path.insert(0, {root!r})
from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
app = QgsApplication([], True)
QgsApplication.initQgis()
from dl4eo_qgis.gui.browser.verdicts import Verdicts
layer = QgsVectorLayer({gpkg!r} + "|layername=chips", "chips", "ogr")
verdicts = Verdicts(layer)
for fid in range(1, {given} + 1):
    assert verdicts.put(fid, {{"review": "reject"}}, "a verdict")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_qgis_loses_two_verdicts_at_most(gpkg: Path) -> None:
    given = 7
    program = KILLED.format(root=str(ROOT), gpkg=str(gpkg), given=given)
    done = subprocess.run([sys.executable, "-c", program], timeout=60, capture_output=True, text=True)
    assert done.returncode == -9, done.stderr
    assert given - 2 <= len(saved_reviews(gpkg)) <= given


def test_closing_saves_and_ends_the_edit_session(browser: ChipBrowser, load: Load, gpkg: Path) -> None:
    layer = load(gpkg)
    browser.show_for(layer)
    press(browser, Qt.Key.Key_R)
    assert layer.isEditable()
    browser.close()
    assert not layer.isEditable()
    assert len(saved_reviews(gpkg)) == 1
    assert [path.name for path in gpkg.parent.glob("dataset.gpkg*")] == ["dataset.gpkg"]


def test_apply_saves_and_opens_the_algorithm_with_the_dataset(
    browser: ChipBrowser, load: Load, gpkg: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dl4eo_qgis.gui.browser import dock

    opened: list[Any] = []
    monkeypatch.setattr(dock, "open_dialog", lambda *arguments: opened.append(arguments))
    layer = load(gpkg)
    browser.show_for(layer)
    press(browser, Qt.Key.Key_R)
    browser._apply()
    assert opened == [("dl4eo:applyreview", {"DATASET": str(gpkg.with_name("dataset.json"))})]
    assert not layer.isEditable()
    assert len(saved_reviews(gpkg)) == 1


def test_steps_through_5000_chips_take_less_than_150_ms(
    browser: ChipBrowser, load: Load, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("large") / "dataset"
    browser.show_for(load(make_dataset(folder, 5000, size_px=256, files=8, linked=80)))
    assert place(browser) == "1 of 5,000"
    assert statistics.median(step_times_ms(browser, Qt.Key.Key_Right, 30)) < 150
    browser.session._ahead.forget()
    assert statistics.median(step_times_ms(browser, Qt.Key.Key_R, 30)) < 150
    assert place(browser) == "61 of 5,000"
