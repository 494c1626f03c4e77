"""What is asked of an index of local rasters: one frozen dataclass. Standard library only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import List, Optional, Tuple

from .products import BAND_NAME
from .typed import is_date, require, shown

DATE_PATTERN = r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)"
"""A day in a file's name: 20240630, 2024-06-30, 2024_06_30."""
MAX_PATTERN = 500


@dataclass(frozen=True)
class LocalRequest:
    """Rasters on disk, and what their own headers do not say of them."""

    folder: str = ""
    """All GeoTIFF and JPEG 2000 files in it and below."""
    files: Tuple[str, ...] = ()
    """Or these."""
    output: str = ""
    """The item collection (.json) to write."""
    date: str = ""
    """YYYY-MM-DD of all files; empty: told by each file's name, else by its header."""
    date_pattern: str = DATE_PATTERN
    """Regular expression: the digits of its groups (of all that it finds, without groups) are YYYYMMDD, or YYYY."""
    band_pattern: str = ""
    """Regular expression whose only group is a band's name in the name of a file of one band; files that are called
    alike but for it become one item."""
    bands: Tuple[str, ...] = ()
    """Names of the bands in the files' order, or some of them as ``old=new``; empty: the files' own descriptions."""
    scale: Tuple[float, ...] = ()
    """Value = DN x scale + offset, one for all bands; empty: as each file says."""
    offset: Tuple[float, ...] = ()
    nodata: Tuple[float, ...] = ()
    """A value that means "no data", beside the one that a file declares."""

    def __post_init__(self) -> None:
        require(
            bool(self.folder) != bool(self.files),
            "index.folder",
            f"give either a folder or files, got {'both' if self.folder else 'none of them'}",
        )
        require(self.output.lower().endswith(".json"), "index.output", f"must end with .json, got {shown(self.output)}")
        require(
            not self.date or is_date(self.date), "index.date", f"must be a date like 2024-06-30, got {shown(self.date)}"
        )
        _require_pattern("index.date_pattern", self.date_pattern, None)
        _require_pattern("index.band_pattern", self.band_pattern, 1)
        for key in ("scale", "offset", "nodata"):
            require(len(getattr(self, key)) <= 1, f"index.{key}", f"must be one number, got {len(getattr(self, key))}")
        require(self.scale != (0.0,), "index.scale", "must not be 0")
        renamed = [name for name in self.bands if "=" in name]
        require(
            len(renamed) in (0, len(self.bands)),
            "index.bands",
            "give names in the order of the bands, or old=new for each, not both",
        )
        names = [name.rpartition("=")[2] for name in self.bands]
        for name in names:
            require(
                BAND_NAME.fullmatch(name) is not None,
                "index.bands",
                f"{shown(name)} cannot be a band's name",
                "Use up to 60 of a-z, 0-9 and _.",
            )
        require(len(set(names)) == len(names), "index.bands", f"a name stands twice: {', '.join(names)[:200]}")

    @property
    def renamed(self) -> List[Tuple[str, str]]:
        """Old and new names of bands, where such are given."""
        return [(old, new) for old, equals, new in (name.partition("=") for name in self.bands) if equals]


def _require_pattern(key: str, text: str, groups: Optional[int]) -> None:
    """Raise RecipeError unless a text is a regular expression (with so many groups)."""
    require(len(text) <= MAX_PATTERN, key, f"has {len(text)} characters; at most {MAX_PATTERN} are used")
    try:
        pattern = re.compile(text)
    except re.error as error:
        require(False, key, f"is no regular expression ({error}): {shown(text)}")
        return
    require(
        not text or groups is None or pattern.groups == groups,
        key,
        f"must have one group, got {pattern.groups}: {shown(text)}",
        r"An example: _(B\w\w)\.",
    )
