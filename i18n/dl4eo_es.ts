<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en_GB">
<context>
    <name>dl4eo</name>
    <message>
        <source>(it no longer listens)</source>
        <translation>(ya no escucha)</translation>
    </message>
    <message>
        <source>0: one a processor core. The result does not depend on it.</source>
        <translation>0: uno por núcleo del procesador. El resultado no depende de ello.</translation>
    </message>
    <message>
        <source>1 Scenes</source>
        <translation>1 Escenas</translation>
    </message>
    <message>
        <source>2 Rasters</source>
        <translation>2 Rásteres</translation>
    </message>
    <message>
        <source>3 Labels</source>
        <translation>3 Etiquetas</translation>
    </message>
    <message>
        <source>4 Chips</source>
        <translation>4 Recortes</translation>
    </message>
    <message>
        <source>5 Dataset</source>
        <translation>5 Conjunto de datos</translation>
    </message>
    <message>
        <source>6 Review</source>
        <translation>6 Revisión</translation>
    </message>
    <message>
        <source>7 Set-up</source>
        <translation>7 Configuración</translation>
    </message>
    <message>
        <source>A Python program of version 3.10 or newer. Empty: found by itself.</source>
        <translation>Un programa de Python de versión 3.10 o posterior. Vacío: se busca automáticamente.</translation>
    </message>
    <message>
        <source>A catalogue of class rasters instead of LABELS: a name, a URL or a path, as for CATALOGUE.</source>
        <translation>Un catálogo de rásteres de clases en lugar de LABELS: un nombre, una URL o una ruta, como en CATALOGUE.</translation>
    </message>
    <message>
        <source>A chip has a class from so many pixels on.</source>
        <translation>Un recorte tiene una clase a partir de este número de píxeles.</translation>
    </message>
    <message>
        <source>A layer or table with the columns sample_id and review (keep, reject, flag or nothing), perhaps note: an edited copy of the chips, or a CSV file. It goes before the verdicts of the dataset itself; samples that it does not name keep theirs. A selection or filter counts. Empty: the chips of the dataset as they were edited and saved.</source>
        <translation>Una capa o tabla con las columnas sample_id y review (keep, reject, flag o nada), quizá note: una copia editada de los recortes, o un archivo CSV. Prevalece sobre los veredictos del propio conjunto de datos; las muestras que no nombra conservan el suyo. Cuenta una selección o un filtro. Vacío: los recortes del conjunto de datos tal como se editaron y guardaron.</translation>
    </message>
    <message>
        <source>A north-up raster in any CRS: the mask gets its extent, pixels and CRS.</source>
        <translation>Un ráster orientado al norte en cualquier SRC: la máscara toma su extensión, sus píxeles y su SRC.</translation>
    </message>
    <message>
        <source>A problem ends the run as an error, for scripts. The log names the first ones.</source>
        <translation>Un problema termina la ejecución con error, para scripts. El registro nombra los primeros.</translation>
    </message>
    <message>
        <source>A projected CRS in metres for all chips. Empty: that of LIKE, else the UTM zone of each chip.</source>
        <translation>Un SRC proyectado en metros para todos los recortes. Vacío: el de LIKE; si no, la zona UTM de cada recorte.</translation>
    </message>
    <message>
        <source>A projected CRS in metres for all chips. Empty: the UTM zone of each chip&apos;s centre.</source>
        <translation>Un SRC proyectado en metros para todos los recortes. Vacío: la zona UTM del centro de cada recorte.</translation>
    </message>
    <message>
        <source>A projected CRS in metres for the chips that the area is counted by. Empty: UTM.</source>
        <translation>Un SRC proyectado en metros para los recortes con que se cuenta el área. Vacío: UTM.</translation>
    </message>
    <message>
        <source>A projected CRS in metres. Empty: the UTM zone of the area; of several zones that of most chips.</source>
        <translation>Un SRC proyectado en metros. Vacío: la zona UTM del área; de varias zonas, la de la mayoría de los recortes.</translation>
    </message>
    <message>
        <source>A raster instead of AOI: its extent, and its CRS and pixel size where they are not given.</source>
        <translation>Un ráster en lugar de AOI: su extensión y, donde no se indiquen, su SRC y su tamaño de píxel.</translation>
    </message>
    <message>
        <source>A raster of classes instead of LABELS; its values are the classes, or those of REMAP.</source>
        <translation>Un ráster de clases en lugar de LABELS; sus valores son las clases, o las de REMAP.</translation>
    </message>
    <message>
        <source>A reason for people. Keys to begin: {keys}. Enter ends it, Escape leaves it as it was.</source>
        <translation>Un motivo para las personas. Teclas para empezar: {keys}. Intro la termina, Escape la deja como estaba.</translation>
    </message>
    <message>
        <source>A recipe (.json), or the dataset.json of a dataset, whose recipe is run again.</source>
        <translation>Una receta (.json), o el dataset.json de un conjunto de datos cuya receta se ejecuta de nuevo.</translation>
    </message>
    <message>
        <source>A sample is kept if at least this many percent of its pixels are clear by the cloud layer.</source>
        <translation>Una muestra se conserva si al menos este porcentaje de sus píxeles está despejado según la capa de nubes.</translation>
    </message>
    <message>
        <source>A sample is kept if at least this share (0 to 1) of its pixels has a value in every band.</source>
        <translation>Una muestra se conserva si al menos esta proporción (0 a 1) de sus píxeles tiene un valor en cada banda.</translation>
    </message>
    <message>
        <source>A sample is rejected if in any one band more than this share (0 to 1) of its pixels has no value. A value of 0 is a value.</source>
        <translation>Una muestra se rechaza si en alguna banda más de esta proporción (0 a 1) de sus píxeles no tiene valor. El valor 0 es un valor.</translation>
    </message>
    <message>
        <source>A sample of KEEP=labelled is kept if at least this share (0 to 1) of its mask has a class. Chips that were chosen as background need none, those that were chosen for a class (BALANCE) one labelled pixel.</source>
        <translation>Una muestra de KEEP=labelled se conserva si al menos esta proporción (0 a 1) de su máscara tiene una clase. Los recortes elegidos como fondo no necesitan ninguna; los elegidos para una clase (BALANCE), un píxel etiquetado.</translation>
    </message>
    <message>
        <source>A sample of which an optical or radar band has one value only is rejected.</source>
        <translation>Se rechaza toda muestra en la que una banda óptica o de radar tenga un solo valor.</translation>
    </message>
    <message>
        <source>A scene that cannot be read is replaced where that is possible, else its samples are rejected. The run fails if these are more than this many percent; what is finished is kept, and the same run tries the others again.</source>
        <translation>Una escena ilegible se sustituye donde es posible; si no, se rechazan sus muestras. La ejecución falla si estas superan este porcentaje; lo terminado se conserva, y la misma ejecución vuelve a intentar las demás.</translation>
    </message>
    <message>
        <source>A stack, or any raster whose bands are named, in any CRS.</source>
        <translation>Una pila, o cualquier ráster con bandas con nombre, en cualquier SRC.</translation>
    </message>
    <message>
        <source>A table with a row a split and band; pixels without a value are left out.</source>
        <translation>Una tabla con una fila por partición y banda; los píxeles sin valor se omiten.</translation>
    </message>
    <message>
        <source>A table with a row a split and class; ignored pixels are left out.</source>
        <translation>Una tabla con una fila por partición y clase; los píxeles ignorados se omiten.</translation>
    </message>
    <message>
        <source>AOI</source>
        <translation>AOI</translation>
    </message>
    <message>
        <source>AOI (map extent)</source>
        <translation>AOI (extensión del mapa)</translation>
    </message>
    <message>
        <source>Add Sentinel-1 radar</source>
        <translation>Añadir radar de Sentinel-1</translation>
    </message>
    <message>
        <source>Add aspect</source>
        <translation>Añadir orientación</translation>
    </message>
    <message>
        <source>Add spectral indices</source>
        <translation>Añadir índices espectrales</translation>
    </message>
    <message>
        <source>Add terrain</source>
        <translation>Añadir terreno</translation>
    </message>
    <message>
        <source>Address of the Dask cluster&apos;s scheduler, like tcp://host:8786, for EXECUTOR=dask.</source>
        <translation>Dirección del planificador del clúster Dask, como tcp://host:8786, para EXECUTOR=dask.</translation>
    </message>
    <message>
        <source>Adds elevation and slope from the Copernicus DEM.</source>
        <translation>Añade la elevación y la pendiente del DEM Copernicus.</translation>
    </message>
    <message>
        <source>Adds for each date the Sentinel-1 pass nearest in time; several passes where one does not cover all.</source>
        <translation>Añade para cada fecha la pasada de Sentinel-1 más cercana en el tiempo; varias donde una no cubre todo.</translation>
    </message>
    <message>
        <source>Adds spectral indices to a raster as further bands. Bands are found by their names: blue, green, red, nir, swir16 and so on, or as Sentinel-2 has them (B02). Pixels without a value stay so.</source>
        <translation>Añade índices espectrales a un ráster como bandas adicionales. Las bandas se reconocen por su nombre: blue, green, red, nir, swir16, etcétera, o como las llama Sentinel-2 (B02). Los píxeles sin valor siguen sin él.</translation>
    </message>
    <message>
        <source>Adds the band aspect after elevation: the direction downhill in degrees, clockwise from north. Flat ground has none: it is nodata there, and counts as valid.</source>
        <translation>Añade la banda aspect después de elevation: la dirección cuesta abajo en grados, en sentido horario desde el norte. El terreno llano no tiene: allí es nodata y cuenta como válido.</translation>
    </message>
    <message>
        <source>Adds the bands vv and vh of the nearest Sentinel-1 pass.</source>
        <translation>Añade las bandas vv y vh de la pasada de Sentinel-1 más cercana.</translation>
    </message>
    <message>
        <source>Adds the folder clouds to the dataset.</source>
        <translation>Añade la carpeta clouds al conjunto de datos.</translation>
    </message>
    <message>
        <source>Adds the tiles of the Copernicus DEM.</source>
        <translation>Añade las teselas del DEM Copernicus.</translation>
    </message>
    <message>
        <source>Adds to each date those that see ground which it misses, the clearest first, until the area is covered. They come after it in the mosaic; clouds are not filled.</source>
        <translation>Añade a cada fecha las que ven el terreno que le falta, las más despejadas primero, hasta cubrir el área. En el mosaico van después de ella; las nubes no se rellenan.</translation>
    </message>
    <message>
        <source>All GeoTIFF and JPEG 2000 files in this folder and below it.</source>
        <translation>Todos los archivos GeoTIFF y JPEG 2000 de esta carpeta y sus subcarpetas.</translation>
    </message>
    <message>
        <source>All chips that there were to choose from. None where no choice was made.</source>
        <translation>Todos los recortes entre los que se podía elegir. Ninguna si no se hizo una elección.</translation>
    </message>
    <message>
        <source>All dates</source>
        <translation>Todas las fechas</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>Also install Dask</source>
        <translation>Instalar también Dask</translation>
    </message>
    <message>
        <source>Another area of interest</source>
        <translation>Otra área de interés</translation>
    </message>
    <message>
        <source>Another dataset folder</source>
        <translation>Otra carpeta del conjunto de datos</translation>
    </message>
    <message>
        <source>Another dataset in the folder</source>
        <translation>Otro conjunto de datos en la carpeta</translation>
    </message>
    <message>
        <source>Another number gives other chips of the same classes; Make dataset takes the same with the same seed.</source>
        <translation>Otro número da otros recortes de las mismas clases; «Crear conjunto de datos de entrenamiento» toma los mismos con la misma semilla.</translation>
    </message>
    <message>
        <source>Apply review</source>
        <translation>Aplicar revisión</translation>
    </message>
    <message>
        <source>Apply verdicts…</source>
        <translation>Aplicar veredictos…</translation>
    </message>
    <message>
        <source>Area of interest</source>
        <translation>Área de interés</translation>
    </message>
    <message>
        <source>Area of interest (simulated)</source>
        <translation>Área de interés (simulada)</translation>
    </message>
    <message>
        <source>Area of interest of {name}</source>
        <translation>Área de interés de {name}</translation>
    </message>
    <message>
        <source>Audits a dataset to the last byte. Each image has its mask on the same pixels, files and table name each other, bytes and bands are those that were written, masks hold classes of the table, measures, status, split and statistics agree, nothing is shifted or exchanged. Nothing is changed.</source>
        <translation>Audita un conjunto de datos hasta el último byte. Cada imagen tiene su máscara sobre los mismos píxeles, los archivos y la tabla se nombran mutuamente, los bytes y las bandas son los que se escribieron, las máscaras contienen clases de la tabla, las medidas, el estado, la partición y las estadísticas concuerdan, nada está desplazado ni intercambiado. No se modifica nada.</translation>
    </message>
    <message>
        <source>Backscatter in decibels (db) or as linear power.</source>
        <translation>Retrodispersión en decibelios (db) o como potencia lineal.</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Equilibrio</translation>
    </message>
    <message>
        <source>Balance the classes</source>
        <translation>Equilibrar las clases</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Bandas</translation>
    </message>
    <message>
        <source>Bands of the picture {name}</source>
        <translation>Bandas de la imagen {name}</translation>
    </message>
    <message>
        <source>Buffer (metres)</source>
        <translation>Zona de influencia (metros)</translation>
    </message>
    <message>
        <source>Build stack</source>
        <translation>Crear pila</translation>
    </message>
    <message>
        <source>By share of {name}</source>
        <translation>Por proporción de {name}</translation>
    </message>
    <message>
        <source>By split</source>
        <translation>Por partición</translation>
    </message>
    <message>
        <source>By status</source>
        <translation>Por estado</translation>
    </message>
    <message>
        <source>By verdict</source>
        <translation>Por veredicto</translation>
    </message>
    <message>
        <source>Bytes on disk</source>
        <translation>Bytes en disco</translation>
    </message>
    <message>
        <source>Bytes to read</source>
        <translation>Bytes por leer</translation>
    </message>
    <message>
        <source>CRS of the chips</source>
        <translation>SRC de los recortes</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelado.</translation>
    </message>
    <message>
        <source>Candidate chips</source>
        <translation>Recortes candidatos</translation>
    </message>
    <message>
        <source>Candidate chips of {name}</source>
        <translation>Recortes candidatos de {name}</translation>
    </message>
    <message>
        <source>Carries the verdicts of people into a dataset. Keep and reject in the column review of its chips decide which samples are kept, whatever the rules say; flag changes nothing. Splits, statistics and report are made anew; images and masks are not touched. Verdicts stay when rules or splits change later, as long as the files of the sample are the same.</source>
        <translation>Lleva los veredictos de las personas a un conjunto de datos. keep y reject en la columna review de sus recortes deciden qué muestras se conservan, digan lo que digan las reglas; flag no cambia nada. Las particiones, las estadísticas y el informe se hacen de nuevo; las imágenes y máscaras no se tocan. Los veredictos permanecen cuando más tarde cambian las reglas o las particiones, mientras los archivos de la muestra sean los mismos.</translation>
    </message>
    <message>
        <source>Carry the verdicts into the dataset: status, splits, statistics. Images and masks stay as they are.</source>
        <translation>Llevar los veredictos al conjunto de datos: estado, particiones, estadísticas. Las imágenes y máscaras quedan como están.</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Catálogo</translation>
    </message>
    <message>
        <source>Catalogue (name, URL or path)</source>
        <translation>Catálogo (nombre, URL o ruta)</translation>
    </message>
    <message>
        <source>Centre the map</source>
        <translation>Centrar el mapa</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Cambiadas</translation>
    </message>
    <message>
        <source>Changed rules</source>
        <translation>Reglas cambiadas</translation>
    </message>
    <message>
        <source>Check chips</source>
        <translation>Comprobar recortes</translation>
    </message>
    <message>
        <source>Checked chips</source>
        <translation>Recortes comprobados</translation>
    </message>
    <message>
        <source>Chip browser</source>
        <translation>Navegador de recortes</translation>
    </message>
    <message>
        <source>Chip browser: {layer}</source>
        <translation>Navegador de recortes: {layer}</translation>
    </message>
    <message>
        <source>Chip grid</source>
        <translation>Malla de recortes</translation>
    </message>
    <message>
        <source>Chip size (pixels)</source>
        <translation>Tamaño del recorte (píxeles)</translation>
    </message>
    <message>
        <source>Chips</source>
        <translation>Recortes</translation>
    </message>
    <message>
        <source>Chips are cut out of at least one raster; Build stack makes such.</source>
        <translation>Los recortes se cortan de al menos un ráster; «Crear pila» los hace.</translation>
    </message>
    <message>
        <source>Chips by class</source>
        <translation>Recortes por clase</translation>
    </message>
    <message>
        <source>Chips of Make chip grid, Check chips or Split chips. What was not checked is judged and dealt as in Make training dataset; chips that are not chosen (column chosen) are left out. A selection or filter of the layer counts.</source>
        <translation>Recortes de «Crear malla de recortes», «Comprobar recortes» o «Repartir recortes». Lo que no se comprobó se juzga y se reparte como en «Crear conjunto de datos de entrenamiento»; los recortes no elegidos (columna chosen) se descartan. Cuenta una selección o un filtro de la capa.</translation>
    </message>
    <message>
        <source>Chips of a layer (INPUT) go into a layer.</source>
        <translation>Los recortes de una capa (INPUT) van a una capa.</translation>
    </message>
    <message>
        <source>Chips of {name}</source>
        <translation>Recortes de {name}</translation>
    </message>
    <message>
        <source>Chips on the edge</source>
        <translation>Recortes en el borde</translation>
    </message>
    <message>
        <source>Chips that are nearer than this to another split get the split buffer and are left out.</source>
        <translation>Los recortes más cercanos que esto a otra partición reciben la partición buffer y se descartan.</translation>
    </message>
    <message>
        <source>Chips that are not test are dealt to so many folds, for cross-validation (column fold). Fold 1 is the validation: of the shares only that of test counts then, each fold has the same part of the rest.</source>
        <translation>Los recortes que no son de test se reparten en este número de pliegues para la validación cruzada (columna fold). El pliegue 1 es la validación: de las proporciones solo cuenta entonces la de test, y cada pliegue tiene la misma parte del resto.</translation>
    </message>
    <message>
        <source>Chips that cross the edge of the area of interest. keep: whole. drop: left out where the centre of a pixel lies outside. pad: kept, but pixels whose centre lies outside are nodata in the image and ignore in the mask; they count as not valid, so that the least share of valid pixels rejects chips that lie mostly outside. shift: moved inside by the least number of pixels, or left out where they fit nowhere; their chip_id ends with the pixels east and north of their cell, and chips that share ground go to one split.</source>
        <translation>Recortes que cruzan el borde del área de interés. keep: enteros. drop: se descartan donde el centro de un píxel queda fuera. pad: se conservan, pero los píxeles cuyo centro queda fuera son nodata en la imagen e ignore en la máscara; cuentan como no válidos, de modo que la proporción válida mínima rechaza los recortes que quedan mayormente fuera. shift: se mueven hacia dentro el menor número de píxeles, o se descartan donde no caben; su chip_id termina con los píxeles al este y al norte de su celda, y los recortes que comparten terreno van a la misma partición.</translation>
    </message>
    <message>
        <source>Chips that share ground</source>
        <translation>Recortes que comparten terreno</translation>
    </message>
    <message>
        <source>Chips that share ground with another split, or lie too near. None where there is no such chip.</source>
        <translation>Recortes que comparten terreno con otra partición o están demasiado cerca. Ninguna si no hay tal recorte.</translation>
    </message>
    <message>
        <source>Chips with more cloud are not shown; 100: all, with cloud not known too.</source>
        <translation>No se muestran los recortes con más nubes; 100: todos, también los de nubosidad desconocida.</translation>
    </message>
    <message>
        <source>Chips without labels (%)</source>
        <translation>Recortes sin etiquetas (%)</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Elegir una carpeta…</translation>
    </message>
    <message>
        <source>Choose the file dataset.json that dl4eo:makedataset wrote.</source>
        <translation>Elija el archivo dataset.json que escribió dl4eo:makedataset.</translation>
    </message>
    <message>
        <source>Chooses of a layer of scenes the acquisition that shows an area best, and adds the Sentinel-1 pass nearest in time and the elevation tiles. The rules are those of Make training dataset, with the area as one ground: cloud layers are looked at, not only the cloud of whole scenes.</source>
        <translation>Elige de una capa de escenas la adquisición que mejor muestra un área, y añade la pasada de Sentinel-1 más cercana en el tiempo y las teselas de elevación. Las reglas son las de «Crear conjunto de datos de entrenamiento», con el área como un todo: se miran las capas de nubes, no solo las nubes de escenas enteras.</translation>
    </message>
    <message>
        <source>Chosen chips</source>
        <translation>Recortes elegidos</translation>
    </message>
    <message>
        <source>Chosen scenes</source>
        <translation>Escenas elegidas</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Class field</source>
        <translation>Campo de clase</translation>
    </message>
    <message>
        <source>Class table</source>
        <translation>Tabla de clases</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Clases</translation>
    </message>
    <message>
        <source>Classes from the layer&apos;s style</source>
        <translation>Clases del estilo de la capa</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Click the corners. A right click or Enter ends, Backspace takes a corner back.</source>
        <translation>Haga clic en las esquinas. Clic derecho o Intro termina, Retroceso quita una esquina.</translation>
    </message>
    <message>
        <source>Cloud classes</source>
        <translation>Clases de nubes</translation>
    </message>
    <message>
        <source>Cloud classes on the same grid: 0 nodata, 1 clear, 2 cloud, 3 shadow, 4 snow, 5 dark. As the scenes have them: MASK_DILATION does not count here.</source>
        <translation>Clases de nubes en la misma malla: 0 nodata, 1 despejado, 2 nube, 3 sombra, 4 nieve, 5 oscuro. Tal como las tienen las escenas: MASK_DILATION no cuenta aquí.</translation>
    </message>
    <message>
        <source>Cloud limit (%)</source>
        <translation>Límite de nubes (%)</translation>
    </message>
    <message>
        <source>Cloud limit of a chip (%)</source>
        <translation>Límite de nubes de un recorte (%)</translation>
    </message>
    <message>
        <source>Cloud up to</source>
        <translation>Nubes hasta</translation>
    </message>
    <message>
        <source>Clouds</source>
        <translation>Nubes</translation>
    </message>
    <message>
        <source>Clouds in the images</source>
        <translation>Nubes en las imágenes</translation>
    </message>
    <message>
        <source>Clouds of {day}</source>
        <translation>Nubes del {day}</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Colección</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Columna</translation>
    </message>
    <message>
        <source>Comma list of STAC band names, in the order of the images, like blue,green,red,nir,swir16,swir22. Of other products than Sentinel-2 the bands that these have.</source>
        <translation>Lista separada por comas de nombres de banda STAC, en el orden de las imágenes, como blue,green,red,nir,swir16,swir22. De productos distintos de Sentinel-2, las bandas que estos tengan.</translation>
    </message>
    <message>
        <source>Comma list of STAC band names, in the order of the images, like blue,green,red,nir,swir16,swir22. With other data (COLLECTION) the bands that these have.</source>
        <translation>Lista separada por comas de nombres de banda STAC, en el orden de las imágenes, como blue,green,red,nir,swir16,swir22. Con otros datos (COLLECTION), las bandas que estos tengan.</translation>
    </message>
    <message>
        <source>Comma list of all bands in their order, like blue,green,red,nir. Empty: the names (descriptions) that the file gives them.</source>
        <translation>Lista separada por comas de todas las bandas en su orden, como blue,green,red,nir. Vacío: los nombres (descripciones) que les da el archivo.</translation>
    </message>
    <message>
        <source>Comma list of all bands, to choose BANDS from.</source>
        <translation>Lista separada por comas de todas las bandas, para elegir BANDS entre ellas.</translation>
    </message>
    <message>
        <source>Comma list of indices of the Awesome Spectral Indices catalogue, like NDWI,NDVI.</source>
        <translation>Lista separada por comas de índices del catálogo Awesome Spectral Indices, como NDWI,NDVI.</translation>
    </message>
    <message>
        <source>Comma list of indices of the Awesome Spectral Indices catalogue, like NDWI,NDVI. May be empty.</source>
        <translation>Lista separada por comas de índices del catálogo Awesome Spectral Indices, como NDWI,NDVI. Puede quedar vacía.</translation>
    </message>
    <message>
        <source>Comma list of names in the order of the bands, like red,green,blue,nir; or new names for some, like b03=green,b08=nir. Empty: the files&apos; own descriptions, else b1, b2 and so on. Indices find bands by the STAC common names: blue, green, red, nir, swir16, swir22.</source>
        <translation>Lista separada por comas de nombres en el orden de las bandas, como red,green,blue,nir; o nombres nuevos para algunas, como b03=green,b08=nir. Vacío: las descripciones de los propios archivos; si no, b1, b2, etcétera. Los índices encuentran las bandas por los nombres comunes de STAC: blue, green, red, nir, swir16, swir22.</translation>
    </message>
    <message>
        <source>Comma list of the bands in their order.</source>
        <translation>Lista separada por comas de las bandas en su orden.</translation>
    </message>
    <message>
        <source>Comma list of the dates, to give one by one as DATE of Build stack.</source>
        <translation>Lista separada por comas de las fechas, que se indican una a una como DATE de «Crear pila».</translation>
    </message>
    <message>
        <source>Comma list of vv, vh, hh, hv. Empty: vv and vh, else hh and hv.</source>
        <translation>Lista separada por comas de vv, vh, hh, hv. Vacío: vv y vh; si no, hh y hv.</translation>
    </message>
    <message>
        <source>Comma list of {names}: share: how much of a pixel each class covers. overlap: 0, 1, 2 where features of two classes claim it. instance: the feature&apos;s number. distance: metres to the boundary. boundary: inside and edge. value: the numbers of VALUE_FIELD.</source>
        <translation>Lista separada por comas de {names}: share: cuánto de un píxel cubre cada clase. overlap: 0, 1, 2 donde lo reclaman objetos de dos clases. instance: el número del objeto. distance: metros hasta el límite. boundary: interior y borde. value: los números de VALUE_FIELD.</translation>
    </message>
    <message>
        <source>Composites are made by Make training dataset.</source>
        <translation>Los compuestos los hace «Crear conjunto de datos de entrenamiento».</translation>
    </message>
    <message>
        <source>Costs of the plan</source>
        <translation>Costes del plan</translation>
    </message>
    <message>
        <source>Covered ground (%)</source>
        <translation>Terreno cubierto (%)</translation>
    </message>
    <message>
        <source>Cuts the chips of a layer out of rasters and writes a whole dataset, as Make training dataset does: images, masks, table, statistics, card and report. Statuses and splits of the layer count, also where you changed them. Run it again on the same folder to complete a run that was stopped.</source>
        <translation>Corta los recortes de una capa a partir de rásteres y escribe un conjunto de datos completo, como «Crear conjunto de datos de entrenamiento»: imágenes, máscaras, tabla, estadísticas, ficha e informe. Cuentan los estados y las particiones de la capa, también donde usted los cambió. Ejecútelo de nuevo con la misma carpeta para completar una ejecución detenida.</translation>
    </message>
    <message>
        <source>DATASET is a finished dataset, INPUT chips as a layer.</source>
        <translation>DATASET es un conjunto de datos terminado, INPUT son recortes como capa.</translation>
    </message>
    <message>
        <source>DL4EO demo (simulated)</source>
        <translation>Demostración de DL4EO (simulada)</translation>
    </message>
    <message>
        <source>DL4EO needs a Python of its own to read and write the data, apart from that of QGIS.</source>
        <translation>DL4EO necesita un Python propio para leer y escribir los datos, aparte del de QGIS.</translation>
    </message>
    <message>
        <source>DL4EO: looking for a Python</source>
        <translation>DL4EO: buscando un Python</translation>
    </message>
    <message>
        <source>DL4EO: training data for Earth observation</source>
        <translation>DL4EO: datos de entrenamiento para la observación de la Tierra</translation>
    </message>
    <message>
        <source>Dask scheduler</source>
        <translation>Planificador de Dask</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Conjunto de datos</translation>
    </message>
    <message>
        <source>Dataset folder</source>
        <translation>Carpeta del conjunto de datos</translation>
    </message>
    <message>
        <source>Dataset {name}</source>
        <translation>Conjunto de datos {name}</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Date of other rasters</source>
        <translation>Fecha de otros rásteres</translation>
    </message>
    <message>
        <source>Date to be near to (nearest)</source>
        <translation>Fecha buscada (nearest)</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Fechas</translation>
    </message>
    <message>
        <source>Dates a chip</source>
        <translation>Fechas por recorte</translation>
    </message>
    <message>
        <source>Day of all rasters</source>
        <translation>Día de todos los rásteres</translation>
    </message>
    <message>
        <source>Days of a composite (0 = all)</source>
        <translation>Días de un compuesto (0 = todos)</translation>
    </message>
    <message>
        <source>Days to the date at most (nearest, 0 = any)</source>
        <translation>Días hasta la fecha (nearest, 0 = cualquiera)</translation>
    </message>
    <message>
        <source>Days to the radar pass</source>
        <translation>Días hasta la pasada de radar</translation>
    </message>
    <message>
        <source>Deals the samples of a finished dataset to train, validation and test in another way, and measures what these share. No sample is made again, only statistics and report are. Options that are left empty stay as they are; those that mean nothing beside another SPLIT are forgotten. Or deals the chips of a layer, before a dataset is made.</source>
        <translation>Reparte de otro modo las muestras de un conjunto de datos terminado entre train, validation y test, y mide lo que estas comparten. No se vuelve a hacer ninguna muestra, solo las estadísticas y el informe. Las opciones vacías quedan como están; las que no significan nada con otro SPLIT se olvidan. O reparte los recortes de una capa, antes de hacer un conjunto de datos.</translation>
    </message>
    <message>
        <source>Default: {value}.</source>
        <translation>Por defecto: {value}.</translation>
    </message>
    <message>
        <source>Demo folder</source>
        <translation>Carpeta de demostración</translation>
    </message>
    <message>
        <source>Describe dataset</source>
        <translation>Describir conjunto de datos</translation>
    </message>
    <message>
        <source>Direction of bands (degrees)</source>
        <translation>Dirección de las franjas (grados)</translation>
    </message>
    <message>
        <source>Direction of the orbit</source>
        <translation>Dirección de la órbita</translation>
    </message>
    <message>
        <source>Distance between neighbouring chips in pixels; 0 is the chip size, so that chips do not overlap.</source>
        <translation>Distancia entre recortes vecinos en píxeles; 0 es el tamaño del recorte, de modo que no se solapan.</translation>
    </message>
    <message>
        <source>Distance between splits (metres)</source>
        <translation>Distancia entre particiones (metros)</translation>
    </message>
    <message>
        <source>Drag from one corner to the other.</source>
        <translation>Arrastre de una esquina a la otra.</translation>
    </message>
    <message>
        <source>Draw AOI</source>
        <translation>Dibujar AOI</translation>
    </message>
    <message>
        <source>Draw AOI (polygon)</source>
        <translation>Dibujar AOI (polígono)</translation>
    </message>
    <message>
        <source>Draw AOI (rectangle)</source>
        <translation>Dibujar AOI (rectángulo)</translation>
    </message>
    <message>
        <source>Draw the classes half transparent over the picture.</source>
        <translation>Dibujar las clases semitransparentes sobre la imagen.</translation>
    </message>
    <message>
        <source>Draws features as a raster of classes, pixel for pixel on the grid of another raster. The rules are those of the masks of a training dataset: centre, touched or exact coverage, ignored pixels, further layers.</source>
        <translation>Dibuja objetos como un ráster de clases, píxel a píxel sobre la malla de otro ráster. Las reglas son las de las máscaras de un conjunto de datos de entrenamiento: centro, contacto o cobertura exacta, píxeles ignorados, capas adicionales.</translation>
    </message>
    <message>
        <source>Draws the squares that chips have on a fixed grid, for an area or a raster. The same ground always gets the same chip_id, whatever the area. With labels it shows too which classes lie on each chip, and which chips a dataset would have with the same rules of balance, before a pixel is read.</source>
        <translation>Dibuja los cuadrados que los recortes tienen en una malla fija, para un área o un ráster. El mismo terreno recibe siempre el mismo chip_id, sea cual sea el área. Con etiquetas muestra además qué clases hay en cada recorte y qué recortes tendría un conjunto de datos con las mismas reglas de equilibrio, antes de leer un solo píxel.</translation>
    </message>
    <message>
        <source>Each split gets its share of every class, as far as whole groups allow.</source>
        <translation>Cada partición recibe su proporción de cada clase, en la medida en que los grupos enteros lo permitan.</translation>
    </message>
    <message>
        <source>Earlier scenes are left out. Empty: none is.</source>
        <translation>Las escenas anteriores se descartan. Vacío: ninguna.</translation>
    </message>
    <message>
        <source>Empty: CATALOGUE where it has the collection, else planetary-computer for the built-in providers.</source>
        <translation>Vacío: CATALOGUE donde tenga la colección; si no, planetary-computer para los proveedores integrados.</translation>
    </message>
    <message>
        <source>Empty: as it is.</source>
        <translation>Vacío: como está.</translation>
    </message>
    <message>
        <source>Empty: as the recipe says.</source>
        <translation>Vacío: como diga la receta.</translation>
    </message>
    <message>
        <source>Empty: by the shares.</source>
        <translation>Vacío: según las proporciones.</translation>
    </message>
    <message>
        <source>Empty: images without masks.</source>
        <translation>Vacío: imágenes sin máscaras.</translation>
    </message>
    <message>
        <source>Empty: only squares.</source>
        <translation>Vacío: solo cuadrados.</translation>
    </message>
    <message>
        <source>Empty: the catalogue of the scenes where it has the collection, else planetary-computer.</source>
        <translation>Vacío: el catálogo de las escenas donde tenga la colección; si no, planetary-computer.</translation>
    </message>
    <message>
        <source>Empty: the collection that the catalogue is known for.</source>
        <translation>Vacío: la colección por la que se conoce el catálogo.</translation>
    </message>
    <message>
        <source>Export chips to a dataset</source>
        <translation>Exportar recortes a un conjunto de datos</translation>
    </message>
    <message>
        <source>Export it as a GeoTIFF first.</source>
        <translation>Expórtelo primero como GeoTIFF.</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Fail where there is a problem</source>
        <translation>Fallar si hay un problema</translation>
    </message>
    <message>
        <source>False colour</source>
        <translation>Falso color</translation>
    </message>
    <message>
        <source>False colour {dates}</source>
        <translation>Falso color {dates}</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Objetos</translation>
    </message>
    <message>
        <source>Fetching and installing {count} packages</source>
        <translation>Descargando e instalando {count} paquetes</translation>
    </message>
    <message>
        <source>Field of instance numbers</source>
        <translation>Campo de números de instancia</translation>
    </message>
    <message>
        <source>Field of priority</source>
        <translation>Campo de prioridad</translation>
    </message>
    <message>
        <source>Field of that date</source>
        <translation>Campo de esa fecha</translation>
    </message>
    <message>
        <source>Field of the first day</source>
        <translation>Campo del primer día</translation>
    </message>
    <message>
        <source>Field of the labels that holds the class. Empty: every polygon is class 1.</source>
        <translation>Campo de las etiquetas que contiene la clase. Vacío: cada polígono es de la clase 1.</translation>
    </message>
    <message>
        <source>Field of the labels that holds the class: whole numbers are the mask&apos;s values, texts are numbered by name. Empty: every polygon is class 1.</source>
        <translation>Campo de las etiquetas que contiene la clase: los números enteros son los valores de la máscara, los textos se numeran por nombre. Vacío: cada polígono es de la clase 1.</translation>
    </message>
    <message>
        <source>Field of the last day</source>
        <translation>Campo del último día</translation>
    </message>
    <message>
        <source>Field of the polygons</source>
        <translation>Campo de los polígonos</translation>
    </message>
    <message>
        <source>Field of the year</source>
        <translation>Campo del año</translation>
    </message>
    <message>
        <source>Field of values</source>
        <translation>Campo de valores</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Files of LABEL_LAYERS beside the mask, with semicolons between.</source>
        <translation>Archivos de LABEL_LAYERS junto a la máscara, separados por punto y coma.</translation>
    </message>
    <message>
        <source>Fill gaps with other dates</source>
        <translation>Llenar los huecos con otras fechas</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>First date</source>
        <translation>Primera fecha</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primer día</translation>
    </message>
    <message>
        <source>First day of the period, UTC, like 2024-05-01.</source>
        <translation>Primer día del periodo, UTC, como 2024-05-01.</translation>
    </message>
    <message>
        <source>First day of the period, UTC.</source>
        <translation>Primer día del periodo, UTC.</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Marcar</translation>
    </message>
    <message>
        <source>Flag this chip to come back to it; it changes nothing else.</source>
        <translation>Marcar este recorte para volver a él; no cambia nada más.</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Marcadas</translation>
    </message>
    <message>
        <source>Folder for the demo&apos;s data</source>
        <translation>Carpeta para los datos de la demostración</translation>
    </message>
    <message>
        <source>Folder of rasters</source>
        <translation>Carpeta de rásteres</translation>
    </message>
    <message>
        <source>Folds (0 = none)</source>
        <translation>Pliegues (0 = ninguno)</translation>
    </message>
    <message>
        <source>Footprints of the scenes that were used.</source>
        <translation>Huellas de las escenas utilizadas.</translation>
    </message>
    <message>
        <source>For folders of one file a band: a regular expression whose one group is the band&apos;s name, like _(B..)[.]. Files that are called alike but for it become one item.</source>
        <translation>Para carpetas con un archivo por banda: una expresión regular cuyo único grupo es el nombre de la banda, como _(B..)[.]. Los archivos que por lo demás se llaman igual forman un elemento.</translation>
    </message>
    <message>
        <source>Further layers</source>
        <translation>Capas adicionales</translation>
    </message>
    <message>
        <source>Further rasters</source>
        <translation>Rásteres adicionales</translation>
    </message>
    <message>
        <source>GeoTIFF (COG) of 32-bit numbers, a band each, nodata NaN.</source>
        <translation>GeoTIFF (COG) de números de 32 bits, una banda por cada uno, nodata NaN.</translation>
    </message>
    <message>
        <source>GeoTIFF (COG) on the grid of the raster, nodata NaN. Indices come last; in a stack after its other indices, where Make training dataset has them.</source>
        <translation>GeoTIFF (COG) en la malla del ráster, nodata NaN. Los índices van al final; en una pila, después de sus otros índices, donde los tiene «Crear conjunto de datos de entrenamiento».</translation>
    </message>
    <message>
        <source>GeoTIFF or JPEG 2000 files in any CRS whose bands are added to each image, after all others. They have the names that a file gives its bands, else its own. Ground that they do not cover has no value there, which MIN_VALID counts.</source>
        <translation>Archivos GeoTIFF o JPEG 2000 en cualquier SRC cuyas bandas se añaden a cada imagen, después de todas las demás. Tienen los nombres que el archivo da a sus bandas; si no, el del archivo. El terreno que no cubren no tiene valor allí, lo que cuenta para MIN_VALID.</translation>
    </message>
    <message>
        <source>GeoTIFF: 0 background, else the class; 255 (65535 with many classes): ignore.</source>
        <translation>GeoTIFF: 0 fondo, si no la clase; 255 (65535 con muchas clases): ignore.</translation>
    </message>
    <message>
        <source>Give PIXEL_SIZE.</source>
        <translation>Indique PIXEL_SIZE.</translation>
    </message>
    <message>
        <source>Give either CLASSES or CLASSES_FROM_STYLE.</source>
        <translation>Indique CLASSES o CLASSES_FROM_STYLE, no ambos.</translation>
    </message>
    <message>
        <source>Give it a class with REMAP.</source>
        <translation>Asígnele una clase con REMAP.</translation>
    </message>
    <message>
        <source>Give the file dataset.json in it.</source>
        <translation>Indique el archivo dataset.json que contiene.</translation>
    </message>
    <message>
        <source>Give the layer of Search scenes or of Select scenes.</source>
        <translation>Indique la capa de «Buscar escenas» o de «Seleccionar escenas».</translation>
    </message>
    <message>
        <source>Give {name}, so that they become polygons.</source>
        <translation>Indique {name} para que se conviertan en polígonos.</translation>
    </message>
    <message>
        <source>Go to selected chip</source>
        <translation>Ir al seleccionado</translation>
    </message>
    <message>
        <source>Go to the chip before.</source>
        <translation>Ir al recorte anterior.</translation>
    </message>
    <message>
        <source>Go to the next chip when this one is decided.</source>
        <translation>Ir al recorte siguiente cuando este esté decidido.</translation>
    </message>
    <message>
        <source>Go to the next chip.</source>
        <translation>Ir al recorte siguiente.</translation>
    </message>
    <message>
        <source>Grid like this raster</source>
        <translation>Malla como la de este ráster</translation>
    </message>
    <message>
        <source>Ground size of a pixel in metres.</source>
        <translation>Tamaño de un píxel en el terreno, en metros.</translation>
    </message>
    <message>
        <source>Ground size of a pixel in metres. Empty: that of LIKE, else 10.</source>
        <translation>Tamaño de un píxel en el terreno, en metros. Vacío: el de LIKE; si no, 10.</translation>
    </message>
    <message>
        <source>Ground without elevation</source>
        <translation>Terreno sin elevación</translation>
    </message>
    <message>
        <source>How bands of another grid are resampled; classes never are.</source>
        <translation>Cómo se remuestrean las bandas de otra malla; las clases nunca.</translation>
    </message>
    <message>
        <source>How chips are dealt to train, validation and test.</source>
        <translation>Cómo se reparten los recortes entre train, validation y test.</translation>
    </message>
    <message>
        <source>How chips are dealt to train, validation and test. random: one by one. date: by time. tile: by the Sentinel-2 tile. column: by a column of the chips table. polygons: by areas that you give. blocks: squares of ground. bands: stripes. rings: nested squares, train outside and test inside. none: no split. Ground that two splits share is measured after each.</source>
        <translation>Cómo se reparten los recortes entre train, validation y test. random: uno a uno. date: por tiempo. tile: por la tesela de Sentinel-2. column: por una columna de la tabla de recortes. polygons: por áreas que usted indica. blocks: cuadrados de terreno. bands: franjas. rings: cuadrados anidados, train fuera y test dentro. none: sin partición. El terreno que comparten dos particiones se mide después de cada una.</translation>
    </message>
    <message>
        <source>How they are resampled; classes want nearest.</source>
        <translation>Cómo se remuestrean; las clases requieren nearest.</translation>
    </message>
    <message>
        <source>If the folder holds a dataset made of other chips or rasters: refuse, or rebuild it, which keeps the samples that would be the same and removes those that are no longer asked for.</source>
        <translation>Si la carpeta contiene un conjunto de datos hecho con otros recortes o rásteres: rechazar (refuse) o reconstruir (rebuild), lo que conserva las muestras que serían iguales y elimina las que ya no se piden.</translation>
    </message>
    <message>
        <source>If the folder holds a dataset made with other parameters: refuse, or rebuild it, which keeps the samples that would be the same and removes those that are no longer asked for.</source>
        <translation>Si la carpeta contiene un conjunto de datos hecho con otros parámetros: rechazar (refuse) o reconstruir (rebuild), lo que conserva las muestras que serían iguales y elimina las que ya no se piden.</translation>
    </message>
    <message>
        <source>Ignore what two classes claim</source>
        <translation>Ignorar lo que reclaman dos clases</translation>
    </message>
    <message>
        <source>Ignored border (pixels)</source>
        <translation>Borde ignorado (píxeles)</translation>
    </message>
    <message>
        <source>Ignored pixels</source>
        <translation>Píxeles ignorados</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Images and masks</source>
        <translation>Imágenes y máscaras</translation>
    </message>
    <message>
        <source>In use now: {python} ({why}). It has {versions}.</source>
        <translation>En uso ahora: {python} ({why}). Tiene {versions}.</translation>
    </message>
    <message>
        <source>Index local rasters</source>
        <translation>Indexar rásteres locales</translation>
    </message>
    <message>
        <source>Instead of a dataset: chips that Check chips judged, or that Make chip grid made. Rejected ones get no split. A selection or filter of the layer counts.</source>
        <translation>En lugar de un conjunto de datos: recortes que juzgó «Comprobar recortes» o que creó «Crear malla de recortes». Los rechazados no reciben partición. Cuenta una selección o un filtro de la capa.</translation>
    </message>
    <message>
        <source>Instead of a dataset: chips that Make chip grid made. Those that are not chosen (column chosen) are left out. A selection or filter of the layer counts.</source>
        <translation>En lugar de un conjunto de datos: recortes que creó «Crear malla de recortes». Los no elegidos (columna chosen) se descartan. Cuenta una selección o un filtro de la capa.</translation>
    </message>
    <message>
        <source>Is its selection or filter the right one?</source>
        <translation>¿Es correcta su selección o su filtro?</translation>
    </message>
    <message>
        <source>It is made from {python} (Python {version}).</source>
        <translation>Se crea a partir de {python} (Python {version}).</translation>
    </message>
    <message>
        <source>It is not used as long as {name} names another Python: {python}.</source>
        <translation>No se usa mientras {name} indique otro Python: {python}.</translation>
    </message>
    <message>
        <source>It lacks packages that the core needs, or is older than Python 3.10.</source>
        <translation>Le faltan paquetes que necesita el núcleo, o es anterior a Python 3.10.</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Elementos</translation>
    </message>
    <message>
        <source>Join them with REMAP.</source>
        <translation>Júntelos con REMAP.</translation>
    </message>
    <message>
        <source>Judges the samples of a finished dataset by other rules, each rejected one with its reason, and deals the splits anew. All was measured when the samples were made: none is made again, only statistics and report are. Rules that are left empty stay as they are. Or measures the chips of a layer on rasters and judges them, before a dataset is made.</source>
        <translation>Juzga las muestras de un conjunto de datos terminado con otras reglas, cada una rechazada con su motivo, y reparte de nuevo las particiones. Todo se midió al hacer las muestras: no se vuelve a hacer ninguna, solo las estadísticas y el informe. Las reglas vacías quedan como están. O mide los recortes de una capa sobre rásteres y los juzga, antes de hacer un conjunto de datos.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Keep this chip, though a rule rejects it.</source>
        <translation>Conservar este recorte aunque una regla lo rechace.</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Conservadas</translation>
    </message>
    <message>
        <source>Kept by hand</source>
        <translation>Conservadas a mano</translation>
    </message>
    <message>
        <source>Kinds of problems that are not told and do not count, with commas, like shifted,stray. Empty: none.</source>
        <translation>Tipos de problemas que no se notifican ni cuentan, separados por comas, como shifted,stray. Vacío: ninguno.</translation>
    </message>
    <message>
        <source>Label pixels along an image pixel</source>
        <translation>Píxeles de etiqueta a lo largo de un píxel de imagen</translation>
    </message>
    <message>
        <source>Label rule</source>
        <translation>Regla de etiquetado</translation>
    </message>
    <message>
        <source>Labelled ground</source>
        <translation>Terreno etiquetado</translation>
    </message>
    <message>
        <source>Labelled pixels</source>
        <translation>Píxeles etiquetados</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Labels are drawn from this day on; empty: always.</source>
        <translation>Las etiquetas se dibujan a partir de este día; vacío: siempre.</translation>
    </message>
    <message>
        <source>Labels are drawn until this day; empty: always.</source>
        <translation>Las etiquetas se dibujan hasta este día; vacío: siempre.</translation>
    </message>
    <message>
        <source>Labels from a raster</source>
        <translation>Etiquetas de un ráster</translation>
    </message>
    <message>
        <source>Lakes (simulated)</source>
        <translation>Lagos (simulados)</translation>
    </message>
    <message>
        <source>Largest share without a value</source>
        <translation>Mayor proporción sin valor</translation>
    </message>
    <message>
        <source>Largest time between the optical and the radar pass, in days. Farther ones are not taken.</source>
        <translation>Mayor tiempo entre la pasada óptica y la de radar, en días. Las más alejadas no se toman.</translation>
    </message>
    <message>
        <source>Largest time between the optical and the radar pass, in days. Farther ones give no radar values.</source>
        <translation>Mayor tiempo entre la pasada óptica y la de radar, en días. Las más alejadas no dan valores de radar.</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>Last day of the period, UTC, included.</source>
        <translation>Último día del periodo, UTC, incluido.</translation>
    </message>
    <message>
        <source>Later scenes are left out. Empty: none is.</source>
        <translation>Las escenas posteriores se descartan. Vacío: ninguna.</translation>
    </message>
    <message>
        <source>Leaks between splits</source>
        <translation>Fugas entre particiones</translation>
    </message>
    <message>
        <source>Leaks between splits of {name}</source>
        <translation>Fugas entre particiones de {name}</translation>
    </message>
    <message>
        <source>Least clear ground (%)</source>
        <translation>Mínimo de terreno despejado (%)</translation>
    </message>
    <message>
        <source>Least contrast</source>
        <translation>Contraste mínimo</translation>
    </message>
    <message>
        <source>Least coverage of a pixel</source>
        <translation>Cobertura mínima de un píxel</translation>
    </message>
    <message>
        <source>Least labelled share</source>
        <translation>Mínima proporción etiquetada</translation>
    </message>
    <message>
        <source>Least of a chip under a pass (%)</source>
        <translation>Mínimo bajo una pasada (%)</translation>
    </message>
    <message>
        <source>Least valid share</source>
        <translation>Mínima proporción válida</translation>
    </message>
    <message>
        <source>Leave it empty, or give INPUT instead.</source>
        <translation>Déjelo vacío, o indique INPUT en su lugar.</translation>
    </message>
    <message>
        <source>Leave the bands of the raster out.</source>
        <translation>Omitir las bandas del ráster.</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Descartadas</translation>
    </message>
    <message>
        <source>Legend of the mask</source>
        <translation>Leyenda de la máscara</translation>
    </message>
    <message>
        <source>Length (metres, 0 = the method&apos;s own)</source>
        <translation>Longitud (metros, 0 = la propia del método)</translation>
    </message>
    <message>
        <source>Like 70,15,15 or 0.7,0.15,0.15. A share of 0 leaves a split away.</source>
        <translation>Como 70,15,15 o 0.7,0.15,0.15. Una proporción de 0 suprime una partición.</translation>
    </message>
    <message>
        <source>Like esa-worldcover.</source>
        <translation>Como esa-worldcover.</translation>
    </message>
    <message>
        <source>Lists the Sentinel-2 scenes of a catalogue that touch an area in a period, as a layer of footprints.</source>
        <translation>Lista las escenas de Sentinel-2 de un catálogo que tocan un área en un periodo, como capa de huellas.</translation>
    </message>
    <message>
        <source>Load dataset</source>
        <translation>Cargar conjunto de datos</translation>
    </message>
    <message>
        <source>Looking for what is there</source>
        <translation>Comprobando lo que hay</translation>
    </message>
    <message>
        <source>Make a layer of the table first: Create points layer from table.</source>
        <translation>Haga primero una capa de la tabla: Crear capa de puntos a partir de tabla.</translation>
    </message>
    <message>
        <source>Make chip grid</source>
        <translation>Crear malla de recortes</translation>
    </message>
    <message>
        <source>Make demo data</source>
        <translation>Crear datos de demostración</translation>
    </message>
    <message>
        <source>Make it again, even if it is whole</source>
        <translation>Crearlo de nuevo aunque esté completo</translation>
    </message>
    <message>
        <source>Make training chips step by step</source>
        <translation>Crear recortes de entrenamiento paso a paso</translation>
    </message>
    <message>
        <source>Make training dataset</source>
        <translation>Crear conjunto de datos de entrenamiento</translation>
    </message>
    <message>
        <source>Make training dataset…</source>
        <translation>Crear conjunto de datos de entrenamiento…</translation>
    </message>
    <message>
        <source>Makes a catalogue of rasters of your own: orthophotos, drone images, hyperspectral images, of any bands, pixel size and CRS. The file that it writes is what Make training dataset takes as CATALOGUE. Pixels are neither read nor copied.</source>
        <translation>Crea un catálogo de rásteres propios: ortofotos, imágenes de dron, imágenes hiperespectrales, con cualesquiera bandas, tamaño de píxel y SRC. El archivo que escribe es el que «Crear conjunto de datos de entrenamiento» toma como CATALOGUE. Los píxeles ni se leen ni se copian.</translation>
    </message>
    <message>
        <source>Makes a training dataset in single steps, each of which can be looked at, changed or replaced: search scenes, select the clearest acquisition, build a stack of its bands, rasterise labels, make a chip grid, check and split the chips, export them. With the same inputs its chips are those of Make training dataset, if one acquisition shows the whole area.</source>
        <translation>Crea un conjunto de datos de entrenamiento en pasos sueltos, cada uno de los cuales se puede mirar, cambiar o sustituir: buscar escenas, seleccionar la adquisición más despejada, crear una pila de sus bandas, rasterizar etiquetas, crear una malla de recortes, comprobarlos, repartirlos y exportarlos. Con las mismas entradas sus recortes son los de «Crear conjunto de datos de entrenamiento», si una sola adquisición muestra toda el área.</translation>
    </message>
    <message>
        <source>Makes aligned image chips and label masks from free Sentinel-2, Sentinel-1 and elevation data: finds the scenes, cuts them to chips on a fixed grid, draws the masks, checks and splits the chips, and writes a dataset folder. Run it again on the same folder to complete a run that was stopped.</source>
        <translation>Crea recortes de imagen alineados y máscaras de etiquetas a partir de datos libres de Sentinel-2, Sentinel-1 y elevación: busca las escenas, las corta en recortes sobre una malla fija, dibuja las máscaras, comprueba y reparte los recortes, y escribe una carpeta de datos. Ejecútelo de nuevo con la misma carpeta para completar una ejecución detenida.</translation>
    </message>
    <message>
        <source>Makes the Python environment that reads and writes the data: in your profile, apart from QGIS and its Python, which stay as they are. pip fetches the packages, pinned and checked by their hashes, from the index and through the proxy of its own configuration; about 200 MB are fetched, 800 MB are needed. First it tells what is there already.</source>
        <translation>Crea el entorno de Python que lee y escribe los datos: en su perfil, aparte de QGIS y de su Python, que quedan como están. pip descarga los paquetes, fijados y comprobados por sus hashes, del índice y a través del proxy de su propia configuración; se descargan unos 200 MB y se necesitan 800 MB. Primero indica lo que ya hay.</translation>
    </message>
    <message>
        <source>Makes the dataset that a recipe file describes: the recipe.json of a dataset, its dataset.json, or one that you wrote. The same recipe gives the same dataset; paths in it count from its own folder.</source>
        <translation>Crea el conjunto de datos que describe un archivo de receta: el recipe.json de un conjunto de datos, su dataset.json o uno escrito por usted. La misma receta da el mismo conjunto de datos; las rutas en ella parten de su propia carpeta.</translation>
    </message>
    <message>
        <source>Making an environment from {python}</source>
        <translation>Creando un entorno a partir de {python}</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Máscara</translation>
    </message>
    <message>
        <source>Mask over the image</source>
        <translation>Máscara sobre imagen</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>Máscaras</translation>
    </message>
    <message>
        <source>Masks that Rasterise labels made, with LIKE the raster; or another raster of classes on the same pixels: 0 background, nodata ignore. Empty: chips without masks.</source>
        <translation>Máscaras que creó «Rasterizar etiquetas», con el ráster como LIKE; u otro ráster de clases sobre los mismos píxeles: 0 fondo, nodata ignore. Vacío: recortes sin máscaras.</translation>
    </message>
    <message>
        <source>Masks with finer pixels than the images: so many along one of theirs. A side has at most 4096.</source>
        <translation>Máscaras con píxeles más finos que las imágenes: este número a lo largo de uno de los suyos. Un lado tiene como máximo 4096.</translation>
    </message>
    <message>
        <source>Masks {dates}</source>
        <translation>Máscaras {dates}</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutos</translation>
    </message>
    <message>
        <source>Mosaics</source>
        <translation>Mosaicos</translation>
    </message>
    <message>
        <source>Most cloud shadow (%)</source>
        <translation>Máximo de sombra de nubes (%)</translation>
    </message>
    <message>
        <source>Most snow (%)</source>
        <translation>Máximo de nieve (%)</translation>
    </message>
    <message>
        <source>Move the map to the current chip.</source>
        <translation>Mover el mapa al recorte actual.</translation>
    </message>
    <message>
        <source>Name at least one index, like NDVI.</source>
        <translation>Indique al menos un índice, como NDVI.</translation>
    </message>
    <message>
        <source>Name of the collection in the catalogue. Empty: its Sentinel-2 L2A collection.</source>
        <translation>Nombre de la colección en el catálogo. Vacío: su colección Sentinel-2 L2A.</translation>
    </message>
    <message>
        <source>Names of the bands</source>
        <translation>Nombres de las bandas</translation>
    </message>
    <message>
        <source>Near infrared, red and green of the images. None where they lack one of these.</source>
        <translation>Infrarrojo cercano, rojo y verde de las imágenes. Ninguno si les falta alguno de estos.</translation>
    </message>
    <message>
        <source>Near-duplicates</source>
        <translation>Casi duplicados</translation>
    </message>
    <message>
        <source>Near-duplicates of {name}</source>
        <translation>Casi duplicados de {name}</translation>
    </message>
    <message>
        <source>Needed only for EXECUTOR=dask, to work on an existing Dask cluster.</source>
        <translation>Solo hace falta para EXECUTOR=dask, para trabajar en un clúster Dask existente.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Next chip after a verdict</source>
        <translation>Siguiente tras veredicto</translation>
    </message>
    <message>
        <source>No AOI was drawn or chosen: it is what the map shows now. {size}</source>
        <translation>No se dibujó ni se eligió ninguna AOI: es lo que muestra ahora el mapa. {size}</translation>
    </message>
    <message>
        <source>No Python was found that an environment can be made from: version {oldest} or newer is wanted, with venv and ensurepip (on Debian and Ubuntu the package python3-venv). Install one and name it in BASE_PYTHON. Tried: {tried}.</source>
        <translation>No se encontró ningún Python con el que crear un entorno: se necesita la versión {oldest} o posterior, con venv y ensurepip (en Debian y Ubuntu, el paquete python3-venv). Instale uno e indíquelo en BASE_PYTHON. Probados: {tried}.</translation>
    </message>
    <message>
        <source>No Python with rasterio, geopandas and pystac-client was found to read and write the data. {hint}</source>
        <translation>No se encontró ningún Python con rasterio, geopandas y pystac-client para leer y escribir los datos. {hint}</translation>
    </message>
    <message>
        <source>No chip passes the filter.</source>
        <translation>Ningún recorte pasa el filtro.</translation>
    </message>
    <message>
        <source>No chips in this project. Open a dataset with Processing Toolbox &gt; DL4EO &gt; Load dataset, or choose the chips layer of one.</source>
        <translation>No hay recortes en este proyecto. Abra un conjunto de datos con Caja de herramientas &gt; DL4EO &gt; Cargar conjunto de datos, o elija la capa de recortes de uno.</translation>
    </message>
    <message>
        <source>No pixel has a value.</source>
        <translation>Ningún píxel tiene un valor.</translation>
    </message>
    <message>
        <source>Nodata</source>
        <translation>Sin datos</translation>
    </message>
    <message>
        <source>Not saved: {reason}</source>
        <translation>No guardado: {reason}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Note ({key}): why?</source>
        <translation>Nota ({key}): ¿por qué?</translation>
    </message>
    <message>
        <source>Note on {sample}</source>
        <translation>Nota sobre {sample}</translation>
    </message>
    <message>
        <source>Nothing is installed or changed.</source>
        <translation>No se instala ni se cambia nada.</translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <translation>Nada que deshacer.</translation>
    </message>
    <message>
        <source>Number of bands.</source>
        <translation>Número de bandas.</translation>
    </message>
    <message>
        <source>Number of chips (0 = all)</source>
        <translation>Número de recortes (0 = todos)</translation>
    </message>
    <message>
        <source>Number of chips.</source>
        <translation>Número de recortes.</translation>
    </message>
    <message>
        <source>Number of classes of the table.</source>
        <translation>Número de clases de la tabla.</translation>
    </message>
    <message>
        <source>Number of dates of each chip, for spread and nearest.</source>
        <translation>Número de fechas de cada recorte, para spread y nearest.</translation>
    </message>
    <message>
        <source>Number of dates that were chosen.</source>
        <translation>Número de fechas elegidas.</translation>
    </message>
    <message>
        <source>Number of dates, for spread and nearest.</source>
        <translation>Número de fechas, para spread y nearest.</translation>
    </message>
    <message>
        <source>Number of features that lie on the raster.</source>
        <translation>Número de objetos que están sobre el ráster.</translation>
    </message>
    <message>
        <source>Number of items in the catalogue.</source>
        <translation>Número de elementos del catálogo.</translation>
    </message>
    <message>
        <source>Number of mosaics of images and masks.</source>
        <translation>Número de mosaicos de imágenes y máscaras.</translation>
    </message>
    <message>
        <source>Number of packages that this Python has.</source>
        <translation>Número de paquetes que tiene ese Python.</translation>
    </message>
    <message>
        <source>Number of pixels that have a class.</source>
        <translation>Número de píxeles que tienen una clase.</translation>
    </message>
    <message>
        <source>Number of pixels with the value ignore.</source>
        <translation>Número de píxeles con el valor ignore.</translation>
    </message>
    <message>
        <source>Number of problems; 0: the dataset is sound.</source>
        <translation>Número de problemas; 0: el conjunto de datos es correcto.</translation>
    </message>
    <message>
        <source>Number of samples for the test.</source>
        <translation>Número de muestras de prueba.</translation>
    </message>
    <message>
        <source>Number of samples for training.</source>
        <translation>Número de muestras de entrenamiento.</translation>
    </message>
    <message>
        <source>Number of samples for validation.</source>
        <translation>Número de muestras de validación.</translation>
    </message>
    <message>
        <source>Number of samples of SPLIT_NAME.</source>
        <translation>Número de muestras de SPLIT_NAME.</translation>
    </message>
    <message>
        <source>Number of samples that are kept now and were not before, or the reverse.</source>
        <translation>Número de muestras que ahora se conservan y antes no, o al revés.</translation>
    </message>
    <message>
        <source>Number of samples that are kept, by rule or by hand.</source>
        <translation>Número de muestras que se conservan, por regla o a mano.</translation>
    </message>
    <message>
        <source>Number of samples that are kept.</source>
        <translation>Número de muestras que se conservan.</translation>
    </message>
    <message>
        <source>Number of samples that are rejected.</source>
        <translation>Número de muestras que se rechazan.</translation>
    </message>
    <message>
        <source>Number of samples that lie too near to another split.</source>
        <translation>Número de muestras demasiado cercanas a otra partición.</translation>
    </message>
    <message>
        <source>Number of samples that were kept.</source>
        <translation>Número de muestras que se conservaron.</translation>
    </message>
    <message>
        <source>Number of samples with the verdict flag.</source>
        <translation>Número de muestras con el veredicto flag.</translation>
    </message>
    <message>
        <source>Number of samples with the verdict keep.</source>
        <translation>Número de muestras con el veredicto keep.</translation>
    </message>
    <message>
        <source>Number of samples with the verdict reject.</source>
        <translation>Número de muestras con el veredicto reject.</translation>
    </message>
    <message>
        <source>Number of scenes.</source>
        <translation>Número de escenas.</translation>
    </message>
    <message>
        <source>Numbers of the layer value, for regression.</source>
        <translation>Números de la capa value, para regresión.</translation>
    </message>
    <message>
        <source>Of PLAN_ONLY: a table of quantity, value, unit, and how it is known. Else it is not made.</source>
        <translation>Con PLAN_ONLY: una tabla de magnitud, valor, unidad y cómo se conoce. Si no, no se crea.</translation>
    </message>
    <message>
        <source>Of PLAN_ONLY: bytes that would be read.</source>
        <translation>Con PLAN_ONLY: bytes que se leerían.</translation>
    </message>
    <message>
        <source>Of PLAN_ONLY: bytes that would be written.</source>
        <translation>Con PLAN_ONLY: bytes que se escribirían.</translation>
    </message>
    <message>
        <source>Of PLAN_ONLY: minutes that it would take, roughly.</source>
        <translation>Con PLAN_ONLY: minutos que tardaría, aproximadamente.</translation>
    </message>
    <message>
        <source>Of PLAN_ONLY: number of samples that are still to be made.</source>
        <translation>Con PLAN_ONLY: número de muestras que faltan por hacer.</translation>
    </message>
    <message>
        <source>Of PLAN_ONLY: number of scenes of all kinds that they would be made of.</source>
        <translation>Con PLAN_ONLY: número de escenas de todo tipo con las que se harían.</translation>
    </message>
    <message>
        <source>Of PLAN_ONLY: one square a sample with date, state (to make or finished), split if none is rejected, number of samples of the chip, scenes, radar pass and its days, and the share of ground of each class. Else it is not made.</source>
        <translation>Con PLAN_ONLY: un cuadrado por muestra con fecha, estado (por hacer o terminada), partición si no se rechaza ninguna, número de muestras del recorte, escenas, pasada de radar y sus días, y la proporción de terreno de cada clase. Si no, no se crea.</translation>
    </message>
    <message>
        <source>Of SELECT=median, mean, maxndvi and first: length of each period. 0: the whole time is one.</source>
        <translation>Con SELECT=median, mean, maxndvi y first: duración de cada periodo. 0: todo el tiempo es uno solo.</translation>
    </message>
    <message>
        <source>Of SELECT=nearest: dates farther away than this many days are left out. 0: none is.</source>
        <translation>Con SELECT=nearest: las fechas a más de este número de días se descartan. 0: ninguna.</translation>
    </message>
    <message>
        <source>Of SELECT=nearest: weight of a date&apos;s rank by days, against CLOUD_WEIGHT.</source>
        <translation>Con SELECT=nearest: peso del rango de una fecha por días, frente a CLOUD_WEIGHT.</translation>
    </message>
    <message>
        <source>Of SELECT=spread: days that a percent of cloud counts for. Of nearest: weight of the rank by cloud.</source>
        <translation>Con SELECT=spread: días por los que cuenta un uno por ciento de nubes. Con nearest: peso del rango por nubes.</translation>
    </message>
    <message>
        <source>Of SPLIT=bands: degrees clockwise from north.</source>
        <translation>Con SPLIT=bands: grados en sentido horario desde el norte.</translation>
    </message>
    <message>
        <source>Of SPLIT=column: the column of the chips table whose values stay together. Values that are train, validation or test are taken at their word.</source>
        <translation>Con SPLIT=column: la columna de la tabla de recortes cuyos valores permanecen juntos. Los valores que son train, validation o test se toman al pie de la letra.</translation>
    </message>
    <message>
        <source>Of SPLIT=date: first day of validation and first day of test, like 2022-01-01,2022-07-01; one day alone is that of test.</source>
        <translation>Con SPLIT=date: primer día de la validación y primer día de la prueba, como 2022-01-01,2022-07-01; un solo día es el de la prueba.</translation>
    </message>
    <message>
        <source>Of SPLIT=polygons: areas of which each goes to one split; a chip belongs to the one with most of it.</source>
        <translation>Con SPLIT=polygons: áreas, cada una de las cuales va a una partición; un recorte pertenece a la que contiene la mayor parte de él.</translation>
    </message>
    <message>
        <source>Of all bands. Empty: as each file says.</source>
        <translation>De todas las bandas. Vacío: como indique cada archivo.</translation>
    </message>
    <message>
        <source>Of rasters that Build stack did not make: their day, like 2024-05-01. Empty: as the file&apos;s name or header tells it.</source>
        <translation>De rásteres que no hizo «Crear pila»: su día, como 2024-05-01. Vacío: como lo diga el nombre o la cabecera del archivo.</translation>
    </message>
    <message>
        <source>Of the edge in the layer boundary.</source>
        <translation>Del borde en la capa boundary.</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Desplazamiento</translation>
    </message>
    <message>
        <source>Offset of Sentinel-2</source>
        <translation>Desplazamiento de Sentinel-2</translation>
    </message>
    <message>
        <source>One footprint a scene, with its date, cloud, platform and files. The field scene holds all of it as a text: Select scenes and Build stack read it.</source>
        <translation>Una huella por escena, con su fecha, nubes, plataforma y archivos. El campo scene lo contiene todo como texto: lo leen «Seleccionar escenas» y «Crear pila».</translation>
    </message>
    <message>
        <source>One footprint a scene: role (optical, radar, terrain), for_date (the date that it is for), rank (0 comes first in the mosaic), acquisition, and cover (share of the area under that acquisition). Build stack takes it.</source>
        <translation>Una huella por escena: role (optical, radar, terrain), for_date (la fecha para la que es), rank (0 va primero en el mosaico), acquisition y cover (proporción del área bajo esa adquisición). «Crear pila» la toma.</translation>
    </message>
    <message>
        <source>One row a problem, on its chip: kind, meaning, problem, sample_id, chip_id, file. Problems of the whole dataset have no place.</source>
        <translation>Una fila por problema, sobre su recorte: kind, meaning, problem, sample_id, chip_id, file. Los problemas de todo el conjunto de datos no tienen lugar.</translation>
    </message>
    <message>
        <source>One square a chip, with its chip_id, CRS, column and row, and the pixels it was moved by. With LABELS: chosen (1 or 0), stratum (the class that it was chosen for, or background), its classes, and the share of its ground that each covers.</source>
        <translation>Un cuadrado por recorte, con su chip_id, SRC, columna y fila, y los píxeles que se movió. Con LABELS: chosen (1 o 0), stratum (la clase para la que se eligió, o background), sus clases y la proporción de su terreno que cubre cada una.</translation>
    </message>
    <message>
        <source>One square a sample, with its measures.</source>
        <translation>Un cuadrado por muestra, con sus medidas.</translation>
    </message>
    <message>
        <source>One square a sample, with status and split.</source>
        <translation>Un cuadrado por muestra, con su estado y su partición.</translation>
    </message>
    <message>
        <source>Only labels of the image&apos;s own year are drawn.</source>
        <translation>Solo se dibujan las etiquetas del mismo año que la imagen.</translation>
    </message>
    <message>
        <source>Only passes of this direction. both: ascending and descending passes as separate bands.</source>
        <translation>Solo pasadas en esta dirección. both: pasadas ascendentes y descendentes como bandas separadas.</translation>
    </message>
    <message>
        <source>Only passes of this relative orbit, 1 to 175. 0: any.</source>
        <translation>Solo pasadas de esta órbita relativa, 1 a 175. 0: cualquiera.</translation>
    </message>
    <message>
        <source>Only plan (dry run)</source>
        <translation>Solo planificar (simulacro)</translation>
    </message>
    <message>
        <source>Only tell what is there</source>
        <translation>Solo indicar lo que hay</translation>
    </message>
    <message>
        <source>Only the indices</source>
        <translation>Solo los índices</translation>
    </message>
    <message>
        <source>Opens a dataset as styled layers in one group: chips (their styles show status, split, verdict and the share of each class), scenes, area of interest, and all images and masks as mosaics. The mosaics are small files in the folder views of the dataset; no pixel is copied.</source>
        <translation>Abre un conjunto de datos como capas con estilo en un grupo: recortes (sus estilos muestran el estado, la partición, el veredicto y la proporción de cada clase), escenas, área de interés y todas las imágenes y máscaras como mosaicos. Los mosaicos son archivos pequeños en la carpeta views del conjunto de datos; no se copia ningún píxel.</translation>
    </message>
    <message>
        <source>Opens the images and masks as mosaics, a group a date: true colour, false colour and masks in the colours of the classes. Where no chip has two dates, all dates are one mosaic; of more than 24 dates those of a month or year are put together, the latest on top.</source>
        <translation>Abre las imágenes y máscaras como mosaicos, un grupo por fecha: color verdadero, falso color y máscaras en los colores de las clases. Donde ningún recorte tiene dos fechas, todas forman un solo mosaico; de más de 24 fechas se juntan las de un mes o un año, las últimas encima.</translation>
    </message>
    <message>
        <source>Optical bands</source>
        <translation>Bandas ópticas</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Other optical data of CATALOGUE: landsat-c2-l2 (Landsat 4 to 9), hls2-l30 or hls2-s30 (Harmonized Landsat and Sentinel-2); local, of a catalogue that Index local rasters made. Empty: Sentinel-2 L2A, or local where a catalogue has nothing else.</source>
        <translation>Otros datos ópticos de CATALOGUE: landsat-c2-l2 (Landsat 4 a 9), hls2-l30 o hls2-s30 (Harmonized Landsat and Sentinel-2); local, de un catálogo que creó «Indexar rásteres locales». Vacío: Sentinel-2 L2A, o local donde un catálogo no tenga otra cosa.</translation>
    </message>
    <message>
        <source>Outline on the map</source>
        <translation>Contorno en el mapa</translation>
    </message>
    <message>
        <source>Outline the current chip on the map.</source>
        <translation>Contornear el recorte actual en el mapa.</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Salidas</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Paquetes</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parámetros</translation>
    </message>
    <message>
        <source>Path of the Python in use. Empty: there is none.</source>
        <translation>Ruta del Python en uso. Vacío: no hay ninguno.</translation>
    </message>
    <message>
        <source>Pattern of the band in a file&apos;s name</source>
        <translation>Patrón de la banda en el nombre del archivo</translation>
    </message>
    <message>
        <source>Pattern of the day in a file&apos;s name</source>
        <translation>Patrón del día en el nombre del archivo</translation>
    </message>
    <message>
        <source>Percent of a chip that a pass has to cover, by its footprint. Below 100 the pixels outside of the pass have no radar value, which MIN_VALID counts.</source>
        <translation>Porcentaje de un recorte que una pasada debe cubrir, según su huella. Por debajo de 100, los píxeles fuera de la pasada no tienen valor de radar, lo que cuenta para MIN_VALID.</translation>
    </message>
    <message>
        <source>Percent of a chip&apos;s pixels that may be cloud by the cloud layer. Dates with more are chosen only where the chip has no other, and then rejected.</source>
        <translation>Porcentaje de píxeles de un recorte que pueden ser nube según la capa de nubes. Las fechas con más solo se eligen donde el recorte no tiene otra, y entonces se rechazan.</translation>
    </message>
    <message>
        <source>Percent of a chip&apos;s pixels that may be shadow of clouds by the cloud layer. 100: all.</source>
        <translation>Porcentaje de píxeles de un recorte que pueden ser sombra de nubes según la capa de nubes. 100: todos.</translation>
    </message>
    <message>
        <source>Percent of a chip&apos;s pixels that may be snow or ice by the cloud layer. 100: all.</source>
        <translation>Porcentaje de píxeles de un recorte que pueden ser nieve o hielo según la capa de nubes. 100: todos.</translation>
    </message>
    <message>
        <source>Percent of the area (in whole chips) under the optical scenes of a date; with several dates of the one that covers least.</source>
        <translation>Porcentaje del área (en recortes enteros) bajo las escenas ópticas de una fecha; con varias fechas, de la que menos cubre.</translation>
    </message>
    <message>
        <source>Percent of the pixels of its chips that have a value in every band.</source>
        <translation>Porcentaje de los píxeles de sus recortes con un valor en cada banda.</translation>
    </message>
    <message>
        <source>Pixel size (metres)</source>
        <translation>Tamaño de píxel (metros)</translation>
    </message>
    <message>
        <source>Pixels of a class</source>
        <translation>Píxeles de una clase</translation>
    </message>
    <message>
        <source>Pixels of this value are no data, beside a file&apos;s own.</source>
        <translation>Los píxeles con este valor no son datos, además del valor propio de un archivo.</translation>
    </message>
    <message>
        <source>Pixels that lie so near to another class, or to the background, get the value ignore.</source>
        <translation>Los píxeles tan cercanos a otra clase o al fondo reciben el valor ignore.</translation>
    </message>
    <message>
        <source>Planned samples</source>
        <translation>Muestras previstas</translation>
    </message>
    <message>
        <source>Planned scenes</source>
        <translation>Escenas previstas</translation>
    </message>
    <message>
        <source>Points and lines become polygons of this reach; polygons grow by it.</source>
        <translation>Los puntos y las líneas se convierten en polígonos de este alcance; los polígonos crecen en él.</translation>
    </message>
    <message>
        <source>Polygons</source>
        <translation>Polígonos</translation>
    </message>
    <message>
        <source>Polygons of the area of interest, in any CRS.</source>
        <translation>Polígonos del área de interés, en cualquier SRC.</translation>
    </message>
    <message>
        <source>Polygons of the area of interest, in any CRS. A selection or filter of the layer counts.</source>
        <translation>Polígonos del área de interés, en cualquier SRC. Cuenta la selección o el filtro de la capa.</translation>
    </message>
    <message>
        <source>Polygons of the ground that was labelled. Outside of them pixels get the value ignore.</source>
        <translation>Polígonos del terreno que se etiquetó. Fuera de ellos los píxeles reciben el valor ignore.</translation>
    </message>
    <message>
        <source>Polygons of the same value stay together; those called train, validation or test go there. Empty: each polygon is its own group.</source>
        <translation>Los polígonos con el mismo valor permanecen juntos; los llamados train, validation o test van allí. Vacío: cada polígono es su propio grupo.</translation>
    </message>
    <message>
        <source>Polygons of what is to be learnt.</source>
        <translation>Polígonos de lo que se quiere aprender.</translation>
    </message>
    <message>
        <source>Polygons that take the place of the recipe&apos;s area, in any CRS. Empty: as the recipe says.</source>
        <translation>Polígonos que sustituyen al área de la receta, en cualquier SRC. Vacío: como diga la receta.</translation>
    </message>
    <message>
        <source>Polygons to learn, in any CRS; points and lines with BUFFER.</source>
        <translation>Polígonos que se quieren aprender, en cualquier SRC; puntos y líneas con BUFFER.</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Posición</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>Problems to let be</source>
        <translation>Problemas que se pasan por alto</translation>
    </message>
    <message>
        <source>Puts rejected samples into the mosaics too, as far as they have files.</source>
        <translation>Incluye también en los mosaicos las muestras rechazadas, en la medida en que tengan archivos.</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Python that reads and writes the data (empty: found by itself)</source>
        <translation>Python que lee y escribe los datos (vacío: se busca automáticamente)</translation>
    </message>
    <message>
        <source>Python to make it from</source>
        <translation>Python con el que se crea</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Calidad</translation>
    </message>
    <message>
        <source>Radar</source>
        <translation>Radar</translation>
    </message>
    <message>
        <source>Raster</source>
        <translation>Ráster</translation>
    </message>
    <message>
        <source>Raster layers or files, instead of a folder.</source>
        <translation>Capas o archivos ráster, en lugar de una carpeta.</translation>
    </message>
    <message>
        <source>Raster with indices</source>
        <translation>Ráster con índices</translation>
    </message>
    <message>
        <source>Rasterise labels</source>
        <translation>Rasterizar etiquetas</translation>
    </message>
    <message>
        <source>Rasters</source>
        <translation>Rásteres</translation>
    </message>
    <message>
        <source>Rasters of the chips</source>
        <translation>Rásteres de los recortes</translation>
    </message>
    <message>
        <source>Rasters whose pixels are those of the chips, one of each date: Build stack makes such. Any other GeoTIFF with a date will do, if the chips were made on its grid (LIKE of Make chip grid).</source>
        <translation>Rásteres cuyos píxeles son los de los recortes, uno por fecha: «Crear pila» los hace. Sirve cualquier otro GeoTIFF con fecha si los recortes se hicieron en su malla (LIKE de «Crear malla de recortes»).</translation>
    </message>
    <message>
        <source>Reach of clouds (metres)</source>
        <translation>Alcance de las nubes (metros)</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Reads scenes as one raster: optical bands, indices, slope, elevation and radar on one grid, each value the same as in the chips of Make training dataset. The file is a Cloud-Optimised GeoTIFF that tells what it is made of; chips can be cut from it without a search.</source>
        <translation>Lee escenas como un solo ráster: bandas ópticas, índices, pendiente, elevación y radar en una malla, cada valor igual que en los recortes de «Crear conjunto de datos de entrenamiento». El archivo es un Cloud-Optimised GeoTIFF que dice de qué está hecho; de él se pueden cortar recortes sin búsqueda.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Receta</translation>
    </message>
    <message>
        <source>Red, green and blue of the images.</source>
        <translation>Rojo, verde y azul de las imágenes.</translation>
    </message>
    <message>
        <source>Reflectance</source>
        <translation>Reflectancia</translation>
    </message>
    <message>
        <source>Reflectance = pixel x scale + offset, for indices alone; of bands whose file tells no scale. A scale of 0.0001 is usual where reflectance is kept as whole numbers.</source>
        <translation>Reflectancia = píxel x escala + desplazamiento, solo para los índices; de bandas cuyo archivo no indica escala. Es habitual una escala de 0.0001 donde la reflectancia se guarda como números enteros.</translation>
    </message>
    <message>
        <source>Regular expression; the digits of its groups are YYYYMMDD, or YYYY.</source>
        <translation>Expresión regular; los dígitos de sus grupos son YYYYMMDD o YYYY.</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Reject constant bands</source>
        <translation>Rechazar bandas constantes</translation>
    </message>
    <message>
        <source>Reject this chip; its note is the reason.</source>
        <translation>Rechazar este recorte; su nota es el motivo.</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rechazadas</translation>
    </message>
    <message>
        <source>Rejected by hand</source>
        <translation>Rechazadas a mano</translation>
    </message>
    <message>
        <source>Rejected samples too</source>
        <translation>También muestras rechazadas</translation>
    </message>
    <message>
        <source>Relative orbit</source>
        <translation>Órbita relativa</translation>
    </message>
    <message>
        <source>Remap table</source>
        <translation>Tabla de reasignación</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Resampling</source>
        <translation>Remuestreo</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Review chips…</source>
        <translation>Revisar recortes…</translation>
    </message>
    <message>
        <source>Review {sample}: {verdict}</source>
        <translation>Revisión de {sample}: {verdict}</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>Run &quot;Set up environment&quot; (dl4eo:setupenvironment, in the toolbox under Set-up), which makes one in your profile. Or make it by hand: python3 -m venv &quot;{folder}&quot; &amp;&amp; &quot;{python}&quot; -m pip install --require-hashes -r &quot;{list}&quot; - or name one in {name}.</source>
        <translation>Ejecute «Preparar entorno» (dl4eo:setupenvironment, en la caja de herramientas bajo Configuración), que crea uno en su perfil. O créelo a mano: python3 -m venv &quot;{folder}&quot; &amp;&amp; &quot;{python}&quot; -m pip install --require-hashes -r &quot;{list}&quot; - o indique uno en {name}.</translation>
    </message>
    <message>
        <source>Run dl4eo:makedataset on that folder again: it makes what is missing.</source>
        <translation>Ejecute de nuevo dl4eo:makedataset con esa carpeta: crea lo que falta.</translation>
    </message>
    <message>
        <source>Run recipe</source>
        <translation>Ejecutar receta</translation>
    </message>
    <message>
        <source>Same brightness for all</source>
        <translation>Mismo brillo</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Muestra</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Muestras</translation>
    </message>
    <message>
        <source>Samples that are nearly the same as another. None where there is no such sample.</source>
        <translation>Muestras casi iguales a otra. Ninguna si no hay tal muestra.</translation>
    </message>
    <message>
        <source>Samples with less contrast in their optical bands, which are reflectances of 0 to 1, are rejected: flat images teach nothing. 0: none is.</source>
        <translation>Se rechazan las muestras con menos contraste en sus bandas ópticas, que son reflectancias de 0 a 1: las imágenes planas no enseñan nada. 0: ninguna.</translation>
    </message>
    <message>
        <source>Samples with this many percent of pixels without a class, or more, are rejected. 100: none is.</source>
        <translation>Se rechazan las muestras con este porcentaje de píxeles sin clase, o más. 100: ninguna.</translation>
    </message>
    <message>
        <source>Save them (Layer &gt; Save Layer Edits), or stop editing; then run it again.</source>
        <translation>Guárdelos (Capa &gt; Guardar capa en edición) o deje de editar; después ejecútelo de nuevo.</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Escala</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>Escenas</translation>
    </message>
    <message>
        <source>Scenes of {count} dates from {day}</source>
        <translation>Escenas de {count} fechas desde el {day}</translation>
    </message>
    <message>
        <source>Scenes of {day}</source>
        <translation>Escenas del {day}</translation>
    </message>
    <message>
        <source>Scenes of {name}</source>
        <translation>Escenas de {name}</translation>
    </message>
    <message>
        <source>Scenes whose cloud share is this many percent or more are left out.</source>
        <translation>Las escenas cuya proporción de nubes alcanza o supera este porcentaje se descartan.</translation>
    </message>
    <message>
        <source>Scenes whose cloud share is this many percent or more are left out. Above 100: all are taken, also those that do not tell their cloud share.</source>
        <translation>Las escenas cuya proporción de nubes alcanza o supera este porcentaje se descartan. Por encima de 100: se toman todas, también las que no indican su proporción de nubes.</translation>
    </message>
    <message>
        <source>Search scenes</source>
        <translation>Buscar escenas</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Select scenes</source>
        <translation>Seleccionar escenas</translation>
    </message>
    <message>
        <source>Set it in the layer&apos;s properties.</source>
        <translation>Defínalo en las propiedades de la capa.</translation>
    </message>
    <message>
        <source>Set that too, or leave this away.</source>
        <translation>Indique también eso, o deje esto vacío.</translation>
    </message>
    <message>
        <source>Set up environment</source>
        <translation>Preparar entorno</translation>
    </message>
    <message>
        <source>Set up environment…</source>
        <translation>Preparar entorno…</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>Preparar…</translation>
    </message>
    <message>
        <source>Share (0 to 1) of a pixel that must be covered under RULE=coverage.</source>
        <translation>Proporción (0 a 1) de un píxel que debe estar cubierta con RULE=coverage.</translation>
    </message>
    <message>
        <source>Share from</source>
        <translation>Parte desde</translation>
    </message>
    <message>
        <source>Shares of train, validation, test (%)</source>
        <translation>Proporciones de train, validation, test (%)</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todos</translation>
    </message>
    <message>
        <source>Show the chip that is selected on the map or in the attribute table.</source>
        <translation>Mostrar el recorte seleccionado en el mapa o en la tabla de atributos.</translation>
    </message>
    <message>
        <source>Side of the squares of SPLIT=blocks and rings; width of the whole pattern of SPLIT=bands.</source>
        <translation>Lado de los cuadrados de SPLIT=blocks y rings; anchura de todo el patrón de SPLIT=bands.</translation>
    </message>
    <message>
        <source>Simulated data: nothing in it was measured. Press Run to make a dataset of it.</source>
        <translation>Datos simulados: nada en ellos se ha medido. Pulse «Ejecutar» para crear con ellos un conjunto de datos.</translation>
    </message>
    <message>
        <source>Snow and ice count as clear ground.</source>
        <translation>La nieve y el hielo cuentan como terreno despejado.</translation>
    </message>
    <message>
        <source>Snow is clear</source>
        <translation>La nieve es terreno despejado</translation>
    </message>
    <message>
        <source>So far around clouds, shadows and snow nothing counts as clear: in MASK, CLOUD_LAYER and composites.</source>
        <translation>Hasta esta distancia de nubes, sombras y nieve nada cuenta como despejado: en MASK, CLOUD_LAYER y compuestos.</translation>
    </message>
    <message>
        <source>So many of the chips that labels touch are chosen in all: by the seed; with BALANCE rare classes first. What quotas leave is filled with chips of other classes. 0: all, or as many as BALANCE allows.</source>
        <translation>De los recortes que tocan las etiquetas se eligen en total este número: por la semilla; con BALANCE, primero las clases raras. Lo que dejan las cuotas se llena con recortes de otras clases. 0: todos, o tantos como permita BALANCE.</translation>
    </message>
    <message>
        <source>Spectral indices</source>
        <translation>Índices espectrales</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Partición</translation>
    </message>
    <message>
        <source>Split chips</source>
        <translation>Repartir recortes</translation>
    </message>
    <message>
        <source>Split for normalising</source>
        <translation>Partición para normalizar</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>Pila</translation>
    </message>
    <message>
        <source>Stack of {day}</source>
        <translation>Pila del {day}</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Estadísticas</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Stretch between the dataset&apos;s percentiles, not the chip&apos;s.</source>
        <translation>Estirar entre los percentiles del conjunto de datos, no los del recorte.</translation>
    </message>
    <message>
        <source>Stride (pixels, 0 = chip size)</source>
        <translation>Paso (píxeles, 0 = tamaño del recorte)</translation>
    </message>
    <message>
        <source>Style the layer by its classes, or write them in CLASSES.</source>
        <translation>Dé a la capa un estilo por sus clases, o escríbalas en CLASSES.</translation>
    </message>
    <message>
        <source>Such pixels get the value ignore.</source>
        <translation>Tales píxeles reciben el valor ignore.</translation>
    </message>
    <message>
        <source>Table of classes</source>
        <translation>Tabla de las clases</translation>
    </message>
    <message>
        <source>Take all filters away.</source>
        <translation>Quitar todos los filtros.</translation>
    </message>
    <message>
        <source>Take back your latest verdict or note, and show its chip.</source>
        <translation>Deshacer su último veredicto o nota y mostrar su recorte.</translation>
    </message>
    <message>
        <source>Take the verdict of this chip away.</source>
        <translation>Quitar el veredicto de este recorte.</translation>
    </message>
    <message>
        <source>Tells mean, deviation, extremes and percentiles of each band, and pixels and weights of each class, by split. It writes stats.json in the dataset, by which loaders normalise.</source>
        <translation>Indica la media, la desviación, los extremos y los percentiles de cada banda, y los píxeles y pesos de cada clase, por partición. Escribe stats.json en el conjunto de datos, con el que normalizan los cargadores.</translation>
    </message>
    <message>
        <source>Tells what would be made, without reading a pixel of an image or writing a file to the dataset folder: samples, scenes, bytes to read, disk and minutes, as numbers, and as PLAN and PLAN_TABLE. Dates are those by the cloud share that scenes tell: a run looks at their cloud layers first.</source>
        <translation>Indica lo que se haría, sin leer un píxel de ninguna imagen ni escribir ningún archivo en la carpeta del conjunto de datos: muestras, escenas, bytes por leer, disco y minutos, como números y como PLAN y PLAN_TABLE. Las fechas se basan en la proporción de nubes que indican las escenas: una ejecución mira primero sus capas de nubes.</translation>
    </message>
    <message>
        <source>Temporary folder</source>
        <translation>Carpeta temporal</translation>
    </message>
    <message>
        <source>Terrain</source>
        <translation>Terreno</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Prueba</translation>
    </message>
    <message>
        <source>That is no area: it needs three corners at least, not all on one line.</source>
        <translation>Eso no es un área: necesita al menos tres esquinas que no estén todas en una línea.</translation>
    </message>
    <message>
        <source>The algorithm {name} is not there.</source>
        <translation>El algoritmo {name} no está disponible.</translation>
    </message>
    <message>
        <source>The area that the dataset was made for.</source>
        <translation>El área para la que se hizo el conjunto de datos.</translation>
    </message>
    <message>
        <source>The bands that are shown in red, green and blue, or one band in grey.</source>
        <translation>Las bandas que se muestran en rojo, verde y azul, o una banda en gris.</translation>
    </message>
    <message>
        <source>The catalog.json to give as CATALOGUE.</source>
        <translation>El catalog.json que se indica como CATALOGUE.</translation>
    </message>
    <message>
        <source>The chips of INPUT, a square a sample, with what was decided. Not made of a dataset.</source>
        <translation>Los recortes de INPUT, un cuadrado por muestra, con lo que se decidió. No se crea a partir de un conjunto de datos.</translation>
    </message>
    <message>
        <source>The cloud classes that Build stack wrote for each raster. Empty: no cloud shares are known.</source>
        <translation>Las clases de nubes que escribió «Crear pila» para cada ráster. Vacío: no se conocen proporciones de nubes.</translation>
    </message>
    <message>
        <source>The dataset has no statistics (stats.json).</source>
        <translation>El conjunto de datos no tiene estadísticas (stats.json).</translation>
    </message>
    <message>
        <source>The dataset lies in a temporary folder that goes when QGIS ends: {folder}. Copy it to keep it.</source>
        <translation>El conjunto de datos está en una carpeta temporal que desaparece al cerrar QGIS: {folder}. Cópiela para conservarla.</translation>
    </message>
    <message>
        <source>The day of the optical scenes, YYYY-MM-DD.</source>
        <translation>El día de las escenas ópticas, YYYY-MM-DD.</translation>
    </message>
    <message>
        <source>The day that METHOD=nearest looks for.</source>
        <translation>El día que busca METHOD=nearest.</translation>
    </message>
    <message>
        <source>The day that SELECT=nearest looks for.</source>
        <translation>El día que busca SELECT=nearest.</translation>
    </message>
    <message>
        <source>The day that all of them were taken. Empty: each file&apos;s own, by its name (like 20240630 or 2024-06-30), else by its header. Files of one day that lie near each other are mosaicked.</source>
        <translation>El día en que se tomaron todos. Vacío: el propio de cada archivo, por su nombre (como 20240630 o 2024-06-30); si no, por su cabecera. Los archivos de un mismo día que están próximos se unen en mosaico.</translation>
    </message>
    <message>
        <source>The day to give as END.</source>
        <translation>El día que se indica como END.</translation>
    </message>
    <message>
        <source>The day to give as START.</source>
        <translation>El día que se indica como START.</translation>
    </message>
    <message>
        <source>The day to take, of a layer with scenes for several. Empty: the only one.</source>
        <translation>El día que se toma, de una capa con escenas para varios. Vacío: el único.</translation>
    </message>
    <message>
        <source>The demo makes a small simulated world and opens the dialog that makes a dataset of it.</source>
        <translation>La demostración crea un pequeño mundo simulado y abre el diálogo que hace con él un conjunto de datos.</translation>
    </message>
    <message>
        <source>The demo&apos;s data is being made already.</source>
        <translation>Los datos de la demostración ya se están creando.</translation>
    </message>
    <message>
        <source>The demo&apos;s data is being made: a few seconds.</source>
        <translation>Se están creando los datos de la demostración: unos segundos.</translation>
    </message>
    <message>
        <source>The demo&apos;s data was not made. {reason}</source>
        <translation>No se crearon los datos de la demostración. {reason}</translation>
    </message>
    <message>
        <source>The environment cannot be made in {folder}: {reason}.</source>
        <translation>No se puede crear el entorno en {folder}: {reason}.</translation>
    </message>
    <message>
        <source>The environment in {folder} is being made by another QGIS. Wait until it is done.</source>
        <translation>Otro QGIS está creando el entorno en {folder}. Espere a que termine.</translation>
    </message>
    <message>
        <source>The environment is ready: {versions}.</source>
        <translation>El entorno está listo: {versions}.</translation>
    </message>
    <message>
        <source>The environment needs about {needed} MB in {folder}, of which {free} MB are free.</source>
        <translation>El entorno necesita unos {needed} MB en {folder}, de los que hay {free} MB libres.</translation>
    </message>
    <message>
        <source>The environment that is there stays in use until the new one is whole.</source>
        <translation>El entorno existente sigue en uso hasta que el nuevo esté completo.</translation>
    </message>
    <message>
        <source>The environment was not made</source>
        <translation>No se creó el entorno</translation>
    </message>
    <message>
        <source>The file dataset.gpkg cannot be written: no verdicts. Check its rights, and those of its folder.</source>
        <translation>No se puede escribir el archivo dataset.gpkg: sin veredictos. Compruebe sus permisos y los de su carpeta.</translation>
    </message>
    <message>
        <source>The file dataset.json in the dataset&apos;s folder.</source>
        <translation>El archivo dataset.json de la carpeta del conjunto de datos.</translation>
    </message>
    <message>
        <source>The file dataset.json of the dataset.</source>
        <translation>El archivo dataset.json del conjunto de datos.</translation>
    </message>
    <message>
        <source>The file dataset.json of the finished dataset.</source>
        <translation>El archivo dataset.json del conjunto de datos terminado.</translation>
    </message>
    <message>
        <source>The file report.html, which any browser opens.</source>
        <translation>El archivo report.html, que abre cualquier navegador.</translation>
    </message>
    <message>
        <source>The file stats.json in the dataset.</source>
        <translation>El archivo stats.json del conjunto de datos.</translation>
    </message>
    <message>
        <source>The first date, YYYY-MM-DD.</source>
        <translation>La primera fecha, YYYY-MM-DD.</translation>
    </message>
    <message>
        <source>The first day, to give as START.</source>
        <translation>El primer día, que se indica como START.</translation>
    </message>
    <message>
        <source>The folder {folder} of your profile cannot be made: {reason}.</source>
        <translation>No se puede crear la carpeta {folder} de su perfil: {reason}.</translation>
    </message>
    <message>
        <source>The folder {folder} of your profile cannot be written to.</source>
        <translation>No se puede escribir en la carpeta {folder} de su perfil.</translation>
    </message>
    <message>
        <source>The item collection (.json) that is written.</source>
        <translation>La colección de elementos (.json) que se escribe.</translation>
    </message>
    <message>
        <source>The kinds:</source>
        <translation>Los tipos:</translation>
    </message>
    <message>
        <source>The labels&apos; field with that day, instead of DATE: dates, times or texts like 2024-06-30. A chip looks for the days of all labels that touch it.</source>
        <translation>El campo de las etiquetas con ese día, en lugar de DATE: fechas, horas o textos como 2024-06-30. Un recorte busca los días de todas las etiquetas que lo tocan.</translation>
    </message>
    <message>
        <source>The lakes to give as LABELS.</source>
        <translation>Los lagos que se indican como LABELS.</translation>
    </message>
    <message>
        <source>The largest time between a date and its Sentinel-1 pass, in days; -1 without one.</source>
        <translation>El mayor tiempo entre una fecha y su pasada de Sentinel-1, en días; -1 si no la hay.</translation>
    </message>
    <message>
        <source>The last day, to give as END.</source>
        <translation>El último día, que se indica como END.</translation>
    </message>
    <message>
        <source>The layer cannot be edited now.</source>
        <translation>La capa no se puede editar ahora.</translation>
    </message>
    <message>
        <source>The layer has no chips.</source>
        <translation>La capa no tiene recortes.</translation>
    </message>
    <message>
        <source>The layer has other unsaved edits too: save the layer, and verdicts with it.</source>
        <translation>La capa tiene también otras ediciones sin guardar: guarde la capa, y los veredictos con ella.</translation>
    </message>
    <message>
        <source>The layer is set to read-only in this project: no verdicts.</source>
        <translation>La capa está configurada como de solo lectura en este proyecto: sin veredictos.</translation>
    </message>
    <message>
        <source>The layer of Search scenes, or several of them merged. A selection or filter of the layer counts. Radar and elevation scenes in it are used instead of a search.</source>
        <translation>La capa de «Buscar escenas», o varias de ellas unidas. Cuenta una selección o un filtro de la capa. Las escenas de radar y de elevación que contiene se usan en lugar de una búsqueda.</translation>
    </message>
    <message>
        <source>The layer of Select scenes, or of Search scenes. A selection or filter of the layer counts. Radar and terrain bands are made where it has such scenes.</source>
        <translation>La capa de «Seleccionar escenas» o de «Buscar escenas». Cuenta una selección o un filtro de la capa. Las bandas de radar y de terreno se hacen donde tiene tales escenas.</translation>
    </message>
    <message>
        <source>The least share of the chip that the class covers.</source>
        <translation>La proporción mínima del recorte que cubre la clase.</translation>
    </message>
    <message>
        <source>The map has no CRS, so nothing tells where on Earth it is. Set the project&apos;s CRS first.</source>
        <translation>El mapa no tiene SRC, así que nada dice en qué lugar de la Tierra está. Defina primero el SRC del proyecto.</translation>
    </message>
    <message>
        <source>The map shows nothing yet. Add a layer or a background map, then draw.</source>
        <translation>El mapa aún no muestra nada. Añada una capa o un mapa de fondo y luego dibuje.</translation>
    </message>
    <message>
        <source>The map shows nothing yet. Draw an AOI, or add a layer of it.</source>
        <translation>El mapa aún no muestra nada. Dibuje una AOI o añada una capa con ella.</translation>
    </message>
    <message>
        <source>The map&apos;s CRS {crs} has no place on Earth there.</source>
        <translation>El SRC {crs} del mapa no tiene allí ningún lugar en la Tierra.</translation>
    </message>
    <message>
        <source>The masks. None without labels.</source>
        <translation>Las máscaras. Ninguna sin etiquetas.</translation>
    </message>
    <message>
        <source>The outline crosses itself: its loops became areas of their own. {size}</source>
        <translation>El contorno se cruza a sí mismo: sus bucles se han convertido en áreas propias. {size}</translation>
    </message>
    <message>
        <source>The packages were installed but do not work</source>
        <translation>Los paquetes se instalaron, pero no funcionan</translation>
    </message>
    <message>
        <source>The plugin&apos;s own environment is whole: nothing to do. REBUILD makes it again.</source>
        <translation>El entorno propio del complemento está completo: nada que hacer. REBUILD lo crea de nuevo.</translation>
    </message>
    <message>
        <source>The polygon to give as AOI.</source>
        <translation>El polígono que se indica como AOI.</translation>
    </message>
    <message>
        <source>The rules that are new, with old values.</source>
        <translation>Las reglas nuevas, con los valores antiguos.</translation>
    </message>
    <message>
        <source>The same seed deals and chooses the chips in the same way.</source>
        <translation>La misma semilla reparte y elige los recortes del mismo modo.</translation>
    </message>
    <message>
        <source>The same seed makes the same world.</source>
        <translation>La misma semilla crea el mismo mundo.</translation>
    </message>
    <message>
        <source>The split whose numbers stand at the top of stats.json, like validation. Empty: train, so that nothing of the other splits is known to a model.</source>
        <translation>La partición cuyos números figuran al principio de stats.json, como validation. Vacío: train, para que un modelo no sepa nada de las demás particiones.</translation>
    </message>
    <message>
        <source>The stack holds all whole chips of this size that touch the area, so that those of Make chip grid with the same size, pixel size and area lie inside. Ground of other chips has no value.</source>
        <translation>La pila contiene todos los recortes enteros de este tamaño que tocan el área, de modo que los de «Crear malla de recortes» con el mismo tamaño, tamaño de píxel y área quedan dentro. El terreno de otros recortes no tiene valor.</translation>
    </message>
    <message>
        <source>The style of {name} cannot be read: {message}</source>
        <translation>No se puede leer el estilo de {name}: {message}</translation>
    </message>
    <message>
        <source>The table names a file outside the dataset: {name}</source>
        <translation>La tabla nombra un archivo fuera del conjunto de datos: {name}</translation>
    </message>
    <message>
        <source>The verdict cannot be written into the layer.</source>
        <translation>No se puede escribir el veredicto en la capa.</translation>
    </message>
    <message>
        <source>The worker failed, which is a fault of the plugin: {message}</source>
        <translation>El proceso auxiliar falló, lo que es un error del complemento: {message}</translation>
    </message>
    <message>
        <source>The worker process ({python}) ended without an answer ({how}). QGIS is not harmed. Its last words: {last}</source>
        <translation>El proceso auxiliar ({python}) terminó sin respuesta ({how}). QGIS no está afectado. Sus últimas palabras: {last}</translation>
    </message>
    <message>
        <source>There are many chips: images and masks are drawn from the scale 1:{scale} on; zoom in.</source>
        <translation>Hay muchos recortes: las imágenes y máscaras se dibujan a partir de la escala 1:{scale}; acérquese.</translation>
    </message>
    <message>
        <source>There is no Python with the packages yet.</source>
        <translation>Aún no hay ningún Python con los paquetes.</translation>
    </message>
    <message>
        <source>There is nothing to undo yet.</source>
        <translation>Aún no hay nada que deshacer.</translation>
    </message>
    <message>
        <source>This chip has no image.</source>
        <translation>Este recorte no tiene imagen.</translation>
    </message>
    <message>
        <source>This chip has no mask.</source>
        <translation>Este recorte no tiene máscara.</translation>
    </message>
    <message>
        <source>This chip is not in the layer any more.</source>
        <translation>Este recorte ya no está en la capa.</translation>
    </message>
    <message>
        <source>This dataset has no column for notes: an older version of the plugin made it.</source>
        <translation>Este conjunto de datos no tiene columna para notas: lo hizo una versión anterior del complemento.</translation>
    </message>
    <message>
        <source>This is the first chip.</source>
        <translation>Este es el primer recorte.</translation>
    </message>
    <message>
        <source>This is the last chip.</source>
        <translation>Este es el último recorte.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Hilos</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>True colour</source>
        <translation>Color verdadero</translation>
    </message>
    <message>
        <source>True colour {dates}</source>
        <translation>Color verdadero {dates}</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Probar la demostración</translation>
    </message>
    <message>
        <source>Try the demo…</source>
        <translation>Probar la demostración…</translation>
    </message>
    <message>
        <source>Trying the environment</source>
        <translation>Probando el entorno</translation>
    </message>
    <message>
        <source>Two satellite dates, radar, elevation, an area and lakes as labels: about 20 MB, without a network. Nothing in it was measured. Where is it to be written?</source>
        <translation>Dos fechas de satélite, radar, elevación, un área y lagos como etiquetas: unos 20 MB, sin red. Nada en ellos se ha medido. ¿Dónde se deben escribir?</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Undo: {text}</source>
        <translation>Deshacer: {text}</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>Unlabelled pixels (%)</source>
        <translation>Píxeles sin etiqueta (%)</translation>
    </message>
    <message>
        <source>Unreadable samples (%)</source>
        <translation>Muestras ilegibles (%)</translation>
    </message>
    <message>
        <source>Update the plugin.</source>
        <translation>Actualice el complemento.</translation>
    </message>
    <message>
        <source>Valid pixels (%)</source>
        <translation>Píxeles válidos (%)</translation>
    </message>
    <message>
        <source>Validate dataset</source>
        <translation>Validar conjunto de datos</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validación</translation>
    </message>
    <message>
        <source>Value = pixel x scale + offset.</source>
        <translation>Valor = píxel x escala + desplazamiento.</translation>
    </message>
    <message>
        <source>Value, name and colour of each class, like 1:water:#1f78b4;2:forest. Empty: found in the labels.</source>
        <translation>Valor, nombre y color de cada clase, como 1:water:#1f78b4;2:forest. Vacío: se encuentran en las etiquetas.</translation>
    </message>
    <message>
        <source>Values and colours of the classes are those of the layer&apos;s categories (or its palette). The legend&apos;s texts are their titles; a class is called as the attribute says.</source>
        <translation>Los valores y colores de las clases son los de las categorías de la capa (o de su paleta). Los textos de la leyenda son sus títulos; una clase se llama como dice el atributo.</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Veredicto</translation>
    </message>
    <message>
        <source>Verdicts of another layer</source>
        <translation>Veredictos de otra capa</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
    <message>
        <source>Versions of that Python and of the packages that matter most, as a comma list.</source>
        <translation>Versiones de ese Python y de los paquetes más importantes, como lista separada por comas.</translation>
    </message>
    <message>
        <source>Weight of cloud (spread, nearest)</source>
        <translation>Peso de las nubes (spread, nearest)</translation>
    </message>
    <message>
        <source>Weight of days (nearest)</source>
        <translation>Peso de los días (nearest)</translation>
    </message>
    <message>
        <source>What becomes of values of the labels, like 10=1;20=1;95=0;99=ignore: old value or text, new class; 0 is the background.</source>
        <translation>En qué se convierten los valores de las etiquetas, como 10=1;20=1;95=0;99=ignore: valor o texto antiguo, clase nueva; 0 es el fondo.</translation>
    </message>
    <message>
        <source>When a pixel gets a polygon&apos;s class. centre: its centre lies inside. touched: the polygon touches it. coverage: at least MIN_COVERAGE of it is covered; the larger share wins. Where several polygons have a pixel under centre or touched, the first in the layer wins.</source>
        <translation>Cuándo recibe un píxel la clase de un polígono. centre: su centro queda dentro. touched: el polígono lo toca. coverage: está cubierto al menos en MIN_COVERAGE; gana la mayor proporción. Donde varios polígonos tienen un píxel con centre o touched, gana el primero de la capa.</translation>
    </message>
    <message>
        <source>Where Sentinel-1 is searched.</source>
        <translation>Dónde se busca Sentinel-1.</translation>
    </message>
    <message>
        <source>Where scenes are searched: planetary-computer, earth-search or cdse; or the URL of a STAC API; or the path of a static catalogue (catalog.json), an item collection (.json) or a stac-geoparquet file.</source>
        <translation>Dónde se buscan escenas: planetary-computer, earth-search o cdse; o la URL de una API STAC; o la ruta de un catálogo estático (catalog.json), de una colección de elementos (.json) o de un archivo stac-geoparquet.</translation>
    </message>
    <message>
        <source>Where scenes are searched: planetary-computer, earth-search or cdse; or the URL of a STAC API; or the path of a static catalogue.</source>
        <translation>Dónde se buscan escenas: planetary-computer, earth-search o cdse; o la URL de una API STAC; o la ruta de un catálogo estático.</translation>
    </message>
    <message>
        <source>Where several features claim a pixel, the one with the largest number wins. Empty: as RULE says.</source>
        <translation>Donde varios objetos reclaman un píxel, gana el de número mayor. Vacío: como diga RULE.</translation>
    </message>
    <message>
        <source>Where the DEM is searched.</source>
        <translation>Dónde se busca el DEM.</translation>
    </message>
    <message>
        <source>Where the dataset is written. Empty: as the recipe says.</source>
        <translation>Dónde se escribe el conjunto de datos. Vacío: como diga la receta.</translation>
    </message>
    <message>
        <source>Where the dataset is written: a new folder, or that of a stopped run.</source>
        <translation>Dónde se escribe el conjunto de datos: una carpeta nueva, o la de una ejecución detenida.</translation>
    </message>
    <message>
        <source>Where the simulated data is written.</source>
        <translation>Dónde se escriben los datos simulados.</translation>
    </message>
    <message>
        <source>Where the work is done</source>
        <translation>Dónde se hace el trabajo</translation>
    </message>
    <message>
        <source>Whether the pixels still carry the 1000 that are added since 2022. auto: metadata proposes and pixels confirm. metadata: it alone. none, always: whatever both say.</source>
        <translation>Si los píxeles aún llevan los 1000 que se suman desde 2022. auto: los metadatos proponen y los píxeles confirman. metadata: solo ellos. none, always: digan lo que digan ambos.</translation>
    </message>
    <message>
        <source>Which chips</source>
        <translation>Qué recortes</translation>
    </message>
    <message>
        <source>Which chips, in which order</source>
        <translation>Qué recortes, en qué orden</translation>
    </message>
    <message>
        <source>Which dates</source>
        <translation>Qué fechas</translation>
    </message>
    <message>
        <source>Which labelled chips are made. Empty: all. A number from 0 to 1: classes come by this power of how frequent they are (1: as they are, 0: all alike). Or quotas like water=200;forest=10%: chips that have the class, or a share of all.</source>
        <translation>Qué recortes etiquetados se hacen. Vacío: todos. Un número de 0 a 1: las clases aparecen según esta potencia de su frecuencia (1: como son, 0: todas por igual). O cuotas como water=200;forest=10%: recortes que tienen la clase, o una proporción de todos.</translation>
    </message>
    <message>
        <source>Whole chips of this size (pixels)</source>
        <translation>Recortes enteros de este tamaño (píxeles)</translation>
    </message>
    <message>
        <source>Whole numbers of the layer instance. Empty: the features&apos; own numbers.</source>
        <translation>Números enteros de la capa instance. Vacío: los números propios de los objetos.</translation>
    </message>
    <message>
        <source>Width and height of a chip in pixels of 10 m.</source>
        <translation>Anchura y altura de un recorte en píxeles de 10 m.</translation>
    </message>
    <message>
        <source>Width and height of a chip in pixels.</source>
        <translation>Anchura y altura de un recorte en píxeles.</translation>
    </message>
    <message>
        <source>Width of the boundary (pixels)</source>
        <translation>Anchura del límite (píxeles)</translation>
    </message>
    <message>
        <source>With KEEP=labelled: so many percent of the chips are chosen from those that no label touches.</source>
        <translation>Con KEEP=labelled: este porcentaje de los recortes se elige entre los que no toca ninguna etiqueta.</translation>
    </message>
    <message>
        <source>With LABELS: a row a class, and one of the chips that no label touches: chips that have it (candidates), its ground in square metres, chips wanted and chosen, and whether that was reached.</source>
        <translation>Con LABELS: una fila por clase, y una de los recortes que no toca ninguna etiqueta: recortes que la tienen (candidates), su terreno en metros cuadrados, recortes deseados y elegidos, y si se alcanzó.</translation>
    </message>
    <message>
        <source>With LABELS: number of chips that a dataset would have.</source>
        <translation>Con LABELS: número de recortes que tendría un conjunto de datos.</translation>
    </message>
    <message>
        <source>Write it like #1f78b4, or {entry}: if it is in the name.</source>
        <translation>Escríbalo como #1f78b4, o {entry}: si forma parte del nombre.</translation>
    </message>
    <message>
        <source>Write it like #1f78b4.</source>
        <translation>Escríbalo como #1f78b4.</translation>
    </message>
    <message>
        <source>Write it like 1:water.</source>
        <translation>Escríbala como 1:water.</translation>
    </message>
    <message>
        <source>Write the cloud classes</source>
        <translation>Escribir las clases de nubes</translation>
    </message>
    <message>
        <source>Writes a small simulated world: two Sentinel-2 dates, two Sentinel-1 passes, elevation, an area of interest and lakes as labels. Nothing in it was measured; it is there to learn and to test with, without a network.</source>
        <translation>Escribe un pequeño mundo simulado: dos fechas de Sentinel-2, dos pasadas de Sentinel-1, elevación, un área de interés y lagos como etiquetas. Nada en él se ha medido; sirve para aprender y probar, sin red.</translation>
    </message>
    <message>
        <source>a Python of the system that has the packages</source>
        <translation>un Python del sistema que tiene los paquetes</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todos</translation>
    </message>
    <message>
        <source>audit,check,integrity,hash,missing files,corrupt,alignment</source>
        <translation>auditoría,comprobación,integridad,hash,archivos que faltan,dañado,alineación</translation>
    </message>
    <message>
        <source>background</source>
        <translation>fondo</translation>
    </message>
    <message>
        <source>buffer (left out)</source>
        <translation>buffer (descartado)</translation>
    </message>
    <message>
        <source>cannot be read as a layer or table: {value!r}</source>
        <translation>no se puede leer como capa ni tabla: {value!r}</translation>
    </message>
    <message>
        <source>cannot be read as a layer: {value!r}</source>
        <translation>no se puede leer como capa: {value!r}</translation>
    </message>
    <message>
        <source>cannot be read as a raster: {value!r}</source>
        <translation>no se puede leer como ráster: {value!r}</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>elegido</translation>
    </message>
    <message>
        <source>classes are told twice</source>
        <translation>las clases se indican dos veces</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>despejado</translation>
    </message>
    <message>
        <source>clearest: for each chip the date with the most clear pixels. every: a sample for each date. spread: COUNT dates spread over the period, clear before cloudy. nearest: the COUNT dates best by days from DATE and by cloud. median, mean, maxndvi, first: composites of the clear pixels of all dates of a period (maxndvi: of the date with the largest NDVI, first: of the earliest).</source>
        <translation>clearest: para cada recorte, la fecha con más píxeles despejados. every: una muestra por cada fecha. spread: COUNT fechas repartidas por el periodo, las despejadas antes que las nubladas. nearest: las COUNT mejores fechas por días desde DATE y por nubes. median, mean, maxndvi, first: compuestos de los píxeles despejados de todas las fechas de un periodo (maxndvi: de la fecha con el mayor NDVI, first: de la más temprana).</translation>
    </message>
    <message>
        <source>clearest: the date with the most clear pixels. every: each date. spread: COUNT dates spread over the period, clear before cloudy. nearest: the COUNT dates best by days from DATE and by cloud.</source>
        <translation>clearest: la fecha con más píxeles despejados. every: todas las fechas. spread: COUNT fechas repartidas por el periodo, las despejadas antes que las nubladas. nearest: las COUNT mejores fechas por días desde DATE y por nubes.</translation>
    </message>
    <message>
        <source>cloud</source>
        <translation>nubes</translation>
    </message>
    <message>
        <source>cloud not known</source>
        <translation>nubes desconocidas</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>oscuro</translation>
    </message>
    <message>
        <source>date</source>
        <translation>fecha</translation>
    </message>
    <message>
        <source>dl4eo:validatedataset tells what is wrong.</source>
        <translation>dl4eo:validatedataset dice qué está mal.</translation>
    </message>
    <message>
        <source>does not start, or lacks venv and ensurepip</source>
        <translation>no se inicia, o le faltan venv y ensurepip</translation>
    </message>
    <message>
        <source>entry {entry!r} has no name</source>
        <translation>la entrada {entry!r} no tiene nombre</translation>
    </message>
    <message>
        <source>entry {entry!r} must be like 10=1, 95=0 (background) or 99=ignore</source>
        <translation>la entrada {entry!r} debe ser como 10=1, 95=0 (fondo) o 99=ignore</translation>
    </message>
    <message>
        <source>entry {entry!r} must be like 1:water or 1:water:#1f78b4</source>
        <translation>la entrada {entry!r} debe ser como 1:water o 1:water:#1f78b4</translation>
    </message>
    <message>
        <source>entry {entry!r}: the {what} {value!r} stands twice</source>
        <translation>entrada {entry!r}: {what} {value!r} aparece dos veces</translation>
    </message>
    <message>
        <source>entry {entry!r}: {color!r} is no colour</source>
        <translation>entrada {entry!r}: {color!r} no es un color</translation>
    </message>
    <message>
        <source>exit code {code}</source>
        <translation>código de salida {code}</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>marcar</translation>
    </message>
    <message>
        <source>give either AOI or LIKE, got AOI and LIKE</source>
        <translation>indique AOI o LIKE, se encontraron AOI y LIKE</translation>
    </message>
    <message>
        <source>give either AOI or LIKE, got none of them</source>
        <translation>indique AOI o LIKE, no se encontró ninguno</translation>
    </message>
    <message>
        <source>give either DATASET or INPUT, got DATASET and INPUT</source>
        <translation>indique DATASET o INPUT, se encontraron DATASET e INPUT</translation>
    </message>
    <message>
        <source>give either DATASET or INPUT, got none of them</source>
        <translation>indique DATASET o INPUT, no se encontró ninguno</translation>
    </message>
    <message>
        <source>has no effect beside DATASET</source>
        <translation>no tiene efecto junto a DATASET</translation>
    </message>
    <message>
        <source>id</source>
        <translation>id</translation>
    </message>
    <message>
        <source>ignore</source>
        <translation>ignorar</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>ignorado</translation>
    </message>
    <message>
        <source>install,python,pip,venv,packages,environment</source>
        <translation>instalar,python,pip,venv,paquetes,entorno</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>está vacío</translation>
    </message>
    <message>
        <source>is empty.</source>
        <translation>está vacío.</translation>
    </message>
    <message>
        <source>is missing: {path} names none ({key})</source>
        <translation>falta: {path} no indica ninguno ({key})</translation>
    </message>
    <message>
        <source>its categories are those of {field!r}, but CLASS_FIELD is empty</source>
        <translation>sus categorías son las de {field!r}, pero CLASS_FIELD está vacío</translation>
    </message>
    <message>
        <source>its categories are those of {field!r}, but CLASS_FIELD is {other!r}</source>
        <translation>sus categorías son las de {field!r}, pero CLASS_FIELD es {other!r}</translation>
    </message>
    <message>
        <source>its category {name!r} joins several values</source>
        <translation>su categoría {name!r} reúne varios valores</translation>
    </message>
    <message>
        <source>its style has no class</source>
        <translation>su estilo no tiene ninguna clase</translation>
    </message>
    <message>
        <source>its style is no palette of unique values, but of the kind {kind!r}</source>
        <translation>su estilo no es una paleta de valores únicos, sino del tipo {kind!r}</translation>
    </message>
    <message>
        <source>its style is not categorised, but of the kind {kind!r}</source>
        <translation>su estilo no es categorizado, sino del tipo {kind!r}</translation>
    </message>
    <message>
        <source>keep</source>
        <translation>conservar</translation>
    </message>
    <message>
        <source>keep,reject,flag,verdict,note,manual,inspect,quality</source>
        <translation>conservar,rechazar,marcar,veredicto,nota,manual,inspeccionar,calidad</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>conservado</translation>
    </message>
    <message>
        <source>labelled: only chips that a label touches. all: every chip of the area.</source>
        <translation>labelled: solo recortes que toca una etiqueta. all: todos los recortes del área.</translation>
    </message>
    <message>
        <source>labels,mask,burn,classes,rasterize,coverage,instances,distance</source>
        <translation>etiquetas,máscara,grabar,clases,rasterizar,cobertura,instancias,distancia</translation>
    </message>
    <message>
        <source>largest class share</source>
        <translation>mayor proporción de clase</translation>
    </message>
    <message>
        <source>layer {layer!r} has no CRS</source>
        <translation>la capa {layer!r} no tiene SRC</translation>
    </message>
    <message>
        <source>layer {layer!r} has no field {field!r}, which holds the scenes</source>
        <translation>la capa {layer!r} no tiene el campo {field!r}, que contiene las escenas</translation>
    </message>
    <message>
        <source>layer {layer!r} has no field {field!r}.</source>
        <translation>la capa {layer!r} no tiene el campo {field!r}.</translation>
    </message>
    <message>
        <source>layer {layer!r} has no polygon</source>
        <translation>la capa {layer!r} no tiene ningún polígono</translation>
    </message>
    <message>
        <source>layer {layer!r} is of type {kind}, polygons are wanted</source>
        <translation>la capa {layer!r} es de tipo {kind}, se quieren polígonos</translation>
    </message>
    <message>
        <source>layer {layer!r} tells no classes: {reason}.</source>
        <translation>la capa {layer!r} no indica clases: {reason}.</translation>
    </message>
    <message>
        <source>least cloud</source>
        <translation>menos nubes</translation>
    </message>
    <message>
        <source>most cloud</source>
        <translation>más nubes</translation>
    </message>
    <message>
        <source>must be 0 to 100 percent, got {value:g}</source>
        <translation>debe ser de 0 a 100 por ciento, se encontró {value:g}</translation>
    </message>
    <message>
        <source>must be a date like 2024-06-30, got {value!r}</source>
        <translation>debe ser una fecha como 2024-06-30, se encontró {value!r}</translation>
    </message>
    <message>
        <source>must be a finite number, got {value}</source>
        <translation>debe ser un número finito, se encontró {value}</translation>
    </message>
    <message>
        <source>must be a number, got {value!r}</source>
        <translation>debe ser un número, se encontró {value!r}</translation>
    </message>
    <message>
        <source>must be a whole number, got {value:g}</source>
        <translation>debe ser un número entero, se encontró {value:g}</translation>
    </message>
    <message>
        <source>must be one of {choices}, got {value!r}</source>
        <translation>debe ser uno de {choices}, se encontró {value!r}</translation>
    </message>
    <message>
        <source>must be one text, got a list: {value!r}</source>
        <translation>debe ser un solo texto, se encontró una lista: {value!r}</translation>
    </message>
    <message>
        <source>must be yes or no, got {value!r}</source>
        <translation>debe ser yes o no, se encontró {value!r}</translation>
    </message>
    <message>
        <source>must not be 0</source>
        <translation>no puede ser 0</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>named by {name} (environment variable or Processing option)</source>
        <translation>indicado por {name} (variable de entorno u opción de Procesos)</translation>
    </message>
    <message>
        <source>ndvi,ndwi,evi,vegetation,water,band math</source>
        <translation>ndvi,ndwi,evi,vegetación,agua,álgebra de bandas</translation>
    </message>
    <message>
        <source>nearest: the class at the pixel&apos;s centre. mode: the class that covers most of it, of equal ones the smallest value (exact where the map is upright in the chips&apos; CRS, else counted in 128 points).</source>
        <translation>nearest: la clase en el centro del píxel. mode: la clase que cubre la mayor parte; a igualdad, el valor menor (exacto donde el mapa está derecho en el SRC de los recortes; si no, contado en 128 puntos).</translation>
    </message>
    <message>
        <source>no JSON object</source>
        <translation>no es un objeto JSON</translation>
    </message>
    <message>
        <source>no raster</source>
        <translation>no es un ráster</translation>
    </message>
    <message>
        <source>no split</source>
        <translation>sin partición</translation>
    </message>
    <message>
        <source>no verdict</source>
        <translation>sin veredicto</translation>
    </message>
    <message>
        <source>nodata: a catalogue without elevation there is an error. sea: it is not; the ground lies at 0 m.</source>
        <translation>nodata: un catálogo sin elevación allí es un error. sea: no lo es; el terreno está a 0 m.</translation>
    </message>
    <message>
        <source>nodata: ground that no elevation tile covers has no value. sea: it lies at 0 m, also where INPUT has no tile.</source>
        <translation>nodata: el terreno que no cubre ninguna tesela de elevación no tiene valor. sea: está a 0 m, también donde INPUT no tiene tesela.</translation>
    </message>
    <message>
        <source>nodata: ground that no elevation tile covers has no value. sea: it lies at 0 m.</source>
        <translation>nodata: el terreno que no cubre ninguna tesela de elevación no tiene valor. sea: está a 0 m.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>none: images as they are. nodata: what the cloud layer does not call clear has no optical value.</source>
        <translation>none: imágenes tal como son. nodata: lo que la capa de nubes no considera despejado no tiene valor óptico.</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>no comprobado</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>no elegido</translation>
    </message>
    <message>
        <source>of no split</source>
        <translation>de ninguna partición</translation>
    </message>
    <message>
        <source>old value</source>
        <translation>valor antiguo</translation>
    </message>
    <message>
        <source>open,view,mosaic,vrt,images,masks,rgb,nir,footprints</source>
        <translation>abrir,ver,mosaico,vrt,imágenes,máscaras,rgb,nir,huellas</translation>
    </message>
    <message>
        <source>optical</source>
        <translation>óptica</translation>
    </message>
    <message>
        <source>orthophoto,uav,drone,hyperspectral,catalogue,stac,local</source>
        <translation>ortofoto,uav,dron,hiperespectral,catálogo,stac,local</translation>
    </message>
    <message>
        <source>other</source>
        <translation>otra</translation>
    </message>
    <message>
        <source>outside the filter ({count} in it)</source>
        <translation>fuera del filtro ({count} en él)</translation>
    </message>
    <message>
        <source>part of an id, a reason or a note</source>
        <translation>parte de un id, un motivo o una nota</translation>
    </message>
    <message>
        <source>pip asks the index and the proxy that its own configuration names (pip.conf or pip.ini, PIP_INDEX_URL, HTTPS_PROXY). Is there a network, and has the index packages for this Python?</source>
        <translation>pip consulta el índice y el proxy que indica su propia configuración (pip.conf o pip.ini, PIP_INDEX_URL, HTTPS_PROXY). ¿Hay red, y tiene el índice paquetes para este Python?</translation>
    </message>
    <message>
        <source>pip could not install the packages</source>
        <translation>pip no pudo instalar los paquetes</translation>
    </message>
    <message>
        <source>quality,reject,filter,valid,nodata,threshold</source>
        <translation>calidad,rechazar,filtrar,válido,nodata,umbral</translation>
    </message>
    <message>
        <source>radar</source>
        <translation>radar</translation>
    </message>
    <message>
        <source>raster {name!r} has no CRS</source>
        <translation>el ráster {name!r} no tiene SRC</translation>
    </message>
    <message>
        <source>raster {name!r} has pixels of {width:g} x {height:g} m</source>
        <translation>el ráster {name!r} tiene píxeles de {width:g} x {height:g} m</translation>
    </message>
    <message>
        <source>raster {name!r} is no file on this machine</source>
        <translation>el ráster {name!r} no es un archivo de este equipo</translation>
    </message>
    <message>
        <source>recipe,json,repeat,reproduce,batch,dataset</source>
        <translation>receta,json,repetir,reproducir,lote,conjunto de datos</translation>
    </message>
    <message>
        <source>refuse: chips that share ground go to one split. allow: they may be of two; the ground that they share is counted as a leak.</source>
        <translation>refuse: los recortes que comparten terreno van a una misma partición. allow: pueden ser de dos; el terreno que comparten se cuenta como fuga.</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>rechazar</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>rechazado</translation>
    </message>
    <message>
        <source>sentinel,acquisition,date,cloud,clearest,mosaic,radar,dem</source>
        <translation>sentinel,adquisición,fecha,nubes,despejado,mosaico,radar,dem</translation>
    </message>
    <message>
        <source>sentinel,chips,labels,masks,deep learning,training data,stac</source>
        <translation>sentinel,recortes,etiquetas,máscaras,aprendizaje profundo,datos de entrenamiento,stac</translation>
    </message>
    <message>
        <source>sentinel,mosaic,align,resample,bands,cog,radar,dem,slope,indices</source>
        <translation>sentinel,mosaico,alinear,remuestrear,bandas,cog,radar,dem,pendiente,índices</translation>
    </message>
    <message>
        <source>shadow</source>
        <translation>sombra</translation>
    </message>
    <message>
        <source>smallest class share</source>
        <translation>menor proporción de clase</translation>
    </message>
    <message>
        <source>snow</source>
        <translation>nieve</translation>
    </message>
    <message>
        <source>statistics,mean,percentiles,normalise,class weights,histogram</source>
        <translation>estadísticas,media,percentiles,normalizar,pesos de clase,histograma</translation>
    </message>
    <message>
        <source>terrain</source>
        <translation>terreno</translation>
    </message>
    <message>
        <source>test</source>
        <translation>prueba</translation>
    </message>
    <message>
        <source>the chips table of {folder} lacks the columns {names}</source>
        <translation>a la tabla de recortes de {folder} le faltan las columnas {names}</translation>
    </message>
    <message>
        <source>the chips table or dataset.json of {folder} is damaged ({reason})</source>
        <translation>la tabla de recortes o el dataset.json de {folder} está dañado ({reason})</translation>
    </message>
    <message>
        <source>the layer has no column {name!r}; it has {found}</source>
        <translation>la capa no tiene la columna {name!r}; tiene {found}</translation>
    </message>
    <message>
        <source>the layer {name} has changes that are not saved</source>
        <translation>la capa {name} tiene cambios sin guardar</translation>
    </message>
    <message>
        <source>the plugin&apos;s own environment</source>
        <translation>el entorno propio del complemento</translation>
    </message>
    <message>
        <source>the value {value!r} of its style cannot be a class</source>
        <translation>el valor {value!r} de su estilo no puede ser una clase</translation>
    </message>
    <message>
        <source>the value {value!r} of its style is no number</source>
        <translation>el valor {value!r} de su estilo no es un número</translation>
    </message>
    <message>
        <source>there are no classes to list: LABELS is empty</source>
        <translation>no hay clases que listar: LABELS está vacío</translation>
    </message>
    <message>
        <source>there is no layer whose style could tell: {name} is empty</source>
        <translation>no hay ninguna capa cuyo estilo pueda indicarlas: {name} está vacío</translation>
    </message>
    <message>
        <source>threads: on this machine. dask: on the workers of an existing Dask cluster, which all see FOLDER under the same path. The result does not depend on it.</source>
        <translation>threads: en este equipo. dask: en los procesos de un clúster Dask existente, que ven todos FOLDER bajo la misma ruta. El resultado no depende de ello.</translation>
    </message>
    <message>
        <source>train</source>
        <translation>entrenamiento</translation>
    </message>
    <message>
        <source>train,validation,test,folds,cross-validation,leak,blocks,stratify</source>
        <translation>entrenamiento,validación,prueba,pliegues,validación cruzada,fuga,bloques,estratificar</translation>
    </message>
    <message>
        <source>training data,cut,clip,tiles,masks,deep learning,orthophoto</source>
        <translation>datos de entrenamiento,cortar,recortar,teselas,máscaras,aprendizaje profundo,ortofoto</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>sin decidir</translation>
    </message>
    <message>
        <source>unknown value {value}</source>
        <translation>valor desconocido {value}</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validación</translation>
    </message>
    <message>
        <source>value</source>
        <translation>valor</translation>
    </message>
    <message>
        <source>{address} is no readable layer.</source>
        <translation>{address} no es una capa legible.</translation>
    </message>
    <message>
        <source>{area} km², {width} × {height} km: about {count} chips of {pixels} pixels at {metres:g} m.</source>
        <translation>{area} km², {width} × {height} km: unos {count} recortes de {pixels} píxeles a {metres:g} m.</translation>
    </message>
    <message>
        <source>{failed} (exit code {code}). The last words were: {last}. {hint}</source>
        <translation>{failed} (código de salida {code}). Las últimas palabras fueron: {last}. {hint}</translation>
    </message>
    <message>
        <source>{folder} cannot be written ({reason}): the mosaics lie in {place}, as long as that is there.</source>
        <translation>No se puede escribir en {folder} ({reason}): los mosaicos están en {place}, mientras exista.</translation>
    </message>
    <message>
        <source>{folder} has no dataset.gpkg: the run was stopped, or the file is gone</source>
        <translation>{folder} no tiene dataset.gpkg: la ejecución se detuvo o el archivo ha desaparecido</translation>
    </message>
    <message>
        <source>{heading}: {label}</source>
        <translation>{heading}: {label}</translation>
    </message>
    <message>
        <source>{indices} of {raster}</source>
        <translation>{indices} de {raster}</translation>
    </message>
    <message>
        <source>{label} ({name}): {text}</source>
        <translation>{label} ({name}): {text}</translation>
    </message>
    <message>
        <source>{low} to {high} %</source>
        <translation>{low} a {high} %</translation>
    </message>
    <message>
        <source>{name} (environment variable or Processing option) names {path}, which is no program. {hint}</source>
        <translation>{name} (variable de entorno u opción de Procesos) nombra {path}, que no es un programa. {hint}</translation>
    </message>
    <message>
        <source>{name} cannot be read ({reason}).</source>
        <translation>No se puede leer {name} ({reason}).</translation>
    </message>
    <message>
        <source>{name} has no band {bands}.</source>
        <translation>{name} no tiene la banda {bands}.</translation>
    </message>
    <message>
        <source>{name} is missing.</source>
        <translation>Falta {name}.</translation>
    </message>
    <message>
        <source>{name} is no layer with a style: {value!r}</source>
        <translation>{name} no es una capa con estilo: {value!r}</translation>
    </message>
    <message>
        <source>{name}: features without a polygon, left out: {count}.</source>
        <translation>{name}: objetos sin polígono, descartados: {count}.</translation>
    </message>
    <message>
        <source>{name}: must be {low:.10g} to {high:.10g}, got {value:.10g}</source>
        <translation>{name}: debe ser de {low:.10g} a {high:.10g}, se encontró {value:.10g}</translation>
    </message>
    <message>
        <source>{name}: {algorithm} has no such parameter. {hint}</source>
        <translation>{name}: {algorithm} no tiene tal parámetro. {hint}</translation>
    </message>
    <message>
        <source>{name}: {count} pixels</source>
        <translation>{name}: {count} píxeles</translation>
    </message>
    <message>
        <source>{path!r} holds %, | or a control character, which QGIS cannot open as a layer&apos;s path</source>
        <translation>{path!r} contiene %, | o un carácter de control, que QGIS no puede abrir como ruta de una capa</translation>
    </message>
    <message>
        <source>{path!r} is INPUT too</source>
        <translation>{path!r} es también INPUT</translation>
    </message>
    <message>
        <source>{path!r} is OUTPUT too</source>
        <translation>{path!r} es también OUTPUT</translation>
    </message>
    <message>
        <source>{path!r} must end with .tif: a GeoTIFF is written</source>
        <translation>{path!r} debe terminar en .tif: se escribe un GeoTIFF</translation>
    </message>
    <message>
        <source>{path} cannot be read ({error}).</source>
        <translation>No se puede leer {path} ({error}).</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason})</source>
        <translation>no se puede leer {path} ({reason})</translation>
    </message>
    <message>
        <source>{path} is a folder</source>
        <translation>{path} es una carpeta</translation>
    </message>
    <message>
        <source>{path} is not JSON</source>
        <translation>{path} no es JSON</translation>
    </message>
    <message>
        <source>{path} is not a dataset of dl4eo (it has no key {key!r})</source>
        <translation>{path} no es un conjunto de datos de dl4eo (no tiene la clave {key!r})</translation>
    </message>
    <message>
        <source>{path} is of format {found}, this plugin reads {wanted}</source>
        <translation>{path} es de formato {found}, este complemento lee {wanted}</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} de {count}</translation>
    </message>
    <message>
        <source>{python} cannot be started ({reason}). {hint}</source>
        <translation>no se puede iniciar {python} ({reason}). {hint}</translation>
    </message>
    <message>
        <source>{shown} of {all} chips: {keep} keep, {reject} reject, {flag} flag, {undecided} undecided</source>
        <translation>{shown} de {all} recortes: {keep} conservar, {reject} rechazar, {flag} marcar, {undecided} sin decidir</translation>
    </message>
    <message>
        <source>{tip} Keys: {keys}.</source>
        <translation>{tip} Teclas: {keys}.</translation>
    </message>
    <message>
        <source>{told}. The first: {line}</source>
        <translation>{told}. El primero: {line}</translation>
    </message>
    <message>
        <source>{value!r} has no effect without EXTRA</source>
        <translation>{value!r} no tiene efecto sin EXTRA</translation>
    </message>
    <message>
        <source>{what} scenes {start} to {end}</source>
        <translation>Escenas de {what}, {start} a {end}</translation>
    </message>
</context>
</TS>
