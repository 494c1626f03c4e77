"""Areas are drawn by mouse and keys into one temporary layer, in the map's CRS, with their size told."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapToolPan, QgsRubberBand
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QToolTip

from dl4eo_qgis.gui.aoi_layer import DRAWN, layer_of
from dl4eo_qgis.gui.draw_aoi import DrawAoi
from dl4eo_qgis.gui.size import Size
from tests.gui.conftest import Interface

UTM = "EPSG:32632"
METRES = QgsRectangle(500000, 5100000, 540000, 5140000)
"""40 km on 400 pixels: 100 m a pixel."""
DEGREES = QgsRectangle(9, 46, 10, 47)
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


def _to_degrees() -> QgsCoordinateTransform:
    utm, degrees = QgsCoordinateReferenceSystem(UTM), QgsCoordinateReferenceSystem("EPSG:4326")
    return QgsCoordinateTransform(utm, degrees, QgsProject.instance())


class Hand:
    """Draws on the map as a user does; points are pixels from the left and the top."""

    def __init__(self, interface: Interface) -> None:
        self.interface = interface
        self.canvas = interface.canvas
        self.actions = [QAction(interface.window), QAction(interface.window)]
        self.drawing = DrawAoi(interface, *self.actions)

    def show(self, crs: str, extent: QgsRectangle) -> None:
        self.canvas.setDestinationCrs(QgsCoordinateReferenceSystem(crs))
        self.canvas.setExtent(extent)
        assert abs(self.canvas.extent().width() - extent.width()) < extent.width() / 50

    def at(self, x: float, y: float) -> QPoint:
        """Return the pixel of map coordinates."""
        point = self.canvas.getCoordinateTransform().transform(x, y)
        return QPoint(round(point.x()), round(point.y()))

    def click(self, x: int, y: int, button: Qt.MouseButton = LEFT) -> None:
        QTest.mouseMove(self.canvas.viewport(), QPoint(x, y))
        QTest.mouseClick(self.canvas.viewport(), button, Qt.KeyboardModifier.NoModifier, QPoint(x, y))

    def double_click(self, x: int, y: int) -> None:
        """Do what a mouse does: Qt's tests leave out the first release's click."""
        self.click(x, y)
        QTest.mouseDClick(self.canvas.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, QPoint(x, y))

    def drag(self, start: QPoint, end: QPoint) -> None:
        view, none = self.canvas.viewport(), Qt.KeyboardModifier.NoModifier
        QTest.mousePress(view, LEFT, none, start)
        QTest.mouseMove(view, (start + end) / 2)
        QTest.mouseRelease(view, LEFT, none, end)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.canvas, key, modifier)

    def areas(self) -> list[QgsGeometry]:
        layer = layer_of(DRAWN)
        return [] if layer is None else [feature.geometry() for feature in layer.getFeatures()]

    def sketches(self) -> int:
        return sum(isinstance(item, QgsRubberBand) for item in self.canvas.scene().items())


@pytest.fixture
def hand(interface: Interface, project: QgsProject, qgis_processing: None) -> Iterator[Hand]:
    made = Hand(interface)
    made.show(UTM, METRES)
    yield made
    made.drawing.remove()
    interface.bar.clearWidgets()


Draw = Callable[[Hand], None]
ENDS: dict[str, Draw] = {
    "right": lambda hand: hand.click(200, 300, RIGHT),
    "double": lambda hand: hand.double_click(300, 300),
    "enter": lambda hand: hand.key(Qt.Key.Key_Return),
}


@pytest.mark.parametrize("end", ENDS)
def test_a_polygon_of_clicks(end: str, hand: Hand) -> None:
    hand.drawing.start(hand.drawing.polygon)
    assert hand.actions[0].isChecked()
    for x, y in ((100, 100), (300, 100), *(() if end == "double" else ((300, 300),))):
        hand.click(x, y)
    assert hand.sketches() == 1
    ENDS[end](hand)
    (area,) = hand.areas()
    assert area.area() == pytest.approx(20_000 * 20_000 / 2, rel=0.02)
    assert len(area.asMultiPolygon()[0][0]) == 4  # three corners, closed
    assert hand.sketches() == 0
    assert hand.interface.said()[0].startswith(("198", "199", "200", "201", "202"))
    assert "20.0 × 20.0 km" in hand.interface.said()[0] or "20.1" in hand.interface.said()[0]
    hand.click(50, 50)  # the next polygon begins anew
    assert len(hand.areas()) == 1


def test_a_rectangle_by_drag_lies_where_it_was_drawn(hand: Hand) -> None:
    hand.drawing.start(hand.drawing.rectangle)
    hand.drag(hand.at(510000, 5110000), hand.at(520000, 5130000))
    (area,) = hand.areas()
    wanted = QgsGeometry.fromRect(QgsRectangle(510000, 5110000, 520000, 5130000))
    assert area.symDifference(wanted).area() < 0.03 * wanted.area()
    layer = layer_of(DRAWN)
    assert layer is not None
    assert (layer.name(), layer.crs().authid(), layer.isTemporary()) == ("AOI", UTM, True)
    assert layer.renderer().symbol().color().alpha() == 0  # of aoi.qml


def test_a_rectangle_by_two_clicks(hand: Hand) -> None:
    hand.drawing.start(hand.drawing.rectangle)
    hand.click(100, 100)
    hand.click(200, 200)
    assert [round(area.area() / 1e6, -1) for area in hand.areas()] == [100]


def test_the_size_is_told_while_drawing(hand: Hand) -> None:
    hand.drawing.start(hand.drawing.polygon)
    QTest.mouseMove(hand.canvas.viewport(), QPoint(90, 90))
    assert QToolTip.text().startswith("Click the corners.")
    hand.click(100, 100)
    hand.click(300, 100)
    QTest.mouseMove(hand.canvas.viewport(), QPoint(300, 300))
    assert " km: about " in QToolTip.text()
    assert " chips of 256 pixels at 10 m." in QToolTip.text()


def test_keys_take_corners_and_areas_back(hand: Hand) -> None:
    hand.drawing.start(hand.drawing.polygon)
    for x, y in ((100, 100), (300, 100), (390, 390), (300, 300)):
        hand.click(x, y)
    hand.key(Qt.Key.Key_Backspace)
    hand.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hand.click(300, 300)
    hand.key(Qt.Key.Key_Enter)
    assert [len(area.asMultiPolygon()[0][0]) for area in hand.areas()] == [4]
    hand.click(10, 10)
    hand.key(Qt.Key.Key_Escape)
    assert hand.sketches() == 0
    hand.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert hand.areas() == []


def test_areas_come_into_one_layer_which_is_saved_when_the_tool_is_left(hand: Hand) -> None:
    hand.drawing.start(hand.drawing.rectangle)
    hand.drag(QPoint(100, 100), QPoint(200, 200))
    hand.drag(QPoint(250, 250), QPoint(300, 300))
    layer = layer_of(DRAWN)
    assert layer is not None
    assert layer.isEditable()
    other = QgsMapToolPan(hand.canvas)
    hand.canvas.setMapTool(other)
    assert not layer.isEditable()
    assert layer.featureCount() == 2
    assert not hand.actions[1].isChecked()
    assert QToolTip.text() == ""
    hand.show("EPSG:4326", DEGREES)  # another map: the same layer, the same ground
    hand.drawing.start(hand.drawing.rectangle)
    hand.drag(hand.at(9.2, 46.2), hand.at(9.4, 46.4))
    assert QgsProject.instance().mapLayers() == {layer.id(): layer}
    (box,) = [f.geometry().boundingBox() for f in layer.getFeatures() if f.id() < 0]  # the one not yet saved
    box = _to_degrees().transformBoundingBox(box)
    assert (box.xMinimum(), box.yMaximum()) == (pytest.approx(9.2, abs=0.01), pytest.approx(46.4, abs=0.01))


def test_a_map_in_degrees_gives_a_layer_in_degrees(hand: Hand) -> None:
    hand.show("EPSG:4326", DEGREES)
    hand.drawing.start(hand.drawing.rectangle)
    hand.drag(hand.at(9.2, 46.2), hand.at(9.4, 46.4))
    layer = layer_of(DRAWN)
    assert layer is not None
    assert layer.crs().authid() == "EPSG:4326"
    assert hand.areas()[0].area() == pytest.approx(0.04, rel=0.05)
    km2 = float(hand.interface.said()[0].split(" km²")[0].split()[-1])
    assert km2 == pytest.approx(341, rel=0.05)  # 15.4 x 22.2 km


def test_a_map_without_a_crs(hand: Hand) -> None:
    hand.show("", DEGREES)
    hand.drawing.start(hand.drawing.rectangle)
    hand.drag(QPoint(100, 100), QPoint(200, 200))
    layer = layer_of(DRAWN)
    assert layer is not None
    assert layer.crs().authid() == "EPSG:4326"
    hand.show("", METRES)
    hand.drag(QPoint(100, 100), QPoint(200, 200))
    assert len(hand.areas()) == 1
    assert hand.interface.said()[0].startswith("The map has no CRS")


def test_an_area_beyond_the_world_is_cut(hand: Hand) -> None:
    hand.show("EPSG:4326", QgsRectangle(160, 60, 200, 100))
    hand.drawing.start(hand.drawing.rectangle)
    hand.drag(hand.at(170, 80), hand.at(190, 95))
    box = hand.areas()[0].boundingBox()
    assert (box.xMaximum(), box.yMaximum()) == (180, 90)


def test_a_map_in_web_mercator_is_cut_at_its_edge(hand: Hand) -> None:
    hand.show("EPSG:3857", QgsRectangle(-3e7, -3e7, 3e7, 3e7))
    hand.drawing.start(hand.drawing.rectangle)
    hand.drag(hand.at(1.9e7, 0), hand.at(2.5e7, 2.5e7))
    box = hand.areas()[0].boundingBox()
    assert (box.xMaximum(), box.yMaximum()) == (pytest.approx(20037508, abs=1), pytest.approx(20048966, abs=1))


def test_an_outline_that_crosses_itself_is_repaired_and_said(hand: Hand) -> None:
    hand.drawing.start(hand.drawing.polygon)
    for x, y in ((100, 100), (300, 300), (300, 100), (100, 300)):
        hand.click(x, y)
    hand.key(Qt.Key.Key_Return)
    (area,) = hand.areas()
    assert area.isGeosValid()
    assert area.area() == pytest.approx(2e8, rel=0.02)
    assert hand.interface.said()[0].startswith("The outline crosses itself: ")


@pytest.mark.parametrize("clicks", [[(100, 100)], [(100, 100), (200, 200)], [(100, 100), (200, 200), (300, 300)]])
def test_what_is_no_area_is_refused(clicks: list[tuple[int, int]], hand: Hand) -> None:
    hand.drawing.start(hand.drawing.polygon)
    for x, y in clicks:
        hand.click(x, y)
    hand.click(10, 10, RIGHT)
    assert hand.areas() == []
    assert hand.interface.said() == ["That is no area: it needs three corners at least, not all on one line."]


def test_the_layer_may_be_removed_in_between(hand: Hand) -> None:
    hand.drawing.start(hand.drawing.rectangle)
    hand.drag(QPoint(100, 100), QPoint(200, 200))
    QgsProject.instance().clear()
    hand.drag(QPoint(100, 100), QPoint(200, 200))
    assert len(hand.areas()) == 1
    hand.canvas.unsetMapTool(hand.drawing.rectangle)
    layer = layer_of(DRAWN)
    assert layer is not None
    assert not layer.isEditable()


@pytest.mark.parametrize(("side_km", "low", "high"), [(1, 121, 121), (2.56, 16, 36), (10, 1, 4), (100, 1, 2)])
def test_about_how_many_chips(side_km: float, low: int, high: int) -> None:
    """A box of 10 x 10 km: on a fixed grid as few as ``low`` and as many as ``high`` squares touch it."""
    assert low <= Size(100, 10, 10).chips(side_km) <= high


def test_what_is_drawn_counts_before_it_is_saved(hand: Hand, provider: object) -> None:
    """A run reads the layer while the tool is still in use."""
    import processing

    hand.drawing.start(hand.drawing.rectangle)
    hand.drag(hand.at(510000, 5110000), hand.at(520000, 5120000))
    layer = layer_of(DRAWN)
    assert isinstance(layer, QgsVectorLayer)
    assert layer.isEditable()
    out = processing.run("dl4eo:makechipgrid", {"AOI": layer, "OUTPUT": "memory:"})
    assert 16 <= out["COUNT"] <= 36


def test_a_map_that_shows_nothing_yet_is_no_place_to_draw(interface: Interface, project: QgsProject) -> None:
    """A project without a layer has no extent: what would be drawn there lies nowhere."""
    hand = Hand(interface)
    hand.canvas.setDestinationCrs(QgsCoordinateReferenceSystem(UTM))
    assert hand.canvas.extent().isEmpty()
    hand.drawing.start(hand.drawing.rectangle)
    hand.drag(QPoint(100, 100), QPoint(200, 200))
    assert layer_of(DRAWN) is None
    assert hand.interface.said() == ["The map shows nothing yet. Add a layer or a background map, then draw."]
    hand.drawing.remove()
    interface.bar.clearWidgets()


def test_a_sketch_does_not_outlive_the_map_s_crs(hand: Hand) -> None:
    """Corners in metres and corners in degrees are no polygon."""
    hand.drawing.start(hand.drawing.polygon)
    hand.click(100, 100)
    hand.click(200, 100)
    hand.show("EPSG:4326", DEGREES)
    assert hand.sketches() == 0
    hand.click(200, 300)
    hand.click(10, 10, RIGHT)
    assert hand.areas() == []


def test_a_place_whose_size_nobody_knows_is_drawn_without_one(hand: Hand) -> None:
    """Beyond the edge of the world the ellipsoid has no answer."""
    hand.show("EPSG:4326", QgsRectangle(-400, -400, 400, 400))
    hand.drawing.start(hand.drawing.polygon)
    for x, y in ((10, 10), (390, 10), (390, 390), (10, 390)):
        hand.click(x, y)
    hand.key(Qt.Key.Key_Return)
    (area,) = hand.areas()
    assert area.boundingBox().width() == 360
    assert not any("nan" in text or text.startswith("0.00 km²") for text in hand.interface.said())


def test_a_layer_that_cannot_be_edited_is_said(hand: Hand) -> None:
    hand.drawing.start(hand.drawing.rectangle)
    hand.drag(QPoint(100, 100), QPoint(200, 200))
    hand.drawing.save()
    layer = layer_of(DRAWN)
    assert layer is not None
    layer.setReadOnly(True)
    hand.drag(QPoint(100, 100), QPoint(300, 300))
    assert len(hand.areas()) == 1
    assert hand.interface.said()[0] == "The layer cannot be edited now."


def test_a_layer_whose_crs_does_not_reach_there_is_said(hand: Hand) -> None:
    """One drawing in a local CRS, the next on the other side of the Earth."""
    hand.canvas.setDestinationCrs(QgsCoordinateReferenceSystem.fromProj("+proj=ortho +lat_0=46 +lon_0=9 +R=6371000"))
    hand.canvas.setExtent(QgsRectangle(-20000, -20000, 20000, 20000))
    hand.drawing.start(hand.drawing.rectangle)
    hand.drag(QPoint(100, 100), QPoint(200, 200))
    assert len(hand.areas()) == 1
    hand.show("EPSG:4326", QgsRectangle(-171, -46, -170, -45))
    hand.drag(QPoint(100, 100), QPoint(200, 200))
    assert len(hand.areas()) == 1
    assert "has no place on Earth there." in hand.interface.said()[0]
    assert "CRS  has" not in hand.interface.said()[0]
