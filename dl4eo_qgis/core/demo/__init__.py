"""A small simulated world to learn with and to test against: its truth is known, pixel by pixel.

``write_world`` makes the files: a catalogue in the Planetary Computer's style, an AOI and lakes as labels.
``make_truth`` gives what they were made from. Read ``places`` (where things lie), ``world`` (the ground), ``scenes``
(what sensors see), ``products`` (scenes as items and files), ``catalog`` (the documents), in this order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import DatasetError
from ..files import check_writable, write_whole
from ..progress import Progress
from ..raster import write_cog
from ..vector import Layer, write_layers
from .catalog import NOTICE, with_hrefs, write_json, write_tables_of_contents
from .places import GEOGRAPHIC, make_aoi, make_lakes
from .products import ELEVATION_TILES, PASSES, TAKES, TILES, Product, make_products
from .readme import TITLE, readme_text
from .scenes import Truth, make_truth
from .world import make_world

__all__ = ["DemoWorld", "Truth", "make_truth", "write_world"]

START, END = "2022-01-01", "2022-02-28"
STEPS = len(TAKES) * len(TILES) + len(PASSES) + len(ELEVATION_TILES)


@dataclass(frozen=True)
class DemoWorld:
    """Where the files of a simulated world lie, and the dates to search it with."""

    catalogue: Path
    aoi: Path
    """GeoPackage, layer ``aoi``."""
    labels: Path
    """GeoPackage, layer ``lakes``, with the attributes name, kind and kind_id."""
    start: str
    end: str


def write_world(folder: Path, seed: int, progress: Progress) -> DemoWorld:
    """Write the simulated world of a seed (0 or more) into ``folder``; the same seed gives the same bytes.

    The folder is new, empty, or holds an earlier world, which is replaced. ``catalog.json`` is written last. Raises
    DatasetError where the folder holds something else or cannot be written, Dl4eoError for a negative seed.
    """
    world = DemoWorld(folder / "catalog.json", folder / "aoi.gpkg", folder / "lakes.gpkg", START, END)
    make_world(seed)  # refuses a negative seed before anything is written
    _claim(folder, world)
    items = []
    progress.report(0, STEPS, "Simulating the ground")
    for done, product in enumerate(make_products(seed), 1):
        _write_product(folder, product)
        items.append(product.item)
        progress.report(done, STEPS, f"Wrote {product.item['id']}")
    _write_polygons(world, seed)
    write_tables_of_contents(folder, items)
    return world


def _claim(folder: Path, world: DemoWorld) -> None:
    """Make the folder this world's: its README.md comes first, so that an unfinished world is known as one."""
    check_writable(folder)
    own = folder / "README.md"
    known = own.is_file() and own.read_text(encoding="utf-8", errors="replace").startswith(TITLE)
    if folder.is_dir() and any(folder.iterdir()) and not known:
        raise DatasetError(folder, "is not empty and holds no simulated world.", "Choose a new or an empty folder.")
    world.catalogue.unlink(missing_ok=True)
    write_whole(own, readme_text(START, END).encode())


def _write_product(folder: Path, product: Product) -> None:
    """Write a product's COGs, then its item."""
    item = product.item
    home = folder / item["collection"] / item["id"]
    home.mkdir(parents=True, exist_ok=True)
    for name, raster in product.rasters.items():
        part = home / f".{name}.part.tif"
        write_cog(
            part,
            raster.pixels,
            raster.transform,
            raster.epsg,
            nodata=raster.nodata,
            resampling=raster.resampling,
            tags={"TIFFTAG_IMAGEDESCRIPTION": NOTICE},
        )
        part.replace(home / f"{name}.tif")
    write_json(folder / item["collection"] / "items" / f"{item['id']}.json", with_hrefs(item, f"../{item['id']}"))


def _write_polygons(world: DemoWorld, seed: int) -> None:
    lakes = make_lakes(seed)
    area = Layer("aoi", [make_aoi()], {"name": ["simulated area of interest"]}, GEOGRAPHIC)
    columns: dict[str, Sequence[Any]] = {
        "name": [lake.name for lake in lakes],
        "kind": [lake.kind for lake in lakes],
        "kind_id": [lake.kind_id for lake in lakes],
        "simulated": ["yes" for _ in lakes],
    }
    write_layers(world.aoi, [area])
    write_layers(world.labels, [Layer("lakes", [lake.outline for lake in lakes], columns, GEOGRAPHIC, multi=True)])
