"""What a dataset says of itself: bands, classes and the usual range of its values."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Dict, Mapping, Optional, Sequence, Tuple

from ...processing.tr import tr

SHARE = "class_"
"""What the names of the columns of class shares begin with."""
GREY = "#808080"
MOST_VALUE = 65535
"""That a mask can hold."""


@dataclass(frozen=True)
class LabelClass:
    """One class of the masks."""

    value: int
    name: str
    color: str
    column: str = ""
    """Of its share in the chips table; empty: the table has none."""


@dataclass(frozen=True)
class Opened:
    """A dataset's header, as far as the browser needs it."""

    folder: Path
    bands: Tuple[str, ...] = ()
    classes: Tuple[LabelClass, ...] = ()
    ignore: Optional[int] = None
    """The value of pixels that do not count."""
    ranges: Mapping[str, Tuple[float, float]] = field(default_factory=dict)
    """2nd and 98th percentile over the train samples, by band."""
    problem: str = ""
    """Why the header cannot be read."""

    @property
    def header(self) -> Path:
        """The file dataset.json."""
        return self.folder / "dataset.json"


def open_dataset(folder: Path, columns: Sequence[str]) -> Opened:
    """Return what a dataset's header says; ``columns`` are those of its chips table.

    A header that cannot be read is told in ``problem``: pictures are shown all the same.
    """
    shares = [name for name in columns if name.startswith(SHARE)]
    try:
        header = _read_object(folder / "dataset.json")
        classes = _classes(header.get("classes") or [], shares)
        bands = tuple(str(band["name"]) for band in header.get("bands") or [])
        ignore = header.get("ignore")
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        unnamed = tuple(LabelClass(i, n[len(SHARE) :], GREY, n) for i, n in enumerate(shares, 1))
        text = tr("{path} cannot be read ({error}).").format(path=folder / "dataset.json", error=error)
        return Opened(folder, classes=unnamed, problem=text)
    ignore = ignore if isinstance(ignore, int) and 0 <= ignore <= MOST_VALUE else None
    return Opened(folder, bands, classes, ignore, _ranges(folder))


def _read_object(path: Path) -> Dict[str, Any]:
    document = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(document, dict):
        raise ValueError(tr("no JSON object"))
    return document


def _classes(classes: Sequence[Mapping[str, Any]], shares: Sequence[str]) -> Tuple[LabelClass, ...]:
    """Return classes with their columns: the table has them in the order of the header, or has none."""
    columns = shares if len(shares) == len(classes) else [""] * len(classes)
    return tuple(
        LabelClass(int(c["value"]), str(c.get("title") or c["name"]), str(c.get("color") or GREY), column)
        for c, column in zip(classes, columns)
        if 0 < int(c["value"]) <= MOST_VALUE
    )


def _ranges(folder: Path) -> Dict[str, Tuple[float, float]]:
    """Return the percentiles of stats.json; nothing where there are none."""
    try:
        statistics = _read_object(folder / "stats.json").get("statistics") or {}
        return {str(band): (float(s["p2"]), float(s["p98"])) for band, s in statistics.items() if s["p2"] is not None}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
