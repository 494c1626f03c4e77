"""The recipe's sections on what the bands are made of: optical, radar, terrain, extra. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import suggest
from ..products import BAND_NAME, OPTICAL_BANDS, SENTINEL_2, Product, product_of
from ..typed import one_of, require, shown

SENTINEL_NAMES = {
    "B01": "coastal", "B02": "blue", "B03": "green", "B04": "red", "B05": "rededge1", "B06": "rededge2",
    "B07": "rededge3", "B08": "nir", "B8A": "nir08", "B09": "nir09", "B11": "swir16", "B12": "swir22",
}  # fmt: skip
"""ESA's names of the same bands."""
DEFAULT_BANDS = ("blue", "green", "red", "nir", "swir16", "swir22")
RESAMPLING = ("bilinear", "cubic", "nearest")
OFFSETS = ("auto", "metadata", "none", "always")
ASKING_OFFSETS = OFFSETS[:2]
"""Those that force nothing."""
MASKS = ("none", "nodata")
ANY_CLOUD = 101.0
"""A limit of cloud that nothing reaches."""
MAX_DILATION_M = 5000.0
RADAR_UNITS = ("db", "linear")
ORBITS = ("any", "ascending", "descending", "both")
POLARISATIONS = ("vv", "vh", "hh", "hv")
MAX_RELATIVE_ORBIT = 175
"""Orbits of Sentinel-1's cycle of 12 days."""
MISSING_TERRAIN = ("nodata", "sea")
MAX_EXTRA = 100
FILES_OF_ITEMS = (".json", ".parquet", ".geoparquet")


def require_bands(bands: tuple[str, ...], product: Product, why: str = "") -> None:
    """Raise RecipeError where a product never has one of these bands, with the nearest that it has."""
    for band in product.lacking(bands):
        if product is SENTINEL_2:
            named = SENTINEL_NAMES.get(band.upper())
            hint = f"{band.upper()} is {named}." if named else suggest(band, OPTICAL_BANDS)
            require(False, "optical.bands", f"unknown band {shown(band)}{why}.", hint)
        has = f"It has {', '.join(product.bands)}." if product.bands else "Names are a-z, 0-9 and _."
        require(False, "optical.bands", f"{product.title} data have no band {shown(band)}{why}.", has)


def require_offset(offset: str, product: Product) -> None:
    """Raise RecipeError where the offset of Sentinel-2 is forced on other data."""
    require(
        product is SENTINEL_2 or offset in ASKING_OFFSETS,
        "optical.offset",
        f"{shown(offset)} is about Sentinel-2; {product.title} data have an offset of their own",
        f"Possible are {' and '.join(ASKING_OFFSETS)}.",
    )


@dataclass(frozen=True)
class Optical:
    """Sentinel-2 L2A, or another product of ``products``."""

    collection: str = ""
    """Its name tells the product. Empty: the provider's own name for Sentinel-2 L2A; of a file of items the one that
    it has."""
    bands: tuple[str, ...] = DEFAULT_BANDS
    indices: tuple[str, ...] = ("ndwi",)
    max_cloud_percent: float = 20.0
    """Scenes with this much cloud or more are left out; above 100: none is."""
    resampling: str = "bilinear"
    offset: str = "auto"
    """Whether pixels still carry the +1000 of 2022. ``auto``: metadata proposes, pixels confirm; ``metadata`` alone;
    ``none`` or ``always`` whatever both say."""
    mask: str = "none"
    """``nodata``: what is not clear by the cloud layer has no optical value."""
    mask_dilation_m: float = 0.0
    """So far around clouds and shadows nothing counts as clear."""
    snow_clear: bool = False
    """Snow counts as clear ground."""
    cloud_layer: bool = False
    """Write the cloud classes of each sample (``clouds/``)."""

    def __post_init__(self) -> None:
        if self.collection:
            require_bands(self.bands, product_of(self.collection))
            require_offset(self.offset, product_of(self.collection))
        require(
            len(set(self.bands)) == len(self.bands),
            "optical.bands",
            f"a band stands twice: {', '.join(self.bands)[:200]}",
        )
        require(
            len({i.lower() for i in self.indices}) == len(self.indices),
            "optical.indices",
            f"an index stands twice: {', '.join(self.indices)[:200]}",
        )
        require(bool(self.bands or self.indices), "optical.bands", "name at least one band or index")
        require(
            0 < self.max_cloud_percent <= ANY_CLOUD,
            "optical.max_cloud_percent",
            f"must be above 0 and at most {ANY_CLOUD:g} (above 100: any cloud), got {self.max_cloud_percent:g}",
        )
        one_of("optical.resampling", self.resampling, RESAMPLING)
        one_of("optical.offset", self.offset, OFFSETS)
        one_of("optical.mask", self.mask, MASKS)
        require(
            0 <= self.mask_dilation_m <= MAX_DILATION_M,
            "optical.mask_dilation_m",
            f"must be 0 to {MAX_DILATION_M:g} metres, got {self.mask_dilation_m:g}",
        )

    @property
    def cloud_limit(self) -> float | None:
        """The limit of scenes' cloud in percent; None: any cloud, and scenes that do not tell theirs."""
        return self.max_cloud_percent if self.max_cloud_percent <= 100 else None


