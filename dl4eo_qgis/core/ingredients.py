"""What a sample's bytes are made of, as a hash: an equal one means an equal sample, whatever else a recipe says.

So a sample outlives a changed area, period, cloud limit or split, new labels elsewhere, and any number of threads.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from typing import Any

from .geometry import edge
from .products import SENTINEL_2
from .recipe import COMPOSITES, Labels, Recipe
from .stages import label
from .types import Band, Sample, Scene

CODE_VERSION = 3
"""Raised when the pixels that a recipe gives, or what is measured of them, change: old samples are not taken for new
ones."""
HASH_CHARS = 16


def digest_of(document: Any) -> str:
    """Return a hash of a JSON document, whatever the order of its keys."""
    text = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def label_options(labels: Labels) -> list[Any]:
    """Return how labels are drawn beside their rule, where it is not as usual; the shapes have their own hashes."""
    usual = Labels()
    keys = ("min_coverage", "layers", "boundary_px", "pixel_factor", "ignore_border_px", "ignore_doubly")
    drawn = {key: getattr(labels, key) for key in keys if getattr(labels, key) != getattr(usual, key)}
    fields = ("year_field", "from_field", "to_field", "priority_field", "extent_path")  # a dataset keeps other names
    drawn |= {key: True for key in fields if getattr(labels, key)}
    if not labels.path:
        drawn["map"] = [labels.raster_method, [(r.source, r.value) for r in labels.remap]]
    return [drawn] if drawn else []


def stamp_of(href: str) -> tuple[int, int]:
    """Return size and time of change of a file on this machine, so that one that takes its place is another.

    Zeros of a file on the web: what lies there under one name is taken for the same.
    """
    try:
        found = os.stat(href)
    except (OSError, ValueError):
        return 0, 0
    return found.st_size, found.st_mtime_ns


def _classes(labels: Mapping[int, label.LabelSet], columns: Mapping[int, str]) -> Any:
    """Return the classes' values and columns; of very many classes, which have none, the values alone."""
    return sorted(columns.items()) or [c.value for c in next(iter(labels.values())).classes]


def _pixels_of(band: Band) -> dict[str, Any]:
    """Return what a band says of its pixels."""
    return {key: value for key, value in dataclasses.asdict(band).items() if key != "datum"}


def _sky(recipe: Recipe) -> Any:
    """Return what the cloud layer does to pixels and how they are reduced."""
    optical, method = recipe.optical, recipe.select.method
    composite = method if method in COMPOSITES else ""
    used = composite or optical.cloud_layer or optical.mask != "none"
    masked = [optical.mask, optical.mask_dilation_m, optical.snow_clear, optical.cloud_layer]
    return [composite, *masked] if used else ""


class Ingredients:
    """Marks the samples of one recipe with the hash of what they are made of."""

    def __init__(
        self,
        recipe: Recipe,
        bands: Sequence[Band],
        read: Mapping[str, Sequence[str]],
        labels: Mapping[int, label.LabelSet],
        columns: Mapping[int, str],
        aoi: Mapping[str, Any],
    ) -> None:
        """``read`` names the bands that are read of a scene, by its role; ``labels`` is by EPSG code.

        ``aoi`` is the part near each chip that is to be padded, by its id.
        """
        self._common = digest_of(
            [
                CODE_VERSION,
                [_pixels_of(band) for band in bands],
                recipe.optical.resampling,
                _sky(recipe),
                recipe.terrain.missing if recipe.terrain.enabled else "",
                [recipe.labels.rule, _classes(labels, columns), *label_options(recipe.labels)] if labels else "",
                recipe.output.compress,
            ]
        )
        self._read = read
        self._labels = labels
        self._aoi = aoi
        self._scenes: dict[tuple[str, str], str] = {}

    def mark(self, samples: Sequence[Sample]) -> list[Sample]:
        """Return the samples with their hashes."""
        near: dict[str, list[str]] = {}
        for epsg, labels in self._labels.items():
            chips = {s.chip.id: s.chip.window for s in samples if s.chip.epsg == epsg}
            near |= label.marks_near(labels, chips)
        for chip in {s.chip.id: s.chip for s in samples if s.chip.id in self._aoi}.values():
            if padded := edge.mark(self._aoi[chip.id], chip.window):
                near[chip.id] = [*near.get(chip.id, []), padded]
        return [dataclasses.replace(s, job=self._job(s, near.get(s.chip.id, []))) for s in samples]

    def _job(self, sample: Sample, labels: Sequence[str]) -> str:
        chip = sample.chip
        scenes = [self._scene(s) for s in sample.scenes]
        square = [chip.size_px, chip.stride_px, chip.pixel_size_m]
        looks = [(p.suffix, len(p.acquisition.scenes)) for p in sample.radar if p.suffix]
        facts: list[Any] = [self._common, sample.id, square, scenes, labels, *([looks] if looks else [])]
        if sample.day and any(of_zone.dated for of_zone in self._labels.values()):
            facts.append(sample.when.date().isoformat())  # a composite's labels are those of its period's middle
        return digest_of(facts)[:HASH_CHARS]

    def _scene(self, scene: Scene) -> str:
        known = self._scenes.get((scene.role, scene.id))
        if known is None:
            assets = [(b, scene.assets[b]) for b in self._read[scene.role] if b in scene.assets]
            files = [(band, a.href, a.band, a.nodata) for band, a in assets]
            facts = [scene.role, scene.id, scene.time.isoformat(), scene.offset_dn, files]
            if scene.role in ("extra", "labels") or (scene.role == "optical" and scene.product != SENTINEL_2.name):
                facts.append([(a.scale, a.offset, stamp_of(a.href)) for _, a in assets])
            elif any((a.scale, a.offset) != (1.0, 0.0) for _, a in assets):
                facts.append([(a.scale, a.offset) for _, a in assets])
            known = self._scenes[scene.role, scene.id] = digest_of(facts)
        return known
