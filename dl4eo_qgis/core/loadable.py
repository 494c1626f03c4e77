"""What a loader needs of a finished dataset, checked before the first pixel is read.

It brings geopandas, for the table: only the process that opens a dataset imports it, not those that read its pixels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from . import normalising
from .bands.terrain import ASPECT
from .conclude import STATISTICS
from .dataset import COMPLETE, RECIPE, TABLE, read_header
from .described import subject_of
from .errors import DatasetError, Dl4eoError, suggest
from .grid import Chip
from .recipe import Recipe
from .sample_files import SampleFiles, flags_of
from .stages.qc import KEPT
from .statistics import described_rows, digest_of, is_sound
from .table import read_records
from .types import LAYER_FOLDERS, Row

NO_FOLD = -1
COLUMNS = {"sample_id": "", "chip_id": "", "date": "", "split": "", "fold": NO_FOLD, "epsg": 0, "image": "", "mask": ""}
"""What a loader keeps of the chips table, and what stands for nothing."""
NAMED = 3
"""Files that an error names."""
DEAL = "python -m dl4eo_qgis.core split {folder}"
Record = dict[str, Any]


@dataclass(frozen=True)
class Loadable:
    """The samples of one split."""

    header: Mapping[str, Any]
    """dataset.json."""
    columns: Mapping[str, npt.NDArray[Any]]
    """``COLUMNS`` of its samples, in the order of their ids; arrays, which forked processes share."""
    bounds: npt.NDArray[np.float64]
    """Of each sample's chip: left, bottom, right, top."""
    recipe: Recipe
    kept: Sequence[Row]
    """Of the chips table, of all splits."""

    @property
    def bands(self) -> tuple[str, ...]:
        """Return the names of an image's bands."""
        return tuple(str(band["name"]) for band in self.header["bands"])

    def measured(self, bands: Sequence[str]) -> list[bool]:
        """Return for each band whether pixels without a value are missing: flat ground has no aspect, and is whole."""
        flat = {str(b["name"]) for b in self.header["bands"] if (b["name"], b["source"]) == (ASPECT, "terrain")}
        return [name not in flat for name in bands]

    @property
    def class_names(self) -> dict[int, str]:
        """Return the classes of the masks by value, the background too."""
        return {0: "background", **{int(c["value"]): str(c["name"]) for c in self.header["classes"]}}

    @property
    def ignore_index(self) -> int:
        """Return the masks' value for pixels without a label; -100, as of PyTorch's losses, without masks."""
        value = self.header.get("ignore")
        return -100 if value is None else int(value)

    def files(self, folder: Path) -> SampleFiles:
        """Return the samples' files, and what they must be."""
        size_px = self.recipe.chips.size_px
        known = {*self.class_names} | ({self.ignore_index} if self.header.get("ignore") is not None else set())
        mask_px = size_px * self.recipe.labels.pixel_factor
        return SampleFiles(folder, self.bands, self.bounds, size_px, mask_px, flags_of(known))

    def check_statistics(self, folder: Path, document: Mapping[str, Any]) -> None:
        """Raise DatasetError where the document of the dataset's own stats.json is not about its very samples."""
        path, hint = folder / STATISTICS, normalising.MAKE_THEM.format(folder=folder)
        if not is_sound(document):
            raise DatasetError(path, "was changed since it was written, or is of another version of dl4eo.", hint)
        rows = described_rows(self.kept)
        if document.get("of") != digest_of(subject_of(folder, self.header), rows):
            ours = {split: len(of_split) for split, of_split in rows.items()}
            theirs = {split: told["samples"] for split, told in document["splits"].items()}
            told = "other ones" if ours == theirs else _counted(theirs)
            text = f"is not about this dataset's samples ({_counted(ours)}) but about {told}."
            raise DatasetError(path, f"{text} It is another dataset's, or the table was changed since.", hint)


def _counted(samples: Mapping[str, int]) -> str:
    return ", ".join(f"{split} {count}" for split, count in samples.items()) or "none"


def _bounds(folder: Path, recipe: Recipe, rows: Sequence[Record]) -> npt.NDArray[np.float64]:
    """Return left, bottom, right and top of each row's chip; raises DatasetError where a row names none."""
    chips = recipe.chips
    bounds = np.empty((len(rows), 4))
    for i, row in enumerate(rows):
        try:
            epsg, col, north, dx, dy = (int(row[name]) for name in ("epsg", "col", "row", "dx", "dy"))
            chip = Chip(epsg, col, north, chips.size_px, chips.step_px, recipe.grid.pixel_size_m, dx, dy)
        except (KeyError, TypeError, ValueError) as error:
            text = f"sample {row['sample_id']} is on no chip of the grid ({error})."
            raise DatasetError(folder / TABLE, text, repair(folder)) from error
        bounds[i] = chip.bounds
    return bounds


