"""The map of a dataset: its chips, in the colours of their splits, over the area of interest."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..contents import Contents
from ..explore import squares_in_one_crs
from ..geometry.crs import is_geographic, reproject
from ..geometry.dateline import to_degrees
from ..recipe import Chips
from ..types import Row
from .charts import at, class_of, key, picture, swatch, ticks
from .markup import Markup, element, together
from .pictures import rgb
from .png import data_uri, encode_painted
from .words import number, splits_of

WIDTH, MOST_HEIGHT, LEAST_HEIGHT = 960, 640, 220
LEFT, BOTTOM, EDGE = 76, 26, 10
MARGIN = 0.03
"""Ground around chips and area, of the longer side."""
LEAST_SIDE = 2.5
"""Chips are drawn at least that large."""
NAMED, DRAWN = 400, 6000
"""Up to so many chips each tells its name, up to so many each is drawn as a square; more become a picture."""
AOI_POINTS = 4000
METRES_PER_DEGREE = 111_320.0
OUT = "out"
"""Chips of which no sample was kept."""
PAINT = {
    "train": "#0072b2", "validation": "#e08a00", "test": "#00936b", "buffer": "#a9779b", "": "#6b7680", OUT: "#c9cecf",
}  # fmt: skip
"""Colours of a picture: the style sheet's, which hold on dark ground too."""

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Frame:
    """From coordinates to places of the picture."""

    left: float
    top: float
    right: float
    bottom: float
    """In the CRS of the map."""
    stretch: float
    """Width of a unit to the east over one to the north: below 1 for degrees."""

    @property
    def scale(self) -> float:
        """Return units of the picture in one of the CRS to the north."""
        wide, tall = (self.right - self.left) * self.stretch, self.top - self.bottom
        return min((WIDTH - LEFT - EDGE) / wide, (MOST_HEIGHT - BOTTOM - EDGE) / tall)

    @property
    def size(self) -> tuple[float, float]:
        """Return width and height of the map itself."""
        return (self.right - self.left) * self.stretch * self.scale, (self.top - self.bottom) * self.scale

    def place(self, xy: FloatArray) -> FloatArray:
        """Return places (n x right, down) of coordinates (n x east, north)."""
        east = (xy[:, 0] - self.left) * self.stretch * self.scale + LEFT
        return np.column_stack([east, (self.top - xy[:, 1]) * self.scale + EDGE])


def map_of(contents: Contents, rows: Sequence[Row]) -> Markup:
    """Return the map with its key; nothing without samples."""
    of_chip = {str(r.values["chip_id"]): r for r in rows}
    if not of_chip:
        return Markup()
    names = sorted(of_chip)
    crs, squares = squares_in_one_crs([contents.chip_of(of_chip[name]) for name in names])
    bounds = _together(shapely.bounds(np.asarray(squares, object)).reshape(-1, 4), is_geographic(crs))
    bounds = _apart(bounds, contents.recipe.chips)
    area = _area(contents, crs, bounds)
    frame = _frame(bounds, area, crs)
    states = _states(rows)
    wide, tall = frame.size
    inner = [element("rect", x=LEFT, y=EDGE, width=at(wide), height=at(tall), class_="frame")]
    inner += _grid(frame, crs)
    inner += _outline(area, frame)
    splits = [states[name] for name in names]
    inner += _chips(names, splits, bounds, frame)
    inner += _outline(area, frame, "edge")
    inner += _bar(frame, crs, bounds)
    shown = splits_of({s for state in splits for s in state if s != OUT})
    counts = {s: sum(s in state for state in splits) for s in (*shown, OUT)}
    entries = [(swatch(class_of(s)), f"{s or 'kept'} ({number(counts[s])})") for s in shown]
    if counts[OUT]:
        entries.append((swatch(class_of(OUT)), f"no kept sample ({number(counts[OUT])})"))
    entries.append((swatch("aoi"), "area of interest"))
    said = "Map of the chips by split: " + ", ".join(f"{s or 'kept'} {counts[s]}" for s in shown)
    drawn = picture(inner, LEFT + wide + EDGE, tall + EDGE + BOTTOM, said)
    return together(
        key(entries),
        element("figure", drawn, element("figcaption", _caption(crs, bounds, splits, contents.recipe.chips))),
    )


def _states(rows: Sequence[Row]) -> Mapping[str, tuple[str, ...]]:
    """Return the splits of each chip's kept samples, in their order; ``OUT`` alone where none was kept."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        kept = row.values["status"] == "kept"
        found[str(row.values["chip_id"])].add(str(row.values["split"] or "") if kept else OUT)
    told = {state: tuple(splits_of(state - {OUT})) or (OUT,) for state in set(map(frozenset, found.values()))}
    return {name: told[frozenset(state)] for name, state in found.items()}


def _apart(bounds: FloatArray, chips: Chips) -> FloatArray:
    """Return the middle of chips that overlap, as far as no neighbour's middle reaches."""
    spare = (bounds[:, 2:] - bounds[:, :2]) * max(0.0, 1 - chips.step_px / chips.size_px) / 2
    return np.column_stack([bounds[:, :2] + spare, bounds[:, 2:] - spare])


