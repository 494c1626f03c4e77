"""The parameters of the algorithms: each with its name, label, help, and the recipe's default and choices."""

from __future__ import annotations

import datetime as dt
from typing import Any, List, Optional, Tuple

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QDate

from ..core import recipe
from .inputs import remembered
from .recipe_keys import CHOICES, default
from .tr import tr

Definition = QgsProcessingParameterDefinition
WITHOUT_DEFAULT = "dl4eo_help"
"""Key of a parameter's metadata: its help without the default."""


def helped(parameter: Definition, text: str) -> Definition:
    """Return the parameter with its help, which ends with the default: ``qgis_process help`` does not show it."""
    parameter.setMetadata({**parameter.metadata(), WITHOUT_DEFAULT: text})
    value = parameter.defaultValue()
    if value not in (None, ""):
        word = ("yes" if value else "no") if isinstance(value, bool) else value
        word = f"{word:g}" if isinstance(word, float) else word
        text += " " + tr("Default: {value}.").format(value=word)
    parameter.setHelp(text)
    return parameter


def under(heading: str, *parameters: Definition) -> List[Definition]:
    """Return advanced parameters whose labels begin with a heading: the dialog's long list has none of its own."""
    for parameter in parameters:
        label = tr("{heading}: {label}").format(heading=heading, label=parameter.description())
        parameter.setDescription(label)
    return [advanced(parameter) for parameter in parameters]


def advanced(parameter: Definition) -> Definition:
    """Return the parameter, moved to the dialog's advanced part."""
    parameter.setFlags(parameter.flags() | Definition.Flag.FlagAdvanced)
    return parameter


def integer(name: str, label: str, text: str, low: int, high: int) -> Definition:
    """Return a whole-number parameter with the recipe's default."""
    kind = QgsProcessingParameterNumber.Type.Integer
    return helped(QgsProcessingParameterNumber(name, label, kind, default(name), False, low, high), text)


def decimal(name: str, label: str, text: str, low: float, high: float, decimals: int = 2) -> Definition:
    """Return a number parameter with the recipe's default."""
    kind = QgsProcessingParameterNumber.Type.Double
    parameter = QgsProcessingParameterNumber(name, label, kind, default(name), False, low, high)
    parameter.setMetadata({"widget_wrapper": {"decimals": decimals}})
    return helped(parameter, text)


def choice(name: str, label: str, text: str) -> Definition:
    """Return an enum parameter: the recipe's choices, written as words on a command line too."""
    options = list(CHOICES[name])
    return helped(QgsProcessingParameterEnum(name, label, options, False, default(name), False, True), text)


def switch(name: str, label: str, text: str) -> Definition:
    """Return a yes-or-no parameter with the recipe's default."""
    return helped(QgsProcessingParameterBoolean(name, label, default(name)), text)


def words(name: str, label: str, text: str, value: Any, optional: bool = False) -> Definition:
    """Return a text parameter."""
    return helped(QgsProcessingParameterString(name, label, value, False, optional), text)


def day(name: str, label: str, text: str, optional: bool = False) -> Definition:
    """Return a date parameter."""
    kind = QgsProcessingParameterDateTime.Type.Date
    return helped(QgsProcessingParameterDateTime(name, label, kind, None, optional), text)


def polygons(name: str, label: str, text: str, optional: bool = False) -> Definition:
    """Return a polygon layer parameter."""
    kinds = [QgsProcessing.SourceType.TypeVectorPolygon]
    return helped(QgsProcessingParameterFeatureSource(name, label, kinds, None, optional), text)


def aoi(optional: bool = False) -> Definition:
    """Return AOI."""
    text = tr("Polygons of the area of interest, in any CRS. A selection or filter of the layer counts.")
    return polygons("AOI", tr("Area of interest"), text, optional)


def catalogue() -> Definition:
    """Return CATALOGUE."""
    text = tr(
        "Where scenes are searched: planetary-computer, earth-search or cdse; or the URL of a STAC API; or the path of "
        "a static catalogue (catalog.json), an item collection (.json) or a stac-geoparquet file."
    )
    return remembered.offer(words("CATALOGUE", tr("Catalogue (name, URL or path)"), text, default("CATALOGUE")))


