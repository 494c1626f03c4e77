"""The features that one window is drawn of, and what every rule may ask of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..grid import GridWindow
from .shares import Claim, claims_of

MANY_VERTICES = 2000


@dataclass(frozen=True)
class Features:
    """Features in the order of their layer: an array each with one value a feature."""

    shapes: npt.NDArray[Any]
    """Polygons in the CRS of the windows."""
    classes: npt.NDArray[np.int32]
    """Pixel values."""
    numbers: npt.NDArray[np.int64]
    """Instance numbers, from 1."""
    targets: npt.NDArray[np.float32]
    """Numbers to learn; NaN: none."""
    priority: npt.NDArray[np.float64]
    """The largest wins before all else."""

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.shapes)

    def __getitem__(self, index: npt.NDArray[Any]) -> Features:
        """Return some of them, in the order of ``index``."""
        return Features(
            self.shapes[index], self.classes[index], self.numbers[index], self.targets[index], self.priority[index]
        )


@dataclass(frozen=True)
class Drawing:
    """Features near a window, and how they are to be drawn."""

    features: Features
    window: GridWindow
    least: float = 0.5
    """Share (0-1) of a pixel that a class must cover under the rule ``coverage``."""

    @cached_property
    def shapes(self) -> npt.NDArray[Any]:
        """Return the features' shapes, those of very many vertices cut around the window."""
        shapes = self.features.shapes.copy()
        for i in np.flatnonzero(shapely.get_num_coordinates(shapes) > MANY_VERTICES).tolist():
            part = shapely.clip_by_rect(shapes[i], *self.window.grown(2).bounds)
            shapes[i] = part if part.geom_type in ("Polygon", "MultiPolygon") else shapes[i]
        found: npt.NDArray[Any] = shapes
        return found

    @cached_property
    def claims(self) -> list[Claim]:
        """What each feature covers of each pixel."""
        return claims_of(self.features.shapes, self.window)

    @cached_property
    def ranked(self) -> npt.NDArray[np.int64]:
        """Places of the features, the one that wins over all others first; of equal priority, the layer's first."""
        return np.argsort(-self.features.priority, kind="stable")