def open_dataset(folder: Path, split: str | None, fold: int | None, masks: bool, layers: Sequence[str]) -> Loadable:
    """Return the kept samples of a split (None or 'all': all); with ``fold`` it is the validation, all others train.

    Raises DatasetError where the dataset is not finished, has nothing of that split, or lacks a file; Dl4eoError for an
    unknown layer.
    """
    header = read_header(folder)
    if header.get("state") != COMPLETE:
        raise DatasetError(
            folder,
            "is not finished: some samples are still to be made.",
            f"Run it to its end: python -m dl4eo_qgis.core build {folder / RECIPE}",
        )
    rows = [row for row in read_records(folder / TABLE, "chips") if row["status"] == KEPT]
    kept, recipe = [Row(row) for row in rows], Recipe.from_dict(header["recipe"])
    if fold is not None:
        rows = _dealt_again(folder, rows, fold)
    chosen = [row for row in rows if split in (None, normalising.ALL, row["split"])]
    if not chosen:
        raise _nothing_there(folder, rows, split)
    chosen.sort(key=lambda row: str(row["sample_id"]))
    columns = {
        name: np.array([nothing if row.get(name) is None else row[name] for row in chosen], dtype=type(nothing))
        for name, nothing in COLUMNS.items()
    }
    _check_layers(folder, layers)
    if masks and not any(columns["mask"]):
        hint = "Load images alone with masks=False, or make the dataset with labels."
        raise DatasetError(folder, "has no masks: it was made without labels.", hint)
    wanted = {kind: list(columns[kind]) for kind in (("image", "mask") if masks else ("image",))}
    wanted |= {name: [f"{name}/{sample}.tif" for sample in columns["sample_id"]] for name in layers}
    for kind, names in wanted.items():
        _check_files(folder, kind, names)
    return Loadable(header, columns, _bounds(folder, recipe, chosen), recipe, kept)


def _dealt_again(folder: Path, rows: Sequence[Record], fold: int) -> list[Record]:
    """Return rows with the splits that they have when ``fold`` is the validation."""
    known = {row["fold"] for row in rows if row.get("fold") is not None}
    if not known:
        hint = f"Deal them: {DEAL.format(folder=folder)} --folds 5"
        raise DatasetError(folder, "has no folds.", hint)
    if fold not in known:
        raise DatasetError(folder, f"has no fold {fold}.", f"Known: {', '.join(f'{f:g}' for f in sorted(known))}.")
    splits = {None: "", fold: "validation"}
    return [row | {"split": splits.get(row["fold"], "train") or row["split"]} for row in rows]


def _nothing_there(folder: Path, rows: Sequence[Record], split: str | None) -> DatasetError:
    names = [str(row["split"] or "") for row in rows]
    if names and not any(names):
        text = f"has no splits (SPLIT=none), so none called '{split}'."
        hint = f"Load all {len(names)} samples with split=None, or deal them: {DEAL.format(folder=folder)}."
        raise DatasetError(folder, text, hint)
    there = ", ".join(f"{name or 'no split'} ({names.count(name)})" for name in sorted(set(names)))
    which = "kept sample" if split is None else f"kept sample of split '{split}'"
    return DatasetError(folder, f"has no {which}.", f"Samples are in: {there or 'none'}.")


def _check_layers(folder: Path, layers: Sequence[str]) -> None:
    for name in layers:
        if name not in LAYER_FOLDERS:
            raise Dl4eoError(f"layers: there is none called '{name}'.", suggest(name, LAYER_FOLDERS))
        if not (folder / name).is_dir():
            there = ", ".join(each for each in LAYER_FOLDERS if (folder / each).is_dir())
            raise DatasetError(folder, f"has no layer '{name}'.", f"It has: {there or 'none'}.")


def _check_files(folder: Path, kind: str, names: Sequence[str]) -> None:
    """Raise DatasetError where samples lack a file: now, not after an hour of training."""
    homes = {name.rpartition("/")[0] for name in names}
    there = {f"{home}/{path.name}" for home in homes for path in (folder / home).glob("*.tif")}
    gone = [name for name in names if name not in there]
    if gone:
        named = ", ".join(name or "(without a name)" for name in gone[:NAMED])
        more = f" and {len(gone) - NAMED} more" if len(gone) > NAMED else ""
        raise DatasetError(folder, f"the {kind} of {len(gone)} samples is missing: {named}{more}.", repair(folder))


def repair(folder: Path) -> str:
    """Return what to do about files that are not as they should be."""
    return f"Run the recipe again, it makes what is missing: python -m dl4eo_qgis.core build {folder / RECIPE}"


def band_numbers(folder: Path, bands: Sequence[str], known: Sequence[str]) -> tuple[int, ...]:
    """Return the numbers (from 1) of bands by their names; raises DatasetError for one that the dataset lacks."""
    for name in bands:
        if name not in known:
            raise DatasetError(folder, f"has no band '{name}'.", suggest(name, known))
    if not bands:
        raise DatasetError(folder, "cannot be loaded without any band.", f"Name some of {', '.join(known)}.")
    return tuple(known.index(name) + 1 for name in bands)


def statistics_of(folder: Path, opened: Loadable) -> dict[str, Any]:
    """Return a dataset's own stats.json; raises DatasetError where it is missing, or is of other bands or samples."""
    path, bands = folder / STATISTICS, opened.bands
    document = normalising.read_statistics(path)
    if list(document.get("bands", ())) != list(bands):
        raise DatasetError(
            path,
            f"is of other bands ({', '.join(document.get('bands', ()))}) than the dataset ({', '.join(bands)}).",
            normalising.MAKE_THEM.format(folder=folder),
        )
    opened.check_statistics(folder, document)
    return document
