<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>dl4eo</name>
    <message>
        <source>(it no longer listens)</source>
        <translation>（它已不再响应）</translation>
    </message>
    <message>
        <source>0: one a processor core. The result does not depend on it.</source>
        <translation>0：每个处理器核心一个。结果与此无关。</translation>
    </message>
    <message>
        <source>1 Scenes</source>
        <translation>1 影像</translation>
    </message>
    <message>
        <source>2 Rasters</source>
        <translation>2 栅格</translation>
    </message>
    <message>
        <source>3 Labels</source>
        <translation>3 标签</translation>
    </message>
    <message>
        <source>4 Chips</source>
        <translation>4 影像块</translation>
    </message>
    <message>
        <source>5 Dataset</source>
        <translation>5 数据集</translation>
    </message>
    <message>
        <source>6 Review</source>
        <translation>6 审阅</translation>
    </message>
    <message>
        <source>7 Set-up</source>
        <translation>7 设置</translation>
    </message>
    <message>
        <source>A Python program of version 3.10 or newer. Empty: found by itself.</source>
        <translation>3.10 或更高版本的 Python 程序。留空：自动查找。</translation>
    </message>
    <message>
        <source>A catalogue of class rasters instead of LABELS: a name, a URL or a path, as for CATALOGUE.</source>
        <translation>代替 LABELS 的分类栅格目录：名称、URL 或路径，与 CATALOGUE 相同。</translation>
    </message>
    <message>
        <source>A chip has a class from so many pixels on.</source>
        <translation>像元达到此数量，影像块才算含有某一类别。</translation>
    </message>
    <message>
        <source>A layer or table with the columns sample_id and review (keep, reject, flag or nothing), perhaps note: an edited copy of the chips, or a CSV file. It goes before the verdicts of the dataset itself; samples that it does not name keep theirs. A selection or filter counts. Empty: the chips of the dataset as they were edited and saved.</source>
        <translation>含 sample_id 和 review（keep、reject、flag 或空）列、可含 note 列的图层或表：编辑过的影像块副本，或 CSV 文件。它优先于数据集自身的判定；未列出的样本保持原判定。选择和过滤有效。留空：采用数据集中已编辑并保存的影像块。</translation>
    </message>
    <message>
        <source>A north-up raster in any CRS: the mask gets its extent, pixels and CRS.</source>
        <translation>任意坐标参照系、正北朝上的栅格：掩膜采用其范围、像元和坐标参照系。</translation>
    </message>
    <message>
        <source>A problem ends the run as an error, for scripts. The log names the first ones.</source>
        <translation>一旦有问题，运行即以错误结束，供脚本使用。日志列出最前面的问题。</translation>
    </message>
    <message>
        <source>A projected CRS in metres for all chips. Empty: that of LIKE, else the UTM zone of each chip.</source>
        <translation>所有影像块共用的投影坐标参照系，单位为米。留空：采用 LIKE 的坐标参照系，否则采用各影像块所在的 UTM 带。</translation>
    </message>
    <message>
        <source>A projected CRS in metres for all chips. Empty: the UTM zone of each chip&apos;s centre.</source>
        <translation>所有影像块共用的投影坐标参照系，单位为米。留空：各影像块中心所在的 UTM 带。</translation>
    </message>
    <message>
        <source>A projected CRS in metres for the chips that the area is counted by. Empty: UTM.</source>
        <translation>用于按影像块统计区域的投影坐标参照系，单位为米。留空：UTM。</translation>
    </message>
    <message>
        <source>A projected CRS in metres. Empty: the UTM zone of the area; of several zones that of most chips.</source>
        <translation>投影坐标参照系，单位为米。留空：区域所在的 UTM 带；跨多个带时取影像块最多的带。</translation>
    </message>
    <message>
        <source>A raster instead of AOI: its extent, and its CRS and pixel size where they are not given.</source>
        <translation>代替 AOI 的栅格：采用其范围；未指定坐标参照系和像元大小时，也采用该栅格的。</translation>
    </message>
    <message>
        <source>A raster of classes instead of LABELS; its values are the classes, or those of REMAP.</source>
        <translation>代替 LABELS 的分类栅格；其像元值即为类别，或由 REMAP 转换后的类别。</translation>
    </message>
    <message>
        <source>A reason for people. Keys to begin: {keys}. Enter ends it, Escape leaves it as it was.</source>
        <translation>写给人看的原因。开始按键：{keys}。回车确认，Esc 保持原样。</translation>
    </message>
    <message>
        <source>A recipe (.json), or the dataset.json of a dataset, whose recipe is run again.</source>
        <translation>配方文件（.json），或数据集的 dataset.json，将再次运行其配方。</translation>
    </message>
    <message>
        <source>A sample is kept if at least this many percent of its pixels are clear by the cloud layer.</source>
        <translation>根据云层数据，样本中晴空像元的百分比不低于此值时予以保留。</translation>
    </message>
    <message>
        <source>A sample is kept if at least this share (0 to 1) of its pixels has a value in every band.</source>
        <translation>样本中所有波段均有值的像元比例（0 至 1）不低于此值时予以保留。</translation>
    </message>
    <message>
        <source>A sample is rejected if in any one band more than this share (0 to 1) of its pixels has no value. A value of 0 is a value.</source>
        <translation>任一波段中无值像元的比例（0 至 1）超过此值时，样本被剔除。0 也是有效值。</translation>
    </message>
    <message>
        <source>A sample of KEEP=labelled is kept if at least this share (0 to 1) of its mask has a class. Chips that were chosen as background need none, those that were chosen for a class (BALANCE) one labelled pixel.</source>
        <translation>KEEP=labelled 时，掩膜中有类别的比例（0 至 1）不低于此值的样本予以保留。作为背景选取的影像块不受此限制；为某一类别选取的影像块（BALANCE）只需一个有标签的像元。</translation>
    </message>
    <message>
        <source>A sample of which an optical or radar band has one value only is rejected.</source>
        <translation>若某一光学或雷达波段只有单一值，则剔除该样本。</translation>
    </message>
    <message>
        <source>A scene that cannot be read is replaced where that is possible, else its samples are rejected. The run fails if these are more than this many percent; what is finished is kept, and the same run tries the others again.</source>
        <translation>无法读取的影像在可能时会被替换，否则其样本被剔除。若被剔除的样本超过此百分比，则运行失败；已完成的部分会保留，再次运行时会重试其余部分。</translation>
    </message>
    <message>
        <source>A stack, or any raster whose bands are named, in any CRS.</source>
        <translation>影像堆栈，或任何波段已命名的栅格，坐标参照系不限。</translation>
    </message>
    <message>
        <source>A table with a row a split and band; pixels without a value are left out.</source>
        <translation>每个子集和波段一行的表；无值像元不计入。</translation>
    </message>
    <message>
        <source>A table with a row a split and class; ignored pixels are left out.</source>
        <translation>每个子集和类别一行的表；被忽略的像元不计入。</translation>
    </message>
    <message>
        <source>AOI</source>
        <translation>AOI</translation>
    </message>
    <message>
        <source>AOI (map extent)</source>
        <translation>AOI（地图范围）</translation>
    </message>
    <message>
        <source>Add Sentinel-1 radar</source>
        <translation>添加 Sentinel-1 雷达</translation>
    </message>
    <message>
        <source>Add aspect</source>
        <translation>添加坡向</translation>
    </message>
    <message>
        <source>Add spectral indices</source>
        <translation>添加光谱指数</translation>
    </message>
    <message>
        <source>Add terrain</source>
        <translation>添加地形</translation>
    </message>
    <message>
        <source>Address of the Dask cluster&apos;s scheduler, like tcp://host:8786, for EXECUTOR=dask.</source>
        <translation>Dask 集群调度器的地址，如 tcp://host:8786，用于 EXECUTOR=dask。</translation>
    </message>
    <message>
        <source>Adds elevation and slope from the Copernicus DEM.</source>
        <translation>添加来自 Copernicus DEM 的高程和坡度。</translation>
    </message>
    <message>
        <source>Adds for each date the Sentinel-1 pass nearest in time; several passes where one does not cover all.</source>
        <translation>为每个日期添加时间最近的 Sentinel-1 过境；一次过境不能全覆盖时添加多次。</translation>
    </message>
    <message>
        <source>Adds spectral indices to a raster as further bands. Bands are found by their names: blue, green, red, nir, swir16 and so on, or as Sentinel-2 has them (B02). Pixels without a value stay so.</source>
        <translation>将光谱指数作为附加波段添加到栅格。波段按名称识别：blue、green、red、nir、swir16 等，或 Sentinel-2 的名称（B02）。无值像元保持无值。</translation>
    </message>
    <message>
        <source>Adds the band aspect after elevation: the direction downhill in degrees, clockwise from north. Flat ground has none: it is nodata there, and counts as valid.</source>
        <translation>在 elevation 之后添加 aspect 波段：下坡方向，以度为单位，从正北顺时针计。平地没有坡向：该处为 nodata，但计为有效。</translation>
    </message>
    <message>
        <source>Adds the bands vv and vh of the nearest Sentinel-1 pass.</source>
        <translation>添加时间最近的 Sentinel-1 过境的 vv 和 vh 波段。</translation>
    </message>
    <message>
        <source>Adds the folder clouds to the dataset.</source>
        <translation>在数据集中添加 clouds 文件夹。</translation>
    </message>
    <message>
        <source>Adds the tiles of the Copernicus DEM.</source>
        <translation>添加 Copernicus DEM 图幅。</translation>
    </message>
    <message>
        <source>Adds to each date those that see ground which it misses, the clearest first, until the area is covered. They come after it in the mosaic; clouds are not filled.</source>
        <translation>为每个日期补充能看到其缺失地面的其他日期，最晴朗的优先，直至覆盖整个区域。它们在镶嵌中排在其后；不填补云区。</translation>
    </message>
    <message>
        <source>All GeoTIFF and JPEG 2000 files in this folder and below it.</source>
        <translation>此文件夹及其子文件夹中的所有 GeoTIFF 和 JPEG 2000 文件。</translation>
    </message>
    <message>
        <source>All chips that there were to choose from. None where no choice was made.</source>
        <translation>所有可供选择的影像块。未作选择时不输出。</translation>
    </message>
    <message>
        <source>All dates</source>
        <translation>全部日期</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Also install Dask</source>
        <translation>同时安装 Dask</translation>
    </message>
    <message>
        <source>Another area of interest</source>
        <translation>另一研究区</translation>
    </message>
    <message>
        <source>Another dataset folder</source>
        <translation>另一数据集文件夹</translation>
    </message>
    <message>
        <source>Another dataset in the folder</source>
        <translation>文件夹中已有其他数据集</translation>
    </message>
    <message>
        <source>Another number gives other chips of the same classes; Make dataset takes the same with the same seed.</source>
        <translation>换一个数会得到相同类别的其他影像块；“创建训练数据集”使用相同种子时选取相同的影像块。</translation>
    </message>
    <message>
        <source>Apply review</source>
        <translation>应用审阅</translation>
    </message>
    <message>
        <source>Apply verdicts…</source>
        <translation>应用判定…</translation>
    </message>
    <message>
        <source>Area of interest</source>
        <translation>研究区</translation>
    </message>
    <message>
        <source>Area of interest (simulated)</source>
        <translation>研究区（模拟）</translation>
    </message>
    <message>
        <source>Area of interest of {name}</source>
        <translation>{name} 的研究区</translation>
    </message>
    <message>
        <source>Audits a dataset to the last byte. Each image has its mask on the same pixels, files and table name each other, bytes and bands are those that were written, masks hold classes of the table, measures, status, split and statistics agree, nothing is shifted or exchanged. Nothing is changed.</source>
        <translation>对数据集逐字节审核。每幅图像与其掩膜像元一致，文件与表相互对应，字节和波段与写入时相同，掩膜只含表中的类别，度量、状态、划分和统计彼此一致，没有偏移或调换。不作任何修改。</translation>
    </message>
    <message>
        <source>Backscatter in decibels (db) or as linear power.</source>
        <translation>后向散射系数，以分贝（db）或线性功率表示。</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>Balance the classes</source>
        <translation>均衡各类别</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>波段</translation>
    </message>
    <message>
        <source>Bands of the picture {name}</source>
        <translation>图像 {name} 的波段</translation>
    </message>
    <message>
        <source>Buffer (metres)</source>
        <translation>缓冲区（米）</translation>
    </message>
    <message>
        <source>Build stack</source>
        <translation>创建影像堆栈</translation>
    </message>
    <message>
        <source>By share of {name}</source>
        <translation>按 {name} 的比例</translation>
    </message>
    <message>
        <source>By split</source>
        <translation>按子集</translation>
    </message>
    <message>
        <source>By status</source>
        <translation>按状态</translation>
    </message>
    <message>
        <source>By verdict</source>
        <translation>按判定</translation>
    </message>
    <message>
        <source>Bytes on disk</source>
        <translation>占用磁盘字节数</translation>
    </message>
    <message>
        <source>Bytes to read</source>
        <translation>需读取的字节数</translation>
    </message>
    <message>
        <source>CRS of the chips</source>
        <translation>影像块的坐标参照系</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Candidate chips</source>
        <translation>候选影像块</translation>
    </message>
    <message>
        <source>Candidate chips of {name}</source>
        <translation>{name} 的候选影像块</translation>
    </message>
    <message>
        <source>Carries the verdicts of people into a dataset. Keep and reject in the column review of its chips decide which samples are kept, whatever the rules say; flag changes nothing. Splits, statistics and report are made anew; images and masks are not touched. Verdicts stay when rules or splits change later, as long as the files of the sample are the same.</source>
        <translation>将人工判定写入数据集。影像块 review 列中的 keep 和 reject 决定保留哪些样本，不论规则如何；flag 不作任何更改。重新生成划分、统计和报告；不改动图像和掩膜。以后更改规则或划分时，只要样本的文件不变，判定就继续有效。</translation>
    </message>
    <message>
        <source>Carry the verdicts into the dataset: status, splits, statistics. Images and masks stay as they are.</source>
        <translation>将判定写入数据集：状态、划分、统计。图像和掩膜保持不变。</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Catalogue (name, URL or path)</source>
        <translation>目录（名称、URL 或路径）</translation>
    </message>
    <message>
        <source>Centre the map</source>
        <translation>地图居中</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Changed rules</source>
        <translation>更改的规则</translation>
    </message>
    <message>
        <source>Check chips</source>
        <translation>检查影像块</translation>
    </message>
    <message>
        <source>Checked chips</source>
        <translation>已检查的影像块</translation>
    </message>
    <message>
        <source>Chip browser</source>
        <translation>影像块浏览器</translation>
    </message>
    <message>
        <source>Chip browser: {layer}</source>
        <translation>影像块浏览器：{layer}</translation>
    </message>
    <message>
        <source>Chip grid</source>
        <translation>影像块格网</translation>
    </message>
    <message>
        <source>Chip size (pixels)</source>
        <translation>影像块大小（像元）</translation>
    </message>
    <message>
        <source>Chips</source>
        <translation>影像块</translation>
    </message>
    <message>
        <source>Chips are cut out of at least one raster; Build stack makes such.</source>
        <translation>影像块至少要从一个栅格中裁切；“创建影像堆栈”可生成此类栅格。</translation>
    </message>
    <message>
        <source>Chips by class</source>
        <translation>按类别分配影像块</translation>
    </message>
    <message>
        <source>Chips of Make chip grid, Check chips or Split chips. What was not checked is judged and dealt as in Make training dataset; chips that are not chosen (column chosen) are left out. A selection or filter of the layer counts.</source>
        <translation>“创建影像块格网”“检查影像块”或“划分影像块”的影像块。未检查的按“创建训练数据集”的方式判定和划分；未选中的影像块（chosen 列）不用。图层的选择和过滤有效。</translation>
    </message>
    <message>
        <source>Chips of a layer (INPUT) go into a layer.</source>
        <translation>图层（INPUT）的影像块须输出到图层。</translation>
    </message>
    <message>
        <source>Chips of {name}</source>
        <translation>{name} 的影像块</translation>
    </message>
    <message>
        <source>Chips on the edge</source>
        <translation>边缘的影像块</translation>
    </message>
    <message>
        <source>Chips that are nearer than this to another split get the split buffer and are left out.</source>
        <translation>与其他子集距离小于此值的影像块归入 buffer 子集，不予使用。</translation>
    </message>
    <message>
        <source>Chips that are not test are dealt to so many folds, for cross-validation (column fold). Fold 1 is the validation: of the shares only that of test counts then, each fold has the same part of the rest.</source>
        <translation>不属于 test 的影像块被分成此数量的折，用于交叉验证（fold 列）。第 1 折为验证集：此时各份额中只有 test 的有效，其余部分由各折平分。</translation>
    </message>
    <message>
        <source>Chips that cross the edge of the area of interest. keep: whole. drop: left out where the centre of a pixel lies outside. pad: kept, but pixels whose centre lies outside are nodata in the image and ignore in the mask; they count as not valid, so that the least share of valid pixels rejects chips that lie mostly outside. shift: moved inside by the least number of pixels, or left out where they fit nowhere; their chip_id ends with the pixels east and north of their cell, and chips that share ground go to one split.</source>
        <translation>跨越研究区边缘的影像块。keep：完整保留。drop：若有像元中心位于区外则舍去。pad：保留，但中心位于区外的像元在图像中为 nodata，在掩膜中为 ignore；它们计为无效，因此有效比例下限会剔除大部分位于区外的影像块。shift：以最少的像元数移入区内，无处可放则舍去；其 chip_id 末尾为相对其格网单元向东和向北移动的像元数，共有地面的影像块归入同一子集。</translation>
    </message>
    <message>
        <source>Chips that share ground</source>
        <translation>共有地面的影像块</translation>
    </message>
    <message>
        <source>Chips that share ground with another split, or lie too near. None where there is no such chip.</source>
        <translation>与其他子集共有地面或距离过近的影像块。没有此类影像块时不输出。</translation>
    </message>
    <message>
        <source>Chips with more cloud are not shown; 100: all, with cloud not known too.</source>
        <translation>云量更多的影像块不显示；100：全部，包括云量未知的。</translation>
    </message>
    <message>
        <source>Chips without labels (%)</source>
        <translation>无标签的影像块（%）</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Choose the file dataset.json that dl4eo:makedataset wrote.</source>
        <translation>请选择由 dl4eo:makedataset 写出的 dataset.json 文件。</translation>
    </message>
    <message>
        <source>Chooses of a layer of scenes the acquisition that shows an area best, and adds the Sentinel-1 pass nearest in time and the elevation tiles. The rules are those of Make training dataset, with the area as one ground: cloud layers are looked at, not only the cloud of whole scenes.</source>
        <translation>从影像图层中选出最能显示某一区域的成像，并添加时间最近的 Sentinel-1 过境和高程图幅。规则与“创建训练数据集”相同，将区域视为一个整体：查看的是云层数据，而不仅是整景云量。</translation>
    </message>
    <message>
        <source>Chosen chips</source>
        <translation>选中的影像块</translation>
    </message>
    <message>
        <source>Chosen scenes</source>
        <translation>选中的影像</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Class field</source>
        <translation>类别字段</translation>
    </message>
    <message>
        <source>Class table</source>
        <translation>类别表</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Classes from the layer&apos;s style</source>
        <translation>取自图层样式的类别</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Click the corners. A right click or Enter ends, Backspace takes a corner back.</source>
        <translation>依次单击各顶点。右键或回车结束，退格键撤回一个顶点。</translation>
    </message>
    <message>
        <source>Cloud classes</source>
        <translation>云分类</translation>
    </message>
    <message>
        <source>Cloud classes on the same grid: 0 nodata, 1 clear, 2 cloud, 3 shadow, 4 snow, 5 dark. As the scenes have them: MASK_DILATION does not count here.</source>
        <translation>同一格网上的云分类：0 nodata、1 晴空、2 云、3 阴影、4 雪、5 暗区。与影像自带的相同：此处不计 MASK_DILATION。</translation>
    </message>
    <message>
        <source>Cloud limit (%)</source>
        <translation>云量上限（%）</translation>
    </message>
    <message>
        <source>Cloud limit of a chip (%)</source>
        <translation>单个影像块的云量上限（%）</translation>
    </message>
    <message>
        <source>Cloud up to</source>
        <translation>云量上限</translation>
    </message>
    <message>
        <source>Clouds</source>
        <translation>云</translation>
    </message>
    <message>
        <source>Clouds in the images</source>
        <translation>图像中的云</translation>
    </message>
    <message>
        <source>Clouds of {day}</source>
        <translation>{day} 的云</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>数据集合</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Comma list of STAC band names, in the order of the images, like blue,green,red,nir,swir16,swir22. Of other products than Sentinel-2 the bands that these have.</source>
        <translation>以逗号分隔的 STAC 波段名，按图像中的顺序，如 blue,green,red,nir,swir16,swir22。Sentinel-2 以外的产品为其所具有的波段。</translation>
    </message>
    <message>
        <source>Comma list of STAC band names, in the order of the images, like blue,green,red,nir,swir16,swir22. With other data (COLLECTION) the bands that these have.</source>
        <translation>以逗号分隔的 STAC 波段名，按图像中的顺序，如 blue,green,red,nir,swir16,swir22。使用其他数据（COLLECTION）时为其所具有的波段。</translation>
    </message>
    <message>
        <source>Comma list of all bands in their order, like blue,green,red,nir. Empty: the names (descriptions) that the file gives them.</source>
        <translation>按顺序以逗号分隔的全部波段，如 blue,green,red,nir。留空：采用文件中的波段名（描述）。</translation>
    </message>
    <message>
        <source>Comma list of all bands, to choose BANDS from.</source>
        <translation>以逗号分隔的全部波段，可从中选取 BANDS。</translation>
    </message>
    <message>
        <source>Comma list of indices of the Awesome Spectral Indices catalogue, like NDWI,NDVI.</source>
        <translation>以逗号分隔的 Awesome Spectral Indices 目录中的指数，如 NDWI,NDVI。</translation>
    </message>
    <message>
        <source>Comma list of indices of the Awesome Spectral Indices catalogue, like NDWI,NDVI. May be empty.</source>
        <translation>以逗号分隔的 Awesome Spectral Indices 目录中的指数，如 NDWI,NDVI。可以留空。</translation>
    </message>
    <message>
        <source>Comma list of names in the order of the bands, like red,green,blue,nir; or new names for some, like b03=green,b08=nir. Empty: the files&apos; own descriptions, else b1, b2 and so on. Indices find bands by the STAC common names: blue, green, red, nir, swir16, swir22.</source>
        <translation>按波段顺序以逗号分隔的名称，如 red,green,blue,nir；或为部分波段指定新名称，如 b03=green,b08=nir。留空：采用文件自带的描述，否则为 b1、b2 等。指数按 STAC 通用名查找波段：blue、green、red、nir、swir16、swir22。</translation>
    </message>
    <message>
        <source>Comma list of the bands in their order.</source>
        <translation>按顺序以逗号分隔的波段。</translation>
    </message>
    <message>
        <source>Comma list of the dates, to give one by one as DATE of Build stack.</source>
        <translation>以逗号分隔的日期，可逐个用作“创建影像堆栈”的 DATE。</translation>
    </message>
    <message>
        <source>Comma list of vv, vh, hh, hv. Empty: vv and vh, else hh and hv.</source>
        <translation>以逗号分隔的 vv、vh、hh、hv。留空：vv 和 vh，否则 hh 和 hv。</translation>
    </message>
    <message>
        <source>Comma list of {names}: share: how much of a pixel each class covers. overlap: 0, 1, 2 where features of two classes claim it. instance: the feature&apos;s number. distance: metres to the boundary. boundary: inside and edge. value: the numbers of VALUE_FIELD.</source>
        <translation>以逗号分隔的 {names}：share：各类别覆盖像元的比例。overlap：0、1、2，表示是否有两个类别的要素争占该像元。instance：要素编号。distance：到边界的米数。boundary：内部与边缘。value：VALUE_FIELD 的数值。</translation>
    </message>
    <message>
        <source>Composites are made by Make training dataset.</source>
        <translation>合成图像由“创建训练数据集”生成。</translation>
    </message>
    <message>
        <source>Costs of the plan</source>
        <translation>计划的开销</translation>
    </message>
    <message>
        <source>Covered ground (%)</source>
        <translation>覆盖的地面（%）</translation>
    </message>
    <message>
        <source>Cuts the chips of a layer out of rasters and writes a whole dataset, as Make training dataset does: images, masks, table, statistics, card and report. Statuses and splits of the layer count, also where you changed them. Run it again on the same folder to complete a run that was stopped.</source>
        <translation>从栅格中裁切图层的影像块，并像“创建训练数据集”一样写出完整的数据集：图像、掩膜、表、统计、说明卡和报告。以图层中的状态和划分为准，包括您修改过的。对同一文件夹再次运行，即可补全中断的任务。</translation>
    </message>
    <message>
        <source>DATASET is a finished dataset, INPUT chips as a layer.</source>
        <translation>DATASET 为已完成的数据集，INPUT 为影像块图层。</translation>
    </message>
    <message>
        <source>DL4EO demo (simulated)</source>
        <translation>DL4EO 演示（模拟）</translation>
    </message>
    <message>
        <source>DL4EO needs a Python of its own to read and write the data, apart from that of QGIS.</source>
        <translation>DL4EO 需要独立于 QGIS 的专用 Python 来读写数据。</translation>
    </message>
    <message>
        <source>DL4EO: looking for a Python</source>
        <translation>DL4EO：正在查找 Python</translation>
    </message>
    <message>
        <source>DL4EO: training data for Earth observation</source>
        <translation>DL4EO：对地观测训练数据</translation>
    </message>
    <message>
        <source>Dask scheduler</source>
        <translation>Dask 调度器</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Dataset folder</source>
        <translation>数据集文件夹</translation>
    </message>
    <message>
        <source>Dataset {name}</source>
        <translation>数据集 {name}</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Date of other rasters</source>
        <translation>其他栅格的日期</translation>
    </message>
    <message>
        <source>Date to be near to (nearest)</source>
        <translation>目标日期（nearest）</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Dates a chip</source>
        <translation>每个影像块的日期数</translation>
    </message>
    <message>
        <source>Day of all rasters</source>
        <translation>所有栅格的日期</translation>
    </message>
    <message>
        <source>Days of a composite (0 = all)</source>
        <translation>合成的天数（0 = 全部）</translation>
    </message>
    <message>
        <source>Days to the date at most (nearest, 0 = any)</source>
        <translation>与目标日期最多相差的天数（nearest，0 = 不限）</translation>
    </message>
    <message>
        <source>Days to the radar pass</source>
        <translation>与雷达过境相差的天数</translation>
    </message>
    <message>
        <source>Deals the samples of a finished dataset to train, validation and test in another way, and measures what these share. No sample is made again, only statistics and report are. Options that are left empty stay as they are; those that mean nothing beside another SPLIT are forgotten. Or deals the chips of a layer, before a dataset is made.</source>
        <translation>将已完成数据集的样本以另一种方式重新划分为 train、validation 和 test，并度量它们之间的共有部分。样本不会重新生成，只更新统计和报告。留空的选项保持不变；在另一种 SPLIT 下无意义的选项会被忽略。也可在生成数据集之前划分图层中的影像块。</translation>
    </message>
    <message>
        <source>Default: {value}.</source>
        <translation>默认值：{value}。</translation>
    </message>
    <message>
        <source>Demo folder</source>
        <translation>演示文件夹</translation>
    </message>
    <message>
        <source>Describe dataset</source>
        <translation>描述数据集</translation>
    </message>
    <message>
        <source>Direction of bands (degrees)</source>
        <translation>条带方向（度）</translation>
    </message>
    <message>
        <source>Direction of the orbit</source>
        <translation>轨道方向</translation>
    </message>
    <message>
        <source>Distance between neighbouring chips in pixels; 0 is the chip size, so that chips do not overlap.</source>
        <translation>相邻影像块的间距（像元）；0 为影像块大小，即互不重叠。</translation>
    </message>
    <message>
        <source>Distance between splits (metres)</source>
        <translation>子集之间的距离（米）</translation>
    </message>
    <message>
        <source>Drag from one corner to the other.</source>
        <translation>从一角拖动到另一角。</translation>
    </message>
    <message>
        <source>Draw AOI</source>
        <translation>绘制 AOI</translation>
    </message>
    <message>
        <source>Draw AOI (polygon)</source>
        <translation>绘制 AOI（多边形）</translation>
    </message>
    <message>
        <source>Draw AOI (rectangle)</source>
        <translation>绘制 AOI（矩形）</translation>
    </message>
    <message>
        <source>Draw the classes half transparent over the picture.</source>
        <translation>在图像上以半透明方式绘制类别。</translation>
    </message>
    <message>
        <source>Draws features as a raster of classes, pixel for pixel on the grid of another raster. The rules are those of the masks of a training dataset: centre, touched or exact coverage, ignored pixels, further layers.</source>
        <translation>将要素绘制为分类栅格，逐像元对齐到另一栅格的格网。规则与训练数据集的掩膜相同：中心、接触或精确覆盖、忽略像元、附加图层。</translation>
    </message>
    <message>
        <source>Draws the squares that chips have on a fixed grid, for an area or a raster. The same ground always gets the same chip_id, whatever the area. With labels it shows too which classes lie on each chip, and which chips a dataset would have with the same rules of balance, before a pixel is read.</source>
        <translation>在固定格网上为某一区域或栅格绘制影像块的方格。同一地面始终得到相同的 chip_id，与区域无关。给出标签时，还显示各影像块上有哪些类别，以及按同样的均衡规则数据集会包含哪些影像块，而无需读取任何像元。</translation>
    </message>
    <message>
        <source>Each split gets its share of every class, as far as whole groups allow.</source>
        <translation>在整组划分允许的范围内，每个子集按份额得到各个类别。</translation>
    </message>
    <message>
        <source>Earlier scenes are left out. Empty: none is.</source>
        <translation>早于此日的影像不用。留空：不限。</translation>
    </message>
    <message>
        <source>Empty: CATALOGUE where it has the collection, else planetary-computer for the built-in providers.</source>
        <translation>留空：若 CATALOGUE 有该数据集合则用之，否则对内置提供方使用 planetary-computer。</translation>
    </message>
    <message>
        <source>Empty: as it is.</source>
        <translation>留空：保持不变。</translation>
    </message>
    <message>
        <source>Empty: as the recipe says.</source>
        <translation>留空：按配方。</translation>
    </message>
    <message>
        <source>Empty: by the shares.</source>
        <translation>留空：按份额。</translation>
    </message>
    <message>
        <source>Empty: images without masks.</source>
        <translation>留空：只有图像，没有掩膜。</translation>
    </message>
    <message>
        <source>Empty: only squares.</source>
        <translation>留空：只有方格。</translation>
    </message>
    <message>
        <source>Empty: the catalogue of the scenes where it has the collection, else planetary-computer.</source>
        <translation>留空：若影像所属目录有该数据集合则用之，否则为 planetary-computer。</translation>
    </message>
    <message>
        <source>Empty: the collection that the catalogue is known for.</source>
        <translation>留空：该目录所对应的数据集合。</translation>
    </message>
    <message>
        <source>Export chips to a dataset</source>
        <translation>将影像块导出为数据集</translation>
    </message>
    <message>
        <source>Export it as a GeoTIFF first.</source>
        <translation>请先将其导出为 GeoTIFF。</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Fail where there is a problem</source>
        <translation>发现问题即失败</translation>
    </message>
    <message>
        <source>False colour</source>
        <translation>假彩色</translation>
    </message>
    <message>
        <source>False colour {dates}</source>
        <translation>假彩色 {dates}</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>要素</translation>
    </message>
    <message>
        <source>Fetching and installing {count} packages</source>
        <translation>正在下载并安装 {count} 个软件包</translation>
    </message>
    <message>
        <source>Field of instance numbers</source>
        <translation>实例编号字段</translation>
    </message>
    <message>
        <source>Field of priority</source>
        <translation>优先级字段</translation>
    </message>
    <message>
        <source>Field of that date</source>
        <translation>该日期的字段</translation>
    </message>
    <message>
        <source>Field of the first day</source>
        <translation>起始日期字段</translation>
    </message>
    <message>
        <source>Field of the labels that holds the class. Empty: every polygon is class 1.</source>
        <translation>标签中存放类别的字段。留空：所有多边形均为类别 1。</translation>
    </message>
    <message>
        <source>Field of the labels that holds the class: whole numbers are the mask&apos;s values, texts are numbered by name. Empty: every polygon is class 1.</source>
        <translation>标签中存放类别的字段：整数即掩膜的值，文本按名称编号。留空：所有多边形均为类别 1。</translation>
    </message>
    <message>
        <source>Field of the last day</source>
        <translation>结束日期字段</translation>
    </message>
    <message>
        <source>Field of the polygons</source>
        <translation>多边形的字段</translation>
    </message>
    <message>
        <source>Field of the year</source>
        <translation>年份字段</translation>
    </message>
    <message>
        <source>Field of values</source>
        <translation>数值字段</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Files of LABEL_LAYERS beside the mask, with semicolons between.</source>
        <translation>与掩膜并列的 LABEL_LAYERS 文件，以分号分隔。</translation>
    </message>
    <message>
        <source>Fill gaps with other dates</source>
        <translation>用其他日期填补空缺</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>First date</source>
        <translation>第一个日期</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>First day of the period, UTC, like 2024-05-01.</source>
        <translation>时段的第一天，UTC，如 2024-05-01。</translation>
    </message>
    <message>
        <source>First day of the period, UTC.</source>
        <translation>时段的第一天，UTC。</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Flag this chip to come back to it; it changes nothing else.</source>
        <translation>标记此影像块以便稍后处理；不作其他更改。</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Folder for the demo&apos;s data</source>
        <translation>演示数据的文件夹</translation>
    </message>
    <message>
        <source>Folder of rasters</source>
        <translation>栅格文件夹</translation>
    </message>
    <message>
        <source>Folds (0 = none)</source>
        <translation>折数（0 = 无）</translation>
    </message>
    <message>
        <source>Footprints of the scenes that were used.</source>
        <translation>所用影像的覆盖范围。</translation>
    </message>
    <message>
        <source>For folders of one file a band: a regular expression whose one group is the band&apos;s name, like _(B..)[.]. Files that are called alike but for it become one item.</source>
        <translation>用于每波段一个文件的文件夹：正则表达式，其唯一分组为波段名，如 _(B..)[.]。除此之外名称相同的文件合为一个条目。</translation>
    </message>
    <message>
        <source>Further layers</source>
        <translation>附加图层</translation>
    </message>
    <message>
        <source>Further rasters</source>
        <translation>附加栅格</translation>
    </message>
    <message>
        <source>GeoTIFF (COG) of 32-bit numbers, a band each, nodata NaN.</source>
        <translation>32 位数值的 GeoTIFF（COG），每项一个波段，无数据值为 NaN。</translation>
    </message>
    <message>
        <source>GeoTIFF (COG) on the grid of the raster, nodata NaN. Indices come last; in a stack after its other indices, where Make training dataset has them.</source>
        <translation>与输入栅格同一格网的 GeoTIFF（COG），无数据值为 NaN。指数排在最后；在影像堆栈中排在已有指数之后，与“创建训练数据集”的位置相同。</translation>
    </message>
    <message>
        <source>GeoTIFF or JPEG 2000 files in any CRS whose bands are added to each image, after all others. They have the names that a file gives its bands, else its own. Ground that they do not cover has no value there, which MIN_VALID counts.</source>
        <translation>任意坐标参照系的 GeoTIFF 或 JPEG 2000 文件，其波段添加到每幅图像的末尾。波段名取自文件内的波段名，否则取文件名。未被其覆盖的地面在这些波段中无值，计入 MIN_VALID。</translation>
    </message>
    <message>
        <source>GeoTIFF: 0 background, else the class; 255 (65535 with many classes): ignore.</source>
        <translation>GeoTIFF：0 为背景，其他为类别；255（类别很多时为 65535）：ignore。</translation>
    </message>
    <message>
        <source>Give PIXEL_SIZE.</source>
        <translation>请给出 PIXEL_SIZE。</translation>
    </message>
    <message>
        <source>Give either CLASSES or CLASSES_FROM_STYLE.</source>
        <translation>请只给出 CLASSES 和 CLASSES_FROM_STYLE 之一。</translation>
    </message>
    <message>
        <source>Give it a class with REMAP.</source>
        <translation>请用 REMAP 为其指定类别。</translation>
    </message>
    <message>
        <source>Give the file dataset.json in it.</source>
        <translation>请给出其中的 dataset.json 文件。</translation>
    </message>
    <message>
        <source>Give the layer of Search scenes or of Select scenes.</source>
        <translation>请给出“搜索影像”或“选择影像”的图层。</translation>
    </message>
    <message>
        <source>Give {name}, so that they become polygons.</source>
        <translation>请给出 {name}，使其成为多边形。</translation>
    </message>
    <message>
        <source>Go to selected chip</source>
        <translation>转到所选影像块</translation>
    </message>
    <message>
        <source>Go to the chip before.</source>
        <translation>转到上一个影像块。</translation>
    </message>
    <message>
        <source>Go to the next chip when this one is decided.</source>
        <translation>判定此影像块后转到下一个。</translation>
    </message>
    <message>
        <source>Go to the next chip.</source>
        <translation>转到下一个影像块。</translation>
    </message>
    <message>
        <source>Grid like this raster</source>
        <translation>与此栅格相同的格网</translation>
    </message>
    <message>
        <source>Ground size of a pixel in metres.</source>
        <translation>像元的地面大小，以米为单位。</translation>
    </message>
    <message>
        <source>Ground size of a pixel in metres. Empty: that of LIKE, else 10.</source>
        <translation>像元的地面大小，以米为单位。留空：采用 LIKE 的，否则为 10。</translation>
    </message>
    <message>
        <source>Ground without elevation</source>
        <translation>无高程的地面</translation>
    </message>
    <message>
        <source>How bands of another grid are resampled; classes never are.</source>
        <translation>其他格网的波段如何重采样；类别从不重采样。</translation>
    </message>
    <message>
        <source>How chips are dealt to train, validation and test.</source>
        <translation>影像块如何分配到 train、validation 和 test。</translation>
    </message>
    <message>
        <source>How chips are dealt to train, validation and test. random: one by one. date: by time. tile: by the Sentinel-2 tile. column: by a column of the chips table. polygons: by areas that you give. blocks: squares of ground. bands: stripes. rings: nested squares, train outside and test inside. none: no split. Ground that two splits share is measured after each.</source>
        <translation>影像块如何分配到 train、validation 和 test。random：逐个随机。date：按时间。tile：按 Sentinel-2 图幅。column：按影像块表的某一列。polygons：按给定的区域。blocks：地面方格。bands：条带。rings：嵌套方格，train 在外、test 在内。none：不划分。每种划分之后都会度量两个子集共有的地面。</translation>
    </message>
    <message>
        <source>How they are resampled; classes want nearest.</source>
        <translation>如何重采样；类别应使用 nearest。</translation>
    </message>
    <message>
        <source>If the folder holds a dataset made of other chips or rasters: refuse, or rebuild it, which keeps the samples that would be the same and removes those that are no longer asked for.</source>
        <translation>若文件夹中已有由其他影像块或栅格生成的数据集：拒绝（refuse），或重建（rebuild），即保留结果相同的样本，删除不再需要的样本。</translation>
    </message>
    <message>
        <source>If the folder holds a dataset made with other parameters: refuse, or rebuild it, which keeps the samples that would be the same and removes those that are no longer asked for.</source>
        <translation>若文件夹中已有用其他参数生成的数据集：拒绝（refuse），或重建（rebuild），即保留结果相同的样本，删除不再需要的样本。</translation>
    </message>
    <message>
        <source>Ignore what two classes claim</source>
        <translation>忽略两个类别争占的像元</translation>
    </message>
    <message>
        <source>Ignored border (pixels)</source>
        <translation>忽略的边缘（像元）</translation>
    </message>
    <message>
        <source>Ignored pixels</source>
        <translation>忽略的像元</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>影像</translation>
    </message>
    <message>
        <source>Images and masks</source>
        <translation>图像和掩膜</translation>
    </message>
    <message>
        <source>In use now: {python} ({why}). It has {versions}.</source>
        <translation>当前使用：{python}（{why}）。已有 {versions}。</translation>
    </message>
    <message>
        <source>Index local rasters</source>
        <translation>索引本地栅格</translation>
    </message>
    <message>
        <source>Instead of a dataset: chips that Check chips judged, or that Make chip grid made. Rejected ones get no split. A selection or filter of the layer counts.</source>
        <translation>代替数据集：由“检查影像块”判定或由“创建影像块格网”生成的影像块。被剔除的不归入任何子集。图层的选择和过滤有效。</translation>
    </message>
    <message>
        <source>Instead of a dataset: chips that Make chip grid made. Those that are not chosen (column chosen) are left out. A selection or filter of the layer counts.</source>
        <translation>代替数据集：由“创建影像块格网”生成的影像块。未选中的（chosen 列）不用。图层的选择和过滤有效。</translation>
    </message>
    <message>
        <source>Is its selection or filter the right one?</source>
        <translation>其选择或过滤条件是否正确？</translation>
    </message>
    <message>
        <source>It is made from {python} (Python {version}).</source>
        <translation>由 {python}（Python {version}）创建。</translation>
    </message>
    <message>
        <source>It is not used as long as {name} names another Python: {python}.</source>
        <translation>只要 {name} 指定了另一个 Python，就不会使用它：{python}。</translation>
    </message>
    <message>
        <source>It lacks packages that the core needs, or is older than Python 3.10.</source>
        <translation>它缺少核心所需的软件包，或低于 Python 3.10。</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Join them with REMAP.</source>
        <translation>请用 REMAP 将其合并。</translation>
    </message>
    <message>
        <source>Judges the samples of a finished dataset by other rules, each rejected one with its reason, and deals the splits anew. All was measured when the samples were made: none is made again, only statistics and report are. Rules that are left empty stay as they are. Or measures the chips of a layer on rasters and judges them, before a dataset is made.</source>
        <translation>用其他规则重新判定已完成数据集的样本，每个被剔除的样本都注明原因，并重新划分。所有度量在生成样本时已完成：样本不会重新生成，只更新统计和报告。留空的规则保持不变。也可在生成数据集之前，在栅格上度量并判定图层中的影像块。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Keep this chip, though a rule rejects it.</source>
        <translation>保留此影像块，即使规则将其剔除。</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Kept by hand</source>
        <translation>人工保留</translation>
    </message>
    <message>
        <source>Kinds of problems that are not told and do not count, with commas, like shifted,stray. Empty: none.</source>
        <translation>不报告也不计数的问题种类，以逗号分隔，如 shifted,stray。留空：无。</translation>
    </message>
    <message>
        <source>Label pixels along an image pixel</source>
        <translation>每个图像像元边长上的标签像元数</translation>
    </message>
    <message>
        <source>Label rule</source>
        <translation>标签规则</translation>
    </message>
    <message>
        <source>Labelled ground</source>
        <translation>已标注的地面</translation>
    </message>
    <message>
        <source>Labelled pixels</source>
        <translation>有标签的像元</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Labels are drawn from this day on; empty: always.</source>
        <translation>从该日起绘制标签；留空：始终绘制。</translation>
    </message>
    <message>
        <source>Labels are drawn until this day; empty: always.</source>
        <translation>绘制标签直至该日；留空：始终绘制。</translation>
    </message>
    <message>
        <source>Labels from a raster</source>
        <translation>来自栅格的标签</translation>
    </message>
    <message>
        <source>Lakes (simulated)</source>
        <translation>湖泊（模拟）</translation>
    </message>
    <message>
        <source>Largest share without a value</source>
        <translation>无值比例上限</translation>
    </message>
    <message>
        <source>Largest time between the optical and the radar pass, in days. Farther ones are not taken.</source>
        <translation>光学与雷达过境之间的最大时间间隔，以天为单位。间隔更大的不采用。</translation>
    </message>
    <message>
        <source>Largest time between the optical and the radar pass, in days. Farther ones give no radar values.</source>
        <translation>光学与雷达过境之间的最大时间间隔，以天为单位。间隔更大的不提供雷达值。</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Last day of the period, UTC, included.</source>
        <translation>时段的最后一天，UTC，含当天。</translation>
    </message>
    <message>
        <source>Later scenes are left out. Empty: none is.</source>
        <translation>晚于此日的影像不用。留空：不限。</translation>
    </message>
    <message>
        <source>Leaks between splits</source>
        <translation>子集之间的泄漏</translation>
    </message>
    <message>
        <source>Leaks between splits of {name}</source>
        <translation>{name} 的子集间泄漏</translation>
    </message>
    <message>
        <source>Least clear ground (%)</source>
        <translation>晴空地面下限（%）</translation>
    </message>
    <message>
        <source>Least contrast</source>
        <translation>对比度下限</translation>
    </message>
    <message>
        <source>Least coverage of a pixel</source>
        <translation>像元覆盖下限</translation>
    </message>
    <message>
        <source>Least labelled share</source>
        <translation>有标签比例下限</translation>
    </message>
    <message>
        <source>Least of a chip under a pass (%)</source>
        <translation>影像块被过境覆盖的下限（%）</translation>
    </message>
    <message>
        <source>Least valid share</source>
        <translation>有效比例下限</translation>
    </message>
    <message>
        <source>Leave it empty, or give INPUT instead.</source>
        <translation>请留空，或改为给出 INPUT。</translation>
    </message>
    <message>
        <source>Leave the bands of the raster out.</source>
        <translation>不输出栅格原有的波段。</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>舍弃</translation>
    </message>
    <message>
        <source>Legend of the mask</source>
        <translation>掩膜图例</translation>
    </message>
    <message>
        <source>Length (metres, 0 = the method&apos;s own)</source>
        <translation>长度（米，0 = 由方法决定）</translation>
    </message>
    <message>
        <source>Like 70,15,15 or 0.7,0.15,0.15. A share of 0 leaves a split away.</source>
        <translation>如 70,15,15 或 0.7,0.15,0.15。份额为 0 则不设该子集。</translation>
    </message>
    <message>
        <source>Like esa-worldcover.</source>
        <translation>如 esa-worldcover。</translation>
    </message>
    <message>
        <source>Lists the Sentinel-2 scenes of a catalogue that touch an area in a period, as a layer of footprints.</source>
        <translation>列出目录中在某一时段内与某一区域相交的 Sentinel-2 影像，输出为覆盖范围图层。</translation>
    </message>
    <message>
        <source>Load dataset</source>
        <translation>加载数据集</translation>
    </message>
    <message>
        <source>Looking for what is there</source>
        <translation>正在查看已有内容</translation>
    </message>
    <message>
        <source>Make a layer of the table first: Create points layer from table.</source>
        <translation>请先用表格生成图层：从表创建点图层。</translation>
    </message>
    <message>
        <source>Make chip grid</source>
        <translation>创建影像块格网</translation>
    </message>
    <message>
        <source>Make demo data</source>
        <translation>创建演示数据</translation>
    </message>
    <message>
        <source>Make it again, even if it is whole</source>
        <translation>即使完整也重新创建</translation>
    </message>
    <message>
        <source>Make training chips step by step</source>
        <translation>逐步创建训练影像块</translation>
    </message>
    <message>
        <source>Make training dataset</source>
        <translation>创建训练数据集</translation>
    </message>
    <message>
        <source>Make training dataset…</source>
        <translation>创建训练数据集…</translation>
    </message>
    <message>
        <source>Makes a catalogue of rasters of your own: orthophotos, drone images, hyperspectral images, of any bands, pixel size and CRS. The file that it writes is what Make training dataset takes as CATALOGUE. Pixels are neither read nor copied.</source>
        <translation>为自有栅格建立目录：正射影像、无人机影像、高光谱影像，波段、像元大小和坐标参照系不限。写出的文件即“创建训练数据集”的 CATALOGUE 输入。既不读取也不复制像元。</translation>
    </message>
    <message>
        <source>Makes a training dataset in single steps, each of which can be looked at, changed or replaced: search scenes, select the clearest acquisition, build a stack of its bands, rasterise labels, make a chip grid, check and split the chips, export them. With the same inputs its chips are those of Make training dataset, if one acquisition shows the whole area.</source>
        <translation>分步创建训练数据集，每一步都可查看、修改或替换：搜索影像、选择最晴朗的成像、创建其波段的影像堆栈、栅格化标签、创建影像块格网、检查并划分影像块、导出。输入相同且一次成像覆盖整个区域时，其影像块与“创建训练数据集”的相同。</translation>
    </message>
    <message>
        <source>Makes aligned image chips and label masks from free Sentinel-2, Sentinel-1 and elevation data: finds the scenes, cuts them to chips on a fixed grid, draws the masks, checks and splits the chips, and writes a dataset folder. Run it again on the same folder to complete a run that was stopped.</source>
        <translation>利用免费的 Sentinel-2、Sentinel-1 和高程数据制作对齐的影像块和标签掩膜：查找影像，在固定格网上裁切成影像块，绘制掩膜，检查并划分影像块，写出数据集文件夹。对同一文件夹再次运行，即可补全中断的任务。</translation>
    </message>
    <message>
        <source>Makes the Python environment that reads and writes the data: in your profile, apart from QGIS and its Python, which stay as they are. pip fetches the packages, pinned and checked by their hashes, from the index and through the proxy of its own configuration; about 200 MB are fetched, 800 MB are needed. First it tells what is there already.</source>
        <translation>创建用于读写数据的 Python 环境：位于您的配置文件夹中，与 QGIS 及其 Python 相互独立，后者保持不变。pip 按其自身配置的索引和代理下载软件包，版本固定并校验哈希；下载约 200 MB，需要 800 MB 空间。首先会说明已有的内容。</translation>
    </message>
    <message>
        <source>Makes the dataset that a recipe file describes: the recipe.json of a dataset, its dataset.json, or one that you wrote. The same recipe gives the same dataset; paths in it count from its own folder.</source>
        <translation>按配方文件生成数据集：数据集的 recipe.json、dataset.json，或您自己编写的配方。相同的配方得到相同的数据集；其中的路径相对于配方所在的文件夹。</translation>
    </message>
    <message>
        <source>Making an environment from {python}</source>
        <translation>正在由 {python} 创建环境</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩膜</translation>
    </message>
    <message>
        <source>Mask over the image</source>
        <translation>掩膜叠加在图像上</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>掩膜</translation>
    </message>
    <message>
        <source>Masks that Rasterise labels made, with LIKE the raster; or another raster of classes on the same pixels: 0 background, nodata ignore. Empty: chips without masks.</source>
        <translation>由“栅格化标签”以该栅格为 LIKE 生成的掩膜；或像元相同的其他分类栅格：0 为背景，nodata 为 ignore。留空：影像块没有掩膜。</translation>
    </message>
    <message>
        <source>Masks with finer pixels than the images: so many along one of theirs. A side has at most 4096.</source>
        <translation>掩膜像元比图像更细：每个图像像元边长上的掩膜像元数。边长最多 4096。</translation>
    </message>
    <message>
        <source>Masks {dates}</source>
        <translation>掩膜 {dates}</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟数</translation>
    </message>
    <message>
        <source>Mosaics</source>
        <translation>镶嵌</translation>
    </message>
    <message>
        <source>Most cloud shadow (%)</source>
        <translation>云影上限（%）</translation>
    </message>
    <message>
        <source>Most snow (%)</source>
        <translation>积雪上限（%）</translation>
    </message>
    <message>
        <source>Move the map to the current chip.</source>
        <translation>将地图移动到当前影像块。</translation>
    </message>
    <message>
        <source>Name at least one index, like NDVI.</source>
        <translation>请至少给出一个指数，如 NDVI。</translation>
    </message>
    <message>
        <source>Name of the collection in the catalogue. Empty: its Sentinel-2 L2A collection.</source>
        <translation>目录中数据集合的名称。留空：其 Sentinel-2 L2A 数据集合。</translation>
    </message>
    <message>
        <source>Names of the bands</source>
        <translation>波段名称</translation>
    </message>
    <message>
        <source>Near infrared, red and green of the images. None where they lack one of these.</source>
        <translation>图像的近红外、红和绿波段。缺少其中之一时不输出。</translation>
    </message>
    <message>
        <source>Near-duplicates</source>
        <translation>近似重复</translation>
    </message>
    <message>
        <source>Near-duplicates of {name}</source>
        <translation>{name} 的近似重复样本</translation>
    </message>
    <message>
        <source>Needed only for EXECUTOR=dask, to work on an existing Dask cluster.</source>
        <translation>仅 EXECUTOR=dask 需要，用于在现有 Dask 集群上运行。</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>Next chip after a verdict</source>
        <translation>判定后转到下一个</translation>
    </message>
    <message>
        <source>No AOI was drawn or chosen: it is what the map shows now. {size}</source>
        <translation>尚未绘制或选择 AOI：采用地图当前显示的范围。{size}</translation>
    </message>
    <message>
        <source>No Python was found that an environment can be made from: version {oldest} or newer is wanted, with venv and ensurepip (on Debian and Ubuntu the package python3-venv). Install one and name it in BASE_PYTHON. Tried: {tried}.</source>
        <translation>未找到可用于创建环境的 Python：需要 {oldest} 或更高版本，并带有 venv 和 ensurepip（Debian 和 Ubuntu 上为 python3-venv 软件包）。请安装一个并在 BASE_PYTHON 中指定。已尝试：{tried}。</translation>
    </message>
    <message>
        <source>No Python with rasterio, geopandas and pystac-client was found to read and write the data. {hint}</source>
        <translation>未找到装有 rasterio、geopandas 和 pystac-client、可用于读写数据的 Python。{hint}</translation>
    </message>
    <message>
        <source>No chip passes the filter.</source>
        <translation>没有影像块符合过滤条件。</translation>
    </message>
    <message>
        <source>No chips in this project. Open a dataset with Processing Toolbox &gt; DL4EO &gt; Load dataset, or choose the chips layer of one.</source>
        <translation>此项目中没有影像块。请通过“工具箱 &gt; DL4EO &gt; 加载数据集”打开数据集，或选择某个数据集的影像块图层。</translation>
    </message>
    <message>
        <source>No pixel has a value.</source>
        <translation>没有任何像元有值。</translation>
    </message>
    <message>
        <source>Nodata</source>
        <translation>无数据值</translation>
    </message>
    <message>
        <source>Not saved: {reason}</source>
        <translation>未保存：{reason}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Note ({key}): why?</source>
        <translation>备注（{key}）：为什么？</translation>
    </message>
    <message>
        <source>Note on {sample}</source>
        <translation>{sample} 的备注</translation>
    </message>
    <message>
        <source>Nothing is installed or changed.</source>
        <translation>不安装也不更改任何内容。</translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>Number of bands.</source>
        <translation>波段数量。</translation>
    </message>
    <message>
        <source>Number of chips (0 = all)</source>
        <translation>影像块数量（0 = 全部）</translation>
    </message>
    <message>
        <source>Number of chips.</source>
        <translation>影像块数量。</translation>
    </message>
    <message>
        <source>Number of classes of the table.</source>
        <translation>表中的类别数量。</translation>
    </message>
    <message>
        <source>Number of dates of each chip, for spread and nearest.</source>
        <translation>每个影像块的日期数，用于 spread 和 nearest。</translation>
    </message>
    <message>
        <source>Number of dates that were chosen.</source>
        <translation>选中的日期数量。</translation>
    </message>
    <message>
        <source>Number of dates, for spread and nearest.</source>
        <translation>日期数，用于 spread 和 nearest。</translation>
    </message>
    <message>
        <source>Number of features that lie on the raster.</source>
        <translation>位于栅格上的要素数量。</translation>
    </message>
    <message>
        <source>Number of items in the catalogue.</source>
        <translation>目录中的条目数量。</translation>
    </message>
    <message>
        <source>Number of mosaics of images and masks.</source>
        <translation>图像和掩膜的镶嵌数量。</translation>
    </message>
    <message>
        <source>Number of packages that this Python has.</source>
        <translation>该 Python 所具有的软件包数量。</translation>
    </message>
    <message>
        <source>Number of pixels that have a class.</source>
        <translation>有类别的像元数量。</translation>
    </message>
    <message>
        <source>Number of pixels with the value ignore.</source>
        <translation>值为 ignore 的像元数量。</translation>
    </message>
    <message>
        <source>Number of problems; 0: the dataset is sound.</source>
        <translation>问题数量；0：数据集完好。</translation>
    </message>
    <message>
        <source>Number of samples for the test.</source>
        <translation>测试样本数量。</translation>
    </message>
    <message>
        <source>Number of samples for training.</source>
        <translation>训练样本数量。</translation>
    </message>
    <message>
        <source>Number of samples for validation.</source>
        <translation>验证样本数量。</translation>
    </message>
    <message>
        <source>Number of samples of SPLIT_NAME.</source>
        <translation>SPLIT_NAME 的样本数量。</translation>
    </message>
    <message>
        <source>Number of samples that are kept now and were not before, or the reverse.</source>
        <translation>现在保留而之前未保留，或相反的样本数量。</translation>
    </message>
    <message>
        <source>Number of samples that are kept, by rule or by hand.</source>
        <translation>按规则或人工保留的样本数量。</translation>
    </message>
    <message>
        <source>Number of samples that are kept.</source>
        <translation>保留的样本数量。</translation>
    </message>
    <message>
        <source>Number of samples that are rejected.</source>
        <translation>剔除的样本数量。</translation>
    </message>
    <message>
        <source>Number of samples that lie too near to another split.</source>
        <translation>距其他子集过近的样本数量。</translation>
    </message>
    <message>
        <source>Number of samples that were kept.</source>
        <translation>已保留的样本数量。</translation>
    </message>
    <message>
        <source>Number of samples with the verdict flag.</source>
        <translation>判定为 flag 的样本数量。</translation>
    </message>
    <message>
        <source>Number of samples with the verdict keep.</source>
        <translation>判定为 keep 的样本数量。</translation>
    </message>
    <message>
        <source>Number of samples with the verdict reject.</source>
        <translation>判定为 reject 的样本数量。</translation>
    </message>
    <message>
        <source>Number of scenes.</source>
        <translation>影像数量。</translation>
    </message>
    <message>
        <source>Numbers of the layer value, for regression.</source>
        <translation>value 图层的数值，用于回归。</translation>
    </message>
    <message>
        <source>Of PLAN_ONLY: a table of quantity, value, unit, and how it is known. Else it is not made.</source>
        <translation>用于 PLAN_ONLY：由量、值、单位及其来源组成的表。否则不生成。</translation>
    </message>
    <message>
        <source>Of PLAN_ONLY: bytes that would be read.</source>
        <translation>用于 PLAN_ONLY：将读取的字节数。</translation>
    </message>
    <message>
        <source>Of PLAN_ONLY: bytes that would be written.</source>
        <translation>用于 PLAN_ONLY：将写入的字节数。</translation>
    </message>
    <message>
        <source>Of PLAN_ONLY: minutes that it would take, roughly.</source>
        <translation>用于 PLAN_ONLY：大约需要的分钟数。</translation>
    </message>
    <message>
        <source>Of PLAN_ONLY: number of samples that are still to be made.</source>
        <translation>用于 PLAN_ONLY：尚待生成的样本数量。</translation>
    </message>
    <message>
        <source>Of PLAN_ONLY: number of scenes of all kinds that they would be made of.</source>
        <translation>用于 PLAN_ONLY：生成这些样本所用的各类影像数量。</translation>
    </message>
    <message>
        <source>Of PLAN_ONLY: one square a sample with date, state (to make or finished), split if none is rejected, number of samples of the chip, scenes, radar pass and its days, and the share of ground of each class. Else it is not made.</source>
        <translation>用于 PLAN_ONLY：每个样本一个方格，含日期、状态（待生成或已完成）、假定无剔除时的所属子集、该影像块的样本数、影像、雷达过境及其相差天数，以及各类别所占地面比例。否则不生成。</translation>
    </message>
    <message>
        <source>Of SELECT=median, mean, maxndvi and first: length of each period. 0: the whole time is one.</source>
        <translation>用于 SELECT=median、mean、maxndvi 和 first：每个时段的长度。0：整个时间为一个时段。</translation>
    </message>
    <message>
        <source>Of SELECT=nearest: dates farther away than this many days are left out. 0: none is.</source>
        <translation>用于 SELECT=nearest：相差超过此天数的日期不用。0：全部可用。</translation>
    </message>
    <message>
        <source>Of SELECT=nearest: weight of a date&apos;s rank by days, against CLOUD_WEIGHT.</source>
        <translation>用于 SELECT=nearest：日期按天数排名的权重，与 CLOUD_WEIGHT 相对。</translation>
    </message>
    <message>
        <source>Of SELECT=spread: days that a percent of cloud counts for. Of nearest: weight of the rank by cloud.</source>
        <translation>用于 SELECT=spread：百分之一云量折合的天数。用于 nearest：按云量排名的权重。</translation>
    </message>
    <message>
        <source>Of SPLIT=bands: degrees clockwise from north.</source>
        <translation>用于 SPLIT=bands：从正北顺时针的度数。</translation>
    </message>
    <message>
        <source>Of SPLIT=column: the column of the chips table whose values stay together. Values that are train, validation or test are taken at their word.</source>
        <translation>用于 SPLIT=column：影像块表中的一列，值相同的影像块归在一起。值为 train、validation 或 test 时直接采用。</translation>
    </message>
    <message>
        <source>Of SPLIT=date: first day of validation and first day of test, like 2022-01-01,2022-07-01; one day alone is that of test.</source>
        <translation>用于 SPLIT=date：验证集的第一天和测试集的第一天，如 2022-01-01,2022-07-01；只给一天时为测试集的。</translation>
    </message>
    <message>
        <source>Of SPLIT=polygons: areas of which each goes to one split; a chip belongs to the one with most of it.</source>
        <translation>用于 SPLIT=polygons：每个区域归入一个子集；影像块属于占其面积最大的区域。</translation>
    </message>
    <message>
        <source>Of all bands. Empty: as each file says.</source>
        <translation>适用于所有波段。留空：按各文件所述。</translation>
    </message>
    <message>
        <source>Of rasters that Build stack did not make: their day, like 2024-05-01. Empty: as the file&apos;s name or header tells it.</source>
        <translation>对于不是由“创建影像堆栈”生成的栅格：其日期，如 2024-05-01。留空：按文件名或文件头。</translation>
    </message>
    <message>
        <source>Of the edge in the layer boundary.</source>
        <translation>boundary 图层中边缘的宽度。</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>偏移量</translation>
    </message>
    <message>
        <source>Offset of Sentinel-2</source>
        <translation>Sentinel-2 的偏移量</translation>
    </message>
    <message>
        <source>One footprint a scene, with its date, cloud, platform and files. The field scene holds all of it as a text: Select scenes and Build stack read it.</source>
        <translation>每景影像一个覆盖范围，含日期、云量、平台和文件。scene 字段以文本形式保存全部信息，供“选择影像”和“创建影像堆栈”读取。</translation>
    </message>
    <message>
        <source>One footprint a scene: role (optical, radar, terrain), for_date (the date that it is for), rank (0 comes first in the mosaic), acquisition, and cover (share of the area under that acquisition). Build stack takes it.</source>
        <translation>每景影像一个覆盖范围：role（optical、radar、terrain）、for_date（对应的日期）、rank（0 在镶嵌中居首）、acquisition 以及 cover（该次成像覆盖区域的比例）。可用于“创建影像堆栈”。</translation>
    </message>
    <message>
        <source>One row a problem, on its chip: kind, meaning, problem, sample_id, chip_id, file. Problems of the whole dataset have no place.</source>
        <translation>每个问题一行，位于其影像块上：kind、meaning、problem、sample_id、chip_id、file。整个数据集的问题没有位置。</translation>
    </message>
    <message>
        <source>One square a chip, with its chip_id, CRS, column and row, and the pixels it was moved by. With LABELS: chosen (1 or 0), stratum (the class that it was chosen for, or background), its classes, and the share of its ground that each covers.</source>
        <translation>每个影像块一个方格，含 chip_id、坐标参照系、列号和行号，以及移动的像元数。给出 LABELS 时还有：chosen（1 或 0）、stratum（为哪一类别选取，或 background）、所含类别及各类别占其地面的比例。</translation>
    </message>
    <message>
        <source>One square a sample, with its measures.</source>
        <translation>每个样本一个方格，含其度量。</translation>
    </message>
    <message>
        <source>One square a sample, with status and split.</source>
        <translation>每个样本一个方格，含状态和所属子集。</translation>
    </message>
    <message>
        <source>Only labels of the image&apos;s own year are drawn.</source>
        <translation>只绘制与图像同年的标签。</translation>
    </message>
    <message>
        <source>Only passes of this direction. both: ascending and descending passes as separate bands.</source>
        <translation>只用此方向的过境。both：升轨和降轨作为各自的波段。</translation>
    </message>
    <message>
        <source>Only passes of this relative orbit, 1 to 175. 0: any.</source>
        <translation>只用此相对轨道的过境，1 至 175。0：不限。</translation>
    </message>
    <message>
        <source>Only plan (dry run)</source>
        <translation>仅作计划（试运行）</translation>
    </message>
    <message>
        <source>Only tell what is there</source>
        <translation>仅说明已有内容</translation>
    </message>
    <message>
        <source>Only the indices</source>
        <translation>仅指数</translation>
    </message>
    <message>
        <source>Opens a dataset as styled layers in one group: chips (their styles show status, split, verdict and the share of each class), scenes, area of interest, and all images and masks as mosaics. The mosaics are small files in the folder views of the dataset; no pixel is copied.</source>
        <translation>将数据集作为带样式的图层在一个组中打开：影像块（其样式显示状态、子集、判定和各类别比例）、影像、研究区，以及由全部图像和掩膜组成的镶嵌。镶嵌是数据集 views 文件夹中的小文件；不复制任何像元。</translation>
    </message>
    <message>
        <source>Opens the images and masks as mosaics, a group a date: true colour, false colour and masks in the colours of the classes. Where no chip has two dates, all dates are one mosaic; of more than 24 dates those of a month or year are put together, the latest on top.</source>
        <translation>将图像和掩膜作为镶嵌打开，每个日期一组：真彩色、假彩色以及按类别颜色显示的掩膜。若没有影像块具有两个日期，则所有日期合为一个镶嵌；超过 24 个日期时按月或按年合并，最新的在最上层。</translation>
    </message>
    <message>
        <source>Optical bands</source>
        <translation>光学波段</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Other optical data of CATALOGUE: landsat-c2-l2 (Landsat 4 to 9), hls2-l30 or hls2-s30 (Harmonized Landsat and Sentinel-2); local, of a catalogue that Index local rasters made. Empty: Sentinel-2 L2A, or local where a catalogue has nothing else.</source>
        <translation>CATALOGUE 的其他光学数据：landsat-c2-l2（Landsat 4 至 9）、hls2-l30 或 hls2-s30（Harmonized Landsat and Sentinel-2）；local，由“索引本地栅格”创建的目录的数据。留空：Sentinel-2 L2A；目录中没有其他数据时为 local。</translation>
    </message>
    <message>
        <source>Outline on the map</source>
        <translation>在地图上显示轮廓</translation>
    </message>
    <message>
        <source>Outline the current chip on the map.</source>
        <translation>在地图上勾画当前影像块的轮廓。</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>软件包</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Path of the Python in use. Empty: there is none.</source>
        <translation>所用 Python 的路径。留空：没有。</translation>
    </message>
    <message>
        <source>Pattern of the band in a file&apos;s name</source>
        <translation>文件名中波段的模式</translation>
    </message>
    <message>
        <source>Pattern of the day in a file&apos;s name</source>
        <translation>文件名中日期的模式</translation>
    </message>
    <message>
        <source>Percent of a chip that a pass has to cover, by its footprint. Below 100 the pixels outside of the pass have no radar value, which MIN_VALID counts.</source>
        <translation>按覆盖范围，一次过境须覆盖影像块的百分比。低于 100 时，过境之外的像元没有雷达值，计入 MIN_VALID。</translation>
    </message>
    <message>
        <source>Percent of a chip&apos;s pixels that may be cloud by the cloud layer. Dates with more are chosen only where the chip has no other, and then rejected.</source>
        <translation>根据云层数据，影像块中允许为云的像元百分比。超过此值的日期只在该影像块没有其他日期时才选用，随后被剔除。</translation>
    </message>
    <message>
        <source>Percent of a chip&apos;s pixels that may be shadow of clouds by the cloud layer. 100: all.</source>
        <translation>根据云层数据，影像块中允许为云影的像元百分比。100：全部。</translation>
    </message>
    <message>
        <source>Percent of a chip&apos;s pixels that may be snow or ice by the cloud layer. 100: all.</source>
        <translation>根据云层数据，影像块中允许为雪或冰的像元百分比。100：全部。</translation>
    </message>
    <message>
        <source>Percent of the area (in whole chips) under the optical scenes of a date; with several dates of the one that covers least.</source>
        <translation>某一日期的光学影像覆盖区域（按整影像块计）的百分比；有多个日期时取覆盖最少者。</translation>
    </message>
    <message>
        <source>Percent of the pixels of its chips that have a value in every band.</source>
        <translation>其影像块中所有波段均有值的像元百分比。</translation>
    </message>
    <message>
        <source>Pixel size (metres)</source>
        <translation>像元大小（米）</translation>
    </message>
    <message>
        <source>Pixels of a class</source>
        <translation>类别的像元数</translation>
    </message>
    <message>
        <source>Pixels of this value are no data, beside a file&apos;s own.</source>
        <translation>除文件自身的无数据值外，此值的像元也视为无数据。</translation>
    </message>
    <message>
        <source>Pixels that lie so near to another class, or to the background, get the value ignore.</source>
        <translation>与其他类别或背景的距离在此范围内的像元取 ignore 值。</translation>
    </message>
    <message>
        <source>Planned samples</source>
        <translation>计划的样本</translation>
    </message>
    <message>
        <source>Planned scenes</source>
        <translation>计划的影像</translation>
    </message>
    <message>
        <source>Points and lines become polygons of this reach; polygons grow by it.</source>
        <translation>点和线变为此半径的多边形；多边形向外扩展此距离。</translation>
    </message>
    <message>
        <source>Polygons</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Polygons of the area of interest, in any CRS.</source>
        <translation>研究区的多边形，坐标参照系不限。</translation>
    </message>
    <message>
        <source>Polygons of the area of interest, in any CRS. A selection or filter of the layer counts.</source>
        <translation>研究区的多边形，坐标参照系不限。图层的选择和过滤有效。</translation>
    </message>
    <message>
        <source>Polygons of the ground that was labelled. Outside of them pixels get the value ignore.</source>
        <translation>已标注地面的多边形。其外的像元取 ignore 值。</translation>
    </message>
    <message>
        <source>Polygons of the same value stay together; those called train, validation or test go there. Empty: each polygon is its own group.</source>
        <translation>值相同的多边形归在一起；名为 train、validation 或 test 的归入相应子集。留空：每个多边形自成一组。</translation>
    </message>
    <message>
        <source>Polygons of what is to be learnt.</source>
        <translation>要学习的对象的多边形。</translation>
    </message>
    <message>
        <source>Polygons that take the place of the recipe&apos;s area, in any CRS. Empty: as the recipe says.</source>
        <translation>取代配方中研究区的多边形，坐标参照系不限。留空：按配方。</translation>
    </message>
    <message>
        <source>Polygons to learn, in any CRS; points and lines with BUFFER.</source>
        <translation>要学习的多边形，坐标参照系不限；点和线须配合 BUFFER。</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Problems to let be</source>
        <translation>忽略的问题</translation>
    </message>
    <message>
        <source>Puts rejected samples into the mosaics too, as far as they have files.</source>
        <translation>将被剔除但有文件的样本也放入镶嵌。</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Python that reads and writes the data (empty: found by itself)</source>
        <translation>用于读写数据的 Python（留空：自动查找）</translation>
    </message>
    <message>
        <source>Python to make it from</source>
        <translation>用于创建环境的 Python</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Radar</source>
        <translation>雷达</translation>
    </message>
    <message>
        <source>Raster</source>
        <translation>栅格</translation>
    </message>
    <message>
        <source>Raster layers or files, instead of a folder.</source>
        <translation>代替文件夹的栅格图层或文件。</translation>
    </message>
    <message>
        <source>Raster with indices</source>
        <translation>含指数的栅格</translation>
    </message>
    <message>
        <source>Rasterise labels</source>
        <translation>栅格化标签</translation>
    </message>
    <message>
        <source>Rasters</source>
        <translation>栅格</translation>
    </message>
    <message>
        <source>Rasters of the chips</source>
        <translation>影像块的栅格</translation>
    </message>
    <message>
        <source>Rasters whose pixels are those of the chips, one of each date: Build stack makes such. Any other GeoTIFF with a date will do, if the chips were made on its grid (LIKE of Make chip grid).</source>
        <translation>像元与影像块一致的栅格，每个日期一个：“创建影像堆栈”可生成。若影像块是按其格网生成的（“创建影像块格网”的 LIKE），任何带日期的 GeoTIFF 也可使用。</translation>
    </message>
    <message>
        <source>Reach of clouds (metres)</source>
        <translation>云的外扩距离（米）</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Reads scenes as one raster: optical bands, indices, slope, elevation and radar on one grid, each value the same as in the chips of Make training dataset. The file is a Cloud-Optimised GeoTIFF that tells what it is made of; chips can be cut from it without a search.</source>
        <translation>将影像读取为一个栅格：光学波段、指数、坡度、高程和雷达位于同一格网，各值与“创建训练数据集”的影像块相同。文件为 Cloud-Optimised GeoTIFF，并记录其来源；可直接从中裁切影像块而无需搜索。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>Red, green and blue of the images.</source>
        <translation>图像的红、绿、蓝波段。</translation>
    </message>
    <message>
        <source>Reflectance</source>
        <translation>反射率</translation>
    </message>
    <message>
        <source>Reflectance = pixel x scale + offset, for indices alone; of bands whose file tells no scale. A scale of 0.0001 is usual where reflectance is kept as whole numbers.</source>
        <translation>反射率 = 像元值 x 缩放系数 + 偏移量，仅用于计算指数；适用于文件未注明缩放系数的波段。以整数存储反射率时通常为 0.0001。</translation>
    </message>
    <message>
        <source>Regular expression; the digits of its groups are YYYYMMDD, or YYYY.</source>
        <translation>正则表达式；其分组中的数字为 YYYYMMDD 或 YYYY。</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>剔除</translation>
    </message>
    <message>
        <source>Reject constant bands</source>
        <translation>剔除恒值波段</translation>
    </message>
    <message>
        <source>Reject this chip; its note is the reason.</source>
        <translation>剔除此影像块；其备注即为原因。</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>剔除</translation>
    </message>
    <message>
        <source>Rejected by hand</source>
        <translation>人工剔除</translation>
    </message>
    <message>
        <source>Rejected samples too</source>
        <translation>包括被剔除的样本</translation>
    </message>
    <message>
        <source>Relative orbit</source>
        <translation>相对轨道</translation>
    </message>
    <message>
        <source>Remap table</source>
        <translation>重映射表</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Resampling</source>
        <translation>重采样</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>审阅</translation>
    </message>
    <message>
        <source>Review chips…</source>
        <translation>审阅影像块…</translation>
    </message>
    <message>
        <source>Review {sample}: {verdict}</source>
        <translation>审阅 {sample}：{verdict}</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Run &quot;Set up environment&quot; (dl4eo:setupenvironment, in the toolbox under Set-up), which makes one in your profile. Or make it by hand: python3 -m venv &quot;{folder}&quot; &amp;&amp; &quot;{python}&quot; -m pip install --require-hashes -r &quot;{list}&quot; - or name one in {name}.</source>
        <translation>请运行“设置环境”（dl4eo:setupenvironment，位于工具箱的“设置”组），它会在您的配置文件夹中创建一个环境。或手动创建：python3 -m venv &quot;{folder}&quot; &amp;&amp; &quot;{python}&quot; -m pip install --require-hashes -r &quot;{list}&quot; - 或在 {name} 中指定一个。</translation>
    </message>
    <message>
        <source>Run dl4eo:makedataset on that folder again: it makes what is missing.</source>
        <translation>请对该文件夹再次运行 dl4eo:makedataset：它会补全缺失的部分。</translation>
    </message>
    <message>
        <source>Run recipe</source>
        <translation>运行配方</translation>
    </message>
    <message>
        <source>Same brightness for all</source>
        <translation>亮度一致</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Samples that are nearly the same as another. None where there is no such sample.</source>
        <translation>与另一样本几乎相同的样本。没有此类样本时不输出。</translation>
    </message>
    <message>
        <source>Samples with less contrast in their optical bands, which are reflectances of 0 to 1, are rejected: flat images teach nothing. 0: none is.</source>
        <translation>光学波段（0 至 1 的反射率）对比度低于此值的样本被剔除：没有纹理的图像无益于学习。0：不剔除。</translation>
    </message>
    <message>
        <source>Samples with this many percent of pixels without a class, or more, are rejected. 100: none is.</source>
        <translation>无类别像元达到或超过此百分比的样本被剔除。100：不剔除。</translation>
    </message>
    <message>
        <source>Save them (Layer &gt; Save Layer Edits), or stop editing; then run it again.</source>
        <translation>请保存（图层 &gt; 保存图层编辑）或停止编辑，然后再次运行。</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放系数</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>影像</translation>
    </message>
    <message>
        <source>Scenes of {count} dates from {day}</source>
        <translation>自 {day} 起 {count} 个日期的影像</translation>
    </message>
    <message>
        <source>Scenes of {day}</source>
        <translation>{day} 的影像</translation>
    </message>
    <message>
        <source>Scenes of {name}</source>
        <translation>{name} 的影像</translation>
    </message>
    <message>
        <source>Scenes whose cloud share is this many percent or more are left out.</source>
        <translation>云量达到或超过此百分比的影像不用。</translation>
    </message>
    <message>
        <source>Scenes whose cloud share is this many percent or more are left out. Above 100: all are taken, also those that do not tell their cloud share.</source>
        <translation>云量达到或超过此百分比的影像不用。大于 100：全部采用，包括未注明云量的影像。</translation>
    </message>
    <message>
        <source>Search scenes</source>
        <translation>搜索影像</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Select scenes</source>
        <translation>选择影像</translation>
    </message>
    <message>
        <source>Set it in the layer&apos;s properties.</source>
        <translation>请在图层属性中设置。</translation>
    </message>
    <message>
        <source>Set that too, or leave this away.</source>
        <translation>请同时设置它，或去掉此项。</translation>
    </message>
    <message>
        <source>Set up environment</source>
        <translation>设置环境</translation>
    </message>
    <message>
        <source>Set up environment…</source>
        <translation>设置环境…</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Share (0 to 1) of a pixel that must be covered under RULE=coverage.</source>
        <translation>RULE=coverage 时像元须被覆盖的比例（0 至 1）。</translation>
    </message>
    <message>
        <source>Share from</source>
        <translation>比例下限</translation>
    </message>
    <message>
        <source>Shares of train, validation, test (%)</source>
        <translation>train、validation、test 的份额（%）</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Show the chip that is selected on the map or in the attribute table.</source>
        <translation>显示在地图或属性表中选中的影像块。</translation>
    </message>
    <message>
        <source>Side of the squares of SPLIT=blocks and rings; width of the whole pattern of SPLIT=bands.</source>
        <translation>SPLIT=blocks 和 rings 的方格边长；SPLIT=bands 的整个图案宽度。</translation>
    </message>
    <message>
        <source>Simulated data: nothing in it was measured. Press Run to make a dataset of it.</source>
        <translation>模拟数据：其中没有任何实测内容。按“运行”即可由其生成数据集。</translation>
    </message>
    <message>
        <source>Snow and ice count as clear ground.</source>
        <translation>雪和冰计为晴空地面。</translation>
    </message>
    <message>
        <source>Snow is clear</source>
        <translation>雪视为晴空</translation>
    </message>
    <message>
        <source>So far around clouds, shadows and snow nothing counts as clear: in MASK, CLOUD_LAYER and composites.</source>
        <translation>云、阴影和雪周围此距离内都不算晴空：用于 MASK、CLOUD_LAYER 和合成图像。</translation>
    </message>
    <message>
        <source>So many of the chips that labels touch are chosen in all: by the seed; with BALANCE rare classes first. What quotas leave is filled with chips of other classes. 0: all, or as many as BALANCE allows.</source>
        <translation>在标签触及的影像块中总共选取此数量：按随机种子选取；使用 BALANCE 时稀有类别优先。配额之外的余量由其他类别的影像块填满。0：全部，或 BALANCE 允许的数量。</translation>
    </message>
    <message>
        <source>Spectral indices</source>
        <translation>光谱指数</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>数据划分</translation>
    </message>
    <message>
        <source>Split chips</source>
        <translation>划分影像块</translation>
    </message>
    <message>
        <source>Split for normalising</source>
        <translation>用于归一化的子集</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>影像堆栈</translation>
    </message>
    <message>
        <source>Stack of {day}</source>
        <translation>{day} 的影像堆栈</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Stretch between the dataset&apos;s percentiles, not the chip&apos;s.</source>
        <translation>按数据集而非影像块的百分位数拉伸。</translation>
    </message>
    <message>
        <source>Stride (pixels, 0 = chip size)</source>
        <translation>步长（像元，0 = 影像块大小）</translation>
    </message>
    <message>
        <source>Style the layer by its classes, or write them in CLASSES.</source>
        <translation>请按类别设置图层样式，或在 CLASSES 中写出类别。</translation>
    </message>
    <message>
        <source>Such pixels get the value ignore.</source>
        <translation>此类像元取 ignore 值。</translation>
    </message>
    <message>
        <source>Table of classes</source>
        <translation>类别列表</translation>
    </message>
    <message>
        <source>Take all filters away.</source>
        <translation>去掉所有过滤条件。</translation>
    </message>
    <message>
        <source>Take back your latest verdict or note, and show its chip.</source>
        <translation>撤回最近的判定或备注，并显示相应的影像块。</translation>
    </message>
    <message>
        <source>Take the verdict of this chip away.</source>
        <translation>去掉此影像块的判定。</translation>
    </message>
    <message>
        <source>Tells mean, deviation, extremes and percentiles of each band, and pixels and weights of each class, by split. It writes stats.json in the dataset, by which loaders normalise.</source>
        <translation>按子集给出各波段的均值、标准差、极值和百分位数，以及各类别的像元数和权重。在数据集中写入 stats.json，供加载器归一化使用。</translation>
    </message>
    <message>
        <source>Tells what would be made, without reading a pixel of an image or writing a file to the dataset folder: samples, scenes, bytes to read, disk and minutes, as numbers, and as PLAN and PLAN_TABLE. Dates are those by the cloud share that scenes tell: a run looks at their cloud layers first.</source>
        <translation>说明将要生成的内容，而不读取任何影像像元，也不向数据集文件夹写入文件：样本、影像、需读取的字节数、磁盘空间和分钟数，以数值以及 PLAN 和 PLAN_TABLE 给出。日期按影像自带的云量选取：实际运行会先查看其云层数据。</translation>
    </message>
    <message>
        <source>Temporary folder</source>
        <translation>临时文件夹</translation>
    </message>
    <message>
        <source>Terrain</source>
        <translation>地形</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>That is no area: it needs three corners at least, not all on one line.</source>
        <translation>这不是一个区域：至少需要三个不全在一条直线上的顶点。</translation>
    </message>
    <message>
        <source>The algorithm {name} is not there.</source>
        <translation>找不到算法 {name}。</translation>
    </message>
    <message>
        <source>The area that the dataset was made for.</source>
        <translation>该数据集所针对的区域。</translation>
    </message>
    <message>
        <source>The bands that are shown in red, green and blue, or one band in grey.</source>
        <translation>以红、绿、蓝显示的波段，或以灰度显示的单个波段。</translation>
    </message>
    <message>
        <source>The catalog.json to give as CATALOGUE.</source>
        <translation>用作 CATALOGUE 的 catalog.json。</translation>
    </message>
    <message>
        <source>The chips of INPUT, a square a sample, with what was decided. Not made of a dataset.</source>
        <translation>INPUT 的影像块，每个样本一个方格，含判定结果。输入为数据集时不生成。</translation>
    </message>
    <message>
        <source>The cloud classes that Build stack wrote for each raster. Empty: no cloud shares are known.</source>
        <translation>“创建影像堆栈”为各栅格写出的云分类。留空：云量未知。</translation>
    </message>
    <message>
        <source>The dataset has no statistics (stats.json).</source>
        <translation>数据集没有统计信息（stats.json）。</translation>
    </message>
    <message>
        <source>The dataset lies in a temporary folder that goes when QGIS ends: {folder}. Copy it to keep it.</source>
        <translation>数据集位于临时文件夹中，QGIS 关闭时会被删除：{folder}。如需保留请复制。</translation>
    </message>
    <message>
        <source>The day of the optical scenes, YYYY-MM-DD.</source>
        <translation>光学影像的日期，YYYY-MM-DD。</translation>
    </message>
    <message>
        <source>The day that METHOD=nearest looks for.</source>
        <translation>METHOD=nearest 所寻找的日期。</translation>
    </message>
    <message>
        <source>The day that SELECT=nearest looks for.</source>
        <translation>SELECT=nearest 所寻找的日期。</translation>
    </message>
    <message>
        <source>The day that all of them were taken. Empty: each file&apos;s own, by its name (like 20240630 or 2024-06-30), else by its header. Files of one day that lie near each other are mosaicked.</source>
        <translation>所有文件的拍摄日期。留空：各文件自己的日期，取自文件名（如 20240630 或 2024-06-30），否则取自文件头。同一天且位置相邻的文件会被镶嵌。</translation>
    </message>
    <message>
        <source>The day to give as END.</source>
        <translation>用作 END 的日期。</translation>
    </message>
    <message>
        <source>The day to give as START.</source>
        <translation>用作 START 的日期。</translation>
    </message>
    <message>
        <source>The day to take, of a layer with scenes for several. Empty: the only one.</source>
        <translation>图层含多个日期的影像时所取的日期。留空：唯一的日期。</translation>
    </message>
    <message>
        <source>The demo makes a small simulated world and opens the dialog that makes a dataset of it.</source>
        <translation>演示会生成一个小型模拟世界，并打开由其创建数据集的对话框。</translation>
    </message>
    <message>
        <source>The demo&apos;s data is being made already.</source>
        <translation>演示数据正在生成。</translation>
    </message>
    <message>
        <source>The demo&apos;s data is being made: a few seconds.</source>
        <translation>正在生成演示数据：只需几秒。</translation>
    </message>
    <message>
        <source>The demo&apos;s data was not made. {reason}</source>
        <translation>演示数据未能生成。{reason}</translation>
    </message>
    <message>
        <source>The environment cannot be made in {folder}: {reason}.</source>
        <translation>无法在 {folder} 中创建环境：{reason}。</translation>
    </message>
    <message>
        <source>The environment in {folder} is being made by another QGIS. Wait until it is done.</source>
        <translation>另一个 QGIS 正在 {folder} 中创建环境。请等待其完成。</translation>
    </message>
    <message>
        <source>The environment is ready: {versions}.</source>
        <translation>环境已就绪：{versions}。</translation>
    </message>
    <message>
        <source>The environment needs about {needed} MB in {folder}, of which {free} MB are free.</source>
        <translation>环境在 {folder} 中约需 {needed} MB，现有 {free} MB 可用。</translation>
    </message>
    <message>
        <source>The environment that is there stays in use until the new one is whole.</source>
        <translation>在新环境完整之前，继续使用现有环境。</translation>
    </message>
    <message>
        <source>The environment was not made</source>
        <translation>环境未能创建</translation>
    </message>
    <message>
        <source>The file dataset.gpkg cannot be written: no verdicts. Check its rights, and those of its folder.</source>
        <translation>无法写入 dataset.gpkg 文件：不能判定。请检查该文件及其文件夹的权限。</translation>
    </message>
    <message>
        <source>The file dataset.json in the dataset&apos;s folder.</source>
        <translation>数据集文件夹中的 dataset.json 文件。</translation>
    </message>
    <message>
        <source>The file dataset.json of the dataset.</source>
        <translation>数据集的 dataset.json 文件。</translation>
    </message>
    <message>
        <source>The file dataset.json of the finished dataset.</source>
        <translation>已完成数据集的 dataset.json 文件。</translation>
    </message>
    <message>
        <source>The file report.html, which any browser opens.</source>
        <translation>report.html 文件，任何浏览器均可打开。</translation>
    </message>
    <message>
        <source>The file stats.json in the dataset.</source>
        <translation>数据集中的 stats.json 文件。</translation>
    </message>
    <message>
        <source>The first date, YYYY-MM-DD.</source>
        <translation>第一个日期，YYYY-MM-DD。</translation>
    </message>
    <message>
        <source>The first day, to give as START.</source>
        <translation>第一天，用作 START。</translation>
    </message>
    <message>
        <source>The folder {folder} of your profile cannot be made: {reason}.</source>
        <translation>无法创建您的配置文件夹 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>The folder {folder} of your profile cannot be written to.</source>
        <translation>无法写入您的配置文件夹 {folder}。</translation>
    </message>
    <message>
        <source>The item collection (.json) that is written.</source>
        <translation>写出的条目集合（.json）。</translation>
    </message>
    <message>
        <source>The kinds:</source>
        <translation>种类：</translation>
    </message>
    <message>
        <source>The labels&apos; field with that day, instead of DATE: dates, times or texts like 2024-06-30. A chip looks for the days of all labels that touch it.</source>
        <translation>代替 DATE，存放该日期的标签字段：日期、时间或 2024-06-30 之类的文本。影像块寻找所有触及它的标签的日期。</translation>
    </message>
    <message>
        <source>The lakes to give as LABELS.</source>
        <translation>用作 LABELS 的湖泊。</translation>
    </message>
    <message>
        <source>The largest time between a date and its Sentinel-1 pass, in days; -1 without one.</source>
        <translation>日期与其 Sentinel-1 过境之间的最大间隔，以天为单位；没有过境时为 -1。</translation>
    </message>
    <message>
        <source>The last day, to give as END.</source>
        <translation>最后一天，用作 END。</translation>
    </message>
    <message>
        <source>The layer cannot be edited now.</source>
        <translation>该图层目前无法编辑。</translation>
    </message>
    <message>
        <source>The layer has no chips.</source>
        <translation>该图层没有影像块。</translation>
    </message>
    <message>
        <source>The layer has other unsaved edits too: save the layer, and verdicts with it.</source>
        <translation>该图层还有其他未保存的编辑：请保存图层，判定随之保存。</translation>
    </message>
    <message>
        <source>The layer is set to read-only in this project: no verdicts.</source>
        <translation>该图层在此项目中设为只读：不能判定。</translation>
    </message>
    <message>
        <source>The layer of Search scenes, or several of them merged. A selection or filter of the layer counts. Radar and elevation scenes in it are used instead of a search.</source>
        <translation>“搜索影像”的图层，或多个此类图层的合并。图层的选择和过滤有效。其中的雷达和高程影像会直接使用，不再搜索。</translation>
    </message>
    <message>
        <source>The layer of Select scenes, or of Search scenes. A selection or filter of the layer counts. Radar and terrain bands are made where it has such scenes.</source>
        <translation>“选择影像”或“搜索影像”的图层。图层的选择和过滤有效。含雷达和地形影像时生成相应波段。</translation>
    </message>
    <message>
        <source>The least share of the chip that the class covers.</source>
        <translation>类别覆盖影像块的最小比例。</translation>
    </message>
    <message>
        <source>The map has no CRS, so nothing tells where on Earth it is. Set the project&apos;s CRS first.</source>
        <translation>地图没有坐标参照系，无从得知其在地球上的位置。请先设置项目的坐标参照系。</translation>
    </message>
    <message>
        <source>The map shows nothing yet. Add a layer or a background map, then draw.</source>
        <translation>地图尚未显示任何内容。请先添加图层或底图，然后再绘制。</translation>
    </message>
    <message>
        <source>The map shows nothing yet. Draw an AOI, or add a layer of it.</source>
        <translation>地图尚未显示任何内容。请绘制 AOI，或添加相应的图层。</translation>
    </message>
    <message>
        <source>The map&apos;s CRS {crs} has no place on Earth there.</source>
        <translation>地图的坐标参照系 {crs} 在该处没有对应的地球位置。</translation>
    </message>
    <message>
        <source>The masks. None without labels.</source>
        <translation>掩膜。没有标签时不输出。</translation>
    </message>
    <message>
        <source>The outline crosses itself: its loops became areas of their own. {size}</source>
        <translation>轮廓自相交：其各环已成为独立的区域。{size}</translation>
    </message>
    <message>
        <source>The packages were installed but do not work</source>
        <translation>软件包已安装但无法工作</translation>
    </message>
    <message>
        <source>The plugin&apos;s own environment is whole: nothing to do. REBUILD makes it again.</source>
        <translation>插件自己的环境是完整的：无需操作。REBUILD 可重新创建。</translation>
    </message>
    <message>
        <source>The polygon to give as AOI.</source>
        <translation>用作 AOI 的多边形。</translation>
    </message>
    <message>
        <source>The rules that are new, with old values.</source>
        <translation>新的规则，附原值。</translation>
    </message>
    <message>
        <source>The same seed deals and chooses the chips in the same way.</source>
        <translation>相同的种子以相同方式分配和选取影像块。</translation>
    </message>
    <message>
        <source>The same seed makes the same world.</source>
        <translation>相同的种子生成相同的模拟世界。</translation>
    </message>
    <message>
        <source>The split whose numbers stand at the top of stats.json, like validation. Empty: train, so that nothing of the other splits is known to a model.</source>
        <translation>其数值列于 stats.json 开头的子集，如 validation。留空：train，使模型对其他子集一无所知。</translation>
    </message>
    <message>
        <source>The stack holds all whole chips of this size that touch the area, so that those of Make chip grid with the same size, pixel size and area lie inside. Ground of other chips has no value.</source>
        <translation>影像堆栈包含与区域相交的所有此大小的完整影像块，因此以相同大小、像元大小和区域由“创建影像块格网”得到的影像块都位于其内。其他影像块的地面无值。</translation>
    </message>
    <message>
        <source>The style of {name} cannot be read: {message}</source>
        <translation>无法读取 {name} 的样式：{message}</translation>
    </message>
    <message>
        <source>The table names a file outside the dataset: {name}</source>
        <translation>表中的文件位于数据集之外：{name}</translation>
    </message>
    <message>
        <source>The verdict cannot be written into the layer.</source>
        <translation>无法将判定写入图层。</translation>
    </message>
    <message>
        <source>The worker failed, which is a fault of the plugin: {message}</source>
        <translation>工作进程失败，这是插件的错误：{message}</translation>
    </message>
    <message>
        <source>The worker process ({python}) ended without an answer ({how}). QGIS is not harmed. Its last words: {last}</source>
        <translation>工作进程（{python}）未作答复即结束（{how}）。QGIS 不受影响。其最后输出：{last}</translation>
    </message>
    <message>
        <source>There are many chips: images and masks are drawn from the scale 1:{scale} on; zoom in.</source>
        <translation>影像块很多：图像和掩膜从比例尺 1:{scale} 起绘制；请放大。</translation>
    </message>
    <message>
        <source>There is no Python with the packages yet.</source>
        <translation>尚无装有这些软件包的 Python。</translation>
    </message>
    <message>
        <source>There is nothing to undo yet.</source>
        <translation>目前没有可撤销的操作。</translation>
    </message>
    <message>
        <source>This chip has no image.</source>
        <translation>此影像块没有图像。</translation>
    </message>
    <message>
        <source>This chip has no mask.</source>
        <translation>此影像块没有掩膜。</translation>
    </message>
    <message>
        <source>This chip is not in the layer any more.</source>
        <translation>此影像块已不在图层中。</translation>
    </message>
    <message>
        <source>This dataset has no column for notes: an older version of the plugin made it.</source>
        <translation>此数据集没有备注列：由较旧版本的插件创建。</translation>
    </message>
    <message>
        <source>This is the first chip.</source>
        <translation>这是第一个影像块。</translation>
    </message>
    <message>
        <source>This is the last chip.</source>
        <translation>这是最后一个影像块。</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>True colour</source>
        <translation>真彩色</translation>
    </message>
    <message>
        <source>True colour {dates}</source>
        <translation>真彩色 {dates}</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>试用演示</translation>
    </message>
    <message>
        <source>Try the demo…</source>
        <translation>试用演示…</translation>
    </message>
    <message>
        <source>Trying the environment</source>
        <translation>正在测试环境</translation>
    </message>
    <message>
        <source>Two satellite dates, radar, elevation, an area and lakes as labels: about 20 MB, without a network. Nothing in it was measured. Where is it to be written?</source>
        <translation>两个卫星日期、雷达、高程、一个区域以及作为标签的湖泊：约 20 MB，无需网络。其中没有任何实测数据。要写到哪里？</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo: {text}</source>
        <translation>撤销：{text}</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Unlabelled pixels (%)</source>
        <translation>无标签像元（%）</translation>
    </message>
    <message>
        <source>Unreadable samples (%)</source>
        <translation>无法读取的样本（%）</translation>
    </message>
    <message>
        <source>Update the plugin.</source>
        <translation>请更新插件。</translation>
    </message>
    <message>
        <source>Valid pixels (%)</source>
        <translation>有效像元（%）</translation>
    </message>
    <message>
        <source>Validate dataset</source>
        <translation>验证数据集</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Value = pixel x scale + offset.</source>
        <translation>值 = 像元值 x 缩放系数 + 偏移量。</translation>
    </message>
    <message>
        <source>Value, name and colour of each class, like 1:water:#1f78b4;2:forest. Empty: found in the labels.</source>
        <translation>每个类别的值、名称和颜色，如 1:water:#1f78b4;2:forest。留空：从标签中查找。</translation>
    </message>
    <message>
        <source>Values and colours of the classes are those of the layer&apos;s categories (or its palette). The legend&apos;s texts are their titles; a class is called as the attribute says.</source>
        <translation>类别的值和颜色取自图层的分类（或调色板）。图例文字作为标题；类别名称取自属性。</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Verdicts of another layer</source>
        <translation>来自其他图层的判定</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Versions of that Python and of the packages that matter most, as a comma list.</source>
        <translation>该 Python 及最重要软件包的版本，以逗号分隔。</translation>
    </message>
    <message>
        <source>Weight of cloud (spread, nearest)</source>
        <translation>云量权重（spread、nearest）</translation>
    </message>
    <message>
        <source>Weight of days (nearest)</source>
        <translation>天数权重（nearest）</translation>
    </message>
    <message>
        <source>What becomes of values of the labels, like 10=1;20=1;95=0;99=ignore: old value or text, new class; 0 is the background.</source>
        <translation>标签的值如何转换，如 10=1;20=1;95=0;99=ignore：原值或文本，新类别；0 为背景。</translation>
    </message>
    <message>
        <source>When a pixel gets a polygon&apos;s class. centre: its centre lies inside. touched: the polygon touches it. coverage: at least MIN_COVERAGE of it is covered; the larger share wins. Where several polygons have a pixel under centre or touched, the first in the layer wins.</source>
        <translation>像元何时取得多边形的类别。centre：像元中心位于其内。touched：多边形触及像元。coverage：至少覆盖 MIN_COVERAGE；覆盖比例大者优先。centre 或 touched 时若多个多边形占有同一像元，图层中靠前者优先。</translation>
    </message>
    <message>
        <source>Where Sentinel-1 is searched.</source>
        <translation>在何处搜索 Sentinel-1。</translation>
    </message>
    <message>
        <source>Where scenes are searched: planetary-computer, earth-search or cdse; or the URL of a STAC API; or the path of a static catalogue (catalog.json), an item collection (.json) or a stac-geoparquet file.</source>
        <translation>在何处搜索影像：planetary-computer、earth-search 或 cdse；或 STAC API 的 URL；或静态目录（catalog.json）、条目集合（.json）或 stac-geoparquet 文件的路径。</translation>
    </message>
    <message>
        <source>Where scenes are searched: planetary-computer, earth-search or cdse; or the URL of a STAC API; or the path of a static catalogue.</source>
        <translation>在何处搜索影像：planetary-computer、earth-search 或 cdse；或 STAC API 的 URL；或静态目录的路径。</translation>
    </message>
    <message>
        <source>Where several features claim a pixel, the one with the largest number wins. Empty: as RULE says.</source>
        <translation>多个要素争占同一像元时，数值最大者优先。留空：按 RULE。</translation>
    </message>
    <message>
        <source>Where the DEM is searched.</source>
        <translation>在何处搜索 DEM。</translation>
    </message>
    <message>
        <source>Where the dataset is written. Empty: as the recipe says.</source>
        <translation>数据集的写出位置。留空：按配方。</translation>
    </message>
    <message>
        <source>Where the dataset is written: a new folder, or that of a stopped run.</source>
        <translation>数据集的写出位置：新文件夹，或中断运行的文件夹。</translation>
    </message>
    <message>
        <source>Where the simulated data is written.</source>
        <translation>模拟数据的写出位置。</translation>
    </message>
    <message>
        <source>Where the work is done</source>
        <translation>执行位置</translation>
    </message>
    <message>
        <source>Whether the pixels still carry the 1000 that are added since 2022. auto: metadata proposes and pixels confirm. metadata: it alone. none, always: whatever both say.</source>
        <translation>像元值是否仍含 2022 年以来增加的 1000。auto：由元数据提出、像元证实。metadata：只看元数据。none、always：不管二者如何。</translation>
    </message>
    <message>
        <source>Which chips</source>
        <translation>哪些影像块</translation>
    </message>
    <message>
        <source>Which chips, in which order</source>
        <translation>哪些影像块，按何种顺序</translation>
    </message>
    <message>
        <source>Which dates</source>
        <translation>哪些日期</translation>
    </message>
    <message>
        <source>Which labelled chips are made. Empty: all. A number from 0 to 1: classes come by this power of how frequent they are (1: as they are, 0: all alike). Or quotas like water=200;forest=10%: chips that have the class, or a share of all.</source>
        <translation>生成哪些有标签的影像块。留空：全部。0 至 1 的数：各类别按其频率的此次幂出现（1：保持原样，0：各类均等）。或配额，如 water=200;forest=10%：含该类别的影像块数，或占总数的份额。</translation>
    </message>
    <message>
        <source>Whole chips of this size (pixels)</source>
        <translation>此大小的完整影像块（像元）</translation>
    </message>
    <message>
        <source>Whole numbers of the layer instance. Empty: the features&apos; own numbers.</source>
        <translation>instance 图层的整数。留空：要素自身的编号。</translation>
    </message>
    <message>
        <source>Width and height of a chip in pixels of 10 m.</source>
        <translation>影像块的宽和高，以 10 m 像元为单位。</translation>
    </message>
    <message>
        <source>Width and height of a chip in pixels.</source>
        <translation>影像块的宽和高，以像元为单位。</translation>
    </message>
    <message>
        <source>Width of the boundary (pixels)</source>
        <translation>边界宽度（像元）</translation>
    </message>
    <message>
        <source>With KEEP=labelled: so many percent of the chips are chosen from those that no label touches.</source>
        <translation>KEEP=labelled 时：此百分比的影像块从没有标签触及的影像块中选取。</translation>
    </message>
    <message>
        <source>With LABELS: a row a class, and one of the chips that no label touches: chips that have it (candidates), its ground in square metres, chips wanted and chosen, and whether that was reached.</source>
        <translation>给出 LABELS 时：每个类别一行，另有一行为没有标签触及的影像块：含该类别的影像块数（candidates）、其地面面积（平方米）、期望和选中的影像块数，以及是否达到。</translation>
    </message>
    <message>
        <source>With LABELS: number of chips that a dataset would have.</source>
        <translation>给出 LABELS 时：数据集会包含的影像块数量。</translation>
    </message>
    <message>
        <source>Write it like #1f78b4, or {entry}: if it is in the name.</source>
        <translation>请写成 #1f78b4 的形式；若它是名称的一部分，请写成 {entry}: 。</translation>
    </message>
    <message>
        <source>Write it like #1f78b4.</source>
        <translation>请写成 #1f78b4 的形式。</translation>
    </message>
    <message>
        <source>Write it like 1:water.</source>
        <translation>请写成 1:water 的形式。</translation>
    </message>
    <message>
        <source>Write the cloud classes</source>
        <translation>写出云分类</translation>
    </message>
    <message>
        <source>Writes a small simulated world: two Sentinel-2 dates, two Sentinel-1 passes, elevation, an area of interest and lakes as labels. Nothing in it was measured; it is there to learn and to test with, without a network.</source>
        <translation>写出一个小型模拟世界：两个 Sentinel-2 日期、两次 Sentinel-1 过境、高程、一个研究区以及作为标签的湖泊。其中没有任何实测数据；供学习和测试之用，无需网络。</translation>
    </message>
    <message>
        <source>a Python of the system that has the packages</source>
        <translation>装有这些软件包的系统 Python</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>audit,check,integrity,hash,missing files,corrupt,alignment</source>
        <translation>审核,检查,完整性,哈希,缺失文件,损坏,对齐</translation>
    </message>
    <message>
        <source>background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>buffer (left out)</source>
        <translation>缓冲（舍弃）</translation>
    </message>
    <message>
        <source>cannot be read as a layer or table: {value!r}</source>
        <translation>无法作为图层或表读取：{value!r}</translation>
    </message>
    <message>
        <source>cannot be read as a layer: {value!r}</source>
        <translation>无法作为图层读取：{value!r}</translation>
    </message>
    <message>
        <source>cannot be read as a raster: {value!r}</source>
        <translation>无法作为栅格读取：{value!r}</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>选中</translation>
    </message>
    <message>
        <source>classes are told twice</source>
        <translation>类别被指定了两次</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>晴空</translation>
    </message>
    <message>
        <source>clearest: for each chip the date with the most clear pixels. every: a sample for each date. spread: COUNT dates spread over the period, clear before cloudy. nearest: the COUNT dates best by days from DATE and by cloud. median, mean, maxndvi, first: composites of the clear pixels of all dates of a period (maxndvi: of the date with the largest NDVI, first: of the earliest).</source>
        <translation>clearest：每个影像块取晴空像元最多的日期。every：每个日期一个样本。spread：COUNT 个日期，均匀分布于时段内，晴空优先。nearest：按与 DATE 相差的天数和云量最优的 COUNT 个日期。median、mean、maxndvi、first：时段内所有日期晴空像元的合成（maxndvi：取 NDVI 最大的日期，first：取最早的日期）。</translation>
    </message>
    <message>
        <source>clearest: the date with the most clear pixels. every: each date. spread: COUNT dates spread over the period, clear before cloudy. nearest: the COUNT dates best by days from DATE and by cloud.</source>
        <translation>clearest：晴空像元最多的日期。every：每个日期。spread：COUNT 个日期，均匀分布于时段内，晴空优先。nearest：按与 DATE 相差的天数和云量最优的 COUNT 个日期。</translation>
    </message>
    <message>
        <source>cloud</source>
        <translation>云</translation>
    </message>
    <message>
        <source>cloud not known</source>
        <translation>云量未知</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>暗区</translation>
    </message>
    <message>
        <source>date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>dl4eo:validatedataset tells what is wrong.</source>
        <translation>dl4eo:validatedataset 可说明问题所在。</translation>
    </message>
    <message>
        <source>does not start, or lacks venv and ensurepip</source>
        <translation>无法启动，或缺少 venv 和 ensurepip</translation>
    </message>
    <message>
        <source>entry {entry!r} has no name</source>
        <translation>条目 {entry!r} 没有名称</translation>
    </message>
    <message>
        <source>entry {entry!r} must be like 10=1, 95=0 (background) or 99=ignore</source>
        <translation>条目 {entry!r} 的形式须为 10=1、95=0（背景）或 99=ignore</translation>
    </message>
    <message>
        <source>entry {entry!r} must be like 1:water or 1:water:#1f78b4</source>
        <translation>条目 {entry!r} 的形式须为 1:water 或 1:water:#1f78b4</translation>
    </message>
    <message>
        <source>entry {entry!r}: the {what} {value!r} stands twice</source>
        <translation>条目 {entry!r}：{what} {value!r} 出现两次</translation>
    </message>
    <message>
        <source>entry {entry!r}: {color!r} is no colour</source>
        <translation>条目 {entry!r}：{color!r} 不是颜色</translation>
    </message>
    <message>
        <source>exit code {code}</source>
        <translation>退出码 {code}</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>give either AOI or LIKE, got AOI and LIKE</source>
        <translation>请给出 AOI 或 LIKE 之一，现为 AOI 和 LIKE</translation>
    </message>
    <message>
        <source>give either AOI or LIKE, got none of them</source>
        <translation>请给出 AOI 或 LIKE 之一，现均未给出</translation>
    </message>
    <message>
        <source>give either DATASET or INPUT, got DATASET and INPUT</source>
        <translation>请给出 DATASET 或 INPUT 之一，现为 DATASET 和 INPUT</translation>
    </message>
    <message>
        <source>give either DATASET or INPUT, got none of them</source>
        <translation>请给出 DATASET 或 INPUT 之一，现均未给出</translation>
    </message>
    <message>
        <source>has no effect beside DATASET</source>
        <translation>与 DATASET 同时给出时无效</translation>
    </message>
    <message>
        <source>id</source>
        <translation>id</translation>
    </message>
    <message>
        <source>ignore</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>已忽略</translation>
    </message>
    <message>
        <source>install,python,pip,venv,packages,environment</source>
        <translation>安装,python,pip,venv,软件包,环境</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>is empty.</source>
        <translation>为空。</translation>
    </message>
    <message>
        <source>is missing: {path} names none ({key})</source>
        <translation>缺失：{path} 中没有给出（{key}）</translation>
    </message>
    <message>
        <source>its categories are those of {field!r}, but CLASS_FIELD is empty</source>
        <translation>其分类依据 {field!r}，但 CLASS_FIELD 为空</translation>
    </message>
    <message>
        <source>its categories are those of {field!r}, but CLASS_FIELD is {other!r}</source>
        <translation>其分类依据 {field!r}，但 CLASS_FIELD 为 {other!r}</translation>
    </message>
    <message>
        <source>its category {name!r} joins several values</source>
        <translation>其分类 {name!r} 合并了多个值</translation>
    </message>
    <message>
        <source>its style has no class</source>
        <translation>其样式没有类别</translation>
    </message>
    <message>
        <source>its style is no palette of unique values, but of the kind {kind!r}</source>
        <translation>其样式不是唯一值调色板，而是 {kind!r} 类型</translation>
    </message>
    <message>
        <source>its style is not categorised, but of the kind {kind!r}</source>
        <translation>其样式不是分类样式，而是 {kind!r} 类型</translation>
    </message>
    <message>
        <source>keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>keep,reject,flag,verdict,note,manual,inspect,quality</source>
        <translation>保留,剔除,标记,判定,备注,人工,检查,质量</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>labelled: only chips that a label touches. all: every chip of the area.</source>
        <translation>labelled：只取标签触及的影像块。all：区域内的所有影像块。</translation>
    </message>
    <message>
        <source>labels,mask,burn,classes,rasterize,coverage,instances,distance</source>
        <translation>标签,掩膜,烧录,类别,栅格化,覆盖,实例,距离</translation>
    </message>
    <message>
        <source>largest class share</source>
        <translation>类别比例最大</translation>
    </message>
    <message>
        <source>layer {layer!r} has no CRS</source>
        <translation>图层 {layer!r} 没有坐标参照系</translation>
    </message>
    <message>
        <source>layer {layer!r} has no field {field!r}, which holds the scenes</source>
        <translation>图层 {layer!r} 没有存放影像信息的字段 {field!r}</translation>
    </message>
    <message>
        <source>layer {layer!r} has no field {field!r}.</source>
        <translation>图层 {layer!r} 没有字段 {field!r}。</translation>
    </message>
    <message>
        <source>layer {layer!r} has no polygon</source>
        <translation>图层 {layer!r} 没有多边形</translation>
    </message>
    <message>
        <source>layer {layer!r} is of type {kind}, polygons are wanted</source>
        <translation>图层 {layer!r} 的类型为 {kind}，需要多边形</translation>
    </message>
    <message>
        <source>layer {layer!r} tells no classes: {reason}.</source>
        <translation>图层 {layer!r} 未给出类别：{reason}。</translation>
    </message>
    <message>
        <source>least cloud</source>
        <translation>云量最少</translation>
    </message>
    <message>
        <source>most cloud</source>
        <translation>云量最多</translation>
    </message>
    <message>
        <source>must be 0 to 100 percent, got {value:g}</source>
        <translation>须为 0 至 100 的百分数，现为 {value:g}</translation>
    </message>
    <message>
        <source>must be a date like 2024-06-30, got {value!r}</source>
        <translation>须为 2024-06-30 形式的日期，现为 {value!r}</translation>
    </message>
    <message>
        <source>must be a finite number, got {value}</source>
        <translation>须为有限的数，现为 {value}</translation>
    </message>
    <message>
        <source>must be a number, got {value!r}</source>
        <translation>须为数字，现为 {value!r}</translation>
    </message>
    <message>
        <source>must be a whole number, got {value:g}</source>
        <translation>须为整数，现为 {value:g}</translation>
    </message>
    <message>
        <source>must be one of {choices}, got {value!r}</source>
        <translation>须为 {choices} 之一，现为 {value!r}</translation>
    </message>
    <message>
        <source>must be one text, got a list: {value!r}</source>
        <translation>须为一段文本，现为列表：{value!r}</translation>
    </message>
    <message>
        <source>must be yes or no, got {value!r}</source>
        <translation>须为 yes 或 no，现为 {value!r}</translation>
    </message>
    <message>
        <source>must not be 0</source>
        <translation>不得为 0</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>named by {name} (environment variable or Processing option)</source>
        <translation>由 {name} 指定（环境变量或数据处理选项）</translation>
    </message>
    <message>
        <source>ndvi,ndwi,evi,vegetation,water,band math</source>
        <translation>ndvi,ndwi,evi,植被,水体,波段运算</translation>
    </message>
    <message>
        <source>nearest: the class at the pixel&apos;s centre. mode: the class that covers most of it, of equal ones the smallest value (exact where the map is upright in the chips&apos; CRS, else counted in 128 points).</source>
        <translation>nearest：像元中心处的类别。mode：覆盖像元最多的类别，相等时取最小值（地图在影像块坐标参照系中不旋转时精确计算，否则按 128 个点计数）。</translation>
    </message>
    <message>
        <source>no JSON object</source>
        <translation>不是 JSON 对象</translation>
    </message>
    <message>
        <source>no raster</source>
        <translation>不是栅格</translation>
    </message>
    <message>
        <source>no split</source>
        <translation>未划分</translation>
    </message>
    <message>
        <source>no verdict</source>
        <translation>无判定</translation>
    </message>
    <message>
        <source>nodata: a catalogue without elevation there is an error. sea: it is not; the ground lies at 0 m.</source>
        <translation>nodata：目录在该处没有高程时视为错误。sea：不视为错误；地面高程为 0 m。</translation>
    </message>
    <message>
        <source>nodata: ground that no elevation tile covers has no value. sea: it lies at 0 m, also where INPUT has no tile.</source>
        <translation>nodata：没有高程图幅覆盖的地面无值。sea：其高程为 0 m，INPUT 没有图幅时也是如此。</translation>
    </message>
    <message>
        <source>nodata: ground that no elevation tile covers has no value. sea: it lies at 0 m.</source>
        <translation>nodata：没有高程图幅覆盖的地面无值。sea：其高程为 0 m。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>none: images as they are. nodata: what the cloud layer does not call clear has no optical value.</source>
        <translation>none：图像保持原样。nodata：云层数据未标为晴空的像元没有光学值。</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>未选中</translation>
    </message>
    <message>
        <source>of no split</source>
        <translation>不属于任何子集</translation>
    </message>
    <message>
        <source>old value</source>
        <translation>原值</translation>
    </message>
    <message>
        <source>open,view,mosaic,vrt,images,masks,rgb,nir,footprints</source>
        <translation>打开,视图,镶嵌,vrt,图像,掩膜,rgb,nir,覆盖范围</translation>
    </message>
    <message>
        <source>optical</source>
        <translation>光学</translation>
    </message>
    <message>
        <source>orthophoto,uav,drone,hyperspectral,catalogue,stac,local</source>
        <translation>正射影像,uav,无人机,高光谱,目录,stac,本地</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>outside the filter ({count} in it)</source>
        <translation>不符合过滤条件（符合的有 {count} 个）</translation>
    </message>
    <message>
        <source>part of an id, a reason or a note</source>
        <translation>id、原因或备注的一部分</translation>
    </message>
    <message>
        <source>pip asks the index and the proxy that its own configuration names (pip.conf or pip.ini, PIP_INDEX_URL, HTTPS_PROXY). Is there a network, and has the index packages for this Python?</source>
        <translation>pip 使用其自身配置（pip.conf 或 pip.ini、PIP_INDEX_URL、HTTPS_PROXY）所指定的索引和代理。网络是否可用，索引中是否有适用于此 Python 的软件包？</translation>
    </message>
    <message>
        <source>pip could not install the packages</source>
        <translation>pip 未能安装软件包</translation>
    </message>
    <message>
        <source>quality,reject,filter,valid,nodata,threshold</source>
        <translation>质量,剔除,过滤,有效,无数据,阈值</translation>
    </message>
    <message>
        <source>radar</source>
        <translation>雷达</translation>
    </message>
    <message>
        <source>raster {name!r} has no CRS</source>
        <translation>栅格 {name!r} 没有坐标参照系</translation>
    </message>
    <message>
        <source>raster {name!r} has pixels of {width:g} x {height:g} m</source>
        <translation>栅格 {name!r} 的像元为 {width:g} x {height:g} m</translation>
    </message>
    <message>
        <source>raster {name!r} is no file on this machine</source>
        <translation>栅格 {name!r} 不是本机上的文件</translation>
    </message>
    <message>
        <source>recipe,json,repeat,reproduce,batch,dataset</source>
        <translation>配方,json,重复,复现,批处理,数据集</translation>
    </message>
    <message>
        <source>refuse: chips that share ground go to one split. allow: they may be of two; the ground that they share is counted as a leak.</source>
        <translation>refuse：共有地面的影像块归入同一子集。allow：可分属两个子集；共有的地面计为泄漏。</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>剔除</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>剔除</translation>
    </message>
    <message>
        <source>sentinel,acquisition,date,cloud,clearest,mosaic,radar,dem</source>
        <translation>sentinel,成像,日期,云,晴空,镶嵌,雷达,dem</translation>
    </message>
    <message>
        <source>sentinel,chips,labels,masks,deep learning,training data,stac</source>
        <translation>sentinel,影像块,标签,掩膜,深度学习,训练数据,stac</translation>
    </message>
    <message>
        <source>sentinel,mosaic,align,resample,bands,cog,radar,dem,slope,indices</source>
        <translation>sentinel,镶嵌,对齐,重采样,波段,cog,雷达,dem,坡度,指数</translation>
    </message>
    <message>
        <source>shadow</source>
        <translation>阴影</translation>
    </message>
    <message>
        <source>smallest class share</source>
        <translation>类别比例最小</translation>
    </message>
    <message>
        <source>snow</source>
        <translation>雪</translation>
    </message>
    <message>
        <source>statistics,mean,percentiles,normalise,class weights,histogram</source>
        <translation>统计,均值,百分位数,归一化,类别权重,直方图</translation>
    </message>
    <message>
        <source>terrain</source>
        <translation>地形</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>the chips table of {folder} lacks the columns {names}</source>
        <translation>{folder} 的影像块表缺少列 {names}</translation>
    </message>
    <message>
        <source>the chips table or dataset.json of {folder} is damaged ({reason})</source>
        <translation>{folder} 的影像块表或 dataset.json 已损坏（{reason}）</translation>
    </message>
    <message>
        <source>the layer has no column {name!r}; it has {found}</source>
        <translation>图层没有列 {name!r}；现有 {found}</translation>
    </message>
    <message>
        <source>the layer {name} has changes that are not saved</source>
        <translation>图层 {name} 有未保存的更改</translation>
    </message>
    <message>
        <source>the plugin&apos;s own environment</source>
        <translation>插件自己的环境</translation>
    </message>
    <message>
        <source>the value {value!r} of its style cannot be a class</source>
        <translation>其样式的值 {value!r} 不能作为类别</translation>
    </message>
    <message>
        <source>the value {value!r} of its style is no number</source>
        <translation>其样式的值 {value!r} 不是数字</translation>
    </message>
    <message>
        <source>there are no classes to list: LABELS is empty</source>
        <translation>没有可列出的类别：LABELS 为空</translation>
    </message>
    <message>
        <source>there is no layer whose style could tell: {name} is empty</source>
        <translation>没有可提供样式的图层：{name} 为空</translation>
    </message>
    <message>
        <source>threads: on this machine. dask: on the workers of an existing Dask cluster, which all see FOLDER under the same path. The result does not depend on it.</source>
        <translation>threads：在本机上。dask：在现有 Dask 集群的工作节点上，各节点须以相同路径看到 FOLDER。结果与此无关。</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>train,validation,test,folds,cross-validation,leak,blocks,stratify</source>
        <translation>训练,验证,测试,折,交叉验证,泄漏,分块,分层</translation>
    </message>
    <message>
        <source>training data,cut,clip,tiles,masks,deep learning,orthophoto</source>
        <translation>训练数据,裁切,裁剪,瓦片,掩膜,深度学习,正射影像</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>未判定</translation>
    </message>
    <message>
        <source>unknown value {value}</source>
        <translation>未知值 {value}</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>{address} is no readable layer.</source>
        <translation>{address} 不是可读取的图层。</translation>
    </message>
    <message>
        <source>{area} km², {width} × {height} km: about {count} chips of {pixels} pixels at {metres:g} m.</source>
        <translation>{area} km²，{width} × {height} km：约 {count} 个影像块，每个 {pixels} 像元，像元大小 {metres:g} m。</translation>
    </message>
    <message>
        <source>{failed} (exit code {code}). The last words were: {last}. {hint}</source>
        <translation>{failed}（退出码 {code}）。最后输出：{last}。{hint}</translation>
    </message>
    <message>
        <source>{folder} cannot be written ({reason}): the mosaics lie in {place}, as long as that is there.</source>
        <translation>无法写入 {folder}（{reason}）：镶嵌位于 {place}，在其存在期间有效。</translation>
    </message>
    <message>
        <source>{folder} has no dataset.gpkg: the run was stopped, or the file is gone</source>
        <translation>{folder} 中没有 dataset.gpkg：运行被中断，或文件已丢失</translation>
    </message>
    <message>
        <source>{heading}: {label}</source>
        <translation>{heading}：{label}</translation>
    </message>
    <message>
        <source>{indices} of {raster}</source>
        <translation>{raster} 的 {indices}</translation>
    </message>
    <message>
        <source>{label} ({name}): {text}</source>
        <translation>{label} ({name})：{text}</translation>
    </message>
    <message>
        <source>{low} to {high} %</source>
        <translation>{low} 至 {high} %</translation>
    </message>
    <message>
        <source>{name} (environment variable or Processing option) names {path}, which is no program. {hint}</source>
        <translation>{name}（环境变量或数据处理选项）指向 {path}，它不是程序。{hint}</translation>
    </message>
    <message>
        <source>{name} cannot be read ({reason}).</source>
        <translation>无法读取 {name}（{reason}）。</translation>
    </message>
    <message>
        <source>{name} has no band {bands}.</source>
        <translation>{name} 没有波段 {bands}。</translation>
    </message>
    <message>
        <source>{name} is missing.</source>
        <translation>缺少 {name}。</translation>
    </message>
    <message>
        <source>{name} is no layer with a style: {value!r}</source>
        <translation>{name} 不是带样式的图层：{value!r}</translation>
    </message>
    <message>
        <source>{name}: features without a polygon, left out: {count}.</source>
        <translation>{name}：没有多边形而被舍弃的要素：{count}。</translation>
    </message>
    <message>
        <source>{name}: must be {low:.10g} to {high:.10g}, got {value:.10g}</source>
        <translation>{name}：须为 {low:.10g} 至 {high:.10g}，现为 {value:.10g}</translation>
    </message>
    <message>
        <source>{name}: {algorithm} has no such parameter. {hint}</source>
        <translation>{name}：{algorithm} 没有此参数。{hint}</translation>
    </message>
    <message>
        <source>{name}: {count} pixels</source>
        <translation>{name}：{count} 个像元</translation>
    </message>
    <message>
        <source>{path!r} holds %, | or a control character, which QGIS cannot open as a layer&apos;s path</source>
        <translation>{path!r} 含有 %、| 或控制字符，QGIS 无法将其作为图层路径打开</translation>
    </message>
    <message>
        <source>{path!r} is INPUT too</source>
        <translation>{path!r} 同时也是 INPUT</translation>
    </message>
    <message>
        <source>{path!r} is OUTPUT too</source>
        <translation>{path!r} 同时也是 OUTPUT</translation>
    </message>
    <message>
        <source>{path!r} must end with .tif: a GeoTIFF is written</source>
        <translation>{path!r} 须以 .tif 结尾：写出的是 GeoTIFF</translation>
    </message>
    <message>
        <source>{path} cannot be read ({error}).</source>
        <translation>无法读取 {path}（{error}）。</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason})</source>
        <translation>无法读取 {path}（{reason}）</translation>
    </message>
    <message>
        <source>{path} is a folder</source>
        <translation>{path} 是文件夹</translation>
    </message>
    <message>
        <source>{path} is not JSON</source>
        <translation>{path} 不是 JSON</translation>
    </message>
    <message>
        <source>{path} is not a dataset of dl4eo (it has no key {key!r})</source>
        <translation>{path} 不是 dl4eo 的数据集（没有键 {key!r}）</translation>
    </message>
    <message>
        <source>{path} is of format {found}, this plugin reads {wanted}</source>
        <translation>{path} 的格式为 {found}，本插件读取 {wanted}</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>第 {place} 个，共 {count} 个</translation>
    </message>
    <message>
        <source>{python} cannot be started ({reason}). {hint}</source>
        <translation>无法启动 {python}（{reason}）。{hint}</translation>
    </message>
    <message>
        <source>{shown} of {all} chips: {keep} keep, {reject} reject, {flag} flag, {undecided} undecided</source>
        <translation>显示 {shown} 个，共 {all} 个影像块：保留 {keep}，剔除 {reject}，标记 {flag}，未判定 {undecided}</translation>
    </message>
    <message>
        <source>{tip} Keys: {keys}.</source>
        <translation>{tip} 按键：{keys}。</translation>
    </message>
    <message>
        <source>{told}. The first: {line}</source>
        <translation>{told}。第一个：{line}</translation>
    </message>
    <message>
        <source>{value!r} has no effect without EXTRA</source>
        <translation>{value!r} 在没有 EXTRA 时无效</translation>
    </message>
    <message>
        <source>{what} scenes {start} to {end}</source>
        <translation>{what} 影像，{start} 至 {end}</translation>
    </message>
</context>
</TS>
