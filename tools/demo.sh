#!/usr/bin/env bash
# Makes the simulated world and a dataset from it in FOLDER (build/demo), and says how to look at it.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "$1"
folder=$(cd "$1" && pwd)
world="$folder/world"
dataset="$folder/lakes"

rm -rf "$world" "$dataset"
"$here/qgis_process.sh" run dl4eo:demodata -- FOLDER="$world"
"$here/qgis_process.sh" run dl4eo:makedataset -- AOI="$world/aoi.gpkg" LABELS="$world/lakes.gpkg" \
  CATALOGUE="$world/catalog.json" START=2022-01-01 END=2022-02-28 MAX_CLOUD=60 CHIP_SIZE=64 FOLDER="$dataset"
/usr/bin/python3 "$here/describe_demo.py" "$dataset"
