"""The report of whole datasets: what it says of them, and what a browser makes of it."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import rasterio
from rasterio.io import MemoryFile

from dl4eo_qgis.core.demo import DemoWorld
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from tests.core.demo_job import chips_of, recipe_of
from tests.core.made_report import Page, fetched, handlers

EVIL = "<script>alert(1)</script>"
MAX_BYTES = 3_000_000
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="module")
def built(world: DemoWorld, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demo's dataset, every chip and date, with a class of an evil name."""
    folder = tmp_path_factory.mktemp("report")
    lakes = gpd.read_file(world.labels)
    lakes["kind"] = [EVIL if i % 2 else "lake" for i in range(len(lakes))]
    lakes.to_file(folder / "lakes.gpkg")
    labels = {"path": str(folder / "lakes.gpkg"), "class_field": "kind"}
    job = recipe_of(world, folder / "set", labels=labels, chips={"keep": "all"}, select={"method": "every"})
    build(job, Progress())
    return folder / "set"


def report_of(folder: Path) -> Page:
    return Page((folder / "report.html").read_bytes())


def test_the_page_is_whole_and_fetches_nothing(built: Path) -> None:
    data = (built / "report.html").read_bytes()
    parsed = Page(data)
    assert parsed.wrong == []
    assert fetched(parsed) == []
    assert handlers(parsed) == {}
    assert not {"script", "link", "iframe", "object", "embed", "base", "form"} & set(parsed.tags)
    assert b"http://" not in data
    assert b"https://" not in data
    assert b"url(" not in data
    assert b"@import" not in data
    assert len(data) < MAX_BYTES
    assert EVIL in parsed.text


def test_every_picture_says_what_it_is(built: Path) -> None:
    data = (built / "report.html").read_text(encoding="utf-8")
    images = re.findall(r"<img [^>]*>", data)
    assert len(images) >= 2 * (12 + 6 + 6)
    assert all(re.search(r' alt="[^"]+"', image) for image in images)
    for drawing in re.findall(r"<svg [^>]*>", data):
        assert 'aria-hidden="true"' in drawing or re.search(r'role="img" aria-label="[^"]+"', drawing), drawing


def test_the_page_has_the_numbers_of_the_table(built: Path) -> None:
    chips = chips_of(built)
    said = report_of(built).text
    kept = chips[chips.status == "kept"]
    assert f"{len(kept)} images of 64 × 64 pixels of 10 m with 11 bands and their masks" in said
    assert f"{(chips.status == 'rejected').sum()} of {len(chips)} were rejected" in said
    for split, rows in kept.groupby("split"):
        row = next(r for r in (built / "report.html").read_text("utf-8").split("<tr>") if f"</svg> {split}<" in r)
        assert [f'<td class="n">{n}</td>' in row for n in (rows.chip_id.nunique(), len(rows))] == [True, True]
    for sample in chips[chips.status == "rejected"].sample_id[:6]:
        assert sample in said
    for scene in json.loads((built / "dataset.json").read_text("utf-8"))["scenes"]:
        assert scene["id"] in said
    assert "no measurement: simulated pixels" in said


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
def test_a_picture_shows_the_sample(built: Path) -> None:
    data = (built / "report.html").read_text(encoding="utf-8")
    found = re.findall(r'src="data:image/png;base64,([^"]+)" alt="Mask of (\S+): ', data)
    assert len(found) >= 12 + 6 + 6
    labelled = 0
    for packed, sample in found:
        with rasterio.open(built / "masks" / f"{sample}.tif") as file:
            mask = file.read(1)
        with MemoryFile(base64.b64decode(packed)) as memory, memory.open(driver="PNG") as picture:
            np.testing.assert_array_equal(picture.read(4) > 0, mask > 0)
        labelled += int((mask > 0).any())
    assert labelled > 5


def test_the_same_recipe_gives_the_same_page(built: Path, world: DemoWorld, tmp_path: Path) -> None:
    labels = {"path": str(built.parent / "lakes.gpkg"), "class_field": "kind"}
    output = {"folder": str(tmp_path / "b"), "threads": 1}
    chosen = {"chips": {"keep": "all"}, "select": {"method": "every"}}
    build(recipe_of(world, tmp_path / "b", labels=labels, output=output, **chosen), Progress())
    assert (tmp_path / "b" / "report.html").read_bytes() == (built / "report.html").read_bytes()


def test_without_labels(world: DemoWorld, tmp_path: Path) -> None:
    build(recipe_of(world, tmp_path / "a", labels={"path": ""}, chips={"keep": "all", "size_px": 256}), Progress())
    parsed = report_of(tmp_path / "a")
    assert parsed.wrong == []
    assert "images without masks" in parsed.text
    assert "labelled" not in parsed.text
    assert (tmp_path / "a" / "report.html").stat().st_size < MAX_BYTES


def test_without_kept_samples(world: DemoWorld, tmp_path: Path) -> None:
    build(recipe_of(world, tmp_path / "a", qc={"max_unlabelled": 0.0001}), Progress())
    parsed = report_of(tmp_path / "a")
    assert parsed.wrong == []
    assert "No sample was kept" in parsed.text
    assert "unlabelled share" in parsed.text
    assert "img" in parsed.tags


@pytest.fixture(scope="module")
def browser() -> str:
    """Return a browser's command: Chromium, or what is built from it."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    assert found, "no Chromium: tools/setup.sh chromium installs it"
    return found


def opened(browser: str, page: Path, profile: Path) -> tuple[str, list[str]]:
    """Return the document that a browser makes of a page, and what its console says."""
    command = [browser, "--headless", "--disable-gpu", f"--user-data-dir={profile}", "--enable-logging=stderr", "--v=0"]
    command += ["--no-sandbox"] if os.getuid() == 0 else []
    done = subprocess.run(
        [*command, "--dump-dom", page.as_uri()], capture_output=True, text=True, timeout=120, check=True
    )
    return done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line]


def test_a_browser_opens_it_without_a_word(browser: str, built: Path, tmp_path: Path) -> None:
    document, console = opened(browser, built / "report.html", tmp_path / "profile")
    assert console == []
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in document
    assert EVIL not in document
    assert document.rstrip().endswith("</html>")


def test_the_console_tells_what_the_page_forbids(browser: str, built: Path, tmp_path: Path) -> None:
    data = (built / "report.html").read_text(encoding="utf-8")
    planted = '<script>document.title = "run"</script><img src="http://127.0.0.1:9/a.png"></body>'
    (tmp_path / "bad.html").write_text(data.replace("</body>", planted), encoding="utf-8")
    document, console = opened(browser, tmp_path / "bad.html", tmp_path / "profile")
    assert "<title>run</title>" not in document
    assert sum("Content Security Policy" in line for line in console) == 2
