"""A sample's files: encoded, hashed, written whole."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ..files import write_whole
from ..formats import FORMATS
from ..raster import BandLabel
from ..types import Band, Sample, SampleLayer


@dataclass(frozen=True)
class Written:
    """The files of one sample, relative to the dataset's folder."""

    image: str
    mask: str
    layers: str
    """Folders of the further rasters, with semicolons between: each has a file named as the image."""
    bytes: int
    sha256: str
    """Of the image's bytes, followed by the mask's and those of the further rasters."""


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
    extras: Mapping[SampleLayer, npt.NDArray[Any]],
) -> Encoded:
    """Return the files of a sample's image (bands x rows x columns), mask (rows x columns) and further rasters.

    Masks and rasters (bands x rows x columns) may have a whole number of pixels along one of the image.
    """
    encode = FORMATS["geotiff"]
    window = sample.chip.window
    tags = {
        "chip_id": sample.chip.id,
        "sample_id": sample.id,
        "date": f"{sample.date[:4]}-{sample.date[4:6]}-{sample.date[6:]}",
        "s2_items": ";".join(s.id for a in sample.passes for s in a.scenes),
        "s1_items": ";".join(s.id for p in sample.radar for s in p.acquisition.scenes),
    }
    labels = [BandLabel(b.name, b.unit) for b in bands]
    image_data = encode(image, window, labels, nodata=float("nan"), compress=compress, tags=tags)
    files = [(f"images/{sample.id}.tif", image_data)]
    if mask is not None:
        finer = window.finer(mask.shape[0] // window.height_px)
        mask_data = encode(mask[None], finer, [BandLabel("mask")], nodata=None, compress=compress, tags=tags)
        files.append((f"masks/{sample.id}.tif", mask_data))
    for layer, pixels in extras.items():
        finer = window.finer(pixels.shape[1] // window.height_px)
        names = [BandLabel(name, layer.unit) for name in layer.bands]
        data = encode(pixels, finer, names, nodata=layer.nodata, compress=compress, tags=tags)
        files.append((f"{layer.folder}/{sample.id}.tif", data))
    digest = hashlib.sha256()
    size = 0
    for piece in (piece for _, pieces in files for piece in pieces):
        digest.update(piece)
        size += len(piece)
    folders = ";".join(layer.folder for layer in extras)
    written = Written(files[0][0], files[1][0] if mask is not None else "", folders, size, digest.hexdigest())
    return Encoded(written, tuple(files))


def store(folder: Path, encoded: Encoded) -> Written:
    """Write the files of a sample; returns where they are.

    Raises DatasetError where a file cannot be written; nothing half-written keeps its name.
    """
    for name, pieces in encoded.files:
        write_whole(folder / name, *pieces)
    return encoded.written
