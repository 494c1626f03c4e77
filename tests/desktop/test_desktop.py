"""The real QGIS desktop with the installed zip, as a user sees it; pictures of every stage lie in build/desktop."""

from __future__ import annotations

import json
import math
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from .conftest import Session

WARNING = 1
"""Of Qgis.MessageLevel; Critical is the next."""
QGIS_OWN = {
    "Unbalanced call to leaveUpdateMode() w.r.t. enterUpdateMode()": "3.22, where edits were saved before they ended",
    "Open Sans font installation failed": "3.40, as it starts",
}


def test_every_step_is_played(session: Session) -> None:
    session.step("leave")


def test_qgis_ends_well_and_leaves_nothing_running(session: Session) -> None:
    assert session.code == 0, session.errors[-2000:]
    assert session.left == []


def test_nothing_is_told_as_a_fault(session: Session) -> None:
    told = [message for message in session.record["messages"] if message["level"] in (WARNING, WARNING + 1)]
    assert [message for message in told if message["text"] not in QGIS_OWN and not of_qgis(message)] == []


def of_qgis(message: dict[str, Any]) -> bool:
    """Say whether a message is a warning of Python about a file that is not the plugin's."""
    return message["tag"] == "Python warning" and "/dl4eo_qgis/" not in message["text"].splitlines()[0]


@pytest.mark.parametrize("word", ["Traceback", "Segmentation", "free()", "dl4eo", "QObject", "QWidget", "ERROR"])
def test_stderr_has_no(session: Session, word: str) -> None:
    assert [line for line in session.errors.splitlines() if word in line] == []


def test_the_zip_is_what_runs(session: Session) -> None:
    installed = session.step("install")
    assert Path(installed["file"]).is_relative_to(
        session.home / "profile" / "profiles" / "default" / "python" / "plugins"
    )
    assert installed["enabled"]
    assert {"makedataset", "loaddataset", "demodata"} <= set(installed["algorithms"])
    assert [text for text in installed["menu"] if text.startswith("Make training dataset")] != []


def test_the_demo_brings_its_layers_and_a_filled_dialog(session: Session) -> None:
    demo = session.step("try the demo")
    assert {(layer["name"], *layer["groups"]) for layer in demo["layers"]} == {
        ("Lakes (simulated)", "DL4EO demo (simulated)"),
        ("Area of interest (simulated)", "DL4EO demo (simulated)"),
    }
    assert 0.03 < demo["map"]["drawn"] < 0.3
    filled = demo["filled"]
    assert filled["CATALOGUE"].endswith("catalog.json")
    assert (filled["START"], filled["END"]) == ("2022-01-01", "2022-02-28")


def test_the_area_is_what_the_mouse_drew(session: Session) -> None:
    area = session.step("draw area")
    assert area["layers"][0]["name"] == "AOI"
    assert len(set(area["crs"])) == 1
    assert len(area["drawn"]) == 1
    ring = area["drawn"][0]
    assert ring[0] == ring[-1]
    for corner in ring:
        assert any(math.dist(corner, each) < 1.5 * area["pixel"] for each in area["wanted"]), (corner, area["wanted"])
    assert len(ring) == len(area["wanted"]) + 1
    assert "km²" in area["message"]


def test_the_dialog_begins_with_the_drawn_area_and_the_active_layer(session: Session) -> None:
    dialog = session.step("fill dialog")
    assert dialog["title"].endswith("Make training dataset")  # QGIS 3.40 puts the group before it
    assert dialog["given"] == {"AOI": "AOI", "LABELS": "Lakes (simulated)"}


def test_the_dialog_makes_a_dataset(session: Session) -> None:
    run = session.step("run dialog")
    assert run["well"], run["log"]
    assert "The dataset is complete." in run["log"]
    folder = session.home / "lakes"
    assert run["results"]["DATASET"] == str(folder / "dataset.json")
    assert json.loads((folder / "dataset.json").read_text(encoding="utf-8"))["state"] == "complete"
    with closing(sqlite3.connect(folder / "dataset.gpkg")) as table:
        assert len(list((folder / "images").glob("*.tif"))) >= run["results"]["COUNT"] > 20
        assert table.execute("SELECT COUNT(*) FROM chips").fetchone()[0] >= run["results"]["COUNT"]


@pytest.mark.parametrize("step", ["layers", "load dataset"])
def test_the_chips_appear_styled_in_the_dataset_s_group(session: Session, step: str) -> None:
    seen = session.step(step)
    chips = next(layer for layer in seen["layers"] if layer["name"].startswith("Chips"))
    assert chips["renderer"] == "categorizedSymbol"
    assert {"kept", "rejected"} <= set(chips["legend"])
    assert chips["groups"] == ["Dataset lakes"]
    assert all(layer["valid"] and layer["crs"] for layer in seen["layers"])
    assert seen["map"]["drawn"] > 0.1
    assert seen["map"]["colours"] > 20


def test_images_and_masks_are_drawn_as_mosaics(session: Session) -> None:
    alone = {name.split(" 2022")[0]: mosaic for name, mosaic in session.step("mosaics")["alone"].items()}
    assert set(alone) == {"True colour", "False colour", "Masks"}
    assert {mosaic["groups"][-1] for mosaic in alone.values()} == {"Dataset lakes"}
    assert [alone[name]["renderer"] for name in ("True colour", "False colour", "Masks")] == [
        "multibandcolor",
        "multibandcolor",
        "paletted",
    ]
    for name in ("True colour", "False colour"):
        assert alone[name]["map"]["drawn"] > 0.15, name
        assert alone[name]["map"]["colours"] > 500, name
    assert 0.02 < alone["Masks"]["map"]["drawn"] < alone["True colour"]["map"]["drawn"] / 2


def test_keys_walk_through_the_chips_and_judge_them(session: Session) -> None:
    seen = session.step("browse")
    assert len(set(seen["walked"])) == 4
    assert seen["rejected"] == seen["walked"][2]
    assert seen["flagged"] not in ("", seen["rejected"])
    assert seen["verdicts"] == {seen["rejected"]: "reject", seen["flagged"]: "flag"}
    for name, colours in (("image", 100), ("other", 100), ("mask", 2)):
        assert seen["pictures"][name]["colours"] >= colours, name


def test_verdicts_are_carried_into_the_dataset(session: Session) -> None:
    seen, applied, made = session.step("browse"), session.step("apply verdicts"), session.step("run dialog")
    assert applied["well"], applied["log"]
    assert applied["results"]["REJECTED"] == applied["results"]["FLAGGED"] == 1
    assert applied["results"]["COUNT"] == made["results"]["COUNT"] - 1
    assert applied["state"] == ["rejected", "review: rejected by hand"]
    folder = session.home / "lakes"
    assert (
        json.loads((folder / "dataset.json").read_text(encoding="utf-8"))["counts"]["kept"]
        == (applied["results"]["COUNT"])
    )
    with closing(sqlite3.connect(folder / "dataset.gpkg")) as table:
        asked = "SELECT status, review FROM chips WHERE sample_id = ?"
        assert table.execute(asked, [seen["rejected"]]).fetchone() == ("rejected", "reject")
        assert table.execute(asked, [seen["flagged"]]).fetchone()[1] == "flag"
        assert table.execute(asked, [applied["kept"]]).fetchone()[1] == "keep"  # given after applyreview had written


def test_the_plugin_can_be_taken_out_and_in_again(session: Session) -> None:
    again = session.step("reload plugin")
    assert again["left"] == []
    assert again["again"] == session.step("install")["menu"]
