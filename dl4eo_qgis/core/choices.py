"""What can be made of each chip: the plan's samples, and what takes their place where scenes cannot be read."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from .choosing.dates import Anchors
from .choosing.options import Options
from .labels.raster import for_date
from .recipe import Recipe
from .stages import select
from .types import Sample, Scene

ANY_DATE = ("clearest", "spread", "nearest")
"""Methods of which another date may take a sample's place."""


@dataclass(frozen=True)
class Choices:
    """The passes of every chip, and the rules to choose among them."""

    recipe: Recipe
    optical: Options
    radar: Options
    """Of the same chips."""
    polarisations: tuple[str, ...]
    terrain: Mapping[str, tuple[Scene, ...]]
    """By chip id."""
    anchors: Anchors
    """Of the same chips."""
    extra: Mapping[str, tuple[Scene, ...]] = field(default_factory=dict)
    """The files of further rasters, by chip id."""
    label_maps: Mapping[str, tuple[Scene, ...]] = field(default_factory=dict)
    """The tiles of class maps of all years, by chip id."""
    strata: Mapping[str, str] = field(default_factory=dict)
    """What each chip was chosen for, by its id."""

    def samples(self, start: int, stop: int) -> list[Sample]:
        """Return the samples of the chips from ``start`` to before ``stop``, by chip and time."""
        anchors = self.anchors.part(start, stop)
        return self._samples(self.optical.part(start, stop), self.radar.part(start, stop), anchors)

    def instead(self, firsts: Sequence[Sample], bad: Callable[[str], bool]) -> list[Sample | None]:
        """Return what is made of one chip's first choices, in their order, where scenes are bad; None: nothing can be.

        What needs no bad scene stays. Else the same date from another pass; or, where the recipe's method may take
        any date, one that it chooses without the bad scenes and that no other sample of the chip has; the radar pass
        next in time. Terrain and further rasters have no second choice.
        """
        number = self.optical.number(firsts[0].chip.id)
        found = {s.id: s for s in self._without(number, bad)}
        fine = {f.id for f in firsts if not any(bad(s.id) for s in f.scenes)}
        same = {f.id for f in firsts if f.id in found}
        others = iter([s for s in found.values() if s.id not in fine | same])
        if self.recipe.select.method not in ANY_DATE:
            others = iter(())
        return [f if f.id in fine else found[f.id] if f.id in same else next(others, None) for f in firsts]

    def _without(self, number: int, bad: Callable[[str], bool]) -> list[Sample]:
        """Return a chip's samples without bad scenes; those that would lack something only for that are left out."""
        optical, radar = (options.part(number, number + 1) for options in (self.optical, self.radar))
        anchors = self.anchors.part(number, number + 1)
        made = self._samples(optical.without(bad), radar.without(bad), anchors)
        whole = self._samples(optical.without(bad), radar, anchors)
        return [
            dataclasses.replace(sample, radar_gap=like.radar_gap)
            for sample, like in zip(made, whole, strict=True)
            if len(sample.radar) == len(like.radar) and not any(bad(s.id) for s in sample.fixed)
        ]

    def _samples(self, optical: Options, radar: Options, anchors: Anchors) -> list[Sample]:
        made = select.samples(optical, radar, self.terrain, self.recipe, self.polarisations, anchors)
        if self.extra:
            made = [dataclasses.replace(s, extra=self.extra[s.chip.id]) for s in made]
        if self.label_maps:
            made = [dataclasses.replace(s, label_maps=for_date(self.label_maps[s.chip.id], s.when)) for s in made]
        if self.strata:
            made = [dataclasses.replace(s, stratum=self.strata[s.chip.id]) for s in made]
        return made
