"""The parameters of rules that need no pixel: which samples are kept, their splits, which chips are chosen."""

from __future__ import annotations

from typing import Any, List

from qgis.core import QgsProcessingParameterEnum, QgsProcessingParameterField

from .. import parameters as p
from ..recipe_keys import default
from ..tr import tr

SWITCH = ("no", "yes")
"""The words of a switch that may be left empty; 0 and 1 are their numbers."""
OF_ANOTHER = ("SPLIT_FIELD",)
"""Parameters that mean nothing without another one, which is left empty too."""


def cloud_limit() -> p.Definition:
    """Return MAX_CHIP_CLOUD."""
    return p.decimal("MAX_CHIP_CLOUD", tr("Cloud limit of a chip (%)"), _cloud_help(), 0, 100)


def quality() -> List[p.Definition]:
    """Return the rules of which samples are kept, but for clouds."""
    return [
        p.decimal("MIN_VALID", tr("Least valid share"), _valid_help(), 0, 1),
        p.decimal("MAX_NODATA", tr("Largest share without a value"), _nodata_help(), 0, 1),
        p.decimal("MIN_LABELLED", tr("Least labelled share"), _labelled_help(), 0, 1, decimals=5),
        p.decimal("MIN_CLEAR", tr("Least clear ground (%)"), _clear_help(), 0, 100),
        p.decimal("MAX_SHADOW", tr("Most cloud shadow (%)"), _shadow_help(), 0, 100),
        p.decimal("MAX_SNOW", tr("Most snow (%)"), _snow_help(), 0, 100),
        p.decimal("MAX_UNLABELLED", tr("Unlabelled pixels (%)"), _unlabelled_help(), 0, 100),
        p.decimal("MIN_CONTRAST", tr("Least contrast"), _contrast_help(), 0, 1e6, decimals=5),
        p.switch("REJECT_CONSTANT", tr("Reject constant bands"), _constant_help()),
    ]


def method() -> p.Definition:
    """Return SPLIT."""
    return p.choice("SPLIT", tr("Split"), _method_help())


def split(anew: bool = False) -> List[p.Definition]:
    """Return the rarer options of splits; ``anew``: of a dataset that has some."""
    group = QgsProcessingParameterField("SPLIT_FIELD", tr("Field of the polygons"), None, "SPLIT_LAYER", optional=True)
    return [
        p.words("FRACTIONS", tr("Shares of train, validation, test (%)"), _fractions_help(), shares_text()),
        p.integer("SEED", tr("Seed"), _seed_help(), 0, 2**31 - 1),
        p.switch("STRATIFY", tr("Balance the classes"), _stratify_help()),
        p.integer("FOLDS", tr("Folds (0 = none)"), _folds_help(), 0, 100),
        p.decimal("SPLIT_BUFFER", tr("Distance between splits (metres)"), _buffer_help(), 0, 1e7),
        p.choice("OVERLAP", tr("Chips that share ground"), _overlap_help()),
        p.decimal("BLOCK_SIZE", tr("Length (metres, 0 = the method's own)"), _block_help(), 0, 1e7),
        p.decimal("ANGLE", tr("Direction of bands (degrees)"), _angle_help(), -360, 360),
        p.words("SPLIT_COLUMN", tr("Column"), _column_help(), None, True),
        p.words("SPLIT_DATES", tr("Dates"), _dates_help(anew), None, True),
        p.polygons("SPLIT_LAYER", tr("Polygons"), _layer_help(), True),
        p.helped(group, _field_help()),
    ]


def balance() -> List[p.Definition]:
    """Return the rules of which chips are made."""
    return [
        p.words("BALANCE", tr("Chips by class"), _balance_help(), None, True),
        p.integer("MAX_CHIPS", tr("Number of chips (0 = all)"), _max_chips_help(), 0, 10**7),
        p.decimal("BACKGROUND", tr("Chips without labels (%)"), _background_help(), 0, 99.99),
    ]


def kept(rule: p.Definition, empty: str = "") -> p.Definition:
    """Return a rule that may be left empty: then it stays as a dataset has it, or as ``empty`` says."""
    text = rule.metadata()[p.WITHOUT_DEFAULT]
    if rule.type() == "boolean":  # a tick box has no third state
        rule = QgsProcessingParameterEnum(rule.name(), rule.description(), list(SWITCH), False, None, True, True)
    rule.setDefaultValue(None)
    rule.setFlags(rule.flags() | p.Definition.Flag.FlagOptional)
    rule.setHelp(text if rule.name() in OF_ANOTHER else f"{text} {empty or tr('Empty: as it is.')}")
    return rule


