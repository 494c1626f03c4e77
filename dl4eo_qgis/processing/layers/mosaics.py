"""A dataset's images and masks as virtual mosaics: where each file lies is arithmetic, so that none is opened.

Plain Python: the rows of the chips table in, GDAL's VRT (https://gdal.org/drivers/raster/vrt.html) out.
"""

from __future__ import annotations

import math
import os
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple
from xml.sax.saxutils import escape

from ...core.grid import Chip, GridWindow, union_window

Ranges = Mapping[str, Tuple[float, float]]
MOST_MOSAICS = 24
"""Periods of a dataset that get a mosaic of their own; more are put together by month, or by year."""
PERIODS = (10, 7, 4, 0)
"""Characters of a date as 2024-05-17 that name its period: day, month, year, all."""
RGB, FALSE_COLOUR, MASKS = "rgb", "false_colour", "masks"
PICTURES: Dict[str, Sequence[Tuple[str, ...]]] = {
    RGB: (("red",), ("green",), ("blue",)),
    FALSE_COLOUR: (("nir", "nir08"), ("red",), ("green",)),
}
"""Bands of each picture, by the names that they may have; a picture that lacks one is not made."""


@dataclass(frozen=True)
class Tile:
    """One sample's file."""

    file: str
    """In the dataset's folder."""
    window: GridWindow


