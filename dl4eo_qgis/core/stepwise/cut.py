"""One block of neighbouring samples cut out of rasters: measured, and written where that is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from ..bands.kit import Kit
from ..bands.optical import CLOUDS
from ..bands.terrain import NO_DEM
from ..executors.slots import computing
from ..grid import GridWindow, union_window
from ..labels.raster import place_of_value
from ..progress import Check
from ..quality.measures import of_image
from ..rows import NO_FILES, made_row
from ..stages import align, derive, label, qc, write
from ..types import Job, Row, Sample
from .sources import Layer, Source

MEASURED = "measured"
"""In place of the path of an image that is not written: the row can be judged."""


@dataclass(frozen=True)
class Cutting:
    """What samples are cut out of."""

    kit: Kit
    sources: tuple[Source, ...]
    source_of: Mapping[str, int]
    """Place of the raster of each sample, by sample id."""
    mask: Layer | None = None
    clouds: Mapping[int, Layer] = field(default_factory=dict)
    """Cloud classes by the place of their raster."""

    def clouds_of(self, sample: Sample) -> Layer | None:
        """Return the raster of cloud classes of a sample."""
        return self.clouds.get(self.source_of[sample.id])

    @property
    def cloud_layers(self) -> list[tuple[str, Layer]]:
        """Each raster of cloud classes once, with its date (YYYYMMDD), sorted."""
        found = {(self.sources[number].facts.date, layer.digest): layer for number, layer in self.clouds.items()}
        return [(date, layer) for (date, _), layer in sorted(found.items(), key=lambda entry: entry[0])]


@dataclass(frozen=True)
class _Cut:
    """A sample's pixels."""

    sample: Sample
    image: npt.NDArray[np.float32]
    mask: npt.NDArray[Any] | None
    clouds: npt.NDArray[Any] | None
    measures: dict[str, Any]


def write_block(cutting: Cutting, job: Job, check: Check) -> list[Row]:
    """Write the samples of one job; returns their rows. ``check`` raises to stop."""
    kit, made = cutting.kit, []
    for cut in _cuts(cutting, job, check):
        extras = {layer: cut.clouds[None] for layer in kit.layers if layer.folder == CLOUDS and cut.clouds is not None}
        compress = kit.recipe.output.compress
        encoded = write.encode_sample(cut.sample, cut.image, cut.mask, kit.bands, compress, extras)
        made.append((made_row(cut.sample, cut.measures, kit.measured, encoded.written), encoded))
    for _, encoded in made:
        check()
        write.store(kit.folder, encoded)
    return [row for row, _ in made]


def measure_block(cutting: Cutting, job: Job, check: Check) -> list[Row]:
    """Measure the samples of one job; returns their rows, in which the image's path only says that it is there."""
    columns = cutting.kit.measured
    found = [made_row(cut.sample, cut.measures, columns, NO_FILES) for cut in _cuts(cutting, job, check)]
    return [row.with_values(image=MEASURED) for row in found]


def _cuts(cutting: Cutting, job: Job, check: Check) -> Iterator[_Cut]:
    by_source: dict[int, list[Sample]] = {}
    for sample in job.samples:
        by_source.setdefault(cutting.source_of[sample.id], []).append(sample)
    for number, samples in by_source.items():
        window = union_window(tuple(s.chip.window for s in samples))
        bands = align.ask_bands(cutting.sources[number].reads(window), check)
        bands.wait(check)
        with computing(cutting.kit.recipe.output.threads, check):
            layers = bands.read()
            masks = None if cutting.mask is None else cutting.mask.read(window, check)
            clouds = cutting.clouds_of(samples[0])
            codes = None if clouds is None else np.nan_to_num(clouds.read(window, check), nan=0).astype(np.uint8)
            for sample in samples:
                check()
                part = window.slices_of(sample.chip.window)
                mapped = None if masks is None else masks[_finer(cutting, window, sample)]
                yield _cut(cutting.kit, sample, layers, part, mapped, None if codes is None else codes[part])


def _finer(cutting: Cutting, window: GridWindow, sample: Sample) -> tuple[slice, slice]:
    factor = cutting.mask.factor if cutting.mask else 1
    return window.finer(factor).slices_of(sample.chip.window.finer(factor))


def _cut(
    kit: Kit,
    sample: Sample,
    layers: Mapping[str, npt.NDArray[Any]],
    part: tuple[slice, slice],
    mapped: npt.NDArray[np.float32] | None,
    codes: npt.NDArray[Any] | None,
) -> _Cut:
    image = np.stack([layers[b.name][part] for b in kit.bands])
    derive.drop_infinite(image)
    measures = {**_of_mask(kit, mapped), **of_image(image, kit.bands)}
    if kit.recipe.terrain.enabled and "elevation" in layers and not np.isnan(layers["elevation"][part]).any():
        measures[NO_DEM] = None if kit.recipe.terrain.missing == "sea" else 0.0
    mask = None if mapped is None else measures.pop("mask")
    return _Cut(sample, image, mask, codes, measures)


def _of_mask(kit: Kit, mapped: npt.NDArray[np.float32] | None) -> dict[str, Any]:
    """Return the mask of a sample, under that name, and what is measured of it."""
    if mapped is None or kit.label_map is None:
        return {}
    classes = kit.label_map.classes
    ignore = label.ignore_value(classes)
    values, lost = kit.label_map.mask(mapped, ignore)
    mask = values.astype(np.uint8 if ignore < 256 else np.uint16)
    told = ";".join(f"{value}:{count}" for value, count in sorted(lost.items(), key=lambda e: place_of_value(e[0])))
    found = {"mask": mask, "unmapped": told or None, **qc.labelled_shares(mask, ignore)}
    return found | qc.class_shares(mask, kit.columns)
