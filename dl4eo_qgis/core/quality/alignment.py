"""The proof of alignment: how far radar, elevation and labels of a finished dataset lie from its optical images.

Some samples are read back at the end, always the same ones of a dataset, so that nothing depends on the order of the
work, on a restart or on the executor. Each gives an estimate of its own where many of its places agree; the dataset's
comes from the sum of their evidence, which is far stronger.
"""

from __future__ import annotations

import hashlib
import math
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from .. import raster
from ..lost import lost
from ..pixels.raster_header import RasterReadError
from ..progress import Check
from ..types import Band, Row
from ..web import Place
from . import shift

TITLES = {"s1": "Sentinel-1", "dem": "elevation", "labels": "labels"}
"""Layers as the columns name them. Radar bands of two directions (vv_asc, vv_desc) are layers of their own: s1_asc."""
OPTICAL = ("nir", "red", "green", "blue")
"""Bands of 10 m, those with most contrast first: two are as good as four."""
OPTICAL_COUNT = 2
SIDE_PX = 128
"""Of larger chips the middle is measured."""
SHARE, LEAST_PX, MOST_PX = 0.02, 2**17, 2**18
"""Pixels that are measured: a share of all, within bounds: a few per cent of the time of the job at most."""
MOST_CLASSES = 6
LEAST_SLOPE_PX = 2
"""Between so many pixels there is a slope."""
DARKEST = 0.005
"""Reflectances below are taken for it: contrasts are ratios."""
ENOUGH_SAMPLES = 3
"""Samples with a clear peak of their own, for a dataset's estimate to be relied on."""
ALLOWED_PX = 0.5
SIGMA_OF_MAD = 1.4826
"""Standard deviation over median absolute deviation, of normal errors."""
ABOUT = (
    "How far a layer's edges lie from those of the optical images: dx_px to the east, dy_px to the north, in pixels. "
    "Null: the texture allows no estimate. What sensors see at different places counts too: trees and slopes lean "
    "towards the radar, shadows lie beside what throws them (so that the images' own bands disagree), labels may be "
    "drawn from another image. How far samples, or bands, differ is told as 'to about'."
)

FloatArray = npt.NDArray[np.float32]
FloatArray64 = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Told:
    """What a layer of a sample tells."""

    surfaces: FloatArray64
    """The evidence: optical bands x lags x lags."""
    peak: shift.Shift | None
    """Of all bands together."""


OfSample = Mapping[str, Told | None]
"""By layer; None without texture."""


@dataclass(frozen=True)
class Content:
    """What a dataset's files hold."""

    folder: Path
    bands: Sequence[Band]
    size_px: int
    pixel_size_m: float
    labels: bool
    ignore: int | None

    @cached_property
    def layers(self) -> dict[str, list[Band]]:
        """The layers that can be compared with the optical bands, and their bands in the image."""
        found: dict[str, list[Band]] = {}
        for band in self.bands:
            if band.source == "radar":
                _, _, look = band.name.partition("_")
                found.setdefault(f"s1_{look}" if look else "s1", []).append(band)
        if any(b.name == "elevation" for b in self.bands):
            found["dem"] = []
        if self.labels:
            found["labels"] = []
        return found if any(b.source == "optical" for b in self.bands) else {}


@dataclass(frozen=True)
class Alignment:
    """What was found."""

    rows: list[Row]
    """Of the chips table, with the columns of each layer's shift."""
    document: dict[str, Any]
    """As dataset.json has it."""
    warnings: list[str]


def measure(content: Content, rows: Sequence[Row], threads: int, check: Check, every: bool = False) -> Alignment:
    """Return the shifts of a dataset's layers, from the rows of its chips table.

    ``every``: all kept samples are measured, not only some. Raises DatasetError where a sample's files cannot be read
    back; ``check`` may end the work by raising.
    """
    names = list(content.layers)
    if not names:
        return Alignment(list(rows), {}, [])

    def told(row: Row) -> OfSample:
        check()
        return _told(content, row)

    chosen = [r for r in rows if r.values["status"] == "kept"] if every else _chosen(content, rows)
    with ThreadPoolExecutor(threads or os.cpu_count() or 1, thread_name_prefix="dl4eo-shift") as pool:
        found = dict(zip((r.sample_id for r in chosen), pool.map(told, chosen), strict=True))
    layers: dict[str, Any] = {}
    warnings = []
    for name in names:
        of_layer = [t for of_sample in found.values() if (t := of_sample[name])]
        own = [t.peak for t in of_layer if t.peak and t.peak.is_sure]
        layers[name], is_off = _judged(_summed(of_layer), own, content.pixel_size_m)
        if is_off:
            warnings.append(f"Alignment: {title(name)}: {layers[name]['verdict']}")
    document = {"about": ABOUT, "samples": len(found), "layers": layers}
    filled = [r.with_values(**_columns(names, found.get(r.sample_id))) for r in rows]
    return Alignment(filled, document, warnings)