def shares_text(shares: Any = None) -> str:
    """Return the shares of splits as users write them: in percent."""
    return ",".join(f"{100 * share:g}" for share in (shares or default("FRACTIONS")))


def _cloud_help() -> str:
    return tr(
        "Percent of a chip's pixels that may be cloud by the cloud layer. Dates with more are chosen only where the "
        "chip has no other, and then rejected."
    )


def _valid_help() -> str:
    return tr("A sample is kept if at least this share (0 to 1) of its pixels has a value in every band.")


def _nodata_help() -> str:
    return tr(
        "A sample is rejected if in any one band more than this share (0 to 1) of its pixels has no value. A value of "
        "0 is a value."
    )


def _labelled_help() -> str:
    return tr(
        "A sample of KEEP=labelled is kept if at least this share (0 to 1) of its mask has a class. Chips that were "
        "chosen as background need none, those that were chosen for a class (BALANCE) one labelled pixel."
    )


def _clear_help() -> str:
    return tr("A sample is kept if at least this many percent of its pixels are clear by the cloud layer.")


def _shadow_help() -> str:
    return tr("Percent of a chip's pixels that may be shadow of clouds by the cloud layer. 100: all.")


def _snow_help() -> str:
    return tr("Percent of a chip's pixels that may be snow or ice by the cloud layer. 100: all.")


def _unlabelled_help() -> str:
    return tr("Samples with this many percent of pixels without a class, or more, are rejected. 100: none is.")


def _contrast_help() -> str:
    return tr(
        "Samples with less contrast in their optical bands, which are reflectances of 0 to 1, are rejected: flat "
        "images teach nothing. 0: none is."
    )


def _constant_help() -> str:
    return tr("A sample of which an optical or radar band has one value only is rejected.")


def _method_help() -> str:
    return tr(
        "How chips are dealt to train, validation and test. random: one by one. date: by time. tile: by the "
        "Sentinel-2 tile. column: by a column of the chips table. polygons: by areas that you give. blocks: squares of "
        "ground. bands: stripes. rings: nested squares, train outside and test inside. none: no split. Ground that two "
        "splits share is measured after each."
    )


def _fractions_help() -> str:
    return tr("Like 70,15,15 or 0.7,0.15,0.15. A share of 0 leaves a split away.")


def _seed_help() -> str:
    return tr("The same seed deals and chooses the chips in the same way.")


def _stratify_help() -> str:
    return tr("Each split gets its share of every class, as far as whole groups allow.")


def _folds_help() -> str:
    return tr(
        "Chips that are not test are dealt to so many folds, for cross-validation (column fold). Fold 1 is the "
        "validation: of the shares only that of test counts then, each fold has the same part of the rest."
    )


def _buffer_help() -> str:
    return tr("Chips that are nearer than this to another split get the split buffer and are left out.")


def _overlap_help() -> str:
    return tr(
        "refuse: chips that share ground go to one split. allow: they may be of two; the ground that they share is "
        "counted as a leak."
    )


def _block_help() -> str:
    return tr("Side of the squares of SPLIT=blocks and rings; width of the whole pattern of SPLIT=bands.")


def _angle_help() -> str:
    return tr("Of SPLIT=bands: degrees clockwise from north.")


def _column_help() -> str:
    return tr(
        "Of SPLIT=column: the column of the chips table whose values stay together. Values that are train, validation "
        "or test are taken at their word."
    )


def _dates_help(anew: bool) -> str:
    text = tr(
        "Of SPLIT=date: first day of validation and first day of test, like 2022-01-01,2022-07-01; one day alone is "
        "that of test."
    )
    return text if anew else text + " " + tr("Empty: by the shares.")


def _layer_help() -> str:
    return tr("Of SPLIT=polygons: areas of which each goes to one split; a chip belongs to the one with most of it.")


def _field_help() -> str:
    return tr(
        "Polygons of the same value stay together; those called train, validation or test go there. Empty: each "
        "polygon is its own group."
    )


def _balance_help() -> str:
    return tr(
        "Which labelled chips are made. Empty: all. A number from 0 to 1: classes come by this power of how frequent "
        "they are (1: as they are, 0: all alike). Or quotas like water=200;forest=10%: chips that have the class, or "
        "a share of all."
    )


def _max_chips_help() -> str:
    return tr(
        "So many of the chips that labels touch are chosen in all: by the seed; with BALANCE rare classes first. What "
        "quotas leave is filled with chips of other classes. 0: all, or as many as BALANCE allows."
    )


def _background_help() -> str:
    return tr("With KEEP=labelled: so many percent of the chips are chosen from those that no label touches.")


__all__ = ["balance", "cloud_limit", "method", "quality", "shares_text", "split"]
