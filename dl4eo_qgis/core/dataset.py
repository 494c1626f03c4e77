"""The dataset on disk: its layout, its header, its table; begun, continued and finished.

While it is built, finished samples stand in a journal (one JSON line each, written to disk before the next job). A run
that is stopped at any moment is continued by the next one with the same recipe; files count only when they are whole.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from . import review
from .errors import DatasetError
from .files import RUN_FILE, Lock, check_writable, take_lock, write_whole
from .recipe import DATASET_VERSION, Recipe
from .table import read_records
from .types import LAYER_FOLDERS, Row, Sample
from .vector import Layer, write_layers

HEADER, TABLE, JOURNAL, RECIPE = "dataset.json", "dataset.gpkg", ".rows.jsonl", "recipe.json"
LOCK = ".lock"
PARTS = ("images", "masks", *LAYER_FOLDERS)
DAMAGED = "With output.existing set to 'rebuild' it is written anew, and the samples that are whole are kept."
BUILDING, COMPLETE, DECIDING = "building", "complete", "deciding"
MADE_OF = "made_of"
"""Key of the header of a dataset that was cut out of rasters: which these are."""
REFUSED = "split_refused"
"""Key of the header of a dataset whose samples are all made, but cannot be dealt: why."""
PENDING = "verdicts"
"""Key of a header that says ``deciding``: people's verdicts that the table may not have yet."""
"""What a header says of its dataset. Deciding: samples are whole, and the rules of the header are on their way."""
CARD, STATISTICS, REPORT = "README.md", "stats.json", "report.html"
OWN_NAMES = (
    "labels.class_field", "labels.id_field", "labels.value_field", "labels.priority_field", "labels.year_field",
    "labels.from_field", "labels.to_field", "labels.extent_path", "select.date_field",
)  # fmt: skip
"""Keys of the recipe that name something else in a dataset's own copy: what was asked for is not known any more."""
PIXEL_RULES = ("max_cloud",)
"""Keys of qc that decide which dates are made; the others, and the split, are settled anew from the table."""
OUR_FILE = re.compile(r"\d+_-?\d+_-?\d+(_\d+_\d+)?_\d{8}\.tif|\..*\.part")
"""Names of samples, and of files that a killed run left half-written."""
LEFT_OVER = re.compile(
    r"\.(dataset\.json|README\.md|stats\.json|report\.html|recipe\.json|\.rows\.jsonl)\..+\.part|\.dataset\.gpkg\.part\.gpkg.*|\.dl4eo-.+\.part"
)
"""Names of files that a killed run leaves in the dataset's own folder."""


def as_json(document: Any) -> bytes:
    """Return a JSON document as the bytes of a file that people can read."""
    return (json.dumps(document, indent=1, ensure_ascii=False) + "\n").encode()


