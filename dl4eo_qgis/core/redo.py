"""Other rules for a dataset that is complete: its samples are judged and dealt anew from its table.

The end is that of a new dataset with these rules, to the byte. Nothing is written before all is decided; a run that is
stopped while it writes leaves a header that says ``deciding``, with the new rules, and the next run completes it. Of
the samples' files only the sizes are looked at, and the pixels of some images; all are read where the statistics are.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from . import review
from .checked import COLUMNS, Parts, header_fault, parts_of, rows_fault
from .conclude import SETTLED, Concluded, conclude
from .contents import Contents
from .dataset import (
    BUILDING,
    COMPLETE,
    DECIDING,
    HEADER,
    JOURNAL,
    LOCK,
    PENDING,
    PIXEL_RULES,
    RECIPE,
    REFUSED,
    TABLE,
    as_json,
    changed_rules,
    pending_verdicts,
    read_header,
    write_concluded,
    write_header,
)
from .errors import DatasetError, RecipeError
from .files import check_writable, take_lock, write_whole
from .in_place import held_by_others, require_free, stamp_of
from .label_inputs import EXTENT_LAYER, LABELS_LAYER
from .lost import require_files
from .plan import kept_recipe
from .progress import Progress
from .raster import close_files
from .recipe import Qc, Recipe, Split
from .recipe.together import NEEDS
from .split_areas import LAYER as AREAS_LAYER
from .split_areas import read_split_areas, split_layer
from .splitting.groups import text_of
from .table import layer_names, read_layer, read_records, read_rows
from .typed import build as build_value
from .vector import Layer, Polygons, read_polygons
from .wording import counted

CHIPS, SCENES, AOI = "chips", "scenes", "aoi"
HEAD = ("dl4eo_dataset", "state", "digest")
OF_THE_MAKING = {
    **{f"qc.{key}": "decides which dates are made" for key in PIXEL_RULES},
    "qc.max_failed": "decides whether a run has failed",
}
"""Rules that no table can be judged by, and why."""
AS_IT_IS = "Leave it as it is here. To change it, change the recipe and run it with output.existing 'rebuild'."
DAMAGED_TABLE = (
    "Take a copy of the file that is whole, or delete it and run the job that made the dataset: "
    "it makes all samples again."
)
OLD = "Run its recipe again with output.existing 'rebuild': samples that would be the same are kept."


@dataclasses.dataclass(frozen=True)
class Decided:
    """A dataset with new rules."""

    folder: Path
    header: Mapping[str, Any]
    """As dataset.json has it."""
    changed: str
    """The keys of rules that are new, with their values."""
    moved: int
    """Samples whose status is another than before."""


def decide(
    dataset: Path,
    qc: Mapping[str, Any],
    split: Mapping[str, Any],
    progress: Progress,
    verdicts: Sequence[Mapping[str, Any]] = (),
) -> Decided:
    """Judge and deal the samples of a dataset by other rules; ``qc`` and ``split`` are those keys that change.

    Keys of the old rules that mean nothing beside the new ones fall back to their defaults. ``dataset`` is the folder,
    or dataset.json in it. ``verdicts`` (sample_id, review, perhaps note) go before those of the chips table, which
    count in any case. Raises DatasetError, RecipeError or SplitError; nothing has changed then.
    """
    folder = dataset.absolute() if dataset.is_dir() else dataset.absolute().parent
    read_header(folder)  # a folder that is no dataset gets no lock
    check_writable(folder)
    lock = take_lock(folder / LOCK)
    try:
        progress.report(0, 1, "Reading the table")
        held_by_others(folder / TABLE)  # what a program that was killed left beside it is worked in
        stamp = stamp_of(folder / TABLE)
        old = _Old.read(folder)
        recipe = with_rules(old.recipe, qc, split)
        changed = changed_rules(old.recipe.to_dict(), recipe.to_dict())
        there = read_rows(folder / TABLE, CHIPS)  # first: it tells a damaged table as what it is
        contents, layers = _contents(old, recipe)
        fault = rows_fault(there, contents, COLUMNS)
        if fault:
            raise DatasetError(folder / TABLE, f"the layer {CHIPS} is damaged: {fault}.", DAMAGED_TABLE)
        rows, unknown = review.decided(folder / TABLE, there, old.pending, verdicts)
        if unknown:
            progress.warn(f"{counted(unknown, 'verdict')} of samples that the dataset does not have: let be.")
        changed = ", ".join(text for text in (changed, _other_areas(old, recipe, contents.split_areas)) if text)
        made = {**old.made, "recipe": kept_recipe(recipe)}
        progress.report(0.2, 1, "Deciding")
        require_files(folder, rows)
        done = conclude(contents, rows, made, layers, progress.part(0.2, 0.9))
        progress.report(0.9, 1, "Writing the table")
        require_free(folder / TABLE)
        if stamp_of(folder / TABLE) != stamp and read_rows(folder / TABLE, CHIPS) != there:
            raise DatasetError(folder / TABLE, "was changed by another program meanwhile.", "Run it again.")
        header = _write(old, recipe, done, review.changes(there, rows))
        was = {r.sample_id: r.values["status"] for r in there}
        moved = sum(r.values["status"] != was[r.sample_id] for r in done.rows)
    finally:
        lock.release()
        close_files()
    progress.info(
        f"Decided anew: {changed}."
        if changed
        else f"The rules are as they were; {counted(moved, 'sample')} changed status."
    )
    if recipe.split.folds and split and "folds" not in split:
        progress.info(f"split.folds ({recipe.split.folds}) stays as it was: fold 1 is the validation. 0: no folds.")
    progress.info("The dataset is complete.")
    return Decided(folder, header, changed, moved)


@dataclasses.dataclass(frozen=True)
class _Old:
    """A dataset as it is found."""

    folder: Path
    recipe: Recipe
    """As it is kept: with paths from the folder."""
    header: Mapping[str, Any]
    made: Mapping[str, Any]
    """The header's keys that no rule changes."""
    settled_layers: Sequence[str]
    parts: Parts
    pending: Sequence[Mapping[str, Any]] = ()
    """Verdicts that a run was stopped with before they stood in the table."""

    @staticmethod
    def read(folder: Path) -> _Old:
        """Return what is there; raises DatasetError where it is not complete, or of an older version."""
        header = read_header(folder)
        path = folder / HEADER
        if header.get("state") == BUILDING and REFUSED in header:
            raise DatasetError(
                path,
                f"says {BUILDING!r}: its samples are made, but could not be dealt: {header[REFUSED]}",
                "Run its recipe again in this folder with another split (SPLIT, split.method): nothing is made again.",
            )
        if header.get("state") not in (COMPLETE, DECIDING):
            raise DatasetError(
                path,
                f"says {BUILDING!r}: some samples are not made yet.",
                "Run its recipe again to complete it; then decide anew.",
            )
        settled = header.get(SETTLED)
        if not isinstance(settled, dict):
            raise DatasetError(path, "is of an older version: it does not say what follows from its rules.", OLD)
        fault = header_fault(header, SETTLED)
        if fault:
            raise DatasetError(path, f"is damaged: {fault}.", OLD)
        gone = {*settled["keys"], SETTLED, PENDING, *HEAD}
        made = {key: value for key, value in header.items() if key not in gone}
        count = len(header["warnings"]) - len(settled["warnings"])
        made["warnings"] = header["warnings"][:count]
        try:
            recipe, parts = Recipe.from_dict(header.get("recipe", {})), parts_of(header)
        except RecipeError as error:
            raise DatasetError(path, f"is damaged: {error}.", OLD) from error
        return _Old(folder, recipe, header, made, settled["layers"], parts, pending_verdicts(header))


