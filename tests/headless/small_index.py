"""A package index on disk, of packages of a few bytes: pip takes them as it takes real ones."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import dataclass
from pathlib import Path

NAMES = {"rasterio": "rasterio", "geopandas": "geopandas", "pystac-client": "pystac_client"}
"""What the probe imports: name of the package, name of the module."""
VERSION = "9.8.7"


@dataclass(frozen=True)
class Index:
    """Where the index is, and the list of its packages with their hashes."""

    folder: Path
    requirements: Path

    @property
    def url(self) -> str:
        """Return the address for pip."""
        return (self.folder / "simple").as_uri()


def make_index(folder: Path, source: str = "") -> Index:
    """Write the packages, whose modules have ``source`` as their text."""
    lines = []
    for name, module in NAMES.items():
        page = folder / "simple" / name
        page.mkdir(parents=True)
        wheel = _wheel(page, name, module, source)
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        (page / "index.html").write_text(f'<a href="{wheel.name}#sha256={digest}">{wheel.name}</a>', encoding="utf-8")
        lines.append(f"{name}=={VERSION} \\\n    --hash=sha256:{digest}\n")
    requirements = folder / "list.txt"
    requirements.write_text("".join(lines), encoding="utf-8")
    return Index(folder, requirements)


def _wheel(folder: Path, name: str, module: str, source: str) -> Path:
    """Write one package of one module."""
    path = folder / f"{module}-{VERSION}-py3-none-any.whl"
    about = f"{module}-{VERSION}.dist-info"
    files = {
        f"{module}.py": source,
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {VERSION}\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{file},,\n" for file in [*files, f"{about}/RECORD"])
    with zipfile.ZipFile(path, "w") as archive:
        for file, text in {**files, f"{about}/RECORD": record}.items():
            archive.writestr(file, text)
    return path