class Dataset:
    """A dataset's folder during one build."""

    def __init__(self, folder: Path, header: Mapping[str, Any], digest: str, existing: str = "refuse") -> None:
        """``header`` is what dataset.json will say; ``digest`` tells whether two requests are the same.

        ``existing`` says whether a dataset of another request is refused or rebuilt (``recipe.EXISTING``).
        Raises DatasetError where the folder cannot be written or holds something else. Touches nothing yet.
        """
        self.folder = folder
        self.header = dict(header)
        self.digest = digest
        self._rebuild = existing == "rebuild"
        self._changed = False
        """The folder holds a dataset of another request, which is rebuilt."""
        self.new_rules = ""
        """The keys of rules in which the dataset that is there differs; empty: none."""
        self._rows: dict[str, Row] = {}
        self._verdicts: dict[str, review.Given] = {}
        """What people had decided of the samples that were there at the beginning."""
        self._made: list[Path] = []
        self._lock: Lock | None = None
        check_writable(folder)
        self._check_contents()

    def _check_contents(self) -> None:
        """Raise DatasetError unless the folder is free or holds this very dataset, begun or complete."""
        if not (self.folder / HEADER).exists():
            self._changed, self.new_rules = False, ""
            foreign = sorted(p.name for p in self.folder.glob("*") if not p.name.startswith("."))
            if foreign:
                more = f" and {len(foreign) - 3} more" if len(foreign) > 3 else ""
                raise DatasetError(
                    self.folder,
                    f"already holds {', '.join(foreign[:3])}{more}, but no dataset.",
                    "Choose a new or an empty folder.",
                )
            return
        there = self._header_there()
        self._changed = there.get("digest") != self.digest
        self.new_rules = changed_rules(there.get("recipe"), self.header["recipe"])
        if not self._changed or self._rebuild:
            return
        changed = differences(_with_defaults(there.get("recipe")), self.header["recipe"])
        raise DatasetError(
            self.folder,
            "already holds another dataset; "
            + (f"its recipe differs in {changed}." if changed else _others(there, self.header)),
            "Choose another folder, or set output.existing to 'rebuild': samples that would be the same are kept, the "
            "others are removed.",
        )

    def _header_there(self) -> dict[str, Any]:
        """Return the header in the folder; nothing where it is damaged and the dataset is to be rebuilt anyway."""
        try:
            return read_header(self.folder)
        except DatasetError as error:
            ours = any((self.folder / name).exists() for name in (TABLE, JOURNAL))
            if not self._rebuild or error.hint != DAMAGED or not ours:
                raise
            return {}

    def begin(self) -> None:
        """Make the folder and its header (state: building), and read what an earlier run finished.

        Raises DatasetError where another run is at work in the folder. ``end`` must follow, whatever happens.
        """
        for place in (self.folder, *self.folder.parents):
            if place.exists():
                break
            self._made.append(place)
        self._lock = take_lock(self.folder / LOCK)
        for left in self.folder.glob(RUN_FILE.format("*")):  # of a run that was killed: its workers stop
            left.unlink(missing_ok=True)
        self._check_contents()  # again: another run may have begun and ended since
        finished = list(finished_rows(self.folder))
        self._verdicts = review.known(r.values for r in finished)
        self._verdicts_now()  # a word that is none is told before work, not after
        self._rows = {row.sample_id: row for row in finished if self._is_whole(row)}
        if not (self.folder / HEADER).exists():
            self._made.insert(0, self.folder / HEADER)
            self._write_header(BUILDING)

    def _verdicts_now(self) -> dict[str, review.Given]:
        """Return what people decided: the table is what they edit, also while a run goes on that has a journal."""
        table, records = self.folder / TABLE, []
        if table.exists():
            with suppress(DatasetError):  # one that is damaged is told elsewhere; the journal has what it had
                records = read_records(table, "chips")
        if (self.folder / HEADER).exists():
            sums = {r.get("sample_id"): r.get("sha256") for r in records}
            pending = pending_verdicts(self._header_there())
            records += [{**one, "sha256": sums.get(one["sample_id"])} for one in pending]
        review.require_words(table, records)
        told = {r.get("sample_id") for r in records}
        return {n: one for n, one in self._verdicts.items() if n not in told} | review.known(records)

    def with_verdicts(self, rows: Iterable[Row]) -> tuple[list[Row], str]:
        """Return rows with what people decided of these very files, and a warning of what does not fit any more."""
        return review.carried(rows, self._verdicts_now())

    def _is_whole(self, row: Row) -> bool:
        """Say whether a row's files are there with the bytes that the row says."""
        state, size = hashlib.sha256(), 0
        for name in files_of(row):
            try:
                data = (self.folder / name).read_bytes()
            except OSError:
                return False
            state.update(data)
            size += len(data)
        return size == row.values.get("bytes") and state.hexdigest() == row.values.get("sha256")

    def has(self, sample: Sample) -> bool:
        """Say whether a sample is finished, from the same inputs."""
        row = self._rows.get(sample.id)
        return row is not None and row.values.get("job") == sample.job

    def open_for(self, count: int) -> None:
        """Make ready for ``count`` samples to come; with none, a complete dataset of this recipe stays complete."""
        if count or self._changed or self.new_rules:
            # The journal comes first: once the header has changed, the table is no longer what it says.
            write_whole(self.folder / JOURNAL, b"".join(_line(row) for row in self._rows.values()))
            if not self._changed:
                self.header = {**read_header(self.folder), **self.header}
                self.header.pop(REFUSED, None)
            self._write_header(BUILDING)

    def add(self, rows: Sequence[Row]) -> None:
        """Take finished samples into the journal; on disk when this returns."""
        try:
            with (self.folder / JOURNAL).open("ab") as file:
                file.write(b"".join(_line(row) for row in rows))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise DatasetError(self.folder, f"cannot be written ({error.strerror}).", "Check the disk.") from error
        self._rows.update({row.sample_id: row for row in rows})

    def refuse_split(self, why: str) -> None:
        """Note in the header that all samples are made, but cannot be dealt to the splits of its recipe."""
        self.header = {**read_header(self.folder), **self.header, REFUSED: why}
        self._write_header(BUILDING)

    def rows(self, wanted: Iterable[str]) -> list[Row]:
        """Return the finished rows among ``wanted`` sample ids, sorted by sample id."""
        return [self._rows[name] for name in sorted(wanted) if name in self._rows]

    def finish(
        self,
        rows: Sequence[Row],
        layers: Sequence[Layer],
        header: Mapping[str, Any],
        files: Mapping[str, bytes],
        complete: bool,
    ) -> None:
        """Write the table, further files by name, and the header (state: complete, or still building).

        Files of no row are dropped.
        """
        self._check_files(rows)
        self.header = dict(header)
        write_concluded(self.folder, layers, files, self.header["recipe"])
        named = {name for row in rows for name in files_of(row)}
        for part in PARTS:
            for path in sorted((self.folder / part).glob("*")):
                if OUR_FILE.fullmatch(path.name) and f"{part}/{path.name}" not in named:
                    _drop(path)
        self._write_header(COMPLETE if complete else BUILDING)
        (self.folder / JOURNAL).unlink(missing_ok=True)

    def _check_files(self, rows: Sequence[Row]) -> None:
        """Raise DatasetError where a file that a row names is gone or has another size."""
        for row in rows:
            paths = [self.folder / name for name in files_of(row)]
            if not all(p.is_file() for p in paths) or sum(p.stat().st_size for p in paths) != row.values["bytes"]:
                raise DatasetError(
                    self.folder, f"the files of {row.sample_id} were changed during the run.", "Run it again."
                )

    def end(self) -> None:
        """Give the folder free; where no sample was finished, take back what ``begin`` made."""
        if self._lock is None:
            return
        begun = bool(self._made) and self._made[0].name == HEADER
        if begun and not self._rows:
            self._take_back()
        self._lock.release()
        if begun and not self._rows:
            with suppress(OSError):
                for place in self._made[1:]:
                    place.rmdir()

    def _take_back(self) -> None:
        """Remove header, journal and files that no finished sample needs."""
        with suppress(OSError):
            (self.folder / JOURNAL).unlink(missing_ok=True)
            (self.folder / HEADER).unlink(missing_ok=True)
            for part in PARTS:
                for path in (self.folder / part).glob("*"):
                    path.unlink()
                if (self.folder / part).exists():
                    (self.folder / part).rmdir()

    def _write_header(self, state: str) -> None:
        write_header(self.folder, self.header, state, self.digest)


