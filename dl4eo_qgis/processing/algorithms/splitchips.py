"""``dl4eo:splitchips``: the splits of a dataset, or of a layer of chips."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Sequence, Tuple

from qgis.core import QgsProcessingParameterDefinition

from ..inputs import rule_parameters as rules
from ..rule_algorithm import RuleAlgorithm
from ..tr import tr

SPLITS = {"TRAIN": "train", "VALIDATION": "validation", "TEST": "test", "LEFT_OUT": "buffer"}
"""The split that each output counts."""


class SplitChips(RuleAlgorithm):
    """Deals the kept samples of a finished dataset anew, or those of a layer."""

    COMMAND = "split_chips"
    STYLE = "splits"

    def name(self) -> str:
        return "splitchips"

    def displayName(self) -> str:
        return tr("Split chips")

    def tags(self) -> List[str]:
        return tr("train,validation,test,folds,cross-validation,leak,blocks,stratify").split(",")

    def about(self) -> str:
        return tr(
            "Deals the samples of a finished dataset to train, validation and test in another way, and measures what "
            "these share. No sample is made again, only statistics and report are. Options that are left empty stay as "
            "they are; those that mean nothing beside another SPLIT are forgotten. Or deals the chips of a layer, "
            "before a dataset is made."
        )

    def input_help(self) -> str:
        return tr(
            "Instead of a dataset: chips that Check chips judged, or that Make chip grid made. Rejected ones get no "
            "split. A selection or filter of the layer counts."
        )

    def title(self) -> str:
        return tr("Split chips")

    def rules(self) -> List[QgsProcessingParameterDefinition]:
        return [rules.method(), *rules.split(anew=True)]

    def numbers(self) -> Sequence[Tuple[str, str, str]]:
        return [
            ("TRAIN", tr("Training"), tr("Number of samples for training.")),
            ("VALIDATION", tr("Validation"), tr("Number of samples for validation.")),
            ("TEST", tr("Test"), tr("Number of samples for the test.")),
            ("LEFT_OUT", tr("Left out"), tr("Number of samples that lie too near to another split.")),
        ]

    def counts(self, value: Mapping[str, Any]) -> Dict[str, int]:
        return {name: value["splits"].get(split, 0) for name, split in SPLITS.items()}
