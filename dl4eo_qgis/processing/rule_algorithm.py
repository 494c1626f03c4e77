"""What the doors of other rules share: rules that are left empty stay, the dataset is decided anew."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputHtml,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterDefinition,
)

from ..core import recipe
from ..core.errors import RecipeError
from ..core.typed import build
from . import open_tables, styles, worker
from .base import Algorithm, Helped
from .convert import PolygonSource, read_polygons, temporary_file, write_polygons
from .datasets import check_dataset, dataset_file
from .recipe_keys import RECIPE_KEYS, given, sections
from .rule_parameters import SWITCH, kept
from .tr import tr
from .values import plain_boolean, plain_values

LAYER = "SPLIT_LAYER"
OF_THE_DATASET = {"column": "?", "path": "?"}
"""Keys that methods need, which the dataset may have."""


@dataclass(frozen=True)
class Request:
    """The dataset, the rules that change, and the polygons of the split where these are new."""

    dataset: str
    rules: Dict[str, Dict[str, Any]]
    areas: Optional[PolygonSource]


class RuleAlgorithm(Algorithm):
    """Judges or deals the samples of a finished dataset by other rules; no pixel is read."""

    GROUP = "chips"
    STYLE = "chips"
    """Of the chips, under resources/styles."""

    def rules(self) -> List[QgsProcessingParameterDefinition]:
        """Return the rules as ``makedataset`` has them."""
        raise NotImplementedError

    def numbers(self) -> Sequence[Tuple[str, str, str]]:
        """Return the counts that are outputs: name, label, help."""
        raise NotImplementedError

    def counts(self, value: Mapping[str, Any]) -> Dict[str, int]:
        """Return the counts by output, from what the worker answers."""
        raise NotImplementedError

    def inputs(self) -> List[QgsProcessingParameterDefinition]:
        return [dataset_file(), *map(kept, self.rules())]

    def results(self) -> List[Helped]:
        return [
            (QgsProcessingOutputFile("DATASET", tr("Dataset")), tr("The file dataset.json of the dataset.")),
            (QgsProcessingOutputVectorLayer("CHIPS", tr("Chips")), tr("One square a sample, with status and split.")),
            *((QgsProcessingOutputNumber(name, label), text) for name, label, text in self.numbers()),
            *styles.findings(),
            (QgsProcessingOutputString("CHANGED", tr("Changed rules")), tr("The rules that are new, with old values.")),
            (QgsProcessingOutputHtml("REPORT", tr("Report")), tr("The file report.html, which any browser opens.")),
        ]

    def checkParameterValues(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Tuple[bool, str]:
        ok: Tuple[bool, str] = super().checkParameterValues(self._in_words(parameters, context), context)
        return ok

    def check(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> None:
        path = self.parameterAsFile(parameters, "DATASET", context)
        if path:
            check_dataset(Path(path))
            open_tables.require_saved(Path(path).with_name("dataset.gpkg"), "DATASET")
        rules = sections(self._values(parameters, context))
        build(recipe.Qc, rules.get("qc", {}), "qc")
        build(recipe.Split, {**OF_THE_DATASET, **rules.get("split", {})}, "split")

    def read(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Request:
        path = str(Path(self.parameterAsFile(parameters, "DATASET", context)).absolute())
        values = self._values(parameters, context)
        areas = None
        if LAYER in values:
            group = {"SPLIT_FIELD": values.get("SPLIT_FIELD", "")}
            areas = read_polygons(self, parameters, LAYER, context, group)
        return Request(path, sections(values), areas)

    def work(self, request: Request, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Any:
        rules = request.rules
        if request.areas is not None:
            path = temporary_file("split.gpkg")
            self.names.files[path] = LAYER
            rules["split"].update(write_polygons(request.areas, path, context, feedback))
        args = {"dataset": request.dataset, "qc": rules.get("qc", {}), "split": rules.get("split", {})}
        return worker.call("decide", args, feedback, self.names)

    def publish(
        self, value: Any, parameters: Mapping[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        return {
            "DATASET": value["dataset"],
            **styles.hand_over_dataset(context, value["gpkg"], ("chips",), self.STYLE),
            **self.counts(value),
            "CHANGED": self.names.line(value["changed"]),
            **styles.report_of(Path(value["folder"])),
        }

    def settle(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> None:
        open_tables.read_anew(Path(self._request.dataset).with_name("dataset.gpkg"))

    def _in_words(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Dict[str, Any]:
        """Return parameters with the words that QGIS knows of switches; what is none stays, to be refused."""
        words = dict(parameters)
        for name in (r.name() for r in self.rules() if r.type() == "boolean"):
            with suppress(RecipeError):
                if parameters.get(name) not in (None, ""):
                    words[name] = SWITCH[plain_boolean(self, parameters, name, context)]
        return words

    def _values(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Dict[str, Any]:
        """Return the values of the rules that are given."""
        there = [r for r in self.rules() if parameters.get(r.name()) not in (None, "")]
        switches = [r.name() for r in there if r.type() == "boolean"]
        plain = [r.name() for r in there if r.name() in RECIPE_KEYS and r.name() not in (*switches, LAYER)]
        values = plain_values(self, parameters, context, plain)
        values.update({name: plain_boolean(self, parameters, name, context) for name in switches})
        if any(r.name() == LAYER for r in there):
            values[LAYER] = given(LAYER)
        return values
