"""``dl4eo:checkchips``: other rules of which samples of a dataset are kept."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Sequence, Tuple

from qgis.core import QgsProcessingParameterDefinition

from .. import rule_parameters as rules
from ..rule_algorithm import RuleAlgorithm
from ..tr import tr


class CheckChips(RuleAlgorithm):
    """Judges the samples of a finished dataset anew."""

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
            "are. Rules that are left empty stay as they are."
        )

    def rules(self) -> List[QgsProcessingParameterDefinition]:
        return rules.quality()

    def numbers(self) -> Sequence[Tuple[str, str, str]]:
        return [
            ("COUNT", tr("Kept"), tr("Number of samples that are kept.")),
            ("REJECTED", tr("Rejected"), tr("Number of samples that are rejected.")),
        ]

    def counts(self, value: Mapping[str, Any]) -> Dict[str, int]:
        return {"COUNT": value["counts"]["kept"], "REJECTED": value["counts"]["rejected"]}
