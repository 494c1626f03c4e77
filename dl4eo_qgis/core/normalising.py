"""Pixels normalised for a network, and back, by the statistics of a dataset. To add a way: one entry in METHODS."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from .errors import DatasetError, Dl4eoError, suggest

FloatArray = npt.NDArray[np.float32]
Numbers = Mapping[str, float]
"""Of one band, as stats.json names them: mean, std, min, max, p2, p98."""

METHODS: dict[str, Callable[[Numbers], tuple[float, float]]] = {
    "none": lambda _: (0.0, 1.0),
    "zscore": lambda s: (s["mean"], s["std"]),
    "minmax": lambda s: (s["min"], s["max"] - s["min"]),
    "percentile": lambda s: (s["p2"], s["p98"] - s["p2"]),
}
"""Of a band's statistics the number that becomes 0, and the distance from it that becomes 1. Nothing is cut off."""
MAKE_THEM = "Write them with `python -m dl4eo_qgis.core describe {folder}`, or load with normalise='none'."
DESCRIBE_AGAIN = (
    "Write the train samples' again with `python -m dl4eo_qgis.core describe`, or load with normalise='none'."
)
THEIR_OWN = "Give the path of the stats.json of the dataset that the network is trained with."
TRAIN, ALL = "train", "all"
"""Splits whose statistics a network may know; the second of a dataset without splits."""
USED = ("bands", "split", "fold", "statistics", "classes")
"""Of stats.json; the histograms would travel to every worker."""


@dataclass(frozen=True)
class Scaling:
    """What a band's values are taken from and divided by, a number a band."""

    zero: tuple[float, ...]
    unit: tuple[float, ...]

    def apply(self, pixels: FloatArray, out: FloatArray | None = None) -> FloatArray:
        """Return pixels (bands x rows x columns) normalised: (value - zero) / unit; in ``out``, where it is given."""
        moved = np.subtract(pixels, self._column(self.zero), out=out)
        return np.divide(moved, self._column(self.unit), out=moved)

    def undo(self, pixels: FloatArray) -> FloatArray:
        """Return the values that ``apply`` made normalised ones of."""
        return pixels * self._column(self.unit) + self._column(self.zero)

    def _column(self, numbers: Sequence[float]) -> FloatArray:
        return np.array(numbers, np.float32)[:, None, None]


def scaling_of(method: str, bands: Sequence[str], statistics: Mapping[str, Any], source: object) -> Scaling:
    """Return the scaling of ``bands`` by a method of ``METHODS`` and the document of a stats.json.

    A band that has one value only is moved to 0 and not stretched. Raises DatasetError, which names ``source``, where
    the statistics are those of other bands, or know no value of a band.
    """
    if method == "none":
        return Scaling((0.0,) * len(bands), (1.0,) * len(bands))
    known = statistics.get("statistics")
    if not isinstance(known, Mapping):
        raise DatasetError(source, "holds no statistics.", "Give a stats.json that dl4eo wrote.")
    foreign = [name for name in bands if name not in known]
    if foreign:
        raise DatasetError(
            source,
            f"are statistics of other bands: of {', '.join(known) or 'none'}; not of {', '.join(foreign)}.",
            "Give the statistics of the dataset that the network is trained with, or choose among its bands.",
        )
    pairs = [METHODS[method](_numbers(known[name], name, source)) for name in bands]
    return Scaling(tuple(zero for zero, _ in pairs), tuple(unit if unit > 0 else 1.0 for _, unit in pairs))


def _numbers(of_band: Mapping[str, Any], name: str, source: object) -> Numbers:
    """Return a band's statistics; raises DatasetError where there are none."""
    numbers = {key: float("nan") if value is None else float(value) for key, value in of_band.items()}
    wanted = ("mean", "std", "min", "max", "p2", "p98")
    if not all(math.isfinite(numbers.get(key, math.nan)) for key in wanted):
        raise DatasetError(
            source,
            f"band {name} has no statistics: no sample that was described has a value in it.",
            "Leave the band out, or load with normalise='none'.",
        )
    return numbers


def check_method(method: str) -> None:
    """Raise Dl4eoError where there is no such way to normalise."""
    if method not in METHODS:
        raise Dl4eoError(f"normalise: there is no '{method}'", suggest(method, METHODS))


def read_statistics(path: Path, hint: str = "") -> dict[str, Any]:
    """Return the document of a stats.json; raises DatasetError where it is missing or none.

    ``hint``: what to do then; how to write the file of the folder that it lies in, if none is given.
    """
    hint = hint or MAKE_THEM.format(folder=path.parent)
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise DatasetError(path, "is missing: there are no statistics.", hint) from error
    except OSError as error:
        raise DatasetError(path, f"cannot be read ({error.strerror}).") from error
    except ValueError as error:
        raise DatasetError(path, f"is damaged: it is not JSON ({error}).", hint) from error
    if not isinstance(document, dict) or "dl4eo_stats" not in document:
        raise DatasetError(path, "holds no statistics of dl4eo.", hint)
    return document


def of_train(document: Mapping[str, Any], source: object, fold: int | None = None) -> dict[str, Any]:
    """Return of a stats.json what is used of the train samples (of all, without splits), whatever stands at its top.

    With ``fold``: of those that train while that fold is the validation. Raises DatasetError, which names ``source``,
    where the document has nothing of them.
    """
    used = {key: document[key] for key in USED if key in document}
    if fold is not None:
        told = document.get("folds", {}).get(str(fold))
        if told is None:
            raise DatasetError(source, f"holds no statistics of fold {fold}.", DESCRIBE_AGAIN)
        return {**used, "split": TRAIN, "fold": fold, **_of_samples(told)}
    if used.get("split", TRAIN) in (TRAIN, ALL):
        return used
    told = document.get("splits", {}).get(TRAIN)
    if told is None:
        text = f"are of the split '{used['split']}': a network must not see these before it is tested."
        raise DatasetError(source, text, DESCRIBE_AGAIN)
    return {**used, "split": TRAIN, **_of_samples(told)}


def _of_samples(told: Mapping[str, Any]) -> dict[str, Any]:
    return {key: told[key] for key in ("statistics", "classes") if key in told}
