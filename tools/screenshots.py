"""Bring the pictures of `make test-desktop` into the documentation, at most 150 kB each.

    /usr/bin/python3 tools/screenshots.py build/desktop docs/images

QGIS' own Python has the GDAL that this needs.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from osgeo import gdal

PICTURES = {
    "drawing": "draw-aoi.png",
    "dialog": "dialog.png",
    "log": "log.png",
    "layers": "layers.png",
    "mosaics": "mosaics.jpg",
    "browser": "chip-browser.jpg",
    "reviewed": "reviewed.jpg",
    "report": "report.png",
}
"""Of the test: of the documentation. Windows are sharp as PNG with a palette; images of the ground smaller as JPEG."""
MAX_BYTES = 150_000
JPEG_QUALITY = 70
COLOURS = 256
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def shrink(source: Path, target: Path) -> int:
    """Write a picture by the suffix of its name; returns its size in bytes."""
    screen = gdal.Translate("", gdal.Open(str(source)), format="MEM", bandList=[1, 2, 3])
    if target.suffix == ".jpg":
        gdal.GetDriverByName("JPEG").CreateCopy(str(target), screen, options=[f"QUALITY={JPEG_QUALITY}"])
    else:
        write_palette(screen, target)
    return target.stat().st_size


def write_palette(screen: gdal.Dataset, target: Path) -> None:
    """Write a PNG of 256 colours."""
    red, green, blue = (screen.GetRasterBand(number) for number in (1, 2, 3))
    colours = gdal.ColorTable()
    gdal.ComputeMedianCutPCT(red, green, blue, COLOURS, colours)
    flat = gdal.GetDriverByName("MEM").Create("", screen.RasterXSize, screen.RasterYSize, 1)
    flat.GetRasterBand(1).SetRasterColorTable(colours)
    gdal.DitherRGB2PCT(red, green, blue, flat.GetRasterBand(1), colours)
    gdal.GetDriverByName("PNG").CreateCopy(str(target), flat, options=["ZLEVEL=9"])


def photograph(page: Path, target: Path) -> None:
    """Take a picture of the top of a page with a Chromium."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        raise SystemExit("screenshots: no Chromium: tools/setup.sh chromium installs it")
    options = ("--headless", "--no-sandbox", "--hide-scrollbars", "--disable-gpu", "--window-size=1280,800")
    command = [browser, *options, f"--screenshot={target.absolute()}", page.absolute().as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=60)


def main(source: Path, target: Path) -> None:
    """Shrink every picture; ends with the names of those that are missing or too large."""
    gdal.UseExceptions()
    gdal.SetConfigOption("GDAL_PAM_ENABLED", "NO")
    photograph(source / "report.html", source / "report.png")
    missing = [name for name in PICTURES if not (source / f"{name}.png").is_file()]
    if missing:
        raise SystemExit(f"screenshots: {source} lacks {', '.join(missing)}: run 'make test-desktop'")
    target.mkdir(parents=True, exist_ok=True)
    sizes = {new: shrink(source / f"{old}.png", target / new) for old, new in PICTURES.items()}
    for name, size in sizes.items():
        print(f"{target / name}: {size / 1000:.0f} kB")
    large = [name for name, size in sizes.items() if size > MAX_BYTES]
    if large:
        raise SystemExit(f"screenshots: more than {MAX_BYTES // 1000} kB: {', '.join(large)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