def lines(document: Mapping[str, Any]) -> list[str]:
    """Return the card's section on alignment, in Markdown; nothing where there was nothing to compare."""
    if not document:
        return []
    table = ["| layer | east px | north px | spread px | samples | verdict |", "| --- | --- | --- | --- | --- | --- |"]
    for name, of_layer in document["layers"].items():
        numbers = (of_layer[key] for key in ("dx_px", "dy_px", "spread_px"))
        cells = ["" if n is None else f"{n:+.2f}" if i < 2 else f"{n:.2f}" for i, n in enumerate(numbers)]
        table.append(f"| {title(name)} | {' | '.join(cells)} | {of_layer['samples']} | {of_layer['verdict']} |")
    said = f"{document['about']} Measured on {document['samples']} of the kept samples; `samples` counts those that "
    return [
        "## Alignment",
        "",
        said + "have a clear peak of their own (confidence 10), `spread` is these peaks' median deviation.",
        "",
        *table,
        "",
    ]


def title(layer: str) -> str:
    """Return how people call a layer."""
    base, _, look = layer.partition("_")
    return f"{TITLES[base]} ({look})" if look else TITLES[base]


def _chosen(content: Content, rows: Sequence[Row]) -> list[Row]:
    """Return the kept samples that are measured, by sample id: as if drawn by lot, but always the same."""
    kept = [r for r in rows if r.values["status"] == "kept"]
    lots = sorted(kept, key=lambda r: hashlib.sha256(r.sample_id.encode()).digest())
    wanted_px = min(MOST_PX, max(LEAST_PX, SHARE * len(kept) * content.size_px**2))
    count = math.ceil(wanted_px / min(content.size_px, SIDE_PX) ** 2)
    return sorted(lots[:count], key=lambda r: r.sample_id)


def _told(content: Content, row: Row) -> OfSample:
    """Return what each layer of a sample tells of its optical bands; raises DatasetError."""
    bands = _optical(content, row)
    optical = [t for band in bands if (t := shift.texture([band]))]
    comparable = len(optical) == len(bands)
    found: dict[str, Told | None] = {}
    for name, of_layer in content.layers.items():
        pictures = MAKERS[name](content, row) if name in MAKERS else _backscatter(content, row, of_layer)
        layer = shift.texture(pictures) if pictures else None
        found[name] = _compared(optical, layer) if layer and comparable else None
    return found


def _compared(optical: Sequence[shift.Texture], layer: shift.Texture) -> Told:
    surfaces = np.array([shift.evidence(band, layer) for band in optical])
    peak = _peak(surfaces)
    return Told(surfaces, shift.places(peak, optical, layer) if peak and peak.is_sure else peak)


def _optical(content: Content, row: Row) -> list[FloatArray]:
    """Return optical bands of a sample as logarithms."""
    names = [b.name for b in content.bands if b.source == "optical"]
    best = sorted(names, key=lambda name: OPTICAL.index(name) if name in OPTICAL else len(OPTICAL))
    bands = _read(content, str(row.values["image"]), [_number(content, name) for name in best[:OPTICAL_COUNT]])
    return [np.log(np.maximum(band, np.float32(DARKEST))) for band in bands]


def _backscatter(content: Content, row: Row, bands: Sequence[Band]) -> list[FloatArray]:
    """Return a sample's radar bands in dB, or as logarithms."""
    read = _read(content, str(row.values["image"]), [_number(content, b.name) for b in bands])
    with np.errstate(divide="ignore", invalid="ignore"):
        return [values if b.unit == "dB" else np.log(values) for b, values in zip(bands, read, strict=True)]


def _terrain(content: Content, row: Row) -> list[FloatArray]:
    """Return a sample's elevation, its slopes to the east and south, which the sun lights, and its slope."""
    if content.size_px < LEAST_SLOPE_PX:
        return []
    (height,) = _read(content, str(row.values["image"]), [_number(content, "elevation")])
    south, east = np.gradient(height)
    return [height, east, south, np.hypot(east, south)]


def _masks(content: Content, row: Row) -> list[FloatArray]:
    """Return where a sample's commonest classes lie, each as a picture of its share of the image's pixels."""
    if not row.values["mask"]:
        return []
    (mask,) = _read(content, str(row.values["mask"]), [1])
    ignored = np.isin(mask, () if content.ignore is None else (content.ignore,))
    values, counts = np.unique(mask[~ignored], return_counts=True)
    common = values[np.argsort(-counts, kind="stable")[:MOST_CLASSES]]
    return [_coarse(np.where(ignored, np.float32(np.nan), (mask == v).astype(np.float32)), content) for v in common]