def with_rules(recipe: Recipe, qc: Mapping[str, Any], split: Mapping[str, Any]) -> Recipe:
    """Return a recipe with other rules; raises RecipeError where they do not fit."""
    given = {"qc": dict(qc), "split": dict(split)}
    own = recipe.split if recipe.split.path == TABLE and "path" not in given["split"] else Split()
    for key in ("layer", "field"):
        if own.path and given["split"].get(key, getattr(own, key)) not in ("", getattr(own, key)):
            text = f"{given['split'][key]!r} is not in the dataset: of the polygons it has what its split goes by alone"
            raise RecipeError(f"split.{key}", text, "Give the file of the polygons again too: --path (SPLIT_LAYER).")
    if given["split"].get("path"):
        given["split"]["path"] = str(Path(str(given["split"]["path"])).absolute())
        given["split"] = {"layer": "", "field": "", **given["split"]}
    new_qc = build_value(Qc, {**_asdict(recipe.qc), **given["qc"]}, "qc")
    new_split = build_value(Split, {**_asdict(recipe.split), **given["split"]}, "split")
    for key, why in OF_THE_MAKING.items():
        before, now = (getattr(rules, key.partition(".")[2]) for rules in (recipe.qc, new_qc))
        if before != now:
            raise RecipeError(key, f"{why}, and cannot change afterwards ({before:g}, now {now:g})", AS_IT_IS)
    sections = {f.name: getattr(recipe, f.name) for f in dataclasses.fields(recipe)}
    asked = SimpleNamespace(**{**sections, "qc": new_qc, "split": new_split})
    vain = {key for need in NEEDS if not need.holds(asked) for key in need.keys}
    usual = {"qc": Qc(), "split": Split()}
    reset = {
        name: {key: getattr(rules, key) for key in _asdict(rules) if f"{name}.{key}" in vain and key not in given[name]}
        for name, rules in usual.items()
    }
    return dataclasses.replace(
        recipe,
        qc=dataclasses.replace(new_qc, **reset["qc"]),
        split=dataclasses.replace(new_split, **reset["split"]),
    )


