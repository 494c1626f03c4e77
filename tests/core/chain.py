"""The chain from stack to dataset on the simulated world: a stack made of a build's own blocks, and its steps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import rasterio

from dl4eo_qgis.core import explore, rasterise
from dl4eo_qgis.core.block import make_layers, reads_of
from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.grid import union_window
from dl4eo_qgis.core.pipeline import kit_of
from dl4eo_qgis.core.plan import make_plan, read_inputs
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.recipe import Recipe
from dl4eo_qgis.core.stages import align, select
from dl4eo_qgis.core.stepwise.check import check_chips
from dl4eo_qgis.core.stepwise.export import export_chips
from dl4eo_qgis.core.stepwise.facts import TAG, StackFacts, recipe_sections, text_of
from dl4eo_qgis.core.stepwise.split import split_chips
from tests.core.demo_job import recipe_of

DAY = "2022-01-23"


class Heard:
    """What a step said."""

    def __init__(self) -> None:
        self.infos: list[str] = []
        self.warnings: list[str] = []
        self.progress = Progress(self._take)

    def _take(self, kind: str, _: float, text: str) -> None:
        {"info": self.infos, "warning": self.warnings}.get(kind, []).append(text)


class Steps:
    """The steps on chips in a folder, with what they take where nothing else is said."""

    def __init__(self, folder: Path, stack: str = "", mask: str = "", grid: str = "") -> None:
        self.folder, self.stack, self.mask, self.grid = folder, stack, mask, grid

    def check(self, name: str, heard: Heard | None = None, chips: str = "", **changes: Any) -> str:
        """Check chips (the grid); returns the layer's file."""
        output = str(self.folder / f"{name}.gpkg")
        args = {"chips": layer(chips or self.grid), "rasters": [self.stack], "mask": self.mask, "output": output}
        check_chips({**args, **changes}, (heard or Heard()).progress)
        return output

    def split(self, name: str, chips: str, heard: Heard | None = None, **rules: Any) -> str:
        """Deal chips; returns the layer's file."""
        output = str(self.folder / f"{name}.gpkg")
        split_chips({"chips": layer(chips), "split": rules, "output": output}, (heard or Heard()).progress)
        return output

    def export(self, name: str, chips: str, heard: Heard | None = None, **changes: Any) -> Path:
        """Make a dataset; returns its folder."""
        output = {"folder": str(self.folder / name), **changes.pop("output", {})}
        args = {"chips": layer(chips), "rasters": [self.stack], "mask": self.mask, "output": output}
        return Path(export_chips({**args, **changes}, (heard or Heard()).progress)["folder"])


class Chain(Steps):
    """The simulated world at one date: stack, masks and grid."""

    def __init__(self, world: DemoWorld, folder: Path) -> None:
        super().__init__(folder, str(folder / "stack.tif"), str(folder / "mask.tif"), str(folder / "grid.gpkg"))
        self.world = world
        self.recipe = recipe_of(world, folder / "made", time={"start": DAY, "end": DAY}, optical={"indices": ["ndwi"]})
        write_stack(self.recipe, Path(self.stack))
        self.rasterise(self.mask)
        args = {"aoi": {"path": str(world.aoi)}, "chips": {"size_px": 64}, "grid": {}, "output": self.grid}
        explore.write_chips({**args, "labels": {"path": str(world.labels)}, "seed": 42}, Progress())

    def rasterise(self, output: str, like: str = "", **options: Any) -> None:
        """Draw the labels on the grid of the stack, or of another raster."""
        labels = {"path": str(self.world.labels), **options}
        rasterise.rasterise_labels({"labels": labels, "like": like or self.stack, "output": output}, Progress())


def layer(path: str) -> dict[str, str]:
    """Return what a request says of a layer of chips."""
    return {"path": path, "layer": "chips"}


def write_stack(recipe: Recipe, path: Path) -> None:
    """Write the pixels of a build's samples as one raster that tells what it is made of; elsewhere there is nothing."""
    plan = make_plan(read_inputs(recipe, Progress()), Progress())
    kit = kit_of(plan)
    window = union_window(tuple(s.chip.window for s in plan.samples))
    pixels = np.full((len(kit.bands), *window.shape), np.nan, np.float32)
    for job in select.jobs(plan.samples):
        bands = align.ask_bands(reads_of(kit, job), lambda: None)
        bands.wait(lambda: None)
        layers = make_layers(kit, job, bands, {})
        for sample in job.samples:
            rows, cols = window.slices_of(sample.chip.window)
            pixels[:, rows, cols] = np.stack(
                [layers[b.name][job.window.slices_of(sample.chip.window)] for b in kit.bands]
            )
    scenes = {(s.role, s.id): s for sample in plan.samples for s in sample.scenes}
    facts = StackFacts(
        recipe_sections(recipe), kit.bands, tuple(scenes.values()), plan.samples[0].date, kit.polarisations, plan.units
    )
    with rasterio.open(
        path, "w", driver="GTiff", width=window.width_px, height=window.height_px, count=len(kit.bands),
        dtype="float32", crs=f"EPSG:{window.epsg}", transform=rasterio.Affine(*window.transform), nodata=np.nan,
        tiled=True, compress="deflate",
    ) as file:  # fmt: skip
        file.write(pixels)
        file.descriptions = [b.name for b in kit.bands]
        file.update_tags(**{TAG: text_of(facts)})
