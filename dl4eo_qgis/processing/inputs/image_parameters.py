"""The parameters of images: which dates, clouds, offset, radar, terrain, further rasters."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingParameterEnum,
    QgsProcessingParameterMultipleLayers,
)

from ...core import recipe
from .. import parameters as p
from ..convert import raster_files
from ..recipe_keys import wrong
from ..tr import tr
from . import rule_parameters as rules
from .label_parameters import field
from .values import plain_values


def dates() -> List[p.Definition]:
    """Return SELECT and COUNT."""
    return [
        p.choice("SELECT", tr("Which dates"), _select_help()),
        p.integer("COUNT", tr("Dates a chip"), tr("Number of dates of each chip, for spread and nearest."), 1, 10_000),
    ]


def more_dates() -> List[p.Definition]:
    """Return the rarer options of choosing dates."""
    return [
        p.day("DATE", tr("Date to be near to (nearest)"), tr("The day that SELECT=nearest looks for."), True),
        field("DATE_FIELD", tr("Field of that date"), _date_field_help()),
        p.decimal("DAYS_WEIGHT", tr("Weight of days (nearest)"), _days_weight_help(), 0, 1e6),
        p.decimal("CLOUD_WEIGHT", tr("Weight of cloud (spread, nearest)"), _cloud_weight_help(), 0, 1e6),
        p.decimal("MAX_DAYS", tr("Days to the date at most (nearest, 0 = any)"), _max_days_help(), 0, 36525),
        p.integer("PERIOD_DAYS", tr("Days of a composite (0 = all)"), _period_help(), 0, 36525),
    ]


def offset() -> p.Definition:
    """Return OFFSET."""
    return p.choice("OFFSET", tr("Offset of Sentinel-2"), _offset_help())


def clouds() -> List[p.Definition]:
    """Return the options of the cloud layer."""
    return [
        rules.cloud_limit(),
        p.choice("MASK", tr("Clouds in the images"), _mask_help()),
        p.decimal("MASK_DILATION", tr("Reach of clouds (metres)"), _dilation_help(), 0, 5000),
        p.switch("SNOW_CLEAR", tr("Snow is clear"), tr("Snow and ice count as clear ground.")),
        p.switch("CLOUD_LAYER", tr("Write the cloud classes"), tr("Adds the folder clouds to the dataset.")),
    ]


def radar() -> List[p.Definition]:
    """Return the rarer options of radar."""
    return [
        p.words("RADAR_BANDS", tr("Bands"), _radar_bands_help(), None, True),
        p.choice("RADAR_ORBIT", tr("Direction of the orbit"), _orbit_help()),
        p.integer("RADAR_RELATIVE_ORBIT", tr("Relative orbit"), _relative_help(), 0, 175),
        p.decimal("RADAR_COVER", tr("Least of a chip under a pass (%)"), _cover_help(), 0, 100),
    ]


def aspect() -> p.Definition:
    """Return ASPECT."""
    text = tr(
        "Adds the band aspect after elevation: the direction downhill in degrees, clockwise from north. Flat ground "
        "has none: it is nodata there, and counts as valid."
    )
    return p.switch("ASPECT", tr("Add aspect"), text)


def extra() -> List[p.Definition]:
    """Return EXTRA and EXTRA_RESAMPLING."""
    kind = QgsProcessing.SourceType.TypeRaster
    layers = QgsProcessingParameterMultipleLayers("EXTRA", tr("Files"), kind, None, True)
    options = list(recipe.RESAMPLING)
    how = QgsProcessingParameterEnum("EXTRA_RESAMPLING", tr("Resampling"), options, False, options[0], False, True)
    return [
        p.helped(layers, _extra_help()),
        p.helped(how, tr("How they are resampled; classes want nearest.")),
    ]


def extra_layers(
    algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], context: QgsProcessingContext
) -> List[Dict[str, str]]:
    """Return the further rasters as the recipe lists them."""
    how = plain_values(algorithm, parameters, context, ("EXTRA_RESAMPLING",))["EXTRA_RESAMPLING"]
    if how not in recipe.RESAMPLING:
        message = tr("must be one of {choices}, got {value!r}")
        raise wrong("EXTRA_RESAMPLING", message.format(choices=", ".join(recipe.RESAMPLING), value=how))
    files = raster_files(algorithm, parameters, "EXTRA", context)
    if not files and how != recipe.RESAMPLING[0]:
        message = tr("{value!r} has no effect without EXTRA").format(value=how)
        raise wrong("EXTRA_RESAMPLING", message, tr("Set that too, or leave this away."))
    return [{"path": path, "resampling": how} for path in files]


def _extra_help() -> str:
    return tr(
        "GeoTIFF or JPEG 2000 files in any CRS whose bands are added to each image, after all others. They have the "
        "names that a file gives its bands, else its own. Ground that they do not cover has no value there, which "
        "MIN_VALID counts."
    )


def _select_help() -> str:
    return tr(
        "clearest: for each chip the date with the most clear pixels. every: a sample for each date. spread: COUNT "
        "dates spread over the period, clear before cloudy. nearest: the COUNT dates best by days from DATE and "
        "by cloud. median, mean, maxndvi, first: composites of the clear pixels of all dates of a period (maxndvi: of "
        "the date with the largest NDVI, first: of the earliest)."
    )


def _date_field_help() -> str:
    return tr(
        "The labels' field with that day, instead of DATE: dates, times or texts like 2024-06-30. A chip looks for the "
        "days of all labels that touch it."
    )


def _days_weight_help() -> str:
    return tr("Of SELECT=nearest: weight of a date's rank by days, against CLOUD_WEIGHT.")


def _cloud_weight_help() -> str:
    return tr("Of SELECT=spread: days that a percent of cloud counts for. Of nearest: weight of the rank by cloud.")


def _max_days_help() -> str:
    return tr("Of SELECT=nearest: dates farther away than this many days are left out. 0: none is.")


def _period_help() -> str:
    return tr("Of SELECT=median, mean, maxndvi and first: length of each period. 0: the whole time is one.")


def _offset_help() -> str:
    return tr(
        "Whether the pixels still carry the 1000 that are added since 2022. auto: metadata proposes and pixels "
        "confirm. metadata: it alone. none, always: whatever both say."
    )


def _mask_help() -> str:
    return tr("none: images as they are. nodata: what the cloud layer does not call clear has no optical value.")


def _dilation_help() -> str:
    return tr("So far around clouds, shadows and snow nothing counts as clear: in MASK, CLOUD_LAYER and composites.")


def _radar_bands_help() -> str:
    return tr("Comma list of vv, vh, hh, hv. Empty: vv and vh, else hh and hv.")


def _orbit_help() -> str:
    return tr("Only passes of this direction. both: ascending and descending passes as separate bands.")


def _relative_help() -> str:
    return tr("Only passes of this relative orbit, 1 to 175. 0: any.")


def _cover_help() -> str:
    return tr(
        "Percent of a chip that a pass has to cover, by its footprint. Below 100 the pixels outside of the pass have "
        "no radar value, which MIN_VALID counts."
    )
