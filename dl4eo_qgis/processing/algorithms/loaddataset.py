"""``dl4eo:loaddataset``: the layers of a finished dataset."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Dict, List, Mapping, Sequence, Tuple

from qgis.core import (
    QgsFeatureRequest,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputRasterLayer,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
)

from .. import parameters as p
from .. import styles
from ..base import Algorithm, Helped
from ..inputs.datasets import check_dataset, dataset_file
from ..inputs.values import plain_boolean
from ..layers import chip_styles, mosaic_layers
from ..layers.mosaics import FALSE_COLOUR, MASKS, RGB, Mosaic, least_scale, mosaics_of, write_mosaics
from ..recipe_keys import wrong
from ..tr import tr

COLUMNS = ("sample_id", "chip_id", "date", "epsg", "col", "row", "dx", "dy", "status", "image", "mask")
"""Of the chips table: what the mosaics are made of."""
VIEWS = "views"
"""The folder of mosaics in a dataset's."""
MOST_FILES = 300
"""A mosaic of more files is not drawn where a map shows all of them."""
CHIP_PX = 80
"""Pixels of the screen that a chip has at the smallest scale where such a mosaic is drawn."""


@dataclass(frozen=True)
class Request:
    """What is opened."""

    folder: Path
    images: bool
    rejected: bool


@dataclass(frozen=True)
class Found:
    """What was made."""

    header: Mapping[str, Any]
    kept: int
    mosaics: Sequence[Mosaic]
    files: Sequence[Path]
    ranges: mosaic_layers.Ranges