def _coarse(picture: FloatArray, content: Content) -> FloatArray:
    """Return the means over the image's pixels of a picture with finer ones."""
    side = min(content.size_px, SIDE_PX)
    parts = picture.shape[0] // side
    return picture if parts == 1 else picture.reshape(side, parts, side, parts).mean(axis=(1, 3))


MAKERS = {"dem": _terrain, "labels": _masks}
"""What makes a layer's pictures; the others are backscatter."""


def _number(content: Content, band: str) -> int:
    return 1 + [b.name for b in content.bands].index(band)


def _read(content: Content, name: str, numbers: Sequence[int]) -> list[FloatArray]:
    """Return some bands (1 is the first) of a sample's file, of large ones the middle; raises DatasetError."""
    place = Place.of(str(content.folder / name))
    try:
        whole = raster.read_info(place).width
        side = min(content.size_px, SIDE_PX) * (whole // content.size_px)
        first = (whole - side) // 2
        asked = [raster.ask_window(place, number, first, first, side, side) for number in numbers]
        return [a.pixels()[0].astype(np.float32, copy=False) for a in asked]
    except RasterReadError as error:
        raise lost(content.folder, name, error) from error


def _peak(surfaces: FloatArray64 | None) -> shift.Shift | None:
    """Return the peak of the evidence of all optical bands."""
    return None if surfaces is None else shift.peak(surfaces.sum(axis=0))


def _summed(told: Sequence[Told]) -> FloatArray64 | None:
    """Return all samples' evidence, by optical band."""
    return np.sum([t.surfaces for t in told], axis=0, dtype=np.float64) if told else None


def _rounded(pixels: float) -> float:
    return round(pixels, 2) + 0.0  # never -0.0


def _columns(names: Sequence[str], of_sample: OfSample | None) -> dict[str, Any]:
    """Return a row's columns: each layer's shift, or none and why."""
    values: dict[str, Any] = {}
    notes = []
    for name in names:
        told = of_sample[name] if of_sample else None
        found = told.peak if told else None
        proved = found is not None and found.is_proved
        values[f"{name}_dx_px"] = _rounded(found.dx_px) if found and proved else None
        values[f"{name}_dy_px"] = _rounded(found.dy_px) if found and proved else None
        values[f"{name}_shift_conf"] = round(found.confidence, 1) if found else None
        if of_sample is not None and not proved:
            notes.append(f"{name}: {'unclear' if told else 'no texture'}")
    return {**values, "shift_note": "; ".join(notes) if of_sample is not None else "not measured"}


def _judged(surfaces: FloatArray64 | None, own: Sequence[shift.Shift], pixel_m: float) -> tuple[dict[str, Any], bool]:
    """Return what dataset.json says of a layer, and whether it is surely off."""
    found = _peak(surfaces)
    nothing = {"dx_px": None, "dy_px": None, "confidence": found and round(found.confidence, 1)}
    if surfaces is None or found is None or not found.is_sure:
        why = "no estimate: the texture does not allow one"
        return {**nothing, "samples": len(own), "spread_px": None, "verdict": f"{why}."}, False
    values = {"dx_px": _rounded(found.dx_px), "dy_px": _rounded(found.dy_px), "confidence": round(found.confidence, 1)}
    length = math.hypot(found.dx_px, found.dy_px)
    seems = f"within {ALLOWED_PX:g} px" if length <= ALLOWED_PX else where(found, pixel_m)
    if len(own) < ENOUGH_SAMPLES:
        verdict = f"seems {seems}; not sure: samples that tell it by themselves: {len(own)}."
        return {**values, "samples": len(own), "spread_px": None, "verdict": verdict}, False
    east, north = (np.array([getattr(p, axis) for p in own]) for axis in ("dx_px", "dy_px"))
    spread = float(np.median(np.hypot(east - np.median(east), north - np.median(north))))
    middle = shift.Shift(float(np.median(east)), float(np.median(north)), 0.0)
    of_bands = [p for of_band in surfaces if (p := shift.peak(of_band)) is not None and p.is_sure]
    doubt = max(
        2 * SIGMA_OF_MAD * spread / math.sqrt(len(own)),
        *(math.hypot(found.dx_px - p.dx_px, found.dy_px - p.dy_px) for p in (middle, *of_bands)),
    )
    is_off = length - doubt > ALLOWED_PX
    sure = "" if is_off or length + doubt <= ALLOWED_PX else "seems "
    verdict = f"{sure}{seems}, to about {doubt:.1f} px."
    return {**values, "samples": len(own), "spread_px": round(spread, 2), "verdict": verdict}, is_off


def where(found: shift.Shift, pixel_m: float) -> str:
    """Return a shift in words."""
    parts = []
    for value, ways in ((found.dx_px, ("east", "west")), (found.dy_px, ("north", "south"))):
        parts.append(f"{abs(value):.1f} px ({abs(value) * pixel_m:.0f} m) {ways[value < 0]}")
    return f"{' and '.join(parts)} of the optical images"
