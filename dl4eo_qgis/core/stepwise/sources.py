"""Rasters that chips are cut from: stacks, which tell what they are made of, and any other GeoTIFF; masks, clouds."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..bands.values import by_header
from ..catalogues.local_index import UNUSABLE_ID, LocalRaster, UnfitError, raster_of
from ..errors import RecipeError
from ..grid import Chip, GridWindow
from ..local_request import LocalRequest
from ..pixels.lattice import NEAR_PX, epsg_of
from ..pixels.raster_header import RasterInfo, RasterReadError
from ..products import LOCAL, REFLECTANCE
from ..progress import Check, Progress
from ..raster import read_about, read_info
from ..recipe import Optical, Radar, Recipe, Terrain, Time
from ..stages import align
from ..types import Asset, Band, Scene
from ..web import Place
from .facts import StackFacts, facts_of, recipe_sections

RASTERS, MASK, CLOUDS = "RASTERS", "MASK", "CLOUDS"
HASH_BYTES = 2**24
WARP = (
    "Make the chips with dl4eo:makechipgrid and LIKE this raster; if its pixel edges are no whole multiples of the "
    "pixel size, warp it first (gdal:warpreproject with -tap)."
)


@dataclass(frozen=True)
class Source:
    """A raster of one date, whose pixels are those of chips."""

    path: str
    window: GridWindow
    """Its pixels on the lattice."""
    facts: StackFacts
    """What it tells of itself; of a raster from elsewhere what its header and name say."""
    is_stack: bool
    numbers: tuple[int, ...]
    """The band of the file that each band is."""
    digest: str = ""
    """Of the file's bytes."""

    @property
    def name(self) -> str:
        """What messages call it."""
        return Path(self.path).name

    def reads(self, window: GridWindow) -> dict[str, align.BandRead]:
        """Return how its bands are read on a window: cropped, NaN outside of the raster."""
        place = Place.of(self.path)
        found = {}
        for number, band in zip(self.numbers, self.facts.bands, strict=True):
            piece = align.Piece(self.name, band.name, place, number, (), align.unchanged, by_header)
            found[band.name] = align.BandRead([piece], window, "nearest")
        return found


@dataclass(frozen=True)
class Layer:
    """A raster of one band on the same pixels, or ``factor`` of them along one: a mask, cloud classes."""

    path: str
    window: GridWindow
    factor: int = 1
    digest: str = ""
    date: str = ""
    """Of the stack that it belongs to; empty where it does not tell."""

    def read(self, window: GridWindow, check: Check) -> align.FloatArray:
        """Return its values on a window of the chips' pixels, in its own; NaN where it has none."""
        piece = align.Piece(Path(self.path).name, "1", Place.of(self.path), 1, (), align.unchanged)
        return align.read_band([piece], window.finer(self.factor), "nearest", check)


def open_sources(paths: Sequence[str], date: str, like: Chip, progress: Progress) -> tuple[Source, ...]:
    """Return the rasters of some paths, ready to be cut to chips of the size of ``like``.

    ``date`` (YYYY-MM-DD) is that of rasters that are no stacks. Raises RecipeError where one cannot be read, lies on
    other pixels, tells no date, or has other bands than the first.
    """
    if not paths:
        raise RecipeError(RASTERS, "is empty.", "Give at least one raster (dl4eo:buildstack makes one).")
    found = []
    for number, path in enumerate(dict.fromkeys(paths)):
        progress.report(number, len(paths), f"Looking at {Path(path).name}")
        found.append(_open(path, date, like, progress.check))
    if date and all(source.is_stack for source in found):
        raise RecipeError("DATE", f"{date} has no effect: stacks tell their own dates.", "Leave it empty.")
    first = found[0]
    for other in found[1:]:
        if _names(other) != _names(first):
            text = f"{other.name} has the bands {_names(other)}; {first.name} has {_names(first)}."
            raise RecipeError(RASTERS, text, "Give rasters of the same bands.")
    return tuple(found)


def _names(source: Source) -> str:
    return ", ".join(band.name for band in source.facts.bands)


def _open(path: str, date: str, like: Chip, check: Check) -> Source:
    info = _info_of(path, RASTERS)
    window = pixels_of(path, info, RASTERS, like.pixel_size_m)
    digest = digest_of_file(Path(path), check)
    facts = facts_of(Path(path))
    if facts is not None:
        names = [name or band.name for name, band in zip(read_about(Place.of(path)).names, facts.bands, strict=False)]
        if len(facts.bands) != info.count or names != [band.name for band in facts.bands]:
            text = f"{path} has other bands than the {len(facts.bands)} that it tells of."
            raise RecipeError(RASTERS, text, "Make the stack again (dl4eo:buildstack).")
        if not facts.date:
            raise RecipeError(RASTERS, f"{path} tells no date.", "Make the stack again (dl4eo:buildstack).")
        return Source(path, window, facts, True, tuple(range(1, info.count + 1)), digest)
    return _foreign(path, window, date, digest)


