<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>dl4eo</name>
    <message>
        <source>(it no longer listens)</source>
        <translation>(er hört nicht mehr zu)</translation>
    </message>
    <message>
        <source>0: one a processor core. The result does not depend on it.</source>
        <translation>0: einer je Prozessorkern. Das Ergebnis hängt nicht davon ab.</translation>
    </message>
    <message>
        <source>1 Scenes</source>
        <translation>1 Szenen</translation>
    </message>
    <message>
        <source>2 Rasters</source>
        <translation>2 Raster</translation>
    </message>
    <message>
        <source>3 Labels</source>
        <translation>3 Labels</translation>
    </message>
    <message>
        <source>4 Chips</source>
        <translation>4 Chips</translation>
    </message>
    <message>
        <source>5 Dataset</source>
        <translation>5 Datensatz</translation>
    </message>
    <message>
        <source>6 Review</source>
        <translation>6 Durchsicht</translation>
    </message>
    <message>
        <source>7 Set-up</source>
        <translation>7 Einrichtung</translation>
    </message>
    <message>
        <source>A Python program of version 3.10 or newer. Empty: found by itself.</source>
        <translation>Ein Python-Programm ab Version 3.10. Leer: wird selbst gefunden.</translation>
    </message>
    <message>
        <source>A catalogue of class rasters instead of LABELS: a name, a URL or a path, as for CATALOGUE.</source>
        <translation>Ein Katalog von Klassenrastern anstelle von LABELS: ein Name, eine URL oder ein Pfad, wie bei CATALOGUE.</translation>
    </message>
    <message>
        <source>A chip has a class from so many pixels on.</source>
        <translation>Ab so vielen Pixeln hat ein Chip eine Klasse.</translation>
    </message>
    <message>
        <source>A layer or table with the columns sample_id and review (keep, reject, flag or nothing), perhaps note: an edited copy of the chips, or a CSV file. It goes before the verdicts of the dataset itself; samples that it does not name keep theirs. A selection or filter counts. Empty: the chips of the dataset as they were edited and saved.</source>
        <translation>Ein Layer oder eine Tabelle mit den Spalten sample_id und review (keep, reject, flag oder nichts), eventuell note: eine bearbeitete Kopie der Chips oder eine CSV-Datei. Sie geht den Urteilen im Datensatz selbst vor; nicht genannte Samples behalten ihres. Eine Auswahl oder ein Filter gilt. Leer: die Chips des Datensatzes, wie sie bearbeitet und gespeichert wurden.</translation>
    </message>
    <message>
        <source>A north-up raster in any CRS: the mask gets its extent, pixels and CRS.</source>
        <translation>Ein nach Norden ausgerichtetes Raster in beliebigem KBS: Die Maske erhält seine Ausdehnung, seine Pixel und sein KBS.</translation>
    </message>
    <message>
        <source>A problem ends the run as an error, for scripts. The log names the first ones.</source>
        <translation>Ein Problem beendet den Lauf als Fehler, für Skripte. Das Protokoll nennt die ersten.</translation>
    </message>
    <message>
        <source>A projected CRS in metres for all chips. Empty: that of LIKE, else the UTM zone of each chip.</source>
        <translation>Ein projiziertes KBS in Metern für alle Chips. Leer: das von LIKE, sonst die UTM-Zone des jeweiligen Chips.</translation>
    </message>
    <message>
        <source>A projected CRS in metres for all chips. Empty: the UTM zone of each chip&apos;s centre.</source>
        <translation>Ein projiziertes KBS in Metern für alle Chips. Leer: die UTM-Zone der Mitte des jeweiligen Chips.</translation>
    </message>
    <message>
        <source>A projected CRS in metres for the chips that the area is counted by. Empty: UTM.</source>
        <translation>Ein projiziertes KBS in Metern für die Chips, nach denen das Gebiet gezählt wird. Leer: UTM.</translation>
    </message>
    <message>
        <source>A projected CRS in metres. Empty: the UTM zone of the area; of several zones that of most chips.</source>
        <translation>Ein projiziertes KBS in Metern. Leer: die UTM-Zone des Gebiets; von mehreren Zonen die der meisten Chips.</translation>
    </message>
    <message>
        <source>A raster instead of AOI: its extent, and its CRS and pixel size where they are not given.</source>
        <translation>Ein Raster anstelle von AOI: seine Ausdehnung sowie, wo nichts angegeben ist, sein KBS und seine Pixelgröße.</translation>
    </message>
    <message>
        <source>A raster of classes instead of LABELS; its values are the classes, or those of REMAP.</source>
        <translation>Ein Raster mit Klassen anstelle von LABELS; seine Werte sind die Klassen oder die von REMAP.</translation>
    </message>
    <message>
        <source>A reason for people. Keys to begin: {keys}. Enter ends it, Escape leaves it as it was.</source>
        <translation>Ein Grund für Menschen. Tasten zum Beginnen: {keys}. Eingabe beendet sie, Escape lässt sie, wie sie war.</translation>
    </message>
    <message>
        <source>A recipe (.json), or the dataset.json of a dataset, whose recipe is run again.</source>
        <translation>Ein Rezept (.json), oder die dataset.json eines Datensatzes, dessen Rezept erneut ausgeführt wird.</translation>
    </message>
    <message>
        <source>A sample is kept if at least this many percent of its pixels are clear by the cloud layer.</source>
        <translation>Ein Sample wird behalten, wenn mindestens so viel Prozent seiner Pixel laut Wolkenlayer klar sind.</translation>
    </message>
    <message>
        <source>A sample is kept if at least this share (0 to 1) of its pixels has a value in every band.</source>
        <translation>Ein Sample wird behalten, wenn mindestens dieser Anteil (0 bis 1) seiner Pixel in jedem Kanal einen Wert hat.</translation>
    </message>
    <message>
        <source>A sample is rejected if in any one band more than this share (0 to 1) of its pixels has no value. A value of 0 is a value.</source>
        <translation>Ein Sample wird verworfen, wenn in irgendeinem Kanal mehr als dieser Anteil (0 bis 1) seiner Pixel keinen Wert hat. Der Wert 0 ist ein Wert.</translation>
    </message>
    <message>
        <source>A sample of KEEP=labelled is kept if at least this share (0 to 1) of its mask has a class. Chips that were chosen as background need none, those that were chosen for a class (BALANCE) one labelled pixel.</source>
        <translation>Ein Sample von KEEP=labelled wird behalten, wenn mindestens dieser Anteil (0 bis 1) seiner Maske eine Klasse hat. Chips, die als Hintergrund gewählt wurden, brauchen keinen; die für eine Klasse gewählten (BALANCE) ein Pixel mit Label.</translation>
    </message>
    <message>
        <source>A sample of which an optical or radar band has one value only is rejected.</source>
        <translation>Ein Sample, bei dem ein optischer oder ein Radarkanal nur einen einzigen Wert hat, wird verworfen.</translation>
    </message>
    <message>
        <source>A scene that cannot be read is replaced where that is possible, else its samples are rejected. The run fails if these are more than this many percent; what is finished is kept, and the same run tries the others again.</source>
        <translation>Eine nicht lesbare Szene wird ersetzt, wo das möglich ist; sonst werden ihre Samples verworfen. Der Lauf scheitert, wenn das mehr als so viel Prozent sind; Fertiges bleibt, und derselbe Lauf versucht die übrigen erneut.</translation>
    </message>
    <message>
        <source>A stack, or any raster whose bands are named, in any CRS.</source>
        <translation>Ein Stapel oder ein beliebiges Raster mit benannten Kanälen, in beliebigem KBS.</translation>
    </message>
    <message>
        <source>A table with a row a split and band; pixels without a value are left out.</source>
        <translation>Eine Tabelle mit einer Zeile je Teilmenge und Kanal; Pixel ohne Wert bleiben außer Betracht.</translation>
    </message>
    <message>
        <source>A table with a row a split and class; ignored pixels are left out.</source>
        <translation>Eine Tabelle mit einer Zeile je Teilmenge und Klasse; ignorierte Pixel bleiben außer Betracht.</translation>
    </message>
    <message>
        <source>AOI</source>
        <translation>AOI</translation>
    </message>
    <message>
        <source>AOI (map extent)</source>
        <translation>AOI (Kartenausdehnung)</translation>
    </message>
    <message>
        <source>Add Sentinel-1 radar</source>
        <translation>Sentinel-1-Radar hinzufügen</translation>
    </message>
    <message>
        <source>Add aspect</source>
        <translation>Exposition hinzufügen</translation>
    </message>
    <message>
        <source>Add spectral indices</source>
        <translation>Spektralindizes hinzufügen</translation>
    </message>
    <message>
        <source>Add terrain</source>
        <translation>Gelände hinzufügen</translation>
    </message>
    <message>
        <source>Address of the Dask cluster&apos;s scheduler, like tcp://host:8786, for EXECUTOR=dask.</source>
        <translation>Adresse des Schedulers des Dask-Clusters, etwa tcp://host:8786, für EXECUTOR=dask.</translation>
    </message>
    <message>
        <source>Adds elevation and slope from the Copernicus DEM.</source>
        <translation>Fügt Höhe und Hangneigung aus dem Copernicus-DEM hinzu.</translation>
    </message>
    <message>
        <source>Adds for each date the Sentinel-1 pass nearest in time; several passes where one does not cover all.</source>
        <translation>Fügt für jeden Termin den zeitlich nächsten Sentinel-1-Überflug hinzu; mehrere, wo einer nicht alles bedeckt.</translation>
    </message>
    <message>
        <source>Adds spectral indices to a raster as further bands. Bands are found by their names: blue, green, red, nir, swir16 and so on, or as Sentinel-2 has them (B02). Pixels without a value stay so.</source>
        <translation>Fügt einem Raster Spektralindizes als weitere Kanäle hinzu. Kanäle werden an ihren Namen erkannt: blue, green, red, nir, swir16 und so weiter, oder wie Sentinel-2 sie nennt (B02). Pixel ohne Wert bleiben ohne.</translation>
    </message>
    <message>
        <source>Adds the band aspect after elevation: the direction downhill in degrees, clockwise from north. Flat ground has none: it is nodata there, and counts as valid.</source>
        <translation>Fügt nach elevation den Kanal aspect hinzu: die Richtung hangabwärts in Grad, im Uhrzeigersinn von Norden. Flaches Gelände hat keine: Dort ist es NoData und zählt als gültig.</translation>
    </message>
    <message>
        <source>Adds the bands vv and vh of the nearest Sentinel-1 pass.</source>
        <translation>Fügt die Kanäle vv und vh des nächstliegenden Sentinel-1-Überflugs hinzu.</translation>
    </message>
    <message>
        <source>Adds the folder clouds to the dataset.</source>
        <translation>Fügt dem Datensatz den Ordner clouds hinzu.</translation>
    </message>
    <message>
        <source>Adds the tiles of the Copernicus DEM.</source>
        <translation>Fügt die Kacheln des Copernicus-DEM hinzu.</translation>
    </message>
    <message>
        <source>Adds to each date those that see ground which it misses, the clearest first, until the area is covered. They come after it in the mosaic; clouds are not filled.</source>
        <translation>Fügt jedem Termin diejenigen hinzu, die den ihm fehlenden Boden zeigen, die klarsten zuerst, bis das Gebiet bedeckt ist. Im Mosaik kommen sie nach ihm; Wolken werden nicht aufgefüllt.</translation>
    </message>
    <message>
        <source>All GeoTIFF and JPEG 2000 files in this folder and below it.</source>
        <translation>Alle GeoTIFF- und JPEG-2000-Dateien in diesem Ordner und darunter.</translation>
    </message>
    <message>
        <source>All chips that there were to choose from. None where no choice was made.</source>
        <translation>Alle Chips, aus denen gewählt werden konnte. Fehlt, wo keine Wahl getroffen wurde.</translation>
    </message>
    <message>
        <source>All dates</source>
        <translation>Alle Termine</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Also install Dask</source>
        <translation>Auch Dask installieren</translation>
    </message>
    <message>
        <source>Another area of interest</source>
        <translation>Anderes Untersuchungsgebiet</translation>
    </message>
    <message>
        <source>Another dataset folder</source>
        <translation>Anderer Datensatzordner</translation>
    </message>
    <message>
        <source>Another dataset in the folder</source>
        <translation>Anderer Datensatz im Ordner</translation>
    </message>
    <message>
        <source>Another number gives other chips of the same classes; Make dataset takes the same with the same seed.</source>
        <translation>Eine andere Zahl ergibt andere Chips derselben Klassen; „Trainingsdatensatz erstellen“ nimmt mit demselben Startwert dieselben.</translation>
    </message>
    <message>
        <source>Apply review</source>
        <translation>Durchsicht anwenden</translation>
    </message>
    <message>
        <source>Apply verdicts…</source>
        <translation>Urteile anwenden…</translation>
    </message>
    <message>
        <source>Area of interest</source>
        <translation>Untersuchungsgebiet</translation>
    </message>
    <message>
        <source>Area of interest (simulated)</source>
        <translation>Untersuchungsgebiet (simuliert)</translation>
    </message>
    <message>
        <source>Area of interest of {name}</source>
        <translation>Untersuchungsgebiet von {name}</translation>
    </message>
    <message>
        <source>Audits a dataset to the last byte. Each image has its mask on the same pixels, files and table name each other, bytes and bands are those that were written, masks hold classes of the table, measures, status, split and statistics agree, nothing is shifted or exchanged. Nothing is changed.</source>
        <translation>Prüft einen Datensatz bis zum letzten Byte. Jedes Bild hat seine Maske auf denselben Pixeln, Dateien und Tabelle nennen einander, Bytes und Kanäle sind die geschriebenen, Masken enthalten Klassen der Tabelle, Maße, Status, Aufteilung und Statistik stimmen überein, nichts ist verschoben oder vertauscht. Nichts wird geändert.</translation>
    </message>
    <message>
        <source>Backscatter in decibels (db) or as linear power.</source>
        <translation>Rückstreuung in Dezibel (db) oder als lineare Leistung.</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Ausgleich</translation>
    </message>
    <message>
        <source>Balance the classes</source>
        <translation>Klassen ausgleichen</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Bands of the picture {name}</source>
        <translation>Kanäle des Bildes {name}</translation>
    </message>
    <message>
        <source>Buffer (metres)</source>
        <translation>Puffer (Meter)</translation>
    </message>
    <message>
        <source>Build stack</source>
        <translation>Stapel erstellen</translation>
    </message>
    <message>
        <source>By share of {name}</source>
        <translation>Nach Anteil von {name}</translation>
    </message>
    <message>
        <source>By split</source>
        <translation>Nach Teilmenge</translation>
    </message>
    <message>
        <source>By status</source>
        <translation>Nach Status</translation>
    </message>
    <message>
        <source>By verdict</source>
        <translation>Nach Urteil</translation>
    </message>
    <message>
        <source>Bytes on disk</source>
        <translation>Bytes auf dem Datenträger</translation>
    </message>
    <message>
        <source>Bytes to read</source>
        <translation>Zu lesende Bytes</translation>
    </message>
    <message>
        <source>CRS of the chips</source>
        <translation>KBS der Chips</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Candidate chips</source>
        <translation>Kandidaten-Chips</translation>
    </message>
    <message>
        <source>Candidate chips of {name}</source>
        <translation>Kandidaten-Chips von {name}</translation>
    </message>
    <message>
        <source>Carries the verdicts of people into a dataset. Keep and reject in the column review of its chips decide which samples are kept, whatever the rules say; flag changes nothing. Splits, statistics and report are made anew; images and masks are not touched. Verdicts stay when rules or splits change later, as long as the files of the sample are the same.</source>
        <translation>Überträgt die Urteile von Menschen in einen Datensatz. keep und reject in der Spalte review seiner Chips entscheiden, welche Samples behalten werden, was auch immer die Regeln sagen; flag ändert nichts. Aufteilung, Statistik und Bericht werden neu erstellt; Bilder und Masken werden nicht angetastet. Urteile bleiben, wenn sich später Regeln oder Aufteilung ändern, solange die Dateien des Samples dieselben sind.</translation>
    </message>
    <message>
        <source>Carry the verdicts into the dataset: status, splits, statistics. Images and masks stay as they are.</source>
        <translation>Die Urteile in den Datensatz übertragen: Status, Aufteilung, Statistik. Bilder und Masken bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>Catalogue (name, URL or path)</source>
        <translation>Katalog (Name, URL oder Pfad)</translation>
    </message>
    <message>
        <source>Centre the map</source>
        <translation>Karte zentrieren</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Changed rules</source>
        <translation>Geänderte Regeln</translation>
    </message>
    <message>
        <source>Check chips</source>
        <translation>Chips prüfen</translation>
    </message>
    <message>
        <source>Checked chips</source>
        <translation>Geprüfte Chips</translation>
    </message>
    <message>
        <source>Chip browser</source>
        <translation>Chip-Browser</translation>
    </message>
    <message>
        <source>Chip browser: {layer}</source>
        <translation>Chip-Browser: {layer}</translation>
    </message>
    <message>
        <source>Chip grid</source>
        <translation>Chip-Gitter</translation>
    </message>
    <message>
        <source>Chip size (pixels)</source>
        <translation>Chipgröße (Pixel)</translation>
    </message>
    <message>
        <source>Chips</source>
        <translation>Chips</translation>
    </message>
    <message>
        <source>Chips are cut out of at least one raster; Build stack makes such.</source>
        <translation>Chips werden aus mindestens einem Raster geschnitten; „Stapel erstellen“ macht solche.</translation>
    </message>
    <message>
        <source>Chips by class</source>
        <translation>Chips nach Klasse</translation>
    </message>
    <message>
        <source>Chips of Make chip grid, Check chips or Split chips. What was not checked is judged and dealt as in Make training dataset; chips that are not chosen (column chosen) are left out. A selection or filter of the layer counts.</source>
        <translation>Chips von „Chip-Gitter erstellen“, „Chips prüfen“ oder „Chips aufteilen“. Was nicht geprüft wurde, wird wie in „Trainingsdatensatz erstellen“ beurteilt und verteilt; nicht gewählte Chips (Spalte chosen) bleiben weg. Eine Auswahl oder ein Filter des Layers gilt.</translation>
    </message>
    <message>
        <source>Chips of a layer (INPUT) go into a layer.</source>
        <translation>Chips eines Layers (INPUT) kommen in einen Layer.</translation>
    </message>
    <message>
        <source>Chips of {name}</source>
        <translation>Chips von {name}</translation>
    </message>
    <message>
        <source>Chips on the edge</source>
        <translation>Chips am Rand</translation>
    </message>
    <message>
        <source>Chips that are nearer than this to another split get the split buffer and are left out.</source>
        <translation>Chips, die näher als dies an einer anderen Teilmenge liegen, erhalten die Teilmenge buffer und bleiben weg.</translation>
    </message>
    <message>
        <source>Chips that are not test are dealt to so many folds, for cross-validation (column fold). Fold 1 is the validation: of the shares only that of test counts then, each fold has the same part of the rest.</source>
        <translation>Chips, die nicht zu test gehören, werden auf so viele Folds verteilt, zur Kreuzvalidierung (Spalte fold). Fold 1 ist die Validierung: Von den Anteilen zählt dann nur der von test, jeder Fold hat denselben Teil des Rests.</translation>
    </message>
    <message>
        <source>Chips that cross the edge of the area of interest. keep: whole. drop: left out where the centre of a pixel lies outside. pad: kept, but pixels whose centre lies outside are nodata in the image and ignore in the mask; they count as not valid, so that the least share of valid pixels rejects chips that lie mostly outside. shift: moved inside by the least number of pixels, or left out where they fit nowhere; their chip_id ends with the pixels east and north of their cell, and chips that share ground go to one split.</source>
        <translation>Chips, die den Rand des Untersuchungsgebiets schneiden. keep: ganz. drop: weggelassen, wo die Mitte eines Pixels außerhalb liegt. pad: behalten, aber Pixel mit der Mitte außerhalb sind im Bild nodata und in der Maske ignore; sie zählen als nicht gültig, sodass der kleinste gültige Anteil Chips verwirft, die größtenteils außerhalb liegen. shift: um die kleinste Zahl von Pixeln nach innen verschoben oder weggelassen, wo sie nirgends hineinpassen; ihre chip_id endet mit den Pixeln nach Osten und Norden von ihrer Zelle, und Chips mit gemeinsamem Boden kommen in dieselbe Teilmenge.</translation>
    </message>
    <message>
        <source>Chips that share ground</source>
        <translation>Chips mit gemeinsamem Boden</translation>
    </message>
    <message>
        <source>Chips that share ground with another split, or lie too near. None where there is no such chip.</source>
        <translation>Chips, die Boden mit einer anderen Teilmenge teilen oder ihr zu nahe liegen. Fehlt, wo es keinen solchen Chip gibt.</translation>
    </message>
    <message>
        <source>Chips with more cloud are not shown; 100: all, with cloud not known too.</source>
        <translation>Chips mit mehr Wolken werden nicht gezeigt; 100: alle, auch mit unbekannter Bewölkung.</translation>
    </message>
    <message>
        <source>Chips without labels (%)</source>
        <translation>Chips ohne Labels (%)</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Choose the file dataset.json that dl4eo:makedataset wrote.</source>
        <translation>Wählen Sie die Datei dataset.json, die dl4eo:makedataset geschrieben hat.</translation>
    </message>
    <message>
        <source>Chooses of a layer of scenes the acquisition that shows an area best, and adds the Sentinel-1 pass nearest in time and the elevation tiles. The rules are those of Make training dataset, with the area as one ground: cloud layers are looked at, not only the cloud of whole scenes.</source>
        <translation>Wählt aus einem Layer von Szenen die Aufnahme, die ein Gebiet am besten zeigt, und fügt den zeitlich nächsten Sentinel-1-Überflug und die Höhenkacheln hinzu. Es gelten die Regeln von „Trainingsdatensatz erstellen“, mit dem Gebiet als einem Ganzen: Betrachtet werden die Wolkenlayer, nicht nur die Wolken ganzer Szenen.</translation>
    </message>
    <message>
        <source>Chosen chips</source>
        <translation>Gewählte Chips</translation>
    </message>
    <message>
        <source>Chosen scenes</source>
        <translation>Gewählte Szenen</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Class field</source>
        <translation>Klassenfeld</translation>
    </message>
    <message>
        <source>Class table</source>
        <translation>Klassentabelle</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Classes from the layer&apos;s style</source>
        <translation>Klassen aus dem Stil des Layers</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Click the corners. A right click or Enter ends, Backspace takes a corner back.</source>
        <translation>Klicken Sie die Ecken. Rechtsklick oder Eingabe beendet, Rücktaste nimmt eine Ecke zurück.</translation>
    </message>
    <message>
        <source>Cloud classes</source>
        <translation>Wolkenklassen</translation>
    </message>
    <message>
        <source>Cloud classes on the same grid: 0 nodata, 1 clear, 2 cloud, 3 shadow, 4 snow, 5 dark. As the scenes have them: MASK_DILATION does not count here.</source>
        <translation>Wolkenklassen auf demselben Gitter: 0 nodata, 1 klar, 2 Wolke, 3 Schatten, 4 Schnee, 5 dunkel. Wie die Szenen sie haben: MASK_DILATION zählt hier nicht.</translation>
    </message>
    <message>
        <source>Cloud limit (%)</source>
        <translation>Wolkengrenze (%)</translation>
    </message>
    <message>
        <source>Cloud limit of a chip (%)</source>
        <translation>Wolkengrenze eines Chips (%)</translation>
    </message>
    <message>
        <source>Cloud up to</source>
        <translation>Wolken bis</translation>
    </message>
    <message>
        <source>Clouds</source>
        <translation>Wolken</translation>
    </message>
    <message>
        <source>Clouds in the images</source>
        <translation>Wolken in den Bildern</translation>
    </message>
    <message>
        <source>Clouds of {day}</source>
        <translation>Wolken vom {day}</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Kollektion</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Comma list of STAC band names, in the order of the images, like blue,green,red,nir,swir16,swir22. Of other products than Sentinel-2 the bands that these have.</source>
        <translation>Kommaliste von STAC-Kanalnamen in der Reihenfolge der Bilder, etwa blue,green,red,nir,swir16,swir22. Bei anderen Produkten als Sentinel-2 deren Kanäle.</translation>
    </message>
    <message>
        <source>Comma list of STAC band names, in the order of the images, like blue,green,red,nir,swir16,swir22. With other data (COLLECTION) the bands that these have.</source>
        <translation>Kommaliste von STAC-Kanalnamen in der Reihenfolge der Bilder, etwa blue,green,red,nir,swir16,swir22. Bei anderen Daten (COLLECTION) deren Kanäle.</translation>
    </message>
    <message>
        <source>Comma list of all bands in their order, like blue,green,red,nir. Empty: the names (descriptions) that the file gives them.</source>
        <translation>Kommaliste aller Kanäle in ihrer Reihenfolge, etwa blue,green,red,nir. Leer: die Namen (Beschreibungen), welche die Datei ihnen gibt.</translation>
    </message>
    <message>
        <source>Comma list of all bands, to choose BANDS from.</source>
        <translation>Kommaliste aller Kanäle, um BANDS daraus zu wählen.</translation>
    </message>
    <message>
        <source>Comma list of indices of the Awesome Spectral Indices catalogue, like NDWI,NDVI.</source>
        <translation>Kommaliste von Indizes des Katalogs Awesome Spectral Indices, etwa NDWI,NDVI.</translation>
    </message>
    <message>
        <source>Comma list of indices of the Awesome Spectral Indices catalogue, like NDWI,NDVI. May be empty.</source>
        <translation>Kommaliste von Indizes des Katalogs Awesome Spectral Indices, etwa NDWI,NDVI. Darf leer sein.</translation>
    </message>
    <message>
        <source>Comma list of names in the order of the bands, like red,green,blue,nir; or new names for some, like b03=green,b08=nir. Empty: the files&apos; own descriptions, else b1, b2 and so on. Indices find bands by the STAC common names: blue, green, red, nir, swir16, swir22.</source>
        <translation>Kommaliste von Namen in der Reihenfolge der Kanäle, etwa red,green,blue,nir; oder neue Namen für einige, etwa b03=green,b08=nir. Leer: die Beschreibungen in den Dateien, sonst b1, b2 und so weiter. Indizes finden Kanäle an den gemeinsamen STAC-Namen: blue, green, red, nir, swir16, swir22.</translation>
    </message>
    <message>
        <source>Comma list of the bands in their order.</source>
        <translation>Kommaliste der Kanäle in ihrer Reihenfolge.</translation>
    </message>
    <message>
        <source>Comma list of the dates, to give one by one as DATE of Build stack.</source>
        <translation>Kommaliste der Termine, die einzeln als DATE von „Stapel erstellen“ anzugeben sind.</translation>
    </message>
    <message>
        <source>Comma list of vv, vh, hh, hv. Empty: vv and vh, else hh and hv.</source>
        <translation>Kommaliste aus vv, vh, hh, hv. Leer: vv und vh, sonst hh und hv.</translation>
    </message>
    <message>
        <source>Comma list of {names}: share: how much of a pixel each class covers. overlap: 0, 1, 2 where features of two classes claim it. instance: the feature&apos;s number. distance: metres to the boundary. boundary: inside and edge. value: the numbers of VALUE_FIELD.</source>
        <translation>Kommaliste aus {names}: share: wie viel eines Pixels jede Klasse bedeckt. overlap: 0, 1, 2, wo Objekte zweier Klassen es beanspruchen. instance: die Nummer des Objekts. distance: Meter bis zur Grenze. boundary: Inneres und Rand. value: die Zahlen von VALUE_FIELD.</translation>
    </message>
    <message>
        <source>Composites are made by Make training dataset.</source>
        <translation>Komposite erstellt „Trainingsdatensatz erstellen“.</translation>
    </message>
    <message>
        <source>Costs of the plan</source>
        <translation>Aufwand des Plans</translation>
    </message>
    <message>
        <source>Covered ground (%)</source>
        <translation>Bedeckter Boden (%)</translation>
    </message>
    <message>
        <source>Cuts the chips of a layer out of rasters and writes a whole dataset, as Make training dataset does: images, masks, table, statistics, card and report. Statuses and splits of the layer count, also where you changed them. Run it again on the same folder to complete a run that was stopped.</source>
        <translation>Schneidet die Chips eines Layers aus Rastern und schreibt einen ganzen Datensatz, wie „Trainingsdatensatz erstellen“: Bilder, Masken, Tabelle, Statistik, Steckbrief und Bericht. Status und Aufteilung des Layers zählen, auch wo Sie sie geändert haben. Ein abgebrochener Lauf wird vervollständigt, wenn Sie ihn mit demselben Ordner wiederholen.</translation>
    </message>
    <message>
        <source>DATASET is a finished dataset, INPUT chips as a layer.</source>
        <translation>DATASET ist ein fertiger Datensatz, INPUT sind Chips als Layer.</translation>
    </message>
    <message>
        <source>DL4EO demo (simulated)</source>
        <translation>DL4EO-Demo (simuliert)</translation>
    </message>
    <message>
        <source>DL4EO needs a Python of its own to read and write the data, apart from that of QGIS.</source>
        <translation>DL4EO braucht ein eigenes Python, um die Daten zu lesen und zu schreiben, getrennt von dem von QGIS.</translation>
    </message>
    <message>
        <source>DL4EO: looking for a Python</source>
        <translation>DL4EO: ein Python wird gesucht</translation>
    </message>
    <message>
        <source>DL4EO: training data for Earth observation</source>
        <translation>DL4EO: Trainingsdaten für die Erdbeobachtung</translation>
    </message>
    <message>
        <source>Dask scheduler</source>
        <translation>Dask-Scheduler</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Dataset folder</source>
        <translation>Ordner des Datensatzes</translation>
    </message>
    <message>
        <source>Dataset {name}</source>
        <translation>Datensatz {name}</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Date of other rasters</source>
        <translation>Datum anderer Raster</translation>
    </message>
    <message>
        <source>Date to be near to (nearest)</source>
        <translation>Gesuchtes Datum (nearest)</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Termine</translation>
    </message>
    <message>
        <source>Dates a chip</source>
        <translation>Termine je Chip</translation>
    </message>
    <message>
        <source>Day of all rasters</source>
        <translation>Tag aller Raster</translation>
    </message>
    <message>
        <source>Days of a composite (0 = all)</source>
        <translation>Tage eines Komposits (0 = alle)</translation>
    </message>
    <message>
        <source>Days to the date at most (nearest, 0 = any)</source>
        <translation>Tage zum Datum (nearest, 0 = beliebig)</translation>
    </message>
    <message>
        <source>Days to the radar pass</source>
        <translation>Tage bis zum Radarüberflug</translation>
    </message>
    <message>
        <source>Deals the samples of a finished dataset to train, validation and test in another way, and measures what these share. No sample is made again, only statistics and report are. Options that are left empty stay as they are; those that mean nothing beside another SPLIT are forgotten. Or deals the chips of a layer, before a dataset is made.</source>
        <translation>Teilt die Samples eines fertigen Datensatzes anders auf train, validation und test auf und misst, was diese gemeinsam haben. Kein Sample wird neu erstellt, nur Statistik und Bericht. Leer gelassene Optionen bleiben, wie sie sind; solche, die neben einem anderen SPLIT nichts bedeuten, entfallen. Oder teilt die Chips eines Layers auf, bevor ein Datensatz erstellt wird.</translation>
    </message>
    <message>
        <source>Default: {value}.</source>
        <translation>Standard: {value}.</translation>
    </message>
    <message>
        <source>Demo folder</source>
        <translation>Demo-Ordner</translation>
    </message>
    <message>
        <source>Describe dataset</source>
        <translation>Datensatz beschreiben</translation>
    </message>
    <message>
        <source>Direction of bands (degrees)</source>
        <translation>Richtung der Streifen (Grad)</translation>
    </message>
    <message>
        <source>Direction of the orbit</source>
        <translation>Richtung des Orbits</translation>
    </message>
    <message>
        <source>Distance between neighbouring chips in pixels; 0 is the chip size, so that chips do not overlap.</source>
        <translation>Abstand benachbarter Chips in Pixeln; 0 ist die Chipgröße, sodass Chips sich nicht überlappen.</translation>
    </message>
    <message>
        <source>Distance between splits (metres)</source>
        <translation>Abstand der Teilmengen (Meter)</translation>
    </message>
    <message>
        <source>Drag from one corner to the other.</source>
        <translation>Ziehen Sie von einer Ecke zur anderen.</translation>
    </message>
    <message>
        <source>Draw AOI</source>
        <translation>AOI zeichnen</translation>
    </message>
    <message>
        <source>Draw AOI (polygon)</source>
        <translation>AOI zeichnen (Polygon)</translation>
    </message>
    <message>
        <source>Draw AOI (rectangle)</source>
        <translation>AOI zeichnen (Rechteck)</translation>
    </message>
    <message>
        <source>Draw the classes half transparent over the picture.</source>
        <translation>Die Klassen halb durchsichtig über das Bild zeichnen.</translation>
    </message>
    <message>
        <source>Draws features as a raster of classes, pixel for pixel on the grid of another raster. The rules are those of the masks of a training dataset: centre, touched or exact coverage, ignored pixels, further layers.</source>
        <translation>Zeichnet Objekte als Raster von Klassen, Pixel für Pixel auf dem Gitter eines anderen Rasters. Es gelten die Regeln der Masken eines Trainingsdatensatzes: Mitte, Berührung oder genaue Bedeckung, ignorierte Pixel, weitere Layer.</translation>
    </message>
    <message>
        <source>Draws the squares that chips have on a fixed grid, for an area or a raster. The same ground always gets the same chip_id, whatever the area. With labels it shows too which classes lie on each chip, and which chips a dataset would have with the same rules of balance, before a pixel is read.</source>
        <translation>Zeichnet die Quadrate, die Chips auf einem festen Gitter haben, für ein Gebiet oder ein Raster. Derselbe Boden erhält immer dieselbe chip_id, gleich welches Gebiet. Mit Labels zeigt es auch, welche Klassen auf jedem Chip liegen und welche Chips ein Datensatz nach denselben Regeln des Ausgleichs hätte, bevor ein Pixel gelesen wird.</translation>
    </message>
    <message>
        <source>Each split gets its share of every class, as far as whole groups allow.</source>
        <translation>Jede Teilmenge erhält ihren Anteil an jeder Klasse, soweit ganze Gruppen das zulassen.</translation>
    </message>
    <message>
        <source>Earlier scenes are left out. Empty: none is.</source>
        <translation>Frühere Szenen bleiben weg. Leer: keine.</translation>
    </message>
    <message>
        <source>Empty: CATALOGUE where it has the collection, else planetary-computer for the built-in providers.</source>
        <translation>Leer: CATALOGUE, wo es die Kollektion hat, sonst planetary-computer bei den eingebauten Anbietern.</translation>
    </message>
    <message>
        <source>Empty: as it is.</source>
        <translation>Leer: wie es ist.</translation>
    </message>
    <message>
        <source>Empty: as the recipe says.</source>
        <translation>Leer: wie das Rezept sagt.</translation>
    </message>
    <message>
        <source>Empty: by the shares.</source>
        <translation>Leer: nach den Anteilen.</translation>
    </message>
    <message>
        <source>Empty: images without masks.</source>
        <translation>Leer: Bilder ohne Masken.</translation>
    </message>
    <message>
        <source>Empty: only squares.</source>
        <translation>Leer: nur Quadrate.</translation>
    </message>
    <message>
        <source>Empty: the catalogue of the scenes where it has the collection, else planetary-computer.</source>
        <translation>Leer: der Katalog der Szenen, wo er die Kollektion hat, sonst planetary-computer.</translation>
    </message>
    <message>
        <source>Empty: the collection that the catalogue is known for.</source>
        <translation>Leer: die Kollektion, für die der Katalog bekannt ist.</translation>
    </message>
    <message>
        <source>Export chips to a dataset</source>
        <translation>Chips in einen Datensatz exportieren</translation>
    </message>
    <message>
        <source>Export it as a GeoTIFF first.</source>
        <translation>Exportieren Sie es zuerst als GeoTIFF.</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Fail where there is a problem</source>
        <translation>Bei einem Problem scheitern</translation>
    </message>
    <message>
        <source>False colour</source>
        <translation>Falschfarben</translation>
    </message>
    <message>
        <source>False colour {dates}</source>
        <translation>Falschfarben {dates}</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Fetching and installing {count} packages</source>
        <translation>{count} Pakete werden geholt und installiert</translation>
    </message>
    <message>
        <source>Field of instance numbers</source>
        <translation>Feld der Instanznummern</translation>
    </message>
    <message>
        <source>Field of priority</source>
        <translation>Feld der Priorität</translation>
    </message>
    <message>
        <source>Field of that date</source>
        <translation>Feld dieses Datums</translation>
    </message>
    <message>
        <source>Field of the first day</source>
        <translation>Feld des ersten Tages</translation>
    </message>
    <message>
        <source>Field of the labels that holds the class. Empty: every polygon is class 1.</source>
        <translation>Feld der Labels, das die Klasse enthält. Leer: Jedes Polygon ist Klasse 1.</translation>
    </message>
    <message>
        <source>Field of the labels that holds the class: whole numbers are the mask&apos;s values, texts are numbered by name. Empty: every polygon is class 1.</source>
        <translation>Feld der Labels, das die Klasse enthält: Ganze Zahlen sind die Werte der Maske, Texte werden nach Namen nummeriert. Leer: Jedes Polygon ist Klasse 1.</translation>
    </message>
    <message>
        <source>Field of the last day</source>
        <translation>Feld des letzten Tages</translation>
    </message>
    <message>
        <source>Field of the polygons</source>
        <translation>Feld der Polygone</translation>
    </message>
    <message>
        <source>Field of the year</source>
        <translation>Feld des Jahres</translation>
    </message>
    <message>
        <source>Field of values</source>
        <translation>Feld der Werte</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Files of LABEL_LAYERS beside the mask, with semicolons between.</source>
        <translation>Dateien von LABEL_LAYERS neben der Maske, mit Semikolons dazwischen.</translation>
    </message>
    <message>
        <source>Fill gaps with other dates</source>
        <translation>Lücken mit anderen Terminen füllen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>First date</source>
        <translation>Erster Termin</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>First day of the period, UTC, like 2024-05-01.</source>
        <translation>Erster Tag des Zeitraums, UTC, etwa 2024-05-01.</translation>
    </message>
    <message>
        <source>First day of the period, UTC.</source>
        <translation>Erster Tag des Zeitraums, UTC.</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Markieren</translation>
    </message>
    <message>
        <source>Flag this chip to come back to it; it changes nothing else.</source>
        <translation>Diesen Chip markieren, um auf ihn zurückzukommen; sonst ändert sich nichts.</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Markiert</translation>
    </message>
    <message>
        <source>Folder for the demo&apos;s data</source>
        <translation>Ordner für die Daten der Demo</translation>
    </message>
    <message>
        <source>Folder of rasters</source>
        <translation>Ordner mit Rastern</translation>
    </message>
    <message>
        <source>Folds (0 = none)</source>
        <translation>Folds (0 = keine)</translation>
    </message>
    <message>
        <source>Footprints of the scenes that were used.</source>
        <translation>Umrisse der verwendeten Szenen.</translation>
    </message>
    <message>
        <source>For folders of one file a band: a regular expression whose one group is the band&apos;s name, like _(B..)[.]. Files that are called alike but for it become one item.</source>
        <translation>Für Ordner mit einer Datei je Kanal: ein regulärer Ausdruck, dessen einzige Gruppe der Kanalname ist, etwa _(B..)[.]. Dateien, die sonst gleich heißen, werden ein Eintrag.</translation>
    </message>
    <message>
        <source>Further layers</source>
        <translation>Weitere Layer</translation>
    </message>
    <message>
        <source>Further rasters</source>
        <translation>Weitere Raster</translation>
    </message>
    <message>
        <source>GeoTIFF (COG) of 32-bit numbers, a band each, nodata NaN.</source>
        <translation>GeoTIFF (COG) aus 32-Bit-Zahlen, jeder Kanal für sich, NoData NaN.</translation>
    </message>
    <message>
        <source>GeoTIFF (COG) on the grid of the raster, nodata NaN. Indices come last; in a stack after its other indices, where Make training dataset has them.</source>
        <translation>GeoTIFF (COG) auf dem Gitter des Rasters, NoData NaN. Indizes kommen zuletzt; in einem Stapel nach seinen anderen Indizes, wo „Trainingsdatensatz erstellen“ sie hat.</translation>
    </message>
    <message>
        <source>GeoTIFF or JPEG 2000 files in any CRS whose bands are added to each image, after all others. They have the names that a file gives its bands, else its own. Ground that they do not cover has no value there, which MIN_VALID counts.</source>
        <translation>GeoTIFF- oder JPEG-2000-Dateien in beliebigem KBS, deren Kanäle jedem Bild nach allen anderen hinzugefügt werden. Sie heißen, wie die Datei ihre Kanäle nennt, sonst wie die Datei. Boden, den sie nicht bedecken, hat dort keinen Wert, was MIN_VALID zählt.</translation>
    </message>
    <message>
        <source>GeoTIFF: 0 background, else the class; 255 (65535 with many classes): ignore.</source>
        <translation>GeoTIFF: 0 Hintergrund, sonst die Klasse; 255 (65535 bei vielen Klassen): ignore.</translation>
    </message>
    <message>
        <source>Give PIXEL_SIZE.</source>
        <translation>Geben Sie PIXEL_SIZE an.</translation>
    </message>
    <message>
        <source>Give either CLASSES or CLASSES_FROM_STYLE.</source>
        <translation>Geben Sie entweder CLASSES oder CLASSES_FROM_STYLE an.</translation>
    </message>
    <message>
        <source>Give it a class with REMAP.</source>
        <translation>Geben Sie ihm mit REMAP eine Klasse.</translation>
    </message>
    <message>
        <source>Give the file dataset.json in it.</source>
        <translation>Die Datei dataset.json darin angeben.</translation>
    </message>
    <message>
        <source>Give the layer of Search scenes or of Select scenes.</source>
        <translation>Geben Sie den Layer von „Szenen suchen“ oder „Szenen auswählen“ an.</translation>
    </message>
    <message>
        <source>Give {name}, so that they become polygons.</source>
        <translation>Geben Sie {name} an, damit daraus Polygone werden.</translation>
    </message>
    <message>
        <source>Go to selected chip</source>
        <translation>Zum gewählten Chip</translation>
    </message>
    <message>
        <source>Go to the chip before.</source>
        <translation>Zum vorigen Chip gehen.</translation>
    </message>
    <message>
        <source>Go to the next chip when this one is decided.</source>
        <translation>Zum nächsten Chip gehen, sobald dieser entschieden ist.</translation>
    </message>
    <message>
        <source>Go to the next chip.</source>
        <translation>Zum nächsten Chip gehen.</translation>
    </message>
    <message>
        <source>Grid like this raster</source>
        <translation>Gitter wie dieses Raster</translation>
    </message>
    <message>
        <source>Ground size of a pixel in metres.</source>
        <translation>Größe eines Pixels am Boden in Metern.</translation>
    </message>
    <message>
        <source>Ground size of a pixel in metres. Empty: that of LIKE, else 10.</source>
        <translation>Größe eines Pixels am Boden in Metern. Leer: die von LIKE, sonst 10.</translation>
    </message>
    <message>
        <source>Ground without elevation</source>
        <translation>Boden ohne Höhe</translation>
    </message>
    <message>
        <source>How bands of another grid are resampled; classes never are.</source>
        <translation>Wie Kanäle eines anderen Gitters resampelt werden; Klassen werden es nie.</translation>
    </message>
    <message>
        <source>How chips are dealt to train, validation and test.</source>
        <translation>Wie Chips auf train, validation und test verteilt werden.</translation>
    </message>
    <message>
        <source>How chips are dealt to train, validation and test. random: one by one. date: by time. tile: by the Sentinel-2 tile. column: by a column of the chips table. polygons: by areas that you give. blocks: squares of ground. bands: stripes. rings: nested squares, train outside and test inside. none: no split. Ground that two splits share is measured after each.</source>
        <translation>Wie Chips auf train, validation und test verteilt werden. random: einzeln. date: nach der Zeit. tile: nach der Sentinel-2-Kachel. column: nach einer Spalte der Chip-Tabelle. polygons: nach Gebieten, die Sie angeben. blocks: Quadrate am Boden. bands: Streifen. rings: geschachtelte Quadrate, train außen und test innen. none: keine Aufteilung. Boden, den zwei Teilmengen teilen, wird nach jeder Aufteilung gemessen.</translation>
    </message>
    <message>
        <source>How they are resampled; classes want nearest.</source>
        <translation>Wie sie resampelt werden; Klassen brauchen nearest.</translation>
    </message>
    <message>
        <source>If the folder holds a dataset made of other chips or rasters: refuse, or rebuild it, which keeps the samples that would be the same and removes those that are no longer asked for.</source>
        <translation>Wenn der Ordner einen Datensatz aus anderen Chips oder Rastern enthält: ablehnen (refuse) oder neu aufbauen (rebuild); dabei bleiben Samples, die gleich wären, und nicht mehr verlangte werden entfernt.</translation>
    </message>
    <message>
        <source>If the folder holds a dataset made with other parameters: refuse, or rebuild it, which keeps the samples that would be the same and removes those that are no longer asked for.</source>
        <translation>Wenn der Ordner einen Datensatz enthält, der mit anderen Parametern erstellt wurde: ablehnen (refuse) oder neu aufbauen (rebuild); dabei bleiben Samples, die gleich wären, und nicht mehr verlangte werden entfernt.</translation>
    </message>
    <message>
        <source>Ignore what two classes claim</source>
        <translation>Von zwei Klassen Beanspruchtes ignorieren</translation>
    </message>
    <message>
        <source>Ignored border (pixels)</source>
        <translation>Ignorierter Rand (Pixel)</translation>
    </message>
    <message>
        <source>Ignored pixels</source>
        <translation>Ignorierte Pixel</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Images and masks</source>
        <translation>Bilder und Masken</translation>
    </message>
    <message>
        <source>In use now: {python} ({why}). It has {versions}.</source>
        <translation>Jetzt verwendet: {python} ({why}). Es hat {versions}.</translation>
    </message>
    <message>
        <source>Index local rasters</source>
        <translation>Lokale Raster indizieren</translation>
    </message>
    <message>
        <source>Instead of a dataset: chips that Check chips judged, or that Make chip grid made. Rejected ones get no split. A selection or filter of the layer counts.</source>
        <translation>Anstelle eines Datensatzes: Chips, die „Chips prüfen“ beurteilt oder „Chip-Gitter erstellen“ erstellt hat. Verworfene erhalten keine Teilmenge. Eine Auswahl oder ein Filter des Layers gilt.</translation>
    </message>
    <message>
        <source>Instead of a dataset: chips that Make chip grid made. Those that are not chosen (column chosen) are left out. A selection or filter of the layer counts.</source>
        <translation>Anstelle eines Datensatzes: Chips, die „Chip-Gitter erstellen“ erstellt hat. Nicht gewählte (Spalte chosen) bleiben weg. Eine Auswahl oder ein Filter des Layers gilt.</translation>
    </message>
    <message>
        <source>Is its selection or filter the right one?</source>
        <translation>Ist die Auswahl oder der Filter richtig?</translation>
    </message>
    <message>
        <source>It is made from {python} (Python {version}).</source>
        <translation>Sie wird aus {python} (Python {version}) erstellt.</translation>
    </message>
    <message>
        <source>It is not used as long as {name} names another Python: {python}.</source>
        <translation>Sie wird nicht verwendet, solange {name} ein anderes Python nennt: {python}.</translation>
    </message>
    <message>
        <source>It lacks packages that the core needs, or is older than Python 3.10.</source>
        <translation>Es fehlen Pakete, die der Kern braucht, oder es ist älter als Python 3.10.</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Join them with REMAP.</source>
        <translation>Fassen Sie sie mit REMAP zusammen.</translation>
    </message>
    <message>
        <source>Judges the samples of a finished dataset by other rules, each rejected one with its reason, and deals the splits anew. All was measured when the samples were made: none is made again, only statistics and report are. Rules that are left empty stay as they are. Or measures the chips of a layer on rasters and judges them, before a dataset is made.</source>
        <translation>Beurteilt die Samples eines fertigen Datensatzes nach anderen Regeln, jedes verworfene mit seinem Grund, und teilt neu auf. Alles wurde beim Erstellen der Samples gemessen: Keines wird neu erstellt, nur Statistik und Bericht. Leer gelassene Regeln bleiben, wie sie sind. Oder misst die Chips eines Layers an Rastern und beurteilt sie, bevor ein Datensatz erstellt wird.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep this chip, though a rule rejects it.</source>
        <translation>Diesen Chip behalten, obwohl eine Regel ihn verwirft.</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Kept by hand</source>
        <translation>Von Hand behalten</translation>
    </message>
    <message>
        <source>Kinds of problems that are not told and do not count, with commas, like shifted,stray. Empty: none.</source>
        <translation>Arten von Problemen, die nicht gemeldet werden und nicht zählen, mit Kommas, etwa shifted,stray. Leer: keine.</translation>
    </message>
    <message>
        <source>Label pixels along an image pixel</source>
        <translation>Label-Pixel entlang eines Bildpixels</translation>
    </message>
    <message>
        <source>Label rule</source>
        <translation>Label-Regel</translation>
    </message>
    <message>
        <source>Labelled ground</source>
        <translation>Gelabelter Boden</translation>
    </message>
    <message>
        <source>Labelled pixels</source>
        <translation>Pixel mit Label</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Labels are drawn from this day on; empty: always.</source>
        <translation>Labels werden ab diesem Tag gezeichnet; leer: immer.</translation>
    </message>
    <message>
        <source>Labels are drawn until this day; empty: always.</source>
        <translation>Labels werden bis zu diesem Tag gezeichnet; leer: immer.</translation>
    </message>
    <message>
        <source>Labels from a raster</source>
        <translation>Labels aus einem Raster</translation>
    </message>
    <message>
        <source>Lakes (simulated)</source>
        <translation>Seen (simuliert)</translation>
    </message>
    <message>
        <source>Largest share without a value</source>
        <translation>Größter Anteil ohne Wert</translation>
    </message>
    <message>
        <source>Largest time between the optical and the radar pass, in days. Farther ones are not taken.</source>
        <translation>Größter zeitlicher Abstand zwischen dem optischen und dem Radarüberflug, in Tagen. Weiter entfernte werden nicht genommen.</translation>
    </message>
    <message>
        <source>Largest time between the optical and the radar pass, in days. Farther ones give no radar values.</source>
        <translation>Größter zeitlicher Abstand zwischen dem optischen und dem Radarüberflug, in Tagen. Weiter entfernte ergeben keine Radarwerte.</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Last day of the period, UTC, included.</source>
        <translation>Letzter Tag des Zeitraums, UTC, eingeschlossen.</translation>
    </message>
    <message>
        <source>Later scenes are left out. Empty: none is.</source>
        <translation>Spätere Szenen bleiben weg. Leer: keine.</translation>
    </message>
    <message>
        <source>Leaks between splits</source>
        <translation>Lecks zwischen Teilmengen</translation>
    </message>
    <message>
        <source>Leaks between splits of {name}</source>
        <translation>Lecks zwischen Teilmengen von {name}</translation>
    </message>
    <message>
        <source>Least clear ground (%)</source>
        <translation>Mindestens klarer Boden (%)</translation>
    </message>
    <message>
        <source>Least contrast</source>
        <translation>Mindestkontrast</translation>
    </message>
    <message>
        <source>Least coverage of a pixel</source>
        <translation>Mindestbedeckung eines Pixels</translation>
    </message>
    <message>
        <source>Least labelled share</source>
        <translation>Kleinster Anteil mit Label</translation>
    </message>
    <message>
        <source>Least of a chip under a pass (%)</source>
        <translation>Mindestens vom Überflug bedeckt (%)</translation>
    </message>
    <message>
        <source>Least valid share</source>
        <translation>Kleinster gültiger Anteil</translation>
    </message>
    <message>
        <source>Leave it empty, or give INPUT instead.</source>
        <translation>Lassen Sie es leer, oder geben Sie stattdessen INPUT an.</translation>
    </message>
    <message>
        <source>Leave the bands of the raster out.</source>
        <translation>Die Kanäle des Rasters weglassen.</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Weggelassen</translation>
    </message>
    <message>
        <source>Legend of the mask</source>
        <translation>Legende der Maske</translation>
    </message>
    <message>
        <source>Length (metres, 0 = the method&apos;s own)</source>
        <translation>Länge (Meter, 0 = die der Methode)</translation>
    </message>
    <message>
        <source>Like 70,15,15 or 0.7,0.15,0.15. A share of 0 leaves a split away.</source>
        <translation>Etwa 70,15,15 oder 0.7,0.15,0.15. Ein Anteil von 0 lässt eine Teilmenge weg.</translation>
    </message>
    <message>
        <source>Like esa-worldcover.</source>
        <translation>Etwa esa-worldcover.</translation>
    </message>
    <message>
        <source>Lists the Sentinel-2 scenes of a catalogue that touch an area in a period, as a layer of footprints.</source>
        <translation>Listet die Sentinel-2-Szenen eines Katalogs, die in einem Zeitraum ein Gebiet berühren, als Layer von Umrissen.</translation>
    </message>
    <message>
        <source>Load dataset</source>
        <translation>Datensatz laden</translation>
    </message>
    <message>
        <source>Looking for what is there</source>
        <translation>Es wird geprüft, was vorhanden ist</translation>
    </message>
    <message>
        <source>Make a layer of the table first: Create points layer from table.</source>
        <translation>Zuerst einen Layer aus der Tabelle machen: Punktlayer aus Tabelle erzeugen.</translation>
    </message>
    <message>
        <source>Make chip grid</source>
        <translation>Chip-Gitter erstellen</translation>
    </message>
    <message>
        <source>Make demo data</source>
        <translation>Demodaten erstellen</translation>
    </message>
    <message>
        <source>Make it again, even if it is whole</source>
        <translation>Neu erstellen, auch wenn sie vollständig ist</translation>
    </message>
    <message>
        <source>Make training chips step by step</source>
        <translation>Trainings-Chips Schritt für Schritt erstellen</translation>
    </message>
    <message>
        <source>Make training dataset</source>
        <translation>Trainingsdatensatz erstellen</translation>
    </message>
    <message>
        <source>Make training dataset…</source>
        <translation>Trainingsdatensatz erstellen…</translation>
    </message>
    <message>
        <source>Makes a catalogue of rasters of your own: orthophotos, drone images, hyperspectral images, of any bands, pixel size and CRS. The file that it writes is what Make training dataset takes as CATALOGUE. Pixels are neither read nor copied.</source>
        <translation>Erstellt einen Katalog aus eigenen Rastern: Orthofotos, Drohnenbilder, Hyperspektralbilder, mit beliebigen Kanälen, Pixelgrößen und KBS. Die geschriebene Datei ist, was „Trainingsdatensatz erstellen“ als CATALOGUE annimmt. Pixel werden weder gelesen noch kopiert.</translation>
    </message>
    <message>
        <source>Makes a training dataset in single steps, each of which can be looked at, changed or replaced: search scenes, select the clearest acquisition, build a stack of its bands, rasterise labels, make a chip grid, check and split the chips, export them. With the same inputs its chips are those of Make training dataset, if one acquisition shows the whole area.</source>
        <translation>Erstellt einen Trainingsdatensatz in einzelnen Schritten, von denen sich jeder ansehen, ändern oder ersetzen lässt: Szenen suchen, die klarste Aufnahme auswählen, einen Stapel ihrer Kanäle erstellen, Labels rasterisieren, ein Chip-Gitter erstellen, die Chips prüfen, aufteilen und exportieren. Bei gleichen Eingaben sind die Chips die von „Trainingsdatensatz erstellen“, wenn eine Aufnahme das ganze Gebiet zeigt.</translation>
    </message>
    <message>
        <source>Makes aligned image chips and label masks from free Sentinel-2, Sentinel-1 and elevation data: finds the scenes, cuts them to chips on a fixed grid, draws the masks, checks and splits the chips, and writes a dataset folder. Run it again on the same folder to complete a run that was stopped.</source>
        <translation>Erstellt ausgerichtete Bild-Chips und Label-Masken aus freien Sentinel-2-, Sentinel-1- und Höhendaten: findet die Szenen, schneidet sie auf einem festen Gitter zu Chips, zeichnet die Masken, prüft und teilt die Chips auf und schreibt einen Datensatzordner. Ein abgebrochener Lauf wird vervollständigt, wenn Sie ihn mit demselben Ordner wiederholen.</translation>
    </message>
    <message>
        <source>Makes the Python environment that reads and writes the data: in your profile, apart from QGIS and its Python, which stay as they are. pip fetches the packages, pinned and checked by their hashes, from the index and through the proxy of its own configuration; about 200 MB are fetched, 800 MB are needed. First it tells what is there already.</source>
        <translation>Erstellt die Python-Umgebung, welche die Daten liest und schreibt: in Ihrem Profil, getrennt von QGIS und seinem Python, die bleiben, wie sie sind. pip holt die Pakete, festgelegt und anhand ihrer Hashes geprüft, vom Index und über den Proxy seiner eigenen Konfiguration; etwa 200 MB werden geholt, 800 MB gebraucht. Zuerst wird gesagt, was schon vorhanden ist.</translation>
    </message>
    <message>
        <source>Makes the dataset that a recipe file describes: the recipe.json of a dataset, its dataset.json, or one that you wrote. The same recipe gives the same dataset; paths in it count from its own folder.</source>
        <translation>Erstellt den Datensatz, den eine Rezeptdatei beschreibt: die recipe.json eines Datensatzes, seine dataset.json oder eine selbst geschriebene. Dasselbe Rezept ergibt denselben Datensatz; Pfade darin zählen von seinem eigenen Ordner aus.</translation>
    </message>
    <message>
        <source>Making an environment from {python}</source>
        <translation>Eine Umgebung aus {python} wird erstellt</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Mask over the image</source>
        <translation>Maske über Bild</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>Masken</translation>
    </message>
    <message>
        <source>Masks that Rasterise labels made, with LIKE the raster; or another raster of classes on the same pixels: 0 background, nodata ignore. Empty: chips without masks.</source>
        <translation>Masken, die „Labels rasterisieren“ mit dem Raster als LIKE erstellt hat; oder ein anderes Raster von Klassen auf denselben Pixeln: 0 Hintergrund, nodata ignore. Leer: Chips ohne Masken.</translation>
    </message>
    <message>
        <source>Masks with finer pixels than the images: so many along one of theirs. A side has at most 4096.</source>
        <translation>Masken mit feineren Pixeln als die Bilder: so viele entlang eines Bildpixels. Eine Seite hat höchstens 4096.</translation>
    </message>
    <message>
        <source>Masks {dates}</source>
        <translation>Masken {dates}</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Mosaics</source>
        <translation>Mosaike</translation>
    </message>
    <message>
        <source>Most cloud shadow (%)</source>
        <translation>Höchstens Wolkenschatten (%)</translation>
    </message>
    <message>
        <source>Most snow (%)</source>
        <translation>Höchstens Schnee (%)</translation>
    </message>
    <message>
        <source>Move the map to the current chip.</source>
        <translation>Die Karte zum aktuellen Chip bewegen.</translation>
    </message>
    <message>
        <source>Name at least one index, like NDVI.</source>
        <translation>Nennen Sie mindestens einen Index, etwa NDVI.</translation>
    </message>
    <message>
        <source>Name of the collection in the catalogue. Empty: its Sentinel-2 L2A collection.</source>
        <translation>Name der Kollektion im Katalog. Leer: seine Sentinel-2-L2A-Kollektion.</translation>
    </message>
    <message>
        <source>Names of the bands</source>
        <translation>Namen der Kanäle</translation>
    </message>
    <message>
        <source>Near infrared, red and green of the images. None where they lack one of these.</source>
        <translation>Nahes Infrarot, Rot und Grün der Bilder. Fehlt, wo ihnen eines davon fehlt.</translation>
    </message>
    <message>
        <source>Near-duplicates</source>
        <translation>Beinahe-Duplikate</translation>
    </message>
    <message>
        <source>Near-duplicates of {name}</source>
        <translation>Beinahe-Duplikate von {name}</translation>
    </message>
    <message>
        <source>Needed only for EXECUTOR=dask, to work on an existing Dask cluster.</source>
        <translation>Nur für EXECUTOR=dask nötig, um auf einem bestehenden Dask-Cluster zu rechnen.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Next chip after a verdict</source>
        <translation>Nach Urteil weiter</translation>
    </message>
    <message>
        <source>No AOI was drawn or chosen: it is what the map shows now. {size}</source>
        <translation>Es wurde keine AOI gezeichnet oder gewählt: Es gilt, was die Karte jetzt zeigt. {size}</translation>
    </message>
    <message>
        <source>No Python was found that an environment can be made from: version {oldest} or newer is wanted, with venv and ensurepip (on Debian and Ubuntu the package python3-venv). Install one and name it in BASE_PYTHON. Tried: {tried}.</source>
        <translation>Es wurde kein Python gefunden, aus dem sich eine Umgebung erstellen lässt: Gebraucht wird Version {oldest} oder neuer, mit venv und ensurepip (unter Debian und Ubuntu das Paket python3-venv). Installieren Sie eines und nennen Sie es in BASE_PYTHON. Versucht: {tried}.</translation>
    </message>
    <message>
        <source>No Python with rasterio, geopandas and pystac-client was found to read and write the data. {hint}</source>
        <translation>Es wurde kein Python mit rasterio, geopandas und pystac-client gefunden, das die Daten liest und schreibt. {hint}</translation>
    </message>
    <message>
        <source>No chip passes the filter.</source>
        <translation>Kein Chip entspricht dem Filter.</translation>
    </message>
    <message>
        <source>No chips in this project. Open a dataset with Processing Toolbox &gt; DL4EO &gt; Load dataset, or choose the chips layer of one.</source>
        <translation>Keine Chips in diesem Projekt. Öffnen Sie einen Datensatz mit Werkzeugkiste &gt; DL4EO &gt; Datensatz laden, oder wählen Sie den Chip-Layer eines Datensatzes.</translation>
    </message>
    <message>
        <source>No pixel has a value.</source>
        <translation>Kein Pixel hat einen Wert.</translation>
    </message>
    <message>
        <source>Nodata</source>
        <translation>NoData</translation>
    </message>
    <message>
        <source>Not saved: {reason}</source>
        <translation>Nicht gespeichert: {reason}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Note ({key}): why?</source>
        <translation>Notiz ({key}): warum?</translation>
    </message>
    <message>
        <source>Note on {sample}</source>
        <translation>Notiz zu {sample}</translation>
    </message>
    <message>
        <source>Nothing is installed or changed.</source>
        <translation>Nichts wird installiert oder geändert.</translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <translation>Nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>Number of bands.</source>
        <translation>Anzahl der Kanäle.</translation>
    </message>
    <message>
        <source>Number of chips (0 = all)</source>
        <translation>Anzahl der Chips (0 = alle)</translation>
    </message>
    <message>
        <source>Number of chips.</source>
        <translation>Anzahl der Chips.</translation>
    </message>
    <message>
        <source>Number of classes of the table.</source>
        <translation>Anzahl der Klassen der Tabelle.</translation>
    </message>
    <message>
        <source>Number of dates of each chip, for spread and nearest.</source>
        <translation>Anzahl der Termine je Chip, für spread und nearest.</translation>
    </message>
    <message>
        <source>Number of dates that were chosen.</source>
        <translation>Anzahl der gewählten Termine.</translation>
    </message>
    <message>
        <source>Number of dates, for spread and nearest.</source>
        <translation>Anzahl der Termine, für spread und nearest.</translation>
    </message>
    <message>
        <source>Number of features that lie on the raster.</source>
        <translation>Anzahl der Objekte, die auf dem Raster liegen.</translation>
    </message>
    <message>
        <source>Number of items in the catalogue.</source>
        <translation>Anzahl der Einträge im Katalog.</translation>
    </message>
    <message>
        <source>Number of mosaics of images and masks.</source>
        <translation>Anzahl der Mosaike von Bildern und Masken.</translation>
    </message>
    <message>
        <source>Number of packages that this Python has.</source>
        <translation>Anzahl der Pakete, die dieses Python hat.</translation>
    </message>
    <message>
        <source>Number of pixels that have a class.</source>
        <translation>Anzahl der Pixel, die eine Klasse haben.</translation>
    </message>
    <message>
        <source>Number of pixels with the value ignore.</source>
        <translation>Anzahl der Pixel mit dem Wert ignore.</translation>
    </message>
    <message>
        <source>Number of problems; 0: the dataset is sound.</source>
        <translation>Anzahl der Probleme; 0: Der Datensatz ist in Ordnung.</translation>
    </message>
    <message>
        <source>Number of samples for the test.</source>
        <translation>Anzahl der Samples für den Test.</translation>
    </message>
    <message>
        <source>Number of samples for training.</source>
        <translation>Anzahl der Samples für das Training.</translation>
    </message>
    <message>
        <source>Number of samples for validation.</source>
        <translation>Anzahl der Samples für die Validierung.</translation>
    </message>
    <message>
        <source>Number of samples of SPLIT_NAME.</source>
        <translation>Anzahl der Samples von SPLIT_NAME.</translation>
    </message>
    <message>
        <source>Number of samples that are kept now and were not before, or the reverse.</source>
        <translation>Anzahl der Samples, die jetzt behalten werden und es vorher nicht wurden, oder umgekehrt.</translation>
    </message>
    <message>
        <source>Number of samples that are kept, by rule or by hand.</source>
        <translation>Anzahl der Samples, die nach Regel oder von Hand behalten werden.</translation>
    </message>
    <message>
        <source>Number of samples that are kept.</source>
        <translation>Anzahl der Samples, die behalten werden.</translation>
    </message>
    <message>
        <source>Number of samples that are rejected.</source>
        <translation>Anzahl der Samples, die verworfen werden.</translation>
    </message>
    <message>
        <source>Number of samples that lie too near to another split.</source>
        <translation>Anzahl der Samples, die einer anderen Teilmenge zu nahe liegen.</translation>
    </message>
    <message>
        <source>Number of samples that were kept.</source>
        <translation>Anzahl der Samples, die behalten wurden.</translation>
    </message>
    <message>
        <source>Number of samples with the verdict flag.</source>
        <translation>Anzahl der Samples mit dem Urteil flag.</translation>
    </message>
    <message>
        <source>Number of samples with the verdict keep.</source>
        <translation>Anzahl der Samples mit dem Urteil keep.</translation>
    </message>
    <message>
        <source>Number of samples with the verdict reject.</source>
        <translation>Anzahl der Samples mit dem Urteil reject.</translation>
    </message>
    <message>
        <source>Number of scenes.</source>
        <translation>Anzahl der Szenen.</translation>
    </message>
    <message>
        <source>Numbers of the layer value, for regression.</source>
        <translation>Zahlen des Layers value, für Regression.</translation>
    </message>
    <message>
        <source>Of PLAN_ONLY: a table of quantity, value, unit, and how it is known. Else it is not made.</source>
        <translation>Bei PLAN_ONLY: eine Tabelle mit Größe, Wert, Einheit und woher sie bekannt ist. Sonst wird sie nicht erstellt.</translation>
    </message>
    <message>
        <source>Of PLAN_ONLY: bytes that would be read.</source>
        <translation>Bei PLAN_ONLY: Bytes, die gelesen würden.</translation>
    </message>
    <message>
        <source>Of PLAN_ONLY: bytes that would be written.</source>
        <translation>Bei PLAN_ONLY: Bytes, die geschrieben würden.</translation>
    </message>
    <message>
        <source>Of PLAN_ONLY: minutes that it would take, roughly.</source>
        <translation>Bei PLAN_ONLY: Minuten, die es ungefähr dauern würde.</translation>
    </message>
    <message>
        <source>Of PLAN_ONLY: number of samples that are still to be made.</source>
        <translation>Bei PLAN_ONLY: Anzahl der Samples, die noch zu erstellen sind.</translation>
    </message>
    <message>
        <source>Of PLAN_ONLY: number of scenes of all kinds that they would be made of.</source>
        <translation>Bei PLAN_ONLY: Anzahl der Szenen aller Arten, aus denen sie erstellt würden.</translation>
    </message>
    <message>
        <source>Of PLAN_ONLY: one square a sample with date, state (to make or finished), split if none is rejected, number of samples of the chip, scenes, radar pass and its days, and the share of ground of each class. Else it is not made.</source>
        <translation>Bei PLAN_ONLY: ein Quadrat je Sample mit Datum, Zustand (zu erstellen oder fertig), Teilmenge, wenn keines verworfen wird, Anzahl der Samples des Chips, Szenen, Radarüberflug und dessen Tagen, und dem Anteil des Bodens jeder Klasse. Sonst wird es nicht erstellt.</translation>
    </message>
    <message>
        <source>Of SELECT=median, mean, maxndvi and first: length of each period. 0: the whole time is one.</source>
        <translation>Bei SELECT=median, mean, maxndvi und first: Länge jedes Zeitraums. 0: Die ganze Zeit ist einer.</translation>
    </message>
    <message>
        <source>Of SELECT=nearest: dates farther away than this many days are left out. 0: none is.</source>
        <translation>Bei SELECT=nearest: Termine, die mehr als so viele Tage entfernt sind, bleiben weg. 0: keiner.</translation>
    </message>
    <message>
        <source>Of SELECT=nearest: weight of a date&apos;s rank by days, against CLOUD_WEIGHT.</source>
        <translation>Bei SELECT=nearest: Gewicht des Rangs eines Termins nach Tagen, gegen CLOUD_WEIGHT.</translation>
    </message>
    <message>
        <source>Of SELECT=spread: days that a percent of cloud counts for. Of nearest: weight of the rank by cloud.</source>
        <translation>Bei SELECT=spread: Tage, für die ein Prozent Wolken zählt. Bei nearest: Gewicht des Rangs nach Wolken.</translation>
    </message>
    <message>
        <source>Of SPLIT=bands: degrees clockwise from north.</source>
        <translation>Bei SPLIT=bands: Grad im Uhrzeigersinn von Norden.</translation>
    </message>
    <message>
        <source>Of SPLIT=column: the column of the chips table whose values stay together. Values that are train, validation or test are taken at their word.</source>
        <translation>Bei SPLIT=column: die Spalte der Chip-Tabelle, deren gleiche Werte zusammenbleiben. Werte, die train, validation oder test lauten, werden beim Wort genommen.</translation>
    </message>
    <message>
        <source>Of SPLIT=date: first day of validation and first day of test, like 2022-01-01,2022-07-01; one day alone is that of test.</source>
        <translation>Bei SPLIT=date: erster Tag der Validierung und erster Tag des Tests, etwa 2022-01-01,2022-07-01; ein einzelner Tag ist der des Tests.</translation>
    </message>
    <message>
        <source>Of SPLIT=polygons: areas of which each goes to one split; a chip belongs to the one with most of it.</source>
        <translation>Bei SPLIT=polygons: Gebiete, von denen jedes in eine Teilmenge kommt; ein Chip gehört zu dem, in dem er zum größten Teil liegt.</translation>
    </message>
    <message>
        <source>Of all bands. Empty: as each file says.</source>
        <translation>Für alle Kanäle. Leer: wie jede Datei es angibt.</translation>
    </message>
    <message>
        <source>Of rasters that Build stack did not make: their day, like 2024-05-01. Empty: as the file&apos;s name or header tells it.</source>
        <translation>Bei Rastern, die nicht „Stapel erstellen“ gemacht hat: ihr Tag, etwa 2024-05-01. Leer: wie Dateiname oder Kopf der Datei sagen.</translation>
    </message>
    <message>
        <source>Of the edge in the layer boundary.</source>
        <translation>Des Randes im Layer boundary.</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>Offset of Sentinel-2</source>
        <translation>Offset von Sentinel-2</translation>
    </message>
    <message>
        <source>One footprint a scene, with its date, cloud, platform and files. The field scene holds all of it as a text: Select scenes and Build stack read it.</source>
        <translation>Ein Umriss je Szene, mit Datum, Wolken, Plattform und Dateien. Das Feld scene enthält alles als Text: „Szenen auswählen“ und „Stapel erstellen“ lesen es.</translation>
    </message>
    <message>
        <source>One footprint a scene: role (optical, radar, terrain), for_date (the date that it is for), rank (0 comes first in the mosaic), acquisition, and cover (share of the area under that acquisition). Build stack takes it.</source>
        <translation>Ein Umriss je Szene: role (optical, radar, terrain), for_date (der Termin, für den sie ist), rank (0 kommt im Mosaik zuerst), acquisition und cover (Anteil des Gebiets unter dieser Aufnahme). „Stapel erstellen“ nimmt ihn.</translation>
    </message>
    <message>
        <source>One row a problem, on its chip: kind, meaning, problem, sample_id, chip_id, file. Problems of the whole dataset have no place.</source>
        <translation>Eine Zeile je Problem, auf seinem Chip: kind, meaning, problem, sample_id, chip_id, file. Probleme des ganzen Datensatzes haben keinen Ort.</translation>
    </message>
    <message>
        <source>One square a chip, with its chip_id, CRS, column and row, and the pixels it was moved by. With LABELS: chosen (1 or 0), stratum (the class that it was chosen for, or background), its classes, and the share of its ground that each covers.</source>
        <translation>Ein Quadrat je Chip, mit chip_id, KBS, Spalte und Zeile und den Pixeln, um die er verschoben wurde. Mit LABELS: chosen (1 oder 0), stratum (die Klasse, für die er gewählt wurde, oder background), seine Klassen und der Anteil seines Bodens, den jede bedeckt.</translation>
    </message>
    <message>
        <source>One square a sample, with its measures.</source>
        <translation>Ein Quadrat je Sample, mit seinen Maßen.</translation>
    </message>
    <message>
        <source>One square a sample, with status and split.</source>
        <translation>Ein Quadrat je Sample, mit Status und Teilmenge.</translation>
    </message>
    <message>
        <source>Only labels of the image&apos;s own year are drawn.</source>
        <translation>Nur Labels aus dem Jahr des Bildes werden gezeichnet.</translation>
    </message>
    <message>
        <source>Only passes of this direction. both: ascending and descending passes as separate bands.</source>
        <translation>Nur Überflüge in dieser Richtung. both: aufsteigende und absteigende Überflüge als getrennte Kanäle.</translation>
    </message>
    <message>
        <source>Only passes of this relative orbit, 1 to 175. 0: any.</source>
        <translation>Nur Überflüge dieses relativen Orbits, 1 bis 175. 0: jeder.</translation>
    </message>
    <message>
        <source>Only plan (dry run)</source>
        <translation>Nur planen (Probelauf)</translation>
    </message>
    <message>
        <source>Only tell what is there</source>
        <translation>Nur sagen, was vorhanden ist</translation>
    </message>
    <message>
        <source>Only the indices</source>
        <translation>Nur die Indizes</translation>
    </message>
    <message>
        <source>Opens a dataset as styled layers in one group: chips (their styles show status, split, verdict and the share of each class), scenes, area of interest, and all images and masks as mosaics. The mosaics are small files in the folder views of the dataset; no pixel is copied.</source>
        <translation>Öffnet einen Datensatz als gestaltete Layer in einer Gruppe: Chips (ihre Stile zeigen Status, Teilmenge, Urteil und den Anteil jeder Klasse), Szenen, Untersuchungsgebiet und alle Bilder und Masken als Mosaike. Die Mosaike sind kleine Dateien im Ordner views des Datensatzes; kein Pixel wird kopiert.</translation>
    </message>
    <message>
        <source>Opens the images and masks as mosaics, a group a date: true colour, false colour and masks in the colours of the classes. Where no chip has two dates, all dates are one mosaic; of more than 24 dates those of a month or year are put together, the latest on top.</source>
        <translation>Öffnet die Bilder und Masken als Mosaike, eine Gruppe je Termin: Echtfarben, Falschfarben und Masken in den Farben der Klassen. Wo kein Chip zwei Termine hat, sind alle Termine ein Mosaik; bei mehr als 24 Terminen werden die eines Monats oder Jahres zusammengefasst, die spätesten zuoberst.</translation>
    </message>
    <message>
        <source>Optical bands</source>
        <translation>Optische Kanäle</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Other optical data of CATALOGUE: landsat-c2-l2 (Landsat 4 to 9), hls2-l30 or hls2-s30 (Harmonized Landsat and Sentinel-2); local, of a catalogue that Index local rasters made. Empty: Sentinel-2 L2A, or local where a catalogue has nothing else.</source>
        <translation>Andere optische Daten von CATALOGUE: landsat-c2-l2 (Landsat 4 bis 9), hls2-l30 oder hls2-s30 (Harmonized Landsat and Sentinel-2); local, eines Katalogs, den „Lokale Raster indizieren“ erstellt hat. Leer: Sentinel-2 L2A, oder local, wo ein Katalog nichts anderes hat.</translation>
    </message>
    <message>
        <source>Outline on the map</source>
        <translation>Umriss in der Karte</translation>
    </message>
    <message>
        <source>Outline the current chip on the map.</source>
        <translation>Den aktuellen Chip auf der Karte umreißen.</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Path of the Python in use. Empty: there is none.</source>
        <translation>Pfad des verwendeten Python. Leer: Es gibt keines.</translation>
    </message>
    <message>
        <source>Pattern of the band in a file&apos;s name</source>
        <translation>Muster des Kanals im Dateinamen</translation>
    </message>
    <message>
        <source>Pattern of the day in a file&apos;s name</source>
        <translation>Muster des Tages im Dateinamen</translation>
    </message>
    <message>
        <source>Percent of a chip that a pass has to cover, by its footprint. Below 100 the pixels outside of the pass have no radar value, which MIN_VALID counts.</source>
        <translation>Prozent eines Chips, die ein Überflug nach seinem Umriss bedecken muss. Unter 100 haben Pixel außerhalb des Überflugs keinen Radarwert, was MIN_VALID zählt.</translation>
    </message>
    <message>
        <source>Percent of a chip&apos;s pixels that may be cloud by the cloud layer. Dates with more are chosen only where the chip has no other, and then rejected.</source>
        <translation>Prozent der Pixel eines Chips, die laut Wolkenlayer Wolke sein dürfen. Termine mit mehr werden nur gewählt, wo der Chip keinen anderen hat, und dann verworfen.</translation>
    </message>
    <message>
        <source>Percent of a chip&apos;s pixels that may be shadow of clouds by the cloud layer. 100: all.</source>
        <translation>Prozent der Pixel eines Chips, die laut Wolkenlayer Wolkenschatten sein dürfen. 100: alle.</translation>
    </message>
    <message>
        <source>Percent of a chip&apos;s pixels that may be snow or ice by the cloud layer. 100: all.</source>
        <translation>Prozent der Pixel eines Chips, die laut Wolkenlayer Schnee oder Eis sein dürfen. 100: alle.</translation>
    </message>
    <message>
        <source>Percent of the area (in whole chips) under the optical scenes of a date; with several dates of the one that covers least.</source>
        <translation>Prozent des Gebiets (in ganzen Chips) unter den optischen Szenen eines Termins; bei mehreren Terminen dessen, der am wenigsten bedeckt.</translation>
    </message>
    <message>
        <source>Percent of the pixels of its chips that have a value in every band.</source>
        <translation>Prozent der Pixel seiner Chips, die in jedem Kanal einen Wert haben.</translation>
    </message>
    <message>
        <source>Pixel size (metres)</source>
        <translation>Pixelgröße (Meter)</translation>
    </message>
    <message>
        <source>Pixels of a class</source>
        <translation>Pixel einer Klasse</translation>
    </message>
    <message>
        <source>Pixels of this value are no data, beside a file&apos;s own.</source>
        <translation>Pixel mit diesem Wert sind NoData, neben dem eigenen Wert einer Datei.</translation>
    </message>
    <message>
        <source>Pixels that lie so near to another class, or to the background, get the value ignore.</source>
        <translation>Pixel, die so nahe an einer anderen Klasse oder am Hintergrund liegen, erhalten den Wert ignore.</translation>
    </message>
    <message>
        <source>Planned samples</source>
        <translation>Geplante Samples</translation>
    </message>
    <message>
        <source>Planned scenes</source>
        <translation>Geplante Szenen</translation>
    </message>
    <message>
        <source>Points and lines become polygons of this reach; polygons grow by it.</source>
        <translation>Punkte und Linien werden zu Polygonen dieser Reichweite; Polygone wachsen um sie.</translation>
    </message>
    <message>
        <source>Polygons</source>
        <translation>Polygone</translation>
    </message>
    <message>
        <source>Polygons of the area of interest, in any CRS.</source>
        <translation>Polygone des Untersuchungsgebiets, in beliebigem KBS.</translation>
    </message>
    <message>
        <source>Polygons of the area of interest, in any CRS. A selection or filter of the layer counts.</source>
        <translation>Polygone des Untersuchungsgebiets, in beliebigem KBS. Eine Auswahl oder ein Filter des Layers gilt.</translation>
    </message>
    <message>
        <source>Polygons of the ground that was labelled. Outside of them pixels get the value ignore.</source>
        <translation>Polygone des Bodens, der gelabelt wurde. Außerhalb erhalten Pixel den Wert ignore.</translation>
    </message>
    <message>
        <source>Polygons of the same value stay together; those called train, validation or test go there. Empty: each polygon is its own group.</source>
        <translation>Polygone mit demselben Wert bleiben zusammen; die namens train, validation oder test kommen dorthin. Leer: Jedes Polygon ist eine eigene Gruppe.</translation>
    </message>
    <message>
        <source>Polygons of what is to be learnt.</source>
        <translation>Polygone dessen, was gelernt werden soll.</translation>
    </message>
    <message>
        <source>Polygons that take the place of the recipe&apos;s area, in any CRS. Empty: as the recipe says.</source>
        <translation>Polygone, die an die Stelle des Gebiets im Rezept treten, in beliebigem KBS. Leer: wie das Rezept sagt.</translation>
    </message>
    <message>
        <source>Polygons to learn, in any CRS; points and lines with BUFFER.</source>
        <translation>Polygone, die gelernt werden sollen, in beliebigem KBS; Punkte und Linien mit BUFFER.</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Problems to let be</source>
        <translation>Zu übergehende Probleme</translation>
    </message>
    <message>
        <source>Puts rejected samples into the mosaics too, as far as they have files.</source>
        <translation>Nimmt auch verworfene Samples in die Mosaike auf, soweit sie Dateien haben.</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Python that reads and writes the data (empty: found by itself)</source>
        <translation>Python, das die Daten liest und schreibt (leer: wird selbst gefunden)</translation>
    </message>
    <message>
        <source>Python to make it from</source>
        <translation>Python, aus dem sie erstellt wird</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Radar</source>
        <translation>Radar</translation>
    </message>
    <message>
        <source>Raster</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Raster layers or files, instead of a folder.</source>
        <translation>Rasterlayer oder -dateien anstelle eines Ordners.</translation>
    </message>
    <message>
        <source>Raster with indices</source>
        <translation>Raster mit Indizes</translation>
    </message>
    <message>
        <source>Rasterise labels</source>
        <translation>Labels rasterisieren</translation>
    </message>
    <message>
        <source>Rasters</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Rasters of the chips</source>
        <translation>Raster der Chips</translation>
    </message>
    <message>
        <source>Rasters whose pixels are those of the chips, one of each date: Build stack makes such. Any other GeoTIFF with a date will do, if the chips were made on its grid (LIKE of Make chip grid).</source>
        <translation>Raster, deren Pixel die der Chips sind, eines je Termin: „Stapel erstellen“ macht solche. Jedes andere GeoTIFF mit einem Datum geht auch, wenn die Chips auf seinem Gitter erstellt wurden (LIKE von „Chip-Gitter erstellen“).</translation>
    </message>
    <message>
        <source>Reach of clouds (metres)</source>
        <translation>Reichweite der Wolken (Meter)</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>Reads scenes as one raster: optical bands, indices, slope, elevation and radar on one grid, each value the same as in the chips of Make training dataset. The file is a Cloud-Optimised GeoTIFF that tells what it is made of; chips can be cut from it without a search.</source>
        <translation>Liest Szenen als ein Raster: optische Kanäle, Indizes, Hangneigung, Höhe und Radar auf einem Gitter, jeder Wert derselbe wie in den Chips von „Trainingsdatensatz erstellen“. Die Datei ist ein Cloud-Optimised GeoTIFF, das sagt, woraus es gemacht ist; Chips können daraus ohne Suche geschnitten werden.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Red, green and blue of the images.</source>
        <translation>Rot, Grün und Blau der Bilder.</translation>
    </message>
    <message>
        <source>Reflectance</source>
        <translation>Reflexionsgrad</translation>
    </message>
    <message>
        <source>Reflectance = pixel x scale + offset, for indices alone; of bands whose file tells no scale. A scale of 0.0001 is usual where reflectance is kept as whole numbers.</source>
        <translation>Reflexionsgrad = Pixel x Skalierung + Offset, nur für Indizes; für Kanäle, deren Datei keine Skalierung nennt. Eine Skalierung von 0.0001 ist üblich, wo Reflexionsgrade als ganze Zahlen abgelegt sind.</translation>
    </message>
    <message>
        <source>Regular expression; the digits of its groups are YYYYMMDD, or YYYY.</source>
        <translation>Regulärer Ausdruck; die Ziffern seiner Gruppen sind YYYYMMDD oder YYYY.</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Reject constant bands</source>
        <translation>Konstante Kanäle verwerfen</translation>
    </message>
    <message>
        <source>Reject this chip; its note is the reason.</source>
        <translation>Diesen Chip verwerfen; seine Notiz ist der Grund.</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Rejected by hand</source>
        <translation>Von Hand verworfen</translation>
    </message>
    <message>
        <source>Rejected samples too</source>
        <translation>Auch verworfene Samples</translation>
    </message>
    <message>
        <source>Relative orbit</source>
        <translation>Relativer Orbit</translation>
    </message>
    <message>
        <source>Remap table</source>
        <translation>Umsetzungstabelle</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Resampling</source>
        <translation>Resampling</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Durchsicht</translation>
    </message>
    <message>
        <source>Review chips…</source>
        <translation>Chips durchsehen…</translation>
    </message>
    <message>
        <source>Review {sample}: {verdict}</source>
        <translation>Durchsicht von {sample}: {verdict}</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Run &quot;Set up environment&quot; (dl4eo:setupenvironment, in the toolbox under Set-up), which makes one in your profile. Or make it by hand: python3 -m venv &quot;{folder}&quot; &amp;&amp; &quot;{python}&quot; -m pip install --require-hashes -r &quot;{list}&quot; - or name one in {name}.</source>
        <translation>Führen Sie „Umgebung einrichten“ (dl4eo:setupenvironment, in der Werkzeugkiste unter Einrichtung) aus, das eine in Ihrem Profil erstellt. Oder von Hand: python3 -m venv &quot;{folder}&quot; &amp;&amp; &quot;{python}&quot; -m pip install --require-hashes -r &quot;{list}&quot; - oder nennen Sie eines in {name}.</translation>
    </message>
    <message>
        <source>Run dl4eo:makedataset on that folder again: it makes what is missing.</source>
        <translation>Führen Sie dl4eo:makedataset mit diesem Ordner erneut aus: Es erstellt, was fehlt.</translation>
    </message>
    <message>
        <source>Run recipe</source>
        <translation>Rezept ausführen</translation>
    </message>
    <message>
        <source>Same brightness for all</source>
        <translation>Gleiche Helligkeit</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>Samples that are nearly the same as another. None where there is no such sample.</source>
        <translation>Samples, die einem anderen fast gleich sind. Fehlt, wo es kein solches Sample gibt.</translation>
    </message>
    <message>
        <source>Samples with less contrast in their optical bands, which are reflectances of 0 to 1, are rejected: flat images teach nothing. 0: none is.</source>
        <translation>Samples mit weniger Kontrast in ihren optischen Kanälen, die Reflexionsgrade von 0 bis 1 sind, werden verworfen: Flache Bilder lehren nichts. 0: keines.</translation>
    </message>
    <message>
        <source>Samples with this many percent of pixels without a class, or more, are rejected. 100: none is.</source>
        <translation>Samples mit so viel Prozent Pixeln ohne Klasse oder mehr werden verworfen. 100: keines.</translation>
    </message>
    <message>
        <source>Save them (Layer &gt; Save Layer Edits), or stop editing; then run it again.</source>
        <translation>Speichern Sie sie (Layer &gt; Layeränderungen speichern), oder beenden Sie die Bearbeitung; führen Sie es dann erneut aus.</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skalierung</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>Szenen</translation>
    </message>
    <message>
        <source>Scenes of {count} dates from {day}</source>
        <translation>Szenen von {count} Terminen ab {day}</translation>
    </message>
    <message>
        <source>Scenes of {day}</source>
        <translation>Szenen vom {day}</translation>
    </message>
    <message>
        <source>Scenes of {name}</source>
        <translation>Szenen von {name}</translation>
    </message>
    <message>
        <source>Scenes whose cloud share is this many percent or more are left out.</source>
        <translation>Szenen, deren Wolkenanteil so viel Prozent oder mehr beträgt, bleiben weg.</translation>
    </message>
    <message>
        <source>Scenes whose cloud share is this many percent or more are left out. Above 100: all are taken, also those that do not tell their cloud share.</source>
        <translation>Szenen, deren Wolkenanteil so viel Prozent oder mehr beträgt, bleiben weg. Über 100: Alle werden genommen, auch die ohne Angabe ihres Wolkenanteils.</translation>
    </message>
    <message>
        <source>Search scenes</source>
        <translation>Szenen suchen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Select scenes</source>
        <translation>Szenen auswählen</translation>
    </message>
    <message>
        <source>Set it in the layer&apos;s properties.</source>
        <translation>Setzen Sie es in den Eigenschaften des Layers.</translation>
    </message>
    <message>
        <source>Set that too, or leave this away.</source>
        <translation>Setzen Sie auch das, oder lassen Sie dies weg.</translation>
    </message>
    <message>
        <source>Set up environment</source>
        <translation>Umgebung einrichten</translation>
    </message>
    <message>
        <source>Set up environment…</source>
        <translation>Umgebung einrichten…</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>Einrichten…</translation>
    </message>
    <message>
        <source>Share (0 to 1) of a pixel that must be covered under RULE=coverage.</source>
        <translation>Anteil (0 bis 1) eines Pixels, der unter RULE=coverage bedeckt sein muss.</translation>
    </message>
    <message>
        <source>Share from</source>
        <translation>Anteil ab</translation>
    </message>
    <message>
        <source>Shares of train, validation, test (%)</source>
        <translation>Anteile von train, validation, test (%)</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Show the chip that is selected on the map or in the attribute table.</source>
        <translation>Den Chip zeigen, der auf der Karte oder in der Attributtabelle gewählt ist.</translation>
    </message>
    <message>
        <source>Side of the squares of SPLIT=blocks and rings; width of the whole pattern of SPLIT=bands.</source>
        <translation>Seite der Quadrate von SPLIT=blocks und rings; Breite des ganzen Musters von SPLIT=bands.</translation>
    </message>
    <message>
        <source>Simulated data: nothing in it was measured. Press Run to make a dataset of it.</source>
        <translation>Simulierte Daten: Nichts darin wurde gemessen. Drücken Sie „Starten“, um daraus einen Datensatz zu erstellen.</translation>
    </message>
    <message>
        <source>Snow and ice count as clear ground.</source>
        <translation>Schnee und Eis zählen als klarer Boden.</translation>
    </message>
    <message>
        <source>Snow is clear</source>
        <translation>Schnee ist klar</translation>
    </message>
    <message>
        <source>So far around clouds, shadows and snow nothing counts as clear: in MASK, CLOUD_LAYER and composites.</source>
        <translation>So weit um Wolken, Schatten und Schnee zählt nichts als klar: in MASK, CLOUD_LAYER und Kompositen.</translation>
    </message>
    <message>
        <source>So many of the chips that labels touch are chosen in all: by the seed; with BALANCE rare classes first. What quotas leave is filled with chips of other classes. 0: all, or as many as BALANCE allows.</source>
        <translation>So viele der Chips, die Labels berühren, werden insgesamt gewählt: nach dem Startwert; mit BALANCE seltene Klassen zuerst. Was Quoten übrig lassen, wird mit Chips anderer Klassen gefüllt. 0: alle, oder so viele, wie BALANCE erlaubt.</translation>
    </message>
    <message>
        <source>Spectral indices</source>
        <translation>Spektralindizes</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>Split chips</source>
        <translation>Chips aufteilen</translation>
    </message>
    <message>
        <source>Split for normalising</source>
        <translation>Teilmenge zum Normalisieren</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Stack of {day}</source>
        <translation>Stapel vom {day}</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Stretch between the dataset&apos;s percentiles, not the chip&apos;s.</source>
        <translation>Zwischen den Perzentilen des Datensatzes strecken, nicht des Chips.</translation>
    </message>
    <message>
        <source>Stride (pixels, 0 = chip size)</source>
        <translation>Schrittweite (Pixel, 0 = Chipgröße)</translation>
    </message>
    <message>
        <source>Style the layer by its classes, or write them in CLASSES.</source>
        <translation>Gestalten Sie den Layer nach seinen Klassen, oder schreiben Sie diese in CLASSES.</translation>
    </message>
    <message>
        <source>Such pixels get the value ignore.</source>
        <translation>Solche Pixel erhalten den Wert ignore.</translation>
    </message>
    <message>
        <source>Table of classes</source>
        <translation>Tabelle der Klassen</translation>
    </message>
    <message>
        <source>Take all filters away.</source>
        <translation>Alle Filter entfernen.</translation>
    </message>
    <message>
        <source>Take back your latest verdict or note, and show its chip.</source>
        <translation>Ihr letztes Urteil oder Ihre letzte Notiz zurücknehmen und den Chip zeigen.</translation>
    </message>
    <message>
        <source>Take the verdict of this chip away.</source>
        <translation>Das Urteil über diesen Chip entfernen.</translation>
    </message>
    <message>
        <source>Tells mean, deviation, extremes and percentiles of each band, and pixels and weights of each class, by split. It writes stats.json in the dataset, by which loaders normalise.</source>
        <translation>Nennt Mittelwert, Abweichung, Extreme und Perzentile jedes Kanals sowie Pixel und Gewichte jeder Klasse, nach Teilmenge. Schreibt im Datensatz stats.json, wonach Lader normalisieren.</translation>
    </message>
    <message>
        <source>Tells what would be made, without reading a pixel of an image or writing a file to the dataset folder: samples, scenes, bytes to read, disk and minutes, as numbers, and as PLAN and PLAN_TABLE. Dates are those by the cloud share that scenes tell: a run looks at their cloud layers first.</source>
        <translation>Sagt, was erstellt würde, ohne ein Pixel eines Bildes zu lesen oder eine Datei in den Datensatzordner zu schreiben: Samples, Szenen, zu lesende Bytes, Speicherplatz und Minuten, als Zahlen sowie als PLAN und PLAN_TABLE. Die Termine richten sich nach dem Wolkenanteil, den die Szenen angeben: Ein Lauf betrachtet zuerst deren Wolkenlayer.</translation>
    </message>
    <message>
        <source>Temporary folder</source>
        <translation>Temporärer Ordner</translation>
    </message>
    <message>
        <source>Terrain</source>
        <translation>Gelände</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>That is no area: it needs three corners at least, not all on one line.</source>
        <translation>Das ist keine Fläche: Sie braucht mindestens drei Ecken, nicht alle auf einer Linie.</translation>
    </message>
    <message>
        <source>The algorithm {name} is not there.</source>
        <translation>Der Algorithmus {name} ist nicht vorhanden.</translation>
    </message>
    <message>
        <source>The area that the dataset was made for.</source>
        <translation>Das Gebiet, für das der Datensatz erstellt wurde.</translation>
    </message>
    <message>
        <source>The bands that are shown in red, green and blue, or one band in grey.</source>
        <translation>Die Kanäle, die rot, grün und blau gezeigt werden, oder ein Kanal in Grau.</translation>
    </message>
    <message>
        <source>The catalog.json to give as CATALOGUE.</source>
        <translation>Die catalog.json, die als CATALOGUE anzugeben ist.</translation>
    </message>
    <message>
        <source>The chips of INPUT, a square a sample, with what was decided. Not made of a dataset.</source>
        <translation>Die Chips von INPUT, ein Quadrat je Sample, mit dem, was entschieden wurde. Entsteht nicht aus einem Datensatz.</translation>
    </message>
    <message>
        <source>The cloud classes that Build stack wrote for each raster. Empty: no cloud shares are known.</source>
        <translation>Die Wolkenklassen, die „Stapel erstellen“ für jedes Raster geschrieben hat. Leer: Wolkenanteile sind nicht bekannt.</translation>
    </message>
    <message>
        <source>The dataset has no statistics (stats.json).</source>
        <translation>Der Datensatz hat keine Statistik (stats.json).</translation>
    </message>
    <message>
        <source>The dataset lies in a temporary folder that goes when QGIS ends: {folder}. Copy it to keep it.</source>
        <translation>Der Datensatz liegt in einem temporären Ordner, der mit dem Ende von QGIS verschwindet: {folder}. Kopieren Sie ihn, um ihn zu behalten.</translation>
    </message>
    <message>
        <source>The day of the optical scenes, YYYY-MM-DD.</source>
        <translation>Der Tag der optischen Szenen, YYYY-MM-DD.</translation>
    </message>
    <message>
        <source>The day that METHOD=nearest looks for.</source>
        <translation>Der Tag, nach dem METHOD=nearest sucht.</translation>
    </message>
    <message>
        <source>The day that SELECT=nearest looks for.</source>
        <translation>Der Tag, nach dem SELECT=nearest sucht.</translation>
    </message>
    <message>
        <source>The day that all of them were taken. Empty: each file&apos;s own, by its name (like 20240630 or 2024-06-30), else by its header. Files of one day that lie near each other are mosaicked.</source>
        <translation>Der Tag, an dem alle aufgenommen wurden. Leer: der eigene jeder Datei, nach ihrem Namen (etwa 20240630 oder 2024-06-30), sonst nach ihrem Kopf. Dateien eines Tages, die nahe beieinander liegen, werden mosaikiert.</translation>
    </message>
    <message>
        <source>The day to give as END.</source>
        <translation>Der Tag, der als END anzugeben ist.</translation>
    </message>
    <message>
        <source>The day to give as START.</source>
        <translation>Der Tag, der als START anzugeben ist.</translation>
    </message>
    <message>
        <source>The day to take, of a layer with scenes for several. Empty: the only one.</source>
        <translation>Der zu nehmende Tag, bei einem Layer mit Szenen für mehrere. Leer: der einzige.</translation>
    </message>
    <message>
        <source>The demo makes a small simulated world and opens the dialog that makes a dataset of it.</source>
        <translation>Die Demo erstellt eine kleine simulierte Welt und öffnet den Dialog, der daraus einen Datensatz macht.</translation>
    </message>
    <message>
        <source>The demo&apos;s data is being made already.</source>
        <translation>Die Daten der Demo werden bereits erstellt.</translation>
    </message>
    <message>
        <source>The demo&apos;s data is being made: a few seconds.</source>
        <translation>Die Daten der Demo werden erstellt: einige Sekunden.</translation>
    </message>
    <message>
        <source>The demo&apos;s data was not made. {reason}</source>
        <translation>Die Daten der Demo wurden nicht erstellt. {reason}</translation>
    </message>
    <message>
        <source>The environment cannot be made in {folder}: {reason}.</source>
        <translation>Die Umgebung kann in {folder} nicht erstellt werden: {reason}.</translation>
    </message>
    <message>
        <source>The environment in {folder} is being made by another QGIS. Wait until it is done.</source>
        <translation>Die Umgebung in {folder} wird gerade von einem anderen QGIS erstellt. Warten Sie, bis es fertig ist.</translation>
    </message>
    <message>
        <source>The environment is ready: {versions}.</source>
        <translation>Die Umgebung ist bereit: {versions}.</translation>
    </message>
    <message>
        <source>The environment needs about {needed} MB in {folder}, of which {free} MB are free.</source>
        <translation>Die Umgebung braucht etwa {needed} MB in {folder}, davon sind {free} MB frei.</translation>
    </message>
    <message>
        <source>The environment that is there stays in use until the new one is whole.</source>
        <translation>Die vorhandene Umgebung bleibt in Gebrauch, bis die neue vollständig ist.</translation>
    </message>
    <message>
        <source>The environment was not made</source>
        <translation>Die Umgebung wurde nicht erstellt</translation>
    </message>
    <message>
        <source>The file dataset.gpkg cannot be written: no verdicts. Check its rights, and those of its folder.</source>
        <translation>Die Datei dataset.gpkg kann nicht geschrieben werden: keine Urteile. Prüfen Sie ihre Rechte und die ihres Ordners.</translation>
    </message>
    <message>
        <source>The file dataset.json in the dataset&apos;s folder.</source>
        <translation>Die Datei dataset.json im Ordner des Datensatzes.</translation>
    </message>
    <message>
        <source>The file dataset.json of the dataset.</source>
        <translation>Die Datei dataset.json des Datensatzes.</translation>
    </message>
    <message>
        <source>The file dataset.json of the finished dataset.</source>
        <translation>Die Datei dataset.json des fertigen Datensatzes.</translation>
    </message>
    <message>
        <source>The file report.html, which any browser opens.</source>
        <translation>Die Datei report.html, die jeder Browser öffnet.</translation>
    </message>
    <message>
        <source>The file stats.json in the dataset.</source>
        <translation>Die Datei stats.json im Datensatz.</translation>
    </message>
    <message>
        <source>The first date, YYYY-MM-DD.</source>
        <translation>Der erste Termin, YYYY-MM-DD.</translation>
    </message>
    <message>
        <source>The first day, to give as START.</source>
        <translation>Der erste Tag, der als START anzugeben ist.</translation>
    </message>
    <message>
        <source>The folder {folder} of your profile cannot be made: {reason}.</source>
        <translation>Der Ordner {folder} Ihres Profils kann nicht angelegt werden: {reason}.</translation>
    </message>
    <message>
        <source>The folder {folder} of your profile cannot be written to.</source>
        <translation>In den Ordner {folder} Ihres Profils kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The item collection (.json) that is written.</source>
        <translation>Die geschriebene Item-Collection (.json).</translation>
    </message>
    <message>
        <source>The kinds:</source>
        <translation>Die Arten:</translation>
    </message>
    <message>
        <source>The labels&apos; field with that day, instead of DATE: dates, times or texts like 2024-06-30. A chip looks for the days of all labels that touch it.</source>
        <translation>Das Feld der Labels mit diesem Tag, anstelle von DATE: Daten, Zeiten oder Texte wie 2024-06-30. Ein Chip sucht nach den Tagen aller Labels, die ihn berühren.</translation>
    </message>
    <message>
        <source>The lakes to give as LABELS.</source>
        <translation>Die Seen, die als LABELS anzugeben sind.</translation>
    </message>
    <message>
        <source>The largest time between a date and its Sentinel-1 pass, in days; -1 without one.</source>
        <translation>Der größte zeitliche Abstand zwischen einem Termin und seinem Sentinel-1-Überflug, in Tagen; -1 ohne einen.</translation>
    </message>
    <message>
        <source>The last day, to give as END.</source>
        <translation>Der letzte Tag, der als END anzugeben ist.</translation>
    </message>
    <message>
        <source>The layer cannot be edited now.</source>
        <translation>Der Layer kann jetzt nicht bearbeitet werden.</translation>
    </message>
    <message>
        <source>The layer has no chips.</source>
        <translation>Der Layer hat keine Chips.</translation>
    </message>
    <message>
        <source>The layer has other unsaved edits too: save the layer, and verdicts with it.</source>
        <translation>Der Layer hat auch andere nicht gespeicherte Änderungen: Speichern Sie den Layer und damit die Urteile.</translation>
    </message>
    <message>
        <source>The layer is set to read-only in this project: no verdicts.</source>
        <translation>Der Layer ist in diesem Projekt schreibgeschützt: keine Urteile.</translation>
    </message>
    <message>
        <source>The layer of Search scenes, or several of them merged. A selection or filter of the layer counts. Radar and elevation scenes in it are used instead of a search.</source>
        <translation>Der Layer von „Szenen suchen“ oder mehrere davon zusammengefügt. Eine Auswahl oder ein Filter des Layers gilt. Radar- und Höhenszenen darin werden anstelle einer Suche verwendet.</translation>
    </message>
    <message>
        <source>The layer of Select scenes, or of Search scenes. A selection or filter of the layer counts. Radar and terrain bands are made where it has such scenes.</source>
        <translation>Der Layer von „Szenen auswählen“ oder „Szenen suchen“. Eine Auswahl oder ein Filter des Layers gilt. Radar- und Geländekanäle entstehen, wo er solche Szenen hat.</translation>
    </message>
    <message>
        <source>The least share of the chip that the class covers.</source>
        <translation>Der kleinste Anteil des Chips, den die Klasse bedeckt.</translation>
    </message>
    <message>
        <source>The map has no CRS, so nothing tells where on Earth it is. Set the project&apos;s CRS first.</source>
        <translation>Die Karte hat kein KBS, also sagt nichts, wo auf der Erde sie liegt. Setzen Sie zuerst das KBS des Projekts.</translation>
    </message>
    <message>
        <source>The map shows nothing yet. Add a layer or a background map, then draw.</source>
        <translation>Die Karte zeigt noch nichts. Fügen Sie einen Layer oder eine Hintergrundkarte hinzu, dann zeichnen Sie.</translation>
    </message>
    <message>
        <source>The map shows nothing yet. Draw an AOI, or add a layer of it.</source>
        <translation>Die Karte zeigt noch nichts. Zeichnen Sie eine AOI, oder fügen Sie einen Layer davon hinzu.</translation>
    </message>
    <message>
        <source>The map&apos;s CRS {crs} has no place on Earth there.</source>
        <translation>Das KBS {crs} der Karte hat dort keinen Ort auf der Erde.</translation>
    </message>
    <message>
        <source>The masks. None without labels.</source>
        <translation>Die Masken. Fehlt ohne Labels.</translation>
    </message>
    <message>
        <source>The outline crosses itself: its loops became areas of their own. {size}</source>
        <translation>Der Umriss überkreuzt sich: Seine Schleifen wurden eigene Flächen. {size}</translation>
    </message>
    <message>
        <source>The packages were installed but do not work</source>
        <translation>Die Pakete wurden installiert, funktionieren aber nicht</translation>
    </message>
    <message>
        <source>The plugin&apos;s own environment is whole: nothing to do. REBUILD makes it again.</source>
        <translation>Die eigene Umgebung der Erweiterung ist vollständig: nichts zu tun. REBUILD erstellt sie neu.</translation>
    </message>
    <message>
        <source>The polygon to give as AOI.</source>
        <translation>Das Polygon, das als AOI anzugeben ist.</translation>
    </message>
    <message>
        <source>The rules that are new, with old values.</source>
        <translation>Die neuen Regeln, mit den alten Werten.</translation>
    </message>
    <message>
        <source>The same seed deals and chooses the chips in the same way.</source>
        <translation>Derselbe Startwert verteilt und wählt die Chips auf dieselbe Weise.</translation>
    </message>
    <message>
        <source>The same seed makes the same world.</source>
        <translation>Derselbe Startwert ergibt dieselbe Welt.</translation>
    </message>
    <message>
        <source>The split whose numbers stand at the top of stats.json, like validation. Empty: train, so that nothing of the other splits is known to a model.</source>
        <translation>Die Teilmenge, deren Zahlen oben in stats.json stehen, etwa validation. Leer: train, damit ein Modell von den anderen Teilmengen nichts weiß.</translation>
    </message>
    <message>
        <source>The stack holds all whole chips of this size that touch the area, so that those of Make chip grid with the same size, pixel size and area lie inside. Ground of other chips has no value.</source>
        <translation>Der Stapel enthält alle ganzen Chips dieser Größe, die das Gebiet berühren, sodass die von „Chip-Gitter erstellen“ mit gleicher Größe, Pixelgröße und gleichem Gebiet darin liegen. Boden anderer Chips hat keinen Wert.</translation>
    </message>
    <message>
        <source>The style of {name} cannot be read: {message}</source>
        <translation>Der Stil von {name} kann nicht gelesen werden: {message}</translation>
    </message>
    <message>
        <source>The table names a file outside the dataset: {name}</source>
        <translation>Die Tabelle nennt eine Datei außerhalb des Datensatzes: {name}</translation>
    </message>
    <message>
        <source>The verdict cannot be written into the layer.</source>
        <translation>Das Urteil kann nicht in den Layer geschrieben werden.</translation>
    </message>
    <message>
        <source>The worker failed, which is a fault of the plugin: {message}</source>
        <translation>Der Worker ist gescheitert, was ein Fehler der Erweiterung ist: {message}</translation>
    </message>
    <message>
        <source>The worker process ({python}) ended without an answer ({how}). QGIS is not harmed. Its last words: {last}</source>
        <translation>Der Worker-Prozess ({python}) endete ohne Antwort ({how}). QGIS ist nicht beeinträchtigt. Seine letzten Worte: {last}</translation>
    </message>
    <message>
        <source>There are many chips: images and masks are drawn from the scale 1:{scale} on; zoom in.</source>
        <translation>Es sind viele Chips: Bilder und Masken werden ab dem Maßstab 1:{scale} gezeichnet; zoomen Sie hinein.</translation>
    </message>
    <message>
        <source>There is no Python with the packages yet.</source>
        <translation>Es gibt noch kein Python mit den Paketen.</translation>
    </message>
    <message>
        <source>There is nothing to undo yet.</source>
        <translation>Es gibt noch nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>This chip has no image.</source>
        <translation>Dieser Chip hat kein Bild.</translation>
    </message>
    <message>
        <source>This chip has no mask.</source>
        <translation>Dieser Chip hat keine Maske.</translation>
    </message>
    <message>
        <source>This chip is not in the layer any more.</source>
        <translation>Dieser Chip ist nicht mehr im Layer.</translation>
    </message>
    <message>
        <source>This dataset has no column for notes: an older version of the plugin made it.</source>
        <translation>Dieser Datensatz hat keine Spalte für Notizen: Eine ältere Version der Erweiterung hat ihn erstellt.</translation>
    </message>
    <message>
        <source>This is the first chip.</source>
        <translation>Das ist der erste Chip.</translation>
    </message>
    <message>
        <source>This is the last chip.</source>
        <translation>Das ist der letzte Chip.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>True colour</source>
        <translation>Echtfarben</translation>
    </message>
    <message>
        <source>True colour {dates}</source>
        <translation>Echtfarben {dates}</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>Try the demo…</source>
        <translation>Demo ausprobieren…</translation>
    </message>
    <message>
        <source>Trying the environment</source>
        <translation>Die Umgebung wird erprobt</translation>
    </message>
    <message>
        <source>Two satellite dates, radar, elevation, an area and lakes as labels: about 20 MB, without a network. Nothing in it was measured. Where is it to be written?</source>
        <translation>Zwei Satellitentermine, Radar, Höhen, ein Gebiet und Seen als Labels: etwa 20 MB, ohne Netzwerk. Nichts darin wurde gemessen. Wohin soll es geschrieben werden?</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo: {text}</source>
        <translation>Rückgängig: {text}</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Unlabelled pixels (%)</source>
        <translation>Pixel ohne Label (%)</translation>
    </message>
    <message>
        <source>Unreadable samples (%)</source>
        <translation>Unlesbare Samples (%)</translation>
    </message>
    <message>
        <source>Update the plugin.</source>
        <translation>Aktualisieren Sie die Erweiterung.</translation>
    </message>
    <message>
        <source>Valid pixels (%)</source>
        <translation>Gültige Pixel (%)</translation>
    </message>
    <message>
        <source>Validate dataset</source>
        <translation>Datensatz validieren</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Value = pixel x scale + offset.</source>
        <translation>Wert = Pixel x Skalierung + Offset.</translation>
    </message>
    <message>
        <source>Value, name and colour of each class, like 1:water:#1f78b4;2:forest. Empty: found in the labels.</source>
        <translation>Wert, Name und Farbe jeder Klasse, etwa 1:water:#1f78b4;2:forest. Leer: in den Labels gefunden.</translation>
    </message>
    <message>
        <source>Values and colours of the classes are those of the layer&apos;s categories (or its palette). The legend&apos;s texts are their titles; a class is called as the attribute says.</source>
        <translation>Werte und Farben der Klassen sind die der Kategorien des Layers (oder seiner Palette). Die Texte der Legende sind ihre Titel; eine Klasse heißt, wie das Attribut sagt.</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Verdicts of another layer</source>
        <translation>Urteile eines anderen Layers</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Versions of that Python and of the packages that matter most, as a comma list.</source>
        <translation>Versionen dieses Python und der wichtigsten Pakete, als Kommaliste.</translation>
    </message>
    <message>
        <source>Weight of cloud (spread, nearest)</source>
        <translation>Gewicht der Wolken (spread, nearest)</translation>
    </message>
    <message>
        <source>Weight of days (nearest)</source>
        <translation>Gewicht der Tage (nearest)</translation>
    </message>
    <message>
        <source>What becomes of values of the labels, like 10=1;20=1;95=0;99=ignore: old value or text, new class; 0 is the background.</source>
        <translation>Was aus Werten der Labels wird, etwa 10=1;20=1;95=0;99=ignore: alter Wert oder Text, neue Klasse; 0 ist der Hintergrund.</translation>
    </message>
    <message>
        <source>When a pixel gets a polygon&apos;s class. centre: its centre lies inside. touched: the polygon touches it. coverage: at least MIN_COVERAGE of it is covered; the larger share wins. Where several polygons have a pixel under centre or touched, the first in the layer wins.</source>
        <translation>Wann ein Pixel die Klasse eines Polygons erhält. centre: Seine Mitte liegt darin. touched: Das Polygon berührt es. coverage: Mindestens MIN_COVERAGE davon ist bedeckt; der größere Anteil gewinnt. Wo unter centre oder touched mehrere Polygone ein Pixel haben, gewinnt das erste im Layer.</translation>
    </message>
    <message>
        <source>Where Sentinel-1 is searched.</source>
        <translation>Wo Sentinel-1 gesucht wird.</translation>
    </message>
    <message>
        <source>Where scenes are searched: planetary-computer, earth-search or cdse; or the URL of a STAC API; or the path of a static catalogue (catalog.json), an item collection (.json) or a stac-geoparquet file.</source>
        <translation>Wo Szenen gesucht werden: planetary-computer, earth-search oder cdse; oder die URL einer STAC-API; oder der Pfad eines statischen Katalogs (catalog.json), einer Item-Collection (.json) oder einer stac-geoparquet-Datei.</translation>
    </message>
    <message>
        <source>Where scenes are searched: planetary-computer, earth-search or cdse; or the URL of a STAC API; or the path of a static catalogue.</source>
        <translation>Wo Szenen gesucht werden: planetary-computer, earth-search oder cdse; oder die URL einer STAC-API; oder der Pfad eines statischen Katalogs.</translation>
    </message>
    <message>
        <source>Where several features claim a pixel, the one with the largest number wins. Empty: as RULE says.</source>
        <translation>Wo mehrere Objekte ein Pixel beanspruchen, gewinnt das mit der größten Zahl. Leer: wie RULE sagt.</translation>
    </message>
    <message>
        <source>Where the DEM is searched.</source>
        <translation>Wo das DEM gesucht wird.</translation>
    </message>
    <message>
        <source>Where the dataset is written. Empty: as the recipe says.</source>
        <translation>Wohin der Datensatz geschrieben wird. Leer: wie das Rezept sagt.</translation>
    </message>
    <message>
        <source>Where the dataset is written: a new folder, or that of a stopped run.</source>
        <translation>Wohin der Datensatz geschrieben wird: ein neuer Ordner oder der eines abgebrochenen Laufs.</translation>
    </message>
    <message>
        <source>Where the simulated data is written.</source>
        <translation>Wohin die simulierten Daten geschrieben werden.</translation>
    </message>
    <message>
        <source>Where the work is done</source>
        <translation>Wo gerechnet wird</translation>
    </message>
    <message>
        <source>Whether the pixels still carry the 1000 that are added since 2022. auto: metadata proposes and pixels confirm. metadata: it alone. none, always: whatever both say.</source>
        <translation>Ob die Pixel noch die 1000 enthalten, die seit 2022 addiert werden. auto: Metadaten schlagen vor, und Pixel bestätigen. metadata: nur sie. none, always: gleich, was beide sagen.</translation>
    </message>
    <message>
        <source>Which chips</source>
        <translation>Welche Chips</translation>
    </message>
    <message>
        <source>Which chips, in which order</source>
        <translation>Welche Chips, in welcher Reihenfolge</translation>
    </message>
    <message>
        <source>Which dates</source>
        <translation>Welche Termine</translation>
    </message>
    <message>
        <source>Which labelled chips are made. Empty: all. A number from 0 to 1: classes come by this power of how frequent they are (1: as they are, 0: all alike). Or quotas like water=200;forest=10%: chips that have the class, or a share of all.</source>
        <translation>Welche gelabelten Chips erstellt werden. Leer: alle. Eine Zahl von 0 bis 1: Klassen kommen nach dieser Potenz ihrer Häufigkeit vor (1: wie sie sind, 0: alle gleich). Oder Quoten wie water=200;forest=10%: Chips, die die Klasse haben, oder ein Anteil an allen.</translation>
    </message>
    <message>
        <source>Whole chips of this size (pixels)</source>
        <translation>Ganze Chips dieser Größe (Pixel)</translation>
    </message>
    <message>
        <source>Whole numbers of the layer instance. Empty: the features&apos; own numbers.</source>
        <translation>Ganze Zahlen des Layers instance. Leer: die eigenen Nummern der Objekte.</translation>
    </message>
    <message>
        <source>Width and height of a chip in pixels of 10 m.</source>
        <translation>Breite und Höhe eines Chips in Pixeln von 10 m.</translation>
    </message>
    <message>
        <source>Width and height of a chip in pixels.</source>
        <translation>Breite und Höhe eines Chips in Pixeln.</translation>
    </message>
    <message>
        <source>Width of the boundary (pixels)</source>
        <translation>Breite der Grenze (Pixel)</translation>
    </message>
    <message>
        <source>With KEEP=labelled: so many percent of the chips are chosen from those that no label touches.</source>
        <translation>Bei KEEP=labelled: So viel Prozent der Chips werden aus denen gewählt, die kein Label berührt.</translation>
    </message>
    <message>
        <source>With LABELS: a row a class, and one of the chips that no label touches: chips that have it (candidates), its ground in square metres, chips wanted and chosen, and whether that was reached.</source>
        <translation>Mit LABELS: eine Zeile je Klasse und eine der Chips, die kein Label berührt: Chips, die sie haben (candidates), ihr Boden in Quadratmetern, gewünschte und gewählte Chips, und ob das erreicht wurde.</translation>
    </message>
    <message>
        <source>With LABELS: number of chips that a dataset would have.</source>
        <translation>Mit LABELS: Anzahl der Chips, die ein Datensatz hätte.</translation>
    </message>
    <message>
        <source>Write it like #1f78b4, or {entry}: if it is in the name.</source>
        <translation>Schreiben Sie sie wie #1f78b4, oder {entry}: falls sie zum Namen gehört.</translation>
    </message>
    <message>
        <source>Write it like #1f78b4.</source>
        <translation>Schreiben Sie sie wie #1f78b4.</translation>
    </message>
    <message>
        <source>Write it like 1:water.</source>
        <translation>Schreiben Sie ihn wie 1:water.</translation>
    </message>
    <message>
        <source>Write the cloud classes</source>
        <translation>Wolkenklassen schreiben</translation>
    </message>
    <message>
        <source>Writes a small simulated world: two Sentinel-2 dates, two Sentinel-1 passes, elevation, an area of interest and lakes as labels. Nothing in it was measured; it is there to learn and to test with, without a network.</source>
        <translation>Schreibt eine kleine simulierte Welt: zwei Sentinel-2-Termine, zwei Sentinel-1-Überflüge, Höhen, ein Untersuchungsgebiet und Seen als Labels. Nichts darin wurde gemessen; sie dient zum Lernen und Testen, ohne Netzwerk.</translation>
    </message>
    <message>
        <source>a Python of the system that has the packages</source>
        <translation>ein Python des Systems, das die Pakete hat</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>audit,check,integrity,hash,missing files,corrupt,alignment</source>
        <translation>Audit,Prüfung,Integrität,Hash,fehlende Dateien,beschädigt,Ausrichtung</translation>
    </message>
    <message>
        <source>background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>buffer (left out)</source>
        <translation>Puffer (weggelassen)</translation>
    </message>
    <message>
        <source>cannot be read as a layer or table: {value!r}</source>
        <translation>kann nicht als Layer oder Tabelle gelesen werden: {value!r}</translation>
    </message>
    <message>
        <source>cannot be read as a layer: {value!r}</source>
        <translation>kann nicht als Layer gelesen werden: {value!r}</translation>
    </message>
    <message>
        <source>cannot be read as a raster: {value!r}</source>
        <translation>kann nicht als Raster gelesen werden: {value!r}</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>classes are told twice</source>
        <translation>Klassen sind doppelt angegeben</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>klar</translation>
    </message>
    <message>
        <source>clearest: for each chip the date with the most clear pixels. every: a sample for each date. spread: COUNT dates spread over the period, clear before cloudy. nearest: the COUNT dates best by days from DATE and by cloud. median, mean, maxndvi, first: composites of the clear pixels of all dates of a period (maxndvi: of the date with the largest NDVI, first: of the earliest).</source>
        <translation>clearest: für jeden Chip der Termin mit den meisten klaren Pixeln. every: ein Sample für jeden Termin. spread: COUNT Termine, über den Zeitraum verteilt, klare vor bewölkten. nearest: die COUNT besten Termine nach Tagen von DATE und nach Wolken. median, mean, maxndvi, first: Komposite der klaren Pixel aller Termine eines Zeitraums (maxndvi: des Termins mit dem größten NDVI, first: des frühesten).</translation>
    </message>
    <message>
        <source>clearest: the date with the most clear pixels. every: each date. spread: COUNT dates spread over the period, clear before cloudy. nearest: the COUNT dates best by days from DATE and by cloud.</source>
        <translation>clearest: der Termin mit den meisten klaren Pixeln. every: jeder Termin. spread: COUNT Termine, über den Zeitraum verteilt, klare vor bewölkten. nearest: die COUNT besten Termine nach Tagen von DATE und nach Wolken.</translation>
    </message>
    <message>
        <source>cloud</source>
        <translation>Wolken</translation>
    </message>
    <message>
        <source>cloud not known</source>
        <translation>Bewölkung unbekannt</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>dl4eo:validatedataset tells what is wrong.</source>
        <translation>dl4eo:validatedataset sagt, was nicht stimmt.</translation>
    </message>
    <message>
        <source>does not start, or lacks venv and ensurepip</source>
        <translation>startet nicht, oder venv und ensurepip fehlen</translation>
    </message>
    <message>
        <source>entry {entry!r} has no name</source>
        <translation>Eintrag {entry!r} hat keinen Namen</translation>
    </message>
    <message>
        <source>entry {entry!r} must be like 10=1, 95=0 (background) or 99=ignore</source>
        <translation>Eintrag {entry!r} muss wie 10=1, 95=0 (Hintergrund) oder 99=ignore aussehen</translation>
    </message>
    <message>
        <source>entry {entry!r} must be like 1:water or 1:water:#1f78b4</source>
        <translation>Eintrag {entry!r} muss wie 1:water oder 1:water:#1f78b4 aussehen</translation>
    </message>
    <message>
        <source>entry {entry!r}: the {what} {value!r} stands twice</source>
        <translation>Eintrag {entry!r}: {what} {value!r} steht doppelt da</translation>
    </message>
    <message>
        <source>entry {entry!r}: {color!r} is no colour</source>
        <translation>Eintrag {entry!r}: {color!r} ist keine Farbe</translation>
    </message>
    <message>
        <source>exit code {code}</source>
        <translation>Exit-Code {code}</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>markieren</translation>
    </message>
    <message>
        <source>give either AOI or LIKE, got AOI and LIKE</source>
        <translation>geben Sie entweder AOI oder LIKE an, gefunden: AOI und LIKE</translation>
    </message>
    <message>
        <source>give either AOI or LIKE, got none of them</source>
        <translation>geben Sie entweder AOI oder LIKE an, gefunden: keines von beiden</translation>
    </message>
    <message>
        <source>give either DATASET or INPUT, got DATASET and INPUT</source>
        <translation>geben Sie entweder DATASET oder INPUT an, gefunden: DATASET und INPUT</translation>
    </message>
    <message>
        <source>give either DATASET or INPUT, got none of them</source>
        <translation>geben Sie entweder DATASET oder INPUT an, gefunden: keines von beiden</translation>
    </message>
    <message>
        <source>has no effect beside DATASET</source>
        <translation>hat neben DATASET keine Wirkung</translation>
    </message>
    <message>
        <source>id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>ignore</source>
        <translation>ignorieren</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>ignoriert</translation>
    </message>
    <message>
        <source>install,python,pip,venv,packages,environment</source>
        <translation>installieren,Python,pip,venv,Pakete,Umgebung</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is empty.</source>
        <translation>ist leer.</translation>
    </message>
    <message>
        <source>is missing: {path} names none ({key})</source>
        <translation>fehlt: {path} nennt keine Angabe ({key})</translation>
    </message>
    <message>
        <source>its categories are those of {field!r}, but CLASS_FIELD is empty</source>
        <translation>seine Kategorien sind die von {field!r}, aber CLASS_FIELD ist leer</translation>
    </message>
    <message>
        <source>its categories are those of {field!r}, but CLASS_FIELD is {other!r}</source>
        <translation>seine Kategorien sind die von {field!r}, aber CLASS_FIELD ist {other!r}</translation>
    </message>
    <message>
        <source>its category {name!r} joins several values</source>
        <translation>seine Kategorie {name!r} vereint mehrere Werte</translation>
    </message>
    <message>
        <source>its style has no class</source>
        <translation>sein Stil hat keine Klasse</translation>
    </message>
    <message>
        <source>its style is no palette of unique values, but of the kind {kind!r}</source>
        <translation>sein Stil ist keine Palette eindeutiger Werte, sondern von der Art {kind!r}</translation>
    </message>
    <message>
        <source>its style is not categorised, but of the kind {kind!r}</source>
        <translation>sein Stil ist nicht kategorisiert, sondern von der Art {kind!r}</translation>
    </message>
    <message>
        <source>keep</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>keep,reject,flag,verdict,note,manual,inspect,quality</source>
        <translation>behalten,verwerfen,markieren,Urteil,Notiz,manuell,prüfen,Qualität</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>labelled: only chips that a label touches. all: every chip of the area.</source>
        <translation>labelled: nur Chips, die ein Label berührt. all: jeder Chip des Gebiets.</translation>
    </message>
    <message>
        <source>labels,mask,burn,classes,rasterize,coverage,instances,distance</source>
        <translation>Labels,Maske,einbrennen,Klassen,rasterisieren,Bedeckung,Instanzen,Abstand</translation>
    </message>
    <message>
        <source>largest class share</source>
        <translation>größter Klassenanteil</translation>
    </message>
    <message>
        <source>layer {layer!r} has no CRS</source>
        <translation>Layer {layer!r} hat kein KBS</translation>
    </message>
    <message>
        <source>layer {layer!r} has no field {field!r}, which holds the scenes</source>
        <translation>Layer {layer!r} hat kein Feld {field!r}, das die Szenen enthält</translation>
    </message>
    <message>
        <source>layer {layer!r} has no field {field!r}.</source>
        <translation>Layer {layer!r} hat kein Feld {field!r}.</translation>
    </message>
    <message>
        <source>layer {layer!r} has no polygon</source>
        <translation>Layer {layer!r} hat kein Polygon</translation>
    </message>
    <message>
        <source>layer {layer!r} is of type {kind}, polygons are wanted</source>
        <translation>Layer {layer!r} ist vom Typ {kind}, gewünscht sind Polygone</translation>
    </message>
    <message>
        <source>layer {layer!r} tells no classes: {reason}.</source>
        <translation>Layer {layer!r} gibt keine Klassen an: {reason}.</translation>
    </message>
    <message>
        <source>least cloud</source>
        <translation>wenigste Wolken</translation>
    </message>
    <message>
        <source>most cloud</source>
        <translation>meiste Wolken</translation>
    </message>
    <message>
        <source>must be 0 to 100 percent, got {value:g}</source>
        <translation>muss 0 bis 100 Prozent sein, gefunden: {value:g}</translation>
    </message>
    <message>
        <source>must be a date like 2024-06-30, got {value!r}</source>
        <translation>muss ein Datum wie 2024-06-30 sein, gefunden: {value!r}</translation>
    </message>
    <message>
        <source>must be a finite number, got {value}</source>
        <translation>muss eine endliche Zahl sein, gefunden: {value}</translation>
    </message>
    <message>
        <source>must be a number, got {value!r}</source>
        <translation>muss eine Zahl sein, gefunden: {value!r}</translation>
    </message>
    <message>
        <source>must be a whole number, got {value:g}</source>
        <translation>muss eine ganze Zahl sein, gefunden: {value:g}</translation>
    </message>
    <message>
        <source>must be one of {choices}, got {value!r}</source>
        <translation>muss eines von {choices} sein, gefunden: {value!r}</translation>
    </message>
    <message>
        <source>must be one text, got a list: {value!r}</source>
        <translation>muss ein einziger Text sein, gefunden: eine Liste {value!r}</translation>
    </message>
    <message>
        <source>must be yes or no, got {value!r}</source>
        <translation>muss yes oder no sein, gefunden: {value!r}</translation>
    </message>
    <message>
        <source>must not be 0</source>
        <translation>darf nicht 0 sein</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>named by {name} (environment variable or Processing option)</source>
        <translation>genannt von {name} (Umgebungsvariable oder Verarbeitungsoption)</translation>
    </message>
    <message>
        <source>ndvi,ndwi,evi,vegetation,water,band math</source>
        <translation>NDVI,NDWI,EVI,Vegetation,Wasser,Kanalrechnung</translation>
    </message>
    <message>
        <source>nearest: the class at the pixel&apos;s centre. mode: the class that covers most of it, of equal ones the smallest value (exact where the map is upright in the chips&apos; CRS, else counted in 128 points).</source>
        <translation>nearest: die Klasse in der Mitte des Pixels. mode: die Klasse, die das meiste davon bedeckt, bei gleichen der kleinste Wert (genau, wo die Karte im KBS der Chips aufrecht steht, sonst an 128 Punkten gezählt).</translation>
    </message>
    <message>
        <source>no JSON object</source>
        <translation>kein JSON-Objekt</translation>
    </message>
    <message>
        <source>no raster</source>
        <translation>kein Raster</translation>
    </message>
    <message>
        <source>no split</source>
        <translation>keine Teilmenge</translation>
    </message>
    <message>
        <source>no verdict</source>
        <translation>kein Urteil</translation>
    </message>
    <message>
        <source>nodata: a catalogue without elevation there is an error. sea: it is not; the ground lies at 0 m.</source>
        <translation>nodata: Ein Katalog, der dort keine Höhen hat, ist ein Fehler. sea: Er ist es nicht; der Boden liegt auf 0 m.</translation>
    </message>
    <message>
        <source>nodata: ground that no elevation tile covers has no value. sea: it lies at 0 m, also where INPUT has no tile.</source>
        <translation>nodata: Boden, den keine Höhenkachel bedeckt, hat keinen Wert. sea: Er liegt auf 0 m, auch wo INPUT keine Kachel hat.</translation>
    </message>
    <message>
        <source>nodata: ground that no elevation tile covers has no value. sea: it lies at 0 m.</source>
        <translation>nodata: Boden, den keine Höhenkachel bedeckt, hat keinen Wert. sea: Er liegt auf 0 m.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>none: images as they are. nodata: what the cloud layer does not call clear has no optical value.</source>
        <translation>none: Bilder, wie sie sind. nodata: Was der Wolkenlayer nicht klar nennt, hat keinen optischen Wert.</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>nicht gewählt</translation>
    </message>
    <message>
        <source>of no split</source>
        <translation>ohne Teilmenge</translation>
    </message>
    <message>
        <source>old value</source>
        <translation>alter Wert</translation>
    </message>
    <message>
        <source>open,view,mosaic,vrt,images,masks,rgb,nir,footprints</source>
        <translation>öffnen,ansehen,Mosaik,VRT,Bilder,Masken,RGB,NIR,Umrisse</translation>
    </message>
    <message>
        <source>optical</source>
        <translation>optisch</translation>
    </message>
    <message>
        <source>orthophoto,uav,drone,hyperspectral,catalogue,stac,local</source>
        <translation>Orthofoto,UAV,Drohne,hyperspektral,Katalog,STAC,lokal</translation>
    </message>
    <message>
        <source>other</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>outside the filter ({count} in it)</source>
        <translation>außerhalb des Filters ({count} darin)</translation>
    </message>
    <message>
        <source>part of an id, a reason or a note</source>
        <translation>Teil einer ID, eines Grundes oder einer Notiz</translation>
    </message>
    <message>
        <source>pip asks the index and the proxy that its own configuration names (pip.conf or pip.ini, PIP_INDEX_URL, HTTPS_PROXY). Is there a network, and has the index packages for this Python?</source>
        <translation>pip fragt den Index und den Proxy, die seine eigene Konfiguration nennt (pip.conf oder pip.ini, PIP_INDEX_URL, HTTPS_PROXY). Gibt es ein Netzwerk, und hat der Index Pakete für dieses Python?</translation>
    </message>
    <message>
        <source>pip could not install the packages</source>
        <translation>pip konnte die Pakete nicht installieren</translation>
    </message>
    <message>
        <source>quality,reject,filter,valid,nodata,threshold</source>
        <translation>Qualität,verwerfen,Filter,gültig,NoData,Schwellwert</translation>
    </message>
    <message>
        <source>radar</source>
        <translation>Radar</translation>
    </message>
    <message>
        <source>raster {name!r} has no CRS</source>
        <translation>Raster {name!r} hat kein KBS</translation>
    </message>
    <message>
        <source>raster {name!r} has pixels of {width:g} x {height:g} m</source>
        <translation>Raster {name!r} hat Pixel von {width:g} x {height:g} m</translation>
    </message>
    <message>
        <source>raster {name!r} is no file on this machine</source>
        <translation>Raster {name!r} ist keine Datei auf diesem Rechner</translation>
    </message>
    <message>
        <source>recipe,json,repeat,reproduce,batch,dataset</source>
        <translation>Rezept,JSON,wiederholen,reproduzieren,Stapel,Datensatz</translation>
    </message>
    <message>
        <source>refuse: chips that share ground go to one split. allow: they may be of two; the ground that they share is counted as a leak.</source>
        <translation>refuse: Chips mit gemeinsamem Boden kommen in eine Teilmenge. allow: Sie dürfen in zweien sein; der gemeinsame Boden wird als Leck gezählt.</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>verwerfen</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>sentinel,acquisition,date,cloud,clearest,mosaic,radar,dem</source>
        <translation>Sentinel,Aufnahme,Datum,Wolken,klarste,Mosaik,Radar,DEM</translation>
    </message>
    <message>
        <source>sentinel,chips,labels,masks,deep learning,training data,stac</source>
        <translation>Sentinel,Chips,Labels,Masken,Deep Learning,Trainingsdaten,STAC</translation>
    </message>
    <message>
        <source>sentinel,mosaic,align,resample,bands,cog,radar,dem,slope,indices</source>
        <translation>Sentinel,Mosaik,ausrichten,resampeln,Kanäle,COG,Radar,DEM,Hangneigung,Indizes</translation>
    </message>
    <message>
        <source>shadow</source>
        <translation>Schatten</translation>
    </message>
    <message>
        <source>smallest class share</source>
        <translation>kleinster Klassenanteil</translation>
    </message>
    <message>
        <source>snow</source>
        <translation>Schnee</translation>
    </message>
    <message>
        <source>statistics,mean,percentiles,normalise,class weights,histogram</source>
        <translation>Statistik,Mittelwert,Perzentile,normalisieren,Klassengewichte,Histogramm</translation>
    </message>
    <message>
        <source>terrain</source>
        <translation>Gelände</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>the chips table of {folder} lacks the columns {names}</source>
        <translation>der Chip-Tabelle von {folder} fehlen die Spalten {names}</translation>
    </message>
    <message>
        <source>the chips table or dataset.json of {folder} is damaged ({reason})</source>
        <translation>die Chip-Tabelle oder die dataset.json von {folder} ist beschädigt ({reason})</translation>
    </message>
    <message>
        <source>the layer has no column {name!r}; it has {found}</source>
        <translation>der Layer hat keine Spalte {name!r}; er hat {found}</translation>
    </message>
    <message>
        <source>the layer {name} has changes that are not saved</source>
        <translation>der Layer {name} hat nicht gespeicherte Änderungen</translation>
    </message>
    <message>
        <source>the plugin&apos;s own environment</source>
        <translation>die eigene Umgebung der Erweiterung</translation>
    </message>
    <message>
        <source>the value {value!r} of its style cannot be a class</source>
        <translation>der Wert {value!r} seines Stils kann keine Klasse sein</translation>
    </message>
    <message>
        <source>the value {value!r} of its style is no number</source>
        <translation>der Wert {value!r} seines Stils ist keine Zahl</translation>
    </message>
    <message>
        <source>there are no classes to list: LABELS is empty</source>
        <translation>es gibt keine Klassen aufzulisten: LABELS ist leer</translation>
    </message>
    <message>
        <source>there is no layer whose style could tell: {name} is empty</source>
        <translation>es gibt keinen Layer, dessen Stil es sagen könnte: {name} ist leer</translation>
    </message>
    <message>
        <source>threads: on this machine. dask: on the workers of an existing Dask cluster, which all see FOLDER under the same path. The result does not depend on it.</source>
        <translation>threads: auf diesem Rechner. dask: auf den Workern eines bestehenden Dask-Clusters, die alle FOLDER unter demselben Pfad sehen. Das Ergebnis hängt nicht davon ab.</translation>
    </message>
    <message>
        <source>train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>train,validation,test,folds,cross-validation,leak,blocks,stratify</source>
        <translation>Training,Validierung,Test,Folds,Kreuzvalidierung,Leck,Blöcke,stratifizieren</translation>
    </message>
    <message>
        <source>training data,cut,clip,tiles,masks,deep learning,orthophoto</source>
        <translation>Trainingsdaten,schneiden,ausschneiden,Kacheln,Masken,Deep Learning,Orthofoto</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>unentschieden</translation>
    </message>
    <message>
        <source>unknown value {value}</source>
        <translation>unbekannter Wert {value}</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>{address} is no readable layer.</source>
        <translation>{address} ist kein lesbarer Layer.</translation>
    </message>
    <message>
        <source>{area} km², {width} × {height} km: about {count} chips of {pixels} pixels at {metres:g} m.</source>
        <translation>{area} km², {width} × {height} km: etwa {count} Chips von {pixels} Pixeln zu {metres:g} m.</translation>
    </message>
    <message>
        <source>{failed} (exit code {code}). The last words were: {last}. {hint}</source>
        <translation>{failed} (Exit-Code {code}). Die letzten Worte waren: {last}. {hint}</translation>
    </message>
    <message>
        <source>{folder} cannot be written ({reason}): the mosaics lie in {place}, as long as that is there.</source>
        <translation>{folder} kann nicht beschrieben werden ({reason}): Die Mosaike liegen in {place}, solange es das gibt.</translation>
    </message>
    <message>
        <source>{folder} has no dataset.gpkg: the run was stopped, or the file is gone</source>
        <translation>{folder} hat keine dataset.gpkg: Der Lauf wurde abgebrochen, oder die Datei fehlt</translation>
    </message>
    <message>
        <source>{heading}: {label}</source>
        <translation>{heading}: {label}</translation>
    </message>
    <message>
        <source>{indices} of {raster}</source>
        <translation>{indices} von {raster}</translation>
    </message>
    <message>
        <source>{label} ({name}): {text}</source>
        <translation>{label} ({name}): {text}</translation>
    </message>
    <message>
        <source>{low} to {high} %</source>
        <translation>{low} bis {high} %</translation>
    </message>
    <message>
        <source>{name} (environment variable or Processing option) names {path}, which is no program. {hint}</source>
        <translation>{name} (Umgebungsvariable oder Verarbeitungsoption) nennt {path}, was kein Programm ist. {hint}</translation>
    </message>
    <message>
        <source>{name} cannot be read ({reason}).</source>
        <translation>{name} kann nicht gelesen werden ({reason}).</translation>
    </message>
    <message>
        <source>{name} has no band {bands}.</source>
        <translation>{name} hat keinen Kanal {bands}.</translation>
    </message>
    <message>
        <source>{name} is missing.</source>
        <translation>{name} fehlt.</translation>
    </message>
    <message>
        <source>{name} is no layer with a style: {value!r}</source>
        <translation>{name} ist kein Layer mit einem Stil: {value!r}</translation>
    </message>
    <message>
        <source>{name}: features without a polygon, left out: {count}.</source>
        <translation>{name}: Objekte ohne Polygon, weggelassen: {count}.</translation>
    </message>
    <message>
        <source>{name}: must be {low:.10g} to {high:.10g}, got {value:.10g}</source>
        <translation>{name}: muss {low:.10g} bis {high:.10g} sein, gefunden: {value:.10g}</translation>
    </message>
    <message>
        <source>{name}: {algorithm} has no such parameter. {hint}</source>
        <translation>{name}: {algorithm} hat keinen solchen Parameter. {hint}</translation>
    </message>
    <message>
        <source>{name}: {count} pixels</source>
        <translation>{name}: {count} Pixel</translation>
    </message>
    <message>
        <source>{path!r} holds %, | or a control character, which QGIS cannot open as a layer&apos;s path</source>
        <translation>{path!r} enthält %, | oder ein Steuerzeichen, was QGIS nicht als Pfad eines Layers öffnen kann</translation>
    </message>
    <message>
        <source>{path!r} is INPUT too</source>
        <translation>{path!r} ist auch INPUT</translation>
    </message>
    <message>
        <source>{path!r} is OUTPUT too</source>
        <translation>{path!r} ist auch OUTPUT</translation>
    </message>
    <message>
        <source>{path!r} must end with .tif: a GeoTIFF is written</source>
        <translation>{path!r} muss auf .tif enden: Ein GeoTIFF wird geschrieben</translation>
    </message>
    <message>
        <source>{path} cannot be read ({error}).</source>
        <translation>{path} kann nicht gelesen werden ({error}).</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason})</source>
        <translation>{path} kann nicht gelesen werden ({reason})</translation>
    </message>
    <message>
        <source>{path} is a folder</source>
        <translation>{path} ist ein Ordner</translation>
    </message>
    <message>
        <source>{path} is not JSON</source>
        <translation>{path} ist kein JSON</translation>
    </message>
    <message>
        <source>{path} is not a dataset of dl4eo (it has no key {key!r})</source>
        <translation>{path} ist kein Datensatz von dl4eo (der Schlüssel {key!r} fehlt)</translation>
    </message>
    <message>
        <source>{path} is of format {found}, this plugin reads {wanted}</source>
        <translation>{path} hat das Format {found}, diese Erweiterung liest {wanted}</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} von {count}</translation>
    </message>
    <message>
        <source>{python} cannot be started ({reason}). {hint}</source>
        <translation>{python} kann nicht gestartet werden ({reason}). {hint}</translation>
    </message>
    <message>
        <source>{shown} of {all} chips: {keep} keep, {reject} reject, {flag} flag, {undecided} undecided</source>
        <translation>{shown} von {all} Chips: {keep} behalten, {reject} verworfen, {flag} markiert, {undecided} unentschieden</translation>
    </message>
    <message>
        <source>{tip} Keys: {keys}.</source>
        <translation>{tip} Tasten: {keys}.</translation>
    </message>
    <message>
        <source>{told}. The first: {line}</source>
        <translation>{told}. Das erste: {line}</translation>
    </message>
    <message>
        <source>{value!r} has no effect without EXTRA</source>
        <translation>{value!r} hat ohne EXTRA keine Wirkung</translation>
    </message>
    <message>
        <source>{what} scenes {start} to {end}</source>
        <translation>{what}-Szenen {start} bis {end}</translation>
    </message>
</context>
</TS>
