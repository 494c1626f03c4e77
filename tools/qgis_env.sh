#!/usr/bin/env bash
# Runs a command where QGIS finds this checkout's plugin, profile and worker, and nothing of the caller's Python:
#   tools/qgis_env.sh COMMAND [ARGUMENT...]
# Set QT_QPA_PLATFORM empty to see windows.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

unset PYTHONHOME PYTHONPATH PYTHONSTARTUP VIRTUAL_ENV PROJ_DATA PROJ_LIB GDAL_DATA GDAL_DRIVER_PATH LD_LIBRARY_PATH
if [ -z "${QT_QPA_PLATFORM+set}" ]; then export QT_QPA_PLATFORM=offscreen; fi
if [ -z "$QT_QPA_PLATFORM" ]; then unset QT_QPA_PLATFORM; fi
if [ "${QT_QPA_PLATFORM:-}" = offscreen ] || [ -z "${XDG_RUNTIME_DIR:-}" ]; then
  export XDG_RUNTIME_DIR="$root/build/runtime"
  mkdir -p "$XDG_RUNTIME_DIR"
  chmod 700 "$XDG_RUNTIME_DIR"
fi
export QGIS_PLUGINPATH="${QGIS_PLUGINPATH:-$root/build/plugins}"
export QGIS_CUSTOM_CONFIG_PATH="${QGIS_CUSTOM_CONFIG_PATH:-$root/build/profile}"
export DL4EO_PYTHON="${DL4EO_PYTHON-$root/.venv-core/bin/python}" # empty: the plugin looks for one itself
exec "$@"
