"""Whether chips lie on a raster: how much of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..errors import RecipeError
from ..grid import GridWindow
from ..types import Sample
from .sources import Layer


def shared_px(window: GridWindow, raster: GridWindow) -> int:
    """Return how many pixels of a window lie on a raster of the same pixels; 0 in another CRS."""
    if window.epsg != raster.epsg:
        return 0
    across = min(window.left_px + window.width_px, raster.left_px + raster.width_px)
    down = max(window.top_px - window.height_px, raster.top_px - raster.height_px)
    width = across - max(window.left_px, raster.left_px)
    height = min(window.top_px, raster.top_px) - down
    return max(0, width) * max(0, height)


def beside(samples: Sequence[Sample], on_raster: Sequence[int], parameter: str, layer: Layer) -> Iterator[str]:
    """Yield what is said of samples whose pixels on their raster (``on_raster``) lie partly outside of a layer.

    Raises RecipeError where all lie wholly outside: it is of another place, or in another CRS.
    """
    windows = [s.chip.window.finer(layer.factor) for s in samples]
    shared = [shared_px(window, layer.window) for window in windows]
    if samples and not any(shared):
        zones = ", ".join(sorted({f"EPSG:{w.epsg}" for w in windows}))
        text = f"{layer.path} (EPSG:{layer.window.epsg}) lies under none of the {len(samples)} samples ({zones})."
        raise RecipeError(parameter, text, "Give one of the same place, in the CRS of the chips.")
    partly = sum(px < layer.factor**2 * there for px, there in zip(shared, on_raster, strict=True))
    if partly:
        yield f"{partly} of {len(samples)} samples lie partly or wholly outside of {parameter}: nothing is known there."
