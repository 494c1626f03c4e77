"""The text that a simulated world carries with it."""

from __future__ import annotations

from .products import PASSES, TAKES, TILES

TITLE = "# A simulated world"


def readme_text(start: str, end: str) -> str:
    """Return README.md of a world: what it is, what is in it, and how to use it."""
    passes = "\n".join(
        [f"- Sentinel-2, {t.time}, processing baseline {t.baseline}, tiles {' and '.join(TILES)}" for t in TAKES]
        + [f"- Sentinel-1, {p.time}, {p.orbit_state}, {p.extent}" for p in PASSES]
    )
    return f"""{TITLE}

**Everything in this folder is simulated.** dl4eo computed it from a seed. No satellite measured it, the place does
not exist (its coordinates, near 10.0 E 47.7 N, were chosen so that the files look like those of the Planetary
Computer), and nothing about real ground can be learned from it. It is here to try dl4eo without a network.

## What is here

| file | what it is |
| --- | --- |
| `catalog.json` | static STAC catalogue: `sentinel-2-l2a`, `sentinel-1-rtc`, `cop-dem-glo-30` |
| `all_items.json` | the same items as one FeatureCollection |
| `aoi.gpkg` | area of interest, about 6 x 6 km (layer `aoi`, EPSG:4326) |
| `lakes.gpkg` | lakes and ponds (layer `lakes`, EPSG:4326; attributes `name`, `kind`, `kind_id`) |

{passes}

Both Sentinel-2 dates show the same ground. The pixels of baseline 04.00 carry the offset of 1000 that reflectance has
to be freed from; those of 03.01 do not. Each date has its own clouds and shadows (`SCL`). The tiles overlap, and the
eastern one ends at the edge of the orbit. The elevation tiles meet at 10 E. Lakes are level, dark in the radar, and
their polygons are the very water of the images.

## Make a dataset of it

*Make training dataset* (`dl4eo:makedataset`) with

| parameter | value |
| --- | --- |
| AOI | `aoi.gpkg` |
| LABELS | `lakes.gpkg` (CLASS_FIELD empty, `kind` or `kind_id`) |
| CATALOGUE | `catalog.json` (its full path) |
| START, END | {start}, {end} |
| MAX_CLOUD | 60 |
| CHIP_SIZE | 64 |

## Licence

CC0-1.0: use it as you like, but do not call it data of the Earth.
"""