def write_header(folder: Path, header: Mapping[str, Any], state: str, digest: str) -> None:
    """Write dataset.json; raises DatasetError."""
    head = {**header, "dl4eo_dataset": DATASET_VERSION, "state": state, "digest": digest}
    head = {key: head[key] for key in dict.fromkeys(("dl4eo_dataset", "state", "digest", *head))}
    write_whole(folder / HEADER, as_json(head))


def write_concluded(
    folder: Path, layers: Sequence[Layer], files: Mapping[str, bytes], recipe: Mapping[str, Any]
) -> None:
    """Write the table, further files by name and the recipe; drop what is not made any more, and what killed runs left.

    Raises DatasetError where a file cannot be written.
    """
    write_layers(folder / TABLE, layers)
    for name, data in files.items():
        write_whole(folder / name, data)
    write_whole(folder / RECIPE, as_json(recipe))
    for path in sorted(folder.glob("*")):
        if LEFT_OVER.fullmatch(path.name) or path.name in {CARD, STATISTICS, REPORT} - set(files):
            _drop(path)


def finished_rows(folder: Path) -> Iterable[Row]:
    """Yield the rows of the samples that runs in a folder have finished; their files may have been changed since."""
    journal = folder / JOURNAL
    if journal.exists():
        for line in journal.read_bytes().split(b"\n"):
            with suppress(ValueError):  # the last line of a run that was killed may be torn
                values = json.loads(line)
                if isinstance(values, dict) and "sample_id" in values:
                    yield Row(values)
    elif (folder / TABLE).exists():
        for values in read_records(folder / TABLE, "chips"):
            if values.get("sample_id"):
                yield Row(values)


