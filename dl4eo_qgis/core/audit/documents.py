"""Header, table and further documents against each other."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from .. import review
from ..checked import header_fault
from ..conclude import SETTLED
from ..dataset import CARD, COMPLETE, JOURNAL, RECIPE, REPORT, STATISTICS, TABLE
from ..errors import DatasetError
from ..explore import squares_in_one_crs
from ..grid import Chip
from ..recipe import BUFFER, SPLIT_NAMES
from ..stages import qc
from ..statistics.document import described_rows, digest_of, read_sound
from ..table import layer_names
from ..types import Row
from .problems import Problem
from .read import Read

HEADER_FILE = "dataset.json"
SHAPE_TOLERANCE = {True: 1e-7, False: 0.01}
"""By which a square of the table may differ from its chip's: in degrees (True) or metres."""
OWN_LAYERS = (("labels", "path", "layer"), ("labels", "extent_path", "extent_layer"), ("split", "path", "layer"))
"""Section of the recipe, its key of a file, its key of the layer in it."""
SPLITS = ("", *SPLIT_NAMES, BUFFER)


def of_state(folder: Path, header: Mapping[str, Any]) -> list[Problem]:
    """Return what says that the dataset is not finished, or that its recipe is another one."""
    found = []
    if header.get("state") != COMPLETE:
        text = f"Its state is {header.get('state')!r}: run the same job again, which makes what is missing."
        found.append(Problem("unfinished", text, file=HEADER_FILE))
    if (folder / JOURNAL).exists():
        found.append(Problem("unfinished", "A run was stopped here: its journal is still there.", file=JOURNAL))
    try:
        recipe = json.loads((folder / RECIPE).read_text(encoding="utf-8"))
    except OSError as error:
        return [*found, Problem("missing", f"The file cannot be read ({error.strerror}).", file=RECIPE)]
    except ValueError:
        return [*found, Problem("unreadable", "The file is not JSON.", file=RECIPE)]
    fault = header_fault(header, SETTLED)
    if fault:
        found.append(Problem("header", f"It is damaged: {fault}.", file=HEADER_FILE))
    if recipe != header.get("recipe"):
        found.append(Problem("header", f"{RECIPE} and {HEADER_FILE} have two recipes.", file=RECIPE))
    return found


def of_folder(folder: Path, header: Mapping[str, Any]) -> list[Problem]:
    """Return which of a finished dataset's documents, and layers of its table, are not there."""
    if header.get("state") != COMPLETE:
        return []
    text = "The file is not there; dl4eo:checkchips without a rule writes it."
    found = [Problem("missing", text, file=name) for name in (CARD, REPORT) if not (folder / name).is_file()]
    try:
        there = layer_names(folder / TABLE)
    except DatasetError:
        return found  # told where the table is read
    lacking = [name for name in _layers(header) if name not in there]
    return found + [Problem("missing", f"The layer {name} is not there.", file=TABLE) for name in lacking]


def _layers(header: Mapping[str, Any]) -> list[str]:
    """Return the layers that the table of a dataset has, by its header."""
    recipe = _mapping(header.get("recipe"))
    settled: Mapping[str, Any] = {} if header_fault(header, SETTLED) else header[SETTLED]
    names = ["chips", "aoi", "scenes"]
    for section, path, layer in OWN_LAYERS:
        told = _mapping(recipe.get(section))
        if told.get(path) == TABLE:
            names.append(str(told.get(layer)))
    if "balance" in header:
        names.append("candidates")
    return [*names, *settled.get("layers", ())]


def of_header(dataset: Read) -> list[Problem]:
    """Return where the header's numbers are not those of the table."""
    values = [r.values for r in (*dataset.rows, *dataset.odd_rows)]
    kept = sum(v["status"] == qc.KEPT for v in values)
    counts = {
        "chips": len({v["chip_id"] for v in values}),
        "samples": len(values),
        "kept": kept,
        "rejected": len(values) - kept,
        "splits": dict(sorted(Counter(str(v["split"]) for v in values if v["split"]).items())),
    }
    said = {**_mapping(dataset.header.get("counts")), "splits": _mapping(dataset.header.get("splits"))}
    found = [
        Problem("header", f"It counts {_numbers(said.get(name))} {name}, the table {_numbers(n)}.", file=HEADER_FILE)
        for name, n in counts.items()
        if said.get(name) != n
    ]
    contents = dataset.contents
    if dataset.header.get("ignore") != contents.ignore:
        text = f"Its ignore value is {dataset.header.get('ignore')}; the classes ask for {contents.ignore}."
        found.append(Problem("header", text, file=HEADER_FILE))
    twice = [name for name, n in Counter(b.name for b in contents.bands).items() if n > 1]
    if twice:
        found.append(Problem("header", f"It lists bands twice: {', '.join(twice)}.", file=HEADER_FILE))
    return found


def of_table(dataset: Read) -> list[Problem]:
    """Return rows that contradict themselves, each other or the header."""
    found = [
        Problem("table", f"Row {number + 1} cannot be used: {reason}.", _name(row), TABLE)
        for (number, reason), row in zip(dataset.odd.items(), dataset.odd_rows, strict=True)
    ]
    twice = Counter(r.sample_id for r in dataset.rows)
    found += [Problem("table", f"The sample stands {n} times.", i, TABLE) for i, n in twice.items() if n > 1]
    scenes = {s.get("id") for s in dataset.header.get("scenes", ()) if isinstance(s, dict)}
    folders = ";".join(layer.folder for layer in dataset.contents.layers)
    for row in dataset.rows:
        texts = [*_names(dataset, row), *_files(dataset, row, folders), *_decided(row)]
        if row.values["image"]:
            lacking = sorted(_items(row) - scenes)
            texts += [f"The header does not list its scenes {', '.join(lacking)}."] if lacking else []
        found += [Problem("table", text, row.sample_id, TABLE) for text in texts]
    return found + _shapes(dataset)


