"""The end of a build and of each change of rules: decisions, proof of alignment, statistics, card and report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import shapely

from . import reporting
from .balance import outcome
from .contents import Contents
from .dataset import CARD, REPORT, STATISTICS
from .explore import columns_of, squares_in_one_crs
from .progress import Progress
from .quality import alignment
from .recipe import Output
from .settle import Settled, settle
from .stages import report
from .statistics import as_text, describe
from .types import Row
from .vector import Layer

SETTLED = "settled"
"""Key of dataset.json: its keys, layers and warnings that follow from the rules, and are new after each change."""


@dataclass(frozen=True)
class Concluded:
    """All that is written of a dataset beside its samples."""

    rows: list[Row]
    header: dict[str, Any]
    layers: list[Layer]
    files: dict[str, bytes]
    """By name."""
    warnings: list[str]
    """Those that came up here."""


def conclude(
    contents: Contents,
    rows: Sequence[Row],
    header: Mapping[str, Any],
    layers: Sequence[Layer],
    progress: Progress,
    output: Output | None = None,
) -> Concluded:
    """Decide on samples and say so; ``header`` and ``layers`` are what is known of the dataset otherwise.

    ``output``: where samples are read for the statistics, if elsewhere than on threads of this process.
    Raises DatasetError where a sample's files cannot be read back.
    """
    settled = settle(contents, rows, progress)
    aligned = alignment.measure(contents.for_alignment, settled.rows, contents.recipe.output.threads, progress.check)
    balance = _balance(contents, settled, header)
    warnings = [*settled.warnings, *aligned.warnings, *(outcome.lost(balance) if balance else ())]
    for text in warnings:
        progress.warn(text)
    counts = {**header.get("counts", {}), **settled.header["counts"]}
    full = {**header, **settled.header, "counts": counts, "alignment": aligned.document}
    full |= {"balance": balance} if balance else {}
    full |= {"warnings": [*header["warnings"], *warnings]}
    keys = [key for key in full if key not in header]
    full[SETTLED] = {"keys": keys, "layers": [layer.name for layer in settled.layers], "warnings": warnings}
    where = output or Output(threads=contents.recipe.output.threads)
    statistics = describe(contents.for_statistics, aligned.rows, where, progress)
    facts = reporting.Facts(contents, full, aligned.rows, statistics)
    page = reporting.page(facts, progress.check)
    files = {CARD: report.card(facts).encode(), STATISTICS: as_text(statistics), REPORT: page}
    made = [_chips_layer(contents, aligned.rows), *layers, *settled.layers]
    return Concluded(aligned.rows, full, made, files, warnings)


def _balance(contents: Contents, settled: Settled, header: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return what is said of the choice of chips, with those that are kept; None where none were chosen."""
    document, least_px = header.get("balance"), contents.recipe.labels.min_class_px
    if not document:
        return None
    return outcome.with_kept(document, settled.kept, contents.columns, contents.mask_px, least_px)


def _chips_layer(contents: Contents, rows: Sequence[Row]) -> Layer:
    """Return the layer ``chips`` of dataset.gpkg: a row a sample."""
    crs, squares = squares_in_one_crs([contents.chip_of(r) for r in rows])
    return Layer("chips", squares, columns_of([r.values for r in rows]), crs)


def scenes_layer(records: Sequence[Mapping[str, Any]], footprints: Sequence[str]) -> Layer:
    """Return the layer ``scenes`` of dataset.gpkg: the footprints (WKT in degrees) of the scenes that were used."""
    return Layer("scenes", list(shapely.from_wkt(footprints)), columns_of(records), "EPSG:4326", multi=True)


__all__ = ["CARD", "REPORT", "SETTLED", "STATISTICS", "Concluded", "Settled", "conclude", "scenes_layer"]
