"""Keys of the browser: what each does, and how they reach it without taking them from QGIS or from text fields."""

from __future__ import annotations

from typing import Callable, Dict, Optional, Tuple

from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtGui import QKeyEvent, QKeySequence
from qgis.PyQt.QtWidgets import QWidget

KEYS: Dict[str, Tuple[Qt.Key, ...]] = {
    "next": (Qt.Key.Key_Right, Qt.Key.Key_N),
    "previous": (Qt.Key.Key_Left, Qt.Key.Key_P),
    "first": (Qt.Key.Key_Home,),
    "last": (Qt.Key.Key_End,),
    "keep": (Qt.Key.Key_K,),
    "reject": (Qt.Key.Key_R,),
    "flag": (Qt.Key.Key_F,),
    "note": (Qt.Key.Key_T, Qt.Key.Key_Return, Qt.Key.Key_Enter),
    "clear": (Qt.Key.Key_C, Qt.Key.Key_Backspace, Qt.Key.Key_Delete),
    "undo": (Qt.Key.Key_U,),
}
"""Keys by what they do; the first is the one that buttons show."""
_DEEDS = {int(key): deed for deed, keys in KEYS.items() for key in keys}


ARROWS = {Qt.Key.Key_Left: "←", Qt.Key.Key_Right: "→"}


def key_text(deed: str) -> str:
    """Return the first key of a deed as a button shows it."""
    return ARROWS.get(KEYS[deed][0]) or _named(KEYS[deed][0])


def keys_text(deed: str) -> str:
    """Return all keys of a deed as people read them."""
    return ", ".join(dict.fromkeys(_named(key) for key in KEYS[deed]))


def _named(key: Qt.Key) -> str:
    return str(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText))


def deed_of(event: QKeyEvent) -> str:
    """Return what a key means here; empty: nothing."""
    free = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return "" if free != Qt.KeyboardModifier.NoModifier else _DEEDS.get(int(event.key()), "")


class KeyArea(QWidget):
    """A widget that answers ``KEYS`` while it, or something in it that has no use for the key, has the focus.

    No shortcuts are registered: elsewhere QGIS keeps all its keys, and a text field in here keeps its letters.
    """

    def __init__(self, act: Callable[[str], None], parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._act = act
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and deed_of(event):
            event.accept()  # the key comes to keyPressEvent, not to a shortcut of QGIS
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deed = deed_of(event)
        if deed:
            event.accept()
            self._act(deed)
        else:
            super().keyPressEvent(event)
