"""Pictures of a chip: which bands make one, how values become brightness, classes become colours."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

import numpy as np
from qgis.PyQt.QtGui import QColor, QImage

from ...processing.tr import tr
from .opened import GREY, LabelClass, Opened
from .pixels import Unreadable, file_of, read_image, read_mask

TRUE_COLOUR = (("red", "green", "blue"),)
FALSE_COLOUR = (
    ("nir", "red", "green"),
    ("nir08", "red", "green"),
    ("swir16", "nir", "red"),
    ("swir16", "nir08", "red"),
    ("swir22", "swir16", "red"),
    ("vv", "vh", "vv"),
)
"""Bands shown in red, green and blue, the best first."""
PERCENTILES = (2.0, 98.0)
ENOUGH_PX = 65536
"""Pixels of which percentiles are taken."""


@dataclass(frozen=True)
class View:
    """Which bands make a picture: three (red, green, blue), or one in grey."""

    bands: Tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What people read."""
        return ", ".join(self.bands)


@dataclass(frozen=True)
class Wanted:
    """How a chip's pictures are to be made."""

    image: View = View()
    other: View = View()
    fixed: bool = False
    """Stretched between the dataset's percentiles, not the chip's own."""


@dataclass(frozen=True)
class Picture:
    """A picture, or why there is none."""

    image: Optional[QImage] = None
    problem: str = ""


@dataclass(frozen=True)
class Shot:
    """All pictures of one chip."""

    image: Picture
    other: Picture
    mask: Picture
    shares: Tuple[Tuple[str, str, float], ...] = ()
    """Colour, name and share of what is in the mask, the largest first."""


def views_of(bands: Sequence[str]) -> List[View]:
    """Return the pictures that bands allow: composites, then each band alone."""
    composites = [View(names) for names in (*TRUE_COLOUR, *FALSE_COLOUR) if set(names) <= set(bands)]
    return [*composites, *(View((name,)) for name in bands)]


def usual_views(bands: Sequence[str]) -> Tuple[View, View]:
    """Return what is shown at first: true colour and false colour, or the nearest that the bands allow."""
    views = views_of(bands) or [View()]
    true = next((View(names) for names in TRUE_COLOUR if set(names) <= set(bands)), None)
    false = [v for v in views if v != true and len(v.bands) == 3] + [v for v in views if v != true]
    first = true or false[0]
    return first, next((view for view in false if view != first), first)


def shoot(opened: Opened, image: str, mask: str, wanted: Wanted) -> Shot:
    """Return the pictures of a chip from the names of its files; what cannot be read is told in its picture."""
    one, other = _composites(opened, image, wanted)
    if not mask:
        return Shot(one, other, Picture(problem=tr("This chip has no mask.")))
    try:
        codes = read_mask(file_of(opened.folder, mask))
    except Unreadable as error:
        return Shot(one, other, Picture(problem=str(error)))
    return Shot(one, other, Picture(mask_image(codes, opened)), mask_shares(codes, opened))


def _composites(opened: Opened, name: str, wanted: Wanted) -> Tuple[Picture, Picture]:
    if not name:
        none = Picture(problem=tr("This chip has no image."))
        return none, none
    try:
        path = file_of(opened.folder, name)
        found = read_image(path, (*wanted.image.bands, *wanted.other.bands), opened.bands)
    except Unreadable as error:
        none = Picture(problem=str(error))
        return none, none
    ranges = opened.ranges if wanted.fixed else {}
    one, other = (_composite(path, found.values, view, ranges) for view in (wanted.image, wanted.other))
    return one, other


def _composite(path: Path, values: Mapping[str, Any], view: View, ranges: Mapping[str, Tuple[float, float]]) -> Picture:
    missing = [band for band in view.bands if band not in values]
    if missing or not view.bands:
        text = tr("{name} has no band {bands}.").format(name=path.name, bands=", ".join(missing))
        return Picture(problem=text)
    bands = [values[band] for band in view.bands]
    if not any(np.isfinite(band).any() for band in bands):
        return Picture(problem=tr("No pixel has a value."))
    return Picture(composite([(band, ranges.get(name)) for name, band in zip(view.bands, bands)]))


def composite(bands: Sequence[Tuple[Any, Optional[Tuple[float, float]]]]) -> QImage:
    """Return one or three bands as a picture, each with its range or None: its own percentiles.

    Pixels without a value in any of them are transparent.
    """
    first = bands[0][0]
    pixels = np.empty((*first.shape, 4), dtype=np.uint8)
    for place in range(3):
        values, span = bands[place % len(bands)]
        pixels[..., place] = stretched(values, span)
    valid = np.logical_and.reduce([np.isfinite(values) for values, _ in bands])
    pixels[..., 3] = np.where(valid, 255, 0)
    return _as_image(pixels)


def stretched(values: Any, span: Optional[Tuple[float, float]] = None) -> Any:
    """Return values as brightness 0 to 255 between two ends, by default the 2nd and 98th percentile; NaN is 0."""
    valid = values[np.isfinite(values)]
    if not valid.size:
        return np.zeros(values.shape, dtype=np.uint8)
    low, high = span or np.percentile(valid[:: max(1, valid.size // ENOUGH_PX)], PERCENTILES)
    if not high > low:
        return np.where(np.isfinite(values), 128, 0).astype(np.uint8)
    scaled = (np.nan_to_num(values, nan=low, posinf=high, neginf=low) - low) * (255.0 / (high - low))
    return np.clip(np.rint(scaled), 0, 255).astype(np.uint8)


def mask_image(codes: Any, opened: Opened) -> QImage:
    """Return a mask in the colours of its classes; the background is transparent."""
    table = np.zeros((65536, 4), dtype=np.uint8)
    table[1:] = _rgba(GREY)
    for each in opened.classes:
        table[each.value] = _rgba(each.color)
    if opened.ignore is not None:
        table[opened.ignore] = (128, 128, 128, 140)
    table[0] = 0
    return _as_image(table[codes])


def mask_shares(codes: Any, opened: Opened) -> Tuple[Tuple[str, str, float], ...]:
    """Return colour, name and share of each value of a mask, the largest first; the background has no colour."""
    known: Dict[int, LabelClass] = {each.value: each for each in opened.classes}
    values, counts = np.unique(codes, return_counts=True)
    found = []
    for value, count in sorted(zip(values.tolist(), counts.tolist()), key=lambda pair: -pair[1]):
        share = count / codes.size
        if value == 0:
            found.append(("", tr("background"), share))
        elif value == opened.ignore:
            found.append((GREY, tr("ignored"), share))
        elif value in known:
            found.append((known[value].color, known[value].name, share))
        else:
            found.append((GREY, tr("unknown value {value}").format(value=value), share))
    return tuple(found)


def _rgba(color: str) -> Tuple[int, int, int, int]:
    found = QColor(color)
    found = found if found.isValid() else QColor(GREY)
    return found.red(), found.green(), found.blue(), 255


def _as_image(pixels: Any) -> QImage:
    """Return rows x columns x RGBA as a picture of its own memory."""
    height, width = pixels.shape[:2]
    data = np.ascontiguousarray(pixels).tobytes()
    return QImage(data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
