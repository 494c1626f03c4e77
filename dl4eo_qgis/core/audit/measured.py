"""What is measured of a sample's pixels again, as when it was written."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from ..contents import Contents
from ..quality.measures import of_image
from ..stages import qc
from ..types import Row

MOST_VALUES = 5
"""Values that a text names."""


def measures_of(
    contents: Contents, row: Row, image: npt.NDArray[Any] | None, mask: npt.NDArray[Any] | None
) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """Return a sample's measures by column, and what is wrong with its values as (image or mask, text).

    ``image``: bands x rows x columns, ``mask``: rows x columns; None where they cannot be looked at.
    """
    measures: dict[str, Any] = {}
    faults = []
    if image is not None:
        infinite = int(np.isinf(image).sum())
        if infinite:
            faults.append(("image", f"{infinite} of its values are infinite; nodata is NaN."))
        else:
            with np.errstate(all="ignore"):  # a damaged file may hold any numbers
                measures |= of_image(image, contents.bands)
    if mask is not None and contents.ignore is not None:
        strange = _strange(contents, mask)
        if strange:
            faults.append(("mask", strange))
        else:
            measures |= qc.labelled_shares(mask, contents.ignore)
            measures |= qc.class_shares(mask, contents.columns)
    return measures, faults


def _strange(contents: Contents, mask: npt.NDArray[Any]) -> str:
    """Return which values of a mask its class table lacks, or an empty text."""
    known = [0, *(c.value for c in contents.classes), contents.ignore]
    values, counts = np.unique(mask, return_counts=True)
    strange = [(int(v), int(n)) for v, n in zip(values, counts, strict=True) if v not in known]
    if not strange:
        return ""
    told = ", ".join(f"{value} ({count} pixels)" for value, count in strange[:MOST_VALUES])
    more = f" and {len(strange) - MOST_VALUES} more" if len(strange) > MOST_VALUES else ""
    return f"It holds values that the class table lacks: {told}{more}."