def _asdict(rules: Any) -> dict[str, Any]:
    return {f.name: getattr(rules, f.name) for f in dataclasses.fields(rules)}


def _contents(old: _Old, recipe: Recipe) -> tuple[Contents, list[Layer]]:
    """Return what the dataset holds, and its layers that follow from no rule, with the polygons of its split."""
    table = old.folder / TABLE
    here = recipe.resolved(old.folder)
    areas = read_split_areas(here.split)
    contents = Contents(
        old.folder,
        here,
        old.parts.bands,
        old.parts.layers,
        old.parts.classes,
        read_polygons(str(table), AOI, "AOI"),
        areas,
        read_records(table, SCENES),
    )
    return contents, list(_layers(old, recipe.split, areas if recipe.split.path != TABLE else None))


def _other_areas(old: _Old, recipe: Recipe, new: Polygons | None) -> str:
    """Return which keys say that a split goes by other polygons than before, with what they are; '' for the same.

    The dataset has its own copy of the former ones: their shapes and values are compared, whatever they were called.
    """
    rules, before = recipe.split, old.recipe.split
    if not rules.path or rules.path == before.path:
        return ""
    was = read_split_areas(old.recipe.resolved(old.folder).split)
    if was is not None and new is not None and _content(was) == _content(new):
        return ""
    told = [f"split.path ({_polygons(was)}, now {_polygons(new)} of {rules.path})"]
    told += [f"split.layer (now {rules.layer})"] if rules.layer else []
    if rules.field or before.field:
        told.append(f"split.field ({'given' if before.field else 'empty'} before, now {rules.field or 'empty'})")
    return ", ".join(told)


def _polygons(areas: Polygons | None) -> str:
    return "none" if areas is None else counted(len(areas.geometries), "polygon")


def _content(areas: Polygons) -> str:
    """Return a hash of polygons and their groups."""
    values = tuple(text_of(v) for v in areas.values)
    return dataclasses.replace(areas, values=values).digest()


def _layers(old: _Old, rules: Split, new_areas: Polygons | None) -> Iterator[Layer]:
    """Yield the layers that follow from no rule in their order, and after the labels the polygons of the split."""
    table = old.folder / TABLE
    names = [n for n in layer_names(table) if n not in (CHIPS, *old.settled_layers)]
    kept = [n for n in names if n != AREAS_LAYER or (rules.path and new_areas is None)]
    last = max((i for i, n in enumerate(kept) if n in (AOI, LABELS_LAYER, EXTENT_LAYER)), default=0)
    for i, name in enumerate(kept):
        yield from read_layer(table, name)
        if i == last and new_areas is not None:
            yield split_layer(rules, new_areas)


def _write(old: _Old, recipe: Recipe, done: Concluded, verdicts: Sequence[Mapping[str, str]]) -> Mapping[str, Any]:
    """Write the dataset with its new rules; returns its header.

    While the table is on its way, header and recipe name the user's own file of split areas, the verdicts that are new,
    and the layers that follow from the old rules or the new ones: whichever table is found by the next run, its end is
    the same.
    """
    folder, digest = old.folder, str(old.header["digest"])
    pending = {**done.header["recipe"], "split": recipe.to_dict()["split"]}
    either = sorted({*old.settled_layers, *done.header[SETTLED]["layers"]})
    settled = {**old.header[SETTLED], "layers": either}
    on_the_way = {PENDING: list(verdicts)} if verdicts else {}
    kept = {key: value for key, value in old.header.items() if key != PENDING}
    write_header(folder, {**kept, "recipe": pending, SETTLED: settled, **on_the_way}, DECIDING, digest)
    write_whole(folder / RECIPE, as_json(pending))
    write_concluded(folder, done.layers, done.files, done.header["recipe"])
    write_header(folder, done.header, COMPLETE, digest)
    (folder / JOURNAL).unlink(missing_ok=True)  # of a build that was killed when all but this was done
    return done.header
