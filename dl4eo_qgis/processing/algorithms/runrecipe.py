"""``dl4eo:runrecipe``: the dataset of a recipe file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
)

from ...core import recipe
from ...core.errors import Dl4eoError, RecipeError
from .. import making
from .. import parameters as p
from ..base import Algorithm, Helped
from ..convert import PolygonSource, read_polygons, temporary_file, write_polygons
from ..inputs import rule_parameters as rules
from ..inputs.values import plain_values
from ..recipe_keys import Names, sections
from ..tr import tr

OVERRIDES = ("FOLDER", "MAX_THREADS", "EXISTING", "EXECUTOR", "SCHEDULER")
"""Parameters that take the place of a key of the recipe."""


@dataclass(frozen=True)
class Request:
    """The recipe, and the area that takes the place of its own."""

    recipe: Dict[str, Any]
    aoi: Optional[PolygonSource]
    dry: bool
    layer: bool


class RunRecipe(Algorithm):
    """Runs a recipe as ``python -m dl4eo_qgis.core build`` does."""

    GROUP = "dataset"

    def __init__(self) -> None:
        super().__init__()
        self.names.keys_are_theirs = True

    def name(self) -> str:
        return "runrecipe"

    def displayName(self) -> str:
        return tr("Run recipe")

    def tags(self) -> List[str]:
        return tr("recipe,json,repeat,reproduce,batch,dataset").split(",")

    def about(self) -> str:
        return tr(
            "Makes the dataset that a recipe file describes: the recipe.json of a dataset, its dataset.json, or one "
            "that you wrote. The same recipe gives the same dataset; paths in it count from its own folder."
        )

    def inputs(self) -> List[QgsProcessingParameterDefinition]:
        own, kind = tr("Empty: as the recipe says."), QgsProcessingParameterFile.Behavior.File
        file = QgsProcessingParameterFile("RECIPE", tr("Recipe"), kind, "json")
        aoi = p.polygons("AOI", tr("Another area of interest"), _aoi_help(), True)
        folder = QgsProcessingParameterFolderDestination("FOLDER", tr("Another dataset folder"), None, True, False)
        threads = p.integer("MAX_THREADS", tr("Threads"), p.threads_help(), 0, 256)
        dask = p.words("SCHEDULER", tr("Dask scheduler"), p.scheduler_help(), None, True)
        return [
            p.helped(file, tr("A recipe (.json), or the dataset.json of a dataset, whose recipe is run again.")),
            aoi,
            making.dry_run(),
            *p.under(
                tr("Run"),
                rules.kept(p.choice("EXISTING", tr("Another dataset in the folder"), p.existing_help()), own),
                rules.kept(threads, own),
                rules.kept(p.choice("EXECUTOR", tr("Where the work is done"), p.executor_help()), own),
                rules.kept(dask, own),
            ),
            p.helped(folder, tr("Where the dataset is written. Empty: as the recipe says.")),
            *making.plan_sinks(),
        ]

    def results(self) -> List[Helped]:
        return making.results()

    def check(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> None:
        making.is_dry_run(self, parameters, context)
        if self.parameterAsFile(parameters, "RECIPE", context):
            self._recipe(parameters, context)

    def read(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Request:
        aoi = read_polygons(self, parameters, "AOI", context) if parameters.get("AOI") else None
        dry = making.is_dry_run(self, parameters, context)
        return Request(self._recipe(parameters, context), aoi, dry, making.wants_plan(parameters))

    def work(self, request: Request, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Any:
        document = request.recipe
        if request.aoi is not None:
            path = temporary_file("aoi.gpkg")
            self.names.files[path] = "AOI"
            document["aoi"] = write_polygons(request.aoi, path, context, feedback)
        return making.call(document, request.dry, request.layer, feedback, self.names)

    def publish(
        self, value: Any, parameters: Mapping[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        return making.publish(self, value, parameters, context, feedback)

    def _recipe(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Dict[str, Any]:
        """Return the recipe with what takes the place of its keys; raises an error that names the file and the key."""
        path = Path(self.parameterAsFile(parameters, "RECIPE", context)).absolute()
        try:
            document = recipe.Recipe.from_file(path).to_dict()
        except RecipeError as error:
            said = error.message.partition(": ")[2] if str(path) in error.message else f"{path}: {error.message}"
            raise RecipeError("RECIPE", said, error.hint) from error
        missing = tr("is missing: {path} names none ({key})")
        if not parameters.get("AOI") and not document["aoi"]["path"]:
            raise RecipeError("AOI", missing.format(path=path, key="aoi.path"))
        if not parameters.get("FOLDER") and not document["output"]["folder"]:
            raise RecipeError("FOLDER", missing.format(path=path, key="output.folder"))
        there = [name for name in OVERRIDES if parameters.get(name) not in (None, "")]
        try:
            for section, keys in sections(plain_values(self, parameters, context, there)).items():
                document[section].update(keys)
            return recipe.Recipe.from_dict(document).to_dict()
        except RecipeError as error:  # of a parameter, not of the file
            raise Dl4eoError(Names().line(error.message), error.hint) from error


def _aoi_help() -> str:
    return tr("Polygons that take the place of the recipe's area, in any CRS. Empty: as the recipe says.")
