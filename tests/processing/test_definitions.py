"""Ids, parameter names and their order are a contract with scripts and saved models; help and icons are whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsProcessingAlgorithm, QgsProcessingParameterDefinition

from dl4eo_qgis.core.recipe import Recipe
from dl4eo_qgis.processing.algorithms import ALGORITHMS
from dl4eo_qgis.processing.base import Algorithm, groups
from dl4eo_qgis.processing.models import titles
from dl4eo_qgis.processing.recipe_keys import CHOICES, RECIPE_KEYS, Names, default

ADVANCED = (
    "COLLECTION RESAMPLING OFFSET DATE DATE_FIELD DAYS_WEIGHT CLOUD_WEIGHT MAX_DAYS PERIOD_DAYS MAX_CHIP_CLOUD MASK "
    "MASK_DILATION SNOW_CLEAR CLOUD_LAYER RADAR_CATALOGUE RADAR_BANDS RADAR_ORBIT RADAR_RELATIVE_ORBIT RADAR_COVER "
    "RADAR_UNIT TERRAIN_CATALOGUE TERRAIN_MISSING ASPECT EXTRA EXTRA_RESAMPLING MIN_COVERAGE LABEL_LAYERS "
    "BOUNDARY_WIDTH ID_FIELD VALUE_FIELD PRIORITY_FIELD BUFFER LABEL_FACTOR LABEL_EXTENT IGNORE_BORDER IGNORE_DOUBLY "
    "CLASSES CLASSES_FROM_STYLE REMAP YEAR_FIELD FROM_FIELD TO_FIELD LABEL_RASTER LABEL_CATALOGUE LABEL_COLLECTION "
    "LABEL_RESAMPLING EDGE MIN_CLASS_PIXELS BALANCE MAX_CHIPS BACKGROUND MIN_VALID MAX_NODATA MIN_LABELLED MIN_CLEAR "
    "MAX_SHADOW MAX_SNOW MAX_UNLABELLED MIN_CONTRAST REJECT_CONSTANT FRACTIONS SEED STRATIFY FOLDS SPLIT_BUFFER "
    "OVERLAP BLOCK_SIZE ANGLE SPLIT_COLUMN SPLIT_DATES SPLIT_LAYER SPLIT_FIELD MAX_FAILED EXISTING MAX_THREADS "
    "EXECUTOR SCHEDULER"
)
MADE = (
    "FOLDER PLAN PLAN_TABLE DATASET CHIPS SCENES LEAKS DUPLICATES COUNT REPORT SAMPLES SCENES_COUNT BYTES DISK MINUTES"
)
"""Outputs of what makes a dataset."""
FROZEN = {
    "searchscenes": (
        "AOI CATALOGUE COLLECTION START END MAX_CLOUD OUTPUT",
        "OUTPUT COUNT",
    ),
    "selectscenes": (
        "INPUT AOI METHOD COUNT DATE START END RADAR RADAR_DAYS TERRAIN FILL MAX_DAYS DAYS_WEIGHT CLOUD_WEIGHT "
        "RADAR_CATALOGUE RADAR_BANDS RADAR_ORBIT RADAR_RELATIVE_ORBIT RADAR_COVER TERRAIN_CATALOGUE TERRAIN_MISSING "
        "CHIP_SIZE STRIDE PIXEL_SIZE CRS MAX_THREADS OUTPUT",
        "OUTPUT COVERAGE COUNT DATE DATES S1_DAYS",
    ),
    "indexlocalrasters": (
        "INPUT RASTERS DATE BANDS DATE_PATTERN BAND_PATTERN VALUE_SCALE VALUE_OFFSET NODATA OUTPUT",
        "OUTPUT COUNT NAMES START END",
    ),
    "buildstack": (
        "INPUT AOI BANDS INDICES DATE PIXEL_SIZE CRS CHIP_SIZE RESAMPLING OFFSET MASK MASK_DILATION SNOW_CLEAR "
        "RADAR_BANDS RADAR_ORBIT RADAR_RELATIVE_ORBIT RADAR_COVER RADAR_UNIT TERRAIN_MISSING ASPECT EXTRA "
        "EXTRA_RESAMPLING STRIDE MAX_THREADS OUTPUT CLOUDS",
        "OUTPUT CLOUDS COUNT NAMES DATE VALID",
    ),
    "addindices": ("INPUT INDICES BAND_NAMES ONLY VALUE_SCALE VALUE_OFFSET OUTPUT", "OUTPUT COUNT NAMES"),
    "rasteriselabels": (
        "INPUT CLASS_FIELD LIKE RULE MIN_COVERAGE LABEL_LAYERS BOUNDARY_WIDTH ID_FIELD VALUE_FIELD PRIORITY_FIELD "
        "BUFFER LABEL_FACTOR LABEL_EXTENT IGNORE_BORDER IGNORE_DOUBLY CLASSES CLASSES_FROM_STYLE REMAP OUTPUT",
        "OUTPUT COUNT CLASS_COUNT LABELLED IGNORED LAYERS",
    ),
    "makechipgrid": (
        "AOI LIKE CHIP_SIZE STRIDE PIXEL_SIZE CRS EDGE LABELS CLASS_FIELD BUFFER MIN_CLASS_PIXELS BALANCE MAX_CHIPS "
        "BACKGROUND SEED OUTPUT CLASSES",
        "OUTPUT CLASSES COUNT CHOSEN",
    ),
    "checkchips": (
        "DATASET INPUT RASTERS MASK CLOUDS DATE MIN_VALID MAX_NODATA MIN_LABELLED MIN_CLEAR MAX_SHADOW MAX_SNOW "
        "MAX_UNLABELLED MIN_CONTRAST REJECT_CONSTANT OUTPUT",
        "OUTPUT DATASET CHIPS COUNT REJECTED LEAKS DUPLICATES CHANGED REPORT",
    ),
    "splitchips": (
        "DATASET INPUT SPLIT FRACTIONS SEED STRATIFY FOLDS SPLIT_BUFFER OVERLAP BLOCK_SIZE ANGLE SPLIT_COLUMN "
        "SPLIT_DATES SPLIT_LAYER SPLIT_FIELD OUTPUT",
        "OUTPUT DATASET CHIPS TRAIN VALIDATION TEST LEFT_OUT LEAKS DUPLICATES CHANGED REPORT",
    ),
    "makedataset": (
        "AOI LABELS CLASS_FIELD CATALOGUE START END MAX_CLOUD BANDS INDICES RADAR RADAR_DAYS TERRAIN CHIP_SIZE STRIDE "
        f"PIXEL_SIZE CRS SELECT COUNT KEEP RULE SPLIT PLAN_ONLY {ADVANCED} FOLDER PLAN PLAN_TABLE",
        MADE,
    ),
    "exportchips": (
        "INPUT RASTERS MASK CLOUDS DATE EXISTING MAX_THREADS FOLDER",
        "FOLDER DATASET CHIPS SCENES LEAKS DUPLICATES COUNT REPORT",
    ),
    "runrecipe": (
        "RECIPE AOI PLAN_ONLY EXISTING MAX_THREADS EXECUTOR SCHEDULER FOLDER PLAN PLAN_TABLE",
        MADE,
    ),
    "loaddataset": (
        "DATASET IMAGES WITH_REJECTED",
        "CHIPS SCENES AOI CANDIDATES LEAKS DUPLICATES RGB FALSE_COLOUR MASKS COUNT MOSAICS",
    ),
    "validatedataset": ("DATASET STRICT IGNORE PROBLEMS", "PROBLEMS COUNT"),
    "describedataset": ("DATASET SPLIT_NAME OUTPUT CLASSES", "OUTPUT CLASSES STATISTICS COUNT"),
    "applyreview": (
        "DATASET CHIPS",
        "DATASET CHIPS KEPT REJECTED FLAGGED CHANGED COUNT TRAIN VALIDATION TEST REPORT",
    ),
    "demodata": ("SEED FOLDER", "FOLDER CATALOGUE AOI LABELS START END"),
    "setupenvironment": ("ONLY_TELL REBUILD WITH_DASK BASE_PYTHON", "PYTHON VERSIONS COUNT"),
}
GROUPS = {
    "searchscenes": "1 Scenes",
    "selectscenes": "1 Scenes",
    "indexlocalrasters": "1 Scenes",
    "buildstack": "2 Rasters",
    "addindices": "2 Rasters",
    "rasteriselabels": "3 Labels",
    "makechipgrid": "4 Chips",
    "makedataset": "5 Dataset",
    "exportchips": "5 Dataset",
    "runrecipe": "5 Dataset",
    "loaddataset": "6 Review",
    "describedataset": "6 Review",
    "applyreview": "6 Review",
    "validatedataset": "6 Review",
    "checkchips": "4 Chips",
    "splitchips": "4 Chips",
    "demodata": "7 Set-up",
    "setupenvironment": "7 Set-up",
}

each = pytest.mark.parametrize("made", ALGORITHMS, ids=lambda made: made.__name__)


def created(made: type[Algorithm]) -> QgsProcessingAlgorithm:
    return made().create()


def test_ids_and_order_are_frozen(provider: Any) -> None:
    names = [*FROZEN, *titles()]
    assert sorted(a.id() for a in provider.algorithms()) == sorted(f"dl4eo:{name}" for name in names)
    assert [created(made).name() for made in ALGORITHMS] == list(FROZEN)


@each
def test_parameters_and_outputs_are_frozen(made: type[Algorithm]) -> None:
    algorithm = created(made)
    parameters, outputs = FROZEN[algorithm.name()]
    assert " ".join(p.name() for p in algorithm.parameterDefinitions()) == parameters
    assert " ".join(o.name() for o in algorithm.outputDefinitions()) == outputs


@each
def test_every_parameter_and_output_has_help(made: type[Algorithm]) -> None:
    algorithm = created(made)
    page = algorithm.shortHelpString()
    for parameter in algorithm.parameterDefinitions():
        assert parameter.help().endswith(".")
        assert f"({parameter.name()}): {parameter.help()}" in page
    destinations = {p.name() for p in algorithm.parameterDefinitions() if p.isDestination()}
    helped = {output.name(): text for output, text in made().results()}
    for output in algorithm.outputDefinitions():
        if output.name() not in destinations:
            assert helped[output.name()].endswith(".")
            assert f"({output.name()}): " in page


@each
def test_group_and_icon(made: type[Algorithm]) -> None:
    algorithm = created(made)
    assert algorithm.group() == GROUPS[algorithm.name()]
    assert Path(algorithm.svgIconPath()).is_file()
    assert not algorithm.icon().isNull()
    assert algorithm.groupId() in groups()


def test_provider_has_an_icon_and_a_version(provider: Any) -> None:
    assert Path(provider.svgIconPath()).is_file()
    assert provider.versionInfo()
    assert QgsApplication.processingRegistry().providerById("dl4eo") is not None


def test_rare_parameters_are_advanced() -> None:
    flag = QgsProcessingParameterDefinition.Flag.FlagAdvanced
    algorithm = created(next(made for made in ALGORITHMS if made.__name__ == "MakeDataset"))
    assert " ".join(p.name() for p in algorithm.parameterDefinitions() if p.flags() & flag) == ADVANCED


def test_every_key_is_one_of_the_recipe() -> None:
    document = Recipe().to_dict()
    for key in RECIPE_KEYS.values():
        section, name = key.split(".")
        assert name in document[section]


@pytest.mark.parametrize("section", ["qc", "split", "chips", "select", "labels", "radar", "terrain"])
def test_messages_name_parameters_not_keys(section: str) -> None:
    """Whatever key of these sections the core speaks of, users read the name of a parameter."""
    without = {"radar.collection", "terrain.collection"}
    for key in Recipe().to_dict()[section]:
        said = Names().line(f"{section}.{key}: must be 1, as 'a' ({section}.{key}) says")
        assert (section in said) == (f"{section}.{key}" in without), said


@each
def test_defaults_and_choices_are_the_recipe_s(made: type[Algorithm]) -> None:
    algorithm = created(made)
    for parameter in algorithm.parameterDefinitions():
        name = parameter.name()
        if name in CHOICES and parameter.type() == "enum":  # a raster of masks is called MASK too
            assert tuple(parameter.options()) == CHOICES[name]
            assert parameter.usesStaticStrings()
        numbers = parameter.type() in ("number", "boolean", "enum") and parameter.defaultValue() is not None
        if numbers and name in RECIPE_KEYS:
            assert parameter.defaultValue() == default(name)


def test_an_instance_is_a_new_one() -> None:
    first = ALGORITHMS[0]()
    assert first.create() is not first
