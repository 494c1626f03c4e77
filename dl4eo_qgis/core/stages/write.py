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


def write_sample(
    folder: Path,
    sample: Sample,
    image: npt.NDArray[np.float32],
    mask: npt.NDArray[Any] | None,
    bands: Sequence[Band],
    compress: str,
) -> Written:
    """Write the image (bands x rows x columns) and the mask (rows x columns) of a sample; returns where they are.

    Raises DatasetError where a file cannot be written; nothing half-written keeps its name.
    """
    encode = FORMATS["geotiff"]
    window = sample.chip.window
    tags = {
        "chip_id": sample.chip.id,
        "sample_id": sample.id,
        "date": sample.optical.time.strftime("%Y-%m-%d"),
        "s2_items": ";".join(s.id for s in sample.optical.scenes),
        "s1_items": ";".join(s.id for s in sample.radar.scenes) if sample.radar else "",
    }
    labels = [BandLabel(b.name, b.unit) for b in bands]
    data = encode(image, window, labels, nodata=float("nan"), compress=compress, tags=tags)
    digest = hashlib.sha256(data)
    image_path = f"images/{sample.id}.tif"
    write_whole(folder / image_path, data)
    size, mask_path = len(data), ""
    if mask is not None:
        data = encode(mask[None], window, [BandLabel("mask")], nodata=None, compress=compress, tags=tags)
        digest.update(data)
        size += len(data)
        mask_path = f"masks/{sample.id}.tif"
        write_whole(folder / mask_path, data)
    return Written(image_path, mask_path, size, digest.hexdigest())
