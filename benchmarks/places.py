"""Where the data and the runners lie, and which squares of ground are measured."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "bench"
"""Full-size scenes' generator, range server and peers' runners; run where they lie, never copied."""
BUILD = ROOT / "build" / "bench"
DATA = BUILD / "data"
HARNESS = BUILD / "harness"
"""Links to the files of ``SHARED`` beside a link to ``DATA``: its runners look for their data beside themselves."""
WORK = BUILD / "work"
RESULTS = ROOT / "benchmarks" / "results.md"
SPEED = ROOT / "docs" / "speed.md"
CORE_PYTHON = ROOT / ".venv-core" / "bin" / "python"

EPSG = 32632
LEFT_M, TOP_M = 399960, 5200020
"""North-west corner of the Sentinel-2 scene, full-size or small."""
PIXEL_M, CHIP_PX = 10, 256
CHIP_M = PIXEL_M * CHIP_PX


@dataclass(frozen=True)
class Square:
    """A square area of interest of whole chips, in EPSG:32632."""

    name: str
    """Its side in km; ``-lattice``: moved so that its chips are those of the plugin's lattice."""
    left_m: int
    top_m: int
    chips: int
    """Along one side."""

    @property
    def key(self) -> str:
        """Its name in the manifest and its folder's."""
        return f"aoi{self.name}"

    @property
    def side_px(self) -> int:
        """Pixels of 10 m along one side."""
        return self.chips * CHIP_PX

    @property
    def bounds(self) -> tuple[int, int, int, int]:
        """left, bottom, right, top in metres."""
        side = self.chips * CHIP_M
        return self.left_m, self.top_m - side, self.left_m + side, self.top_m

    def on_lattice(self) -> Square:
        """Return the square moved to the nearest multiples of a chip's side."""
        left, top = (round(edge / CHIP_M) * CHIP_M for edge in (self.left_m, self.top_m))
        return Square(f"{self.name}-lattice", left, top, self.chips)


def _squares(*given: Square) -> tuple[Square, ...]:
    return (*given, *(square.on_lattice() for square in given))


FULL = _squares(
    Square("5", 418000, 5146000, 2),
    Square("10", 418000, 5146000, 4),  # as ../shared/bench has it
    Square("50", 403000, 5170000, 20),  # as ../shared/bench has it
    Square("100", 404000, 5195000, 39),
)
SMALL = _squares(
    Square("5", 418000, 5186000, 2), Square("10", 418000, 5186000, 4), Square("30", 406000, 5196000, 11)
)  # fmt: skip


def squares() -> dict[str, Square]:
    """Return the squares of the scenes that are there, by name."""
    manifest = json.loads((DATA / "manifest.json").read_text(encoding="utf-8"))["aoi"]
    found = {}
    for key, values in manifest.items():
        name = key.removeprefix("aoi")
        found[name] = Square(name, values["ulx"], values["uly"], values["n"])
    return found


def link_harness() -> None:
    """Make the folder from which the shared runners are started."""
    HARNESS.mkdir(parents=True, exist_ok=True)
    links = {path.name: path for path in SHARED.iterdir() if path.suffix == ".py" or path.name == "stubs"}
    for name, target in {**links, "data": DATA}.items():
        link = HARNESS / name
        if link.is_symlink():
            link.unlink()
        os.symlink(target, link)