@dataclass(frozen=True)
class Mosaic:
    """Files of one CRS and period as one raster; later ones lie on top."""

    kind: str
    period: str
    """As its name says it: a day, a month, a year, or the first and last day of all."""
    tiles: Tuple[Tile, ...]
    bands: Tuple[Tuple[int, str], ...]
    """Number in the files, from 1, and name of each band."""
    factor: int = 1
    """Pixels of the files along one of ``window``."""
    big: bool = False
    """Masks have two bytes a pixel."""

    @property
    def overlap(self) -> bool:
        """Whether tiles may lie on each other."""
        window = self.tiles[0].window
        places = {(t.window.left_px // window.width_px, t.window.top_px // window.height_px) for t in self.tiles}
        shifts = {(t.window.left_px % window.width_px, t.window.top_px % window.height_px) for t in self.tiles}
        return len(places) < len(self.tiles) or len(shifts) > 1

    @property
    def epsg(self) -> int:
        """The CRS."""
        return self.tiles[0].window.epsg

    @property
    def name(self) -> str:
        """The file's name."""
        return f"{self.kind}_{self.period.replace(' ', '_')}_{self.epsg}.vrt"

    @property
    def data_type(self) -> str:
        """GDAL's name of the type of its pixels."""
        return ("UInt16" if self.big else "Byte") if self.kind == MASKS else "Float32"


def pictures_of(bands: Sequence[str]) -> Dict[str, Tuple[Tuple[int, str], ...]]:
    """Return number and name of the bands of each picture that images of some bands have; else of the first bands."""
    found = {}
    for kind, names in PICTURES.items():
        there = [next((name for name in may_be if name in bands), "") for may_be in names]
        if all(there):
            found[kind] = tuple((bands.index(name) + 1, name) for name in there)
    if not found:
        first = list(bands[:3]) if len(bands) >= 3 else list(bands[:1])
        found[RGB] = tuple((i, name) for i, name in enumerate(first, 1))
    return found


def mosaics_of(header: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> List[Mosaic]:
    """Return the mosaics of samples, the latest period first; ``rows`` of the chips table, ``header`` of the dataset.

    One a picture, period and CRS. Where no chip has two dates, all dates are one period.
    """
    recipe = header["recipe"]
    size_px, stride_px = (
        int(recipe["chips"]["size_px"]),
        int(recipe["chips"]["stride_px"] or recipe["chips"]["size_px"]),
    )
    factor, pixel_m = int(recipe["labels"]["pixel_factor"]), float(recipe["grid"]["pixel_size_m"])
    pictures = pictures_of([str(band["name"]) for band in header["bands"]])
    periods = periods_of(rows)
    images: Dict[Tuple[str, int], List[Tile]] = defaultdict(list)
    masks: Dict[Tuple[str, int], List[Tile]] = defaultdict(list)
    for row in sorted(rows, key=lambda r: (str(r["date"]), str(r["sample_id"]))):
        place = (int(row[name] or 0) for name in ("epsg", "col", "row"))
        chip = Chip(*place, size_px, stride_px, pixel_m, int(row["dx"] or 0), int(row["dy"] or 0))
        key = periods[str(row["date"])], chip.epsg
        for files, name in ((images, row["image"]), (masks, row["mask"])):
            if name:
                files[key].append(Tile(str(name), chip.window))
    found = []
    for period, epsg in sorted(images, key=lambda key: (_latest(key[0]), -key[1]), reverse=True):
        tiles = tuple(images[period, epsg])
        found += [Mosaic(kind, period, tiles, bands) for kind, bands in pictures.items()]
        if masks[period, epsg]:
            big = int(header.get("ignore") or 0) > 255
            found.append(Mosaic(MASKS, period, tuple(masks[period, epsg]), ((1, "mask"),), factor, big))
    return found


def periods_of(rows: Sequence[Mapping[str, Any]]) -> Dict[str, str]:
    """Return the period that each date of samples belongs to."""
    dates = sorted({str(row["date"]) for row in rows})
    several = any(count > 1 for count in Counter(row["chip_id"] for row in rows).values())
    for length in PERIODS if several else (0,):
        if length and len({date[:length] for date in dates}) <= MOST_MOSAICS:
            return {date: date[:length] for date in dates}
    whole = dates[0] if dates and dates[0] == dates[-1] else " to ".join((dates[0], dates[-1])) if dates else ""
    return dict.fromkeys(dates, whole)


def _latest(period: str) -> str:
    return period.rpartition(" ")[2]


def vrt(mosaic: Mosaic, base: str, ranges: Ranges) -> str:
    """Return a mosaic as the text of a VRT; ``base`` goes before the files' names, relative to the VRT where it can."""
    whole = union_window(tuple(tile.window for tile in mosaic.tiles))
    factor, pixel_m = mosaic.factor, whole.pixel_size_m / mosaic.factor
    left, _, _, top = whole.bounds
    relative = 0 if os.path.isabs(base) else 1
    lines = [
        f'<VRTDataset rasterXSize="{whole.width_px * factor}" rasterYSize="{whole.height_px * factor}">',
        f"<SRS>EPSG:{mosaic.epsg}</SRS>",
        f"<GeoTransform>{left!r}, {pixel_m!r}, 0, {top!r}, 0, {-pixel_m!r}</GeoTransform>",
    ]
    through = mosaic.overlap and mosaic.kind != MASKS
    sources = [_source(tile, whole, mosaic, base, relative, through) for tile in mosaic.tiles]
    for number, (band, name) in enumerate(mosaic.bands, 1):
        lines.append(f'<VRTRasterBand dataType="{mosaic.data_type}" band="{number}">')
        lines.append(f"<Description>{escape(name)}</Description>")
        lines += _ends(ranges.get(name))
        if mosaic.kind != MASKS:
            lines.append("<NoDataValue>nan</NoDataValue>")
        lines += [f"{file}<SourceBand>{band}</SourceBand>{place}" for file, place in sources]
        lines.append("</VRTRasterBand>")
    return "\n".join([*lines, "</VRTDataset>", ""])


def _ends(ends: Optional[Tuple[float, float]]) -> List[str]:
    """Return a band's least and largest value, nearly: without them GDAL opens every file when the mosaic is opened."""
    if ends is None:
        return []
    told = {"STATISTICS_APPROXIMATE": "YES", "STATISTICS_MINIMUM": ends[0], "STATISTICS_MAXIMUM": ends[1]}
    return ["<Metadata>", *(f'<MDI key="{key}">{value}</MDI>' for key, value in told.items()), "</Metadata>"]


def _source(tile: Tile, whole: GridWindow, mosaic: Mosaic, base: str, relative: int, through: bool) -> Tuple[str, str]:
    """Return the file of a mosaic, and where it lies; between them stands its band.

    Pixels without a value hide nothing of the ground below; they are looked at only where chips may lie on each other.
    """
    factor, window = mosaic.factor, tile.window
    wide, high = window.width_px * factor, window.height_px * factor
    x, y = (window.left_px - whole.left_px) * factor, (whole.top_px - window.top_px) * factor
    size = f'RasterXSize="{wide}" RasterYSize="{high}" DataType="{mosaic.data_type}"'
    kind, hidden = ("ComplexSource", "<NODATA>nan</NODATA>") if through else ("SimpleSource", "")
    return (
        f'<{kind}><SourceFilename relativeToVRT="{relative}">{escape(base + tile.file)}</SourceFilename>',
        f"<SourceProperties {size}/>"
        f'<SrcRect xOff="0" yOff="0" xSize="{wide}" ySize="{high}"/>'
        f'<DstRect xOff="{x}" yOff="{y}" xSize="{wide}" ySize="{high}"/>{hidden}</{kind}>',
    )


def write_mosaics(mosaics: Sequence[Mosaic], folder: Path, dataset: Path, ranges: Ranges) -> List[Path]:
    """Write mosaics into a folder, which is made; return their files. Those of ours that are no more go.

    ``ranges`` are the values that bands are shown between, by name.
    """
    folder.mkdir(parents=True, exist_ok=True)
    inside = folder.parent == dataset
    base = "../" if inside else f"{dataset.as_posix().rstrip('/')}/"
    paths = [folder / mosaic.name for mosaic in mosaics]
    for path, mosaic in zip(paths, mosaics):
        part = path.with_name(f".{path.name}.part")
        part.write_text(vrt(mosaic, base, ranges), encoding="utf-8")
        part.replace(path)
    for kind in (RGB, FALSE_COLOUR, MASKS):
        for old in folder.glob(f"{kind}_*.vrt"):
            if old not in paths:
                old.unlink()
    return paths


def least_scale(mosaics: Sequence[Mosaic], most: int, chip_px: int) -> float:
    """Return the scale (1 to this) above which a map of chips is too slow to draw; 0 where it never is.

    Drawn at any scale are ``most`` files; of more, only where a chip is ``chip_px`` wide on the screen.
    """
    if max((len(m.tiles) for m in mosaics), default=0) <= most:
        return 0.0
    window = mosaics[0].tiles[0].window
    return float(math.ceil(window.width_px * window.pixel_size_m / (chip_px * SCREEN_PIXEL_M) / 1000) * 1000)


SCREEN_PIXEL_M = 0.0254 / 96
"""Of a screen with 96 dots an inch, as scales of maps count."""
