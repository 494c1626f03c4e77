"""One chips layer under review: keeps table, pictures, verdicts and widgets together while the layer lives."""

from __future__ import annotations

from typing import Any, Optional, Tuple

from qgis.core import QgsRenderContext, QgsVectorLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, Qt, QTimer

from ...processing.tr import tr
from .ahead import Ahead
from .browsing import VERDICTS, Browsing
from .layers import dataset_folder
from .on_map import OnMap
from .opened import Opened, open_dataset
from .panel import legend_text
from .pictures import Picture, Shot, Wanted, shoot, usual_views, views_of
from .pixels import Unreadable, band_names, file_of
from .table import read_table
from .verdicts import Verdicts
from .view import View

AHEAD = 6
"""Chips whose pictures are made before they are asked for."""
Key = Tuple[str, str, Wanted]
"""What pictures are made from: image, mask, and how."""


class Session(QObject):
    """Reviews the chips of one layer in a view."""

    def __init__(self, layer: QgsVectorLayer, view: View, canvas: QgsMapCanvas) -> None:
        super().__init__()
        self.layer = layer
        self.layer_id = layer.id()
        self._view = view
        self.opened: Opened = open_dataset(dataset_folder(layer), [field.name() for field in layer.fields()])
        self.browsing = Browsing(self._read())
        self.verdicts = Verdicts(layer, self)
        self._map = OnMap(canvas)
        self._ahead = Ahead(lambda key: shoot(self.opened, *key), self)
        self._bands = self.opened.bands or self._bands_of_files()
        first, second = usual_views(self._bands)
        self._wanted = Wanted(first, second, view.is_on("fixed") and bool(self.opened.ranges))
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.reload)
        self._visible = True

    def start(self) -> None:
        """Fill the widgets and follow them, and the layer."""
        self._view.filters.offer(self.browsing, self.opened.classes, afresh=True)
        titles = [(view, view.name) for view in views_of(self._bands)]
        self._view.image.offer(titles, self._wanted.image)
        self._view.other.offer(titles, self._wanted.other)
        self._allow_fixed()
        self._ahead.ready.connect(self._arrived, Qt.ConnectionType.QueuedConnection)
        self._connections = [
            (self._view.filters.changed, self._filter),
            (self._view.filters.left, self._view.setFocus),
            (self._view.image.chosen, self._choose_image),
            (self._view.other.chosen, self._choose_other),
            (self._view.switched, self._switch),
            (self._view.jump.clicked, self.jump),
            (self._view.buttons.note.given, self._note),
            (self._view.buttons.note.left, self._view.setFocus),
            (self.verdicts.failed, self._view.tell),
            (self.verdicts.saved, self._saved),
        ]
        self._layer_connections = [
            (self.layer.attributeValueChanged, self._edited),
            (self.layer.selectionChanged, self._selected),
            (self.layer.featureAdded, self._changed),
            (self.layer.featureDeleted, self._changed),
            (self.layer.editingStopped, self._changed),
            (self.layer.subsetStringChanged, self._changed),
            (self.layer.dataChanged, self._changed),
            (self.layer.updatedFields, self._changed),
            (self.layer.readOnlyChanged, self._allow),
        ]
        for signal, slot in (*self._connections, *self._layer_connections):
            signal.connect(slot)
        self._view.tell(self.opened.problem)
        self._selected()
        self.show()

    def end(self, lost: bool = False) -> None:
        """Save, and let go of the layer and the widgets; a layer that is lost is not touched."""
        if not lost:
            self.rest()
        for signal, slot in (*self._connections, *(() if lost else self._layer_connections)):
            signal.disconnect(slot)
        self.verdicts.stop()
        self._again.stop()
        self._ahead.end()
        self._map.remove()
        self.deleteLater()

    def rest(self) -> bool:
        """Save and end the edit session while the dock is closed or another works; say whether all is written."""
        self._view.buttons.note.hand_over()
        return self.verdicts.finish()

    def seen(self, visible: bool) -> None:
        """Take the outline away while the dock is not seen."""
        self._visible = visible
        self._show_on_map()

    def act(self, deed: str) -> None:
        """Do what a key or a button means."""
        self._view.tell("")
        self._view.buttons.note.hand_over()
        if deed in VERDICTS or deed == "clear":
            self.decide(deed if deed in VERDICTS else "")
        elif deed in ("next", "previous"):
            self.step(1 if deed == "next" else -1)
        elif deed == "note":
            self._view.buttons.note.setFocus()
        elif deed == "undo":
            self.undo()
        else:
            self.browsing.first() if deed == "first" else self.browsing.last()
            self.show()

    def step(self, by: int) -> None:
        """Go to the next or the previous chip of the filter."""
        if self.browsing.step(by):
            self.show()
        elif not self._view.message.text():
            self._view.tell(tr("This is the last chip.") if by > 0 else tr("This is the first chip."))

    def decide(self, verdict: str) -> None:
        """Give the current chip a verdict, and go on where that is wanted."""
        if self.browsing.row < 0:
            return
        sample = self.browsing.table.text(self.browsing.row, "sample_id")
        text = tr("Review {sample}: {verdict}").format(sample=sample, verdict=verdict or tr("undecided"))
        if not self.verdicts.put(self.browsing.fid, {"review": verdict}, text):
            return
        self.browsing.refresh()
        if verdict and self._view.is_on("onwards"):
            self.step(1)
        self._allow()

    def undo(self) -> None:
        """Take back the latest verdict, and show its chip."""
        fid = self.verdicts.undo()
        if fid is None:
            self._view.tell(tr("Nothing to undo."))
            return
        self.browsing.refresh()
        self.browsing.go(fid)
        self.show()

    def jump(self) -> None:
        """Show the chip that is selected in the layer."""
        selected = self.layer.selectedFeatureIds()
        if selected and self.browsing.go(selected[0]):
            self.show()
            self._view.setFocus()

    def reload(self) -> None:
        """Read the layer again; the filter and the current chip stay."""
        before, wanted, order = self.browsing.fid, self.browsing.filter, self.browsing.order
        self.opened = open_dataset(self.opened.folder, [field.name() for field in self.layer.fields()])
        self.browsing = Browsing(self._read(), wanted, order)
        if before >= 0:
            self.browsing.go(before)
        self._ahead.forget()
        self._view.filters.offer(self.browsing, self.opened.classes)
        if self._view.filters.chosen()[0] != wanted:  # a choice is gone
            self.browsing.choose(self._view.filters.chosen()[0])
        self._allow_fixed()
        self.show()

    def show(self) -> None:
        """Show the current chip: texts, pictures, map."""
        self._show_texts()
        key = self._key(self.browsing.row)
        if key is None:
            self._draw(_empty(self._nothing_there()))
        else:
            shot = self._ahead.get(key)
            self._draw(shot or _empty(tr("Reading…")))
            self._ahead.prepare([key, *(self._key(row) for row in self.browsing.near(AHEAD))])
        self._show_on_map()

    def _read(self) -> Any:
        return read_table(self.layer, [each.column for each in self.opened.classes if each.column])

    def _bands_of_files(self) -> Tuple[str, ...]:
        """Return the bands of the first image that can be read, where the header tells none."""
        for name in [n for n in self.browsing.table.texts.get("image", ()) if n][:5]:
            try:
                return band_names(file_of(self.opened.folder, name))
            except Unreadable:
                continue
        return ()

    def _key(self, row: int) -> Optional[Key]:
        table = self.browsing.table
        return (table.text(row, "image"), table.text(row, "mask"), self._wanted) if row >= 0 else None

    def _arrived(self, key: Key) -> None:
        if key == self._key(self.browsing.row):
            shot = self._ahead.get(key)
            if shot is not None:
                self._draw(shot)

    def _draw(self, shot: Shot) -> None:
        over = self._view.is_on("over")
        self._view.image.canvas.show_picture(shot.image)
        self._view.other.canvas.show_picture(shot.other)
        if over and shot.image.image is not None and shot.mask.image is not None:
            self._view.mask.canvas.show_picture(shot.image, shot.mask)
        else:
            self._view.mask.canvas.show_picture(shot.mask)
        self._view.show_legend(legend_text(shot.shares))

    def _show_texts(self) -> None:
        row, table = self.browsing.row, self.browsing.table
        counts = self.browsing.counts()
        self._view.show_counts(counts)
        if row < 0:
            self._view.told.clear()
            self._view.buttons.note.show_note("")
        else:
            self._view.told.show_chip(table, row, self.opened.classes)
            self._view.told.show_place(self.browsing.place(), counts)
            self._view.buttons.note.show_note(table.text(row, "note"))
        self._allow()

    def _nothing_there(self) -> str:
        return tr("No chip passes the filter.") if len(self.browsing.table) else tr("The layer has no chips.")

    def _show_on_map(self) -> None:
        if self.browsing.row < 0 or not self._visible:
            self._map.hide()
        else:
            self._map.show(self.layer, self.browsing.fid, self._view.is_on("outline"), self._view.is_on("centre"))

    def _allow(self) -> None:
        chip, problem = self.browsing.row >= 0, self.verdicts.problem
        self._view.buttons.allow(chip, problem, self.verdicts.has("note"), self.verdicts.can_undo)

    def _allow_fixed(self) -> None:
        box = self._view.switches["fixed"]
        box.setEnabled(bool(self.opened.ranges))
        told = tr("Stretch between the dataset's percentiles, not the chip's.")
        box.setToolTip(told if self.opened.ranges else tr("The dataset has no statistics (stats.json)."))

    def _filter(self) -> None:
        wanted, order = self._view.filters.chosen()
        if wanted != self.browsing.filter:
            self.browsing.choose(wanted)
        if order != self.browsing.order:
            self.browsing.sort(order)
            self.browsing.first()
        self.show()

    def _choose_image(self, view: Any) -> None:
        self._wanted = Wanted(view, self._wanted.other, self._wanted.fixed)
        self._view.setFocus()
        self.show()

    def _choose_other(self, view: Any) -> None:
        self._wanted = Wanted(self._wanted.image, view, self._wanted.fixed)
        self._view.setFocus()
        self.show()

    def _switch(self, name: str) -> None:
        if name == "fixed":
            fixed = self._view.is_on("fixed") and bool(self.opened.ranges)
            self._wanted = Wanted(self._wanted.image, self._wanted.other, fixed)
        self._view.setFocus()
        self.show()

    def _note(self, text: str) -> None:
        row = self.browsing.row
        if row >= 0:
            name = self.browsing.table.text(row, "sample_id")
            self.verdicts.put(self.browsing.fid, {"note": text}, tr("Note on {sample}").format(sample=name))
            self._allow()

    def _saved(self) -> None:
        """Draw the map anew where its style shows verdicts."""
        renderer = self.layer.renderer()
        if renderer is not None and "review" in renderer.usedAttributes(QgsRenderContext()):
            self.layer.triggerRepaint()

    def _edited(self, fid: int, index: int, value: Any) -> None:
        """Take an edit of the layer, ours or another's."""
        if self.browsing.table.put(fid, self.layer.fields().at(index).name(), value):
            self.browsing.refresh()
            self._show_texts()

    def _selected(self, *_: Any) -> None:
        self._view.jump.setEnabled(self.layer.selectedFeatureCount() > 0)

    def _changed(self, *_: Any) -> None:
        """Read the layer again once it has settled."""
        self._again.start(0)


def _empty(text: str) -> Shot:
    picture = Picture(problem=text)
    return Shot(picture, picture, picture)