def _foreign(path: str, window: GridWindow, date: str, digest: str) -> Source:
    """Return a raster that is no stack of ours; raises RecipeError where it cannot be used."""
    try:
        found = raster_of(Path(path), LocalRequest(files=(path,), output=".json", date=date))
    except UnfitError as error:
        hint = "Give its day (DATE)." if "day" in str(error) else "Give a GeoTIFF of real numbers."
        raise RecipeError(RASTERS, f"{path} cannot be used: {str(error).split(';')[0]}.", hint) from error
    places = [i for i, name in enumerate(found.names) if name]
    names = [found.names[i] for i in places]
    bands = tuple(Band(found.names[i], _unit(found, i), "optical", "none") for i in places)
    recipe = Recipe(
        time=Time(*[found.time.strftime("%Y-%m-%d")] * 2),
        optical=Optical(collection=LOCAL.collections[0], bands=tuple(names), indices=(), max_cloud_percent=101.0),
        radar=Radar(enabled=False),
        terrain=Terrain(enabled=False),
    )
    stem = UNUSABLE_ID.sub("_", Path(path).stem).strip("_-. ") or "raster"
    scene = Scene(
        stem, LOCAL.collections[0], str(Path(path).parent), "local", "optical", found.time, found.footprint.wkt,
        {found.names[i]: Asset(path, i + 1, found.about.scales[i], found.about.offsets[i]) for i in places},
        epsg=window.epsg, trusted=True, product=LOCAL.name,
    )  # fmt: skip
    facts = StackFacts(recipe_sections(recipe), bands, (scene,), found.time.strftime("%Y%m%d"))
    return Source(path, window, facts, False, tuple(i + 1 for i in places), digest)


def _unit(found: LocalRaster, place: int) -> str:
    scaled = (found.about.scales[place], found.about.offsets[place]) != (1.0, 0.0)
    return found.about.units[place] or (REFLECTANCE if scaled else "")


def open_mask(path: str, like: Chip, check: Check) -> Layer:
    """Return a mask whose pixels are the chips', or a whole number of them along one; raises RecipeError."""
    info = _info_of(path, MASK)
    _require_one_band(path, info, MASK)
    side = info.transform[0]
    factor = round(like.pixel_size_m / side) if side > 0 else 0
    if not 1 <= factor <= 16:
        text = f"{path} has pixels of {side:g} m; those of the chips are {like.pixel_size_m:g} m."
        raise RecipeError(MASK, text, "Make it with dl4eo:rasteriselabels and LIKE the raster of the chips.")
    window = pixels_of(path, info, MASK, like.pixel_size_m / factor)
    return Layer(path, window, factor, digest_of_file(Path(path), check))


def open_clouds(paths: Sequence[str], like: Chip, check: Check) -> tuple[Layer, ...]:
    """Return rasters of cloud classes on the chips' pixels; raises RecipeError where one cannot be used."""
    found = []
    for path in dict.fromkeys(paths):
        info = _info_of(path, CLOUDS)
        _require_one_band(path, info, CLOUDS)
        window = pixels_of(path, info, CLOUDS, like.pixel_size_m)
        facts = facts_of(Path(path))
        found.append(Layer(path, window, 1, digest_of_file(Path(path), check), facts.date if facts else ""))
    return tuple(found)


def pixels_of(path: str, info: RasterInfo, parameter: str, pixel_size_m: float) -> GridWindow:
    """Return a raster's pixels on the lattice; raises RecipeError where they lie beside those of chips."""
    a, b, c, d, e, f = info.transform
    epsg = epsg_of(info)
    if epsg is None:
        raise RecipeError(parameter, f"{path} is in a CRS without an EPSG code.", "Warp it to the CRS of the chips.")
    if b or d or a <= 0 or e >= 0:
        raise RecipeError(parameter, f"{path} is rotated or not north-up.", "Warp it first (gdal:warpreproject).")
    drift = max(abs(a - pixel_size_m) * info.width, abs(e + pixel_size_m) * info.height)
    if drift > NEAR_PX * pixel_size_m * 10:
        text = f"{path} has pixels of {a:g} x {-e:g} m; those of the chips are {pixel_size_m:g} m."
        raise RecipeError(parameter, text, "Make chips with dl4eo:makechipgrid and LIKE this raster.")
    left, top = c / pixel_size_m, f / pixel_size_m
    if max(abs(left - round(left)), abs(top - round(top))) > NEAR_PX:
        off = ", ".join(f"{abs(v - round(v)):.3g} px" for v in (left, top))
        raise RecipeError(parameter, f"{path} lies beside the pixels of chips ({off} in x and y).", WARP)
    return GridWindow(epsg, pixel_size_m, round(left), round(top), info.width, info.height)


def _info_of(path: str, parameter: str) -> RasterInfo:
    try:
        info, about = read_info(Place.of(path)), read_about(Place.of(path))
    except RasterReadError as error:
        raise RecipeError(parameter, f"{path} cannot be read ({error}).", "Give a GeoTIFF that is whole.") from error
    if about.is_complex:
        raise RecipeError(parameter, f"the pixels of {path} are complex numbers.", "Give real numbers.")
    return info


def _require_one_band(path: str, info: RasterInfo, parameter: str) -> None:
    if info.count != 1:
        raise RecipeError(parameter, f"{path} has {info.count} bands; one is wanted.", "Give the band as a file.")


def digest_of_file(path: Path, check: Check) -> str:
    """Return a hash of a file's bytes: the same content is the same input, wherever it lies."""
    state = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(HASH_BYTES):
                check()
                state.update(piece)
    except OSError as error:
        raise RecipeError(RASTERS, f"{path} cannot be read ({error.strerror}).") from error
    return state.hexdigest()