def _name(row: Row) -> str:
    """Return the sample that a row is about, where it says so."""
    name = row.values["sample_id"]
    return name if isinstance(name, str) else ""


def _names(dataset: Read, row: Row) -> list[str]:
    """Return what is wrong with the names of a row's chip and sample."""
    values, chip = row.values, dataset.contents.chip_of(row)
    sample_id = f"{chip.id}_{str(values['date']).replace('-', '')}"
    found = []
    if values["chip_id"] != chip.id:
        found.append(f"Its chip_id is {values['chip_id']}; its columns epsg, col, row, dx, dy say {chip.id}.")
    elif row.sample_id != sample_id:
        found.append(f"Its sample_id is not {sample_id}, which its chip and date say.")
    return found


def _files(dataset: Read, row: Row, folders: str) -> list[str]:
    """Return what is wrong with the files that a row names."""
    values = row.values
    if not values["image"]:
        return ["It has a mask but no image."] if values["mask"] else []
    wanted = {"image": f"images/{row.sample_id}.tif", "mask": ""}
    if dataset.contents.classes:
        wanted["mask"] = f"masks/{row.sample_id}.tif"
    found = []
    for kind, name in wanted.items():
        if (values[kind] or "") != name:
            found.append(f"Its {kind} is {values[kind] or 'missing'}; {name or 'none'} is wanted.")
    if (values["layers"] or "") != folders:
        found.append(f"It has the layers {values['layers'] or 'none'!r}, the header lists {folders or 'none'!r}.")
    return found


def _decided(row: Row) -> list[str]:
    """Return what is wrong with a row's status and split."""
    values = row.values
    status, split = values["status"], values["split"] or ""
    found = []
    if status not in (qc.KEPT, qc.REJECTED):
        return [f"Its status is {status!r}, which is neither {qc.KEPT} nor {qc.REJECTED}."]
    if split not in SPLITS:
        found.append(f"Its split is {split!r}; there are {', '.join(SPLITS[1:])}.")
    if values["image"] and not values.get("s2_items"):
        found.append("It has an image, but names no scene that it is made of.")
    if review.word_of(values.get("review")) is None:
        found.append(f"Its review is {values['review']!r}, which is none of {', '.join(review.VERDICTS)}.")
    if status == qc.KEPT and not values["image"]:
        found.append("It is kept, but has no image.")
    if status == qc.REJECTED and not values["reason"]:
        found.append("It is rejected without a reason.")
    if status == qc.REJECTED and split:
        found.append(f"It is rejected, but of the split {split}.")
    return found


def _shapes(dataset: Read) -> list[Problem]:
    """Return the rows whose square in the table is not their chip's."""
    chips: dict[str, Chip] = {r.sample_id: dataset.contents.chip_of(r) for r in dataset.rows}
    told = zip(dataset.table.columns["sample_id"], dataset.table.geometries, strict=True)
    drawn = [(str(name), shape) for name, shape in told if str(name) in chips]
    if not drawn:
        return []
    crs, squares = squares_in_one_crs([chips[name] for name, _ in drawn])
    if crs != dataset.table.crs:
        return [Problem("table", f"The layer chips is in {dataset.table.crs[:60]}, not {crs}.", file=TABLE)]
    far = np.abs(shapely.bounds([shape for _, shape in drawn]) - shapely.bounds(squares)).max(axis=1)
    wrong = ~(far <= SHAPE_TOLERANCE[crs == "EPSG:4326"])  # a square that is not there has no bounds: NaN
    text = "Its square in the table is not that of its chip."
    return [Problem("table", text, name, TABLE) for (name, _), bad in zip(drawn, wrong, strict=True) if bad]


def of_statistics(dataset: Read) -> list[Problem]:
    """Return whether stats.json is there, as it was written, and about the samples of the table."""
    path = dataset.contents.folder / STATISTICS
    if not path.is_file():
        return [Problem("missing", "The file is not there; dl4eo:describedataset writes it.", file=STATISTICS)]
    known = read_sound(path)
    if known is None:
        text = "It is damaged, or was changed since it was written; dl4eo:describedataset writes it anew."
        return [Problem("statistics", text, file=STATISTICS)]
    subject = dataset.contents.for_statistics
    if known["bands"] != list(subject.bands):
        return [Problem("statistics", f"It is about the bands {', '.join(known['bands'])}.", file=STATISTICS)]
    if not dataset.odd and known["of"] != digest_of(subject, described_rows(dataset.rows)):
        text = "It is about other samples, splits, folds or classes than those of the table."
        return [Problem("statistics", text, file=STATISTICS)]
    return []


def _items(row: Row) -> set[str]:
    """Return the scenes that a row names."""
    names: Sequence[str] = f"{row.values.get('s2_items') or ''};{row.values.get('s1_items') or ''}".split(";")
    return {name for name in names if name}


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _numbers(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{k} {v}" for k, v in value.items()) or "none"
    return "no" if value is None else str(value)