class LoadDataset(Algorithm):
    """Opens chips, scenes, area, images and masks of a dataset.json; needs no worker."""

    GROUP = "review"
    USES_WORKER = False

    def name(self) -> str:
        return "loaddataset"

    def displayName(self) -> str:
        return tr("Load dataset")

    def tags(self) -> List[str]:
        return tr("open,view,mosaic,vrt,images,masks,rgb,nir,footprints").split(",")

    def about(self) -> str:
        return tr(
            "Opens a dataset as styled layers in one group: chips (their styles show status, split, verdict and the "
            "share of each class), scenes, area of interest, and all images and masks as mosaics. The mosaics are "
            "small files in the folder views of the dataset; no pixel is copied."
        )

    def inputs(self) -> List[QgsProcessingParameterDefinition]:
        images = QgsProcessingParameterBoolean("IMAGES", tr("Images and masks"), True)
        rejected = QgsProcessingParameterBoolean("WITH_REJECTED", tr("Rejected samples too"), False)
        return [dataset_file(), p.helped(images, _images_help()), p.advanced(p.helped(rejected, _rejected_help()))]

    def results(self) -> List[Helped]:
        return [
            (QgsProcessingOutputVectorLayer("CHIPS", tr("Chips")), tr("One square a sample, with its measures.")),
            (QgsProcessingOutputVectorLayer("SCENES", tr("Scenes")), tr("Footprints of the scenes that were used.")),
            (
                QgsProcessingOutputVectorLayer("AOI", tr("Area of interest")),
                tr("The area that the dataset was made for."),
            ),
            (
                QgsProcessingOutputVectorLayer("CANDIDATES", tr("Candidate chips")),
                tr("All chips that there were to choose from. None where no choice was made."),
            ),
            *styles.findings(),
            (QgsProcessingOutputRasterLayer("RGB", tr("True colour")), tr("Red, green and blue of the images.")),
            (
                QgsProcessingOutputRasterLayer("FALSE_COLOUR", tr("False colour")),
                tr("Near infrared, red and green of the images. None where they lack one of these."),
            ),
            (QgsProcessingOutputRasterLayer("MASKS", tr("Masks")), tr("The masks. None without labels.")),
            (QgsProcessingOutputNumber("COUNT", tr("Samples")), tr("Number of samples that were kept.")),
            (QgsProcessingOutputNumber("MOSAICS", tr("Mosaics")), tr("Number of mosaics of images and masks.")),
        ]

    def check(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> None:
        path = self.parameterAsFile(parameters, "DATASET", context)
        if path:
            check_dataset(Path(path))
        for name in ("IMAGES", "WITH_REJECTED"):
            plain_boolean(self, parameters, name, context)

    def read(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Request:
        folder = Path(self.parameterAsFile(parameters, "DATASET", context)).absolute().parent
        images, rejected = (plain_boolean(self, parameters, n, context) for n in ("IMAGES", "WITH_REJECTED"))
        return Request(folder, images, rejected)

    def work(self, request: Request, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Found:
        header = json.loads((request.folder / "dataset.json").read_text(encoding="utf-8"))
        rows = _rows(request.folder)
        kept = sum(row["status"] == "kept" for row in rows)
        shown = [row for row in rows if row["image"] and (request.rejected or row["status"] == "kept")]
        if not request.images or not shown:
            return Found(header, kept, (), (), {})
        try:
            mosaics = mosaics_of(header, shown)
        except (KeyError, TypeError, ValueError) as error:
            found = tr("the chips table or dataset.json of {folder} is damaged ({reason})")
            hint = tr("dl4eo:validatedataset tells what is wrong.")
            raise wrong("DATASET", found.format(folder=request.folder, reason=error), hint) from error
        ranges = mosaic_layers.ranges_of(request.folder, mosaics)
        return Found(header, kept, mosaics, _written(mosaics, request.folder, ranges, feedback), ranges)

    def publish(
        self,
        value: Found,
        parameters: Mapping[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Dict[str, Any]:
        folder = self._request.folder
        paint = partial(_paint_chips, header=value.header)
        layers = ("chips", "candidates", "scenes", "aoi")
        outputs = styles.hand_over_dataset(context, str(folder / "dataset.gpkg"), layers, paint=paint)
        scale = least_scale(value.mosaics, MOST_FILES, CHIP_PX)
        first = value.mosaics[0].period if value.mosaics else ""
        crs = {mosaic.epsg for mosaic in value.mosaics}
        is_one = sum(mosaic.kind == MASKS for mosaic in value.mosaics) == 1
        for mosaic, path in zip(value.mosaics, value.files):
            draw = partial(_paint, mosaic=mosaic, header=value.header, ranges=value.ranges, scale=scale)
            name, inner = _titles(mosaic, len(crs) > 1)
            is_mask = mosaic.kind == MASKS
            inner = "" if is_mask and is_one else inner
            place = styles.ORDER.index(styles.MASKS if is_mask else styles.MOSAICS)
            is_first = mosaic.period == first
            look = styles.Look(
                name, "", styles.group_of(folder), place, inner, is_first and mosaic.kind != FALSE_COLOUR, True, draw
            )
            address = styles.hand_over(context, str(path), look, OUTPUTS[mosaic.kind], is_raster=True)
            outputs.setdefault(OUTPUTS[mosaic.kind], address)
        if scale:
            text = tr("There are many chips: images and masks are drawn from the scale 1:{scale} on; zoom in.")
            feedback.pushInfo(text.format(scale=f"{scale:.0f}"))
        return {**outputs, "COUNT": value.kept, "MOSAICS": len(value.mosaics)}


OUTPUTS = {RGB: "RGB", FALSE_COLOUR: "FALSE_COLOUR", MASKS: "MASKS"}
"""The output of the first mosaic of each kind: that of the latest dates."""


def _rows(folder: Path) -> List[Dict[str, Any]]:
    """Return the rows of the chips table as plain values."""
    layer = styles.open_layer(styles.layer_address(str(folder / "dataset.gpkg"), "chips"))
    places = [layer.fields().indexOf(name) for name in COLUMNS]
    lacking = [name for name, place in zip(COLUMNS, places) if place < 0]
    if lacking:
        text = tr("the chips table of {folder} lacks the columns {names}")
        raise wrong("DATASET", text.format(folder=folder, names=", ".join(lacking)))
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setSubsetOfAttributes(places)
    return [
        {name: feature.attribute(place) or None for name, place in zip(COLUMNS, places)}
        for feature in layer.getFeatures(request)
    ]


def _written(
    mosaics: Sequence[Mosaic], folder: Path, ranges: mosaic_layers.Ranges, feedback: QgsProcessingFeedback
) -> List[Path]:
    """Write mosaics beside the dataset, or into a temporary folder where it cannot be written."""
    try:
        return write_mosaics(mosaics, folder / VIEWS, folder, ranges)
    except OSError as error:
        place = Path(tempfile.mkdtemp(prefix="dl4eo-views-"))
        text = tr("{folder} cannot be written ({reason}): the mosaics lie in {place}, as long as that is there.")
        feedback.pushInfo(text.format(folder=folder, reason=error.strerror or error, place=place))
        return write_mosaics(mosaics, place, folder, ranges)


def _titles(mosaic: Mosaic, several: bool) -> Tuple[str, str]:
    """Return the name of a mosaic's layer and that of its group; with its CRS where there are several."""
    names = {RGB: tr("True colour {dates}"), FALSE_COLOUR: tr("False colour {dates}"), MASKS: tr("Masks {dates}")}
    group = tr("Masks") if mosaic.kind == MASKS else tr("Images")
    name = names[mosaic.kind].format(dates=mosaic.period)
    return f"{name} (EPSG:{mosaic.epsg})" if several else name, f"{group} {mosaic.period}"


def _paint_chips(layer: Any, feedback: QgsProcessingFeedback, header: Mapping[str, Any]) -> None:
    chip_styles.add_styles(layer, header, feedback)


def _paint(
    layer: Any,
    feedback: QgsProcessingFeedback,
    mosaic: Mosaic,
    header: Mapping[str, Any],
    ranges: mosaic_layers.Ranges,
    scale: float,
) -> None:
    """Draw a mosaic's layer."""
    if mosaic.kind == MASKS:
        mosaic_layers.paint_masks(layer, header)
    else:
        mosaic_layers.paint_picture(layer, mosaic, ranges)
    if scale:
        layer.setScaleBasedVisibility(True)
        layer.setMinimumScale(scale)


def _images_help() -> str:
    return tr(
        "Opens the images and masks as mosaics, a group a date: true colour, false colour and masks in the colours of "
        "the classes. Where no chip has two dates, all dates are one mosaic; of more than 24 dates those of a month or "
        "year are put together, the latest on top."
    )


def _rejected_help() -> str:
    return tr("Puts rejected samples into the mosaics too, as far as they have files.")