def period() -> List[Definition]:
    """Return START and END: scripts must name both; dialogs begin with the last twelve months that are over."""
    start = day("START", tr("First day"), tr("First day of the period, UTC, like 2024-05-01."))
    end = day("END", tr("Last day"), tr("Last day of the period, UTC, included."))
    begin_with_last_year(start, end)
    return [start, end]


def begin_with_last_year(start: Definition, end: Definition) -> None:
    """Have dialogs begin with the last twelve months that are over."""
    for definition, day_of_it in zip((start, end), last_year(dt.date.today())):
        definition.setGuiDefaultValueOverride(QDate(day_of_it.year, day_of_it.month, day_of_it.day))


def last_year(today: dt.date) -> Tuple[dt.date, dt.date]:
    """Return the first and last day of the twelve whole months before a day's own."""
    month = today.replace(day=1)
    return month.replace(year=month.year - 1), month - dt.timedelta(days=1)


def max_cloud() -> Definition:
    """Return MAX_CLOUD."""
    text = tr(
        "Scenes whose cloud share is this many percent or more are left out. Above 100: all are taken, also those that "
        "do not tell their cloud share."
    )
    return decimal("MAX_CLOUD", tr("Cloud limit (%)"), text, 0, 101)


def chip_size() -> Definition:
    """Return CHIP_SIZE."""
    text = tr("Width and height of a chip in pixels.")
    return integer("CHIP_SIZE", tr("Chip size (pixels)"), text, 1, recipe.MAX_CHIP_PX)


def stride() -> Definition:
    """Return STRIDE."""
    text = tr("Distance between neighbouring chips in pixels; 0 is the chip size, so that chips do not overlap.")
    return integer("STRIDE", tr("Stride (pixels, 0 = chip size)"), text, 0, recipe.MAX_CHIP_PX)


def pixel_size() -> Definition:
    """Return PIXEL_SIZE."""
    return decimal("PIXEL_SIZE", tr("Pixel size (metres)"), tr("Ground size of a pixel in metres."), 0.1, 10000)


def crs(text: Optional[str] = None) -> Definition:
    """Return CRS."""
    text = text or tr("A projected CRS in metres for all chips. Empty: the UTM zone of each chip's centre.")
    return helped(QgsProcessingParameterCrs("CRS", tr("CRS of the chips"), None, True), text)


def edge() -> Definition:
    """Return EDGE."""
    text = tr(
        "Chips that cross the edge of the area of interest. keep: whole. drop: left out where the centre of a pixel "
        "lies outside. pad: kept, but pixels whose "
        "centre lies outside are nodata in the image and ignore in the mask; they count as not valid, so that the "
        "least share of valid pixels rejects chips that lie mostly outside. shift: moved inside by the least number of "
        "pixels, or left out where they fit nowhere; their chip_id ends with the pixels east and north of their cell, "
        "and chips that share ground go to one split."
    )
    return choice("EDGE", tr("Chips on the edge"), text)


def class_field(parent: str = "LABELS") -> Definition:
    """Return CLASS_FIELD."""
    text = tr(
        "Field of the labels that holds the class: whole numbers are the mask's values, texts are numbered by name. "
        "Empty: every polygon is class 1."
    )
    parameter = QgsProcessingParameterField("CLASS_FIELD", tr("Class field"), None, parent, optional=True)
    return helped(parameter, text)


def folder(label: str, text: str) -> Definition:
    """Return FOLDER, where files are written."""
    return helped(QgsProcessingParameterFolderDestination("FOLDER", label), text)


def threads_help() -> str:
    """Return the help of MAX_THREADS."""
    return tr("0: one a processor core. The result does not depend on it.")


def existing_help() -> str:
    """Return the help of EXISTING."""
    return tr(
        "If the folder holds a dataset made with other parameters: refuse, or rebuild it, which keeps the samples that "
        "would be the same and removes those that are no longer asked for."
    )


def executor_help() -> str:
    """Return the help of EXECUTOR."""
    return tr(
        "threads: on this machine. dask: on the workers of an existing Dask cluster, which all see FOLDER under the "
        "same path. The result does not depend on it."
    )


def scheduler_help() -> str:
    """Return the help of SCHEDULER."""
    return tr("Address of the Dask cluster's scheduler, like tcp://host:8786, for EXECUTOR=dask.")
