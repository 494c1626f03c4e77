"""Mosaics of a dataset as raster layers: stretched over the valid pixels, masks with the classes' names and colours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

import numpy as np
from qgis.core import (
    QgsContrastEnhancement,
    QgsMultiBandColorRenderer,
    QgsPalettedRasterRenderer,
    QgsRasterLayer,
    QgsRectangle,
    QgsSingleBandGrayRenderer,
)

from .mosaics import MASKS, Mosaic, Tile
from .palettes import palette_entries

ENDS = ("p2", "p98")
"""Percentiles of stats.json that pictures are stretched between."""
SAMPLED = 12
"""Files that percentiles are taken of where stats.json has none."""
OPACITY = 0.55
"""Of masks, over the images."""
Ranges = Dict[str, Tuple[float, float]]


def ranges_of(folder: Path, mosaics: Sequence[Mosaic]) -> Ranges:
    """Return the values that each band is stretched between: percentiles by stats.json, else of some files."""
    names = {name: number for m in mosaics if m.kind != MASKS for number, name in m.bands}
    told = _told(folder / "stats.json")
    tiles = [tile for mosaic in mosaics if mosaic.kind != MASKS for tile in mosaic.tiles]
    lacking = {name: number for name, number in names.items() if name not in told}
    told = {**told, "mask": (0.0, 65535.0 if any(mosaic.big for mosaic in mosaics) else 255.0)}
    return {**told, **(_sampled(folder, tiles, lacking) if lacking and tiles else {})}


def _told(path: Path) -> Ranges:
    """Return the percentiles of a stats.json by band; nothing where it has none."""
    try:
        statistics = json.loads(path.read_text(encoding="utf-8"))["statistics"]
        pairs = {name: tuple(of_band[key] for key in ENDS) for name, of_band in statistics.items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}
    return {
        str(name): (float(low), float(high))
        for name, (low, high) in pairs.items()
        if isinstance(low, (int, float)) and isinstance(high, (int, float)) and low < high
    }


def _sampled(folder: Path, tiles: Sequence[Tile], bands: Mapping[str, int]) -> Ranges:
    """Return the percentiles of some files."""
    values: Dict[str, List[Any]] = {name: [] for name in bands}
    for tile in tiles[:: max(1, len(tiles) // SAMPLED)][:SAMPLED]:
        layer = QgsRasterLayer(str(folder / tile.file), "", "gdal")
        if layer.isValid():
            for name, number in bands.items():
                block = layer.dataProvider().block(number, QgsRectangle(layer.extent()), layer.width(), layer.height())
                values[name].append(np.frombuffer(block.data().data(), np.float32))
    found: Ranges = {}
    for name, parts in values.items():
        pixels = np.concatenate(parts) if parts else np.empty(0, np.float32)
        pixels = pixels[np.isfinite(pixels)]
        if len(pixels):
            low, high = (float(v) for v in np.percentile(pixels, (2, 98)))
            found[name] = (low, high if high > low else low + 1e-6)
    return found


def paint_picture(layer: QgsRasterLayer, mosaic: Mosaic, ranges: Ranges) -> None:
    """Draw a mosaic of images as one picture."""
    provider = layer.dataProvider()
    if len(mosaic.bands) < 3:
        grey = QgsSingleBandGrayRenderer(provider, 1)
        grey.setContrastEnhancement(_stretch(provider, 1, ranges.get(mosaic.bands[0][1])))
        layer.setRenderer(grey)
        return
    colours = QgsMultiBandColorRenderer(provider, 1, 2, 3)
    setters = (
        colours.setRedContrastEnhancement,
        colours.setGreenContrastEnhancement,
        colours.setBlueContrastEnhancement,
    )
    for number, (setter, (_, name)) in enumerate(zip(setters, mosaic.bands), 1):
        setter(_stretch(provider, number, ranges.get(name)))
    layer.setRenderer(colours)


def _stretch(provider: Any, number: int, ends: Optional[Tuple[float, float]]) -> QgsContrastEnhancement:
    """Return how a band is stretched between two values; between 0 and 1 where none are known."""
    low, high = ends or (0.0, 1.0)
    stretched = QgsContrastEnhancement(provider.dataType(number))
    stretched.setMinimumValue(low, False)
    stretched.setMaximumValue(high, False)
    stretched.setContrastEnhancementAlgorithm(
        QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum
    )
    return stretched


def paint_masks(layer: QgsRasterLayer, header: Mapping[str, Any]) -> None:
    """Draw a mosaic of masks with the classes' names and colours; background is transparent, what is ignored grey."""
    ignore = header.get("ignore")
    entries = palette_entries(header.get("classes") or (), 255 if ignore is None else int(ignore))
    layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), 1, entries))
    layer.setOpacity(OPACITY)
