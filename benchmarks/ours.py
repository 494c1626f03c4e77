"""Parts of the plugin's engine, run alone by the core's own Python.

    .venv-core/bin/python -m benchmarks.ours read|plan|windows RECIPE

``read``: plan, then every job's bands made in memory, nothing written. ``plan``: only the plan. ``windows``: the plan's
windows, for the limit in bytes. The last line of the output is JSON: seconds and counts. The whole job is measured as
users run it: ``python -m dl4eo_qgis.core build RECIPE``.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

STARTED = time.perf_counter()


def planned(recipe: Any) -> tuple[Any, list[Any]]:
    """Return the plan of a recipe and its jobs."""
    from dl4eo_qgis.core.plan import make_plan, read_inputs
    from dl4eo_qgis.core.progress import Progress
    from dl4eo_qgis.core.stages import select

    plan = make_plan(read_inputs(recipe, Progress()), Progress())
    return plan, select.jobs(plan.samples)


def read_all(recipe: Any) -> dict[str, Any]:
    """Make every job's image on the engine's own executor and drop it."""
    from dl4eo_qgis.core import pipeline
    from dl4eo_qgis.core.executors import EXECUTORS
    from dl4eo_qgis.core.progress import Progress

    plan, jobs = planned(recipe)
    pipeline.use_few_arenas()
    kit, run = pipeline.kit_of(plan), EXECUTORS["threads"]
    try:
        pixels = sum(run(image_pixels, kit, jobs, recipe.output, Progress().check))
    finally:
        pipeline.close_files()
    return {"samples": len(plan.samples), "jobs": len(jobs), "pixels": pixels}


def image_pixels(kit: Any, job: Any, check: Any) -> int:
    """Make one job's bands, as ``block.make_block`` does; returns its pixels of one band."""
    from dl4eo_qgis.core import block
    from dl4eo_qgis.core.executors.slots import computing
    from dl4eo_qgis.core.stages import align

    bands = align.ask_bands(block.reads_of(kit, job), check)
    bands.wait(check)
    with computing(kit.recipe.output.threads, check):
        layers = block.make_layers(kit, job, bands, {})
    return int(layers[kit.bands[0].name].size)


def plan_only(recipe: Any) -> dict[str, Any]:
    """Make the plan."""
    plan, jobs = planned(recipe)
    return {"samples": len(plan.samples), "chips": len(plan.inputs.chips), "jobs": len(jobs)}


def windows(recipe: Any) -> dict[str, Any]:
    """Give the bounds of every job's window (left, bottom, right, top in metres)."""
    _, jobs = planned(recipe)
    return {"windows": [job.window.bounds for job in jobs], "epsg": jobs[0].window.epsg}


MODES = {"read": read_all, "plan": plan_only, "windows": windows}


def main() -> int:
    """Run one mode."""
    from dl4eo_qgis.core import pipeline  # noqa: F401  (imports are a lap of their own)
    from dl4eo_qgis.core.recipe import Recipe

    mode, path = sys.argv[1:3]
    recipe = Recipe.from_file(Path(path))
    imported = time.perf_counter()
    facts = MODES[mode](recipe)
    laps = {"import": imported - STARTED, "inner": time.perf_counter() - imported}
    print(json.dumps({**laps, **facts}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
