"""``dl4eo:checkchips``: which samples are kept, of a dataset or of a layer of chips."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Sequence, Tuple

from qgis.core import QgsProcessingParameterDefinition

from ..inputs import chip_parameters
from ..inputs import rule_parameters as rules
from ..rule_algorithm import RuleAlgorithm
from ..tr import tr


class CheckChips(RuleAlgorithm):
    """Judges the samples of a finished dataset anew, or measures and judges the chips of a layer."""

    COMMAND = "check_chips"

    def name(self) -> str:
        return "checkchips"

    def displayName(self) -> str:
        return tr("Check chips")

    def tags(self) -> List[str]:
        return tr("quality,reject,filter,valid,nodata,threshold").split(",")

    def about(self) -> str:
        return tr(
            "Judges the samples of a finished dataset by other rules, each rejected one with its reason, and deals the "
            "splits anew. All was measured when the samples were made: none is made again, only statistics and report "
            "are. Rules that are left empty stay as they are. Or measures the chips of a layer on rasters and judges "
            "them, before a dataset is made."
        )

    def input_help(self) -> str:
        return tr(
            "Instead of a dataset: chips that Make chip grid made. Those that are not chosen (column chosen) are left "
            "out. A selection or filter of the layer counts."
        )

    def title(self) -> str:
        return tr("Checked chips")

    def rasters(self) -> List[QgsProcessingParameterDefinition]:
        return chip_parameters.rasters(optional=True)

    def rules(self) -> List[QgsProcessingParameterDefinition]:
        return rules.quality()

    def numbers(self) -> Sequence[Tuple[str, str, str]]:
        return [
            ("COUNT", tr("Kept"), tr("Number of samples that are kept.")),
            ("REJECTED", tr("Rejected"), tr("Number of samples that are rejected.")),
        ]

    def counts(self, value: Mapping[str, Any]) -> Dict[str, int]:
        counts = value["counts"]
        return {"COUNT": counts["kept"], "REJECTED": counts["rejected"]}
