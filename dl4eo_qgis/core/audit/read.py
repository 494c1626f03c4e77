"""A dataset as its own documents tell it: header, table and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..checked import COLUMNS, parts_of, row_fault
from ..contents import Contents
from ..dataset import TABLE
from ..errors import Dl4eoError, RecipeError
from ..grid import Chip
from ..recipe import Recipe
from ..split_areas import read_split_areas
from ..table import read_layer, read_records
from ..types import Row
from ..vector import Layer, read_polygons
from .problems import Problem


@dataclass(frozen=True)
class Read:
    """What was read of a dataset before its samples."""

    contents: Contents
    header: Mapping[str, Any]
    rows: Sequence[Row]
    """By sample id."""
    table: Layer
    """The layer ``chips`` with its squares, in the file's order."""
    odd: Mapping[int, str] = field(default_factory=dict)
    """Rows that cannot be used, by their number in the table, and why."""
    odd_rows: Sequence[Row] = ()

    def chips(self) -> dict[str, Chip]:
        """Return the chips by id."""
        return {str(r.values["chip_id"]): self.contents.chip_of(r) for r in self.rows}


def read(folder: Path, header: Mapping[str, Any]) -> Read | Problem:
    """Return what a dataset's documents tell, or the problem that keeps it from being read."""
    try:
        contents = contents_of(folder, header)
    except RecipeError as error:
        return Problem("header", f"It cannot be understood: {error}", file="dataset.json")
    except Dl4eoError as error:
        return Problem("table", f"{TABLE} cannot be read: {error}", file=TABLE)
    try:
        layers = read_layer(folder / TABLE, "chips")
    except Dl4eoError as error:
        return Problem("table", f"{TABLE} cannot be read: {error}", file=TABLE)
    lacking = [name for name in COLUMNS if not layers or name not in layers[0].columns]
    if lacking:
        return Problem("table", f"The layer chips lacks the columns {', '.join(lacking)}.", file=TABLE)
    return _rows_of(contents, header, layers[0])


def _rows_of(contents: Contents, header: Mapping[str, Any], table: Layer) -> Read:
    names = list(table.columns)
    found = [Row(dict(zip(names, values, strict=True))) for values in zip(*table.columns.values(), strict=True)]
    odd, rows = {}, []
    for number, row in enumerate(found):
        fault = row_fault(row, contents)
        if fault:
            odd[number] = fault
        else:
            rows.append(row)
    return Read(contents, header, sorted(rows, key=lambda r: r.sample_id), table, odd, [found[n] for n in odd])


def contents_of(folder: Path, header: Mapping[str, Any]) -> Contents:
    """Return what a finished dataset holds, by its header; raises RecipeError, or the error of a layer of its table."""
    recipe, parts = Recipe.from_dict(header.get("recipe", {})).resolved(folder), parts_of(header)
    return Contents(
        folder,
        recipe,
        parts.bands,
        parts.layers,
        parts.classes,
        read_polygons(str(folder / TABLE), "aoi", "AOI"),
        read_split_areas(recipe.split),
        read_records(folder / TABLE, "scenes"),
    )
