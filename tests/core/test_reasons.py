"""Reasons that differ only in a measure are told as one."""

from __future__ import annotations

import pytest

from dl4eo_qgis.core.reasons import grouped


@pytest.mark.parametrize(
    ("reasons", "told"),
    [
        ([], []),
        (["", "no labelled pixel", ""], [("no labelled pixel", 1)]),
        (["valid share 0.512 below 0.8"] * 2, [("valid share 0.512 below 0.8", 2)]),
        (
            ["valid share 0.512 below 0.8", "valid share 0.000 below 0.8", "valid share 0.799 below 0.8"],
            [("valid share 0.000 to 0.799 below 0.8", 3)],
        ),
        (
            [f"Sentinel-1 covers only part of the chip ({n} %, RADAR_COVER wants 90)" for n in (9, 79, 62)],
            [("Sentinel-1 covers only part of the chip (9 to 79 %, RADAR_COVER wants 90)", 3)],
        ),
        (
            ["no Sentinel-1 pass within 5 days", "cloud share 0.5 above 0.1", "cloud share 0.25 above 0.1"],
            [("cloud share 0.25 to 0.5 above 0.1", 2), ("no Sentinel-1 pass within 5 days", 1)],
        ),
        (
            ["unlabelled share 1e-05 not below 1e-06", "unlabelled share 0.25 not below 1e-06"],
            [("unlabelled share 1e-05 to 0.25 not below 1e-06", 2)],
        ),
        (
            [
                "ascending Sentinel-1 covers only part of the chip (3 %); descending (40 %)",
                "ascending Sentinel-1 covers only part of the chip (7 %); descending (10 %)",
            ],
            [("ascending Sentinel-1 covers only part of the chip (3 to 7 %); descending (10 to 40 %)", 2)],
        ),
    ],
)
def test_measures_become_a_range(reasons: list[str], told: list[tuple[str, int]]) -> None:
    assert grouped(reasons) == told
    assert grouped(reasons[::-1]) == told