def files_of(row: Row) -> list[str]:
    """Return the files of a sample, from the dataset's folder: image, mask, further rasters."""
    layers = [f"{folder}/{row.sample_id}.tif" for folder in str(row.values.get("layers") or "").split(";") if folder]
    return [*(str(row.values[kind]) for kind in ("image", "mask") if row.values.get(kind)), *layers]


def read_header(folder: Path) -> dict[str, Any]:
    """Return dataset.json of a folder; raises DatasetError where it is none of ours."""
    path = folder / HEADER
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DatasetError(path, f"cannot be read ({error.strerror}).") from error
    except ValueError as error:
        raise DatasetError(path, f"is damaged: it is not JSON ({error}).", DAMAGED) from error
    if not isinstance(document, dict) or document.get("dl4eo_dataset") != DATASET_VERSION:
        raise DatasetError(path, "is not the header of a dl4eo dataset.", "Choose a dataset.json that dl4eo wrote.")
    return document


def _others(there: Mapping[str, Any], wanted: Mapping[str, Any]) -> str:
    """Return in what two requests of one recipe differ."""
    kinds = MADE_OF in there, MADE_OF in wanted
    if not any(kinds):
        return "its AOI or labels differ, or an older version made it."
    if not all(kinds):
        return f"it was made of {'rasters' if kinds[0] else 'a catalogue'}."
    return "its rasters or chips differ, or an older version made it."


def pending_verdicts(header: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return the verdicts that a change of rules was stopped with; raises DatasetError where they are none."""
    found = header.get(PENDING, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) and "sample_id" in one for one in found):
        raise DatasetError(HEADER, f"is damaged: its {PENDING!r} are no list of verdicts.", DAMAGED)
    return found


def _with_defaults(recipe: Any) -> Any:
    """Return a recipe's document with the keys that a header of an older version lacks."""
    if not isinstance(recipe, dict):
        return {}
    usual = Recipe().to_dict()
    sections = {k: v for k, v in usual.items() if isinstance(v, dict)}
    return {k: {**sections.get(k, {}), **v} if isinstance(v, dict) else v for k, v in {**usual, **recipe}.items()}


def differences(one: Any, other: Any, path: str = "") -> str:
    """Return the keys in which two recipes differ, as ``chips.size_px (64, now 128)``; paths of vector files aside.

    Of names that a dataset's own copy has instead of the user's (``OWN_NAMES``), only whether there is one.
    """
    if isinstance(one, dict) and isinstance(other, dict):
        free = ["aoi", "labels.path", "labels.layer", "labels.extent_layer", "split"]
        free += [f"qc.{k}" for k in one if path == "qc." and k not in PIXEL_RULES]
        if path == "labels." and ("instance" in one.get("layers", ())) != ("instance" in other.get("layers", ())):
            free.append("labels.id_field")  # the own copy has numbers, given or not
        keys = [k for k in {**one, **other} if f"{path}{k}" not in free]
        found = [differences(one.get(k), other.get(k), f"{path}{k}.") for k in keys]
        return ", ".join(text for text in found if text)
    name = path.rstrip(".")
    if name in OWN_NAMES:
        one, other = ("given" if value else "empty" for value in (one, other))
        return "" if one == other else f"{name} ({one} before, now {other})"
    return "" if one == other else f"{name} ({_shown(one)}, now {_shown(other)})"


def _shown(value: Any) -> str:
    """Return a value of a recipe as messages show it: numbers without the noise of arithmetic."""
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(_shown(v) for v in value)}]"
    return f"{value:.10g}" if isinstance(value, float) else json.dumps(value)


def changed_rules(one: Any, other: Any) -> str:
    """Return the keys of rules in which two recipes differ, as ``split.seed (42, now 7)``; those that need no pixel."""
    pairs = []
    for name, free in (("qc", PIXEL_RULES), ("split", ("path", "layer", "field"))):
        before, now = (_with_defaults(recipe).get(name) for recipe in (one, other))
        if isinstance(before, dict) and isinstance(now, dict):
            pairs += [(f"{name}.{k}", before.get(k), now[k]) for k in now if k not in free]
    return ", ".join(differences(was, now, key) for key, was, now in pairs if was != now)


def _drop(path: Path) -> None:
    """Remove a file that nothing names."""
    with suppress(OSError):  # Windows: it is open elsewhere
        path.unlink()


def _line(row: Row) -> bytes:
    return json.dumps(dict(row.values), ensure_ascii=False).encode() + b"\n"
