"""One block of neighbouring samples: read, derive, label, check, write. Runs wherever an executor puts it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from .bands import ROLES, label_map, terrain
from .bands.composites import read_composite
from .bands.kit import Kit, Layers
from .executors.slots import computing
from .geometry import edge
from .progress import Check
from .quality.measures import of_image
from .rows import made_row
from .stages import align, derive, label, qc, write
from .types import Job, Row, Sample


def make_block(kit: Kit, job: Job, check: Check) -> list[Row]:
    """Make the samples of one job; returns their rows.

    ``check`` is called between the steps and raises to stop.
    """
    composite = read_composite(kit, job, check)
    bands = align.ask_bands(reads_of(kit, job), check)
    bands.wait(check)
    with computing(kit.recipe.output.threads, check):
        made = _make_samples(kit, job, bands, composite, check)
    rows = []
    for row, encoded in made:
        check()
        write.store(kit.folder, encoded)
        rows.append(row)
    return rows


def reads_of(kit: Kit, job: Job) -> dict[str, align.BandRead]:
    """Return what is to be read for a job, by the name that ``make_layers`` looks for."""
    return {name: read for role in ROLES.values() for name, read in role.reads(kit, job).items()}


def make_layers(kit: Kit, job: Job, bands: align.Bands, composite: Layers) -> Layers:
    """Return the bands of a job's window (rows x columns) by name, and those that were only needed for others.

    ``composite`` holds the reflectance where it is one of several acquisitions.
    """
    layers: Layers = bands.read() | composite
    for role in ROLES.values():
        layers |= role.made(kit, job, layers)
    return layers


def _make_samples(
    kit: Kit, job: Job, bands: align.Bands, composite: Layers, check: Check
) -> list[tuple[Row, write.Encoded]]:
    """Return the samples of a block as their rows of the chips table and their files."""
    layers = make_layers(kit, job, bands, composite)
    made = []
    for sample in job.samples:
        check()
        part = job.window.slices_of(sample.chip.window)
        image = np.stack([layers[b.name][part] for b in kit.bands])
        derive.drop_infinite(image)
        rasters = {one.folder: layers[one.folder][part][None] for one in kit.layers if one.folder in layers}
        drawn = _draw_labels(kit, sample, label_map.part_of(kit, job, sample, layers))
        made.append(_make_sample(kit, sample, image, rasters, drawn, terrain.measured(kit, layers, part)))
    return made


def _draw_labels(kit: Kit, sample: Sample, mapped: npt.NDArray[Any] | None) -> label.Drawn:
    """Return a sample's labels; ``mapped``: the class map there, where they come from one."""
    labels = kit.labels.get(sample.chip.epsg)
    if labels is None:
        return label.NOTHING
    if kit.label_map is not None and mapped is not None:
        return label.draw_map(labels, kit.label_map, mapped, sample.chip.window)
    return label.draw(labels, sample.chip.window, sample.when)


def _make_sample(
    kit: Kit,
    sample: Sample,
    image: npt.NDArray[np.float32],
    rasters: Mapping[str, npt.NDArray[Any]],
    drawn: label.Drawn,
    measures: dict[str, Any],
) -> tuple[Row, write.Encoded]:
    """Return a sample's row and files.

    ``rasters`` are those that come from its scenes (bands x rows x columns), ``measures`` the columns that do.
    """
    labels = kit.labels.get(sample.chip.epsg)
    mask, rasters = drawn.mask, {**rasters, **drawn.extras}
    beyond = edge.outside(kit.aoi.get(sample.chip.id), sample.chip.window)
    if beyond is not None:
        image, mask = edge.pad(image, beyond, np.nan), None if mask is None else edge.pad(mask, beyond)
        rasters = {one.folder: edge.pad(rasters[one.folder], beyond, one.nodata) for one in kit.layers}
    measures |= {**drawn.measures, **of_image(image, kit.bands)}
    if mask is not None and labels is not None:
        measures |= qc.labelled_shares(mask, labels.ignore)
        measures |= qc.class_shares(mask, kit.columns)
    extras = {layer: rasters[layer.folder] for layer in kit.layers}
    encoded = write.encode_sample(sample, image, mask, kit.bands, kit.recipe.output.compress, extras)
    return made_row(sample, measures, kit.measured, encoded.written), encoded
