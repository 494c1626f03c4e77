#!/usr/bin/env bash
# Pins requirements*.txt from requirements*.in for every platform and Python >= 3.10, with hashes; `--upgrade` takes newer ones.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
for part in "" -dask -dev -servers -qgis -bench -torch; do
  uv pip compile --quiet --universal --python-version 3.10 --generate-hashes --custom-compile-command "make lock" \
    --no-emit-package torch "$@" "requirements$part.in" --output-file "requirements$part.txt"
done
