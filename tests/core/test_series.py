"""Dates chosen from a real series of twelve images and ten radar passes, by the pixels of its scene classification."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

import pytest

from dl4eo_qgis.core.choosing import dates
from dl4eo_qgis.core.choosing.dates import Anchors, Wanted
from dl4eo_qgis.core.errors import NoScenesError
from dl4eo_qgis.core.pipeline import build
from dl4eo_qgis.core.progress import Progress
from dl4eo_qgis.core.recipe import Recipe, Select
from tests import referee
from tests.core.demo_job import chips_of
from tests.core.test_dates import START, Pass, plain_nearest, plain_spread

pytestmark = pytest.mark.real

CLOUD, SEEN = (8, 9, 10), tuple(range(2, 12))
SIDE_PX = 16


@pytest.fixture(scope="module")
def catalogue(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the series as one file of items; some scenes say that they are all cloud."""
    root = shared_data / "catalogs" / "planetary-computer-style"
    items = [f for f in json.loads((root / "all_items.json").read_text())["features"] if "gfmap-belgium" in f["id"]]
    for item in items:
        for asset in item["assets"].values():
            asset["href"] = str((root / asset["href"]).resolve())
    path = tmp_path_factory.mktemp("series") / "items.json"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": items}))
    return path


@pytest.fixture
def made(shared_data: Path, catalogue: Path, tmp_path: Path) -> Callable[..., dict[str, list[Any]]]:
    """Return a maker of datasets; it gives the rows of each chip, by date."""

    def make(select: dict[str, Any], **radar: Any) -> dict[str, list[Any]]:
        document = {
            "dl4eo": 1,
            "aoi": {"path": str(shared_data / "sites" / "belgium_series" / "aoi.geojson")},
            "time": {"start": "2023-04-01", "end": "2023-04-30"},
            "catalogue": {"optical": str(catalogue)},
            "optical": {"bands": ["red"], "indices": [], "max_cloud_percent": 101},
            "radar": {"collection": "sentinel-1-grd", **radar},
            "terrain": {"enabled": False},
            "chips": {"size_px": SIDE_PX, "keep": "all"},
            "select": select,
            "output": {"folder": str(tmp_path / "out")},
        }
        build(Recipe.from_dict(document), Progress())
        rows: dict[str, list[Any]] = {}
        for row in chips_of(tmp_path / "out").sort_values("sample_id").itertuples():
            rows.setdefault(row.chip_id, []).append(row)
        return rows

    return make


def passes_of(data: Path, chip_id: str) -> list[Pass]:
    """Return what the files and footprints of the series say of a chip."""
    _, col, row = map(int, chip_id.split("_"))
    side = SIDE_PX * referee.PIXEL_M
    square = referee.Square(32631, col * side, (row + 1) * side, SIDE_PX)
    found = []
    for folder in sorted((data / "sites" / "belgium_series" / "s2_l2a").iterdir()):
        day = datetime.strptime(folder.name, "%Y%m%d").replace(tzinfo=timezone.utc)
        cloud, seen = (referee.share_of(folder / "SCL.tif", values, square) for values in (CLOUD, SEEN))
        found.append(Pass(folder.name, (day.date() - START.date()).days, 100 * cloud, seen, counted=True))
    return found


def days_of(rows: list[Any]) -> list[str]:
    return [row.sample_id.split("_")[-1] for row in rows]


@pytest.mark.parametrize("weight", [1.0, 0.05])
def test_spread(made: Callable[..., Any], shared_data: Path, weight: float) -> None:
    rows = made({"method": "spread", "count": 4, "cloud_weight": weight})
    targets = dates.target_days(dates.day_of("2023-04-01"), dates.day_of("2023-04-30"), 4)
    assert [date.fromordinal(date(1970, 1, 1).toordinal() + t).day for t in targets] == [4, 12, 19, 27]
    wanted = Wanted(Select(method="spread", count=4, cloud_weight=weight), targets)
    assert {name: days_of(found) for name, found in rows.items()} == {
        name: plain_spread(passes_of(shared_data, name), wanted) for name in rows
    }


def test_nearest(made: Callable[..., Any], shared_data: Path) -> None:
    rules = {"method": "nearest", "date": "2023-04-13", "count": 3, "cloud_weight": 0.5, "max_days": 9}
    rows = made(rules)
    wanted = Wanted(Select(**rules), (), Anchors.same(1, dates.day_of("2023-04-13")))
    assert len(rows) > 5
    assert {name: days_of(found) for name, found in rows.items()} == {
        name: plain_nearest(passes_of(shared_data, name), wanted, [dates.day_of("2023-04-13")]) for name in rows
    }


def test_the_radar_of_each_date_is_the_nearest(made: Callable[..., Any], shared_data: Path) -> None:
    folders = sorted((shared_data / "sites" / "belgium_series" / "s1_sigma0").iterdir())
    passes = [date.fromisoformat(f"{f.name[:4]}-{f.name[4:6]}-{f.name[6:]}") for f in folders]
    rows = [row for found in made({"method": "every"}, max_days=2).values() for row in found]
    with_radar = [row for row in rows if row.s1_items]
    assert len(with_radar) > 50
    for row in with_radar:
        day = date.fromisoformat(str(row.date)[:10])
        nearest = min(passes, key=lambda p: (abs(p - day), p))
        assert row.s1_items == f"gfmap-belgium-s1-{nearest:%Y%m%d}"
        assert row.s1_days == (nearest - day).days


def test_a_direction_that_the_items_do_not_tell(made: Callable[..., Any]) -> None:
    with pytest.raises(NoScenesError, match="no known one: 10 do not tell their orbit direction"):
        made({"method": "clearest"}, orbit="both")