def _together(bounds: FloatArray, degrees: bool) -> FloatArray:
    """Return bounds so that chips on both sides of 180 degrees lie side by side: those in the west run on beyond."""
    if not degrees or bounds[:, 2].max() - bounds[:, 0].min() <= 180:
        return bounds
    beyond = bounds + np.where(bounds[:, 2] < 0, 360.0, 0.0)[:, None] * np.array([1.0, 0.0, 1.0, 0.0])
    narrower = beyond[:, 2].max() - beyond[:, 0].min() < bounds[:, 2].max() - bounds[:, 0].min()
    return beyond if narrower else bounds


def _area(contents: Contents, crs: str, bounds: FloatArray) -> Any:
    """Return the area of interest in the CRS of the map, on the chips' side of 180 degrees."""
    shapes, own = contents.aoi.geometries, contents.aoi.crs
    if not is_geographic(crs):
        return shapely.union_all(reproject(shapes, own, crs))
    area = shapely.union_all(to_degrees(shapes, own))
    if bounds[:, 2].max() <= 180:
        return area
    parts = shapely.get_parts(area)
    beyond = [shapely.transform(p, lambda xy: xy + np.array([360.0, 0.0])) for p in parts if shapely.bounds(p)[2] < 0]
    return shapely.union_all([*(p for p in parts if shapely.bounds(p)[2] >= 0), *beyond])


def _frame(bounds: FloatArray, area: Any, crs: str) -> Frame:
    west, south, east, north = bounds[:, 0].min(), bounds[:, 1].min(), bounds[:, 2].max(), bounds[:, 3].max()
    ends = shapely.bounds(area)
    if np.isfinite(ends).all():
        west, south, east, north = (
            min(west, ends[0]), min(south, ends[1]), max(east, ends[2]), max(north, ends[3])
        )  # fmt: skip
    stretch = max(0.05, math.cos(math.radians((south + north) / 2))) if is_geographic(crs) else 1.0
    margin = MARGIN * max((east - west) * stretch, north - south)
    flat = max(margin, 0.5 * (LEAST_HEIGHT / WIDTH * (east - west) * stretch - (north - south)))
    return Frame(west - margin / stretch, north + flat, east + margin / stretch, south - flat, stretch)


def _grid(frame: Frame, crs: str) -> list[Markup]:
    """Return lines of round coordinates, with their numbers at the left and below."""
    wide, tall = frame.size
    degrees = is_geographic(crs)
    drawn = []
    for value in ticks(frame.left, frame.right, max(2, round(wide / 150))):
        x = at(float(frame.place(np.array([[value, frame.top]]))[0, 0]))
        drawn.append(element("line", x1=x, x2=x, y1=EDGE, y2=at(EDGE + tall), class_="rule"))
        drawn.append(element("text", _coordinate(value, degrees), x=x, y=at(EDGE + tall + 16), text_anchor="middle"))
    for value in ticks(frame.bottom, frame.top, max(2, round(tall / 110))):
        y = at(float(frame.place(np.array([[frame.left, value]]))[0, 1]))
        drawn.append(element("line", y1=y, y2=y, x1=LEFT, x2=at(LEFT + wide), class_="rule"))
        drawn.append(
            element("text", _coordinate(value, degrees), x=LEFT - 6, y=y, dy="0.32em", text_anchor="end")
        )  # fmt: skip
    return drawn


def _coordinate(value: float, degrees: bool) -> str:
    if degrees:
        inside = value if value <= 180 else value - 360
        return f"{inside:.6g}\N{DEGREE SIGN}".replace("-", "\N{MINUS SIGN}")
    return f"{value / 1000:.6g} km".replace("-", "\N{MINUS SIGN}")


def _outline(area: Any, frame: Frame, style: str = "aoi") -> list[Markup]:
    """Return the area of interest as one path, without what is too small to be seen."""
    for tolerance in (0.3, 1.0, 3.0):
        simple = shapely.simplify(area, tolerance / frame.scale)
        if shapely.get_num_coordinates(simple) <= AOI_POINTS:
            break
    else:
        simple = shapely.convex_hull(area)
    rings = shapely.get_rings(shapely.get_parts(simple))
    text = "".join(
        "M" + "L".join(f"{at(x)} {at(y)}" for x, y in frame.place(shapely.get_coordinates(ring)[:-1])) + "Z"
        for ring in rings
    )
    return [element("path", d=text, class_=style)] if text else []


