"""What the doors of rules share: those of a dataset, decided anew, and those of chips that travel as a layer."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputHtml,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
)

from ..core import recipe
from ..core.errors import RecipeError
from ..core.typed import build
from . import styles, worker
from .base import Algorithm, Helped
from .convert import PolygonSource, read_polygons, temporary_file, write_polygons
from .inputs import chip_parameters as chip_layers
from .inputs.datasets import check_dataset, dataset_file
from .inputs.rule_parameters import SWITCH, kept
from .inputs.values import plain_boolean, plain_values
from .layers import open_tables
from .layers.sinks import fill_sink
from .parameters import helped
from .recipe_keys import RECIPE_KEYS, given, sections, wrong
from .styles import Look
from .tr import tr

LAYER = "SPLIT_LAYER"
OF_THE_DATASET = {"column": "?", "path": "?"}
"""Keys that methods need, which the dataset may have."""


@dataclass(frozen=True)
class Request:
    """The dataset or the chips, the rules that change, and the polygons of the split where these are new."""

    dataset: str
    """Empty where chips come as a layer."""
    rules: Dict[str, Dict[str, Any]]
    areas: Optional[PolygonSource]
    chips: Optional[PolygonSource] = None
    rasters: Dict[str, Any] = field(default_factory=dict)


class RuleAlgorithm(Algorithm):
    """Judges or deals the samples of a finished dataset by other rules, or chips of a layer by rules of their own."""

    GROUP = "chips"
    COMMAND = ""
    """What the worker is asked for where chips come as a layer."""
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

    def input_help(self) -> str:
        """Return the help of INPUT."""
        raise NotImplementedError

    def title(self) -> str:
        """Return the name of the layer that comes out."""
        raise NotImplementedError

    def rasters(self) -> List[QgsProcessingParameterDefinition]:
        """Return the rasters that chips of a layer need."""
        return []

    def inputs(self) -> List[QgsProcessingParameterDefinition]:
        kind = QgsProcessing.SourceType.TypeVectorPolygon
        output = QgsProcessingParameterFeatureSink("OUTPUT", self.title(), kind, None, True)
        text = tr("The chips of INPUT, a square a sample, with what was decided. Not made of a dataset.")
        return [
            dataset_file(optional=True),
            chip_layers.chips(True, self.input_help()),
            *self.rasters(),
            *map(kept, self.rules()),
            helped(output, text),
        ]

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
        self._check_form(parameters, context)
        rules = sections(self._values(parameters, context))
        build(recipe.Qc, rules.get("qc", {}), "qc")
        build(recipe.Split, {**OF_THE_DATASET, **rules.get("split", {})}, "split")

    def _check_form(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> None:
        """Raise RecipeError unless either a dataset or a layer of chips is given, with what belongs to it."""
        forms = [name for name in ("DATASET", "INPUT") if chip_layers.is_given(parameters, name)]
        if len(forms) != 1:
            text = tr("give either DATASET or INPUT, got none of them")
            if forms:
                text = tr("give either DATASET or INPUT, got DATASET and INPUT")
            raise wrong("DATASET", text, tr("DATASET is a finished dataset, INPUT chips as a layer."))
        if forms == ["DATASET"]:
            path = Path(self.parameterAsFile(parameters, "DATASET", context))
            check_dataset(path)
            open_tables.require_saved(path.with_name("dataset.gpkg"), "DATASET")
            for name in (p.name() for p in self.rasters()):
                if chip_layers.is_given(parameters, name):
                    hint = tr("Leave it empty, or give INPUT instead.")
                    raise wrong(name, tr("has no effect beside DATASET"), hint)
            return
        chip_layers.check_date(self, parameters, context)
        if self.rasters():
            chip_layers.require_rasters(parameters)
        if not chip_layers.is_given(parameters, "OUTPUT"):
            raise wrong("OUTPUT", tr("is empty"), tr("Chips of a layer (INPUT) go into a layer."))

    def read(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Request:
        is_layer = chip_layers.is_given(parameters, "INPUT")
        path = "" if is_layer else str(Path(self.parameterAsFile(parameters, "DATASET", context)).absolute())
        values = self._values(parameters, context)
        areas = None
        if LAYER in values:
            group = {"SPLIT_FIELD": values.get("SPLIT_FIELD", "")}
            areas = read_polygons(self, parameters, LAYER, context, group)
        if not is_layer:
            return Request(path, sections(values), areas)
        rasters = chip_layers.read_rasters(self, parameters, context) if self.rasters() else {}
        return Request("", sections(values), areas, chip_layers.read_chips(self, parameters, context), rasters)

    def work(self, request: Request, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Any:
        rules = request.rules
        if request.areas is not None:
            path = temporary_file("split.gpkg")
            self.names.files[path] = LAYER
            rules["split"].update(write_polygons(request.areas, path, context, feedback))
        args = {"qc": rules.get("qc", {}), "split": rules.get("split", {})}
        if request.chips is not None:
            chips = chip_layers.write_chips(request.chips, self.names, context, feedback)
            args.update(request.rasters, chips=chips, output=temporary_file("decided.gpkg"))
            return worker.call(self.COMMAND, args, feedback, self.names)
        args["dataset"] = request.dataset
        return worker.call("decide", args, feedback, self.names)

    def publish(
        self, value: Any, parameters: Mapping[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        if "dataset" not in value:
            look = Look(self.title(), self.STYLE)
            return {"OUTPUT": fill_sink(self, parameters, "OUTPUT", context, value, look), **self.counts(value)}
        return {
            "DATASET": value["dataset"],
            **styles.hand_over_dataset(context, value["gpkg"], ("chips",), self.STYLE),
            **self.counts(value),
            "CHANGED": self.names.line(value["changed"]),
            **styles.report_of(Path(value["folder"])),
        }

    def settle(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> None:
        if self._request.dataset:
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
