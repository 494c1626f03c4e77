"""What can be made of each chip: the plan's samples, and what takes their place where scenes cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from .options import Options
from .recipe import Recipe
from .stages import select
from .types import Sample, Scene

ANY_DATE = ("clearest",)
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
    extra: Mapping[str, tuple[Scene, ...]] = field(default_factory=dict)
    """The files of further rasters, by chip id."""

    def samples(self, start: int, stop: int) -> list[Sample]:
        """Return the samples of the chips from ``start`` to before ``stop``, by chip and time."""
        return self._samples(self.optical.part(start, stop), self.radar.part(start, stop))

    def instead(self, first: Sample, bad: Callable[[str], bool]) -> Sample | None:
        """Return what is made in place of a first choice that needs a bad scene; None where nothing can be.

        The same date from another pass, or, where the recipe wants one sample a chip, another date; the radar pass
        next in time. Terrain and further rasters have no second choice.
        """
        if any(bad(s.id) for s in (*first.terrain, *first.extra)):
            return None
        number = self.optical.number(first.chip.id)
        optical = self.optical.part(number, number + 1).without(bad)
        radar = self.radar.part(number, number + 1)
        found = self._like(first, self._samples(optical, radar.without(bad)))
        if found is None or found.radar is not None:
            return found
        without_loss = self._like(found, self._samples(optical, radar))
        return without_loss if without_loss is not None and without_loss.radar is None else None

    def _samples(self, optical: Options, radar: Options) -> list[Sample]:
        made = select.samples(optical, radar, self.terrain, self.recipe, self.polarisations)
        return [replace(s, extra=self.extra[s.chip.id]) for s in made] if self.extra else made

    def _like(self, first: Sample, others: Sequence[Sample]) -> Sample | None:
        found = next((s for s in others if s.id == first.id), None)
        if found is None and self.recipe.select.method in ANY_DATE:
            found = next(iter(others), None)
        return found
