#!/usr/bin/env bash
# qgis_process with this checkout's plugin: tools/qgis_process.sh run dl4eo:demodata -- FOLDER=build/world
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# Debian 12's /usr/bin/qgis_process is a broken script; the program beside it works.
for program in /usr/bin/qgis_process.bin /usr/bin/qgis_process "$(command -v qgis_process || true)"; do
  if [ -x "$program" ]; then exec "$here/qgis_env.sh" "$program" "$@"; fi
done
echo "qgis_process is not found: run 'make setup' first" >&2
exit 127
