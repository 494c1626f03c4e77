"""A value that cannot be used gives one line that names the parameter, what was found and what is wanted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsProcessingException, QgsProject, QgsVectorLayer

GOOD = {
    "searchscenes": {"START": "2024-05-01", "END": "2024-05-31", "OUTPUT": "memory:"},
    "selectscenes": {"OUTPUT": "memory:"},
    "buildstack": {"OUTPUT": "TEMPORARY_OUTPUT"},
    "addindices": {"OUTPUT": "TEMPORARY_OUTPUT"},
    "indexlocalrasters": {"INPUT": "/rasters", "OUTPUT": "TEMPORARY_OUTPUT"},
    "makechipgrid": {"OUTPUT": "memory:"},
    "makedataset": {"START": "2024-05-01", "END": "2024-05-31", "FOLDER": "TEMPORARY_OUTPUT"},
    "rasteriselabels": {"OUTPUT": "TEMPORARY_OUTPUT"},
    "loaddataset": {},
    "describedataset": {"OUTPUT": "memory:"},
    "demodata": {"FOLDER": "TEMPORARY_OUTPUT"},
    "runrecipe": {},
    "setupenvironment": {},
    "exportchips": {"FOLDER": "TEMPORARY_OUTPUT"},
    "checkchips": {},
    "applyreview": {},
    "splitchips": {},
    "validatedataset": {"PROBLEMS": "memory:"},
}
WRONG = [
    ("makedataset", {"START": "2024-06-01"}, "END: 2024-05-31 lies before START 2024-06-01"),
    ("makedataset", {"START": "1 May"}, "START: must be a date like 2024-06-30, got '1 May'"),
    ("makedataset", {"CHIP_SIZE": 0}, "CHIP_SIZE: must be 1 to 4096 pixels, got 0. 256 is usual."),
    ("makedataset", {"CHIP_SIZE": "many"}, "CHIP_SIZE: must be a number, got 'many'"),
    ("makedataset", {"CHIP_SIZE": "64.5"}, "CHIP_SIZE: must be a whole number, got 64.5"),
    ("makedataset", {"STRIDE": -1}, "STRIDE: must be 0 (= the size) to 4096 pixels, got -1"),
    ("makedataset", {"STRIDE": 32, "CHIP_SIZE": 64}, "SPLIT: 'random' would put overlapping chips"),
    ("makedataset", {"MAX_CLOUD": 0}, "MAX_CLOUD: must be above 0 and at most 101 (above 100: any cloud), got 0"),
    ("makedataset", {"BANDS": "blue,gren"}, "BANDS: unknown band 'gren'. Did you mean green"),
    ("makedataset", {"BANDS": "red,red"}, "BANDS: a band stands twice: red, red"),
    ("makedataset", {"RADAR": "perhaps"}, "RADAR: must be yes or no, got 'perhaps'"),
    ("makedataset", {"RADAR_DAYS": 1000}, "RADAR_DAYS: must be 0 to 366 days, got 1000"),
    ("makedataset", {"PIXEL_SIZE": 0}, "PIXEL_SIZE: must be 0.1 to 10000 metres, got 0"),
    ("makedataset", {"SELECT": "all"}, "SELECT: must be one of clearest, every, spread, nearest, median, mean, "),
    ("makedataset", {"KEEP": "none"}, "KEEP: must be one of labelled, all, got 'none'"),
    ("makedataset", {"CRS": "nowhere"}, "CRS: must be empty or like EPSG:32632, got 'nowhere'"),
    ("makedataset", {"MASK": "hide"}, "MASK: must be one of none, nodata, got 'hide'"),
    ("makedataset", {"SNOW_CLEAR": "perhaps"}, "SNOW_CLEAR: must be yes or no, got 'perhaps'"),
    ("makedataset", {"ASPECT": "perhaps"}, "ASPECT: must be yes or no, got 'perhaps'"),
    ("makedataset", {"IGNORE_DOUBLY": "perhaps"}, "IGNORE_DOUBLY: must be yes or no, got 'perhaps'"),
    ("makedataset", {"MAX_CHIP_CLOUD": 101}, "MAX_CHIP_CLOUD: must be 0 to 100 percent, got 101"),
    ("makedataset", {"DAYS_WEIGHT": -1}, "DAYS_WEIGHT: must be 0 to 1e+06, got -1"),
    ("makedataset", {"CLOUD_WEIGHT": "much"}, "CLOUD_WEIGHT: must be a number, got 'much'"),
    ("makedataset", {"MAX_DAYS": -3}, "MAX_DAYS: must be 0 to 36525 days, got -3"),
    ("makedataset", {"BOUNDARY_WIDTH": 0}, "BOUNDARY_WIDTH: must be 1 to 64, got 0"),
    ("makedataset", {"LABEL_FACTOR": 2.5}, "LABEL_FACTOR: must be a whole number, got 2.5"),
    ("makedataset", {"IGNORE_BORDER": 65}, "IGNORE_BORDER: must be 0 to 64, got 65"),
    ("makedataset", {"BUFFER": -1}, "BUFFER: must be 0 to 100000 metres, got -1"),
    ("makedataset", {"MIN_CLASS_PIXELS": 0}, "MIN_CLASS_PIXELS: must be 1 to 16777216, got 0"),
    ("makedataset", {"ID_FIELD": "no"}, "ID_FIELD: 'no' is given, but no label layer"),
    ("makedataset", {"YEAR_FIELD": "no"}, "YEAR_FIELD: 'no' is given, but no label layer"),
    ("makedataset", {"CLASS_FIELD": "kind"}, "CLASS_FIELD: 'kind' is given, but no label layer"),
    ("makedataset", {"MIN_VALID": 80}, "MIN_VALID: must be 0 to 1, got 80"),
    ("makedataset", {"MAX_FAILED": 150}, "MAX_FAILED: must be 0 to 100 percent, got 150"),
    ("makedataset", {"EXISTING": "keep"}, "EXISTING: must be one of refuse, rebuild, got 'keep'"),
    ("makedataset", {"MAX_THREADS": -2}, "MAX_THREADS: must be 0 to 256, got -2"),
    ("makedataset", {"EXECUTOR": "dask"}, "SCHEDULER: is missing: EXECUTOR 'dask' needs the address of a scheduler"),
    ("makedataset", {"SCHEDULER": "tcp://a:8786"}, "SCHEDULER: tcp://a:8786 is given, but EXECUTOR is 'threads'. Set"),
    (
        "makedataset",
        {"COLLECTION": "landsat-c2-l2", "BANDS": "red,rededge1"},
        "BANDS: Landsat data have no band 'rededge1'. It has coastal, blue, green, red, nir, nir08, swir16, swir22,",
    ),
    ("makedataset", {"COLLECTION": "local", "BANDS": "b-1"}, "BANDS: local data have no band 'b-1'. Names are a-z"),
    ("makedataset", {"EXTRA": ["/no/such.tif"]}, "EXTRA: cannot be read as a raster: '/no/such.tif'"),
    ("makedataset", {"EXTRA_RESAMPLING": "mode"}, "EXTRA_RESAMPLING: must be one of bilinear, cubic, nearest, got"),
    ("makedataset", {"EXTRA_RESAMPLING": "nearest"}, "EXTRA_RESAMPLING: 'nearest' has no effect without EXTRA. Set"),
    ("makedataset", {"RULE": "5"}, "RULE: must be one of centre, touched, coverage, got '5'"),
    ("makedataset", {"RADAR_COVER": 101}, "RADAR_COVER: must be 0 to 100 percent, got 101"),
    ("makedataset", {"RADAR": "no", "RADAR_COVER": 50}, "RADAR_COVER: 0.5 has no effect without RADAR true"),
    ("makedataset", {"MAX_UNLABELLED": 0}, "MAX_UNLABELLED: 0 would reject every sample. Set it above 0, or leave"),
    ("makedataset", {"CLOUD_LAYER": "yes", "SELECT": "mean"}, "CLOUD_LAYER: true has no effect without samples of"),
    ("makedataset", {"LABEL_LAYERS": "share,boundary"}, "LABEL_LAYERS: share,boundary has no effect without a layer"),
    ("makedataset", {"MAX_NODATA": 20}, "MAX_NODATA: must be 0 to 1, got 20"),
    ("makedataset", {"MIN_LABELLED": -0.1}, "MIN_LABELLED: must be 0 to 1, got -0.1"),
    ("makedataset", {"MIN_LABELLED": 0.01}, "MIN_LABELLED: 0.01 has no effect without labels (LABELS, LABEL_RASTER"),
    ("makedataset", {"MIN_CLEAR": 101}, "MIN_CLEAR: must be 0 to 100 percent, got 101"),
    ("makedataset", {"MAX_SHADOW": -1}, "MAX_SHADOW: must be 0 to 100 percent, got -1"),
    ("makedataset", {"MAX_SNOW": "none"}, "MAX_SNOW: must be a number, got 'none'"),
    ("makedataset", {"MIN_CONTRAST": -1}, "MIN_CONTRAST: must be 0 or more, got -1"),
    ("makedataset", {"REJECT_CONSTANT": "perhaps"}, "REJECT_CONSTANT: must be yes or no, got 'perhaps'"),
    ("makedataset", {"SPLIT": "squares"}, "SPLIT: must be one of random, date, tile, column, polygons, blocks, bands,"),
    ("makedataset", {"FRACTIONS": "70,30"}, "FRACTIONS: must be three numbers like 70,15,15 or 0.7,0.15,0.15, got '70"),
    ("makedataset", {"FRACTIONS": "70,15,-15"}, "FRACTIONS: must be three numbers like 70,15,15 or 0.7,0.15,0.15, got"),
    ("makedataset", {"FRACTIONS": "70,20,20"}, "FRACTIONS: must add up to 100 (or to 1), got 110"),
    ("makedataset", {"FRACTIONS": [70, 15, 15]}, "FRACTIONS: must be one text, got a list: [70, 15, 15]"),
    ("makedataset", {"SEED": 0.5}, "SEED: must be a whole number, got 0.5"),
    ("makedataset", {"STRATIFY": "perhaps"}, "STRATIFY: must be yes or no, got 'perhaps'"),
    ("makedataset", {"FOLDS": 1}, "FOLDS: must be 0 (none) or 2 to 100, got 1"),
    ("makedataset", {"FOLDS": 5, "SPLIT": "none"}, "FOLDS: 5 has no effect without a split (SPLIT). Set that too, or"),
    ("makedataset", {"SPLIT_BUFFER": -5}, "SPLIT_BUFFER: must be 0 to 10000000 metres, got -5"),
    ("makedataset", {"OVERLAP": "maybe"}, "OVERLAP: must be one of refuse, allow, got 'maybe'"),
    ("makedataset", {"BLOCK_SIZE": 500}, "BLOCK_SIZE: 500.0 has no effect without SPLIT 'blocks', 'bands' or 'rings'"),
    ("makedataset", {"SPLIT": "blocks", "BLOCK_SIZE": "x"}, "BLOCK_SIZE: must be a number, got 'x'"),
    ("makedataset", {"ANGLE": 45}, "ANGLE: 45.0 has no effect without SPLIT 'bands'"),
    ("makedataset", {"SPLIT": "bands", "ANGLE": 400}, "ANGLE: must be -360 to 360 degrees, got 400"),
    ("makedataset", {"SPLIT": "column"}, "SPLIT_COLUMN: is missing: method 'column' needs it"),
    ("makedataset", {"SPLIT_COLUMN": "stratum"}, "SPLIT_COLUMN: 'stratum' has no effect without SPLIT 'column'"),
    ("makedataset", {"SPLIT_DATES": "2024-05-20"}, "SPLIT_DATES: 2024-05-20 has no effect without SPLIT 'date'"),
    ("makedataset", {"SPLIT": "date", "SPLIT_DATES": "May"}, "SPLIT_DATES: must be a date like 2024-06-30, got 'may'"),
    ("makedataset", {"SPLIT": "polygons"}, "SPLIT_LAYER: is missing: method 'polygons' needs it"),
    ("makedataset", {"SPLIT_LAYER": "a.gpkg"}, "SPLIT_LAYER: a layer has no effect without SPLIT 'polygons'"),
    ("makedataset", {"SPLIT_FIELD": "name"}, "SPLIT_FIELD: 'name' has no effect without SPLIT 'polygons'"),
    ("makedataset", {"BALANCE": "0.5"}, "BALANCE: 'power' has no effect without a layer of features (LABELS). Set"),
    ("makedataset", {"BALANCE": "2"}, "BALANCE: the power must be 0 to 1, got 2"),
    ("makedataset", {"BALANCE": "water"}, "BALANCE: entry 'water' must be like water=200 or forest=10%. Write a"),
    ("makedataset", {"BALANCE": "water=0"}, "BALANCE: entry 'water=0' must be a whole number of chips above 0"),
    ("makedataset", {"BALANCE": "a=1;b=2;a=3"}, "BALANCE: the class 'a' stands twice"),
    ("makedataset", {"BALANCE": "a=200%"}, "BALANCE: entry 'a=200%' must be above 0 and at most 100 percent"),
    ("makedataset", {"MAX_CHIPS": 10}, "MAX_CHIPS: 10 has no effect without a layer of features (LABELS). Set that"),
    ("makedataset", {"MAX_CHIPS": 1.5}, "MAX_CHIPS: must be a whole number, got 1.5"),
    ("makedataset", {"BACKGROUND": 100}, "BACKGROUND: must be 0 to below 1, got 1"),
    ("makedataset", {"BACKGROUND": 10}, "BACKGROUND: 0.1 has no effect without a layer of features (LABELS)."),
    (
        "selectscenes",
        {"METHOD": "median"},
        "METHOD: must be one of clearest, every, spread, nearest, got 'median'. Com",
    ),
    ("selectscenes", {"METHOD": "7"}, "METHOD: must be one of clearest, every, spread, nearest, got '7'"),
    ("selectscenes", {"METHOD": "nearest"}, "METHOD: 'nearest' needs a day to be near to. Set DATE (one day for"),
    ("selectscenes", {"COUNT": 2}, "COUNT: 2 has no effect without METHOD 'spread' or 'nearest'. Set that too, or"),
    ("selectscenes", {"DATE": "2024-05-01"}, "DATE: '2024-05-01' has no effect without METHOD 'nearest'"),
    ("selectscenes", {"START": "May"}, "START: must be a date like 2024-06-30, got 'May'"),
    ("selectscenes", {"START": "2024-06-02", "END": "2024-06-01"}, "END: 2024-06-01 lies before START 2024-06-02"),
    ("selectscenes", {"RADAR": "perhaps"}, "RADAR: must be yes or no, got 'perhaps'"),
    ("selectscenes", {"RADAR_DAYS": 400}, "RADAR_DAYS: must be 0 to 366 days, got 400"),
    ("selectscenes", {"TERRAIN": "perhaps"}, "TERRAIN: must be yes or no, got 'perhaps'"),
    ("selectscenes", {"FILL": "perhaps"}, "FILL: must be yes or no, got 'perhaps'"),
    ("selectscenes", {"MAX_DAYS": 5}, "MAX_DAYS: 5.0 has no effect without METHOD 'nearest'"),
    ("selectscenes", {"METHOD": "spread", "DAYS_WEIGHT": 2}, "DAYS_WEIGHT: 2.0 has no effect without METHOD 'near"),
    ("selectscenes", {"CLOUD_WEIGHT": "x"}, "CLOUD_WEIGHT: must be a number, got 'x'"),
    ("selectscenes", {"RADAR_BANDS": "vx"}, "RADAR_BANDS: must be one of vv, vh, hh, hv, got 'vx'"),
    ("selectscenes", {"RADAR_ORBIT": "up"}, "RADAR_ORBIT: must be one of any, ascending, descending, both, got 'up'"),
    ("selectscenes", {"RADAR_RELATIVE_ORBIT": 200}, "RADAR_RELATIVE_ORBIT: must be 0 (any) to 175, got 200"),
    ("selectscenes", {"RADAR_COVER": 101}, "RADAR_COVER: must be 0 to 100 percent, got 101"),
    ("selectscenes", {"TERRAIN_MISSING": "x"}, "TERRAIN_MISSING: must be one of nodata, sea, got 'x'"),
    ("selectscenes", {"CHIP_SIZE": 0}, "CHIP_SIZE: must be 1 to 4096 pixels, got 0. 256 is usual."),
    ("selectscenes", {"PIXEL_SIZE": 0}, "PIXEL_SIZE: must be 0.1 to 10000 metres, got 0"),
    ("selectscenes", {"CRS": "nowhere"}, "CRS: must be empty or like EPSG:32632, got 'nowhere'"),
    ("selectscenes", {"MAX_THREADS": -1}, "MAX_THREADS: must be 0 to 256, got -1"),
    ("selectscenes", {"SELECT": "every"}, "SELECT: selectscenes has no such parameter."),
    ("buildstack", {"BANDS": "red,red"}, "BANDS: a band stands twice: red, red"),
    ("buildstack", {"BANDS": "", "INDICES": ""}, "BANDS: name at least one band or index"),
    ("buildstack", {"INDICES": "ndvi,NDVI"}, "INDICES: an index stands twice: ndvi, ndvi"),
    ("buildstack", {"DATE": "1 May"}, "DATE: must be a date like 2024-06-30, got '1 May'"),
    ("buildstack", {"PIXEL_SIZE": -1}, "PIXEL_SIZE: must be 0.1 to 10000 metres, got -1"),
    ("buildstack", {"CRS": "nowhere"}, "CRS: must be empty or like EPSG:32632, got 'nowhere'"),
    ("buildstack", {"CHIP_SIZE": 5000}, "CHIP_SIZE: must be 1 to 4096 pixels, got 5000"),
    ("buildstack", {"RESAMPLING": "mode"}, "RESAMPLING: must be one of bilinear, cubic, nearest, got 'mode'"),
    ("buildstack", {"OFFSET": "some"}, "OFFSET: must be one of auto, metadata, none, always, got 'some'"),
    ("buildstack", {"MASK": "hide"}, "MASK: must be one of none, nodata, got 'hide'"),
    ("buildstack", {"MASK_DILATION": 60}, "MASK_DILATION: 60.0 has no effect without MASK 'nodata'"),
    ("buildstack", {"SNOW_CLEAR": "perhaps"}, "SNOW_CLEAR: must be yes or no, got 'perhaps'"),
    ("buildstack", {"RADAR_BANDS": "vv,vv"}, "RADAR_BANDS: a band stands twice: vv, vv"),
    ("buildstack", {"RADAR_ORBIT": "up"}, "RADAR_ORBIT: must be one of any, ascending, descending, both, got 'up'"),
    ("buildstack", {"RADAR_RELATIVE_ORBIT": -1}, "RADAR_RELATIVE_ORBIT: must be 0 (any) to 175, got -1"),
    ("buildstack", {"RADAR_COVER": -1}, "RADAR_COVER: must be 0 to 100 percent, got -1"),
    ("buildstack", {"RADAR_UNIT": "dB"}, "RADAR_UNIT: must be one of db, linear, got 'dB'"),
    ("buildstack", {"TERRAIN_MISSING": "x"}, "TERRAIN_MISSING: must be one of nodata, sea, got 'x'"),
    ("buildstack", {"ASPECT": "perhaps"}, "ASPECT: must be yes or no, got 'perhaps'"),
    ("buildstack", {"EXTRA": ["/no/such.tif"]}, "EXTRA: cannot be read as a raster: '/no/such.tif'"),
    ("buildstack", {"EXTRA_RESAMPLING": "nearest"}, "EXTRA_RESAMPLING: 'nearest' has no effect without EXTRA."),
    ("buildstack", {"MAX_THREADS": 300}, "MAX_THREADS: must be 0 to 256, got 300"),
    ("addindices", {"INDICES": ""}, "INDICES: is empty. Name at least one index, like NDVI."),
    ("addindices", {"ONLY": "perhaps"}, "ONLY: must be yes or no, got 'perhaps'"),
    ("addindices", {"VALUE_SCALE": 0}, "VALUE_SCALE: must not be 0"),
    ("addindices", {"VALUE_SCALE": "x"}, "VALUE_SCALE: must be a number, got 'x'"),
    ("addindices", {"VALUE_OFFSET": "inf"}, "VALUE_OFFSET: must be a finite number, got inf"),
    ("indexlocalrasters", {"INPUT": ""}, "INPUT: give either a folder or files, got none of them"),
    ("indexlocalrasters", {"RASTERS": ["/no/such.tif"]}, "RASTERS: cannot be read as a raster: '/no/such.tif'"),
    ("indexlocalrasters", {"DATE": "1 May"}, "DATE: must be a date like 2024-06-30, got '1 May'"),
    ("indexlocalrasters", {"BANDS": "red,red"}, "BANDS: a name stands twice: red, red"),
    ("indexlocalrasters", {"DATE_PATTERN": "("}, "DATE_PATTERN: is no regular expression"),
    ("indexlocalrasters", {"BAND_PATTERN": "B"}, "BAND_PATTERN: must have one group, got 0: 'B'. An example: _(B"),
    ("indexlocalrasters", {"VALUE_SCALE": 0}, "VALUE_SCALE: must not be 0"),
    ("indexlocalrasters", {"VALUE_OFFSET": "x"}, "VALUE_OFFSET: must be a number, got 'x'"),
    ("indexlocalrasters", {"NODATA": "inf"}, "NODATA: must be a finite number, got inf"),
    ("searchscenes", {"END": "2024-04-01"}, "END: 2024-04-01 lies before START 2024-05-01"),
    ("searchscenes", {"MAX_CLOUD": 120}, "MAX_CLOUD: must be above 0 and at most 101 (above 100: any cloud), got 120"),
    ("makechipgrid", {"CHIP_SIZE": 5000}, "CHIP_SIZE: must be 1 to 4096 pixels, got 5000"),
    ("makechipgrid", {"PIXEL_SIZE": -5}, "PIXEL_SIZE: must be 0.1 to 10000 metres, got -5"),
    ("makechipgrid", {"AOI": None}, "AOI: give either AOI or LIKE, got none of them"),
    ("makechipgrid", {"BALANCE": "0.5"}, "BALANCE: 'power' has no effect without a layer of features (LABELS)."),
    ("makechipgrid", {"CLASS_FIELD": "name"}, "CLASS_FIELD: 'name' is given, but no label layer (LABELS)"),
    ("makechipgrid", {"CLASSES": "memory:"}, "CLASSES: there are no classes to list: LABELS is empty"),
    ("makechipgrid", {"MAX_CHIPS": 9}, "MAX_CHIPS: 9 has no effect without a layer of features (LABELS)."),
    ("makechipgrid", {"LIKE": "x.tif"}, "AOI: give either AOI or LIKE, got AOI and LIKE"),
    ("checkchips", {"MIN_VALID": "most"}, "MIN_VALID: must be a number, got 'most'"),
    ("checkchips", {"MAX_SNOW": 101}, "MAX_SNOW: must be 0 to 100 percent, got 101"),
    ("checkchips", {"REJECT_CONSTANT": "perhaps"}, "REJECT_CONSTANT: must be yes or no, got 'perhaps'"),
    ("splitchips", {"FRACTIONS": "70,30"}, "FRACTIONS: must be three numbers like 70,15,15 or 0.7,0.15,0.15, got '70"),
    ("checkchips", {"DATASET": None}, "DATASET: give either DATASET or INPUT, got none of them. DATASET is a"),
    ("checkchips", {"INPUT": "chips.gpkg"}, "DATASET: give either DATASET or INPUT, got DATASET and INPUT. DATASET"),
    ("checkchips", {"RASTERS": ["a.tif"]}, "RASTERS: has no effect beside DATASET. Leave it empty, or give INPUT"),
    ("checkchips", {"MASK": "a.tif"}, "MASK: has no effect beside DATASET. Leave it empty, or give INPUT instead."),
    ("checkchips", {"DATASET": "", "INPUT": "c.gpkg"}, "RASTERS: is empty. Chips are cut out of at least"),
    ("splitchips", {"DATASET": "", "INPUT": "c.gpkg"}, "OUTPUT: is empty. Chips of a layer (INPUT) go into a layer."),
    ("exportchips", {"RASTERS": []}, "RASTERS: is empty. Chips are cut out of at least one raster; Build stack makes"),
    ("exportchips", {"DATE": "1 May"}, "DATE: must be a date like 2024-06-30, got '1 May'"),
    ("exportchips", {"EXISTING": "keep"}, "EXISTING: must be one of refuse, rebuild, got 'keep'"),
    ("exportchips", {"MAX_THREADS": -2}, "MAX_THREADS: must be 0 to 256, got -2"),
    ("exportchips", {"RASTER": "a.tif"}, "RASTER: exportchips has no such parameter. Did you mean RASTERS"),
    ("checkchips", {"MIN_LABELLED": 2}, "MIN_LABELLED: must be 0 to 1, got 2"),
    ("splitchips", {"SPLIT": "squares"}, "SPLIT: must be one of random, date, tile, column, polygons, blocks, bands,"),
    ("splitchips", {"FOLDS": 1}, "FOLDS: must be 0 (none) or 2 to 100, got 1"),
    ("splitchips", {"SPLIT_DATES": "May"}, "SPLIT_DATES: must be a date like 2024-06-30, got 'may'"),
    ("splitchips", {"SPLIT_BUFFER": -5}, "SPLIT_BUFFER: must be 0 to 10000000 metres, got -5"),
    ("splitchips", {"SEED": 1.5}, "SEED: must be a whole number, got 1.5"),
    ("splitchips", {"STRATIFY": "perhaps"}, "STRATIFY: must be yes or no, got 'perhaps'"),
    ("makedataset", {"BALENCE": "0.5"}, "BALENCE: makedataset has no such parameter. Did you mean BALANCE"),
    ("makechipgrid", {"chip_size": 64}, "chip_size: makechipgrid has no such parameter. Did you mean CHIP_SIZE"),
    ("checkchips", {"SPLITT": "date"}, "SPLITT: checkchips has no such parameter. Known: DATASET, INPUT, "),
    ("demodata", {"ZZZ": 1}, "ZZZ: demodata has no such parameter. Known: SEED, FOLDER."),
    ("validatedataset", {"IGNORE": "shfted"}, "IGNORE: there is no kind of problems 'shfted'. Did you mean shifted"),
    ("validatedataset", {"STRICT": "perhaps"}, "STRICT: must be yes or no, got 'perhaps'"),
    ("loaddataset", {"IMAGES": "perhaps"}, "IMAGES: must be yes or no, got 'perhaps'"),
    ("loaddataset", {"WITH_REJECTED": "maybe"}, "WITH_REJECTED: must be yes or no, got 'maybe'"),
    ("demodata", {"SEED": "x"}, "SEED: must be a number, got 'x'"),
    ("setupenvironment", {"ONLY_TELL": "perhaps"}, "ONLY_TELL: must be yes or no, got 'perhaps'"),
    ("setupenvironment", {"WITH_DASK": "perhaps"}, "WITH_DASK: must be yes or no, got 'perhaps'"),
    ("rasteriselabels", {"REMAP": "1:2"}, "REMAP: entry '1:2' must be like 10=1, 95=0 (background) or 99=ignore"),
    ("makedataset", {"RADAR_BANDS": "vx"}, "RADAR_BANDS: must be one of vv, vh, hh, hv, got 'vx'"),
    ("makedataset", {"LABEL_COLLECTION": "x"}, "LABEL_COLLECTION: 'x' has no effect without labels from a catalogue"),
    ("makedataset", {"SPLIT_COLUMN": "cloud"}, "SPLIT_COLUMN: 'cloud' has no effect without SPLIT 'column'"),
    ("runrecipe", {"RECIPE": "/no/such.json"}, "RECIPE: /no/such.json cannot be read (No such file or directory)"),
    ("runrecipe", {"EXISTING": "keep"}, "EXISTING: must be one of refuse, rebuild, got 'keep'"),
    ("runrecipe", {"EXECUTOR": "dask"}, "SCHEDULER: is missing: EXECUTOR 'dask' needs the address of a scheduler"),
    ("runrecipe", {"SCHEDULER": "tcp://a:8786"}, "SCHEDULER: tcp://a:8786 is given, but EXECUTOR is 'threads'"),
]


@pytest.fixture
def checked(provider: Any, area: QgsVectorLayer, context: Any, tmp_path: Path) -> Callable[[str, dict[str, Any]], str]:
    """Return what the dialog would say of parameters; empty where they are fine."""

    dataset = tmp_path / "dataset.json"
    dataset.write_text('{"dl4eo_dataset": 1}', encoding="utf-8")
    dataset.with_name("dataset.gpkg").touch()
    recipe = tmp_path / "recipe.json"
    recipe.write_text('{"dl4eo": 1, "output": {"folder": "out"}}', encoding="utf-8")

    grid = tmp_path / "grid.asc"
    grid.write_text("ncols 1\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 1\n5\n", encoding="ascii")
    of_polygons = ("selectscenes", "buildstack", "exportchips", "rasteriselabels")
    inputs = {**dict.fromkeys(of_polygons, area), "addindices": str(grid)}
    likes = {"rasteriselabels": str(grid)}

    def check(name: str, changes: dict[str, Any]) -> str:
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"dl4eo:{name}")
        known = [p.name() for p in algorithm.parameterDefinitions()]
        given = {"AOI": area, "DATASET": str(dataset), "RECIPE": str(recipe), "INPUT": inputs.get(name)}
        given["LIKE"] = likes.get(name)
        needed = {key: value for key, value in given.items() if key in known and value is not None}
        needed |= {"RASTERS": [str(grid)]} if name == "exportchips" else {}
        ok, message = algorithm.checkParameterValues({**needed, **GOOD[name], **changes}, context)
        assert ok == (not message)
        return message

    return check


@pytest.mark.parametrize("name", GOOD)
def test_good_values_pass(name: str, checked: Callable[..., str]) -> None:
    assert checked(name, {}) == ""


@pytest.mark.parametrize(("name", "changes", "message"), WRONG)
def test_wrong_value_is_named(name: str, changes: dict[str, Any], message: str, checked: Callable[..., str]) -> None:
    said = checked(name, changes)
    assert said.startswith(message)
    assert "\n" not in said


@pytest.mark.parametrize("number", [1, "1"])
def test_an_enum_may_be_a_number(number: int | str, checked: Callable[..., str]) -> None:
    assert checked("makedataset", {"SELECT": number, "EDGE": number}) == ""
    assert checked("makechipgrid", {"EDGE": number}) == ""


@pytest.mark.parametrize("value", [True, False, "yes", "No", "true", "0", 1])
def test_a_switch_that_may_be_empty_is_said_in_many_ways(value: Any, checked: Callable[..., str]) -> None:
    assert checked("checkchips", {"REJECT_CONSTANT": value}) == ""
    assert checked("splitchips", {"STRATIFY": value}) == ""


def run(name: str, parameters: dict[str, Any]) -> str:
    """Return the message with which a run ends."""
    import processing

    with pytest.raises(QgsProcessingException) as error:
        processing.run(f"dl4eo:{name}", parameters)
    return str(error.value)


@pytest.fixture
def said(provider: Any, context: Any, feedback: Any) -> Callable[[str, dict[str, Any]], list[str]]:
    """Return a run's error lines: what a user sees beside the algorithm's failure."""

    def go(name: str, parameters: dict[str, Any]) -> list[str]:
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"dl4eo:{name}")
        results, ok = algorithm.run({**GOOD[name], **parameters}, context, feedback)
        assert not ok
        assert results == {}
        return list(feedback.warnings)

    return go


def test_area_without_crs(said: Callable[..., list[str]], polygons: Callable[..., QgsVectorLayer]) -> None:
    layer = polygons(("Polygon((0 0, 1 0, 1 1, 0 0))", []), crs="")
    QgsProject.instance().addMapLayer(layer, False)
    assert said("makedataset", {"AOI": layer}) == ["AOI: layer 'area' has no CRS. Set it in the layer's properties."]


def test_empty_area(said: Callable[..., list[str]], polygons: Callable[..., QgsVectorLayer]) -> None:
    message = said("makedataset", {"AOI": polygons()})
    assert message == ["AOI: layer 'area' has no polygon. Is its selection or filter the right one?"]


def test_area_of_features_without_geometry(
    said: Callable[..., list[str]], polygons: Callable[..., QgsVectorLayer]
) -> None:
    assert said("makechipgrid", {"AOI": polygons(("", []))})[0].startswith("AOI: layer 'area' has no polygon")


def test_area_of_lines(said: Callable[..., list[str]], polygons: Callable[..., QgsVectorLayer]) -> None:
    lines = polygons(("LineString(0 0, 1 1)", []), kind="LineString")
    assert said("makedataset", {"AOI": lines}) == ["AOI: layer 'area' is of type line, polygons are wanted"]


def test_class_field_that_is_not_there(
    said: Callable[..., list[str]], area: QgsVectorLayer, polygons: Callable[..., QgsVectorLayer]
) -> None:
    labels = polygons(("Polygon((10 46, 10.1 46, 10.1 46.1, 10 46))", ["lake"]), fields="&field=class:string")
    message = said("makedataset", {"AOI": area, "LABELS": labels, "CLASS_FIELD": "clas"})
    assert message == ["CLASS_FIELD: layer 'area' has no field 'clas'. Did you mean class?"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "cannot be read (No such file or directory)"),
        ("{", "is not JSON"),
        ("[]", "is not a dataset of dl4eo"),
        ('{"type": "FeatureCollection"}', "is not a dataset of dl4eo"),
        ('{"dl4eo_dataset": 1, "state": "building"}', "has no dataset.gpkg: the run was stopped"),
    ],
)
def test_not_a_dataset(provider: Any, tmp_path: Path, content: str | None, message: str) -> None:
    path = tmp_path / "dataset.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    for name, more in (("loaddataset", {}), ("describedataset", {"OUTPUT": "memory:"})):
        said = run(name, {"DATASET": str(path), **more})
        assert "DATASET: " in said
        assert message in said


def test_the_folder_of_a_dataset_is_told_from_its_file(provider: Any, tmp_path: Path) -> None:
    said = run("describedataset", {"DATASET": str(tmp_path), "OUTPUT": "memory:"})
    assert f"DATASET: {tmp_path} is a folder. Give the file dataset.json in it." in said
