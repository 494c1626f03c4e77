"""One band of one file: where it lies, and what turns its values into physical ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from .web import Place

FloatArray = npt.NDArray[np.float32]
Convert = Callable[[npt.NDArray[Any]], FloatArray]
ByHeader = Callable[[Convert, float, float], Convert]
"""From a piece's conversion, and the scale and offset of a file's header, to the one that counts; raises ValueError."""


@dataclass(frozen=True)
class Piece:
    """One file's band that may hold pixels of the window."""

    scene: str
    band: str
    place: Place
    index: int
    """1 is the file's first band."""
    nodata: tuple[float, ...]
    convert: Convert
    """Turns the file's values into physical ones (float32)."""
    by_header: ByHeader | None = None
    """Used instead, where the file's header tells scale and offset, and the item none."""


def unchanged(dn: npt.NDArray[Any]) -> FloatArray:
    """Return the file's values as float32."""
    return dn.astype(np.float32, copy=False)
