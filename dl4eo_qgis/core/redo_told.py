"""A few lines on a dataset that was decided anew, for the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .wording import counted


def lines_of(answer: Mapping[str, Any]) -> list[str]:
    """Return what splits there are with their shares of the samples, and what they leak, from a command's answer."""
    splits = answer["splits"]
    whole = max(1, sum(splits.values()))
    told = ", ".join(f"{name} {count} ({100 * count / whole:.3g} %)" for name, count in splits.items())
    kept = counted(answer["counts"]["kept"], "kept sample")
    return [f"Splits of {kept}: {told or 'none'}.", *_leaks(answer["leaks"].get("pairs", ()))]


def review_line(answer: Mapping[str, Any]) -> str:
    """Return what people decided, and how many samples have another status now, from a command's answer."""
    told = ", ".join(f"{count} {name}" for name, count in answer["review"].items() if count)
    return f"By hand: {told or 'nothing'}. {counted(answer['moved'], 'sample')} changed the status."


def _leaks(pairs: Any) -> Iterator[str]:
    leaking = [
        f"{' and '.join(pair['splits'])} {counted(pair['shared_px'], 'pixel')} of ground "
        f"({counted(pair['shared_chips'], 'chip')})"
        for pair in pairs
        if pair["shared_px"]
    ]
    near = [pair["min_distance_m"] for pair in pairs if pair["min_distance_m"] is not None]
    if leaking:
        yield f"Leaks: {'; '.join(leaking)}."
    elif pairs:
        nearest = f"; the nearest lie {min(near):g} m apart" if near else ""
        yield f"Leaks: no two splits share ground{nearest}."


def short(answer: Mapping[str, Any]) -> dict[str, Any]:
    """Return a command's answer without the explanations."""
    leaks = {key: value for key, value in answer["leaks"].items() if key != "about"}
    return {**answer, "leaks": leaks}
