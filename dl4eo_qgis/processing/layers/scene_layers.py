"""Layers of scenes as parameters: what later steps take from Search scenes and Select scenes."""

from __future__ import annotations

from typing import Any, Mapping

from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext

from .. import parameters as p
from ..convert import PolygonSource, read_polygons
from ..recipe_keys import wrong
from ..tr import tr

SCENE = "scene"
"""The field that holds a whole scene as a text."""
FURTHER = ("for_date", "rank", "acquisition")
"""Fields that Select scenes adds."""
KEY = "scenes.path"
"""What the core calls the layer in its errors."""


def layer(text: str) -> p.Definition:
    """Return INPUT, a layer of scenes."""
    return p.polygons("INPUT", tr("Scenes"), text)


def read_scenes(
    algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], context: QgsProcessingContext
) -> PolygonSource:
    """Return the layer of INPUT with the fields that tell its scenes; raises RecipeError where it has none."""
    source = algorithm.parameterAsSource(parameters, "INPUT", context)
    known = [] if source is None else source.fields().names()
    if source is not None and SCENE not in known:
        message = tr("layer {layer!r} has no field {field!r}, which holds the scenes")
        hint = tr("Give the layer of Search scenes or of Select scenes.")
        raise wrong("INPUT", message.format(layer=source.sourceName(), field=SCENE), hint)
    fields = {"INPUT": SCENE, **{name: name for name in FURTHER if name in known}}
    return read_polygons(algorithm, parameters, "INPUT", context, fields)