@dataclass(frozen=True)
class Radar:
    """Sentinel-1 RTC backscatter."""

    enabled: bool = True
    collection: str = ""
    max_days: float = 5.0
    """Largest time between the optical and the radar acquisition, in days."""
    unit: str = "db"
    bands: tuple[str, ...] = ()
    """Polarisations; empty: VV and VH, else HH and HV, else the one there is."""
    orbit: str = "any"
    """Direction of flight; ``both``: ascending and descending passes as separate bands."""
    relative_orbit: int = 0
    """Only passes of this relative orbit; 0: any."""
    min_cover: float = 1.0
    """Least share of a chip that lies under a pass, by footprints."""

    def __post_init__(self) -> None:
        require(0 <= self.max_days <= 366, "radar.max_days", f"must be 0 to 366 days, got {self.max_days:g}")
        require(0 <= self.min_cover <= 1, "radar.min_cover", f"must be 0 to 1, got {self.min_cover:g}")
        one_of("radar.unit", self.unit, RADAR_UNITS)
        one_of("radar.orbit", self.orbit, ORBITS)
        for band in self.bands:
            one_of("radar.bands", band, POLARISATIONS)
        require(len(set(self.bands)) == len(self.bands), "radar.bands", f"a band stands twice: {', '.join(self.bands)}")
        require(
            0 <= self.relative_orbit <= MAX_RELATIVE_ORBIT,
            "radar.relative_orbit",
            f"must be 0 (any) to {MAX_RELATIVE_ORBIT}, got {self.relative_orbit}",
        )
        require(
            self.orbit != "both" or not self.relative_orbit,
            "radar.relative_orbit",
            f"{self.relative_orbit} is of one direction, but radar.orbit 'both' wants two.",
            "Set radar.relative_orbit to 0, or radar.orbit to any, ascending or descending.",
        )


@dataclass(frozen=True)
class Terrain:
    """Copernicus DEM GLO-30."""

    enabled: bool = True
    collection: str = ""
    missing: str = "nodata"
    """Ground that no DEM tile covers: ``nodata``, or ``sea`` for 0 m by choice."""
    aspect: bool = False
    """Also the direction that slopes face."""

    def __post_init__(self) -> None:
        one_of("terrain.missing", self.missing, MISSING_TERRAIN)


@dataclass(frozen=True)
class ExtraLayer:
    """A raster whose bands are added: a file, or an asset of a catalogue's collection."""

    path: str = ""
    name: str = ""
    """Of its bands; empty: as the file at ``path`` names them, else its own name, or the asset's."""
    resampling: str = "bilinear"
    scale: float = 1.0
    offset: float = 0.0
    """Value = pixel x scale + offset; 1 and 0: as the file at ``path`` says, or the catalogue's item."""
    nodata: tuple[float, ...] = ()
    """Pixels without value, beside those that the file declares."""
    catalogue: str = ""
    collection: str = ""
    asset: str = ""

    def __post_init__(self) -> None:
        one_of("extra.layers.resampling", self.resampling, RESAMPLING)
        require(bool(self.path) != bool(self.catalogue), "extra.layers", "give either a path or a catalogue")
        require(
            not self.catalogue or bool(self.collection and self.asset),
            "extra.layers",
            f"catalogue {shown(self.catalogue)} needs a collection and an asset",
        )
        require(self.scale != 0, "extra.layers.scale", "must not be 0")
        require(
            not self.name or BAND_NAME.fullmatch(self.name) is not None,
            "extra.layers.name",
            f"{shown(self.name)} cannot be a band's name",
            "Use up to 60 of a-z, 0-9 and _.",
        )


@dataclass(frozen=True)
class Extra:
    """Further raster layers, resampled as more bands."""

    layers: tuple[ExtraLayer, ...] = ()

    def __post_init__(self) -> None:
        require(
            len(self.layers) <= MAX_EXTRA, "extra.layers", f"{len(self.layers)} layers; at most {MAX_EXTRA} are read"
        )