def _chips(names: Sequence[str], states: Sequence[tuple[str, ...]], bounds: FloatArray, frame: Frame) -> list[Markup]:
    """Return the chips: squares in strips of their splits' colours; of very many one picture."""
    low, high = frame.place(bounds[:, [0, 3]]), frame.place(bounds[:, [2, 1]])
    spare = np.maximum(0, LEAST_SIDE - (high - low)) / 2
    low, high = low - spare, high + spare
    if len(names) > DRAWN:
        return [_painted(states, low, high, frame)]
    paths: defaultdict[str, list[str]] = defaultdict(list)
    for state, (x, y), (right, down) in zip(states, low, high, strict=True):
        for i, split in enumerate(state):
            one = (right - x) / len(state)
            paths[split].append(f"M{at(x + i * one)} {at(y)}h{at(one)}v{at(down - y)}h-{at(one)}z")
    many = len(names) > NAMED
    drawn = []
    for split in (OUT, *splits_of(set(paths) - {OUT})):
        if paths[split]:
            style = class_of(split) if split == OUT else f"{class_of(split)} chips{'' if many else ' chip'}"
            drawn.append(element("path", d="".join(paths[split]), class_=style))
    if many:
        return drawn
    for name, state, (x, y), (right, down) in zip(names, states, low, high, strict=True):
        told = ", ".join("no kept sample" if s == OUT else s or "kept" for s in state)
        title = element("title", f"{name}: {told}")
        drawn.append(
            element("rect", title, x=at(x), y=at(y), width=at(right - x), height=at(down - y), fill_opacity=0)
        )  # fmt: skip
    return drawn


def _painted(states: Sequence[tuple[str, ...]], low: FloatArray, high: FloatArray, frame: Frame) -> Markup:
    """Return very many chips as one picture, a chip's pixels in the colour of its first split."""
    wide, tall = (math.ceil(2 * n) for n in frame.size)
    pixels = np.zeros((tall, wide), np.uint8)
    corner = np.array([LEFT, EDGE])
    first = np.clip(np.rint(2 * (low - corner)), 0, (wide - 1, tall - 1)).astype(int)
    last = np.clip(np.rint(2 * (high - corner)), first + 1, (wide, tall)).astype(int)
    names = list(PAINT)
    numbers = np.array([1 + (names.index(s[0]) if s[0] in PAINT else names.index("")) for s in states], np.uint8)
    for down in range(int((last - first)[:, 1].max())):
        for right in range(int((last - first)[:, 0].max())):
            x, y = first[:, 0] + right, first[:, 1] + down
            inside = (x < last[:, 0]) & (y < last[:, 1])
            pixels[y[inside], x[inside]] = numbers[inside]
    width, height = frame.size
    return element(
        "image", href=data_uri(encode_painted(pixels, [rgb(c) for c in PAINT.values()])), x=LEFT, y=EDGE,
        width=at(width), height=at(height), preserveAspectRatio="none",
    )  # fmt: skip


def _bar(frame: Frame, crs: str, bounds: FloatArray) -> list[Markup]:
    """Return a scale bar in the corner below, of a round length."""
    metres = METRES_PER_DEGREE if is_geographic(crs) else 1.0
    wide, tall = frame.size
    per_metre = frame.scale / metres
    rough = 0.2 * wide / per_metre
    size = 10.0 ** math.floor(math.log10(rough))
    length = max(m * size for m in (1, 2, 5) if m * size <= rough * 1.0001)
    said = f"{number(length / 1000)} km" if length >= 1000 else f"{number(length)} m"
    long = length * per_metre
    x, y = LEFT + wide - long - 14, EDGE + tall - 12
    halo = {"x": at(x - 7), "y": at(y - 20), "width": at(long + 14), "height": 27, "rx": 3}
    return [
        element("rect", **halo, class_="frame", fill_opacity=0.85),
        element("path", d=f"M{at(x)} {at(y - 4)}v4h{at(long)}v-4", class_="inkline"),
        element("text", said, x=at(x + long / 2), y=at(y - 7), text_anchor="middle", class_="ink"),
    ]


def _caption(crs: str, bounds: FloatArray, states: Sequence[tuple[str, ...]], chips: Chips) -> str:
    low, high = bounds[:, :2].min(axis=0), bounds[:, 2:].max(axis=0)
    spot = shapely.buffer(shapely.points((low + high)[None] / 2), 1e-6)
    lon, lat = shapely.get_coordinates(to_degrees(spot, crs)).mean(axis=0)
    sides = "N" if lat >= 0 else "S", "E" if lon >= 0 else "W"
    ways = f"{abs(lat):.3f}\N{DEGREE SIGN} {sides[0]}, {abs(lon):.3f}\N{DEGREE SIGN} {sides[1]}"
    said = f"Coordinates in {crs}; the middle lies near {ways}. North is up."
    if chips.step_px < chips.size_px:
        said += " Chips overlap: the middle of each is drawn."
    if any(len(state) > 1 for state in states):
        said += " A chip whose dates belong to several splits has a strip of each."
    if len(states) > DRAWN:
        said += " So many chips are painted as a picture; the layer chips of dataset.gpkg has each."
    return said
