"""The recipe's sections on where and when: area, period, catalogues, lattice, chips. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from ..typed import is_date, one_of, require, shown

MAX_CHIP_PX = 4096
MAX_CHIP_M = 102_400.0
FIRST_YEAR, LAST_YEAR = 1970, 2199
KEEP_RULES = ("labelled", "all")
BALANCES = ("none", "power", "quotas")
EDGE_RULES = ("keep", "drop", "pad", "shift")


def require_day(key: str, value: str) -> None:
    """Raise RecipeError, naming the key, unless a text is empty or a day like 2024-06-30."""
    require(not value or is_date(value), key, f"must be a date like 2024-06-30, got {shown(value)}")
    in_reach = not value or FIRST_YEAR <= int(value[:4]) <= LAST_YEAR
    require(in_reach, key, f"must lie in {FIRST_YEAR} to {LAST_YEAR}, got {value}")


@dataclass(frozen=True)
class VectorSource:
    """A vector file, or the layer of one."""

    path: str = ""
    layer: str = ""


@dataclass(frozen=True)
class Aoi(VectorSource):
    """The ground that chips may touch: polygons in a file of any OGR format and CRS."""

    others: tuple[VectorSource, ...] = ()
    """Further files, of any CRSs."""


@dataclass(frozen=True)
class Time:
    """The closed interval of dates, UTC."""

    start: str = ""
    """First day, YYYY-MM-DD."""
    end: str = ""
    """Last day, YYYY-MM-DD, included."""

    def __post_init__(self) -> None:
        require_day("time.start", self.start)
        require_day("time.end", self.end)
        if self.start and self.end:
            require(self.start <= self.end, "time.end", f"{self.end} lies before time.start {self.start}")


@dataclass(frozen=True)
class Catalogue:
    """Where each kind of data is searched: a provider's name, a STAC API's URL, or a local path.

    ``radar`` and ``terrain`` empty: the optical one where it has the collection, else planetary-computer for the
    built-in providers.
    """

    optical: str = "planetary-computer"
    radar: str = ""
    terrain: str = ""


@dataclass(frozen=True)
class Grid:
    """The lattice that every layer is aligned on."""

    crs: str = ""
    """Empty: the UTM zone of each chip's centre; else ``EPSG:<code>`` of a projected CRS in metres."""
    pixel_size_m: float = 10.0

    def __post_init__(self) -> None:
        require(
            0.1 <= self.pixel_size_m <= 10000,
            "grid.pixel_size_m",
            f"must be 0.1 to 10000 metres, got {self.pixel_size_m:g}",
        )
        code = self.crs.upper().replace("EPSG:", "", 1)
        require(
            not self.crs or (code.isascii() and code.isdecimal() and len(code) <= 9),
            "grid.crs",
            f"must be empty or like EPSG:32632, got {shown(self.crs)}",
        )

    @property
    def epsg(self) -> Optional[int]:
        """The code of ``crs``, or None for UTM by chip."""
        return int(self.crs.upper().replace("EPSG:", "", 1)) if self.crs else None


@dataclass(frozen=True)
class Quota:
    """How many chips have a class: a number, or a share of all that are chosen."""

    name: str
    """Of the class, or its value."""
    chips: int = 0
    share: float = 0.0

    def __post_init__(self) -> None:
        where = f"chips.quotas ({shown(self.name)})"
        require(self.chips >= 0 and 0 <= self.share <= 1, where, "must be a number of chips, or a share from 0 to 1")
        require((self.chips > 0) != (self.share > 0), where, "needs either a number of chips or a share, above 0")


@dataclass(frozen=True)
class Chips:
    """Size and choice of the chips."""

    size_px: int = 256
    stride_px: int = 0
    """Distance between neighbouring chips; 0: the size (no overlap)."""
    keep: str = "labelled"
    """``labelled``: chips that a label touches; ``all``: every chip of the AOI."""
    edge: str = "keep"
    """Chips that cross the AOI's edge: ``keep`` or ``drop`` them, ``pad`` what lies outside with nodata, or ``shift``
    them inside."""
    balance: str = "none"
    """Which of the labelled chips are made: all (``none``); so that classes come in numbers by a ``power`` of their
    frequency; or by ``quotas``."""
    balance_power: float = 0.5
    """1: as frequent as the classes are; 0: all alike."""
    quotas: tuple[Quota, ...] = ()
    max_chips: int = 0
    """Number of chips that are chosen in all, by the seed where ``balance`` says no more; 0: as many as there are."""
    background: float = 0.0
    """Share of the chips that no label touches, chosen by the seed, beside ``keep: labelled``."""
    seed: int = -1
    """Of the choice; -1: that of the split. A dataset's own recipe has it, so that another split has the same chips."""

    def __post_init__(self) -> None:
        require(
            1 <= self.size_px <= MAX_CHIP_PX,
            "chips.size_px",
            f"must be 1 to {MAX_CHIP_PX} pixels, got {self.size_px}",
            "256 is usual.",
        )
        require(
            0 <= self.stride_px <= MAX_CHIP_PX,
            "chips.stride_px",
            f"must be 0 (= the size) to {MAX_CHIP_PX} pixels, got {self.stride_px}",
        )
        one_of("chips.keep", self.keep, KEEP_RULES)
        one_of("chips.edge", self.edge, EDGE_RULES)
        one_of("chips.balance", self.balance, BALANCES)
        power = self.balance_power
        require(0 <= power <= 1, "chips.balance_power", f"must be 0 to 1, got {power:g}")
        require(0 <= self.max_chips <= 10**7, "chips.max_chips", f"must be 0 to 10000000, got {self.max_chips}")
        require(0 <= self.background < 1, "chips.background", f"must be 0 to below 1, got {self.background:g}")
        require(self.seed >= -1, "chips.seed", f"must be 0 or more, or -1 for that of the split, got {self.seed}")
        names = [quota.name for quota in self.quotas]
        require(len(set(names)) == len(names), "chips.quotas", "names a class twice")
        require(
            (self.balance == "quotas") == bool(self.quotas),
            "chips.quotas",
            "are missing: balance 'quotas' needs them" if self.balance == "quotas" else "need balance 'quotas'",
        )

    @property
    def chosen(self) -> bool:
        """Whether chips are chosen by what the labels say of them."""
        return self.balance != "none" or self.background > 0 or self.max_chips > 0

    @property
    def step_px(self) -> int:
        """The stride in pixels, with 0 resolved."""
        return self.stride_px or self.size_px
