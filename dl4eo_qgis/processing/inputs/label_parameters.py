"""The parameters of labels: what they are, when a pixel gets a class, and what else is drawn of them."""

from __future__ import annotations

from typing import Any, List, Mapping

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterRasterLayer,
)

from ...core import recipe
from .. import parameters as p
from ..convert import PolygonSource, read_polygons
from ..recipe_keys import RECIPE_KEYS, default, wrong
from ..tr import tr
from .style_classes import PARAMETER as FROM_STYLE
from .style_classes import Classes, classes_of
from .values import plain_boolean

FIELDS = (
    "CLASS_FIELD", "ID_FIELD", "VALUE_FIELD", "PRIORITY_FIELD", "YEAR_FIELD", "FROM_FIELD", "TO_FIELD", "DATE_FIELD"
)  # fmt: skip
"""Parameters that name a field of the labels."""


def layer(name: str = "LABELS", optional: bool = True, empty: str = "") -> p.Definition:
    """Return LABELS; ``empty`` says what there is without."""
    text = tr("Polygons to learn, in any CRS; points and lines with BUFFER.")
    text += " " + (empty or tr("Empty: images without masks.")) if optional else ""
    kinds = [QgsProcessing.SourceType.TypeVectorAnyGeometry]
    return p.helped(QgsProcessingParameterFeatureSource(name, tr("Labels"), kinds, None, optional), text)


def read_labels(
    algorithm: QgsProcessingAlgorithm,
    parameters: Mapping[str, Any],
    name: str,
    context: QgsProcessingContext,
    document: Mapping[str, Any],
) -> PolygonSource:
    """Return the label layer with the fields that a recipe's document names; raises RecipeError where it lacks one."""
    fields = {}
    for parameter in FIELDS:
        section, key = RECIPE_KEYS[parameter].split(".")
        fields[parameter] = document[section][key]
    return read_polygons(algorithm, parameters, name, context, fields, "BUFFER", document["labels"]["buffer_m"] > 0)


def check_classes(
    algorithm: QgsProcessingAlgorithm,
    parameters: Mapping[str, Any],
    context: QgsProcessingContext,
    values: Mapping[str, Any],
    source: str = "LABELS",
) -> None:
    """Raise RecipeError where classes are told twice, or those of a style without a layer."""
    if not plain_boolean(algorithm, parameters, FROM_STYLE, context):
        return
    if values["CLASSES"]:
        raise wrong(FROM_STYLE, tr("classes are told twice"), tr("Give either CLASSES or CLASSES_FROM_STYLE."))
    if not (parameters.get(source) or parameters.get("LABEL_RASTER")):
        raise wrong(FROM_STYLE, tr("there is no layer whose style could tell: {name} is empty").format(name=source))


def classes_from_style(
    algorithm: QgsProcessingAlgorithm,
    parameters: Mapping[str, Any],
    context: QgsProcessingContext,
    source: str = "LABELS",
) -> Classes:
    """Return the classes of the labels' style where they are asked for; raises RecipeError where it tells none."""
    if not plain_boolean(algorithm, parameters, FROM_STYLE, context):
        return []
    from_raster = bool(parameters.get("LABEL_RASTER") and not parameters.get(source))
    name = "LABEL_RASTER" if from_raster else source
    read = algorithm.parameterAsRasterLayer if from_raster else algorithm.parameterAsVectorLayer
    drawn = read(parameters, name, context)
    if drawn is None:
        message = tr("{name} is no layer with a style: {value!r}")
        raise wrong(FROM_STYLE, message.format(name=name, value=parameters.get(name)))
    project = context.project()
    if project is None or project.mapLayer(drawn.id()) is None:
        drawn.loadDefaultStyle()  # Processing opens files without the style that lies beside them
    return classes_of(drawn, "" if from_raster else algorithm.parameterAsString(parameters, "CLASS_FIELD", context))


def field(name: str, label: str, text: str, parent: str = "LABELS") -> p.Definition:
    """Return an optional field of the label layer."""
    return p.helped(QgsProcessingParameterField(name, label, None, parent, optional=True), text)


def rule() -> p.Definition:
    """Return RULE."""
    text = tr(
        "When a pixel gets a polygon's class. centre: its centre lies inside. touched: the polygon touches it. "
        "coverage: at least MIN_COVERAGE of it is covered; the larger share wins. Where several polygons have a pixel "
        "under centre or touched, the first in the layer wins."
    )
    return p.choice("RULE", tr("Label rule"), text)


