"""Say where a dataset lies, how many chips it has, and how to open it."""

from __future__ import annotations

import json
import sqlite3
import sys
from pathlib import Path


def main(folder: Path) -> None:
    """Print the counts and the ways to open the dataset in ``folder``."""
    table = sqlite3.connect(folder / "dataset.gpkg")
    counts = dict(table.execute("SELECT status, COUNT(*) FROM chips GROUP BY status"))
    table.close()
    bands = [band["name"] for band in json.loads((folder / "dataset.json").read_text(encoding="utf-8"))["bands"]]
    print()
    print(f"The dataset lies in {folder}")
    print(f"  {counts.get('kept', 0)} chips kept, {counts.get('rejected', 0)} rejected (dataset.gpkg says why)")
    print(f"  {len(bands)} bands: {' '.join(bands)}")
    print(f"Its pictures, map and numbers in one page: {folder / 'report.html'}")
    print("In QGIS: 'make run' starts it with the plugin; then Processing Toolbox > DL4EO > 6 Review > Load dataset,")
    print(f"  with the file {folder / 'dataset.json'}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
