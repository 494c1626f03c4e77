"""The table of algorithms: to add one = one file and one line here."""

from __future__ import annotations

from typing import Tuple, Type

from ..base import Algorithm
from .addindices import AddIndices
from .applyreview import ApplyReview
from .buildstack import BuildStack
from .checkchips import CheckChips
from .demodata import DemoData
from .describedataset import DescribeDataset
from .exportchips import ExportChips
from .indexlocalrasters import IndexLocalRasters
from .loaddataset import LoadDataset
from .makechipgrid import MakeChipGrid
from .makedataset import MakeDataset
from .rasteriselabels import RasteriseLabels
from .runrecipe import RunRecipe
from .searchscenes import SearchScenes
from .selectscenes import SelectScenes
from .setupenvironment import SetUpEnvironment
from .splitchips import SplitChips
from .validatedataset import ValidateDataset

ALGORITHMS: Tuple[Type[Algorithm], ...] = (
    SearchScenes,
    SelectScenes,
    IndexLocalRasters,
    BuildStack,
    AddIndices,
    RasteriseLabels,
    MakeChipGrid,
    CheckChips,
    SplitChips,
    MakeDataset,
    ExportChips,
    RunRecipe,
    LoadDataset,
    ValidateDataset,
    DescribeDataset,
    ApplyReview,
    DemoData,
    SetUpEnvironment,
)
"""In the order of the toolbox's groups."""
