"""A finished dataset as a parameter: the file dataset.json."""

from __future__ import annotations

import json
from pathlib import Path

from qgis.core import QgsProcessingParameterDefinition, QgsProcessingParameterFile

from ..core.recipe import DATASET_VERSION
from . import parameters as p
from .recipe_keys import wrong
from .tr import tr

FORMAT_KEY = "dl4eo_dataset"
"""What tells a dataset.json of dl4eo from any other; its value is the format's version."""
HINT = "Choose the file dataset.json that dl4eo:makedataset wrote."


def dataset_file() -> QgsProcessingParameterDefinition:
    """Return the parameter DATASET."""
    kind = QgsProcessingParameterFile.Behavior.File
    file = QgsProcessingParameterFile("DATASET", tr("Dataset"), kind, "json")
    return p.helped(file, tr("The file dataset.json in the dataset's folder."))


def check_dataset(path: Path) -> None:
    """Raise RecipeError where a file is not the dataset.json of a finished dataset."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise wrong("DATASET", f"{path} cannot be read ({error.strerror})", HINT) from error
    except (ValueError, RecursionError) as error:
        raise wrong("DATASET", f"{path} is not JSON", HINT) from error
    if not isinstance(document, dict) or FORMAT_KEY not in document:
        raise wrong("DATASET", f"{path} is not a dataset of dl4eo (it has no key {FORMAT_KEY!r})", HINT)
    if document[FORMAT_KEY] != DATASET_VERSION:
        found = f"{path} is of format {str(document[FORMAT_KEY])[:20]}, this plugin reads {DATASET_VERSION}"
        raise wrong("DATASET", found, "Update the plugin.")
    if not path.with_name("dataset.gpkg").exists():
        found = f"{path.parent} has no dataset.gpkg: the run was stopped, or the file is gone"
        raise wrong("DATASET", found, "Run dl4eo:makedataset on that folder again: it makes what is missing.")
