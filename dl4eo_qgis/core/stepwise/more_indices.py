"""Spectral indices of a raster whose bands have names, added to it block by block."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import RecipeError
from ..files import check_writable
from ..indices import Index, find_index
from ..pixels.raster_header import RasterAbout, RasterInfo, RasterLook, RasterReadError, part_of
from ..progress import Progress
from ..raster import close_files, gdal_settings, open_geotiff, read_about, read_info, read_window
from ..raster_out import CogWriter
from ..recipe import Radar, Terrain
from ..recipe.images import SENTINEL_NAMES
from ..types import Band
from ..web import Place
from .facts import TAG, StackFacts, facts_of, recipe_sections, text_of

KEY, NAMES_KEY, INDICES_KEY = "raster.path", "raster.band_names", "optical.indices"
BLOCK_PX = 512
BYTE_ORDERS = (b"II", b"MM")
"""What a TIFF begins with."""
KEPT = ("uint8", "int8", "uint16", "int16", "float32")
"""Types whose values are the same as float32."""


@dataclass(frozen=True)
class _Source:
    """A raster, and what its bands are called."""

    path: Path
    info: RasterInfo
    about: RasterAbout
    names: tuple[str, ...]
    """In lower case; '' of a band without one."""
    titles: tuple[str, ...]
    """As the output calls them."""
    facts: StackFacts | None
    tags: Mapping[str, str]
    scale: float
    offset: float


def add_indices(args: Mapping[str, Any], progress: Progress) -> dict[str, Any]:
    """Write a raster with indices beside its bands, or alone; return the file and the names of its bands.

    ``args``: raster, indices (names), band_names (of the bands in their order; () = their descriptions), scale and
    offset (of bands whose header tells none: reflectance = pixel x scale + offset), only, output. Raises RecipeError
    where a band or an index is not known.
    """
    output = Path(args["output"])
    check_writable(output.parent)
    indices = _indices(args["indices"])
    try:
        source = _opened(Path(args["raster"]), args)
        places = _places(source, indices)
        bands, facts = _bands(source, indices, bool(args.get("only")))
        _write(source, indices, places, bands, facts, output, progress)
    except RasterReadError as error:
        raise RecipeError(KEY, f"{args['raster']} cannot be read ({error}).", "Give a GeoTIFF.") from error
    finally:
        close_files()
    names = [band.name for band in bands]
    return {"output": str(output), "bands": names, "added": [index.name for index in indices], "count": len(names)}


def _indices(names: Sequence[str]) -> tuple[Index, ...]:
    if not names:
        raise RecipeError(INDICES_KEY, "is empty.", "Name at least one index, like NDVI.")
    found = tuple(find_index(name) for name in names)
    twice = next((i.name for n, i in enumerate(found) if i.name in [j.name for j in found[:n]]), "")
    if twice:
        raise RecipeError(INDICES_KEY, f"an index stands twice: {twice}")
    return found


def _opened(path: Path, args: Mapping[str, Any]) -> _Source:
    place = Place.of(str(path))
    info, about = read_info(place), read_about(place)
    if about.is_complex:
        raise RecipeError(KEY, f"the pixels of {path} are complex numbers.", "Give their amplitude.")
    given = tuple(args.get("band_names") or ())
    if given and len(given) != info.count:
        text = f"{len(given)} names for {info.count} bands ({','.join(given)[:100]})"
        raise RecipeError(NAMES_KEY, text, "Give a name a band, in their order.")
    titles = given or about.names
    names = tuple(_plain(name) for name in titles)
    twice = next((n for i, n in enumerate(names) if n and n in names[:i]), "")
    if twice:
        raise RecipeError(NAMES_KEY, f"two bands are called {twice!r}", "Give other names (BAND_NAMES).")
    facts, tags = None, {}
    if part_of(path, 0, 2) in BYTE_ORDERS:
        facts = facts_of(path)
        with gdal_settings(), open_geotiff(path) as data:
            tags = dict(data.tags())
    if facts is not None and [b.name for b in facts.bands] != list(titles):
        facts = None  # another program changed its bands: what the tag says is of others
    tags = {name: text for name, text in tags.items() if name not in (TAG, "AREA_OR_POINT")}
    return _Source(path, info, about, names, titles, facts, tags, float(args["scale"]), float(args["offset"]))


def _plain(name: str) -> str:
    """Return a band's name as indices know it: STAC's common names, also for those of ESA (B04, B4)."""
    word = name.strip()
    esa = word.upper() if len(word) == 3 else f"B0{word[1:]}" if word[:1] in "Bb" and word[1:].isdecimal() else word
    return SENTINEL_NAMES.get(esa, word.lower())


def _places(source: _Source, indices: Sequence[Index]) -> dict[str, int]:
    """Return the number (from 0) of each band that an index needs; raises RecipeError where there is none."""
    for index in indices:
        lacking = [band for band in index.bands if band not in source.names]
        if lacking:
            known = ", ".join(name for name in source.names if name)
            ways = (
                f"Its bands are {known}."
                if known
                else f"Its {source.info.count} bands have no names: give them (BAND_NAMES), like blue,green,red,nir."
            )
            raise RecipeError(
                INDICES_KEY, f"{index.name.upper()} needs {', '.join(lacking)}, which the raster does not have.", ways
            )
        if index.name in source.names:
            raise RecipeError(INDICES_KEY, f"the raster has a band {index.name!r} already.", "Leave it out.")
    return {band: source.names.index(band) for index in indices for band in index.bands}


def _bands(source: _Source, indices: Sequence[Index], only: bool) -> tuple[list[Band], StackFacts | None]:
    """Return the bands of the output, and what a stack then tells of itself.

    New bands come last; in a stack after its other indices, where a build has them.
    """
    new = [Band(index.name, "", "index", "none") for index in indices]
    facts = source.facts
    units = source.about.units
    old = [Band(name or f"b{i + 1}", units[i], "", "none") for i, name in enumerate(source.titles)]
    if facts is None:
        return (new if only else [*old, *new]), None
    recipe = facts.full_recipe
    place = sum(band.source in ("optical", "index") for band in facts.bands)
    bands = new if only else [*facts.bands[:place], *new, *facts.bands[place:]]
    kept = () if only else recipe.optical.indices
    optical = dataclasses.replace(
        recipe.optical,
        indices=(*kept, *(index.name for index in indices)),
        bands=() if only else recipe.optical.bands,
    )
    recipe = dataclasses.replace(recipe, optical=optical)
    if only:
        recipe = dataclasses.replace(
            recipe, radar=Radar(enabled=False), terrain=Terrain(enabled=False), extra=type(recipe.extra)()
        )
        polarisations: tuple[str, ...] = ()
    else:
        polarisations = facts.polarisations
    return bands, dataclasses.replace(
        facts, recipe=recipe_sections(recipe), bands=tuple(bands), polarisations=polarisations
    )


def _write(
    source: _Source,
    indices: Sequence[Index],
    places: Mapping[str, int],
    bands: Sequence[Band],
    facts: StackFacts | None,
    output: Path,
    progress: Progress,
) -> None:
    tags = {**source.tags, **({} if facts is None else {TAG: text_of(facts)})}
    dtype = "float32" if set(source.about.dtypes) <= set(KEPT) or len(bands) == len(indices) else "float64"
    look = RasterLook(dtype, tuple(b.name for b in bands), math.nan, tags=tags, units=tuple(b.unit for b in bands))
    new = [index.name for index in indices]
    old = iter(range(source.info.count))
    order = [None if band.name in new else next(old) for band in bands]
    blocks = list(_blocks(source.info))
    with CogWriter(output, source.info, look, "average", progress.check) as out:
        for done, block in enumerate(blocks, 1):
            progress.check()
            read = [_read(source, number, block) for number in range(source.info.count)]
            values = {name: _reflectance(source, place, read[place]) for name, place in places.items()}
            made = {index.name: index.compute(values) for index in indices}
            stacked = [made[b.name] if o is None else read[o] for b, o in zip(bands, order, strict=True)]
            out.write(np.stack(stacked).astype(dtype, copy=False), block[0], block[1])
            progress.report(done, len(blocks), f"Block {done} of {len(blocks)}")


_Block = tuple[int, int, int, int]
"""Row, column, height, width."""


def _blocks(info: RasterInfo) -> Iterator[_Block]:
    for row in range(0, info.height, BLOCK_PX):
        for col in range(0, info.width, BLOCK_PX):
            yield row, col, min(BLOCK_PX, info.height - row), min(BLOCK_PX, info.width - col)


def _read(source: _Source, number: int, block: _Block) -> npt.NDArray[Any]:
    """Return a band of a block as its header says that values are; NaN where it has none."""
    about = source.about
    pixels, known = read_window(Place.of(str(source.path)), number + 1, *block)
    lacking = np.zeros(pixels.shape, bool) if known is None else ~known
    nodata = about.nodata[number]
    if nodata is not None:
        lacking |= pixels == nodata
    scale, offset = about.scales[number], about.offsets[number]
    wide = about.dtypes[number] not in KEPT
    values = pixels if (scale, offset) == (1.0, 0.0) else pixels.astype(np.float64) * scale + offset
    return np.where(lacking, np.nan, values).astype(np.float64 if wide else np.float32)


def _reflectance(source: _Source, number: int, band: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
    """Return a band as indices take it: with the scale that the user tells, where its header tells none."""
    of_header = (source.about.scales[number], source.about.offsets[number]) != (1.0, 0.0)
    if of_header or (source.scale, source.offset) == (1.0, 0.0):
        return band.astype(np.float32)
    return (band.astype(np.float64) * source.scale + source.offset).astype(np.float32)
