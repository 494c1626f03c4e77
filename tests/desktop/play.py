"""The whole play, in its order."""

from __future__ import annotations

import reviewing
import steps
from director import Step

STEPS: dict[str, Step] = {
    "tidy window": steps.tidy_window,
    "install": steps.install,
    "try the demo": steps.try_the_demo,
    "draw area": steps.draw_area,
    "fill dialog": steps.fill_dialog,
    "run dialog": steps.run_dialog,
    "layers": steps.look_at_layers,
    "load dataset": steps.load_dataset,
    "mosaics": steps.look_at_mosaics,
    "browse": reviewing.browse,
    "apply verdicts": reviewing.apply_verdicts,
    "reload plugin": reviewing.reload_plugin,
    "leave": reviewing.leave,
}
