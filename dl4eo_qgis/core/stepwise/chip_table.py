"""A layer of chips read again: the squares of a grid, or samples with measures, status and split."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from ..errors import RecipeError
from ..geometry.crs import reproject
from ..geometry.shapes import by_crs, chip_squares
from ..grid import Chip
from ..progress import Progress
from ..recipe import BUFFER, MAX_CHIP_PX, SPLIT_NAMES
from ..splitting.names import split_of
from ..stages import qc
from ..table import read_layer
from ..typed import is_date, require, shown
from ..vector import Layer
from ..wording import counted
from .rules import AGAIN, COLUMN, KEY, Rules, rules_in

PLACE = ("epsg", "col", "row", "size_px", "stride_px", "pixel_size_m")
"""Columns without which a square is no chip."""
MOVED = ("dx", "dy")
GRID_AGAIN = "Make the layer with dl4eo:makechipgrid, or use the output of dl4eo:checkchips or dl4eo:splitchips."
OWN = ("dl4eo_id",)
"""Columns that QGIS' side adds on the way."""
BESIDE_PX = 0.01
"""By which a square may lie beside the place that its columns tell: it may have been in degrees between."""


@dataclass(frozen=True)
class ChipRow:
    """A row of the layer."""

    chip: Chip
    date: str
    """YYYYMMDD; empty of a chip of no date in particular."""
    values: Mapping[str, Any]
    """Its columns."""

    @property
    def key(self) -> str:
        """The sample's id, or the chip's where it has no date."""
        return f"{self.chip.id}_{self.date}" if self.date else self.chip.id


