"""Masks from a class map: which value becomes which class, and which of several years' maps belongs to an image."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import LabelError
from ..pixels.raster_header import RasterReadError
from ..progress import Check, never
from ..raster import read_about, read_info, read_window
from ..recipe import MAX_CLASS, LabelClass
from ..typed import shown
from ..types import Scene
from ..web import Place
from .classes import PALETTE

BAND = "classes"
"""Of the scenes that hold a class map."""
IGNORE, BACKGROUND = -1, 0
"""What a remap table may say beside a class value."""
MAX_SCAN_PX = 2**30
"""Of a map that is read as a whole, to find its classes."""
SCAN_ROWS = 2**24
"""Pixels that are looked at together."""
MANY_VALUES = 1000
SHOWN = 10
WHOLE = re.compile(r"-?[0-9]{1,10}")


@dataclass(frozen=True)
class ClassMap:
    """What each value of a class map means in the masks."""

    classes: tuple[LabelClass, ...]
    values: tuple[tuple[int, int], ...]
    """Pairs of the map's value and the mask's: a class, 0 (background) or -1 (ignore)."""

    def mask(self, pixels: npt.NDArray[np.float32], ignore: int) -> tuple[npt.NDArray[np.int32], dict[str, int]]:
        """Return the mask of a map's pixels (NaN: no data), and how many pixels have a value that no entry maps.

        Those, and pixels without data, are ``ignore``. Several fractions between two whole numbers are told together.
        """
        known = np.isfinite(pixels)
        out = np.full(pixels.shape, ignore, np.int32)
        lost: Counter[str] = Counter()
        fractions: dict[int, list[tuple[str, int]]] = {}
        table = dict(self.values)
        for found, count in zip(*np.unique(pixels[known], return_counts=True), strict=True):
            if not float(found).is_integer():
                fractions.setdefault(math.floor(found), []).append((str(found), int(count)))
            elif (value := table.get(int(found))) is None:
                lost[str(int(found))] += int(count)
            elif value != IGNORE:
                out[pixels == found] = value
        for whole, told in fractions.items():
            lost[told[0][0] if len(told) == 1 else f"{whole} to {whole + 1}"] += sum(count for _, count in told)
        return out, dict(lost)


def class_map(classes: Sequence[LabelClass], remap: Mapping[str, int], zero: int = BACKGROUND) -> ClassMap:
    """Return what the values of a map mean: by the remap table, else each class is its own value.

    0 means ``zero``, unless the remap table says something else.

    With a remap table only its entries count, so that no value is a class by chance. Without a table of classes, the
    values that the remap table gives are the classes. Raises LabelError where an entry is no whole number, says the
    same value as another, or gives a class that the table lacks.
    """
    sources: dict[int, str] = {}
    pairs = {0: zero}
    known = {c.value for c in classes}
    for source, value in remap.items():
        if not WHOLE.fullmatch(source.strip()):
            raise LabelError(
                f"labels.remap: {shown(source)} is no value of a class map; its values are whole numbers.",
                "Write it like 10=1;20=2;95=0.",
            )
        if known and value > BACKGROUND and value not in known:
            raise LabelError(
                f"labels.remap: {source}={value} gives the class {value}, which labels.classes lacks.",
                f"Its values are {', '.join(map(str, sorted(known)))}.",
            )
        if int(source) in sources:
            raise LabelError(
                f"labels.remap: {shown(sources[int(source)])} and {shown(source)} are the same value of a class map.",
                "Leave one of them out.",
            )
        sources[int(source)] = source
        pairs[int(source)] = value
    if not remap:
        pairs |= {value: value for value in sorted(known)}
    if not classes:
        found = sorted({value for value in remap.values() if value > BACKGROUND})
        classes = [LabelClass(v, str(v), PALETTE[i % len(PALETTE)]) for i, v in enumerate(found)]
    if not classes:
        raise LabelError("labels.remap: no value becomes a class.", "Give at least one entry like 10=1.")
    return ClassMap(tuple(classes), tuple(sorted(pairs.items())))


def classes_in(path: str, check: Check = never) -> tuple[LabelClass, ...]:
    """Return the values of a local class map as classes, named by themselves; 0 and nodata are none.

    The whole file is looked at, so that the table does not depend on the area. Raises LabelError where it cannot be
    read or is no class map.
    """
    info = info_of(path)
    if info.width * info.height > MAX_SCAN_PX:
        raise LabelError(
            f"labels.raster_path: {path} has {info.width} x {info.height} pixels, too many to look for its classes.",
            "Name them in labels.classes (CLASSES), as 10:forest;20:water.",
        )
    place, found = Place.of(path), set[float]()
    step = max(1, SCAN_ROWS // info.width)
    for row in range(0, info.height, step):
        check()
        try:
            pixels, valid = read_window(place, 1, row, 0, min(step, info.height - row), info.width)
        except RasterReadError as error:
            raise LabelError(f"labels.raster_path: {path} cannot be read ({error}).") from error
        values = np.unique(pixels if valid is None else pixels[valid])
        found |= {float(v) for v in values[np.isfinite(values)]}
        if len(found) > MANY_VALUES:
            break
    found -= {0.0, *([] if info.nodata is None else [float(info.nodata)])}
    odd = [v for v in sorted(found) if not v.is_integer()]
    if odd or len(found) > MANY_VALUES:
        what = f"holds {odd[0]:g}" if odd else f"has more than {MANY_VALUES} values"
        raise LabelError(f"labels.raster_path: {path} {what}: it is no class map.", "Give a raster of whole numbers.")
    outside = [int(v) for v in sorted(found) if not 1 <= v <= MAX_CLASS]
    if outside:
        raise LabelError(
            f"labels.raster_path: {path} has the value {outside[0]}, which cannot be a class (1 to {MAX_CLASS}).",
            f"Say what it is in labels.remap (REMAP), as {outside[0]}=ignore.",
        )
    if not found:
        raise LabelError(f"labels.raster_path: {path} has no class: every pixel is 0 or nodata.")
    return tuple(
        LabelClass(int(v), str(int(v)), PALETTE[i % len(PALETTE)]) for i, v in enumerate(sorted(found))
    )  # fmt: skip


def info_of(path: str) -> Any:
    """Return the header of a local class map; raises LabelError where it cannot be opened or has several bands."""
    try:
        info, about = read_info(Place.of(path)), read_about(Place.of(path))
    except RasterReadError as error:
        raise LabelError(f"labels.raster_path: {path} cannot be opened ({error}).") from error
    if info.count != 1:
        raise LabelError(
            f"labels.raster_path: {path} has {info.count} bands; a class map has one.", "Give the band as a file."
        )
    if about.is_complex:
        raise LabelError(f"labels.raster_path: the pixels of {path} are complex numbers.", "Give whole numbers.")
    return info


def for_date(maps: Iterable[Scene], when: datetime) -> tuple[Scene, ...]:
    """Return the tiles whose map belongs to an image: of its year, else the last before it, else the first after it.

    A map's year is that of its item (for one with a start and an end, of the middle between them).
    """
    scenes = sorted(maps, key=lambda s: s.id)
    years = sorted({s.time.year for s in scenes})
    before = [y for y in years if y <= when.year]
    chosen = before[-1] if before else years[0] if years else None
    return tuple(s for s in scenes if s.time.year == chosen)


def place_of_value(told: str) -> float:
    """Return where a value that is told (``3``, ``2.5``, ``2 to 3``) stands among others."""
    return float(told.split()[0])


def told(lost: Iterable[Mapping[str, int]]) -> str:
    """Return which values of a map became no class, the commonest first: ``3 (120 pixels), 7 (2 pixels)``."""
    total: Counter[str] = Counter()
    for counts in lost:
        total.update(counts)
    words = [
        f"{value} ({count} pixels)"
        for value, count in sorted(total.items(), key=lambda e: (-e[1], place_of_value(e[0])))
    ]
    return ", ".join(words[:SHOWN]) + (f" and {len(words) - SHOWN} more" if len(words) > SHOWN else "")
