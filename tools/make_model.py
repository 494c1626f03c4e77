"""Writes resources/models/training_chips.model3 with QGIS' own classes: the chain of the small algorithms.

    tools/qgis_env.sh /usr/bin/python3 tools/make_model.py [OUTPUT]

Run it again when parameters of the algorithms change; a test compares the file with what this makes.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "resources" / "models" / "training_chips.model3"
NAME = "trainingchips"
GROUP = "5 Dataset"
HELP = {
    "ALG_DESC": "Makes a training dataset in single steps, each of which can be looked at, changed or replaced: search "
    "scenes, select the clearest acquisition, build a stack of its bands, rasterise labels, make a chip grid, check "
    "and split the chips, export them. With the same inputs its chips are those of Make training dataset, if one "
    "acquisition shows the whole area.",
    "AOI": "Polygons of the area of interest, in any CRS.",
    "LABELS": "Polygons of what is to be learnt.",
    "CLASS_FIELD": "Field of the labels that holds the class. Empty: every polygon is class 1.",
    "CATALOGUE": "Where scenes are searched: planetary-computer, earth-search or cdse; or the URL of a STAC API; or "
    "the path of a static catalogue.",
    "START": "First day of the period, UTC.",
    "END": "Last day of the period, UTC, included.",
    "MAX_CLOUD": "Scenes whose cloud share is this many percent or more are left out.",
    "CHIP_SIZE": "Width and height of a chip in pixels of 10 m.",
    "SPLIT": "How chips are dealt to train, validation and test.",
    "FOLDER": "Where the dataset is written: a new folder, or that of a stopped run.",
    "ALG_CREATOR": "dl4eo",
}
STEPS = {
    "search": ("dl4eo:searchscenes", "Search scenes"),
    "select": ("dl4eo:selectscenes", "Select scenes"),
    "stack": ("dl4eo:buildstack", "Build stack"),
    "labels": ("dl4eo:rasteriselabels", "Rasterise labels"),
    "grid": ("dl4eo:makechipgrid", "Make chip grid"),
    "check": ("dl4eo:checkchips", "Check chips"),
    "split": ("dl4eo:splitchips", "Split chips"),
    "export": ("dl4eo:exportchips", "Export chips"),
}
"""By the name of each step: its algorithm and what the designer shows, in the order of the work."""
LINKS: dict[str, dict[str, list[str]]] = {
    "search": {"AOI": ["AOI"], "CATALOGUE": ["CATALOGUE"], "START": ["START"], "END": ["END"],
               "MAX_CLOUD": ["MAX_CLOUD"]},
    "select": {"INPUT": ["search.OUTPUT"], "AOI": ["AOI"], "CHIP_SIZE": ["CHIP_SIZE"]},
    "stack": {"INPUT": ["select.OUTPUT"], "AOI": ["AOI"], "CHIP_SIZE": ["CHIP_SIZE"]},
    "labels": {"INPUT": ["LABELS"], "CLASS_FIELD": ["CLASS_FIELD"], "LIKE": ["stack.OUTPUT"]},
    "grid": {"AOI": ["AOI"], "CHIP_SIZE": ["CHIP_SIZE"], "LABELS": ["LABELS"], "CLASS_FIELD": ["CLASS_FIELD"]},
    "check": {"INPUT": ["grid.OUTPUT"], "RASTERS": ["stack.OUTPUT"], "MASK": ["labels.OUTPUT"],
              "CLOUDS": ["stack.CLOUDS"]},
    "split": {"INPUT": ["check.OUTPUT"], "SPLIT": ["SPLIT"]},
    "export": {"INPUT": ["split.OUTPUT"], "RASTERS": ["stack.OUTPUT"], "MASK": ["labels.OUTPUT"],
               "CLOUDS": ["stack.CLOUDS"], "FOLDER": ["FOLDER"]},
}  # fmt: skip
"""Of each step the parameters, and where each comes from: an input of the model, or ``step.OUTPUT``."""


def inputs() -> list[Any]:
    """Return the model's inputs in their order, with the defaults of the algorithms."""
    from qgis.core import (
        QgsProcessing,
        QgsProcessingParameterDateTime,
        QgsProcessingParameterEnum,
        QgsProcessingParameterFeatureSource,
        QgsProcessingParameterField,
        QgsProcessingParameterFile,
        QgsProcessingParameterNumber,
        QgsProcessingParameterString,
    )

    from dl4eo_qgis.processing.recipe_keys import CHOICES, default

    polygon = [QgsProcessing.SourceType.TypeVectorPolygon]
    day = QgsProcessingParameterDateTime.Type.Date
    number = QgsProcessingParameterNumber.Type
    splits = [method for method in CHOICES["SPLIT"] if method not in ("column", "polygons")]
    folder = QgsProcessingParameterFile.Behavior.Folder
    return [
        QgsProcessingParameterFeatureSource("AOI", "Area of interest", polygon),
        QgsProcessingParameterFeatureSource("LABELS", "Labels", polygon),
        QgsProcessingParameterField("CLASS_FIELD", "Class field", None, "LABELS", optional=True),
        QgsProcessingParameterString("CATALOGUE", "Catalogue (name, URL or path)", default("CATALOGUE")),
        QgsProcessingParameterDateTime("START", "First day", day),
        QgsProcessingParameterDateTime("END", "Last day", day),
        QgsProcessingParameterNumber(
            "MAX_CLOUD", "Cloud limit (%)", number.Double, default("MAX_CLOUD"), False, 0, 101
        ),
        QgsProcessingParameterNumber(
            "CHIP_SIZE", "Chip size (pixels)", number.Integer, default("CHIP_SIZE"), False, 1, 4096
        ),
        QgsProcessingParameterEnum("SPLIT", "Split", splits, False, default("SPLIT"), False, True),
        QgsProcessingParameterFile("FOLDER", "Dataset folder", folder),
    ]


