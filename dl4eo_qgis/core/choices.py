"""What can be made of each chip: the plan's samples, and what takes their place where scenes cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from .grid import Chip
from .recipe import Recipe
from .stages import select
from .types import Acquisition, Sample, Scene

ANY_DATE = ("clearest",)
"""Methods of which another date may take a sample's place."""


def _all_good(scene: str) -> bool:
    return False


@dataclass(frozen=True)
class Choices:
    """The passes of every chip, by chip id, and the rules to choose among them."""

    recipe: Recipe
    optical: Mapping[str, Sequence[select.Candidate]]
    shares: select.Shares
    radar: Mapping[str, Sequence[select.Candidate]]
    polarisations: tuple[str, ...]
    terrain: Mapping[str, tuple[Scene, ...]]

    def samples(self, chip: Chip, bad: Callable[[str], bool] = _all_good) -> list[Sample]:
        """Return the samples of a chip, by time; passes with a scene whose id is ``bad`` are left out."""
        options = [o for o in self.optical[chip.id] if not any(map(bad, o.key))]
        chosen = select.choose(chip, options, self.shares, self.recipe.select.method)
        return [self._sample(chip, option, cloud, bad) for option, cloud in chosen]

    def instead(self, first: Sample, bad: Callable[[str], bool]) -> Sample | None:
        """Return what is made in place of a first choice that needs a bad scene; None where nothing can be.

        The same date from another pass, or, where the recipe wants one sample a chip, another date; the radar pass
        next in time. Terrain has no second choice.
        """
        if any(bad(s.id) for s in first.terrain):
            return None
        again = self.samples(first.chip, bad)
        found = next((s for s in again if s.id == first.id), None)
        if found is None and self.recipe.select.method in ANY_DATE:
            found = next(iter(again), None)
        if found is None or (found.radar is None and self._radar(found.chip, found.optical, _all_good) is not None):
            return None
        return found

    def _sample(
        self, chip: Chip, option: select.Candidate, cloud: select.CloudShares | None, bad: Callable[[str], bool]
    ) -> Sample:
        radar = self._radar(chip, option.acquisition, bad)
        gap = ""
        if self.recipe.radar.enabled and radar is None:
            near = self.radar.get(chip.id, [])
            gap = select.radar_gap(near, option.acquisition.time, self.recipe.radar.max_days)
        return Sample(
            chip,
            option.acquisition,
            radar,
            gap,
            self.terrain[chip.id],
            cloud.clear if cloud else None,
            cloud.cloud if cloud else None,
        )

    def _radar(self, chip: Chip, optical: Acquisition, bad: Callable[[str], bool]) -> Acquisition | None:
        near = [o for o in self.radar.get(chip.id, []) if not any(map(bad, o.key))]
        return select.nearest_radar(near, optical.time, self.recipe.radar.max_days, self.polarisations)
