"""A sample's files: encoded, hashed, written whole."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ..files import write_whole
from ..formats import FORMATS
from ..raster import BandLabel
from ..types import Band, Sample


@dataclass(frozen=True)
class Written:
    """The files of one sample, relative to the dataset's folder."""

    image: str
    mask: str
    bytes: int
    sha256: str
    """Of the image's bytes followed by the mask's."""


@dataclass(frozen=True)
class Encoded:
    """The files of one sample before they are written: the processor's work is done, the disk's is not."""

    written: Written
    files: tuple[tuple[str, list[bytes]], ...]
    """Path in the dataset's folder, and bytes in pieces."""


def encode_sample(
    sample: Sample,
    image: npt.NDArray[np.float32],
    mask: npt.NDArray[Any] | None,
    bands: Sequence[Band],
    compress: str,
) -> Encoded:
    """Return the files of a sample's image (bands x rows x columns) and mask (rows x columns)."""
    encode = FORMATS["geotiff"]
    window = sample.chip.window
    tags = {
        "chip_id": sample.chip.id,
        "sample_id": sample.id,
        "date": sample.optical.time.strftime("%Y-%m-%d"),
        "s2_items": ";".join(s.id for s in sample.optical.scenes),
        "s1_items": ";".join(s.id for p in sample.radar for s in p.acquisition.scenes),
    }
    labels = [BandLabel(b.name, b.unit) for b in bands]
    image_data = encode(image, window, labels, nodata=float("nan"), compress=compress, tags=tags)
    files = [(f"images/{sample.id}.tif", image_data)]
    if mask is not None:
        mask_data = encode(mask[None], window, [BandLabel("mask")], nodata=None, compress=compress, tags=tags)
        files.append((f"masks/{sample.id}.tif", mask_data))
    digest = hashlib.sha256()
    size = 0
    for piece in (piece for _, pieces in files for piece in pieces):
        digest.update(piece)
        size += len(piece)
    written = Written(files[0][0], files[1][0] if mask is not None else "", size, digest.hexdigest())
    return Encoded(written, tuple(files))


def store(folder: Path, encoded: Encoded) -> Written:
    """Write the files of a sample; returns where they are.

    Raises DatasetError where a file cannot be written; nothing half-written keeps its name.
    """
    for name, pieces in encoded.files:
        write_whole(folder / name, *pieces)
    return encoded.written