def make_model() -> Any:
    """Return the model; the provider dl4eo is registered."""
    from qgis.core import (
        QgsProcessingModelAlgorithm,
        QgsProcessingModelChildAlgorithm,
        QgsProcessingModelChildParameterSource,
        QgsProcessingModelParameter,
        QgsProcessingParameterDefinition,
    )
    from qgis.PyQt.QtCore import QPointF, QSizeF

    model = QgsProcessingModelAlgorithm(NAME, GROUP)
    definitions = inputs()
    for number, definition in enumerate(definitions):
        definition.setHelp(HELP[definition.name()])
        component = QgsProcessingModelParameter(definition.name())
        component.setPosition(QPointF(120 + 240 * (number % 5), 60 + 70 * (number // 5)))
        component.setSize(QSizeF(200, 30))
        model.addModelParameter(definition, component)
    for number, (name, (algorithm, title)) in enumerate(STEPS.items()):
        child = QgsProcessingModelChildAlgorithm(algorithm)
        child.setChildId(name)
        child.setDescription(title)
        child.setPosition(QPointF(240 + 300 * (number % 4), 260 + 180 * (number // 4)))
        child.setSize(QSizeF(200, 30))
        for parameter, origins in LINKS[name].items():
            sources = []
            for origin in origins:
                step, dot, output = origin.partition(".")
                kind = QgsProcessingModelChildParameterSource
                sources.append(kind.fromChildOutput(step, output) if dot else kind.fromModelParameter(origin))
            child.addParameterSources(parameter, sources)
        for definition in child.algorithm().parameterDefinitions():
            optional = definition.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional
            if not (optional or definition.isDestination() or definition.name() in LINKS[name]):
                usual = QgsProcessingModelChildParameterSource.fromStaticValue(definition.defaultValue())
                child.addParameterSources(definition.name(), [usual])  # or the designer finds it missing
        model.addChildAlgorithm(child)
    model.setHelpContent(HELP)
    model.setParameterOrder([definition.name() for definition in definitions])
    return model


def main(output: Path) -> int:
    """Write the model; returns the exit status."""
    os.environ["QT_HASH_SEED"] = "0"  # read when Qt begins: else the order of a file's attributes is left to chance
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    sys.path[:0] = [str(ROOT), str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins")]
    from processing.core.Processing import Processing

    from dl4eo_qgis.processing.provider import Provider

    Processing.initialize()
    provider = Provider()
    QgsApplication.processingRegistry().addProvider(provider)
    done = bool(make_model().toFile(str(output)))
    application.exitQgis()
    return 0 if done else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else OUTPUT))
