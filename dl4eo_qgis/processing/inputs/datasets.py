"""A finished dataset as a parameter: the file dataset.json."""

from __future__ import annotations

import json
from pathlib import Path

from qgis.core import QgsProcessingParameterDefinition, QgsProcessingParameterFile

from ...core.recipe import DATASET_VERSION
from .. import parameters as p
from ..recipe_keys import wrong
from ..tr import tr

FORMAT_KEY = "dl4eo_dataset"
"""What tells a dataset.json of dl4eo from any other; its value is the format's version."""


def dataset_file(optional: bool = False) -> QgsProcessingParameterDefinition:
    """Return the parameter DATASET."""
    kind = QgsProcessingParameterFile.Behavior.File
    file = QgsProcessingParameterFile("DATASET", tr("Dataset"), kind, "json", None, optional)
    return p.helped(file, tr("The file dataset.json in the dataset's folder."))


def check_dataset(path: Path) -> None:
    """Raise RecipeError where a file is not the dataset.json of a finished dataset."""
    hint = tr("Choose the file dataset.json that dl4eo:makedataset wrote.")
    if path.is_dir():
        raise wrong("DATASET", tr("{path} is a folder").format(path=path), tr("Give the file dataset.json in it."))
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        message = tr("{path} cannot be read ({reason})").format(path=path, reason=error.strerror)
        raise wrong("DATASET", message, hint) from error
    except (ValueError, RecursionError) as error:
        raise wrong("DATASET", tr("{path} is not JSON").format(path=path), hint) from error
    if not isinstance(document, dict) or FORMAT_KEY not in document:
        message = tr("{path} is not a dataset of dl4eo (it has no key {key!r})")
        raise wrong("DATASET", message.format(path=path, key=FORMAT_KEY), hint)
    if document[FORMAT_KEY] != DATASET_VERSION:
        message = tr("{path} is of format {found}, this plugin reads {wanted}")
        found = message.format(path=path, found=str(document[FORMAT_KEY])[:20], wanted=DATASET_VERSION)
        raise wrong("DATASET", found, tr("Update the plugin."))
    if not path.with_name("dataset.gpkg").exists():
        found = tr("{folder} has no dataset.gpkg: the run was stopped, or the file is gone").format(folder=path.parent)
        raise wrong("DATASET", found, tr("Run dl4eo:makedataset on that folder again: it makes what is missing."))
