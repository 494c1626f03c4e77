"""The report of a dataset: one HTML file that needs no network, no script and no other file.

Whatever comes from layers and catalogues is text: ``markup.element`` escapes all that it did not make itself, and the
page's own policy lets no script run and nothing be fetched.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping

from . import contents_sections as holds
from . import origin_sections as origin
from . import split_sections as split
from .contact import sheet
from .facts import Facts
from .ground import map_of
from .markup import Markup, element, together
from .style import CSS
from .summary import checks, lead, tiles

TITLE = "Dataset report"
MOST_WARNINGS = 50


def page(facts: Facts, check: Callable[[], None]) -> bytes:
    """Return report.html of a dataset; the same bytes for the same dataset, whatever its rows' order.

    ``check`` may end the work by raising. Raises DatasetError where the files of a sample that is shown cannot be read
    back.
    """
    made = {name: section(facts, check) for name, section in SECTIONS.items()}
    shown = {name: part for name, part in made.items() if part}
    links = [element("a", name, href=f"#{_anchor(name)}") for name in shown]
    top = together(
        element("h1", "A training dataset for Earth observation"),
        element("p", lead(facts), class_="lead"),
        tiles(facts),
        element("nav", links, aria_label="Sections"),
    )
    body = [element("section", element("h2", name), part, id=_anchor(name)) for name, part in shown.items()]
    version = facts.header["software"].get("dl4eo") or ""
    foot = f"Made by dl4eo {version}. This file needs no network; README.md and dataset.json have the same numbers."
    whole = element(
        "html",
        element("head", list(_head())),
        element("body", element("header", top), element("main", body), element("footer", foot)),
        lang="en",
    )
    return f"<!DOCTYPE html>\n{whole}\n".encode()


def _head() -> list[Markup]:
    digest = base64.b64encode(hashlib.sha256(CSS.encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return [
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", TITLE),
        element("style", Markup(CSS)),
    ]


def _anchor(name: str) -> str:
    return name.lower().replace(" ", "-")


def _overview(facts: Facts, check: Callable[[], None]) -> Markup:
    said = [str(w) for w in facts.header["warnings"]]
    if not said:
        return checks(facts)
    more = [f"And {len(said) - MOST_WARNINGS} more in dataset.json."] if len(said) > MOST_WARNINGS else []
    told = element("ul", [element("li", one) for one in [*said[:MOST_WARNINGS], *more]], class_="notes")
    return together(checks(facts), element("h3", "Warnings of the run"), told)


def _ground(facts: Facts, check: Callable[[], None]) -> Markup:
    return map_of(facts.contents, facts.rows)


def _pictures(facts: Facts, check: Callable[[], None]) -> Markup:
    return together(holds.rejected_section(facts), sheet(facts.contents, facts.rows, check))


def _splits(facts: Facts, check: Callable[[], None]) -> Markup:
    parts = (split.split_section, split.leak_section, split.doubles_section, split.balance_section)
    return together(*(part(facts) for part in parts))


def _classes(facts: Facts, check: Callable[[], None]) -> Markup:
    return together(holds.class_section(facts), origin.label_section(facts))


def _scenes(facts: Facts, check: Callable[[], None]) -> Markup:
    return together(origin.scene_section(facts), origin.offset_section(facts), origin.radar_section(facts))


SECTIONS: Mapping[str, Callable[[Facts, Callable[[], None]], Markup]] = {
    "Checks": _overview,
    "Map": _ground,
    "Splits": _splits,
    "Classes": _classes,
    "Bands": lambda facts, check: holds.band_section(facts),
    "Samples": _pictures,
    "Scenes": _scenes,
    "Alignment": lambda facts, check: origin.alignment_section(facts),
    "How it was made": lambda facts, check: origin.recipe_section(facts),
    "Licences and citation": lambda facts, check: origin.licence_section(facts),
}
"""The page, section by section; one that has nothing to say is left out."""

__all__ = ["Facts", "page"]
