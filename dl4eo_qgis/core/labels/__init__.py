"""The rules by which features become pixels. To add one: one function here or in a file beside, one entry in RULES."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from .burnt import burn_centre, burn_touched
from .coverage import cover
from .drawing import Drawing

Rule = Callable[[Drawing], npt.NDArray[np.int32]]
"""Gives rows x columns: which feature has the pixel, from 1; 0: none.

Of features with a pixel by the rule, the one of the largest priority wins, then the first in the layer.
"""

RULES: dict[str, Rule] = {"centre": burn_centre, "touched": burn_touched, "coverage": cover}
"""A feature has a pixel whose centre lies inside, that it touches, or of which its class covers enough."""
