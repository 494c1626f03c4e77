"""Put the plugin's parts together: links in a folder while developing, a zip to install.

QGIS wants metadata.txt, resources/ and i18n/ inside the plugin's folder; in the repository they lie beside it.

    python3 tools/package.py link build/plugins
    python3 tools/package.py zip build/dl4eo_qgis.zip
"""

from __future__ import annotations

import os
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "dl4eo_qgis"
BESIDE = (
    "metadata.txt", "LICENSE", "README.md", "CHANGELOG.md", "requirements.txt", "requirements-dask.txt",
    "docs", "resources", "i18n",
)  # fmt: skip
"""What lies beside the package here and inside it in QGIS."""
SUFFIXES = {".py", ".txt", ".md", ".html", ".json", ".csv", ".svg", ".png", ".jpg", ".qml", ".model3", ".ts", ".qm", ""}
"""No program code but Python: the rule of plugins.qgis.org."""
LEFT_OUT = ("__pycache__", ".DS_Store")
MAX_BYTES = 25 * 1024 * 1024
SOME_DAY = (2020, 1, 1, 0, 0, 0)


def parts() -> dict[str, Path]:
    """Return the plugin's top entries: name in the plugin, path in the repository."""
    inside = {p.name: p for p in sorted((ROOT / PACKAGE).iterdir()) if p.name not in LEFT_OUT}
    beside = {name: ROOT / name for name in BESIDE if (ROOT / name).exists()}
    return {**inside, **beside}


def link(folder: Path) -> Path:
    """Make ``folder``/dl4eo_qgis, whose entries are links to the repository; returns it."""
    plugin = folder / PACKAGE
    plugin.mkdir(parents=True, exist_ok=True)
    wanted = {name: os.path.relpath(path, plugin.resolve()) for name, path in parts().items()}
    for entry in plugin.iterdir():
        if entry.is_symlink() and wanted.get(entry.name) != os.readlink(entry):
            entry.unlink()
    for name, target in wanted.items():
        if not (plugin / name).is_symlink():
            (plugin / name).symlink_to(target)
    return plugin


def files() -> Iterator[tuple[str, Path]]:
    """Yield the name in the zip and the path of every file of the plugin, sorted by name."""
    found: list[tuple[str, Path]] = []
    for name, top in parts().items():
        paths = [top] if top.is_file() else [path for path in top.rglob("*") if path.is_file()]
        wanted = [path for path in paths if not any(part in LEFT_OUT for part in path.parts)]
        found += [("/".join((PACKAGE, name, *path.relative_to(top).parts)), path) for path in wanted]
    yield from sorted(found)


def pack(target: Path) -> Path:
    """Write the installable zip; the same content gives the same bytes. Returns its path."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".part")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, path in files():
            if path.suffix not in SUFFIXES:
                raise SystemExit(
                    f"package: {path.relative_to(ROOT)} does not belong in a plugin; see SUFFIXES in {__file__}"
                )
            entry = zipfile.ZipInfo(name, SOME_DAY)
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
    size = unfinished.stat().st_size
    if size > MAX_BYTES:
        raise SystemExit(f"package: {size} bytes; plugins.qgis.org takes at most {MAX_BYTES}")
    unfinished.replace(target)
    return target


def main(arguments: list[str]) -> None:
    """Run ``link FOLDER`` or ``zip FILE``."""
    actions = {"link": link, "zip": pack}
    if len(arguments) != 2 or arguments[0] not in actions:
        raise SystemExit(__doc__)
    made = actions[arguments[0]](Path(arguments[1]))
    if arguments[0] == "zip":
        print(f"{made}: {made.stat().st_size / 1024:.0f} KiB")


if __name__ == "__main__":
    main(sys.argv[1:])
