"""``dl4eo:makedataset``: the whole job, from an area and labels to checked, split chips and masks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Mapping, Optional, Sequence

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
)

from .. import making
from .. import parameters as p
from ..base import Algorithm, Helped
from ..convert import PolygonSource, raster_file, read_polygons, temporary_file, write_polygons
from ..inputs import image_parameters as images
from ..inputs import label_parameters as labels
from ..inputs import rule_parameters as rules
from ..inputs.values import plain_values
from ..recipe_keys import LAYERS, RECIPE_KEYS, default, document, given
from ..tr import tr

VALUES = tuple(name for name in RECIPE_KEYS if name not in (*LAYERS, "AOI", "EXTRA"))


@dataclass(frozen=True)
class Request:
    """What is asked: the recipe without its two files, and what they are made from."""

    recipe: Dict[str, Any]
    aoi: PolygonSource
    labels: Optional[PolygonSource]
    extent: Optional[PolygonSource]
    areas: Optional[PolygonSource]
    """Of the split."""
    dry: bool
    """Only a plan is asked for."""
    layer: bool
    """The plan's layer is wanted."""


class MakeDataset(Algorithm):
    """The main door: a recipe from the parameters, one call of the worker, the dataset's layers back."""

    GROUP = "dataset"

    def name(self) -> str:
        return "makedataset"

    def displayName(self) -> str:
        return tr("Make training dataset")

    def tags(self) -> List[str]:
        return tr("sentinel,chips,labels,masks,deep learning,training data,stac").split(",")

    def about(self) -> str:
        return tr(
            "Makes aligned image chips and label masks from free Sentinel-2, Sentinel-1 and elevation data: finds the "
            "scenes, cuts them to chips on a fixed grid, draws the masks, checks and splits the chips, and writes a "
            "dataset folder. Run it again on the same folder to complete a run that was stopped."
        )

    def inputs(self) -> List[QgsProcessingParameterDefinition]:
        return [
            p.aoi(),
            labels.layer(),
            p.class_field(),
            p.catalogue(),
            *p.period(),
            p.max_cloud(),
            p.words("BANDS", tr("Optical bands"), _bands_help(), ",".join(default("BANDS"))),
            p.words("INDICES", tr("Spectral indices"), _indices_help(), ",".join(default("INDICES")).upper(), True),
            p.switch(
                "RADAR", tr("Add Sentinel-1 radar"), tr("Adds the bands vv and vh of the nearest Sentinel-1 pass.")
            ),
            p.decimal("RADAR_DAYS", tr("Days to the radar pass"), _radar_days_help(), 0, 366),
            p.switch("TERRAIN", tr("Add terrain"), tr("Adds elevation and slope from the Copernicus DEM.")),
            p.chip_size(),
            p.stride(),
            p.pixel_size(),
            p.crs(),
            *images.dates(),
            p.choice("KEEP", tr("Which chips"), _keep_help()),
            labels.rule(),
            rules.method(),
            making.dry_run(),
            *_advanced(),
            p.folder(tr("Dataset folder"), tr("Where the dataset is written: a new folder, or that of a stopped run.")),
            *making.plan_sinks(),
        ]

    def results(self) -> List[Helped]:
        return making.results()

    def check(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> None:
        making.is_dry_run(self, parameters, context)
        self._recipe(parameters, context)

    def read(self, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Request:
        recipe = self._recipe(parameters, context, labels.classes_from_style(self, parameters, context))
        self.names.add_places(recipe)
        drawn = extent = areas = None
        if recipe["labels"]["path"]:
            drawn = labels.read_labels(self, parameters, "LABELS", context, recipe)
        if recipe["labels"]["raster_path"]:
            recipe["labels"]["raster_path"] = path = raster_file(self, parameters, "LABEL_RASTER", context)
            self.names.files[path] = "LABEL_RASTER"
        if recipe["labels"]["extent_path"]:
            extent = read_polygons(self, parameters, "LABEL_EXTENT", context)
        if recipe["split"]["path"]:
            group = {"SPLIT_FIELD": recipe["split"]["field"]}
            areas = read_polygons(self, parameters, "SPLIT_LAYER", context, group)
        aoi = read_polygons(self, parameters, "AOI", context)
        dry = making.is_dry_run(self, parameters, context)
        return Request(recipe, aoi, drawn, extent, areas, dry, making.wants_plan(parameters))

    def work(self, request: Request, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Any:
        recipe = request.recipe
        for section, prefix, polygons in (
            ("aoi", "", request.aoi), ("labels", "", request.labels), ("labels", "extent_", request.extent),
            ("split", "", request.areas),
        ):  # fmt: skip
            if polygons is not None:
                path = temporary_file(f"{section}{prefix}.gpkg")
                self.names.files[path] = polygons.parameter
                written = write_polygons(polygons, path, context, feedback)
                recipe[section].update({prefix + key: value for key, value in written.items()})
        return making.call(recipe, request.dry, request.layer, feedback, self.names)

    def publish(
        self, value: Any, parameters: Mapping[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        return making.publish(self, value, parameters, context, feedback)

    def _recipe(
        self, parameters: Mapping[str, Any], context: QgsProcessingContext, classes: Sequence[Any] = ()
    ) -> Dict[str, Any]:
        """Return the recipe; the paths of its labels only say whether there are any. ``classes``: of the style."""
        values = plain_values(self, parameters, context, VALUES)
        labels.check_classes(self, parameters, context, values)
        layers = {name: given(name) for name in LAYERS if parameters.get(name)}
        more = images.extra_layers(self, parameters, context)
        return document({**values, **layers, "CLASSES": [*values["CLASSES"], *classes], "EXTRA": more})


def _advanced() -> List[QgsProcessingParameterDefinition]:
    same = tr("Empty: CATALOGUE where it has the collection, else planetary-computer for the built-in providers.")
    radar_catalogue = tr("Where Sentinel-1 is searched.") + " " + same
    terrain_catalogue = tr("Where the DEM is searched.") + " " + same
    return [
        *p.under(
            tr("Images"),
            p.words("COLLECTION", tr("Collection"), _collection_help(), None, True),
            p.choice("RESAMPLING", tr("Resampling"), tr("How bands of another grid are resampled; classes never are.")),
            images.offset(),
        ),
        *p.under(tr("Dates"), *images.more_dates()),
        *p.under(tr("Clouds"), *images.clouds()),
        *p.under(
            tr("Radar"),
            p.words("RADAR_CATALOGUE", tr("Catalogue"), radar_catalogue, None, True),
            *images.radar(),
            p.choice("RADAR_UNIT", tr("Unit"), tr("Backscatter in decibels (db) or as linear power.")),
        ),
        *p.under(
            tr("Terrain"),
            p.words("TERRAIN_CATALOGUE", tr("Catalogue"), terrain_catalogue, None, True),
            p.choice("TERRAIN_MISSING", tr("Ground without elevation"), _terrain_missing_help()),
            images.aspect(),
        ),
        *p.under(tr("Further rasters"), *images.extra()),
        *p.under(tr("Labels"), *labels.how_drawn(), *labels.validity()),
        *p.under(tr("Labels from a raster"), *labels.from_raster()),
        *p.under(
            tr("Chips"),
            p.edge(),
            labels.min_class(),
        ),
        *p.under(tr("Balance"), *rules.balance()),
        *p.under(tr("Quality"), *rules.quality()),
        *p.under(tr("Split"), *rules.split()),
        *p.under(
            tr("Run"),
            p.decimal("MAX_FAILED", tr("Unreadable samples (%)"), _max_failed_help(), 0, 100),
            p.choice("EXISTING", tr("Another dataset in the folder"), p.existing_help()),
            p.integer("MAX_THREADS", tr("Threads"), p.threads_help(), 0, 256),
            p.choice("EXECUTOR", tr("Where the work is done"), p.executor_help()),
            p.words("SCHEDULER", tr("Dask scheduler"), p.scheduler_help(), None, True),
        ),
    ]


def _collection_help() -> str:
    return tr(
        "Other optical data of CATALOGUE: landsat-c2-l2 (Landsat 4 to 9), hls2-l30 or hls2-s30 (Harmonized Landsat and "
        "Sentinel-2); local, of a catalogue that Index local rasters made. Empty: Sentinel-2 L2A, or local where a "
        "catalogue has nothing else."
    )


def _bands_help() -> str:
    return tr(
        "Comma list of STAC band names, in the order of the images, like blue,green,red,nir,swir16,swir22. With other "
        "data (COLLECTION) the bands that these have."
    )


def _indices_help() -> str:
    return tr("Comma list of indices of the Awesome Spectral Indices catalogue, like NDWI,NDVI. May be empty.")


def _radar_days_help() -> str:
    return tr("Largest time between the optical and the radar pass, in days. Farther ones give no radar values.")


def _keep_help() -> str:
    return tr("labelled: only chips that a label touches. all: every chip of the area.")


def _terrain_missing_help() -> str:
    return tr("nodata: ground that no elevation tile covers has no value. sea: it lies at 0 m.")


def _max_failed_help() -> str:
    return tr(
        "A scene that cannot be read is replaced where that is possible, else its samples are rejected. The run fails "
        "if these are more than this many percent; what is finished is kept, and the same run tries the others again."
    )
