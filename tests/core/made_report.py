"""Datasets that are simulated as rows alone, and what tests look for in a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from dl4eo_qgis.core.contents import Contents
from dl4eo_qgis.core.recipe import LabelClass, Recipe
from dl4eo_qgis.core.types import Band, Row
from dl4eo_qgis.core.vector import Polygons

BANDS = tuple(Band(name, "reflectance", "optical", "bilinear") for name in ("blue", "green", "red"))
CLASSES = (LabelClass(1, "water", "#1f78b4"), LabelClass(2, "forest", "#33a02c"))
VOID = {"meta", "img", "br"}


def contents_of(
    folder: Path, size_m: float, *, classes: Sequence[LabelClass] = CLASSES, epsg: int = 32632, **sections: Any
) -> Contents:
    """Return the contents of a dataset of 64 x 64 pixels whose area is a square from (0, 0)."""
    recipe = Recipe.from_dict({"dl4eo": 1, "chips": {"size_px": 64}, **sections})
    area = Polygons(np.array([shapely.box(0, 0, size_m, size_m)], object), np.array([0]), (), f"EPSG:{epsg}")
    return Contents(folder, recipe, BANDS, (), tuple(classes), area)


def row_of(col: int, row: int, **values: Any) -> Row:
    """Return a row of the chips table without files."""
    chip = f"32632_{col}_{row}"
    date = values.pop("date", "2024-05-01")
    known = {
        "chip_id": chip, "sample_id": f"{chip}_{date.replace('-', '')}", "date": date, "epsg": 32632, "col": col,
        "row": row, "dx": 0, "dy": 0, "split": "train", "status": "kept", "reason": "", "valid": 1.0, "clear": 1.0,
        "labelled": 0.5, "ignored": 0.0, "image": "", "mask": "", "classes": "", "s2_items": "A;B", "s1_items": "",
        "s1_days": None, "s1_gap": "",
    }  # fmt: skip
    return Row({**known, **values})


def header_of(contents: Contents, rows: Sequence[Row], **more: Any) -> dict[str, Any]:
    """Return the header of a dataset."""
    kept = sum(r.values["status"] == "kept" for r in rows)
    scenes = [
        {"id": name, "collection": "c", "catalogue": "x", "role": "optical", "time": "2024-05-01T10:00:00+00:00"}
        for name in "AB"
    ]
    chips = len({r.values["chip_id"] for r in rows})
    return {
        "recipe": contents.recipe.to_dict(),
        "bands": [{"name": b.name, "unit": b.unit, "source": b.source, "datum": ""} for b in contents.bands],
        "layers": [],
        "classes": [{"value": c.value, "name": c.name} for c in contents.classes],
        "counts": {"samples": len(rows), "kept": kept, "rejected": len(rows) - kept, "chips": chips, "scenes": 2},
        "warnings": [], "scenes": scenes, "software": {"dl4eo": "0"}, "licences": [], "alignment": {},
        **more,
    }  # fmt: skip


class Page(HTMLParser):
    """What a browser would make of a page: its elements, its text, and what is not closed."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.said: list[str] = []
        self.wrong: list[str] = []
        self.feed(data.decode())
        self.close()
        self.wrong += [f"<{tag}> is not closed" for tag in self.open]

    @property
    def text(self) -> str:
        """All text with single spaces between."""
        return " ".join(" ".join(self.said).split())

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.said.append(data)


def fetched(page: Page) -> list[str]:
    """Return the addresses that a page would fetch."""
    names = ("src", "href", "srcset", "action", "data", "xlink:href", "poster", "background")
    return [v for name, v in page.attributes if name in names and not v.startswith(("#", "data:image/png;base64,"))]


def handlers(page: Page) -> Mapping[str, str]:
    """Return the attributes that could run a script."""
    return {name: v for name, v in page.attributes if name.startswith("on") or v.lower().startswith("javascript:")}
