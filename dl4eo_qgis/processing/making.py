"""What the doors that make a whole dataset share: its outputs, and the dry run that only tells of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Mapping

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputHtml,
    QgsProcessingOutputNumber,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
)

from . import parameters as p
from . import styles, worker
from .base import Helped
from .convert import temporary_file
from .inputs.values import plain_boolean
from .layers.sinks import fill_sink, fill_table
from .recipe_keys import Names
from .styles import Look
from .tr import tr

PLAN_ONLY, PLAN, TABLE = "PLAN_ONLY", "PLAN", "PLAN_TABLE"
TABLE_COLUMNS = {"quantity": str, "value": float, "unit": str, "known": str}


def dry_run() -> p.Definition:
    """Return PLAN_ONLY."""
    text = tr(
        "Tells what would be made, without reading a pixel of an image or writing a file to the dataset folder: "
        "samples, scenes, bytes to read, disk and minutes, as numbers, and as PLAN and PLAN_TABLE. Dates are those by "
        "the cloud share that scenes tell: a run looks at their cloud layers first."
    )
    return p.helped(QgsProcessingParameterBoolean(PLAN_ONLY, tr("Only plan (dry run)"), False), text)


def plan_sinks() -> List[p.Definition]:
    """Return PLAN and PLAN_TABLE."""
    polygon, table = QgsProcessing.SourceType.TypeVectorPolygon, QgsProcessing.SourceType.TypeVector
    plan = QgsProcessingParameterFeatureSink(PLAN, tr("Planned samples"), polygon, None, True, True)
    costs = QgsProcessingParameterFeatureSink(TABLE, tr("Costs of the plan"), table, None, True, True)
    return [
        p.helped(plan, _plan_help()),
        p.helped(
            costs, tr("Of PLAN_ONLY: a table of quantity, value, unit, and how it is known. Else it is not made.")
        ),
    ]


def made() -> List[Helped]:
    """Return the outputs of a finished dataset that no parameter makes."""
    return [
        (QgsProcessingOutputFile("DATASET", tr("Dataset")), tr("The file dataset.json of the finished dataset.")),
        (QgsProcessingOutputVectorLayer("CHIPS", tr("Chips")), tr("One square a sample, with its measures.")),
        (QgsProcessingOutputVectorLayer("SCENES", tr("Scenes")), tr("Footprints of the scenes that were used.")),
        *styles.findings(),
        (QgsProcessingOutputNumber("COUNT", tr("Samples")), tr("Number of samples that were kept.")),
        (QgsProcessingOutputHtml("REPORT", tr("Report")), tr("The file report.html, which any browser opens.")),
    ]


def results() -> List[Helped]:
    """Return the outputs of a dataset or of its plan that no parameter makes."""
    return [
        *made(),
        (
            QgsProcessingOutputNumber("SAMPLES", tr("Planned samples")),
            tr("Of PLAN_ONLY: number of samples that are still to be made."),
        ),
        (
            QgsProcessingOutputNumber("SCENES_COUNT", tr("Planned scenes")),
            tr("Of PLAN_ONLY: number of scenes of all kinds that they would be made of."),
        ),
        (QgsProcessingOutputNumber("BYTES", tr("Bytes to read")), tr("Of PLAN_ONLY: bytes that would be read.")),
        (QgsProcessingOutputNumber("DISK", tr("Bytes on disk")), tr("Of PLAN_ONLY: bytes that would be written.")),
        (QgsProcessingOutputNumber("MINUTES", tr("Minutes")), tr("Of PLAN_ONLY: minutes that it would take, roughly.")),
    ]


def is_dry_run(algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], context: QgsProcessingContext) -> bool:
    """Return PLAN_ONLY; raises RecipeError where it is neither yes nor no."""
    return plain_boolean(algorithm, parameters, PLAN_ONLY, context)


def call(
    recipe: Mapping[str, Any], dry: bool, wanted: bool, feedback: QgsProcessingFeedback, names: Names
) -> Dict[str, Any]:
    """Return what the worker says of a recipe: the finished dataset, or its plan; ``wanted``: with a layer."""
    if not dry:
        return worker.call("build", {"recipe": recipe}, feedback, names)
    output = temporary_file("plan.gpkg") if wanted else ""
    return worker.call("plan", {"recipe": recipe, "output": output}, feedback, names)


def wants_plan(parameters: Mapping[str, Any]) -> bool:
    """Say whether the layer of a plan is asked for."""
    return parameters.get(PLAN) not in (None, "")


def publish(
    algorithm: QgsProcessingAlgorithm,
    value: Any,
    parameters: Mapping[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> Dict[str, Any]:
    """Return the outputs of a dataset, or of a plan."""
    if "numbers" in value:
        return _plan(algorithm, value, parameters, context)
    folder = Path(value["dataset"]).parent
    if parameters.get("FOLDER") == QgsProcessing.TEMPORARY_OUTPUT:
        text = tr("The dataset lies in a temporary folder that goes when QGIS ends: {folder}. Copy it to keep it.")
        feedback.pushWarning(text.format(folder=folder))
    return {
        "DATASET": value["dataset"],
        **styles.hand_over_dataset(context, value["gpkg"], ("chips", "scenes")),
        "COUNT": value["counts"]["kept"],
        "FOLDER": str(folder),
        **styles.report_of(folder),
    }


def _plan(
    algorithm: QgsProcessingAlgorithm, value: Any, parameters: Mapping[str, Any], context: QgsProcessingContext
) -> Dict[str, Any]:
    numbers = value["numbers"]
    made = {
        "COUNT": 0, "SAMPLES": numbers["samples"], "SCENES_COUNT": numbers["scenes"], "BYTES": numbers["bytes"],
        "DISK": numbers["disk"], "MINUTES": numbers["minutes"],
    }  # fmt: skip
    if "path" in value:
        made[PLAN] = fill_sink(algorithm, parameters, PLAN, context, value, Look(tr("Planned samples"), "chipgrid"))
    address = fill_table(algorithm, parameters, TABLE, context, TABLE_COLUMNS, value["table"])
    return {**made, **({TABLE: address} if address else {})}


def _plan_help() -> str:
    return tr(
        "Of PLAN_ONLY: one square a sample with date, state (to make or finished), split if none is rejected, number "
        "of samples of the chip, scenes, radar pass and its days, and the share of ground of each class. Else it is "
        "not made."
    )
