"""The further layers of labels. To add one: one function, one entry in LAYERS."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import LabelError
from ..grid import GridWindow
from ..recipe import LabelClass
from ..types import SampleLayer
from .borders import boundary_classes
from .coverage import class_claims
from .distance import REACH_PX, distances
from .drawing import Drawing
from .shares import WHOLE

MAX_SHARE_CLASSES = 64
"""Bands of the layer of shares."""
ANY_SUM = 2**60
"""No sum of shares is so large: none need be exact."""
Pixels = npt.NDArray[Any]


@dataclass(frozen=True)
class Picture:
    """A window that was drawn, with a margin around it."""

    drawing: Drawing
    """On the window and its margin."""
    winners: npt.NDArray[np.int32]
    """Which feature has each pixel of window and margin, from 1."""
    window: GridWindow
    """Without the margin."""
    classes: tuple[LabelClass, ...]
    boundary_px: int
    reach_m: float
    """Of the distances."""

    def inner(self, pixels: Pixels) -> Pixels:
        """Return the window's own part of an array that ends with rows and columns."""
        rows, columns = self.drawing.window.slices_of(self.window)
        return pixels[..., rows, columns]

    @property
    def won(self) -> npt.NDArray[np.int32]:
        """Which feature has each pixel of the window, from 1."""
        won: npt.NDArray[np.int32] = self.inner(self.winners)
        return won


def draw_shares(picture: Picture) -> Pixels:
    """Return for each class the exact share (0-1) of each pixel that its features cover together."""
    bands = {c.value: i for i, c in enumerate(picture.classes)}
    rows, columns = picture.drawing.window.shape
    found = np.zeros((len(bands), rows * columns), np.float32)
    for claim in class_claims(picture.drawing, np.arange(len(picture.drawing.features))):
        if claim.value in bands:  # a remap table may ignore features
            found[bands[claim.value], claim.cells] = claim.units / WHOLE
    return picture.inner(found.reshape(-1, rows, columns))


def draw_overlaps(picture: Picture) -> Pixels:
    """Return 2 where a pixel lies wholly inside a feature and another class has part of it too, 1 where two classes
    have parts of it and no feature the whole, else 0.
    """
    drawing = picture.drawing
    rows, columns = drawing.window.shape
    claimed, whole = np.zeros(rows * columns, np.int32), np.zeros(rows * columns, bool)
    for claim in class_claims(drawing, np.arange(len(drawing.features)), ANY_SUM):
        claimed[claim.cells] += 1
        whole[claim.cells] |= claim.whole
    found = np.where(claimed > 1, np.where(whole, 2, 1), 0).astype(np.uint8)
    return picture.inner(found.reshape(1, rows, columns))


def draw_instances(picture: Picture) -> Pixels:
    """Return the number of the feature that has each pixel; 0: none."""
    return np.concatenate([[0], picture.drawing.features.numbers])[picture.won][None].astype(np.uint32)


def draw_values(picture: Picture) -> Pixels:
    """Return the number to learn of the feature that has each pixel; NaN: none."""
    return np.concatenate([[np.nan], picture.drawing.features.targets])[picture.won][None].astype(np.float32)


def draw_boundaries(picture: Picture) -> Pixels:
    """Return where each pixel lies in the feature that has it: ``borders.boundary_classes``."""
    return picture.inner(boundary_classes(picture.winners, picture.boundary_px))[None]


def draw_distances(picture: Picture) -> Pixels:
    """Return metres to the outline: ``distance.distances``."""
    return distances(picture.drawing.features.shapes, picture.won, picture.window, picture.reach_m)[None]


@dataclass(frozen=True)
class LayerKind:
    """One kind of layer."""

    folder: str
    bands: tuple[str, ...]
    """Empty: the classes' names."""
    draw: Callable[[Picture], Pixels]
    """Gives bands x rows x columns."""
    meaning: str
    unit: str = ""
    nodata: float | None = None


LAYERS: dict[str, LayerKind] = {
    "share": LayerKind(
        "shares", (), draw_shares, "Share (0-1) of each pixel that the features of a class cover together."
    ),
    "overlap": LayerKind(
        "overlaps",
        ("overlap",),
        draw_overlaps,
        "1: features of two classes have parts of the pixel; 2: one has the whole, and one of another class a part.",
    ),
    "instance": LayerKind(
        "instances", ("instance",), draw_instances, "Number of the feature that has the pixel; 0: none."
    ),
    "distance": LayerKind(
        "distances",
        ("distance",),
        draw_distances,
        "From the pixel's centre to the outline: positive in a feature (to its own), negative outside (to the "
        f"nearest); at most {REACH_PX} pixels of the image.",
        "metre",
    ),
    "boundary": LayerKind(
        "boundaries", ("boundary",), draw_boundaries, "0: no feature, 1: inside of one, 2: its edge."
    ),
    "value": LayerKind(
        "values", ("value",), draw_values, "Number of the feature that has the pixel; NaN: none.", "", float("nan")
    ),
}


def sample_layers(names: Sequence[str], classes: Sequence[LabelClass]) -> tuple[SampleLayer, ...]:
    """Return what a dataset says of its label layers; raises LabelError where there are too many classes for shares."""
    if "share" in names and len(classes) > MAX_SHARE_CLASSES:
        raise LabelError(
            f"labels.layers: 'share' is a band a class, and there are {len(classes)} classes; at most "
            f"{MAX_SHARE_CLASSES} are written.",
            "Join classes with a remap table (labels.remap, REMAP), or leave the layer out.",
        )
    return tuple(
        SampleLayer(kind.folder, kind.bands or tuple(c.name for c in classes), kind.unit, kind.nodata, kind.meaning)
        for kind in (LAYERS[name] for name in names)
    )


def draw_layers(names: Sequence[str], picture: Picture) -> Mapping[str, Pixels]:
    """Return the layers of a picture by their folders."""
    return {LAYERS[name].folder: LAYERS[name].draw(picture) for name in names}
