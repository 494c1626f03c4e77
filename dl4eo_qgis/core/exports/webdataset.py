"""Shards in the form of WebDataset: tar archives that are read from front to back, without a codec.

A sample is ``<sample_id>.image.npy`` (float32, bands x rows x columns), ``<sample_id>.mask.npy`` and
``<sample_id>.json``, one after the other, by sample id. The pixels are those of the GeoTIFFs to the bit, and the same
dataset gives the same bytes. Layout: github.com/webdataset/webdataset; arrays: NEP 1, version 1.0, without pickle.
"""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ..files import write_whole
from ..lost import lost
from ..pixels.raster_header import RasterReadError
from ..progress import Progress
from ..raster import read_file
from ..types import Row
from ..vector import Layer

SHARD_BYTES = 256 * 2**20
"""A shard takes no further sample once it has so many."""


def write(rows: list[Row], squares: Layer, folder: Path, output: Path, progress: Progress) -> list[Path]:
    """Write ``<split>-000000.tar`` and so on; without a split ``all-000000.tar``."""
    written: list[Path] = []
    done = 0
    for split in sorted({str(r.values["split"] or "") for r in rows}):
        mine = [r for r in rows if (r.values["split"] or "") == split]
        for number, (shard, count) in enumerate(_shards(folder, mine, progress)):
            path = output / f"{split or 'all'}-{number:06d}.tar"
            write_whole(path, shard)
            written.append(path)
            done += count
            progress.report(done, len(rows), f"{done} of {len(rows)} samples")
    return written


def _shards(folder: Path, rows: Sequence[Row], progress: Progress) -> Iterator[tuple[bytes, int]]:
    """Yield each archive's bytes and the number of its samples."""
    waiting = list(rows)
    while waiting:
        held = io.BytesIO()
        count = 0
        with tarfile.open(fileobj=held, mode="w", format=tarfile.USTAR_FORMAT) as archive:
            while waiting and (not count or held.tell() < SHARD_BYTES):
                progress.check()
                for name, data in _members(folder, waiting.pop(0)):
                    about = tarfile.TarInfo(name)  # time, owner and rights are those of no machine
                    about.size = len(data)
                    archive.addfile(about, io.BytesIO(data))
                count += 1
        yield held.getvalue(), count


def _members(folder: Path, row: Row) -> Iterator[tuple[str, bytes]]:
    name = row.sample_id
    yield f"{name}.image.npy", _npy(_pixels(folder, str(row.values["image"])))
    if row.values["mask"]:
        yield f"{name}.mask.npy", _npy(_pixels(folder, str(row.values["mask"]))[0])
    told: dict[str, Any] = dict(sorted(row.values.items()))
    yield f"{name}.json", json.dumps(told, ensure_ascii=False).encode()


def _pixels(folder: Path, name: str) -> npt.NDArray[Any]:
    try:
        return read_file(folder / name)
    except RasterReadError as error:
        raise lost(folder, name, error) from error


def _npy(pixels: npt.NDArray[Any]) -> bytes:
    held = io.BytesIO()
    np.lib.format.write_array(held, np.ascontiguousarray(pixels), version=(1, 0), allow_pickle=False)
    return held.getvalue()
