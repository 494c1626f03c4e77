"""``dl4eo:applyreview``: what people decided of a dataset's samples becomes their status."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional

from qgis.core import (
    QgsFeatureRequest,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputHtml,
    QgsProcessingOutputNumber,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSource,
)
from qgis.PyQt.QtCore import QVariant

from .. import parameters as p
from .. import styles, worker
from ..base import Algorithm, Helped
from ..inputs.datasets import check_dataset, dataset_file
from ..layers import open_tables
from ..recipe_keys import wrong
from ..tr import tr

SAMPLE, REVIEW, NOTE = "sample_id", "review", "note"
BY_HAND = {"KEPT": "kept", "REJECTED": "rejected", "FLAGGED": "flagged"}
"""What the worker counts, by output."""
SPLITS = {"TRAIN": "train", "VALIDATION": "validation", "TEST": "test"}


@dataclass(frozen=True)
class Request:
    """The dataset, and the verdicts that are given beside it."""

    dataset: str
    verdicts: Optional[List[Dict[str, str]]]
    is_open: bool
    """The project has its chips already."""


class ApplyReview(Algorithm):
    """Lets the verdicts of the column review decide."""

    GROUP = "review"

    def name(self) -> str:
        return "applyreview"

    def displayName(self) -> str:
        return tr("Apply review")

    def tags(self) -> List[str]:
        return tr("keep,reject,flag,verdict,note,manual,inspect,quality").split(",")

    def about(self) -> str:
        return tr(
            "Carries the verdicts of people into a dataset. Keep and reject in the column review of its chips decide "
            "which samples are kept, whatever the rules say; flag changes nothing. Splits, statistics and report are "
            "made anew; images and masks are not touched. Verdicts stay when rules or splits change later, as long as "
            "the files of the sample are the same."
        )

    def inputs(self) -> List[QgsProcessingParameterDefinition]:
        kinds = [QgsProcessing.SourceType.TypeVector]
        chips = QgsProcessingParameterFeatureSource("CHIPS", tr("Verdicts of another layer"), kinds, None, True)
        return [dataset_file(), p.helped(chips, _chips_help())]

    def results(self) -> List[Helped]:
        numbers = [
            ("KEPT", tr("Kept by hand"), tr("Number of samples with the verdict keep.")),
            ("REJECTED", tr("Rejected by hand"), tr("Number of samples with the verdict reject.")),
            ("FLAGGED", tr("Flagged"), tr("Number of samples with the verdict flag.")),
            ("CHANGED", tr("Changed"), tr("Number of samples that are kept now and were not before, or the reverse.")),
            ("COUNT", tr("Kept"), tr("Number of samples that are kept, by rule or by hand.")),
            ("TRAIN", tr("Training"), tr("Number of samples for training.")),
            ("VALIDATION", tr("Validation"), tr("Number of samples for validation.")),
            ("TEST", tr("Test"), tr("Number of samples for the test.")),
        ]
        return [
            (QgsProcessingOutputFile("DATASET", tr("Dataset")), tr("The file dataset.json of the dataset.")),
            (QgsProcessingOutputVectorLayer("CHIPS", tr("Chips")), tr("One square a sample, with status and split.")),
            *((QgsProcessingOutputNumber(name, label), text) for name, label, text in numbers),
            (QgsProcessingOutputHtml("REPORT", tr("Report")), tr("The file report.html, which any browser opens.")),
        ]

    def check(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> None:
        path = self.parameterAsFile(parameters, "DATASET", context)
        if path:
            check_dataset(Path(path))
            open_tables.require_saved(Path(path).with_name("dataset.gpkg"), "DATASET")
        source = self._source(parameters, context)
        if source is not None:
            _columns(source)

    def read(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Request:
        path = Path(self.parameterAsFile(parameters, "DATASET", context)).absolute()
        self.names.files[str(path.with_name("dataset.gpkg"))] = "DATASET"
        source = self._source(parameters, context)
        layers = open_tables.open_layers(path.with_name("dataset.gpkg"))
        is_open = any(layer.fields().indexOf(REVIEW) >= 0 for layer in layers)
        return Request(str(path), None if source is None else _verdicts(source), is_open)

    def work(self, request: Request, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Any:
        given = {} if request.verdicts is None else {"verdicts": request.verdicts}
        return worker.call("decide", {"dataset": request.dataset, **given}, feedback, self.names)

    def publish(
        self, value: Any, parameters: Mapping[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        address = styles.layer_address(value["gpkg"], "chips")
        if not self._request.is_open:
            styles.hand_over_dataset(context, value["gpkg"], ("chips",))
        return {
            "DATASET": value["dataset"],
            "CHIPS": address,
            **{name: value["review"].get(key, 0) for name, key in BY_HAND.items()},
            "CHANGED": value["moved"],
            "COUNT": value["counts"]["kept"],
            **{name: value["splits"].get(split, 0) for name, split in SPLITS.items()},
            **styles.report_of(Path(value["folder"])),
        }

    def settle(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> None:
        open_tables.read_anew(Path(self._request.dataset).with_name("dataset.gpkg"))

    def _source(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Any:
        """Return the layer of verdicts; None where there is none."""
        if parameters.get("CHIPS") in (None, ""):
            return None
        source = self.parameterAsSource(parameters, "CHIPS", context)
        if source is None:
            raise wrong("CHIPS", tr("cannot be read as a layer or table: {value!r}").format(value=parameters["CHIPS"]))
        return source


def _columns(source: Any) -> Dict[str, int]:
    """Return where a layer has its verdicts; raises RecipeError where it has none."""
    there = {field.name().strip().lower(): place for place, field in enumerate(source.fields())}
    for name in (SAMPLE, REVIEW):
        if name not in there:
            found = ", ".join(field.name() for field in source.fields()) or tr("none")
            message = tr("the layer has no column {name!r}; it has {found}")
            raise wrong("CHIPS", message.format(name=name, found=found))
    return {name: there[name] for name in (SAMPLE, REVIEW, NOTE) if name in there}


def _verdicts(source: Any) -> List[Dict[str, str]]:
    """Return the verdicts of a layer."""
    columns = _columns(source)
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes(list(columns.values()))
    return [
        {name: _text(feature.attribute(place)) for name, place in columns.items()}
        for feature in source.getFeatures(request)
    ]


def _text(value: Any) -> str:
    """Return an attribute as a text; NULL is none."""
    return "" if value is None or (isinstance(value, QVariant) and value.isNull()) else str(value)


def _chips_help() -> str:
    return tr(
        "A layer or table with the columns sample_id and review (keep, reject, flag or nothing), perhaps note: an "
        "edited copy of the chips, or a CSV file. It goes before the verdicts of the dataset itself; samples that it "
        "does not name keep theirs. A selection or filter counts. Empty: the chips of the dataset as they were edited "
        "and saved."
    )
