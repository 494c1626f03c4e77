"""``dl4eo:exportchips``: a whole dataset of chips of a layer, cut out of rasters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Mapping

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
)

from ...core.recipe import Output
from ...core.typed import build
from .. import making, worker
from .. import parameters as p
from ..base import Algorithm, Helped
from ..convert import PolygonSource
from ..inputs import chip_parameters as chip_layers
from ..inputs.values import plain_values
from ..recipe_keys import sections
from ..tr import tr

VALUES = ("EXISTING", "MAX_THREADS", "FOLDER")


@dataclass(frozen=True)
class Request:
    """What is asked: the chips, the rasters, where the dataset goes."""

    chips: PolygonSource
    rasters: Dict[str, Any]
    output: Dict[str, Any]


class ExportChips(Algorithm):
    """The end of the chain: the same dataset as ``makedataset`` writes."""

    GROUP = "dataset"

    def name(self) -> str:
        return "exportchips"

    def displayName(self) -> str:
        return tr("Export chips to a dataset")

    def tags(self) -> List[str]:
        return tr("training data,cut,clip,tiles,masks,deep learning,orthophoto").split(",")

    def about(self) -> str:
        return tr(
            "Cuts the chips of a layer out of rasters and writes a whole dataset, as Make training dataset does: "
            "images, masks, table, statistics, card and report. Statuses and splits of the layer count, also where you "
            "changed them. Run it again on the same folder to complete a run that was stopped."
        )

    def inputs(self) -> List[QgsProcessingParameterDefinition]:
        return [
            chip_layers.chips(False, _input_help()),
            *chip_layers.rasters(optional=False),
            *map(
                p.advanced,
                [
                    p.choice("EXISTING", tr("Another dataset in the folder"), _existing_help()),
                    p.integer("MAX_THREADS", tr("Threads"), _threads_help(), 0, 256),
                ],
            ),
            p.folder(tr("Dataset folder"), tr("Where the dataset is written: a new folder, or that of a stopped run.")),
        ]

    def results(self) -> List[Helped]:
        return making.made()

    def check(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> None:
        chip_layers.check_date(self, parameters, context)
        chip_layers.require_rasters(parameters)
        build(Output, self._output(parameters, context), "output")

    def read(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Request:
        output = self._output(parameters, context)
        self.names.places[output["folder"]] = "FOLDER"
        rasters = chip_layers.read_rasters(self, parameters, context)
        return Request(chip_layers.read_chips(self, parameters, context), rasters, output)

    def work(self, request: Request, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Any:
        chips = chip_layers.write_chips(request.chips, self.names, context, feedback)
        args = {**request.rasters, "chips": chips, "output": request.output}
        return worker.call("export_chips", args, feedback, self.names)

    def publish(
        self, value: Any, parameters: Mapping[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        return making.publish(self, value, parameters, context, feedback)

    def _output(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Dict[str, Any]:
        """Return the recipe's section of the output."""
        return sections(plain_values(self, parameters, context, VALUES))["output"]


def _input_help() -> str:
    return tr(
        "Chips of Make chip grid, Check chips or Split chips. What was not checked is judged and dealt as in Make "
        "training dataset; chips that are not chosen (column chosen) are left out. A selection or filter of the layer "
        "counts."
    )


def _existing_help() -> str:
    return tr(
        "If the folder holds a dataset made of other chips or rasters: refuse, or rebuild it, which keeps the samples "
        "that would be the same and removes those that are no longer asked for."
    )


def _threads_help() -> str:
    return tr("0: one a processor core. The result does not depend on it.")
