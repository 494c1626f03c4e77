<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_GB">
<context>
    <name>dl4eo</name>
    <message>
        <source>(it no longer listens)</source>
        <translation>(il n&apos;écoute plus)</translation>
    </message>
    <message>
        <source>0: one a processor core. The result does not depend on it.</source>
        <translation>0 : un par cœur du processeur. Le résultat n&apos;en dépend pas.</translation>
    </message>
    <message>
        <source>1 Scenes</source>
        <translation>1 Scènes</translation>
    </message>
    <message>
        <source>2 Rasters</source>
        <translation>2 Rasters</translation>
    </message>
    <message>
        <source>3 Labels</source>
        <translation>3 Étiquettes</translation>
    </message>
    <message>
        <source>4 Chips</source>
        <translation>4 Vignettes</translation>
    </message>
    <message>
        <source>5 Dataset</source>
        <translation>5 Jeu de données</translation>
    </message>
    <message>
        <source>6 Review</source>
        <translation>6 Relecture</translation>
    </message>
    <message>
        <source>7 Set-up</source>
        <translation>7 Installation</translation>
    </message>
    <message>
        <source>A Python program of version 3.10 or newer. Empty: found by itself.</source>
        <translation>Un programme Python de version 3.10 ou plus récente. Vide : trouvé automatiquement.</translation>
    </message>
    <message>
        <source>A catalogue of class rasters instead of LABELS: a name, a URL or a path, as for CATALOGUE.</source>
        <translation>Un catalogue de rasters de classes au lieu de LABELS : un nom, une URL ou un chemin, comme pour CATALOGUE.</translation>
    </message>
    <message>
        <source>A chip has a class from so many pixels on.</source>
        <translation>Une vignette a une classe à partir de ce nombre de pixels.</translation>
    </message>
    <message>
        <source>A layer or table with the columns sample_id and review (keep, reject, flag or nothing), perhaps note: an edited copy of the chips, or a CSV file. It goes before the verdicts of the dataset itself; samples that it does not name keep theirs. A selection or filter counts. Empty: the chips of the dataset as they were edited and saved.</source>
        <translation>Une couche ou une table avec les colonnes sample_id et review (keep, reject, flag ou rien), éventuellement note : une copie modifiée des vignettes, ou un fichier CSV. Elle prime sur les verdicts du jeu de données lui-même ; les échantillons qu&apos;elle ne nomme pas gardent le leur. Une sélection ou un filtre compte. Vide : les vignettes du jeu de données telles que modifiées et enregistrées.</translation>
    </message>
    <message>
        <source>A north-up raster in any CRS: the mask gets its extent, pixels and CRS.</source>
        <translation>Un raster orienté au nord dans n&apos;importe quel SCR : le masque reçoit son étendue, ses pixels et son SCR.</translation>
    </message>
    <message>
        <source>A problem ends the run as an error, for scripts. The log names the first ones.</source>
        <translation>Un problème termine l&apos;exécution en erreur, pour les scripts. Le journal cite les premiers.</translation>
    </message>
    <message>
        <source>A projected CRS in metres for all chips. Empty: that of LIKE, else the UTM zone of each chip.</source>
        <translation>Un SCR projeté en mètres pour toutes les vignettes. Vide : celui de LIKE, sinon la zone UTM de chaque vignette.</translation>
    </message>
    <message>
        <source>A projected CRS in metres for all chips. Empty: the UTM zone of each chip&apos;s centre.</source>
        <translation>Un SCR projeté en mètres pour toutes les vignettes. Vide : la zone UTM du centre de chaque vignette.</translation>
    </message>
    <message>
        <source>A projected CRS in metres for the chips that the area is counted by. Empty: UTM.</source>
        <translation>Un SCR projeté en mètres pour les vignettes qui servent à compter la zone. Vide : UTM.</translation>
    </message>
    <message>
        <source>A projected CRS in metres. Empty: the UTM zone of the area; of several zones that of most chips.</source>
        <translation>Un SCR projeté en mètres. Vide : la zone UTM de la zone d&apos;intérêt ; de plusieurs, celle de la plupart des vignettes.</translation>
    </message>
    <message>
        <source>A raster instead of AOI: its extent, and its CRS and pixel size where they are not given.</source>
        <translation>Un raster au lieu de AOI : son étendue, ainsi que son SCR et sa taille de pixel s&apos;ils ne sont pas donnés.</translation>
    </message>
    <message>
        <source>A raster of classes instead of LABELS; its values are the classes, or those of REMAP.</source>
        <translation>Un raster de classes au lieu de LABELS ; ses valeurs sont les classes, ou celles de REMAP.</translation>
    </message>
    <message>
        <source>A reason for people. Keys to begin: {keys}. Enter ends it, Escape leaves it as it was.</source>
        <translation>Une raison pour les personnes. Touches pour commencer : {keys}. Entrée la termine, Échap la laisse comme elle était.</translation>
    </message>
    <message>
        <source>A recipe (.json), or the dataset.json of a dataset, whose recipe is run again.</source>
        <translation>Une recette (.json), ou le dataset.json d&apos;un jeu de données dont la recette est relancée.</translation>
    </message>
    <message>
        <source>A sample is kept if at least this many percent of its pixels are clear by the cloud layer.</source>
        <translation>Un échantillon est conservé si au moins ce pourcentage de ses pixels est clair selon la couche de nuages.</translation>
    </message>
    <message>
        <source>A sample is kept if at least this share (0 to 1) of its pixels has a value in every band.</source>
        <translation>Un échantillon est conservé si au moins cette part (0 à 1) de ses pixels a une valeur dans chaque bande.</translation>
    </message>
    <message>
        <source>A sample is rejected if in any one band more than this share (0 to 1) of its pixels has no value. A value of 0 is a value.</source>
        <translation>Un échantillon est rejeté si, dans l&apos;une des bandes, plus de cette part (0 à 1) de ses pixels n&apos;a pas de valeur. Une valeur de 0 est une valeur.</translation>
    </message>
    <message>
        <source>A sample of KEEP=labelled is kept if at least this share (0 to 1) of its mask has a class. Chips that were chosen as background need none, those that were chosen for a class (BALANCE) one labelled pixel.</source>
        <translation>Un échantillon de KEEP=labelled est conservé si au moins cette part (0 à 1) de son masque a une classe. Les vignettes choisies comme fond n&apos;en ont pas besoin ; à celles choisies pour une classe (BALANCE), il faut un pixel étiqueté.</translation>
    </message>
    <message>
        <source>A sample of which an optical or radar band has one value only is rejected.</source>
        <translation>Un échantillon dont une bande optique ou radar n&apos;a qu&apos;une seule valeur est rejeté.</translation>
    </message>
    <message>
        <source>A scene that cannot be read is replaced where that is possible, else its samples are rejected. The run fails if these are more than this many percent; what is finished is kept, and the same run tries the others again.</source>
        <translation>Une scène illisible est remplacée quand c&apos;est possible, sinon ses échantillons sont rejetés. L&apos;exécution échoue s&apos;ils dépassent ce pourcentage ; ce qui est terminé est conservé, et la même exécution réessaie les autres.</translation>
    </message>
    <message>
        <source>A stack, or any raster whose bands are named, in any CRS.</source>
        <translation>Une pile, ou tout raster dont les bandes sont nommées, dans n&apos;importe quel SCR.</translation>
    </message>
    <message>
        <source>A table with a row a split and band; pixels without a value are left out.</source>
        <translation>Une table avec une ligne par sous-ensemble et bande ; les pixels sans valeur sont omis.</translation>
    </message>
    <message>
        <source>A table with a row a split and class; ignored pixels are left out.</source>
        <translation>Une table avec une ligne par sous-ensemble et classe ; les pixels ignorés sont omis.</translation>
    </message>
    <message>
        <source>AOI</source>
        <translation>AOI</translation>
    </message>
    <message>
        <source>AOI (map extent)</source>
        <translation>AOI (étendue de la carte)</translation>
    </message>
    <message>
        <source>Add Sentinel-1 radar</source>
        <translation>Ajouter le radar Sentinel-1</translation>
    </message>
    <message>
        <source>Add aspect</source>
        <translation>Ajouter l&apos;exposition</translation>
    </message>
    <message>
        <source>Add spectral indices</source>
        <translation>Ajouter des indices spectraux</translation>
    </message>
    <message>
        <source>Add terrain</source>
        <translation>Ajouter le relief</translation>
    </message>
    <message>
        <source>Address of the Dask cluster&apos;s scheduler, like tcp://host:8786, for EXECUTOR=dask.</source>
        <translation>Adresse de l&apos;ordonnanceur du cluster Dask, comme tcp://host:8786, pour EXECUTOR=dask.</translation>
    </message>
    <message>
        <source>Adds elevation and slope from the Copernicus DEM.</source>
        <translation>Ajoute l&apos;altitude et la pente du MNT Copernicus.</translation>
    </message>
    <message>
        <source>Adds for each date the Sentinel-1 pass nearest in time; several passes where one does not cover all.</source>
        <translation>Ajoute pour chaque date le passage Sentinel-1 le plus proche dans le temps ; plusieurs là où un seul ne couvre pas tout.</translation>
    </message>
    <message>
        <source>Adds spectral indices to a raster as further bands. Bands are found by their names: blue, green, red, nir, swir16 and so on, or as Sentinel-2 has them (B02). Pixels without a value stay so.</source>
        <translation>Ajoute des indices spectraux à un raster comme bandes supplémentaires. Les bandes sont trouvées par leurs noms : blue, green, red, nir, swir16 et ainsi de suite, ou comme Sentinel-2 les nomme (B02). Les pixels sans valeur le restent.</translation>
    </message>
    <message>
        <source>Adds the band aspect after elevation: the direction downhill in degrees, clockwise from north. Flat ground has none: it is nodata there, and counts as valid.</source>
        <translation>Ajoute la bande aspect après elevation : la direction de la descente en degrés, dans le sens horaire depuis le nord. Un terrain plat n&apos;en a pas : la valeur y est nodata et compte comme valide.</translation>
    </message>
    <message>
        <source>Adds the bands vv and vh of the nearest Sentinel-1 pass.</source>
        <translation>Ajoute les bandes vv et vh du passage Sentinel-1 le plus proche.</translation>
    </message>
    <message>
        <source>Adds the folder clouds to the dataset.</source>
        <translation>Ajoute le dossier clouds au jeu de données.</translation>
    </message>
    <message>
        <source>Adds the tiles of the Copernicus DEM.</source>
        <translation>Ajoute les tuiles du MNT Copernicus.</translation>
    </message>
    <message>
        <source>Adds to each date those that see ground which it misses, the clearest first, until the area is covered. They come after it in the mosaic; clouds are not filled.</source>
        <translation>Ajoute à chaque date celles qui voient le terrain qui lui manque, les plus claires d&apos;abord, jusqu&apos;à couvrir la zone. Elles viennent après elle dans la mosaïque ; les nuages ne sont pas comblés.</translation>
    </message>
    <message>
        <source>All GeoTIFF and JPEG 2000 files in this folder and below it.</source>
        <translation>Tous les fichiers GeoTIFF et JPEG 2000 de ce dossier et de ses sous-dossiers.</translation>
    </message>
    <message>
        <source>All chips that there were to choose from. None where no choice was made.</source>
        <translation>Toutes les vignettes parmi lesquelles choisir. Absente si aucun choix n&apos;a été fait.</translation>
    </message>
    <message>
        <source>All dates</source>
        <translation>Toutes les dates</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Tous les fichiers</translation>
    </message>
    <message>
        <source>Also install Dask</source>
        <translation>Installer aussi Dask</translation>
    </message>
    <message>
        <source>Another area of interest</source>
        <translation>Autre zone d&apos;intérêt</translation>
    </message>
    <message>
        <source>Another dataset folder</source>
        <translation>Autre dossier du jeu de données</translation>
    </message>
    <message>
        <source>Another dataset in the folder</source>
        <translation>Autre jeu de données dans le dossier</translation>
    </message>
    <message>
        <source>Another number gives other chips of the same classes; Make dataset takes the same with the same seed.</source>
        <translation>Un autre nombre donne d&apos;autres vignettes des mêmes classes ; « Créer un jeu de données d&apos;entraînement » prend les mêmes avec la même graine.</translation>
    </message>
    <message>
        <source>Apply review</source>
        <translation>Appliquer la relecture</translation>
    </message>
    <message>
        <source>Apply verdicts…</source>
        <translation>Appliquer…</translation>
    </message>
    <message>
        <source>Area of interest</source>
        <translation>Zone d&apos;intérêt</translation>
    </message>
    <message>
        <source>Area of interest (simulated)</source>
        <translation>Zone d&apos;intérêt (simulée)</translation>
    </message>
    <message>
        <source>Area of interest of {name}</source>
        <translation>Zone d&apos;intérêt de {name}</translation>
    </message>
    <message>
        <source>Audits a dataset to the last byte. Each image has its mask on the same pixels, files and table name each other, bytes and bands are those that were written, masks hold classes of the table, measures, status, split and statistics agree, nothing is shifted or exchanged. Nothing is changed.</source>
        <translation>Contrôle un jeu de données jusqu&apos;au dernier octet. Chaque image a son masque sur les mêmes pixels, les fichiers et la table se correspondent, les octets et les bandes sont ceux qui ont été écrits, les masques contiennent des classes de la table, les mesures, l&apos;état, la répartition et les statistiques concordent, rien n&apos;est décalé ni interverti. Rien n&apos;est modifié.</translation>
    </message>
    <message>
        <source>Backscatter in decibels (db) or as linear power.</source>
        <translation>Rétrodiffusion en décibels (db) ou en puissance linéaire.</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Équilibrage</translation>
    </message>
    <message>
        <source>Balance the classes</source>
        <translation>Équilibrer les classes</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Bandes</translation>
    </message>
    <message>
        <source>Bands of the picture {name}</source>
        <translation>Bandes de l&apos;image {name}</translation>
    </message>
    <message>
        <source>Buffer (metres)</source>
        <translation>Tampon (mètres)</translation>
    </message>
    <message>
        <source>Build stack</source>
        <translation>Créer une pile</translation>
    </message>
    <message>
        <source>By share of {name}</source>
        <translation>Selon la part de {name}</translation>
    </message>
    <message>
        <source>By split</source>
        <translation>Selon le sous-ensemble</translation>
    </message>
    <message>
        <source>By status</source>
        <translation>Selon l&apos;état</translation>
    </message>
    <message>
        <source>By verdict</source>
        <translation>Selon le verdict</translation>
    </message>
    <message>
        <source>Bytes on disk</source>
        <translation>Octets sur disque</translation>
    </message>
    <message>
        <source>Bytes to read</source>
        <translation>Octets à lire</translation>
    </message>
    <message>
        <source>CRS of the chips</source>
        <translation>SCR des vignettes</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <source>Candidate chips</source>
        <translation>Vignettes candidates</translation>
    </message>
    <message>
        <source>Candidate chips of {name}</source>
        <translation>Vignettes candidates de {name}</translation>
    </message>
    <message>
        <source>Carries the verdicts of people into a dataset. Keep and reject in the column review of its chips decide which samples are kept, whatever the rules say; flag changes nothing. Splits, statistics and report are made anew; images and masks are not touched. Verdicts stay when rules or splits change later, as long as the files of the sample are the same.</source>
        <translation>Porte les verdicts des personnes dans un jeu de données. keep et reject dans la colonne review de ses vignettes décident quels échantillons sont conservés, quoi que disent les règles ; flag ne change rien. Répartition, statistiques et rapport sont refaits ; images et masques ne sont pas touchés. Les verdicts restent quand les règles ou la répartition changent plus tard, tant que les fichiers de l&apos;échantillon sont les mêmes.</translation>
    </message>
    <message>
        <source>Carry the verdicts into the dataset: status, splits, statistics. Images and masks stay as they are.</source>
        <translation>Porter les verdicts dans le jeu de données : état, répartition, statistiques. Images et masques restent inchangés.</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Catalogue</translation>
    </message>
    <message>
        <source>Catalogue (name, URL or path)</source>
        <translation>Catalogue (nom, URL ou chemin)</translation>
    </message>
    <message>
        <source>Centre the map</source>
        <translation>Centrer la carte</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifiés</translation>
    </message>
    <message>
        <source>Changed rules</source>
        <translation>Règles modifiées</translation>
    </message>
    <message>
        <source>Check chips</source>
        <translation>Contrôler les vignettes</translation>
    </message>
    <message>
        <source>Checked chips</source>
        <translation>Vignettes contrôlées</translation>
    </message>
    <message>
        <source>Chip browser</source>
        <translation>Navigateur de vignettes</translation>
    </message>
    <message>
        <source>Chip browser: {layer}</source>
        <translation>Navigateur de vignettes : {layer}</translation>
    </message>
    <message>
        <source>Chip grid</source>
        <translation>Grille de vignettes</translation>
    </message>
    <message>
        <source>Chip size (pixels)</source>
        <translation>Taille des vignettes (pixels)</translation>
    </message>
    <message>
        <source>Chips</source>
        <translation>Vignettes</translation>
    </message>
    <message>
        <source>Chips are cut out of at least one raster; Build stack makes such.</source>
        <translation>Les vignettes sont découpées dans au moins un raster ; « Créer une pile » en fait de tels.</translation>
    </message>
    <message>
        <source>Chips by class</source>
        <translation>Vignettes par classe</translation>
    </message>
    <message>
        <source>Chips of Make chip grid, Check chips or Split chips. What was not checked is judged and dealt as in Make training dataset; chips that are not chosen (column chosen) are left out. A selection or filter of the layer counts.</source>
        <translation>Vignettes de « Créer une grille de vignettes », « Contrôler les vignettes » ou « Répartir les vignettes ». Ce qui n&apos;a pas été contrôlé est jugé et réparti comme dans « Créer un jeu de données d&apos;entraînement » ; les vignettes non choisies (colonne chosen) sont écartées. Une sélection ou un filtre de la couche compte.</translation>
    </message>
    <message>
        <source>Chips of a layer (INPUT) go into a layer.</source>
        <translation>Les vignettes d&apos;une couche (INPUT) vont dans une couche.</translation>
    </message>
    <message>
        <source>Chips of {name}</source>
        <translation>Vignettes de {name}</translation>
    </message>
    <message>
        <source>Chips on the edge</source>
        <translation>Vignettes au bord</translation>
    </message>
    <message>
        <source>Chips that are nearer than this to another split get the split buffer and are left out.</source>
        <translation>Les vignettes plus proches que cela d&apos;un autre sous-ensemble reçoivent le sous-ensemble buffer et sont écartées.</translation>
    </message>
    <message>
        <source>Chips that are not test are dealt to so many folds, for cross-validation (column fold). Fold 1 is the validation: of the shares only that of test counts then, each fold has the same part of the rest.</source>
        <translation>Les vignettes hors test sont réparties en ce nombre de plis pour la validation croisée (colonne fold). Le pli 1 est la validation : des parts, seule compte alors celle de test, et chaque pli a la même portion du reste.</translation>
    </message>
    <message>
        <source>Chips that cross the edge of the area of interest. keep: whole. drop: left out where the centre of a pixel lies outside. pad: kept, but pixels whose centre lies outside are nodata in the image and ignore in the mask; they count as not valid, so that the least share of valid pixels rejects chips that lie mostly outside. shift: moved inside by the least number of pixels, or left out where they fit nowhere; their chip_id ends with the pixels east and north of their cell, and chips that share ground go to one split.</source>
        <translation>Vignettes qui coupent le bord de la zone d&apos;intérêt. keep : entières. drop : écartées là où le centre d&apos;un pixel est à l&apos;extérieur. pad : conservées, mais les pixels dont le centre est à l&apos;extérieur sont nodata dans l&apos;image et ignore dans le masque ; ils comptent comme non valides, de sorte que la part valide minimale rejette les vignettes situées surtout à l&apos;extérieur. shift : déplacées vers l&apos;intérieur du plus petit nombre de pixels, ou écartées si elles n&apos;entrent nulle part ; leur chip_id se termine par les pixels à l&apos;est et au nord de leur cellule, et les vignettes qui partagent du terrain vont dans le même sous-ensemble.</translation>
    </message>
    <message>
        <source>Chips that share ground</source>
        <translation>Vignettes qui partagent du terrain</translation>
    </message>
    <message>
        <source>Chips that share ground with another split, or lie too near. None where there is no such chip.</source>
        <translation>Vignettes qui partagent du terrain avec un autre sous-ensemble ou en sont trop proches. Absente s&apos;il n&apos;y en a pas.</translation>
    </message>
    <message>
        <source>Chips with more cloud are not shown; 100: all, with cloud not known too.</source>
        <translation>Les vignettes plus nuageuses ne sont pas montrées ; 100 : toutes, même celles dont les nuages sont inconnus.</translation>
    </message>
    <message>
        <source>Chips without labels (%)</source>
        <translation>Vignettes sans étiquette (%)</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>Choose the file dataset.json that dl4eo:makedataset wrote.</source>
        <translation>Choisissez le fichier dataset.json écrit par dl4eo:makedataset.</translation>
    </message>
    <message>
        <source>Chooses of a layer of scenes the acquisition that shows an area best, and adds the Sentinel-1 pass nearest in time and the elevation tiles. The rules are those of Make training dataset, with the area as one ground: cloud layers are looked at, not only the cloud of whole scenes.</source>
        <translation>Choisit dans une couche de scènes l&apos;acquisition qui montre le mieux une zone, et ajoute le passage Sentinel-1 le plus proche dans le temps et les tuiles d&apos;altitude. Les règles sont celles de « Créer un jeu de données d&apos;entraînement », la zone formant un tout : les couches de nuages sont examinées, et pas seulement les nuages des scènes entières.</translation>
    </message>
    <message>
        <source>Chosen chips</source>
        <translation>Vignettes choisies</translation>
    </message>
    <message>
        <source>Chosen scenes</source>
        <translation>Scènes choisies</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Class field</source>
        <translation>Champ de classe</translation>
    </message>
    <message>
        <source>Class table</source>
        <translation>Table des classes</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>Classes from the layer&apos;s style</source>
        <translation>Classes d&apos;après le style de la couche</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Click the corners. A right click or Enter ends, Backspace takes a corner back.</source>
        <translation>Cliquez les sommets. Un clic droit ou Entrée termine, Retour arrière reprend un sommet.</translation>
    </message>
    <message>
        <source>Cloud classes</source>
        <translation>Classes de nuages</translation>
    </message>
    <message>
        <source>Cloud classes on the same grid: 0 nodata, 1 clear, 2 cloud, 3 shadow, 4 snow, 5 dark. As the scenes have them: MASK_DILATION does not count here.</source>
        <translation>Classes de nuages sur la même grille : 0 nodata, 1 clair, 2 nuage, 3 ombre, 4 neige, 5 sombre. Telles que les scènes les ont : MASK_DILATION ne compte pas ici.</translation>
    </message>
    <message>
        <source>Cloud limit (%)</source>
        <translation>Limite de nuages (%)</translation>
    </message>
    <message>
        <source>Cloud limit of a chip (%)</source>
        <translation>Limite de nuages d&apos;une vignette (%)</translation>
    </message>
    <message>
        <source>Cloud up to</source>
        <translation>Nuages max</translation>
    </message>
    <message>
        <source>Clouds</source>
        <translation>Nuages</translation>
    </message>
    <message>
        <source>Clouds in the images</source>
        <translation>Nuages dans les images</translation>
    </message>
    <message>
        <source>Clouds of {day}</source>
        <translation>Nuages du {day}</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Collection</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Colonne</translation>
    </message>
    <message>
        <source>Comma list of STAC band names, in the order of the images, like blue,green,red,nir,swir16,swir22. Of other products than Sentinel-2 the bands that these have.</source>
        <translation>Liste de noms de bandes STAC séparés par des virgules, dans l&apos;ordre des images, comme blue,green,red,nir,swir16,swir22. Pour d&apos;autres produits que Sentinel-2, les bandes de ceux-ci.</translation>
    </message>
    <message>
        <source>Comma list of STAC band names, in the order of the images, like blue,green,red,nir,swir16,swir22. With other data (COLLECTION) the bands that these have.</source>
        <translation>Liste de noms de bandes STAC séparés par des virgules, dans l&apos;ordre des images, comme blue,green,red,nir,swir16,swir22. Avec d&apos;autres données (COLLECTION), les bandes de celles-ci.</translation>
    </message>
    <message>
        <source>Comma list of all bands in their order, like blue,green,red,nir. Empty: the names (descriptions) that the file gives them.</source>
        <translation>Liste de toutes les bandes dans leur ordre, séparées par des virgules, comme blue,green,red,nir. Vide : les noms (descriptions) que le fichier leur donne.</translation>
    </message>
    <message>
        <source>Comma list of all bands, to choose BANDS from.</source>
        <translation>Liste de toutes les bandes, séparées par des virgules, où choisir BANDS.</translation>
    </message>
    <message>
        <source>Comma list of indices of the Awesome Spectral Indices catalogue, like NDWI,NDVI.</source>
        <translation>Liste d&apos;indices du catalogue Awesome Spectral Indices, séparés par des virgules, comme NDWI,NDVI.</translation>
    </message>
    <message>
        <source>Comma list of indices of the Awesome Spectral Indices catalogue, like NDWI,NDVI. May be empty.</source>
        <translation>Liste d&apos;indices du catalogue Awesome Spectral Indices, séparés par des virgules, comme NDWI,NDVI. Peut être vide.</translation>
    </message>
    <message>
        <source>Comma list of names in the order of the bands, like red,green,blue,nir; or new names for some, like b03=green,b08=nir. Empty: the files&apos; own descriptions, else b1, b2 and so on. Indices find bands by the STAC common names: blue, green, red, nir, swir16, swir22.</source>
        <translation>Liste de noms séparés par des virgules dans l&apos;ordre des bandes, comme red,green,blue,nir ; ou de nouveaux noms pour certaines, comme b03=green,b08=nir. Vide : les descriptions des fichiers, sinon b1, b2 et ainsi de suite. Les indices trouvent les bandes par les noms communs de STAC : blue, green, red, nir, swir16, swir22.</translation>
    </message>
    <message>
        <source>Comma list of the bands in their order.</source>
        <translation>Liste des bandes dans leur ordre, séparées par des virgules.</translation>
    </message>
    <message>
        <source>Comma list of the dates, to give one by one as DATE of Build stack.</source>
        <translation>Liste des dates séparées par des virgules, à donner une à une comme DATE de « Créer une pile ».</translation>
    </message>
    <message>
        <source>Comma list of vv, vh, hh, hv. Empty: vv and vh, else hh and hv.</source>
        <translation>Liste de vv, vh, hh, hv séparés par des virgules. Vide : vv et vh, sinon hh et hv.</translation>
    </message>
    <message>
        <source>Comma list of {names}: share: how much of a pixel each class covers. overlap: 0, 1, 2 where features of two classes claim it. instance: the feature&apos;s number. distance: metres to the boundary. boundary: inside and edge. value: the numbers of VALUE_FIELD.</source>
        <translation>Liste séparée par des virgules de {names} : share : la part d&apos;un pixel que couvre chaque classe. overlap : 0, 1, 2 là où des entités de deux classes le réclament. instance : le numéro de l&apos;entité. distance : mètres jusqu&apos;à la limite. boundary : intérieur et bord. value : les nombres de VALUE_FIELD.</translation>
    </message>
    <message>
        <source>Composites are made by Make training dataset.</source>
        <translation>Les composites sont faits par « Créer un jeu de données d&apos;entraînement ».</translation>
    </message>
    <message>
        <source>Costs of the plan</source>
        <translation>Coûts du plan</translation>
    </message>
    <message>
        <source>Covered ground (%)</source>
        <translation>Terrain couvert (%)</translation>
    </message>
    <message>
        <source>Cuts the chips of a layer out of rasters and writes a whole dataset, as Make training dataset does: images, masks, table, statistics, card and report. Statuses and splits of the layer count, also where you changed them. Run it again on the same folder to complete a run that was stopped.</source>
        <translation>Découpe les vignettes d&apos;une couche dans des rasters et écrit un jeu de données entier, comme « Créer un jeu de données d&apos;entraînement » : images, masques, table, statistiques, fiche et rapport. Les états et la répartition de la couche comptent, même là où vous les avez modifiés. Relancez-le sur le même dossier pour compléter une exécution interrompue.</translation>
    </message>
    <message>
        <source>DATASET is a finished dataset, INPUT chips as a layer.</source>
        <translation>DATASET est un jeu de données terminé, INPUT des vignettes en couche.</translation>
    </message>
    <message>
        <source>DL4EO demo (simulated)</source>
        <translation>Démo DL4EO (simulée)</translation>
    </message>
    <message>
        <source>DL4EO needs a Python of its own to read and write the data, apart from that of QGIS.</source>
        <translation>DL4EO a besoin de son propre Python pour lire et écrire les données, à part de celui de QGIS.</translation>
    </message>
    <message>
        <source>DL4EO: looking for a Python</source>
        <translation>DL4EO : recherche d&apos;un Python</translation>
    </message>
    <message>
        <source>DL4EO: training data for Earth observation</source>
        <translation>DL4EO : données d&apos;entraînement pour l&apos;observation de la Terre</translation>
    </message>
    <message>
        <source>Dask scheduler</source>
        <translation>Ordonnanceur Dask</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Jeu de données</translation>
    </message>
    <message>
        <source>Dataset folder</source>
        <translation>Dossier du jeu de données</translation>
    </message>
    <message>
        <source>Dataset {name}</source>
        <translation>Jeu de données {name}</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Date of other rasters</source>
        <translation>Date des autres rasters</translation>
    </message>
    <message>
        <source>Date to be near to (nearest)</source>
        <translation>Date cherchée (nearest)</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Dates</translation>
    </message>
    <message>
        <source>Dates a chip</source>
        <translation>Dates par vignette</translation>
    </message>
    <message>
        <source>Day of all rasters</source>
        <translation>Jour de tous les rasters</translation>
    </message>
    <message>
        <source>Days of a composite (0 = all)</source>
        <translation>Jours d&apos;un composite (0 = tous)</translation>
    </message>
    <message>
        <source>Days to the date at most (nearest, 0 = any)</source>
        <translation>Jours jusqu&apos;à la date (nearest, 0 = tous)</translation>
    </message>
    <message>
        <source>Days to the radar pass</source>
        <translation>Jours jusqu&apos;au passage radar</translation>
    </message>
    <message>
        <source>Deals the samples of a finished dataset to train, validation and test in another way, and measures what these share. No sample is made again, only statistics and report are. Options that are left empty stay as they are; those that mean nothing beside another SPLIT are forgotten. Or deals the chips of a layer, before a dataset is made.</source>
        <translation>Répartit autrement les échantillons d&apos;un jeu de données terminé entre train, validation et test, et mesure ce qu&apos;ils partagent. Aucun échantillon n&apos;est refait, seulement les statistiques et le rapport. Les options vides restent inchangées ; celles qui n&apos;ont pas de sens avec un autre SPLIT sont oubliées. Ou répartit les vignettes d&apos;une couche, avant qu&apos;un jeu de données soit fait.</translation>
    </message>
    <message>
        <source>Default: {value}.</source>
        <translation>Par défaut : {value}.</translation>
    </message>
    <message>
        <source>Demo folder</source>
        <translation>Dossier de démo</translation>
    </message>
    <message>
        <source>Describe dataset</source>
        <translation>Décrire le jeu de données</translation>
    </message>
    <message>
        <source>Direction of bands (degrees)</source>
        <translation>Direction des bandes (degrés)</translation>
    </message>
    <message>
        <source>Direction of the orbit</source>
        <translation>Direction de l&apos;orbite</translation>
    </message>
    <message>
        <source>Distance between neighbouring chips in pixels; 0 is the chip size, so that chips do not overlap.</source>
        <translation>Distance entre vignettes voisines en pixels ; 0 est la taille des vignettes, qui ne se recouvrent alors pas.</translation>
    </message>
    <message>
        <source>Distance between splits (metres)</source>
        <translation>Distance entre sous-ensembles (mètres)</translation>
    </message>
    <message>
        <source>Drag from one corner to the other.</source>
        <translation>Faites glisser d&apos;un coin à l&apos;autre.</translation>
    </message>
    <message>
        <source>Draw AOI</source>
        <translation>Dessiner l&apos;AOI</translation>
    </message>
    <message>
        <source>Draw AOI (polygon)</source>
        <translation>Dessiner l&apos;AOI (polygone)</translation>
    </message>
    <message>
        <source>Draw AOI (rectangle)</source>
        <translation>Dessiner l&apos;AOI (rectangle)</translation>
    </message>
    <message>
        <source>Draw the classes half transparent over the picture.</source>
        <translation>Dessiner les classes à moitié transparentes sur l&apos;image.</translation>
    </message>
    <message>
        <source>Draws features as a raster of classes, pixel for pixel on the grid of another raster. The rules are those of the masks of a training dataset: centre, touched or exact coverage, ignored pixels, further layers.</source>
        <translation>Dessine des entités comme un raster de classes, pixel pour pixel sur la grille d&apos;un autre raster. Les règles sont celles des masques d&apos;un jeu de données d&apos;entraînement : centre, contact ou couverture exacte, pixels ignorés, couches supplémentaires.</translation>
    </message>
    <message>
        <source>Draws the squares that chips have on a fixed grid, for an area or a raster. The same ground always gets the same chip_id, whatever the area. With labels it shows too which classes lie on each chip, and which chips a dataset would have with the same rules of balance, before a pixel is read.</source>
        <translation>Dessine les carrés des vignettes sur une grille fixe, pour une zone ou un raster. Le même terrain reçoit toujours le même chip_id, quelle que soit la zone. Avec des étiquettes, il montre aussi quelles classes se trouvent sur chaque vignette, et quelles vignettes aurait un jeu de données avec les mêmes règles d&apos;équilibrage, avant de lire un pixel.</translation>
    </message>
    <message>
        <source>Each split gets its share of every class, as far as whole groups allow.</source>
        <translation>Chaque sous-ensemble reçoit sa part de chaque classe, autant que des groupes entiers le permettent.</translation>
    </message>
    <message>
        <source>Earlier scenes are left out. Empty: none is.</source>
        <translation>Les scènes antérieures sont écartées. Vide : aucune.</translation>
    </message>
    <message>
        <source>Empty: CATALOGUE where it has the collection, else planetary-computer for the built-in providers.</source>
        <translation>Vide : CATALOGUE s&apos;il a la collection, sinon planetary-computer pour les fournisseurs intégrés.</translation>
    </message>
    <message>
        <source>Empty: as it is.</source>
        <translation>Vide : inchangé.</translation>
    </message>
    <message>
        <source>Empty: as the recipe says.</source>
        <translation>Vide : comme le dit la recette.</translation>
    </message>
    <message>
        <source>Empty: by the shares.</source>
        <translation>Vide : selon les parts.</translation>
    </message>
    <message>
        <source>Empty: images without masks.</source>
        <translation>Vide : images sans masque.</translation>
    </message>
    <message>
        <source>Empty: only squares.</source>
        <translation>Vide : seulement des carrés.</translation>
    </message>
    <message>
        <source>Empty: the catalogue of the scenes where it has the collection, else planetary-computer.</source>
        <translation>Vide : le catalogue des scènes s&apos;il a la collection, sinon planetary-computer.</translation>
    </message>
    <message>
        <source>Empty: the collection that the catalogue is known for.</source>
        <translation>Vide : la collection pour laquelle le catalogue est connu.</translation>
    </message>
    <message>
        <source>Export chips to a dataset</source>
        <translation>Exporter les vignettes vers un jeu de données</translation>
    </message>
    <message>
        <source>Export it as a GeoTIFF first.</source>
        <translation>Exportez-le d&apos;abord en GeoTIFF.</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Fail where there is a problem</source>
        <translation>Échouer s&apos;il y a un problème</translation>
    </message>
    <message>
        <source>False colour</source>
        <translation>Fausses couleurs</translation>
    </message>
    <message>
        <source>False colour {dates}</source>
        <translation>Fausses couleurs {dates}</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Entités</translation>
    </message>
    <message>
        <source>Fetching and installing {count} packages</source>
        <translation>Téléchargement et installation de {count} paquets</translation>
    </message>
    <message>
        <source>Field of instance numbers</source>
        <translation>Champ des numéros d&apos;instance</translation>
    </message>
    <message>
        <source>Field of priority</source>
        <translation>Champ de priorité</translation>
    </message>
    <message>
        <source>Field of that date</source>
        <translation>Champ de cette date</translation>
    </message>
    <message>
        <source>Field of the first day</source>
        <translation>Champ du premier jour</translation>
    </message>
    <message>
        <source>Field of the labels that holds the class. Empty: every polygon is class 1.</source>
        <translation>Champ des étiquettes qui contient la classe. Vide : chaque polygone est de classe 1.</translation>
    </message>
    <message>
        <source>Field of the labels that holds the class: whole numbers are the mask&apos;s values, texts are numbered by name. Empty: every polygon is class 1.</source>
        <translation>Champ des étiquettes qui contient la classe : les nombres entiers sont les valeurs du masque, les textes sont numérotés par nom. Vide : chaque polygone est de classe 1.</translation>
    </message>
    <message>
        <source>Field of the last day</source>
        <translation>Champ du dernier jour</translation>
    </message>
    <message>
        <source>Field of the polygons</source>
        <translation>Champ des polygones</translation>
    </message>
    <message>
        <source>Field of the year</source>
        <translation>Champ de l&apos;année</translation>
    </message>
    <message>
        <source>Field of values</source>
        <translation>Champ des valeurs</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Files of LABEL_LAYERS beside the mask, with semicolons between.</source>
        <translation>Fichiers de LABEL_LAYERS à côté du masque, séparés par des points-virgules.</translation>
    </message>
    <message>
        <source>Fill gaps with other dates</source>
        <translation>Combler les lacunes avec d&apos;autres dates</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>First date</source>
        <translation>Première date</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Premier jour</translation>
    </message>
    <message>
        <source>First day of the period, UTC, like 2024-05-01.</source>
        <translation>Premier jour de la période, UTC, comme 2024-05-01.</translation>
    </message>
    <message>
        <source>First day of the period, UTC.</source>
        <translation>Premier jour de la période, UTC.</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Signaler</translation>
    </message>
    <message>
        <source>Flag this chip to come back to it; it changes nothing else.</source>
        <translation>Signaler cette vignette pour y revenir ; rien d&apos;autre ne change.</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Signalés</translation>
    </message>
    <message>
        <source>Folder for the demo&apos;s data</source>
        <translation>Dossier des données de la démo</translation>
    </message>
    <message>
        <source>Folder of rasters</source>
        <translation>Dossier de rasters</translation>
    </message>
    <message>
        <source>Folds (0 = none)</source>
        <translation>Plis (0 = aucun)</translation>
    </message>
    <message>
        <source>Footprints of the scenes that were used.</source>
        <translation>Emprises des scènes utilisées.</translation>
    </message>
    <message>
        <source>For folders of one file a band: a regular expression whose one group is the band&apos;s name, like _(B..)[.]. Files that are called alike but for it become one item.</source>
        <translation>Pour les dossiers d&apos;un fichier par bande : une expression régulière dont l&apos;unique groupe est le nom de la bande, comme _(B..)[.]. Les fichiers de même nom à cela près forment un élément.</translation>
    </message>
    <message>
        <source>Further layers</source>
        <translation>Couches supplémentaires</translation>
    </message>
    <message>
        <source>Further rasters</source>
        <translation>Rasters supplémentaires</translation>
    </message>
    <message>
        <source>GeoTIFF (COG) of 32-bit numbers, a band each, nodata NaN.</source>
        <translation>GeoTIFF (COG) de nombres 32 bits, une bande pour chacun, nodata NaN.</translation>
    </message>
    <message>
        <source>GeoTIFF (COG) on the grid of the raster, nodata NaN. Indices come last; in a stack after its other indices, where Make training dataset has them.</source>
        <translation>GeoTIFF (COG) sur la grille du raster, nodata NaN. Les indices viennent en dernier ; dans une pile après ses autres indices, là où « Créer un jeu de données d&apos;entraînement » les met.</translation>
    </message>
    <message>
        <source>GeoTIFF or JPEG 2000 files in any CRS whose bands are added to each image, after all others. They have the names that a file gives its bands, else its own. Ground that they do not cover has no value there, which MIN_VALID counts.</source>
        <translation>Fichiers GeoTIFF ou JPEG 2000 dans n&apos;importe quel SCR dont les bandes sont ajoutées à chaque image, après toutes les autres. Elles portent les noms que le fichier donne à ses bandes, sinon le sien. Le terrain qu&apos;ils ne couvrent pas n&apos;y a pas de valeur, ce que compte MIN_VALID.</translation>
    </message>
    <message>
        <source>GeoTIFF: 0 background, else the class; 255 (65535 with many classes): ignore.</source>
        <translation>GeoTIFF : 0 fond, sinon la classe ; 255 (65535 avec beaucoup de classes) : ignore.</translation>
    </message>
    <message>
        <source>Give PIXEL_SIZE.</source>
        <translation>Donnez PIXEL_SIZE.</translation>
    </message>
    <message>
        <source>Give either CLASSES or CLASSES_FROM_STYLE.</source>
        <translation>Donnez soit CLASSES, soit CLASSES_FROM_STYLE.</translation>
    </message>
    <message>
        <source>Give it a class with REMAP.</source>
        <translation>Donnez-lui une classe avec REMAP.</translation>
    </message>
    <message>
        <source>Give the file dataset.json in it.</source>
        <translation>Donnez le fichier dataset.json qu&apos;il contient.</translation>
    </message>
    <message>
        <source>Give the layer of Search scenes or of Select scenes.</source>
        <translation>Donnez la couche de « Rechercher des scènes » ou de « Sélectionner des scènes ».</translation>
    </message>
    <message>
        <source>Give {name}, so that they become polygons.</source>
        <translation>Donnez {name} pour qu&apos;ils deviennent des polygones.</translation>
    </message>
    <message>
        <source>Go to selected chip</source>
        <translation>Vers la sélection</translation>
    </message>
    <message>
        <source>Go to the chip before.</source>
        <translation>Aller à la vignette précédente.</translation>
    </message>
    <message>
        <source>Go to the next chip when this one is decided.</source>
        <translation>Aller à la vignette suivante quand celle-ci est décidée.</translation>
    </message>
    <message>
        <source>Go to the next chip.</source>
        <translation>Aller à la vignette suivante.</translation>
    </message>
    <message>
        <source>Grid like this raster</source>
        <translation>Grille comme ce raster</translation>
    </message>
    <message>
        <source>Ground size of a pixel in metres.</source>
        <translation>Taille d&apos;un pixel au sol, en mètres.</translation>
    </message>
    <message>
        <source>Ground size of a pixel in metres. Empty: that of LIKE, else 10.</source>
        <translation>Taille d&apos;un pixel au sol, en mètres. Vide : celle de LIKE, sinon 10.</translation>
    </message>
    <message>
        <source>Ground without elevation</source>
        <translation>Terrain sans altitude</translation>
    </message>
    <message>
        <source>How bands of another grid are resampled; classes never are.</source>
        <translation>Comment les bandes d&apos;une autre grille sont rééchantillonnées ; les classes ne le sont jamais.</translation>
    </message>
    <message>
        <source>How chips are dealt to train, validation and test.</source>
        <translation>Comment les vignettes sont réparties entre train, validation et test.</translation>
    </message>
    <message>
        <source>How chips are dealt to train, validation and test. random: one by one. date: by time. tile: by the Sentinel-2 tile. column: by a column of the chips table. polygons: by areas that you give. blocks: squares of ground. bands: stripes. rings: nested squares, train outside and test inside. none: no split. Ground that two splits share is measured after each.</source>
        <translation>Comment les vignettes sont réparties entre train, validation et test. random : une à une. date : selon le temps. tile : selon la tuile Sentinel-2. column : selon une colonne de la table des vignettes. polygons : selon des zones que vous donnez. blocks : carrés de terrain. bands : bandes. rings : carrés emboîtés, train à l&apos;extérieur et test à l&apos;intérieur. none : pas de répartition. Le terrain que partagent deux sous-ensembles est mesuré après chacune.</translation>
    </message>
    <message>
        <source>How they are resampled; classes want nearest.</source>
        <translation>Comment ils sont rééchantillonnés ; les classes demandent nearest.</translation>
    </message>
    <message>
        <source>If the folder holds a dataset made of other chips or rasters: refuse, or rebuild it, which keeps the samples that would be the same and removes those that are no longer asked for.</source>
        <translation>Si le dossier contient un jeu de données fait d&apos;autres vignettes ou rasters : refuser (refuse) ou le reconstruire (rebuild), ce qui conserve les échantillons qui seraient identiques et supprime ceux qui ne sont plus demandés.</translation>
    </message>
    <message>
        <source>If the folder holds a dataset made with other parameters: refuse, or rebuild it, which keeps the samples that would be the same and removes those that are no longer asked for.</source>
        <translation>Si le dossier contient un jeu de données fait avec d&apos;autres paramètres : refuser (refuse) ou le reconstruire (rebuild), ce qui conserve les échantillons qui seraient identiques et supprime ceux qui ne sont plus demandés.</translation>
    </message>
    <message>
        <source>Ignore what two classes claim</source>
        <translation>Ignorer ce que deux classes réclament</translation>
    </message>
    <message>
        <source>Ignored border (pixels)</source>
        <translation>Bordure ignorée (pixels)</translation>
    </message>
    <message>
        <source>Ignored pixels</source>
        <translation>Pixels ignorés</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Images and masks</source>
        <translation>Images et masques</translation>
    </message>
    <message>
        <source>In use now: {python} ({why}). It has {versions}.</source>
        <translation>Utilisé actuellement : {python} ({why}). Il a {versions}.</translation>
    </message>
    <message>
        <source>Index local rasters</source>
        <translation>Indexer des rasters locaux</translation>
    </message>
    <message>
        <source>Instead of a dataset: chips that Check chips judged, or that Make chip grid made. Rejected ones get no split. A selection or filter of the layer counts.</source>
        <translation>Au lieu d&apos;un jeu de données : des vignettes jugées par « Contrôler les vignettes » ou créées par « Créer une grille de vignettes ». Celles qui sont rejetées n&apos;ont pas de sous-ensemble. Une sélection ou un filtre de la couche compte.</translation>
    </message>
    <message>
        <source>Instead of a dataset: chips that Make chip grid made. Those that are not chosen (column chosen) are left out. A selection or filter of the layer counts.</source>
        <translation>Au lieu d&apos;un jeu de données : des vignettes créées par « Créer une grille de vignettes ». Celles qui ne sont pas choisies (colonne chosen) sont écartées. Une sélection ou un filtre de la couche compte.</translation>
    </message>
    <message>
        <source>Is its selection or filter the right one?</source>
        <translation>Sa sélection ou son filtre est-il le bon ?</translation>
    </message>
    <message>
        <source>It is made from {python} (Python {version}).</source>
        <translation>Il est créé à partir de {python} (Python {version}).</translation>
    </message>
    <message>
        <source>It is not used as long as {name} names another Python: {python}.</source>
        <translation>Il n&apos;est pas utilisé tant que {name} désigne un autre Python : {python}.</translation>
    </message>
    <message>
        <source>It lacks packages that the core needs, or is older than Python 3.10.</source>
        <translation>Il lui manque des paquets dont le cœur a besoin, ou il est antérieur à Python 3.10.</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Éléments</translation>
    </message>
    <message>
        <source>Join them with REMAP.</source>
        <translation>Réunissez-les avec REMAP.</translation>
    </message>
    <message>
        <source>Judges the samples of a finished dataset by other rules, each rejected one with its reason, and deals the splits anew. All was measured when the samples were made: none is made again, only statistics and report are. Rules that are left empty stay as they are. Or measures the chips of a layer on rasters and judges them, before a dataset is made.</source>
        <translation>Juge les échantillons d&apos;un jeu de données terminé selon d&apos;autres règles, chaque rejet avec sa raison, et refait la répartition. Tout a été mesuré à la création des échantillons : aucun n&apos;est refait, seulement les statistiques et le rapport. Les règles vides restent inchangées. Ou mesure les vignettes d&apos;une couche sur des rasters et les juge, avant qu&apos;un jeu de données soit fait.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conserver</translation>
    </message>
    <message>
        <source>Keep this chip, though a rule rejects it.</source>
        <translation>Conserver cette vignette, bien qu&apos;une règle la rejette.</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Conservés</translation>
    </message>
    <message>
        <source>Kept by hand</source>
        <translation>Conservés à la main</translation>
    </message>
    <message>
        <source>Kinds of problems that are not told and do not count, with commas, like shifted,stray. Empty: none.</source>
        <translation>Types de problèmes qui ne sont ni signalés ni comptés, séparés par des virgules, comme shifted,stray. Vide : aucun.</translation>
    </message>
    <message>
        <source>Label pixels along an image pixel</source>
        <translation>Pixels d&apos;étiquette le long d&apos;un pixel d&apos;image</translation>
    </message>
    <message>
        <source>Label rule</source>
        <translation>Règle d&apos;étiquetage</translation>
    </message>
    <message>
        <source>Labelled ground</source>
        <translation>Terrain étiqueté</translation>
    </message>
    <message>
        <source>Labelled pixels</source>
        <translation>Pixels étiquetés</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Labels are drawn from this day on; empty: always.</source>
        <translation>Les étiquettes sont dessinées à partir de ce jour ; vide : toujours.</translation>
    </message>
    <message>
        <source>Labels are drawn until this day; empty: always.</source>
        <translation>Les étiquettes sont dessinées jusqu&apos;à ce jour ; vide : toujours.</translation>
    </message>
    <message>
        <source>Labels from a raster</source>
        <translation>Étiquettes d&apos;un raster</translation>
    </message>
    <message>
        <source>Lakes (simulated)</source>
        <translation>Lacs (simulés)</translation>
    </message>
    <message>
        <source>Largest share without a value</source>
        <translation>Plus grande part sans valeur</translation>
    </message>
    <message>
        <source>Largest time between the optical and the radar pass, in days. Farther ones are not taken.</source>
        <translation>Plus grand écart entre le passage optique et le passage radar, en jours. Les plus éloignés ne sont pas pris.</translation>
    </message>
    <message>
        <source>Largest time between the optical and the radar pass, in days. Farther ones give no radar values.</source>
        <translation>Plus grand écart entre le passage optique et le passage radar, en jours. Les plus éloignés ne donnent pas de valeurs radar.</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>Last day of the period, UTC, included.</source>
        <translation>Dernier jour de la période, UTC, inclus.</translation>
    </message>
    <message>
        <source>Later scenes are left out. Empty: none is.</source>
        <translation>Les scènes postérieures sont écartées. Vide : aucune.</translation>
    </message>
    <message>
        <source>Leaks between splits</source>
        <translation>Fuites entre sous-ensembles</translation>
    </message>
    <message>
        <source>Leaks between splits of {name}</source>
        <translation>Fuites entre sous-ensembles de {name}</translation>
    </message>
    <message>
        <source>Least clear ground (%)</source>
        <translation>Terrain clair minimal (%)</translation>
    </message>
    <message>
        <source>Least contrast</source>
        <translation>Contraste minimal</translation>
    </message>
    <message>
        <source>Least coverage of a pixel</source>
        <translation>Couverture minimale d&apos;un pixel</translation>
    </message>
    <message>
        <source>Least labelled share</source>
        <translation>Part étiquetée minimale</translation>
    </message>
    <message>
        <source>Least of a chip under a pass (%)</source>
        <translation>Minimum sous un passage (%)</translation>
    </message>
    <message>
        <source>Least valid share</source>
        <translation>Part valide minimale</translation>
    </message>
    <message>
        <source>Leave it empty, or give INPUT instead.</source>
        <translation>Laissez-le vide, ou donnez plutôt INPUT.</translation>
    </message>
    <message>
        <source>Leave the bands of the raster out.</source>
        <translation>Omettre les bandes du raster.</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Écartés</translation>
    </message>
    <message>
        <source>Legend of the mask</source>
        <translation>Légende du masque</translation>
    </message>
    <message>
        <source>Length (metres, 0 = the method&apos;s own)</source>
        <translation>Longueur (mètres, 0 = celle de la méthode)</translation>
    </message>
    <message>
        <source>Like 70,15,15 or 0.7,0.15,0.15. A share of 0 leaves a split away.</source>
        <translation>Comme 70,15,15 ou 0.7,0.15,0.15. Une part de 0 supprime un sous-ensemble.</translation>
    </message>
    <message>
        <source>Like esa-worldcover.</source>
        <translation>Comme esa-worldcover.</translation>
    </message>
    <message>
        <source>Lists the Sentinel-2 scenes of a catalogue that touch an area in a period, as a layer of footprints.</source>
        <translation>Liste les scènes Sentinel-2 d&apos;un catalogue qui touchent une zone pendant une période, comme couche d&apos;emprises.</translation>
    </message>
    <message>
        <source>Load dataset</source>
        <translation>Charger le jeu de données</translation>
    </message>
    <message>
        <source>Looking for what is there</source>
        <translation>Recherche de ce qui est présent</translation>
    </message>
    <message>
        <source>Make a layer of the table first: Create points layer from table.</source>
        <translation>Faites d&apos;abord une couche de la table : Créer une couche de points à partir d&apos;une table.</translation>
    </message>
    <message>
        <source>Make chip grid</source>
        <translation>Créer une grille de vignettes</translation>
    </message>
    <message>
        <source>Make demo data</source>
        <translation>Créer des données de démo</translation>
    </message>
    <message>
        <source>Make it again, even if it is whole</source>
        <translation>Le recréer, même s&apos;il est complet</translation>
    </message>
    <message>
        <source>Make training chips step by step</source>
        <translation>Créer des vignettes d&apos;entraînement pas à pas</translation>
    </message>
    <message>
        <source>Make training dataset</source>
        <translation>Créer un jeu de données d&apos;entraînement</translation>
    </message>
    <message>
        <source>Make training dataset…</source>
        <translation>Créer un jeu de données d&apos;entraînement…</translation>
    </message>
    <message>
        <source>Makes a catalogue of rasters of your own: orthophotos, drone images, hyperspectral images, of any bands, pixel size and CRS. The file that it writes is what Make training dataset takes as CATALOGUE. Pixels are neither read nor copied.</source>
        <translation>Crée un catalogue de vos propres rasters : orthophotos, images de drone, images hyperspectrales, de toutes bandes, tailles de pixel et SCR. Le fichier écrit est ce que « Créer un jeu de données d&apos;entraînement » prend comme CATALOGUE. Les pixels ne sont ni lus ni copiés.</translation>
    </message>
    <message>
        <source>Makes a training dataset in single steps, each of which can be looked at, changed or replaced: search scenes, select the clearest acquisition, build a stack of its bands, rasterise labels, make a chip grid, check and split the chips, export them. With the same inputs its chips are those of Make training dataset, if one acquisition shows the whole area.</source>
        <translation>Crée un jeu de données d&apos;entraînement par étapes, dont chacune peut être examinée, modifiée ou remplacée : rechercher des scènes, sélectionner l&apos;acquisition la plus claire, créer une pile de ses bandes, rastériser les étiquettes, créer une grille de vignettes, contrôler, répartir et exporter les vignettes. Avec les mêmes entrées, ses vignettes sont celles de « Créer un jeu de données d&apos;entraînement », si une seule acquisition montre toute la zone.</translation>
    </message>
    <message>
        <source>Makes aligned image chips and label masks from free Sentinel-2, Sentinel-1 and elevation data: finds the scenes, cuts them to chips on a fixed grid, draws the masks, checks and splits the chips, and writes a dataset folder. Run it again on the same folder to complete a run that was stopped.</source>
        <translation>Crée des vignettes d&apos;image alignées et des masques d&apos;étiquettes à partir des données libres Sentinel-2, Sentinel-1 et d&apos;altitude : trouve les scènes, les découpe en vignettes sur une grille fixe, dessine les masques, contrôle et répartit les vignettes, et écrit un dossier de données. Relancez-le sur le même dossier pour compléter une exécution interrompue.</translation>
    </message>
    <message>
        <source>Makes the Python environment that reads and writes the data: in your profile, apart from QGIS and its Python, which stay as they are. pip fetches the packages, pinned and checked by their hashes, from the index and through the proxy of its own configuration; about 200 MB are fetched, 800 MB are needed. First it tells what is there already.</source>
        <translation>Crée l&apos;environnement Python qui lit et écrit les données : dans votre profil, à part de QGIS et de son Python, qui restent inchangés. pip télécharge les paquets, aux versions fixées et vérifiées par leurs empreintes, depuis l&apos;index et par le proxy de sa propre configuration ; environ 200 Mo sont téléchargés, 800 Mo sont nécessaires. Il dit d&apos;abord ce qui est déjà là.</translation>
    </message>
    <message>
        <source>Makes the dataset that a recipe file describes: the recipe.json of a dataset, its dataset.json, or one that you wrote. The same recipe gives the same dataset; paths in it count from its own folder.</source>
        <translation>Crée le jeu de données que décrit un fichier de recette : le recipe.json d&apos;un jeu de données, son dataset.json, ou un fichier écrit par vous. La même recette donne le même jeu de données ; ses chemins partent de son propre dossier.</translation>
    </message>
    <message>
        <source>Making an environment from {python}</source>
        <translation>Création d&apos;un environnement à partir de {python}</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Masque</translation>
    </message>
    <message>
        <source>Mask over the image</source>
        <translation>Masque sur image</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>Masques</translation>
    </message>
    <message>
        <source>Masks that Rasterise labels made, with LIKE the raster; or another raster of classes on the same pixels: 0 background, nodata ignore. Empty: chips without masks.</source>
        <translation>Masques créés par « Rastériser les étiquettes », avec le raster comme LIKE ; ou un autre raster de classes sur les mêmes pixels : 0 fond, nodata ignore. Vide : vignettes sans masque.</translation>
    </message>
    <message>
        <source>Masks with finer pixels than the images: so many along one of theirs. A side has at most 4096.</source>
        <translation>Masques aux pixels plus fins que les images : ce nombre le long d&apos;un des leurs. Un côté en a au plus 4096.</translation>
    </message>
    <message>
        <source>Masks {dates}</source>
        <translation>Masques {dates}</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>Mosaics</source>
        <translation>Mosaïques</translation>
    </message>
    <message>
        <source>Most cloud shadow (%)</source>
        <translation>Ombre de nuages maximale (%)</translation>
    </message>
    <message>
        <source>Most snow (%)</source>
        <translation>Neige maximale (%)</translation>
    </message>
    <message>
        <source>Move the map to the current chip.</source>
        <translation>Déplacer la carte vers la vignette courante.</translation>
    </message>
    <message>
        <source>Name at least one index, like NDVI.</source>
        <translation>Nommez au moins un indice, comme NDVI.</translation>
    </message>
    <message>
        <source>Name of the collection in the catalogue. Empty: its Sentinel-2 L2A collection.</source>
        <translation>Nom de la collection dans le catalogue. Vide : sa collection Sentinel-2 L2A.</translation>
    </message>
    <message>
        <source>Names of the bands</source>
        <translation>Noms des bandes</translation>
    </message>
    <message>
        <source>Near infrared, red and green of the images. None where they lack one of these.</source>
        <translation>Proche infrarouge, rouge et vert des images. Absente s&apos;il leur manque l&apos;un d&apos;eux.</translation>
    </message>
    <message>
        <source>Near-duplicates</source>
        <translation>Quasi-doublons</translation>
    </message>
    <message>
        <source>Near-duplicates of {name}</source>
        <translation>Quasi-doublons de {name}</translation>
    </message>
    <message>
        <source>Needed only for EXECUTOR=dask, to work on an existing Dask cluster.</source>
        <translation>Nécessaire seulement pour EXECUTOR=dask, pour travailler sur un cluster Dask existant.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivante</translation>
    </message>
    <message>
        <source>Next chip after a verdict</source>
        <translation>Suivante après verdict</translation>
    </message>
    <message>
        <source>No AOI was drawn or chosen: it is what the map shows now. {size}</source>
        <translation>Aucune AOI n&apos;a été dessinée ni choisie : c&apos;est ce que montre la carte en ce moment. {size}</translation>
    </message>
    <message>
        <source>No Python was found that an environment can be made from: version {oldest} or newer is wanted, with venv and ensurepip (on Debian and Ubuntu the package python3-venv). Install one and name it in BASE_PYTHON. Tried: {tried}.</source>
        <translation>Aucun Python permettant de créer un environnement n&apos;a été trouvé : il faut la version {oldest} ou plus récente, avec venv et ensurepip (sous Debian et Ubuntu, le paquet python3-venv). Installez-en un et indiquez-le dans BASE_PYTHON. Essayés : {tried}.</translation>
    </message>
    <message>
        <source>No Python with rasterio, geopandas and pystac-client was found to read and write the data. {hint}</source>
        <translation>Aucun Python avec rasterio, geopandas et pystac-client n&apos;a été trouvé pour lire et écrire les données. {hint}</translation>
    </message>
    <message>
        <source>No chip passes the filter.</source>
        <translation>Aucune vignette ne passe le filtre.</translation>
    </message>
    <message>
        <source>No chips in this project. Open a dataset with Processing Toolbox &gt; DL4EO &gt; Load dataset, or choose the chips layer of one.</source>
        <translation>Pas de vignettes dans ce projet. Ouvrez un jeu de données par Boîte à outils &gt; DL4EO &gt; Charger le jeu de données, ou choisissez la couche des vignettes de l&apos;un d&apos;eux.</translation>
    </message>
    <message>
        <source>No pixel has a value.</source>
        <translation>Aucun pixel n&apos;a de valeur.</translation>
    </message>
    <message>
        <source>Nodata</source>
        <translation>Sans donnée</translation>
    </message>
    <message>
        <source>Not saved: {reason}</source>
        <translation>Non enregistré : {reason}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Note ({key}): why?</source>
        <translation>Note ({key}) : pourquoi ?</translation>
    </message>
    <message>
        <source>Note on {sample}</source>
        <translation>Note sur {sample}</translation>
    </message>
    <message>
        <source>Nothing is installed or changed.</source>
        <translation>Rien n&apos;est installé ni modifié.</translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <translation>Rien à annuler.</translation>
    </message>
    <message>
        <source>Number of bands.</source>
        <translation>Nombre de bandes.</translation>
    </message>
    <message>
        <source>Number of chips (0 = all)</source>
        <translation>Nombre de vignettes (0 = toutes)</translation>
    </message>
    <message>
        <source>Number of chips.</source>
        <translation>Nombre de vignettes.</translation>
    </message>
    <message>
        <source>Number of classes of the table.</source>
        <translation>Nombre de classes de la table.</translation>
    </message>
    <message>
        <source>Number of dates of each chip, for spread and nearest.</source>
        <translation>Nombre de dates de chaque vignette, pour spread et nearest.</translation>
    </message>
    <message>
        <source>Number of dates that were chosen.</source>
        <translation>Nombre de dates choisies.</translation>
    </message>
    <message>
        <source>Number of dates, for spread and nearest.</source>
        <translation>Nombre de dates, pour spread et nearest.</translation>
    </message>
    <message>
        <source>Number of features that lie on the raster.</source>
        <translation>Nombre d&apos;entités situées sur le raster.</translation>
    </message>
    <message>
        <source>Number of items in the catalogue.</source>
        <translation>Nombre d&apos;éléments du catalogue.</translation>
    </message>
    <message>
        <source>Number of mosaics of images and masks.</source>
        <translation>Nombre de mosaïques d&apos;images et de masques.</translation>
    </message>
    <message>
        <source>Number of packages that this Python has.</source>
        <translation>Nombre de paquets que possède ce Python.</translation>
    </message>
    <message>
        <source>Number of pixels that have a class.</source>
        <translation>Nombre de pixels qui ont une classe.</translation>
    </message>
    <message>
        <source>Number of pixels with the value ignore.</source>
        <translation>Nombre de pixels de valeur ignore.</translation>
    </message>
    <message>
        <source>Number of problems; 0: the dataset is sound.</source>
        <translation>Nombre de problèmes ; 0 : le jeu de données est sain.</translation>
    </message>
    <message>
        <source>Number of samples for the test.</source>
        <translation>Nombre d&apos;échantillons de test.</translation>
    </message>
    <message>
        <source>Number of samples for training.</source>
        <translation>Nombre d&apos;échantillons d&apos;entraînement.</translation>
    </message>
    <message>
        <source>Number of samples for validation.</source>
        <translation>Nombre d&apos;échantillons de validation.</translation>
    </message>
    <message>
        <source>Number of samples of SPLIT_NAME.</source>
        <translation>Nombre d&apos;échantillons de SPLIT_NAME.</translation>
    </message>
    <message>
        <source>Number of samples that are kept now and were not before, or the reverse.</source>
        <translation>Nombre d&apos;échantillons conservés maintenant et non avant, ou l&apos;inverse.</translation>
    </message>
    <message>
        <source>Number of samples that are kept, by rule or by hand.</source>
        <translation>Nombre d&apos;échantillons conservés, par règle ou à la main.</translation>
    </message>
    <message>
        <source>Number of samples that are kept.</source>
        <translation>Nombre d&apos;échantillons conservés.</translation>
    </message>
    <message>
        <source>Number of samples that are rejected.</source>
        <translation>Nombre d&apos;échantillons rejetés.</translation>
    </message>
    <message>
        <source>Number of samples that lie too near to another split.</source>
        <translation>Nombre d&apos;échantillons trop proches d&apos;un autre sous-ensemble.</translation>
    </message>
    <message>
        <source>Number of samples that were kept.</source>
        <translation>Nombre d&apos;échantillons qui ont été conservés.</translation>
    </message>
    <message>
        <source>Number of samples with the verdict flag.</source>
        <translation>Nombre d&apos;échantillons de verdict flag.</translation>
    </message>
    <message>
        <source>Number of samples with the verdict keep.</source>
        <translation>Nombre d&apos;échantillons de verdict keep.</translation>
    </message>
    <message>
        <source>Number of samples with the verdict reject.</source>
        <translation>Nombre d&apos;échantillons de verdict reject.</translation>
    </message>
    <message>
        <source>Number of scenes.</source>
        <translation>Nombre de scènes.</translation>
    </message>
    <message>
        <source>Numbers of the layer value, for regression.</source>
        <translation>Nombres de la couche value, pour la régression.</translation>
    </message>
    <message>
        <source>Of PLAN_ONLY: a table of quantity, value, unit, and how it is known. Else it is not made.</source>
        <translation>Avec PLAN_ONLY : une table de grandeur, valeur, unité, et comment elle est connue. Sinon elle n&apos;est pas créée.</translation>
    </message>
    <message>
        <source>Of PLAN_ONLY: bytes that would be read.</source>
        <translation>Avec PLAN_ONLY : octets qui seraient lus.</translation>
    </message>
    <message>
        <source>Of PLAN_ONLY: bytes that would be written.</source>
        <translation>Avec PLAN_ONLY : octets qui seraient écrits.</translation>
    </message>
    <message>
        <source>Of PLAN_ONLY: minutes that it would take, roughly.</source>
        <translation>Avec PLAN_ONLY : minutes que cela prendrait, à peu près.</translation>
    </message>
    <message>
        <source>Of PLAN_ONLY: number of samples that are still to be made.</source>
        <translation>Avec PLAN_ONLY : nombre d&apos;échantillons encore à faire.</translation>
    </message>
    <message>
        <source>Of PLAN_ONLY: number of scenes of all kinds that they would be made of.</source>
        <translation>Avec PLAN_ONLY : nombre de scènes de toutes sortes dont ils seraient faits.</translation>
    </message>
    <message>
        <source>Of PLAN_ONLY: one square a sample with date, state (to make or finished), split if none is rejected, number of samples of the chip, scenes, radar pass and its days, and the share of ground of each class. Else it is not made.</source>
        <translation>Avec PLAN_ONLY : un carré par échantillon avec date, état (à faire ou terminé), sous-ensemble si aucun n&apos;est rejeté, nombre d&apos;échantillons de la vignette, scènes, passage radar et ses jours, et la part de terrain de chaque classe. Sinon elle n&apos;est pas créée.</translation>
    </message>
    <message>
        <source>Of SELECT=median, mean, maxndvi and first: length of each period. 0: the whole time is one.</source>
        <translation>Pour SELECT=median, mean, maxndvi et first : durée de chaque période. 0 : tout le temps n&apos;en fait qu&apos;une.</translation>
    </message>
    <message>
        <source>Of SELECT=nearest: dates farther away than this many days are left out. 0: none is.</source>
        <translation>Pour SELECT=nearest : les dates éloignées de plus de ce nombre de jours sont écartées. 0 : aucune.</translation>
    </message>
    <message>
        <source>Of SELECT=nearest: weight of a date&apos;s rank by days, against CLOUD_WEIGHT.</source>
        <translation>Pour SELECT=nearest : poids du rang d&apos;une date selon les jours, face à CLOUD_WEIGHT.</translation>
    </message>
    <message>
        <source>Of SELECT=spread: days that a percent of cloud counts for. Of nearest: weight of the rank by cloud.</source>
        <translation>Pour SELECT=spread : jours que vaut un pour cent de nuages. Pour nearest : poids du rang selon les nuages.</translation>
    </message>
    <message>
        <source>Of SPLIT=bands: degrees clockwise from north.</source>
        <translation>Pour SPLIT=bands : degrés dans le sens horaire depuis le nord.</translation>
    </message>
    <message>
        <source>Of SPLIT=column: the column of the chips table whose values stay together. Values that are train, validation or test are taken at their word.</source>
        <translation>Pour SPLIT=column : la colonne de la table des vignettes dont les valeurs restent ensemble. Les valeurs train, validation ou test sont prises au mot.</translation>
    </message>
    <message>
        <source>Of SPLIT=date: first day of validation and first day of test, like 2022-01-01,2022-07-01; one day alone is that of test.</source>
        <translation>Pour SPLIT=date : premier jour de la validation et premier jour du test, comme 2022-01-01,2022-07-01 ; un seul jour est celui du test.</translation>
    </message>
    <message>
        <source>Of SPLIT=polygons: areas of which each goes to one split; a chip belongs to the one with most of it.</source>
        <translation>Pour SPLIT=polygons : zones dont chacune va dans un sous-ensemble ; une vignette appartient à celle qui en contient le plus.</translation>
    </message>
    <message>
        <source>Of all bands. Empty: as each file says.</source>
        <translation>De toutes les bandes. Vide : comme l&apos;indique chaque fichier.</translation>
    </message>
    <message>
        <source>Of rasters that Build stack did not make: their day, like 2024-05-01. Empty: as the file&apos;s name or header tells it.</source>
        <translation>Pour les rasters qui ne viennent pas de « Créer une pile » : leur jour, comme 2024-05-01. Vide : comme le disent le nom ou l&apos;en-tête du fichier.</translation>
    </message>
    <message>
        <source>Of the edge in the layer boundary.</source>
        <translation>Du bord dans la couche boundary.</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Décalage</translation>
    </message>
    <message>
        <source>Offset of Sentinel-2</source>
        <translation>Décalage de Sentinel-2</translation>
    </message>
    <message>
        <source>One footprint a scene, with its date, cloud, platform and files. The field scene holds all of it as a text: Select scenes and Build stack read it.</source>
        <translation>Une emprise par scène, avec sa date, ses nuages, sa plateforme et ses fichiers. Le champ scene contient le tout sous forme de texte : « Sélectionner des scènes » et « Créer une pile » le lisent.</translation>
    </message>
    <message>
        <source>One footprint a scene: role (optical, radar, terrain), for_date (the date that it is for), rank (0 comes first in the mosaic), acquisition, and cover (share of the area under that acquisition). Build stack takes it.</source>
        <translation>Une emprise par scène : role (optical, radar, terrain), for_date (la date pour laquelle elle est), rank (0 vient en premier dans la mosaïque), acquisition, et cover (part de la zone sous cette acquisition). « Créer une pile » la prend.</translation>
    </message>
    <message>
        <source>One row a problem, on its chip: kind, meaning, problem, sample_id, chip_id, file. Problems of the whole dataset have no place.</source>
        <translation>Une ligne par problème, sur sa vignette : kind, meaning, problem, sample_id, chip_id, file. Les problèmes du jeu de données entier n&apos;ont pas de lieu.</translation>
    </message>
    <message>
        <source>One square a chip, with its chip_id, CRS, column and row, and the pixels it was moved by. With LABELS: chosen (1 or 0), stratum (the class that it was chosen for, or background), its classes, and the share of its ground that each covers.</source>
        <translation>Un carré par vignette, avec son chip_id, SCR, colonne et ligne, et les pixels dont elle a été déplacée. Avec LABELS : chosen (1 ou 0), stratum (la classe pour laquelle elle a été choisie, ou background), ses classes et la part de son terrain que couvre chacune.</translation>
    </message>
    <message>
        <source>One square a sample, with its measures.</source>
        <translation>Un carré par échantillon, avec ses mesures.</translation>
    </message>
    <message>
        <source>One square a sample, with status and split.</source>
        <translation>Un carré par échantillon, avec son état et son sous-ensemble.</translation>
    </message>
    <message>
        <source>Only labels of the image&apos;s own year are drawn.</source>
        <translation>Seules les étiquettes de l&apos;année de l&apos;image sont dessinées.</translation>
    </message>
    <message>
        <source>Only passes of this direction. both: ascending and descending passes as separate bands.</source>
        <translation>Seulement les passages dans cette direction. both : passages ascendants et descendants en bandes séparées.</translation>
    </message>
    <message>
        <source>Only passes of this relative orbit, 1 to 175. 0: any.</source>
        <translation>Seulement les passages de cette orbite relative, 1 à 175. 0 : toutes.</translation>
    </message>
    <message>
        <source>Only plan (dry run)</source>
        <translation>Planifier seulement (à blanc)</translation>
    </message>
    <message>
        <source>Only tell what is there</source>
        <translation>Dire seulement ce qui est présent</translation>
    </message>
    <message>
        <source>Only the indices</source>
        <translation>Seulement les indices</translation>
    </message>
    <message>
        <source>Opens a dataset as styled layers in one group: chips (their styles show status, split, verdict and the share of each class), scenes, area of interest, and all images and masks as mosaics. The mosaics are small files in the folder views of the dataset; no pixel is copied.</source>
        <translation>Ouvre un jeu de données comme couches stylées dans un groupe : vignettes (leurs styles montrent l&apos;état, le sous-ensemble, le verdict et la part de chaque classe), scènes, zone d&apos;intérêt, et toutes les images et tous les masques en mosaïques. Les mosaïques sont de petits fichiers dans le dossier views du jeu de données ; aucun pixel n&apos;est copié.</translation>
    </message>
    <message>
        <source>Opens the images and masks as mosaics, a group a date: true colour, false colour and masks in the colours of the classes. Where no chip has two dates, all dates are one mosaic; of more than 24 dates those of a month or year are put together, the latest on top.</source>
        <translation>Ouvre les images et les masques en mosaïques, un groupe par date : couleurs naturelles, fausses couleurs et masques aux couleurs des classes. Si aucune vignette n&apos;a deux dates, toutes les dates forment une seule mosaïque ; au-delà de 24 dates, celles d&apos;un mois ou d&apos;une année sont réunies, les dernières au-dessus.</translation>
    </message>
    <message>
        <source>Optical bands</source>
        <translation>Bandes optiques</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordre</translation>
    </message>
    <message>
        <source>Other optical data of CATALOGUE: landsat-c2-l2 (Landsat 4 to 9), hls2-l30 or hls2-s30 (Harmonized Landsat and Sentinel-2); local, of a catalogue that Index local rasters made. Empty: Sentinel-2 L2A, or local where a catalogue has nothing else.</source>
        <translation>Autres données optiques de CATALOGUE : landsat-c2-l2 (Landsat 4 à 9), hls2-l30 ou hls2-s30 (Harmonized Landsat and Sentinel-2) ; local, d&apos;un catalogue créé par « Indexer des rasters locaux ». Vide : Sentinel-2 L2A, ou local si un catalogue n&apos;a rien d&apos;autre.</translation>
    </message>
    <message>
        <source>Outline on the map</source>
        <translation>Contour sur carte</translation>
    </message>
    <message>
        <source>Outline the current chip on the map.</source>
        <translation>Entourer la vignette courante sur la carte.</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Sorties</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Paquets</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Path of the Python in use. Empty: there is none.</source>
        <translation>Chemin du Python utilisé. Vide : il n&apos;y en a pas.</translation>
    </message>
    <message>
        <source>Pattern of the band in a file&apos;s name</source>
        <translation>Motif de la bande dans le nom du fichier</translation>
    </message>
    <message>
        <source>Pattern of the day in a file&apos;s name</source>
        <translation>Motif du jour dans le nom du fichier</translation>
    </message>
    <message>
        <source>Percent of a chip that a pass has to cover, by its footprint. Below 100 the pixels outside of the pass have no radar value, which MIN_VALID counts.</source>
        <translation>Pourcentage d&apos;une vignette qu&apos;un passage doit couvrir, selon son emprise. Au-dessous de 100, les pixels hors du passage n&apos;ont pas de valeur radar, ce que compte MIN_VALID.</translation>
    </message>
    <message>
        <source>Percent of a chip&apos;s pixels that may be cloud by the cloud layer. Dates with more are chosen only where the chip has no other, and then rejected.</source>
        <translation>Pourcentage de pixels d&apos;une vignette qui peuvent être des nuages selon la couche de nuages. Les dates qui en ont plus ne sont choisies que si la vignette n&apos;en a pas d&apos;autre, puis rejetées.</translation>
    </message>
    <message>
        <source>Percent of a chip&apos;s pixels that may be shadow of clouds by the cloud layer. 100: all.</source>
        <translation>Pourcentage de pixels d&apos;une vignette qui peuvent être de l&apos;ombre de nuages selon la couche de nuages. 100 : tous.</translation>
    </message>
    <message>
        <source>Percent of a chip&apos;s pixels that may be snow or ice by the cloud layer. 100: all.</source>
        <translation>Pourcentage de pixels d&apos;une vignette qui peuvent être de la neige ou de la glace selon la couche de nuages. 100 : tous.</translation>
    </message>
    <message>
        <source>Percent of the area (in whole chips) under the optical scenes of a date; with several dates of the one that covers least.</source>
        <translation>Pourcentage de la zone (en vignettes entières) sous les scènes optiques d&apos;une date ; avec plusieurs dates, de celle qui couvre le moins.</translation>
    </message>
    <message>
        <source>Percent of the pixels of its chips that have a value in every band.</source>
        <translation>Pourcentage des pixels de ses vignettes ayant une valeur dans chaque bande.</translation>
    </message>
    <message>
        <source>Pixel size (metres)</source>
        <translation>Taille de pixel (mètres)</translation>
    </message>
    <message>
        <source>Pixels of a class</source>
        <translation>Pixels d&apos;une classe</translation>
    </message>
    <message>
        <source>Pixels of this value are no data, beside a file&apos;s own.</source>
        <translation>Les pixels de cette valeur sont sans donnée, outre la valeur propre à un fichier.</translation>
    </message>
    <message>
        <source>Pixels that lie so near to another class, or to the background, get the value ignore.</source>
        <translation>Les pixels aussi proches d&apos;une autre classe, ou du fond, reçoivent la valeur ignore.</translation>
    </message>
    <message>
        <source>Planned samples</source>
        <translation>Échantillons prévus</translation>
    </message>
    <message>
        <source>Planned scenes</source>
        <translation>Scènes prévues</translation>
    </message>
    <message>
        <source>Points and lines become polygons of this reach; polygons grow by it.</source>
        <translation>Les points et les lignes deviennent des polygones de cette portée ; les polygones s&apos;agrandissent d&apos;autant.</translation>
    </message>
    <message>
        <source>Polygons</source>
        <translation>Polygones</translation>
    </message>
    <message>
        <source>Polygons of the area of interest, in any CRS.</source>
        <translation>Polygones de la zone d&apos;intérêt, dans n&apos;importe quel SCR.</translation>
    </message>
    <message>
        <source>Polygons of the area of interest, in any CRS. A selection or filter of the layer counts.</source>
        <translation>Polygones de la zone d&apos;intérêt, dans n&apos;importe quel SCR. Une sélection ou un filtre de la couche compte.</translation>
    </message>
    <message>
        <source>Polygons of the ground that was labelled. Outside of them pixels get the value ignore.</source>
        <translation>Polygones du terrain qui a été étiqueté. En dehors, les pixels reçoivent la valeur ignore.</translation>
    </message>
    <message>
        <source>Polygons of the same value stay together; those called train, validation or test go there. Empty: each polygon is its own group.</source>
        <translation>Les polygones de même valeur restent ensemble ; ceux nommés train, validation ou test y vont. Vide : chaque polygone forme son propre groupe.</translation>
    </message>
    <message>
        <source>Polygons of what is to be learnt.</source>
        <translation>Polygones de ce qui est à apprendre.</translation>
    </message>
    <message>
        <source>Polygons that take the place of the recipe&apos;s area, in any CRS. Empty: as the recipe says.</source>
        <translation>Polygones qui remplacent la zone de la recette, dans n&apos;importe quel SCR. Vide : comme le dit la recette.</translation>
    </message>
    <message>
        <source>Polygons to learn, in any CRS; points and lines with BUFFER.</source>
        <translation>Polygones à apprendre, dans n&apos;importe quel SCR ; points et lignes avec BUFFER.</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Précédente</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problèmes</translation>
    </message>
    <message>
        <source>Problems to let be</source>
        <translation>Problèmes à laisser de côté</translation>
    </message>
    <message>
        <source>Puts rejected samples into the mosaics too, as far as they have files.</source>
        <translation>Met aussi dans les mosaïques les échantillons rejetés, dans la mesure où ils ont des fichiers.</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Python that reads and writes the data (empty: found by itself)</source>
        <translation>Python qui lit et écrit les données (vide : trouvé automatiquement)</translation>
    </message>
    <message>
        <source>Python to make it from</source>
        <translation>Python servant à le créer</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualité</translation>
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
        <translation>Couches ou fichiers raster, au lieu d&apos;un dossier.</translation>
    </message>
    <message>
        <source>Raster with indices</source>
        <translation>Raster avec indices</translation>
    </message>
    <message>
        <source>Rasterise labels</source>
        <translation>Rastériser les étiquettes</translation>
    </message>
    <message>
        <source>Rasters</source>
        <translation>Rasters</translation>
    </message>
    <message>
        <source>Rasters of the chips</source>
        <translation>Rasters des vignettes</translation>
    </message>
    <message>
        <source>Rasters whose pixels are those of the chips, one of each date: Build stack makes such. Any other GeoTIFF with a date will do, if the chips were made on its grid (LIKE of Make chip grid).</source>
        <translation>Rasters dont les pixels sont ceux des vignettes, un par date : « Créer une pile » en fait de tels. Tout autre GeoTIFF daté convient, si les vignettes ont été faites sur sa grille (LIKE de « Créer une grille de vignettes »).</translation>
    </message>
    <message>
        <source>Reach of clouds (metres)</source>
        <translation>Portée des nuages (mètres)</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>Reads scenes as one raster: optical bands, indices, slope, elevation and radar on one grid, each value the same as in the chips of Make training dataset. The file is a Cloud-Optimised GeoTIFF that tells what it is made of; chips can be cut from it without a search.</source>
        <translation>Lit des scènes comme un seul raster : bandes optiques, indices, pente, altitude et radar sur une grille, chaque valeur étant la même que dans les vignettes de « Créer un jeu de données d&apos;entraînement ». Le fichier est un Cloud-Optimised GeoTIFF qui dit de quoi il est fait ; des vignettes peuvent y être découpées sans recherche.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Recette</translation>
    </message>
    <message>
        <source>Red, green and blue of the images.</source>
        <translation>Rouge, vert et bleu des images.</translation>
    </message>
    <message>
        <source>Reflectance</source>
        <translation>Réflectance</translation>
    </message>
    <message>
        <source>Reflectance = pixel x scale + offset, for indices alone; of bands whose file tells no scale. A scale of 0.0001 is usual where reflectance is kept as whole numbers.</source>
        <translation>Réflectance = pixel x échelle + décalage, pour les indices seulement ; pour les bandes dont le fichier n&apos;indique pas d&apos;échelle. Une échelle de 0.0001 est courante là où la réflectance est gardée en nombres entiers.</translation>
    </message>
    <message>
        <source>Regular expression; the digits of its groups are YYYYMMDD, or YYYY.</source>
        <translation>Expression régulière ; les chiffres de ses groupes sont YYYYMMDD ou YYYY.</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Rejeter</translation>
    </message>
    <message>
        <source>Reject constant bands</source>
        <translation>Rejeter les bandes constantes</translation>
    </message>
    <message>
        <source>Reject this chip; its note is the reason.</source>
        <translation>Rejeter cette vignette ; sa note est la raison.</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejetés</translation>
    </message>
    <message>
        <source>Rejected by hand</source>
        <translation>Rejetés à la main</translation>
    </message>
    <message>
        <source>Rejected samples too</source>
        <translation>Aussi les échantillons rejetés</translation>
    </message>
    <message>
        <source>Relative orbit</source>
        <translation>Orbite relative</translation>
    </message>
    <message>
        <source>Remap table</source>
        <translation>Table de correspondance</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Resampling</source>
        <translation>Rééchantillonnage</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Relecture</translation>
    </message>
    <message>
        <source>Review chips…</source>
        <translation>Relire les vignettes…</translation>
    </message>
    <message>
        <source>Review {sample}: {verdict}</source>
        <translation>Relecture de {sample} : {verdict}</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Exécution</translation>
    </message>
    <message>
        <source>Run &quot;Set up environment&quot; (dl4eo:setupenvironment, in the toolbox under Set-up), which makes one in your profile. Or make it by hand: python3 -m venv &quot;{folder}&quot; &amp;&amp; &quot;{python}&quot; -m pip install --require-hashes -r &quot;{list}&quot; - or name one in {name}.</source>
        <translation>Lancez « Préparer l&apos;environnement » (dl4eo:setupenvironment, dans la boîte à outils sous Installation), qui en crée un dans votre profil. Ou créez-le à la main : python3 -m venv &quot;{folder}&quot; &amp;&amp; &quot;{python}&quot; -m pip install --require-hashes -r &quot;{list}&quot; - ou indiquez-en un dans {name}.</translation>
    </message>
    <message>
        <source>Run dl4eo:makedataset on that folder again: it makes what is missing.</source>
        <translation>Relancez dl4eo:makedataset sur ce dossier : il crée ce qui manque.</translation>
    </message>
    <message>
        <source>Run recipe</source>
        <translation>Exécuter une recette</translation>
    </message>
    <message>
        <source>Same brightness for all</source>
        <translation>Même luminosité</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Échantillon</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Échantillons</translation>
    </message>
    <message>
        <source>Samples that are nearly the same as another. None where there is no such sample.</source>
        <translation>Échantillons presque identiques à un autre. Absente s&apos;il n&apos;y en a pas.</translation>
    </message>
    <message>
        <source>Samples with less contrast in their optical bands, which are reflectances of 0 to 1, are rejected: flat images teach nothing. 0: none is.</source>
        <translation>Les échantillons de moindre contraste dans leurs bandes optiques, qui sont des réflectances de 0 à 1, sont rejetés : des images plates n&apos;apprennent rien. 0 : aucun.</translation>
    </message>
    <message>
        <source>Samples with this many percent of pixels without a class, or more, are rejected. 100: none is.</source>
        <translation>Les échantillons avec ce pourcentage de pixels sans classe, ou plus, sont rejetés. 100 : aucun.</translation>
    </message>
    <message>
        <source>Save them (Layer &gt; Save Layer Edits), or stop editing; then run it again.</source>
        <translation>Enregistrez-les (Couche &gt; Enregistrer les modifications de la couche), ou arrêtez l&apos;édition ; puis relancez.</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Échelle</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>Scènes</translation>
    </message>
    <message>
        <source>Scenes of {count} dates from {day}</source>
        <translation>Scènes de {count} dates à partir du {day}</translation>
    </message>
    <message>
        <source>Scenes of {day}</source>
        <translation>Scènes du {day}</translation>
    </message>
    <message>
        <source>Scenes of {name}</source>
        <translation>Scènes de {name}</translation>
    </message>
    <message>
        <source>Scenes whose cloud share is this many percent or more are left out.</source>
        <translation>Les scènes dont la part de nuages atteint ou dépasse ce pourcentage sont écartées.</translation>
    </message>
    <message>
        <source>Scenes whose cloud share is this many percent or more are left out. Above 100: all are taken, also those that do not tell their cloud share.</source>
        <translation>Les scènes dont la part de nuages atteint ou dépasse ce pourcentage sont écartées. Au-dessus de 100 : toutes sont prises, même celles qui n&apos;indiquent pas leur part de nuages.</translation>
    </message>
    <message>
        <source>Search scenes</source>
        <translation>Rechercher des scènes</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Select scenes</source>
        <translation>Sélectionner des scènes</translation>
    </message>
    <message>
        <source>Set it in the layer&apos;s properties.</source>
        <translation>Définissez-le dans les propriétés de la couche.</translation>
    </message>
    <message>
        <source>Set that too, or leave this away.</source>
        <translation>Donnez-le aussi, ou omettez ceci.</translation>
    </message>
    <message>
        <source>Set up environment</source>
        <translation>Préparer l&apos;environnement</translation>
    </message>
    <message>
        <source>Set up environment…</source>
        <translation>Préparer l&apos;environnement…</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>Préparer…</translation>
    </message>
    <message>
        <source>Share (0 to 1) of a pixel that must be covered under RULE=coverage.</source>
        <translation>Part (0 à 1) d&apos;un pixel qui doit être couverte avec RULE=coverage.</translation>
    </message>
    <message>
        <source>Share from</source>
        <translation>Part min</translation>
    </message>
    <message>
        <source>Shares of train, validation, test (%)</source>
        <translation>Parts de train, validation, test (%)</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout montrer</translation>
    </message>
    <message>
        <source>Show the chip that is selected on the map or in the attribute table.</source>
        <translation>Montrer la vignette sélectionnée sur la carte ou dans la table d&apos;attributs.</translation>
    </message>
    <message>
        <source>Side of the squares of SPLIT=blocks and rings; width of the whole pattern of SPLIT=bands.</source>
        <translation>Côté des carrés de SPLIT=blocks et rings ; largeur de tout le motif de SPLIT=bands.</translation>
    </message>
    <message>
        <source>Simulated data: nothing in it was measured. Press Run to make a dataset of it.</source>
        <translation>Données simulées : rien n&apos;y a été mesuré. Appuyez sur « Exécuter » pour en faire un jeu de données.</translation>
    </message>
    <message>
        <source>Snow and ice count as clear ground.</source>
        <translation>La neige et la glace comptent comme terrain clair.</translation>
    </message>
    <message>
        <source>Snow is clear</source>
        <translation>La neige est claire</translation>
    </message>
    <message>
        <source>So far around clouds, shadows and snow nothing counts as clear: in MASK, CLOUD_LAYER and composites.</source>
        <translation>À cette distance des nuages, ombres et neige, rien ne compte comme clair : dans MASK, CLOUD_LAYER et les composites.</translation>
    </message>
    <message>
        <source>So many of the chips that labels touch are chosen in all: by the seed; with BALANCE rare classes first. What quotas leave is filled with chips of other classes. 0: all, or as many as BALANCE allows.</source>
        <translation>Parmi les vignettes que touchent les étiquettes, ce nombre est choisi en tout : par la graine ; avec BALANCE, les classes rares d&apos;abord. Ce que laissent les quotas est rempli de vignettes d&apos;autres classes. 0 : toutes, ou autant que BALANCE le permet.</translation>
    </message>
    <message>
        <source>Spectral indices</source>
        <translation>Indices spectraux</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Répartition</translation>
    </message>
    <message>
        <source>Split chips</source>
        <translation>Répartir les vignettes</translation>
    </message>
    <message>
        <source>Split for normalising</source>
        <translation>Sous-ensemble pour normaliser</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>Pile</translation>
    </message>
    <message>
        <source>Stack of {day}</source>
        <translation>Pile du {day}</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistiques</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Stretch between the dataset&apos;s percentiles, not the chip&apos;s.</source>
        <translation>Étirer entre les percentiles du jeu de données, non ceux de la vignette.</translation>
    </message>
    <message>
        <source>Stride (pixels, 0 = chip size)</source>
        <translation>Pas (pixels, 0 = taille des vignettes)</translation>
    </message>
    <message>
        <source>Style the layer by its classes, or write them in CLASSES.</source>
        <translation>Stylez la couche selon ses classes, ou écrivez-les dans CLASSES.</translation>
    </message>
    <message>
        <source>Such pixels get the value ignore.</source>
        <translation>Ces pixels reçoivent la valeur ignore.</translation>
    </message>
    <message>
        <source>Table of classes</source>
        <translation>Table de classes</translation>
    </message>
    <message>
        <source>Take all filters away.</source>
        <translation>Retirer tous les filtres.</translation>
    </message>
    <message>
        <source>Take back your latest verdict or note, and show its chip.</source>
        <translation>Reprendre votre dernier verdict ou note, et montrer sa vignette.</translation>
    </message>
    <message>
        <source>Take the verdict of this chip away.</source>
        <translation>Retirer le verdict de cette vignette.</translation>
    </message>
    <message>
        <source>Tells mean, deviation, extremes and percentiles of each band, and pixels and weights of each class, by split. It writes stats.json in the dataset, by which loaders normalise.</source>
        <translation>Donne la moyenne, l&apos;écart-type, les extrêmes et les percentiles de chaque bande, et les pixels et poids de chaque classe, par sous-ensemble. Écrit stats.json dans le jeu de données, d&apos;après lequel les chargeurs normalisent.</translation>
    </message>
    <message>
        <source>Tells what would be made, without reading a pixel of an image or writing a file to the dataset folder: samples, scenes, bytes to read, disk and minutes, as numbers, and as PLAN and PLAN_TABLE. Dates are those by the cloud share that scenes tell: a run looks at their cloud layers first.</source>
        <translation>Dit ce qui serait fait, sans lire un pixel d&apos;image ni écrire un fichier dans le dossier du jeu de données : échantillons, scènes, octets à lire, disque et minutes, en nombres ainsi qu&apos;en PLAN et PLAN_TABLE. Les dates suivent la part de nuages qu&apos;indiquent les scènes : une exécution regarde d&apos;abord leurs couches de nuages.</translation>
    </message>
    <message>
        <source>Temporary folder</source>
        <translation>Dossier temporaire</translation>
    </message>
    <message>
        <source>Terrain</source>
        <translation>Relief</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>That is no area: it needs three corners at least, not all on one line.</source>
        <translation>Ce n&apos;est pas une surface : il lui faut au moins trois sommets, pas tous alignés.</translation>
    </message>
    <message>
        <source>The algorithm {name} is not there.</source>
        <translation>L&apos;algorithme {name} est absent.</translation>
    </message>
    <message>
        <source>The area that the dataset was made for.</source>
        <translation>La zone pour laquelle le jeu de données a été fait.</translation>
    </message>
    <message>
        <source>The bands that are shown in red, green and blue, or one band in grey.</source>
        <translation>Les bandes montrées en rouge, vert et bleu, ou une bande en gris.</translation>
    </message>
    <message>
        <source>The catalog.json to give as CATALOGUE.</source>
        <translation>Le catalog.json à donner comme CATALOGUE.</translation>
    </message>
    <message>
        <source>The chips of INPUT, a square a sample, with what was decided. Not made of a dataset.</source>
        <translation>Les vignettes de INPUT, un carré par échantillon, avec ce qui a été décidé. Non créée à partir d&apos;un jeu de données.</translation>
    </message>
    <message>
        <source>The cloud classes that Build stack wrote for each raster. Empty: no cloud shares are known.</source>
        <translation>Les classes de nuages écrites par « Créer une pile » pour chaque raster. Vide : aucune part de nuages n&apos;est connue.</translation>
    </message>
    <message>
        <source>The dataset has no statistics (stats.json).</source>
        <translation>Le jeu de données n&apos;a pas de statistiques (stats.json).</translation>
    </message>
    <message>
        <source>The dataset lies in a temporary folder that goes when QGIS ends: {folder}. Copy it to keep it.</source>
        <translation>Le jeu de données se trouve dans un dossier temporaire qui disparaît à la fermeture de QGIS : {folder}. Copiez-le pour le garder.</translation>
    </message>
    <message>
        <source>The day of the optical scenes, YYYY-MM-DD.</source>
        <translation>Le jour des scènes optiques, YYYY-MM-DD.</translation>
    </message>
    <message>
        <source>The day that METHOD=nearest looks for.</source>
        <translation>Le jour que cherche METHOD=nearest.</translation>
    </message>
    <message>
        <source>The day that SELECT=nearest looks for.</source>
        <translation>Le jour que cherche SELECT=nearest.</translation>
    </message>
    <message>
        <source>The day that all of them were taken. Empty: each file&apos;s own, by its name (like 20240630 or 2024-06-30), else by its header. Files of one day that lie near each other are mosaicked.</source>
        <translation>Le jour où tous ont été acquis. Vide : celui de chaque fichier, d&apos;après son nom (comme 20240630 ou 2024-06-30), sinon d&apos;après son en-tête. Les fichiers d&apos;un même jour proches les uns des autres sont mosaïqués.</translation>
    </message>
    <message>
        <source>The day to give as END.</source>
        <translation>Le jour à donner comme END.</translation>
    </message>
    <message>
        <source>The day to give as START.</source>
        <translation>Le jour à donner comme START.</translation>
    </message>
    <message>
        <source>The day to take, of a layer with scenes for several. Empty: the only one.</source>
        <translation>Le jour à prendre, d&apos;une couche avec des scènes pour plusieurs. Vide : le seul.</translation>
    </message>
    <message>
        <source>The demo makes a small simulated world and opens the dialog that makes a dataset of it.</source>
        <translation>La démo crée un petit monde simulé et ouvre la boîte de dialogue qui en fait un jeu de données.</translation>
    </message>
    <message>
        <source>The demo&apos;s data is being made already.</source>
        <translation>Les données de la démo sont déjà en cours de création.</translation>
    </message>
    <message>
        <source>The demo&apos;s data is being made: a few seconds.</source>
        <translation>Les données de la démo sont en cours de création : quelques secondes.</translation>
    </message>
    <message>
        <source>The demo&apos;s data was not made. {reason}</source>
        <translation>Les données de la démo n&apos;ont pas été créées. {reason}</translation>
    </message>
    <message>
        <source>The environment cannot be made in {folder}: {reason}.</source>
        <translation>L&apos;environnement ne peut pas être créé dans {folder} : {reason}.</translation>
    </message>
    <message>
        <source>The environment in {folder} is being made by another QGIS. Wait until it is done.</source>
        <translation>L&apos;environnement dans {folder} est en cours de création par un autre QGIS. Attendez qu&apos;il ait fini.</translation>
    </message>
    <message>
        <source>The environment is ready: {versions}.</source>
        <translation>L&apos;environnement est prêt : {versions}.</translation>
    </message>
    <message>
        <source>The environment needs about {needed} MB in {folder}, of which {free} MB are free.</source>
        <translation>L&apos;environnement demande environ {needed} Mo dans {folder}, dont {free} Mo sont libres.</translation>
    </message>
    <message>
        <source>The environment that is there stays in use until the new one is whole.</source>
        <translation>L&apos;environnement existant reste utilisé jusqu&apos;à ce que le nouveau soit complet.</translation>
    </message>
    <message>
        <source>The environment was not made</source>
        <translation>L&apos;environnement n&apos;a pas été créé</translation>
    </message>
    <message>
        <source>The file dataset.gpkg cannot be written: no verdicts. Check its rights, and those of its folder.</source>
        <translation>Le fichier dataset.gpkg ne peut pas être écrit : pas de verdicts. Vérifiez ses droits et ceux de son dossier.</translation>
    </message>
    <message>
        <source>The file dataset.json in the dataset&apos;s folder.</source>
        <translation>Le fichier dataset.json dans le dossier du jeu de données.</translation>
    </message>
    <message>
        <source>The file dataset.json of the dataset.</source>
        <translation>Le fichier dataset.json du jeu de données.</translation>
    </message>
    <message>
        <source>The file dataset.json of the finished dataset.</source>
        <translation>Le fichier dataset.json du jeu de données terminé.</translation>
    </message>
    <message>
        <source>The file report.html, which any browser opens.</source>
        <translation>Le fichier report.html, que tout navigateur ouvre.</translation>
    </message>
    <message>
        <source>The file stats.json in the dataset.</source>
        <translation>Le fichier stats.json dans le jeu de données.</translation>
    </message>
    <message>
        <source>The first date, YYYY-MM-DD.</source>
        <translation>La première date, YYYY-MM-DD.</translation>
    </message>
    <message>
        <source>The first day, to give as START.</source>
        <translation>Le premier jour, à donner comme START.</translation>
    </message>
    <message>
        <source>The folder {folder} of your profile cannot be made: {reason}.</source>
        <translation>Le dossier {folder} de votre profil ne peut pas être créé : {reason}.</translation>
    </message>
    <message>
        <source>The folder {folder} of your profile cannot be written to.</source>
        <translation>Il n&apos;est pas possible d&apos;écrire dans le dossier {folder} de votre profil.</translation>
    </message>
    <message>
        <source>The item collection (.json) that is written.</source>
        <translation>La collection d&apos;éléments (.json) qui est écrite.</translation>
    </message>
    <message>
        <source>The kinds:</source>
        <translation>Les types :</translation>
    </message>
    <message>
        <source>The labels&apos; field with that day, instead of DATE: dates, times or texts like 2024-06-30. A chip looks for the days of all labels that touch it.</source>
        <translation>Le champ des étiquettes qui porte ce jour, au lieu de DATE : dates, heures ou textes comme 2024-06-30. Une vignette cherche les jours de toutes les étiquettes qui la touchent.</translation>
    </message>
    <message>
        <source>The lakes to give as LABELS.</source>
        <translation>Les lacs à donner comme LABELS.</translation>
    </message>
    <message>
        <source>The largest time between a date and its Sentinel-1 pass, in days; -1 without one.</source>
        <translation>Le plus grand écart entre une date et son passage Sentinel-1, en jours ; -1 s&apos;il n&apos;y en a pas.</translation>
    </message>
    <message>
        <source>The last day, to give as END.</source>
        <translation>Le dernier jour, à donner comme END.</translation>
    </message>
    <message>
        <source>The layer cannot be edited now.</source>
        <translation>La couche ne peut pas être modifiée maintenant.</translation>
    </message>
    <message>
        <source>The layer has no chips.</source>
        <translation>La couche n&apos;a pas de vignettes.</translation>
    </message>
    <message>
        <source>The layer has other unsaved edits too: save the layer, and verdicts with it.</source>
        <translation>La couche a aussi d&apos;autres modifications non enregistrées : enregistrez la couche, et les verdicts avec elle.</translation>
    </message>
    <message>
        <source>The layer is set to read-only in this project: no verdicts.</source>
        <translation>La couche est en lecture seule dans ce projet : pas de verdicts.</translation>
    </message>
    <message>
        <source>The layer of Search scenes, or several of them merged. A selection or filter of the layer counts. Radar and elevation scenes in it are used instead of a search.</source>
        <translation>La couche de « Rechercher des scènes », ou plusieurs fusionnées. Une sélection ou un filtre de la couche compte. Les scènes radar et d&apos;altitude qu&apos;elle contient sont utilisées au lieu d&apos;une recherche.</translation>
    </message>
    <message>
        <source>The layer of Select scenes, or of Search scenes. A selection or filter of the layer counts. Radar and terrain bands are made where it has such scenes.</source>
        <translation>La couche de « Sélectionner des scènes » ou de « Rechercher des scènes ». Une sélection ou un filtre de la couche compte. Les bandes radar et de relief sont faites là où elle a de telles scènes.</translation>
    </message>
    <message>
        <source>The least share of the chip that the class covers.</source>
        <translation>La plus petite part de la vignette que couvre la classe.</translation>
    </message>
    <message>
        <source>The map has no CRS, so nothing tells where on Earth it is. Set the project&apos;s CRS first.</source>
        <translation>La carte n&apos;a pas de SCR, rien ne dit donc où elle se trouve sur la Terre. Définissez d&apos;abord le SCR du projet.</translation>
    </message>
    <message>
        <source>The map shows nothing yet. Add a layer or a background map, then draw.</source>
        <translation>La carte ne montre encore rien. Ajoutez une couche ou un fond de carte, puis dessinez.</translation>
    </message>
    <message>
        <source>The map shows nothing yet. Draw an AOI, or add a layer of it.</source>
        <translation>La carte ne montre encore rien. Dessinez une AOI, ou ajoutez-en une couche.</translation>
    </message>
    <message>
        <source>The map&apos;s CRS {crs} has no place on Earth there.</source>
        <translation>Le SCR {crs} de la carte n&apos;y a pas de lieu sur la Terre.</translation>
    </message>
    <message>
        <source>The masks. None without labels.</source>
        <translation>Les masques. Absente sans étiquettes.</translation>
    </message>
    <message>
        <source>The outline crosses itself: its loops became areas of their own. {size}</source>
        <translation>Le contour se croise : ses boucles sont devenues des surfaces à part. {size}</translation>
    </message>
    <message>
        <source>The packages were installed but do not work</source>
        <translation>Les paquets ont été installés mais ne fonctionnent pas</translation>
    </message>
    <message>
        <source>The plugin&apos;s own environment is whole: nothing to do. REBUILD makes it again.</source>
        <translation>L&apos;environnement propre à l&apos;extension est complet : rien à faire. REBUILD le recrée.</translation>
    </message>
    <message>
        <source>The polygon to give as AOI.</source>
        <translation>Le polygone à donner comme AOI.</translation>
    </message>
    <message>
        <source>The rules that are new, with old values.</source>
        <translation>Les nouvelles règles, avec les anciennes valeurs.</translation>
    </message>
    <message>
        <source>The same seed deals and chooses the chips in the same way.</source>
        <translation>La même graine répartit et choisit les vignettes de la même façon.</translation>
    </message>
    <message>
        <source>The same seed makes the same world.</source>
        <translation>La même graine donne le même monde.</translation>
    </message>
    <message>
        <source>The split whose numbers stand at the top of stats.json, like validation. Empty: train, so that nothing of the other splits is known to a model.</source>
        <translation>Le sous-ensemble dont les nombres figurent en tête de stats.json, comme validation. Vide : train, pour qu&apos;un modèle ne sache rien des autres sous-ensembles.</translation>
    </message>
    <message>
        <source>The stack holds all whole chips of this size that touch the area, so that those of Make chip grid with the same size, pixel size and area lie inside. Ground of other chips has no value.</source>
        <translation>La pile contient toutes les vignettes entières de cette taille qui touchent la zone, de sorte que celles de « Créer une grille de vignettes » de mêmes taille, taille de pixel et zone s&apos;y trouvent. Le terrain d&apos;autres vignettes n&apos;a pas de valeur.</translation>
    </message>
    <message>
        <source>The style of {name} cannot be read: {message}</source>
        <translation>Le style de {name} ne peut pas être lu : {message}</translation>
    </message>
    <message>
        <source>The table names a file outside the dataset: {name}</source>
        <translation>La table nomme un fichier hors du jeu de données : {name}</translation>
    </message>
    <message>
        <source>The verdict cannot be written into the layer.</source>
        <translation>Le verdict ne peut pas être écrit dans la couche.</translation>
    </message>
    <message>
        <source>The worker failed, which is a fault of the plugin: {message}</source>
        <translation>Le processus de travail a échoué, ce qui est une faute de l&apos;extension : {message}</translation>
    </message>
    <message>
        <source>The worker process ({python}) ended without an answer ({how}). QGIS is not harmed. Its last words: {last}</source>
        <translation>Le processus de travail ({python}) s&apos;est terminé sans réponse ({how}). QGIS n&apos;est pas affecté. Ses derniers mots : {last}</translation>
    </message>
    <message>
        <source>There are many chips: images and masks are drawn from the scale 1:{scale} on; zoom in.</source>
        <translation>Il y a beaucoup de vignettes : images et masques sont dessinés à partir de l&apos;échelle 1:{scale} ; zoomez.</translation>
    </message>
    <message>
        <source>There is no Python with the packages yet.</source>
        <translation>Il n&apos;y a pas encore de Python avec les paquets.</translation>
    </message>
    <message>
        <source>There is nothing to undo yet.</source>
        <translation>Il n&apos;y a encore rien à annuler.</translation>
    </message>
    <message>
        <source>This chip has no image.</source>
        <translation>Cette vignette n&apos;a pas d&apos;image.</translation>
    </message>
    <message>
        <source>This chip has no mask.</source>
        <translation>Cette vignette n&apos;a pas de masque.</translation>
    </message>
    <message>
        <source>This chip is not in the layer any more.</source>
        <translation>Cette vignette n&apos;est plus dans la couche.</translation>
    </message>
    <message>
        <source>This dataset has no column for notes: an older version of the plugin made it.</source>
        <translation>Ce jeu de données n&apos;a pas de colonne pour les notes : une version plus ancienne de l&apos;extension l&apos;a créé.</translation>
    </message>
    <message>
        <source>This is the first chip.</source>
        <translation>C&apos;est la première vignette.</translation>
    </message>
    <message>
        <source>This is the last chip.</source>
        <translation>C&apos;est la dernière vignette.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Fils d&apos;exécution</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>True colour</source>
        <translation>Couleurs naturelles</translation>
    </message>
    <message>
        <source>True colour {dates}</source>
        <translation>Couleurs naturelles {dates}</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Essayer la démo</translation>
    </message>
    <message>
        <source>Try the demo…</source>
        <translation>Essayer la démo…</translation>
    </message>
    <message>
        <source>Trying the environment</source>
        <translation>Essai de l&apos;environnement</translation>
    </message>
    <message>
        <source>Two satellite dates, radar, elevation, an area and lakes as labels: about 20 MB, without a network. Nothing in it was measured. Where is it to be written?</source>
        <translation>Deux dates satellite, radar, altitude, une zone et des lacs comme étiquettes : environ 20 Mo, sans réseau. Rien n&apos;y a été mesuré. Où faut-il l&apos;écrire ?</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Undo: {text}</source>
        <translation>Annuler : {text}</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Unlabelled pixels (%)</source>
        <translation>Pixels sans étiquette (%)</translation>
    </message>
    <message>
        <source>Unreadable samples (%)</source>
        <translation>Échantillons illisibles (%)</translation>
    </message>
    <message>
        <source>Update the plugin.</source>
        <translation>Mettez l&apos;extension à jour.</translation>
    </message>
    <message>
        <source>Valid pixels (%)</source>
        <translation>Pixels valides (%)</translation>
    </message>
    <message>
        <source>Validate dataset</source>
        <translation>Valider le jeu de données</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validation</translation>
    </message>
    <message>
        <source>Value = pixel x scale + offset.</source>
        <translation>Valeur = pixel x échelle + décalage.</translation>
    </message>
    <message>
        <source>Value, name and colour of each class, like 1:water:#1f78b4;2:forest. Empty: found in the labels.</source>
        <translation>Valeur, nom et couleur de chaque classe, comme 1:water:#1f78b4;2:forest. Vide : trouvées dans les étiquettes.</translation>
    </message>
    <message>
        <source>Values and colours of the classes are those of the layer&apos;s categories (or its palette). The legend&apos;s texts are their titles; a class is called as the attribute says.</source>
        <translation>Les valeurs et couleurs des classes sont celles des catégories de la couche (ou de sa palette). Les textes de la légende sont leurs titres ; une classe porte le nom que dit l&apos;attribut.</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Verdicts of another layer</source>
        <translation>Verdicts d&apos;une autre couche</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Versions of that Python and of the packages that matter most, as a comma list.</source>
        <translation>Versions de ce Python et des paquets les plus importants, séparées par des virgules.</translation>
    </message>
    <message>
        <source>Weight of cloud (spread, nearest)</source>
        <translation>Poids des nuages (spread, nearest)</translation>
    </message>
    <message>
        <source>Weight of days (nearest)</source>
        <translation>Poids des jours (nearest)</translation>
    </message>
    <message>
        <source>What becomes of values of the labels, like 10=1;20=1;95=0;99=ignore: old value or text, new class; 0 is the background.</source>
        <translation>Ce que deviennent les valeurs des étiquettes, comme 10=1;20=1;95=0;99=ignore : ancienne valeur ou texte, nouvelle classe ; 0 est le fond.</translation>
    </message>
    <message>
        <source>When a pixel gets a polygon&apos;s class. centre: its centre lies inside. touched: the polygon touches it. coverage: at least MIN_COVERAGE of it is covered; the larger share wins. Where several polygons have a pixel under centre or touched, the first in the layer wins.</source>
        <translation>Quand un pixel reçoit la classe d&apos;un polygone. centre : son centre est à l&apos;intérieur. touched : le polygone le touche. coverage : au moins MIN_COVERAGE en est couvert ; la plus grande part l&apos;emporte. Si plusieurs polygones ont un pixel avec centre ou touched, le premier de la couche l&apos;emporte.</translation>
    </message>
    <message>
        <source>Where Sentinel-1 is searched.</source>
        <translation>Où Sentinel-1 est recherché.</translation>
    </message>
    <message>
        <source>Where scenes are searched: planetary-computer, earth-search or cdse; or the URL of a STAC API; or the path of a static catalogue (catalog.json), an item collection (.json) or a stac-geoparquet file.</source>
        <translation>Où les scènes sont recherchées : planetary-computer, earth-search ou cdse ; ou l&apos;URL d&apos;une API STAC ; ou le chemin d&apos;un catalogue statique (catalog.json), d&apos;une collection d&apos;éléments (.json) ou d&apos;un fichier stac-geoparquet.</translation>
    </message>
    <message>
        <source>Where scenes are searched: planetary-computer, earth-search or cdse; or the URL of a STAC API; or the path of a static catalogue.</source>
        <translation>Où les scènes sont recherchées : planetary-computer, earth-search ou cdse ; ou l&apos;URL d&apos;une API STAC ; ou le chemin d&apos;un catalogue statique.</translation>
    </message>
    <message>
        <source>Where several features claim a pixel, the one with the largest number wins. Empty: as RULE says.</source>
        <translation>Si plusieurs entités réclament un pixel, celle au plus grand nombre l&apos;emporte. Vide : comme le dit RULE.</translation>
    </message>
    <message>
        <source>Where the DEM is searched.</source>
        <translation>Où le MNT est recherché.</translation>
    </message>
    <message>
        <source>Where the dataset is written. Empty: as the recipe says.</source>
        <translation>Où le jeu de données est écrit. Vide : comme le dit la recette.</translation>
    </message>
    <message>
        <source>Where the dataset is written: a new folder, or that of a stopped run.</source>
        <translation>Où le jeu de données est écrit : un nouveau dossier, ou celui d&apos;une exécution interrompue.</translation>
    </message>
    <message>
        <source>Where the simulated data is written.</source>
        <translation>Où les données simulées sont écrites.</translation>
    </message>
    <message>
        <source>Where the work is done</source>
        <translation>Où le travail est fait</translation>
    </message>
    <message>
        <source>Whether the pixels still carry the 1000 that are added since 2022. auto: metadata proposes and pixels confirm. metadata: it alone. none, always: whatever both say.</source>
        <translation>Si les pixels portent encore les 1000 ajoutés depuis 2022. auto : les métadonnées proposent et les pixels confirment. metadata : elles seules. none, always : quoi que disent les deux.</translation>
    </message>
    <message>
        <source>Which chips</source>
        <translation>Quelles vignettes</translation>
    </message>
    <message>
        <source>Which chips, in which order</source>
        <translation>Quelles vignettes, dans quel ordre</translation>
    </message>
    <message>
        <source>Which dates</source>
        <translation>Quelles dates</translation>
    </message>
    <message>
        <source>Which labelled chips are made. Empty: all. A number from 0 to 1: classes come by this power of how frequent they are (1: as they are, 0: all alike). Or quotas like water=200;forest=10%: chips that have the class, or a share of all.</source>
        <translation>Quelles vignettes étiquetées sont faites. Vide : toutes. Un nombre de 0 à 1 : les classes viennent selon cette puissance de leur fréquence (1 : telles quelles, 0 : toutes à égalité). Ou des quotas comme water=200;forest=10% : des vignettes qui ont la classe, ou une part de toutes.</translation>
    </message>
    <message>
        <source>Whole chips of this size (pixels)</source>
        <translation>Vignettes entières de cette taille (pixels)</translation>
    </message>
    <message>
        <source>Whole numbers of the layer instance. Empty: the features&apos; own numbers.</source>
        <translation>Nombres entiers de la couche instance. Vide : les numéros propres aux entités.</translation>
    </message>
    <message>
        <source>Width and height of a chip in pixels of 10 m.</source>
        <translation>Largeur et hauteur d&apos;une vignette en pixels de 10 m.</translation>
    </message>
    <message>
        <source>Width and height of a chip in pixels.</source>
        <translation>Largeur et hauteur d&apos;une vignette en pixels.</translation>
    </message>
    <message>
        <source>Width of the boundary (pixels)</source>
        <translation>Largeur de la limite (pixels)</translation>
    </message>
    <message>
        <source>With KEEP=labelled: so many percent of the chips are chosen from those that no label touches.</source>
        <translation>Avec KEEP=labelled : ce pourcentage des vignettes est choisi parmi celles que ne touche aucune étiquette.</translation>
    </message>
    <message>
        <source>With LABELS: a row a class, and one of the chips that no label touches: chips that have it (candidates), its ground in square metres, chips wanted and chosen, and whether that was reached.</source>
        <translation>Avec LABELS : une ligne par classe, et une pour les vignettes que ne touche aucune étiquette : vignettes qui l&apos;ont (candidates), son terrain en mètres carrés, vignettes voulues et choisies, et si cela a été atteint.</translation>
    </message>
    <message>
        <source>With LABELS: number of chips that a dataset would have.</source>
        <translation>Avec LABELS : nombre de vignettes qu&apos;aurait un jeu de données.</translation>
    </message>
    <message>
        <source>Write it like #1f78b4, or {entry}: if it is in the name.</source>
        <translation>Écrivez-la comme #1f78b4, ou {entry}: si elle fait partie du nom.</translation>
    </message>
    <message>
        <source>Write it like #1f78b4.</source>
        <translation>Écrivez-la comme #1f78b4.</translation>
    </message>
    <message>
        <source>Write it like 1:water.</source>
        <translation>Écrivez-la comme 1:water.</translation>
    </message>
    <message>
        <source>Write the cloud classes</source>
        <translation>Écrire les classes de nuages</translation>
    </message>
    <message>
        <source>Writes a small simulated world: two Sentinel-2 dates, two Sentinel-1 passes, elevation, an area of interest and lakes as labels. Nothing in it was measured; it is there to learn and to test with, without a network.</source>
        <translation>Écrit un petit monde simulé : deux dates Sentinel-2, deux passages Sentinel-1, l&apos;altitude, une zone d&apos;intérêt et des lacs comme étiquettes. Rien n&apos;y a été mesuré ; il sert à apprendre et à tester, sans réseau.</translation>
    </message>
    <message>
        <source>a Python of the system that has the packages</source>
        <translation>un Python du système qui a les paquets</translation>
    </message>
    <message>
        <source>all</source>
        <translation>toutes</translation>
    </message>
    <message>
        <source>audit,check,integrity,hash,missing files,corrupt,alignment</source>
        <translation>audit,contrôle,intégrité,empreinte,fichiers manquants,corrompu,alignement</translation>
    </message>
    <message>
        <source>background</source>
        <translation>fond</translation>
    </message>
    <message>
        <source>buffer (left out)</source>
        <translation>tampon (écarté)</translation>
    </message>
    <message>
        <source>cannot be read as a layer or table: {value!r}</source>
        <translation>ne peut pas être lu comme couche ou table : {value!r}</translation>
    </message>
    <message>
        <source>cannot be read as a layer: {value!r}</source>
        <translation>ne peut pas être lu comme couche : {value!r}</translation>
    </message>
    <message>
        <source>cannot be read as a raster: {value!r}</source>
        <translation>ne peut pas être lu comme raster : {value!r}</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>choisie</translation>
    </message>
    <message>
        <source>classes are told twice</source>
        <translation>les classes sont données deux fois</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>clair</translation>
    </message>
    <message>
        <source>clearest: for each chip the date with the most clear pixels. every: a sample for each date. spread: COUNT dates spread over the period, clear before cloudy. nearest: the COUNT dates best by days from DATE and by cloud. median, mean, maxndvi, first: composites of the clear pixels of all dates of a period (maxndvi: of the date with the largest NDVI, first: of the earliest).</source>
        <translation>clearest : pour chaque vignette, la date avec le plus de pixels clairs. every : un échantillon par date. spread : COUNT dates réparties sur la période, les claires avant les nuageuses. nearest : les COUNT meilleures dates selon les jours depuis DATE et selon les nuages. median, mean, maxndvi, first : composites des pixels clairs de toutes les dates d&apos;une période (maxndvi : de la date au plus grand NDVI, first : de la plus ancienne).</translation>
    </message>
    <message>
        <source>clearest: the date with the most clear pixels. every: each date. spread: COUNT dates spread over the period, clear before cloudy. nearest: the COUNT dates best by days from DATE and by cloud.</source>
        <translation>clearest : la date avec le plus de pixels clairs. every : chaque date. spread : COUNT dates réparties sur la période, les claires avant les nuageuses. nearest : les COUNT meilleures dates selon les jours depuis DATE et selon les nuages.</translation>
    </message>
    <message>
        <source>cloud</source>
        <translation>nuages</translation>
    </message>
    <message>
        <source>cloud not known</source>
        <translation>nuages inconnus</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>sombre</translation>
    </message>
    <message>
        <source>date</source>
        <translation>date</translation>
    </message>
    <message>
        <source>dl4eo:validatedataset tells what is wrong.</source>
        <translation>dl4eo:validatedataset dit ce qui ne va pas.</translation>
    </message>
    <message>
        <source>does not start, or lacks venv and ensurepip</source>
        <translation>ne démarre pas, ou venv et ensurepip lui manquent</translation>
    </message>
    <message>
        <source>entry {entry!r} has no name</source>
        <translation>l&apos;entrée {entry!r} n&apos;a pas de nom</translation>
    </message>
    <message>
        <source>entry {entry!r} must be like 10=1, 95=0 (background) or 99=ignore</source>
        <translation>l&apos;entrée {entry!r} doit être comme 10=1, 95=0 (fond) ou 99=ignore</translation>
    </message>
    <message>
        <source>entry {entry!r} must be like 1:water or 1:water:#1f78b4</source>
        <translation>l&apos;entrée {entry!r} doit être comme 1:water ou 1:water:#1f78b4</translation>
    </message>
    <message>
        <source>entry {entry!r}: the {what} {value!r} stands twice</source>
        <translation>entrée {entry!r} : {what} {value!r} figure deux fois</translation>
    </message>
    <message>
        <source>entry {entry!r}: {color!r} is no colour</source>
        <translation>entrée {entry!r} : {color!r} n&apos;est pas une couleur</translation>
    </message>
    <message>
        <source>exit code {code}</source>
        <translation>code de sortie {code}</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>signaler</translation>
    </message>
    <message>
        <source>give either AOI or LIKE, got AOI and LIKE</source>
        <translation>donnez soit AOI, soit LIKE, trouvé : AOI et LIKE</translation>
    </message>
    <message>
        <source>give either AOI or LIKE, got none of them</source>
        <translation>donnez soit AOI, soit LIKE, trouvé : aucun des deux</translation>
    </message>
    <message>
        <source>give either DATASET or INPUT, got DATASET and INPUT</source>
        <translation>donnez soit DATASET, soit INPUT, trouvé : DATASET et INPUT</translation>
    </message>
    <message>
        <source>give either DATASET or INPUT, got none of them</source>
        <translation>donnez soit DATASET, soit INPUT, trouvé : aucun des deux</translation>
    </message>
    <message>
        <source>has no effect beside DATASET</source>
        <translation>n&apos;a pas d&apos;effet avec DATASET</translation>
    </message>
    <message>
        <source>id</source>
        <translation>id</translation>
    </message>
    <message>
        <source>ignore</source>
        <translation>ignoré</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>ignoré</translation>
    </message>
    <message>
        <source>install,python,pip,venv,packages,environment</source>
        <translation>installer,python,pip,venv,paquets,environnement</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>est vide</translation>
    </message>
    <message>
        <source>is empty.</source>
        <translation>est vide.</translation>
    </message>
    <message>
        <source>is missing: {path} names none ({key})</source>
        <translation>manque : {path} n&apos;en indique pas ({key})</translation>
    </message>
    <message>
        <source>its categories are those of {field!r}, but CLASS_FIELD is empty</source>
        <translation>ses catégories sont celles de {field!r}, mais CLASS_FIELD est vide</translation>
    </message>
    <message>
        <source>its categories are those of {field!r}, but CLASS_FIELD is {other!r}</source>
        <translation>ses catégories sont celles de {field!r}, mais CLASS_FIELD est {other!r}</translation>
    </message>
    <message>
        <source>its category {name!r} joins several values</source>
        <translation>sa catégorie {name!r} réunit plusieurs valeurs</translation>
    </message>
    <message>
        <source>its style has no class</source>
        <translation>son style n&apos;a aucune classe</translation>
    </message>
    <message>
        <source>its style is no palette of unique values, but of the kind {kind!r}</source>
        <translation>son style n&apos;est pas une palette de valeurs uniques, mais du type {kind!r}</translation>
    </message>
    <message>
        <source>its style is not categorised, but of the kind {kind!r}</source>
        <translation>son style n&apos;est pas catégorisé, mais du type {kind!r}</translation>
    </message>
    <message>
        <source>keep</source>
        <translation>conserver</translation>
    </message>
    <message>
        <source>keep,reject,flag,verdict,note,manual,inspect,quality</source>
        <translation>conserver,rejeter,signaler,verdict,note,manuel,inspecter,qualité</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>conservé</translation>
    </message>
    <message>
        <source>labelled: only chips that a label touches. all: every chip of the area.</source>
        <translation>labelled : seulement les vignettes que touche une étiquette. all : toutes les vignettes de la zone.</translation>
    </message>
    <message>
        <source>labels,mask,burn,classes,rasterize,coverage,instances,distance</source>
        <translation>étiquettes,masque,graver,classes,rastériser,couverture,instances,distance</translation>
    </message>
    <message>
        <source>largest class share</source>
        <translation>plus grande part de classe</translation>
    </message>
    <message>
        <source>layer {layer!r} has no CRS</source>
        <translation>la couche {layer!r} n&apos;a pas de SCR</translation>
    </message>
    <message>
        <source>layer {layer!r} has no field {field!r}, which holds the scenes</source>
        <translation>la couche {layer!r} n&apos;a pas de champ {field!r}, qui contient les scènes</translation>
    </message>
    <message>
        <source>layer {layer!r} has no field {field!r}.</source>
        <translation>la couche {layer!r} n&apos;a pas de champ {field!r}.</translation>
    </message>
    <message>
        <source>layer {layer!r} has no polygon</source>
        <translation>la couche {layer!r} n&apos;a aucun polygone</translation>
    </message>
    <message>
        <source>layer {layer!r} is of type {kind}, polygons are wanted</source>
        <translation>la couche {layer!r} est de type {kind}, il faut des polygones</translation>
    </message>
    <message>
        <source>layer {layer!r} tells no classes: {reason}.</source>
        <translation>la couche {layer!r} n&apos;indique pas de classes : {reason}.</translation>
    </message>
    <message>
        <source>least cloud</source>
        <translation>moins de nuages</translation>
    </message>
    <message>
        <source>most cloud</source>
        <translation>plus de nuages</translation>
    </message>
    <message>
        <source>must be 0 to 100 percent, got {value:g}</source>
        <translation>doit être de 0 à 100 pour cent, trouvé : {value:g}</translation>
    </message>
    <message>
        <source>must be a date like 2024-06-30, got {value!r}</source>
        <translation>doit être une date comme 2024-06-30, trouvé : {value!r}</translation>
    </message>
    <message>
        <source>must be a finite number, got {value}</source>
        <translation>doit être un nombre fini, trouvé : {value}</translation>
    </message>
    <message>
        <source>must be a number, got {value!r}</source>
        <translation>doit être un nombre, trouvé : {value!r}</translation>
    </message>
    <message>
        <source>must be a whole number, got {value:g}</source>
        <translation>doit être un nombre entier, trouvé : {value:g}</translation>
    </message>
    <message>
        <source>must be one of {choices}, got {value!r}</source>
        <translation>doit être l&apos;un de {choices}, trouvé : {value!r}</translation>
    </message>
    <message>
        <source>must be one text, got a list: {value!r}</source>
        <translation>doit être un seul texte, trouvé : une liste {value!r}</translation>
    </message>
    <message>
        <source>must be yes or no, got {value!r}</source>
        <translation>doit être yes ou no, trouvé : {value!r}</translation>
    </message>
    <message>
        <source>must not be 0</source>
        <translation>ne doit pas être 0</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nom</translation>
    </message>
    <message>
        <source>named by {name} (environment variable or Processing option)</source>
        <translation>désigné par {name} (variable d&apos;environnement ou option de Traitement)</translation>
    </message>
    <message>
        <source>ndvi,ndwi,evi,vegetation,water,band math</source>
        <translation>ndvi,ndwi,evi,végétation,eau,calcul de bandes</translation>
    </message>
    <message>
        <source>nearest: the class at the pixel&apos;s centre. mode: the class that covers most of it, of equal ones the smallest value (exact where the map is upright in the chips&apos; CRS, else counted in 128 points).</source>
        <translation>nearest : la classe au centre du pixel. mode : la classe qui en couvre le plus, à égalité la plus petite valeur (exact si la carte est droite dans le SCR des vignettes, sinon compté en 128 points).</translation>
    </message>
    <message>
        <source>no JSON object</source>
        <translation>pas un objet JSON</translation>
    </message>
    <message>
        <source>no raster</source>
        <translation>pas un raster</translation>
    </message>
    <message>
        <source>no split</source>
        <translation>hors répartition</translation>
    </message>
    <message>
        <source>no verdict</source>
        <translation>sans verdict</translation>
    </message>
    <message>
        <source>nodata: a catalogue without elevation there is an error. sea: it is not; the ground lies at 0 m.</source>
        <translation>nodata : un catalogue sans altitude à cet endroit est une erreur. sea : ce n&apos;en est pas une ; le terrain est à 0 m.</translation>
    </message>
    <message>
        <source>nodata: ground that no elevation tile covers has no value. sea: it lies at 0 m, also where INPUT has no tile.</source>
        <translation>nodata : le terrain que ne couvre aucune tuile d&apos;altitude n&apos;a pas de valeur. sea : il est à 0 m, même si INPUT n&apos;a pas de tuile.</translation>
    </message>
    <message>
        <source>nodata: ground that no elevation tile covers has no value. sea: it lies at 0 m.</source>
        <translation>nodata : le terrain que ne couvre aucune tuile d&apos;altitude n&apos;a pas de valeur. sea : il est à 0 m.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>none: images as they are. nodata: what the cloud layer does not call clear has no optical value.</source>
        <translation>none : images telles quelles. nodata : ce que la couche de nuages ne dit pas clair n&apos;a pas de valeur optique.</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>non contrôlé</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>non choisie</translation>
    </message>
    <message>
        <source>of no split</source>
        <translation>hors répartition</translation>
    </message>
    <message>
        <source>old value</source>
        <translation>ancienne valeur</translation>
    </message>
    <message>
        <source>open,view,mosaic,vrt,images,masks,rgb,nir,footprints</source>
        <translation>ouvrir,voir,mosaïque,vrt,images,masques,rgb,nir,emprises</translation>
    </message>
    <message>
        <source>optical</source>
        <translation>optique</translation>
    </message>
    <message>
        <source>orthophoto,uav,drone,hyperspectral,catalogue,stac,local</source>
        <translation>orthophoto,uav,drone,hyperspectral,catalogue,stac,local</translation>
    </message>
    <message>
        <source>other</source>
        <translation>autre</translation>
    </message>
    <message>
        <source>outside the filter ({count} in it)</source>
        <translation>hors du filtre ({count} dedans)</translation>
    </message>
    <message>
        <source>part of an id, a reason or a note</source>
        <translation>partie d&apos;un id, d&apos;une raison ou d&apos;une note</translation>
    </message>
    <message>
        <source>pip asks the index and the proxy that its own configuration names (pip.conf or pip.ini, PIP_INDEX_URL, HTTPS_PROXY). Is there a network, and has the index packages for this Python?</source>
        <translation>pip interroge l&apos;index et le proxy que désigne sa propre configuration (pip.conf ou pip.ini, PIP_INDEX_URL, HTTPS_PROXY). Y a-t-il un réseau, et l&apos;index a-t-il des paquets pour ce Python ?</translation>
    </message>
    <message>
        <source>pip could not install the packages</source>
        <translation>pip n&apos;a pas pu installer les paquets</translation>
    </message>
    <message>
        <source>quality,reject,filter,valid,nodata,threshold</source>
        <translation>qualité,rejeter,filtrer,valide,nodata,seuil</translation>
    </message>
    <message>
        <source>radar</source>
        <translation>radar</translation>
    </message>
    <message>
        <source>raster {name!r} has no CRS</source>
        <translation>le raster {name!r} n&apos;a pas de SCR</translation>
    </message>
    <message>
        <source>raster {name!r} has pixels of {width:g} x {height:g} m</source>
        <translation>le raster {name!r} a des pixels de {width:g} x {height:g} m</translation>
    </message>
    <message>
        <source>raster {name!r} is no file on this machine</source>
        <translation>le raster {name!r} n&apos;est pas un fichier de cette machine</translation>
    </message>
    <message>
        <source>recipe,json,repeat,reproduce,batch,dataset</source>
        <translation>recette,json,répéter,reproduire,lot,jeu de données</translation>
    </message>
    <message>
        <source>refuse: chips that share ground go to one split. allow: they may be of two; the ground that they share is counted as a leak.</source>
        <translation>refuse : les vignettes qui partagent du terrain vont dans un même sous-ensemble. allow : elles peuvent être de deux ; le terrain partagé est compté comme fuite.</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>rejeter</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>rejeté</translation>
    </message>
    <message>
        <source>sentinel,acquisition,date,cloud,clearest,mosaic,radar,dem</source>
        <translation>sentinel,acquisition,date,nuages,clair,mosaïque,radar,mnt</translation>
    </message>
    <message>
        <source>sentinel,chips,labels,masks,deep learning,training data,stac</source>
        <translation>sentinel,vignettes,étiquettes,masques,apprentissage profond,données d&apos;entraînement,stac</translation>
    </message>
    <message>
        <source>sentinel,mosaic,align,resample,bands,cog,radar,dem,slope,indices</source>
        <translation>sentinel,mosaïque,aligner,rééchantillonner,bandes,cog,radar,mnt,pente,indices</translation>
    </message>
    <message>
        <source>shadow</source>
        <translation>ombre</translation>
    </message>
    <message>
        <source>smallest class share</source>
        <translation>plus petite part de classe</translation>
    </message>
    <message>
        <source>snow</source>
        <translation>neige</translation>
    </message>
    <message>
        <source>statistics,mean,percentiles,normalise,class weights,histogram</source>
        <translation>statistiques,moyenne,percentiles,normaliser,poids des classes,histogramme</translation>
    </message>
    <message>
        <source>terrain</source>
        <translation>relief</translation>
    </message>
    <message>
        <source>test</source>
        <translation>test</translation>
    </message>
    <message>
        <source>the chips table of {folder} lacks the columns {names}</source>
        <translation>il manque à la table des vignettes de {folder} les colonnes {names}</translation>
    </message>
    <message>
        <source>the chips table or dataset.json of {folder} is damaged ({reason})</source>
        <translation>la table des vignettes ou le dataset.json de {folder} est endommagé ({reason})</translation>
    </message>
    <message>
        <source>the layer has no column {name!r}; it has {found}</source>
        <translation>la couche n&apos;a pas de colonne {name!r} ; elle a {found}</translation>
    </message>
    <message>
        <source>the layer {name} has changes that are not saved</source>
        <translation>la couche {name} a des modifications non enregistrées</translation>
    </message>
    <message>
        <source>the plugin&apos;s own environment</source>
        <translation>l&apos;environnement propre à l&apos;extension</translation>
    </message>
    <message>
        <source>the value {value!r} of its style cannot be a class</source>
        <translation>la valeur {value!r} de son style ne peut pas être une classe</translation>
    </message>
    <message>
        <source>the value {value!r} of its style is no number</source>
        <translation>la valeur {value!r} de son style n&apos;est pas un nombre</translation>
    </message>
    <message>
        <source>there are no classes to list: LABELS is empty</source>
        <translation>il n&apos;y a pas de classes à lister : LABELS est vide</translation>
    </message>
    <message>
        <source>there is no layer whose style could tell: {name} is empty</source>
        <translation>il n&apos;y a pas de couche dont le style pourrait les dire : {name} est vide</translation>
    </message>
    <message>
        <source>threads: on this machine. dask: on the workers of an existing Dask cluster, which all see FOLDER under the same path. The result does not depend on it.</source>
        <translation>threads : sur cette machine. dask : sur les nœuds d&apos;un cluster Dask existant, qui voient tous FOLDER sous le même chemin. Le résultat n&apos;en dépend pas.</translation>
    </message>
    <message>
        <source>train</source>
        <translation>entraînement</translation>
    </message>
    <message>
        <source>train,validation,test,folds,cross-validation,leak,blocks,stratify</source>
        <translation>entraînement,validation,test,plis,validation croisée,fuite,blocs,stratifier</translation>
    </message>
    <message>
        <source>training data,cut,clip,tiles,masks,deep learning,orthophoto</source>
        <translation>données d&apos;entraînement,couper,découper,tuiles,masques,apprentissage profond,orthophoto</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>à décider</translation>
    </message>
    <message>
        <source>unknown value {value}</source>
        <translation>valeur inconnue {value}</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validation</translation>
    </message>
    <message>
        <source>value</source>
        <translation>valeur</translation>
    </message>
    <message>
        <source>{address} is no readable layer.</source>
        <translation>{address} n&apos;est pas une couche lisible.</translation>
    </message>
    <message>
        <source>{area} km², {width} × {height} km: about {count} chips of {pixels} pixels at {metres:g} m.</source>
        <translation>{area} km², {width} × {height} km : environ {count} vignettes de {pixels} pixels à {metres:g} m.</translation>
    </message>
    <message>
        <source>{failed} (exit code {code}). The last words were: {last}. {hint}</source>
        <translation>{failed} (code de sortie {code}). Les derniers mots étaient : {last}. {hint}</translation>
    </message>
    <message>
        <source>{folder} cannot be written ({reason}): the mosaics lie in {place}, as long as that is there.</source>
        <translation>Impossible d&apos;écrire dans {folder} ({reason}) : les mosaïques se trouvent dans {place}, tant que cela existe.</translation>
    </message>
    <message>
        <source>{folder} has no dataset.gpkg: the run was stopped, or the file is gone</source>
        <translation>{folder} n&apos;a pas de dataset.gpkg : l&apos;exécution a été interrompue, ou le fichier a disparu</translation>
    </message>
    <message>
        <source>{heading}: {label}</source>
        <translation>{heading} : {label}</translation>
    </message>
    <message>
        <source>{indices} of {raster}</source>
        <translation>{indices} de {raster}</translation>
    </message>
    <message>
        <source>{label} ({name}): {text}</source>
        <translation>{label} ({name}) : {text}</translation>
    </message>
    <message>
        <source>{low} to {high} %</source>
        <translation>{low} à {high} %</translation>
    </message>
    <message>
        <source>{name} (environment variable or Processing option) names {path}, which is no program. {hint}</source>
        <translation>{name} (variable d&apos;environnement ou option de Traitement) nomme {path}, qui n&apos;est pas un programme. {hint}</translation>
    </message>
    <message>
        <source>{name} cannot be read ({reason}).</source>
        <translation>{name} ne peut pas être lu ({reason}).</translation>
    </message>
    <message>
        <source>{name} has no band {bands}.</source>
        <translation>{name} n&apos;a pas de bande {bands}.</translation>
    </message>
    <message>
        <source>{name} is missing.</source>
        <translation>{name} manque.</translation>
    </message>
    <message>
        <source>{name} is no layer with a style: {value!r}</source>
        <translation>{name} n&apos;est pas une couche avec un style : {value!r}</translation>
    </message>
    <message>
        <source>{name}: features without a polygon, left out: {count}.</source>
        <translation>{name} : entités sans polygone, écartées : {count}.</translation>
    </message>
    <message>
        <source>{name}: must be {low:.10g} to {high:.10g}, got {value:.10g}</source>
        <translation>{name} : doit être de {low:.10g} à {high:.10g}, trouvé : {value:.10g}</translation>
    </message>
    <message>
        <source>{name}: {algorithm} has no such parameter. {hint}</source>
        <translation>{name} : {algorithm} n&apos;a pas de tel paramètre. {hint}</translation>
    </message>
    <message>
        <source>{name}: {count} pixels</source>
        <translation>{name} : {count} pixels</translation>
    </message>
    <message>
        <source>{path!r} holds %, | or a control character, which QGIS cannot open as a layer&apos;s path</source>
        <translation>{path!r} contient %, | ou un caractère de contrôle, que QGIS ne peut pas ouvrir comme chemin d&apos;une couche</translation>
    </message>
    <message>
        <source>{path!r} is INPUT too</source>
        <translation>{path!r} est aussi INPUT</translation>
    </message>
    <message>
        <source>{path!r} is OUTPUT too</source>
        <translation>{path!r} est aussi OUTPUT</translation>
    </message>
    <message>
        <source>{path!r} must end with .tif: a GeoTIFF is written</source>
        <translation>{path!r} doit se terminer par .tif : un GeoTIFF est écrit</translation>
    </message>
    <message>
        <source>{path} cannot be read ({error}).</source>
        <translation>{path} ne peut pas être lu ({error}).</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason})</source>
        <translation>{path} ne peut pas être lu ({reason})</translation>
    </message>
    <message>
        <source>{path} is a folder</source>
        <translation>{path} est un dossier</translation>
    </message>
    <message>
        <source>{path} is not JSON</source>
        <translation>{path} n&apos;est pas du JSON</translation>
    </message>
    <message>
        <source>{path} is not a dataset of dl4eo (it has no key {key!r})</source>
        <translation>{path} n&apos;est pas un jeu de données de dl4eo (il n&apos;a pas de clé {key!r})</translation>
    </message>
    <message>
        <source>{path} is of format {found}, this plugin reads {wanted}</source>
        <translation>{path} est au format {found}, cette extension lit {wanted}</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} sur {count}</translation>
    </message>
    <message>
        <source>{python} cannot be started ({reason}). {hint}</source>
        <translation>{python} ne peut pas être démarré ({reason}). {hint}</translation>
    </message>
    <message>
        <source>{shown} of {all} chips: {keep} keep, {reject} reject, {flag} flag, {undecided} undecided</source>
        <translation>{shown} vignettes sur {all} : {keep} à conserver, {reject} à rejeter, {flag} signalées, {undecided} à décider</translation>
    </message>
    <message>
        <source>{tip} Keys: {keys}.</source>
        <translation>{tip} Touches : {keys}.</translation>
    </message>
    <message>
        <source>{told}. The first: {line}</source>
        <translation>{told}. Le premier : {line}</translation>
    </message>
    <message>
        <source>{value!r} has no effect without EXTRA</source>
        <translation>{value!r} n&apos;a pas d&apos;effet sans EXTRA</translation>
    </message>
    <message>
        <source>{what} scenes {start} to {end}</source>
        <translation>Scènes {what}, {start} à {end}</translation>
    </message>
</context>
</TS>
