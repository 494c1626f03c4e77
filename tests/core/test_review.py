"""People's verdicts on samples: they decide, survive what does not touch the samples' files, and are never misread."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from dl4eo_qgis.core import dataset, redo
from dl4eo_qgis.core.__main__ import main
from dl4eo_qgis.core.audit import audit
from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.errors import DatasetError
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.redo import decide
from dl4eo_qgis.core.review import read_verdicts, word_of
from tests.core.demo_job import chips_of, hashes, recipe_of
from tests.core.test_rebuild import written_at
from tests.core.test_redo import or_fail

Verdicts = Mapping[str, tuple[str | None, str | None]]


def write(folder: Path, verdicts: Verdicts) -> None:
    """Write verdicts into the table as any program may: by SQL."""
    with sqlite3.connect(folder / "dataset.gpkg") as file:
        for trigger in [n for (n,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]:
            file.execute(f'DROP TRIGGER "{trigger}"')  # they call functions of GDAL
        for name, (review, note) in verdicts.items():
            file.execute("UPDATE chips SET review = ?, note = ? WHERE sample_id = ?", (review, note, name))
    file.close()


def rows_of(folder: Path) -> dict[str, Mapping[str, Any]]:
    """Return the chips table by sample id."""
    return {r["sample_id"]: r for r in chips_of(folder).to_dict("records")}


def header_of(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "dataset.json").read_text(encoding="utf-8"))
    return found


def some(folder: Path, status: str, count: int) -> list[str]:
    """Return samples with files that have a status."""
    return sorted(n for n, r in rows_of(folder).items() if r["status"] == status and r["image"])[:count]


def test_verdicts_decide_and_nothing_else_changes(copy: Path) -> None:
    """A rejected one is kept, kept ones are rejected, a flag does nothing; no file of a sample is written."""
    decide(copy, {"min_valid": 0.999}, {}, Progress())
    before, first = written_at(copy), rows_of(copy)
    (saved,), (bad, worse, odd) = some(copy, "rejected", 1), some(copy, "kept", 3)
    write(copy, {saved: (" Keep", None), bad: ("REJECT ", "  haze\n here "), worse: ("reject", ""), odd: ("flag", "?")})
    done = decide(copy, {}, {}, Progress())
    now = rows_of(copy)
    assert (now[saved]["status"], now[saved]["reason"], now[saved]["review"]) == ("kept", "", "keep")
    assert (now[bad]["status"], now[bad]["reason"]) == ("rejected", "review: haze here")
    assert (now[worse]["status"], now[worse]["reason"]) == ("rejected", "review: rejected by hand")
    assert (now[odd]["status"], now[odd]["note"]) == ("kept", "?")
    assert now[saved]["split"] in ("train", "validation", "test")
    assert not now[bad]["split"]
    others = {n for n in now if n not in (saved, bad, worse)}
    assert {n: now[n]["status"] for n in others} == {n: first[n]["status"] for n in others}
    assert written_at(copy) == before
    assert done.moved == 3
    assert header_of(copy)["review"] == {"kept": 1, "rejected": 2, "flagged": 1}
    statistics = json.loads((copy / "stats.json").read_text(encoding="utf-8"))
    train = [r for r in now.values() if r["split"] == "train" and r["status"] == "kept"]
    assert statistics["samples"] == len(train)
    for page in ("README.md", "report.html"):
        assert "By hand: 1 kept, 2 rejected, 1 flagged." in (copy / page).read_text(encoding="utf-8")
    assert audit(copy, Progress()).problems == []


def test_decided_anew_is_fresh_with_these_verdicts_to_the_byte(
    world: DemoWorld,
    copy: Path,
    tmp_path: Path,
) -> None:
    """And with the verdicts taken back it is the dataset that it was."""
    first = hashes(copy)
    names = some(copy, "kept", 3)
    told = [{"sample_id": n, "review": w, "note": "x"} for n, w in zip(names, ("reject", "flag", "keep"), strict=True)]
    decide(copy, {"min_valid": 0.9}, {"seed": 7}, Progress(), told)
    job = recipe_of(world, tmp_path / "b", chips={"keep": "all"}, qc={"min_valid": 0.9}, split={"seed": 7})
    build(job, Progress())
    assert hashes(copy) != hashes(tmp_path / "b")
    decide(tmp_path / "b", {}, {}, Progress(), told)
    assert hashes(copy) == hashes(tmp_path / "b")
    build(job, Progress())  # a rerun of the same dataset keeps them
    assert hashes(copy) == hashes(tmp_path / "b")
    decide(copy, {"min_valid": 0.8}, {"seed": 42}, Progress(), [{**t, "review": "", "note": None} for t in told])
    assert hashes(copy) == first


@pytest.mark.parametrize("stopped_at", ["dataset.gpkg", "README.md"])
def test_a_stop_in_the_middle_loses_no_verdict(
    copy: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    stopped_at: str,
) -> None:
    """The next run has the verdicts of the one that was stopped, whose file is gone, and those of the table."""
    one, other = some(copy, "kept", 2)
    write(copy, {other: ("flag", "mine")})
    shutil.copytree(copy, tmp_path / "b")
    told = [{"sample_id": one, "review": "reject", "note": "cloud"}]
    decide(tmp_path / "b", {}, {}, Progress(), told)
    with monkeypatch.context() as patch:
        for name in ("write_layers", "write_whole"):
            patch.setattr(dataset, name, or_fail(getattr(dataset, name), stopped_at))
        with pytest.raises(DatasetError, match="the disk is full"):
            decide(copy, {}, {}, Progress(), told)
    assert header_of(copy)["state"] == "deciding"
    decide(copy, {}, {}, Progress())
    assert hashes(copy) == hashes(tmp_path / "b")
    assert redo.PENDING not in header_of(copy)


def test_a_rerun_keeps_verdicts_on_the_same_bytes_and_drops_others_with_a_warning(
    world: DemoWorld,
    copy: Path,
) -> None:
    """A file that was lost comes back with its bytes: its verdict stays; one of other bytes loses it."""
    same, other, left = some(copy, "kept", 3)
    write(copy, {same: ("reject", "haze"), other: ("reject", "old"), left: ("flag", None)})
    with sqlite3.connect(copy / "dataset.gpkg") as file:  # as if another file had been looked at
        file.execute("UPDATE chips SET sha256 = 'other' WHERE sample_id = ?", (other,))
    file.close()
    (copy / "images" / f"{same}.tif").unlink()
    said: list[str] = []
    progress = Progress(lambda kind, fraction, text: said.append(text) if kind == "warning" else None)
    build(recipe_of(world, copy, chips={"keep": "all"}), progress)
    now = rows_of(copy)
    assert (now[same]["review"], now[same]["status"], now[same]["reason"]) == ("reject", "rejected", "review: haze")
    assert (now[other]["review"] or "", now[other]["status"]) == ("", "kept")
    assert now[left]["review"] == "flag"
    assert f"The verdicts on 1 sample were dropped, since the files are others now: {other}." in said
    assert audit(copy, Progress()).problems == []


def test_verdicts_on_samples_that_are_no_more_are_not_dropped_silently(world: DemoWorld, copy: Path) -> None:
    """A rebuild with chips of another size has none of the samples that people looked at."""
    one, other = some(copy, "kept", 2)
    write(copy, {one: ("reject", "haze"), other: ("flag", None)})
    said: list[str] = []
    progress = Progress(lambda kind, fraction, text: said.append(text) if kind == "warning" else None)
    build(recipe_of(world, copy, chips={"size_px": 128}, output={"existing": "rebuild"}), progress)
    text = "The verdicts on 2 samples were dropped, since the dataset has no such samples any more"
    assert f"{text}: {one}, {other}." in said


def test_what_was_read_to_decide_is_read_anew_by_a_build(world: DemoWorld, copy: Path) -> None:
    """In one process, as of a script: images of other bands lie under the same names."""
    decide(copy, {}, {}, Progress())
    few = {"bands": ["red", "green", "blue"], "indices": []}
    build(recipe_of(world, copy, chips={"keep": "all"}, optical=few, output={"existing": "rebuild"}), Progress())
    assert audit(copy, Progress()).problems == []


def test_verdicts_of_the_table_count_after_a_build_that_was_stopped(
    world: DemoWorld,
    copy: Path,
) -> None:
    """A journal is there with the samples; the table was edited since."""
    (one,) = some(copy, "kept", 1)
    rows = [{**r, "review": "", "note": ""} for r in redo.read_records(copy / "dataset.gpkg", "chips")]
    (copy / ".rows.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    write(copy, {one: ("reject", "")})
    build(recipe_of(world, copy, chips={"keep": "all"}), Progress())
    assert rows_of(copy)[one]["status"] == "rejected"


def test_a_sample_without_files_is_not_kept_by_hand(copy: Path) -> None:
    (one,) = some(copy, "kept", 1)
    with sqlite3.connect(copy / "dataset.gpkg") as file:
        for trigger in [n for (n,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]:
            file.execute(f'DROP TRIGGER "{trigger}"')
        unmade = "image = '', mask = '', layers = '', bytes = 0, sha256 = '', status = 'rejected', reason = 'no scene'"
        file.execute(f"UPDATE chips SET {unmade}, review = 'keep' WHERE sample_id = ?", (one,))
    file.close()
    decide(copy, {}, {}, Progress())
    assert (rows_of(copy)[one]["status"], rows_of(copy)[one]["reason"]) == ("rejected", "no scene")
    assert f"1 sample cannot be kept by hand without files: {one}." in header_of(copy)["warnings"]


def test_a_word_that_is_no_verdict_is_refused_with_its_sample(
    world: DemoWorld,
    copy: Path,
) -> None:
    (one,) = some(copy, "kept", 1)
    write(copy, {one: ("rejcet", None)})
    before = hashes(copy)
    said = rf"the review of the sample {one} is 'rejcet', which is no verdict\. Did you mean reject\? Write keep, "
    with pytest.raises(DatasetError, match=said):
        decide(copy, {}, {}, Progress())
    with pytest.raises(DatasetError, match=said):
        build(recipe_of(world, copy, chips={"keep": "all"}), Progress())
    assert hashes(copy) == before
    (problem,) = audit(copy, Progress()).problems
    assert (problem.kind, problem.sample_id) == ("table", one)
    assert problem.text == "Its review is 'rejcet', which is none of keep, reject, flag."


def test_the_audit_tells_of_verdicts_that_are_not_applied_yet(copy: Path) -> None:
    (one,) = some(copy, "kept", 1)
    write(copy, {one: ("reject", None)})
    texts = [p.text for p in audit(copy, Progress()).problems if p.sample_id == one]
    assert any("status is kept, the rules give rejected" in t and "dl4eo:applyreview" in t for t in texts)


def test_a_dataset_of_before_gets_the_column_of_notes_in_its_place(copy: Path, tmp_path: Path) -> None:
    first = hashes(copy)
    with sqlite3.connect(copy / "dataset.gpkg") as file:
        for trigger in [n for (n,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]:
            file.execute(f'DROP TRIGGER "{trigger}"')
        file.execute("ALTER TABLE chips DROP COLUMN note")
    file.close()
    decide(copy, {}, {}, Progress())
    assert hashes(copy) == first


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_command_line_takes_verdicts_of_a_text_file(
    copy: Path,
    tmp_path: Path,
    separator: str,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    one, other, third = some(copy, "kept", 3)
    write(copy, {other: ("reject", None), third: ("reject", "mine")})
    lines = ["\ufeffSample_ID,other,Review,note", f"{one},1,Reject,haze", f"{other},2,,", "1_2_3_20220501,3,keep,"]
    (tmp_path / "v.csv").write_text("\r\n".join(lines).replace(",", separator), encoding="utf-8")
    assert main(["review", str(copy), "--verdicts", str(tmp_path / "v.csv")]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["review"] == {"kept": 0, "rejected": 2, "flagged": 0}
    assert answer["moved"] == 2
    now = rows_of(copy)
    assert [now[n]["status"] for n in (one, other, third)] == ["rejected", "kept", "rejected"]
    assert "By hand: 2 rejected. 2 samples changed the status." in caplog.text
    assert "1 verdict of samples that the dataset does not have: let be." in caplog.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sample,review\n", r"lacks the columns sample_id; it has sample, review\."),
        ("sample_id,review\n1_2_3_20220501,keep\n", r"no verdict is about a sample of this dataset \(1_2_3_20220501\)"),
        ("sample_id,review\nA,keep\nA,reject\n", "the sample A is given two verdicts"),
        ("sample_id,review\nA,kept\n", "the review of the sample A is 'kept', which is no verdict. Did you mean keep"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(copy: Path, tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "v.csv").write_text(text, encoding="utf-8")
    before = hashes(copy)
    with pytest.raises(DatasetError, match=said):
        decide(copy, {}, {}, Progress(), read_verdicts(tmp_path / "v.csv"))
    assert hashes(copy) == before


def test_blanks_around_a_sample_are_no_other_sample(copy: Path) -> None:
    """As a table that was edited by hand has them."""
    (one,) = some(copy, "kept", 1)
    decide(copy, {}, {}, Progress(), [{"sample_id": f" {one}\t", "review": "Reject "}])
    assert rows_of(copy)[one]["status"] == "rejected"


@pytest.mark.parametrize("damage", ["cut", "other"])
def test_a_damaged_table_is_told_as_one(copy: Path, damage: str) -> None:
    table = copy / "dataset.gpkg"
    table.write_bytes(table.read_bytes()[:60000] if damage == "cut" else b"x" * 5000)
    with pytest.raises(DatasetError, match=r"dataset\.gpkg: "):
        decide(copy, {}, {}, Progress())


def test_words_are_read_in_any_case_with_blanks_and_nothing_else_is_a_word() -> None:
    assert [word_of(v) for v in ("keep", " KEEP\t", "Reject", "flag", "", "  ", None)] == [
        "keep", "keep", "reject", "flag", "", "", ""
    ]  # fmt: skip
    assert [word_of(v) for v in ("yes", "keep it", 1, True)] == [None] * 4
