<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_GB">
<context>
    <name>dl4eo</name>
    <message>
        <source>(it no longer listens)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0: one a processor core. The result does not depend on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 Scenes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 Rasters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4 Chips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 Dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>6 Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7 Set-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A catalogue of class rasters instead of LABELS: a name, a URL or a path, as for CATALOGUE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A chip has a class from so many pixels on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A north-up raster in any CRS: the mask gets its extent, pixels and CRS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A problem ends the run as an error, for scripts. The log names the first ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A projected CRS in metres for all chips. Empty: that of LIKE, else the UTM zone of each chip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A projected CRS in metres for all chips. Empty: the UTM zone of each chip&apos;s centre.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A raster instead of AOI: its extent, and its CRS and pixel size where they are not given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A raster of classes instead of LABELS; its values are the classes, or those of REMAP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sample is kept if at least this many percent of its pixels are clear by the cloud layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sample is kept if at least this share (0 to 1) of its pixels has a value in every band.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sample is rejected if in any one band more than this share (0 to 1) of its pixels has no value. A value of 0 is a value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sample of KEEP=labelled is kept if at least this share (0 to 1) of its mask has a class. Chips that were chosen as background need none, those that were chosen for a class (BALANCE) one labelled pixel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sample of which an optical or radar band has one value only is rejected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A scene that cannot be read is replaced where that is possible, else its samples are rejected. The run fails if these are more than this many percent; what is finished is kept, and the same run tries the others again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table with a row a split and band; pixels without a value are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table with a row a split and class; ignored pixels are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add Sentinel-1 radar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add aspect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add terrain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the Dask cluster&apos;s scheduler, like tcp://host:8786, for EXECUTOR=dask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds elevation and slope from the Copernicus DEM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds the band aspect after elevation: the direction downhill in degrees, clockwise from north. Flat ground has none: it is nodata there, and counts as valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds the bands vv and vh of the nearest Sentinel-1 pass.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds the folder clouds to the dataset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All GeoTIFF and JPEG 2000 files in this folder and below it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another dataset in the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another number gives other chips of the same classes; Make dataset takes the same with the same seed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area of interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area of interest (simulated)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area of interest of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audits a dataset to the last byte. Each image has its mask on the same pixels, files and table name each other, bytes and bands are those that were written, masks hold classes of the table, measures, status, split and statistics agree, nothing is shifted or exchanged. Nothing is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backscatter in decibels (db) or as linear power.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance the classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buffer (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CRS of the chips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catalogue (name, URL or path)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check chips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chip grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chip size (pixels)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chips by class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chips of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chips on the edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chips that are nearer than this to another split get the split buffer and are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chips that are not test are dealt to so many folds, for cross-validation (column fold). Fold 1 is the validation: of the shares only that of test counts then, each fold has the same part of the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chips that cross the edge of the area of interest. keep: whole. drop: left out where the centre of a pixel lies outside. pad: kept, but pixels whose centre lies outside are nodata in the image and ignore in the mask; they count as not valid, so that the least share of valid pixels rejects chips that lie mostly outside. shift: moved inside by the least number of pixels, or left out where they fit nowhere; their chip_id ends with the pixels east and north of their cell, and chips that share ground go to one split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chips that share ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chips that share ground with another split, or lie too near. None where there is no such chip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chips without labels (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the file dataset.json that dl4eo:makedataset wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen chips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes from the layer&apos;s style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cloud limit (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cloud limit of a chip (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clouds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clouds in the images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma list of STAC band names, in the order of the images, like blue,green,red,nir,swir16,swir22. With other data (COLLECTION) the bands that these have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma list of all bands, to choose BANDS from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma list of indices of the Awesome Spectral Indices catalogue, like NDWI,NDVI. May be empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma list of names in the order of the bands, like red,green,blue,nir; or new names for some, like b03=green,b08=nir. Empty: the files&apos; own descriptions, else b1, b2 and so on. Indices find bands by the STAC common names: blue, green, red, nir, swir16, swir22.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma list of vv, vh, hh, hv. Empty: vv and vh, else hh and hv.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma list of {names}: share: how much of a pixel each class covers. overlap: 0, 1, 2 where features of two classes claim it. instance: the feature&apos;s number. distance: metres to the boundary. boundary: inside and edge. value: the numbers of VALUE_FIELD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DL4EO demo (simulated)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DL4EO: training data for Earth observation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dask scheduler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dataset folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dataset {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date to be near to (nearest)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates a chip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day of all rasters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days of a composite (0 = all)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days to the date at most (nearest, 0 = any)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days to the radar pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deals the samples of a finished dataset to train, validation and test in another way, and measures what these share. No sample is made again, only statistics and report are. Options that are left empty stay as they are; those that mean nothing beside another SPLIT are forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Describe dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction of bands (degrees)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction of the orbit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance between neighbouring chips in pixels; 0 is the chip size, so that chips do not overlap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance between splits (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draws features as a raster of classes, pixel for pixel on the grid of another raster. The rules are those of the masks of a training dataset: centre, touched or exact coverage, ignored pixels, further layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draws the squares that chips have on a fixed grid, for an area or a raster. The same ground always gets the same chip_id, whatever the area. With labels it shows too which classes lie on each chip, and which chips a dataset would have with the same rules of balance, before a pixel is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each split gets its share of every class, as far as whole groups allow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: CATALOGUE where it has the collection, else planetary-computer for the built-in providers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: by the shares.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: images without masks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: only squares.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: the collection that the catalogue is known for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export it as a GeoTIFF first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fail where there is a problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field of instance numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field of priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field of that date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field of the first day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field of the labels that holds the class: whole numbers are the mask&apos;s values, texts are numbered by name. Empty: every polygon is class 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field of the last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field of the polygons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field of the year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field of values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of LABEL_LAYERS beside the mask, with semicolons between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First day of the period, UTC, like 2024-05-01.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of rasters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folds (0 = none)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Footprints of the scenes that were used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For folders of one file a band: a regular expression whose one group is the band&apos;s name, like _(B..)[.]. Files that are called alike but for it become one item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further rasters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GeoTIFF or JPEG 2000 files in any CRS whose bands are added to each image, after all others. They have the names that a file gives its bands, else its own. Ground that they do not cover has no value there, which MIN_VALID counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GeoTIFF: 0 background, else the class; 255 (65535 with many classes): ignore.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give PIXEL_SIZE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give either CLASSES or CLASSES_FROM_STYLE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a class with REMAP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give {name}, so that they become polygons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grid like this raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ground size of a pixel in metres.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ground size of a pixel in metres. Empty: that of LIKE, else 10.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ground without elevation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How bands of another grid are resampled; classes never are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How chips are dealt to train, validation and test. random: one by one. date: by time. tile: by the Sentinel-2 tile. column: by a column of the chips table. polygons: by areas that you give. blocks: squares of ground. bands: stripes. rings: nested squares, train outside and test inside. none: no split. Ground that two splits share is measured after each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How they are resampled; classes want nearest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the folder holds a dataset made with other parameters: refuse, or rebuild it, which keeps the samples that would be the same and removes those that are no longer asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignore what two classes claim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignored border (pixels)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignored pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index local rasters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is its selection or filter the right one?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join them with REMAP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judges the samples of a finished dataset by other rules, each rejected one with its reason, and deals the splits anew. All was measured when the samples were made: none is made again, only statistics and report are. Rules that are left empty stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kinds of problems that are not told and do not count, with commas, like shifted,stray. Empty: none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label pixels along an image pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labelled ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labelled pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels are drawn from this day on; empty: always.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels are drawn until this day; empty: always.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels from a raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lakes (simulated)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest share without a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest time between the optical and the radar pass, in days. Farther ones give no radar values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day of the period, UTC, included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaks between splits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaks between splits of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least clear ground (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least coverage of a pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least labelled share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least of a chip under a pass (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least valid share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length (metres, 0 = the method&apos;s own)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like 70,15,15 or 0.7,0.15,0.15. A share of 0 leaves a split away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like esa-worldcover.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists the Sentinel-2 scenes of a catalogue that touch an area in a period, as a layer of footprints.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make chip grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make demo data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make one with: python3 -m venv &quot;{folder}&quot; &amp;&amp; &quot;{pip}&quot; install --require-hashes -r &quot;{list}&quot; - or name one in {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make training dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make training dataset…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes a catalogue of rasters of your own: orthophotos, drone images, hyperspectral images, of any bands, pixel size and CRS. The file that it writes is what Make training dataset takes as CATALOGUE. Pixels are neither read nor copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes aligned image chips and label masks from free Sentinel-2, Sentinel-1 and elevation data: finds the scenes, cuts them to chips on a fixed grid, draws the masks, checks and splits the chips, and writes a dataset folder. Run it again on the same folder to complete a run that was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masks with finer pixels than the images: so many along one of theirs. A side has at most 4096.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most cloud shadow (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most snow (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the collection in the catalogue. Empty: its Sentinel-2 L2A collection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names of the bands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Near-duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Near-duplicates of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No Python with rasterio, geopandas and pystac-client was found to read and write the data. {hint}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nodata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of chips (0 = all)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of chips.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of classes of the table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of dates of each chip, for spread and nearest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of features that lie on the raster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of items in the catalogue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of pixels that have a class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of pixels with the value ignore.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of problems; 0: the dataset is sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of samples for the test.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of samples for training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of samples for validation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of samples of SPLIT_NAME.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of samples that are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of samples that are rejected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of samples that lie too near to another split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of samples that were kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of scenes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers of the layer value, for regression.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of SELECT=median, mean, maxndvi and first: length of each period. 0: the whole time is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of SELECT=nearest: dates farther away than this many days are left out. 0: none is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of SELECT=nearest: weight of a date&apos;s rank by days, against CLOUD_WEIGHT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of SELECT=spread: days that a percent of cloud counts for. Of nearest: weight of the rank by cloud.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of SPLIT=bands: degrees clockwise from north.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of SPLIT=column: the column of the chips table whose values stay together. Values that are train, validation or test are taken at their word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of SPLIT=date: first day of validation and first day of test, like 2022-01-01,2022-07-01; one day alone is that of test.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of SPLIT=polygons: areas of which each goes to one split; a chip belongs to the one with most of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of all bands. Empty: as each file says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the edge in the layer boundary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offset of Sentinel-2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One footprint a scene, with its date, cloud, platform and files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One row a problem, on its chip: kind, meaning, problem, sample_id, chip_id, file. Problems of the whole dataset have no place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One square a chip, with its chip_id, CRS, column and row, and the pixels it was moved by. With LABELS: chosen (1 or 0), stratum (the class that it was chosen for, or background), its classes, and the share of its ground that each covers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One square a sample, with its measures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One square a sample, with status and split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only labels of the image&apos;s own year are drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only passes of this direction. both: ascending and descending passes as separate bands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only passes of this relative orbit, 1 to 175. 0: any.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the chips, scenes and area of interest of a dataset as styled layers in one group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optical bands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other optical data of CATALOGUE: landsat-c2-l2 (Landsat 4 to 9), hls2-l30 or hls2-s30 (Harmonized Landsat and Sentinel-2); local, of a catalogue that Index local rasters made. Empty: Sentinel-2 L2A, or local where a catalogue has nothing else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pattern of the band in a file&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pattern of the day in a file&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percent of a chip that a pass has to cover, by its footprint. Below 100 the pixels outside of the pass have no radar value, which MIN_VALID counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percent of a chip&apos;s pixels that may be cloud by the cloud layer. Dates with more are chosen only where the chip has no other, and then rejected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percent of a chip&apos;s pixels that may be shadow of clouds by the cloud layer. 100: all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percent of a chip&apos;s pixels that may be snow or ice by the cloud layer. 100: all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixel size (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels of a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels of this value are no data, beside a file&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels that lie so near to another class, or to the background, get the value ignore.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points and lines become polygons of this reach; polygons grow by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polygons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polygons of the area of interest, in any CRS. A selection or filter of the layer counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polygons of the ground that was labelled. Outside of them pixels get the value ignore.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polygons of the same value stay together; those called train, validation or test go there. Empty: each polygon is its own group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polygons to learn, in any CRS; points and lines with BUFFER.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems to let be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python that reads and writes the data (empty: found by itself)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Radar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raster layers or files, instead of a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rasterise labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rasters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reach of clouds (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regular expression; the digits of its groups are YYYYMMDD, or YYYY.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject constant bands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relative orbit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remap table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run dl4eo:makedataset on that folder again: it makes what is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples that are nearly the same as another. None where there is no such sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples with less contrast in their optical bands, which are reflectances of 0 to 1, are rejected: flat images teach nothing. 0: none is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples with this many percent of pixels without a class, or more, are rejected. 100: none is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenes of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenes whose cloud share is this many percent or more are left out. Above 100: all are taken, also those that do not tell their cloud share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search scenes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it in the layer&apos;s properties.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set that too, or leave this away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share (0 to 1) of a pixel that must be covered under RULE=coverage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shares of train, validation, test (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side of the squares of SPLIT=blocks and rings; width of the whole pattern of SPLIT=bands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snow and ice count as clear ground.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snow is clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So far around clouds, shadows and snow nothing counts as clear: in MASK, CLOUD_LAYER and composites.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So many of the chips that labels touch are chosen in all: by the seed; with BALANCE rare classes first. What quotas leave is filled with chips of other classes. 0: all, or as many as BALANCE allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectral indices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split chips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split for normalising</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stride (pixels, 0 = chip size)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style the layer by its classes, or write them in CLASSES.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such pixels get the value ignore.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table of classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tells mean, deviation, extremes and percentiles of each band, and pixels and weights of each class, by split. It writes stats.json in the dataset, by which loaders normalise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terrain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The area that the dataset was made for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalog.json to give as CATALOGUE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dataset lies in a temporary folder that goes when QGIS ends: {folder}. Copy it to keep it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day that SELECT=nearest looks for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day that all of them were taken. Empty: each file&apos;s own, by its name (like 20240630 or 2024-06-30), else by its header. Files of one day that lie near each other are mosaicked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day to give as END.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day to give as START.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file dataset.json in the dataset&apos;s folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file dataset.json of the dataset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file dataset.json of the finished dataset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file report.html, which any browser opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file stats.json in the dataset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first day, to give as START.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The item collection (.json) that is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kinds:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The labels&apos; field with that day, instead of DATE: dates, times or texts like 2024-06-30. A chip looks for the days of all labels that touch it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lakes to give as LABELS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last day, to give as END.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The polygon to give as AOI.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rules that are new, with old values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed deals and chooses the chips in the same way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed makes the same world.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The split whose numbers stand at the top of stats.json, like validation. Empty: train, so that nothing of the other splits is known to a model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The style of {name} cannot be read: {message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The worker failed, which is a fault of the plugin: {message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The worker process ({python}) ended without an answer ({how}). QGIS is not harmed. Its last words: {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the demo…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlabelled pixels (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unreadable samples (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update the plugin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validate dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value = pixel x scale + offset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value, name and colour of each class, like 1:water:#1f78b4;2:forest. Empty: found in the labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values and colours of the classes are those of the layer&apos;s categories (or its palette). The legend&apos;s texts are their titles; a class is called as the attribute says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of cloud (spread, nearest)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of days (nearest)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What becomes of values of the labels, like 10=1;20=1;95=0;99=ignore: old value or text, new class; 0 is the background.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When a pixel gets a polygon&apos;s class. centre: its centre lies inside. touched: the polygon touches it. coverage: at least MIN_COVERAGE of it is covered; the larger share wins. Where several polygons have a pixel under centre or touched, the first in the layer wins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where Sentinel-1 is searched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where scenes are searched: planetary-computer, earth-search or cdse; or the URL of a STAC API; or the path of a static catalogue (catalog.json), an item collection (.json) or a stac-geoparquet file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where several features claim a pixel, the one with the largest number wins. Empty: as RULE says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the DEM is searched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the dataset is written: a new folder, or that of a stopped run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the simulated data is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the work is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the pixels still carry the 1000 that are added since 2022. auto: metadata proposes and pixels confirm. metadata: it alone. none, always: whatever both say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which chips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which labelled chips are made. Empty: all. A number from 0 to 1: classes come by this power of how frequent they are (1: as they are, 0: all alike). Or quotas like water=200;forest=10%: chips that have the class, or a share of all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole numbers of the layer instance. Empty: the features&apos; own numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width and height of a chip in pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the boundary (pixels)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With KEEP=labelled: so many percent of the chips are chosen from those that no label touches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With LABELS: a row a class, and one of the chips that no label touches: chips that have it (candidates), its ground in square metres, chips wanted and chosen, and whether that was reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With LABELS: number of chips that a dataset would have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it like #1f78b4, or {entry}: if it is in the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it like #1f78b4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it like 1:water.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the cloud classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes a small simulated world: two Sentinel-2 dates, two Sentinel-1 passes, elevation, an area of interest and lakes as labels. Nothing in it was measured; it is there to learn and to test with, without a network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>audit,check,integrity,hash,missing files,corrupt,alignment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read as a layer: {value!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read as a raster: {value!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>classes are told twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clearest: for each chip the date with the most clear pixels. every: a sample for each date. spread: COUNT dates spread over the period, clear before cloudy. nearest: the COUNT dates best by days from DATE and by cloud. median, mean, maxndvi, first: composites of the clear pixels of all dates of a period (maxndvi: of the date with the largest NDVI, first: of the earliest).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry {entry!r} has no name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry {entry!r} must be like 10=1, 95=0 (background) or 99=ignore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry {entry!r} must be like 1:water or 1:water:#1f78b4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry {entry!r}: the {what} {value!r} stands twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry {entry!r}: {color!r} is no colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exit code {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give either AOI or LIKE, got AOI and LIKE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give either AOI or LIKE, got none of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ignore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its categories are those of {field!r}, but CLASS_FIELD is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its categories are those of {field!r}, but CLASS_FIELD is {other!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its category {name!r} joins several values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its style has no class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its style is no palette of unique values, but of the kind {kind!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its style is not categorised, but of the kind {kind!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labelled: only chips that a label touches. all: every chip of the area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labels,mask,burn,classes,rasterize,coverage,instances,distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer {layer!r} has no CRS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer {layer!r} has no field {field!r}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer {layer!r} has no polygon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer {layer!r} is of type {kind}, polygons are wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer {layer!r} tells no classes: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be 0 to 100 percent, got {value:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a finite number, got {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a number, got {value!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a whole number, got {value:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be one of {choices}, got {value!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be one text, got a list: {value!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be yes or no, got {value!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nearest: the class at the pixel&apos;s centre. mode: the class that covers most of it, of equal ones the smallest value (exact where the map is upright in the chips&apos; CRS, else counted in 128 points).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nodata: ground that no elevation tile covers has no value. sea: it lies at 0 m.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none: images as they are. nodata: what the cloud layer does not call clear has no optical value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>old value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>orthophoto,uav,drone,hyperspectral,catalogue,stac,local</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quality,reject,filter,valid,nodata,threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>raster {name!r} has no CRS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>raster {name!r} has pixels of {width:g} x {height:g} m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>raster {name!r} is no file on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refuse: chips that share ground go to one split. allow: they may be of two; the ground that they share is counted as a leak.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sentinel,chips,labels,masks,deep learning,training data,stac</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>statistics,mean,percentiles,normalise,class weights,histogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the value {value!r} of its style cannot be a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the value {value!r} of its style is no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are no classes to list: LABELS is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no layer whose style could tell: {name} is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>threads: on this machine. dask: on the workers of an existing Dask cluster, which all see FOLDER under the same path. The result does not depend on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train,validation,test,folds,cross-validation,leak,blocks,stratify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{address} is no readable layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} has no dataset.gpkg: the run was stopped, or the file is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (environment variable or Processing option) names {path}, which is no program. {hint}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no layer with a style: {value!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: features without a polygon, left out: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {algorithm} has no such parameter. {hint}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {count} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path!r} holds %, | or a control character, which QGIS cannot open as a layer&apos;s path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path!r} must end with .tif: a GeoTIFF is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a dataset of dl4eo (it has no key {key!r})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is of format {found}, this plugin reads {wanted}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{python} cannot be started ({reason}). {hint}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{told}. The first: {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value!r} has no effect without EXTRA</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