def how_drawn(parent: str = "LABELS") -> List[p.Definition]:
    """Return the options of drawing: rule, layers, what is ignored, which features win."""
    return [
        p.decimal(
            "MIN_COVERAGE",
            tr("Least coverage of a pixel"),
            tr("Share (0 to 1) of a pixel that must be covered under RULE=coverage."),
            0,
            1,
        ),
        p.words("LABEL_LAYERS", tr("Further layers"), _layers_help(), ",".join(default("LABEL_LAYERS")), True),
        p.integer(
            "BOUNDARY_WIDTH", tr("Width of the boundary (pixels)"), tr("Of the edge in the layer boundary."), 1, 64
        ),
        field("ID_FIELD", tr("Field of instance numbers"), _id_help(), parent),
        field("VALUE_FIELD", tr("Field of values"), tr("Numbers of the layer value, for regression."), parent),
        field("PRIORITY_FIELD", tr("Field of priority"), _priority_help(), parent),
        buffer(),
        p.integer("LABEL_FACTOR", tr("Label pixels along an image pixel"), _factor_help(), 1, 16),
        p.polygons("LABEL_EXTENT", tr("Labelled ground"), _extent_help(), True),
        p.integer("IGNORE_BORDER", tr("Ignored border (pixels)"), _border_help(), 0, 64),
        p.switch("IGNORE_DOUBLY", tr("Ignore what two classes claim"), tr("Such pixels get the value ignore.")),
        p.words("CLASSES", tr("Class table"), _classes_help(), None, True),
        p.helped(_from_style(), _style_help()),
        p.words("REMAP", tr("Remap table"), _remap_help(), None, True),
    ]


def buffer() -> p.Definition:
    """Return BUFFER."""
    return p.decimal("BUFFER", tr("Buffer (metres)"), _buffer_help(), 0, 100_000)


def validity() -> List[p.Definition]:
    """Return the fields that say when a label is valid."""
    return [
        field("YEAR_FIELD", tr("Field of the year"), tr("Only labels of the image's own year are drawn.")),
        field("FROM_FIELD", tr("Field of the first day"), tr("Labels are drawn from this day on; empty: always.")),
        field("TO_FIELD", tr("Field of the last day"), tr("Labels are drawn until this day; empty: always.")),
    ]


def from_raster() -> List[p.Definition]:
    """Return the parameters of labels that come from a raster."""
    raster = QgsProcessingParameterRasterLayer("LABEL_RASTER", tr("File"), None, True)
    same = tr("Empty: the collection that the catalogue is known for.")
    return [
        p.helped(raster, tr("A raster of classes instead of LABELS; its values are the classes, or those of REMAP.")),
        p.words("LABEL_CATALOGUE", tr("Catalogue"), _catalogue_help(), None, True),
        p.words("LABEL_COLLECTION", tr("Collection"), tr("Like esa-worldcover.") + " " + same, None, True),
        p.choice("LABEL_RESAMPLING", tr("Resampling"), _resampling_help()),
    ]


def min_class() -> p.Definition:
    """Return MIN_CLASS_PIXELS."""
    text = tr("A chip has a class from so many pixels on.")
    return p.integer("MIN_CLASS_PIXELS", tr("Pixels of a class"), text, 1, 2**24)


def _from_style() -> p.Definition:
    return QgsProcessingParameterBoolean("CLASSES_FROM_STYLE", tr("Classes from the layer's style"), False)


def _layers_help() -> str:
    names = ", ".join(recipe.LABEL_LAYERS)
    return tr(
        "Comma list of {names}: share: how much of a pixel each class covers. overlap: 0, 1, 2 where features of two "
        "classes claim it. instance: the feature's number. distance: metres to the boundary. boundary: inside and "
        "edge. value: the numbers of VALUE_FIELD."
    ).format(names=names)


def _id_help() -> str:
    return tr("Whole numbers of the layer instance. Empty: the features' own numbers.")


def _priority_help() -> str:
    return tr("Where several features claim a pixel, the one with the largest number wins. Empty: as RULE says.")


def _buffer_help() -> str:
    return tr("Points and lines become polygons of this reach; polygons grow by it.")


def _factor_help() -> str:
    return tr("Masks with finer pixels than the images: so many along one of theirs. A side has at most 4096.")


def _extent_help() -> str:
    return tr("Polygons of the ground that was labelled. Outside of them pixels get the value ignore.")


def _border_help() -> str:
    return tr("Pixels that lie so near to another class, or to the background, get the value ignore.")


def _classes_help() -> str:
    return tr("Value, name and colour of each class, like 1:water:#1f78b4;2:forest. Empty: found in the labels.")


def _style_help() -> str:
    return tr(
        "Values and colours of the classes are those of the layer's categories (or its palette). The legend's texts "
        "are their titles; a class is called as the attribute says."
    )


def _remap_help() -> str:
    return tr(
        "What becomes of values of the labels, like 10=1;20=1;95=0;99=ignore: old value or text, new class; 0 is the "
        "background."
    )


def _catalogue_help() -> str:
    return tr("A catalogue of class rasters instead of LABELS: a name, a URL or a path, as for CATALOGUE.")


def _resampling_help() -> str:
    return tr(
        "nearest: the class at the pixel's centre. mode: the class that covers most of it, of equal ones the smallest "
        "value (exact where the map is upright in the chips' CRS, else counted in 128 points)."
    )


__all__ = [
    "FIELDS", "check_classes", "classes_from_style", "from_raster", "how_drawn", "layer", "min_class",
    "read_labels", "rule", "validity",
]  # fmt: skip