@dataclass(frozen=True)
class ChipTable:
    """The chips of a layer, all of one size."""

    rows: tuple[ChipRow, ...]
    """Each once, in the layer's order."""
    rules: Rules
    has_rules: bool

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips, each once, by CRS, column and row."""
        found = {row.chip.id: row.chip for row in self.rows}
        return tuple(sorted(found.values(), key=lambda c: (c.epsg, c.col, c.row, c.dx_px, c.dy_px)))

    @property
    def strata(self) -> dict[str, str]:
        """What each chip was chosen for, by its id; those of chips that were not chosen are left out."""
        told = {row.chip.id: str(row.values.get("stratum") or "") for row in self.rows}
        return {name: stratum for name, stratum in told.items() if stratum}

    @property
    def dates(self) -> dict[str, set[str]]:
        """The dates that are wanted of each chip, by its id; empty where all are."""
        found: dict[str, set[str]] = {}
        for row in self.rows:
            if row.date:
                found.setdefault(row.chip.id, set()).add(row.date)
        return found

    def told(self, column: str) -> dict[str, str]:
        """Return the texts of a column that are not empty, by sample id (or chip id)."""
        return {row.key: text for row in self.rows if (text := str(row.values.get(column) or ""))}


def read_chips(path: str, layer: str, progress: Progress) -> ChipTable:
    """Return the chips of a layer; those that were not chosen (``chosen`` is 0) are left out.

    Raises RecipeError where it has none, lacks a column, holds chips of several sizes, or squares lie elsewhere.
    """
    (found,) = read_layer(Path(path), layer) or [Layer(layer, [], {}, "")]
    require(bool(found.geometries), KEY, "the layer has no chip", "Is its selection or filter the right one?")
    lacking = [name for name in PLACE if name not in found.columns]
    if lacking:
        raise RecipeError(KEY, f"the layer lacks the columns {', '.join(lacking)}.", GRID_AGAIN)
    names = [name for name in found.columns if name not in OWN]
    records = [dict(zip(names, v, strict=True)) for v in zip(*(found.columns[n] for n in names), strict=True)]
    rows = [_row(record) for record in records]
    _check_sizes(rows)
    _check_places(rows, found)
    rows = _chosen(rows, progress)
    unique = {row.key: row for row in reversed(rows)}
    if len(unique) < len(rows):
        progress.warn(f"INPUT: {counted(len(rows) - len(unique), 'row')} of a chip that stands there already: once.")
    if len({bool(row.date) for row in rows}) > 1:
        raise RecipeError(KEY, "some chips have a date and others have none.", AGAIN)
    texts = Counter(str(row.values.get(COLUMN) or "") for row in rows)
    if len(texts) > 1:
        raise RecipeError(KEY, f"its rows were judged or dealt by {len(texts)} different rules.", AGAIN)
    (text,) = texts
    ordered = tuple(row for i, row in enumerate(rows) if unique[row.key] is row)
    if text:
        _check_words(ordered)
    return ChipTable(ordered, rules_in(text) if text else Rules(), bool(text))


def _check_words(rows: Sequence[ChipRow]) -> None:
    """Raise RecipeError where a status or split was changed to a word that names none: it would not count."""
    for row in rows:
        status, split = (str(row.values.get(name) or "") for name in ("status", "split"))
        words = f"{qc.KEPT} or {qc.REJECTED}"
        require(
            status in ("", qc.KEPT, qc.REJECTED), KEY, f"sample {row.key}: status is {shown(status)}", _write(words)
        )
        known = f"{', '.join(SPLIT_NAMES)}, {BUFFER}, or leave it empty"
        require(not split or bool(split_of(split)), KEY, f"sample {row.key}: split is {shown(split)}", _write(known))


def _write(words: str) -> str:
    return f"Write {words}."


def _row(values: Mapping[str, Any]) -> ChipRow:
    """Return a row; raises RecipeError where its chip lies nowhere."""
    name = shown(values.get("chip_id") or values.get("sample_id") or "without a name")
    whole = {key: _whole(values, key, name) for key in (*PLACE[:-1], *MOVED)}
    pixel = values["pixel_size_m"]
    fine = isinstance(pixel, (int, float)) and 0 < pixel < 1e6
    require(fine, KEY, f"chip {name}: pixel_size_m is {shown(pixel)}, metres above 0 are wanted", GRID_AGAIN)
    sizes = all(0 < whole[key] <= MAX_CHIP_PX for key in ("size_px", "stride_px"))
    require(sizes, KEY, f"chip {name}: size_px and stride_px must be 1 to {MAX_CHIP_PX}", GRID_AGAIN)
    try:
        chip = Chip(
            whole["epsg"], whole["col"], whole["row"], whole["size_px"], whole["stride_px"], float(pixel),
            whole["dx"], whole["dy"],
        )  # fmt: skip
    except ValueError as error:
        raise RecipeError(KEY, f"chip {name}: {error}", GRID_AGAIN) from error
    told = values.get("chip_id")
    require(told in (None, "", chip.id), KEY, f"chip {name}: its columns say that it is {chip.id}", GRID_AGAIN)
    date = str(values.get("date") or "") if "sample_id" in values else ""
    require(not date or is_date(date), KEY, f"chip {name}: date is {shown(date)}, a day as 2022-05-17 is wanted")
    return ChipRow(chip, date.replace("-", ""), values)


def _whole(values: Mapping[str, Any], key: str, name: str) -> int:
    value = values.get(key, 0) if key in MOVED else values[key]
    value = 0 if value is None and key in MOVED else value
    fine = isinstance(value, (int, float)) and not isinstance(value, bool) and float(value).is_integer()
    require(fine, KEY, f"chip {name}: {key} is {shown(value)}, a whole number is wanted", GRID_AGAIN)
    return int(value)


def _check_sizes(rows: Sequence[ChipRow]) -> None:
    """Raise RecipeError where chips are of several sizes: a dataset has one."""
    kinds = Counter((r.chip.size_px, r.chip.stride_px, r.chip.pixel_size_m) for r in rows)
    if len(kinds) > 1:
        told = ", ".join(f"{n} of {size} px (stride {stride}) of {m:g} m" for (size, stride, m), n in kinds.items())
        raise RecipeError(KEY, f"the chips are of {len(kinds)} sizes: {told}.", "Give chips of one grid.")


def _check_places(rows: Sequence[ChipRow], layer: Layer) -> None:
    """Raise RecipeError where a square does not lie where its columns say."""
    drawn = np.asarray(layer.geometries, object)
    for epsg in by_crs([row.chip for row in rows]):
        mine = np.array([i for i, row in enumerate(rows) if row.chip.epsg == epsg])
        moved = reproject(drawn[mine], layer.crs, f"EPSG:{epsg}")
        centres = shapely.get_coordinates(shapely.centroid(moved)) if len(moved) else np.zeros((0, 2))
        wanted = shapely.get_coordinates(shapely.centroid(chip_squares([rows[i].chip for i in mine])))
        whole = len(centres) == len(wanted)
        pixel = rows[mine[0]].chip.pixel_size_m
        far = np.abs(centres - wanted).max(axis=1) if whole else np.full(len(mine), np.inf)
        limit = pixel * max(BESIDE_PX, 1e-3 * rows[mine[0]].chip.size_px)  # a square in degrees is none any more
        wrong = np.flatnonzero(~(far <= limit))
        if len(wrong):
            name = rows[mine[wrong[0]]].chip.id
            text = f"{counted(len(wrong), 'square')} of {len(rows)} not where the columns say, such as {name}."
            raise RecipeError(KEY, f"the layer has {text}", "Do not move chips; make them with dl4eo:makechipgrid.")


def _chosen(rows: list[ChipRow], progress: Progress) -> list[ChipRow]:
    """Return the rows that a dataset would have; raises RecipeError where none is left."""
    left_out = sum(row.values.get("chosen") == 0 for row in rows)
    if left_out == len(rows):
        raise RecipeError(KEY, "no chip of the layer is chosen (its column 'chosen' is 0).", "Choose other chips.")
    if left_out:
        progress.info(f"{left_out} of {len(rows)} chips are not chosen (column 'chosen') and left out.")
    return [row for row in rows if row.values.get("chosen") != 0]
