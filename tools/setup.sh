#!/usr/bin/env bash
# Installs what is missing for the parts that are named, and nothing else.
#   tools/setup.sh [qgis] [postgis] [chromium] [core] [dev] [servers] [torch] [qgis_tests] [plugin] [bench] [lrelease]
# Environments are made again when their Python changed, and filled again when their requirements changed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

python=/usr/bin/python3 # QGIS' own Python; python3 on PATH may be another one
export DEBIAN_FRONTEND=noninteractive

say() { printf 'setup: %s\n' "$*" >&2; }

stop() {
  say "$1"
  shift
  printf '       %s\n' "$@" >&2
  exit 1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo --preserve-env=DEBIAN_FRONTEND "$@"; fi
}

# install_packages WHY PACKAGE...: by apt; where that cannot be, says what to install and stops.
install_packages() {
  local why=$1 command
  shift
  command="apt-get install -y --no-install-recommends $*"
  if ! command -v apt-get >/dev/null; then
    stop "$why needs these, and this machine has no apt to install them with (names as in Debian):" "$@" \
      "Install them with your system's package manager, so that $python is the Python of QGIS, and run make again."
  fi
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    stop "$why needs packages that only root can install. As root, run:" "apt-get update && $command"
  fi
  say "$why needs $*: $command"
  as_root apt-get update -qq
  as_root $command >&2
}

module_found() { "$python" -c "import importlib.util as u, sys; sys.exit(u.find_spec('$1') is None)" 2>/dev/null; }

# On Debian and Ubuntu a package is missing where dpkg says so; elsewhere where what it brings is not found.
package_missing() {
  if command -v dpkg-query >/dev/null; then
    ! dpkg-query -W -f '${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed
    return
  fi
  case $1 in
    qgis) ! command -v qgis >/dev/null ;;
    qgis-providers) ! command -v qgis_process.bin >/dev/null && ! command -v qgis_process >/dev/null ;;
    python3-qgis) ! module_found qgis ;;
    python3-venv) ! module_found ensurepip ;;
    xvfb) ! command -v Xvfb >/dev/null ;;
    xauth) ! command -v xauth >/dev/null ;;
  esac
}

setup_qgis() {
  local missing=() package
  for package in qgis qgis-providers python3-qgis python3-venv xvfb xauth; do
    if package_missing "$package"; then missing+=("$package"); fi
  done
  if [ ${#missing[@]} -gt 0 ]; then install_packages "QGIS and its Python" "${missing[@]}"; fi
}

setup_postgis() {
  local package
  if compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null &&
    compgen -G '/usr/share/postgresql/*/extension/postgis.control' >/dev/null; then return; fi
  if ! command -v apt-cache >/dev/null; then
    stop "the search tests run a STAC server on PostgreSQL with PostGIS, which is not found in /usr/lib/postgresql." \
      "Install PostgreSQL and PostGIS with your system's package manager."
  fi
  if [ "$(id -u)" = 0 ] || command -v sudo >/dev/null; then as_root apt-get update -qq; fi
  package=$(apt-cache search --names-only '^postgresql-[0-9]+-postgis-3$' | cut -d' ' -f1 | sort -V | tail -n 1)
  install_packages "the STAC server of the search tests" "${package:-postgresql-postgis}"
}

# Chromium, or a browser that is built from it: any will do.
setup_chromium() {
  local name
  for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null; then return; fi
  done
  install_packages "the test of the report, which a browser opens," chromium
}

# state_of FILE...: what an environment was made from.
state_of() {
  "$python" -c 'import sys; print(sys.version)'
  cksum "$@"
}

# make_environment FOLDER [venv option]: kept where it is whole and of today's Python.
make_environment() {
  local folder=$1
  shift
  if [ "$("$folder/bin/python" -c 'import sys; print(sys.version)' 2>/dev/null)" = \
    "$("$python" -c 'import sys; print(sys.version)')" ]; then return; fi
  say "making $folder"
  "$python" -m venv --clear "$@" "$folder"
}

# fill_environment FOLDER REQUIREMENTS [pip option]: installs pinned and hashed packages once.
fill_environment() {
  local folder=$1 requirements=$2
  shift 2
  local stamp="$folder/installed-$requirements"
  if [ "$(cat "$stamp" 2>/dev/null)" = "$(state_of "$requirements")" ]; then return; fi
  say "installing $requirements into $folder"
  if ! install_with_uv "$folder" "$requirements" "$@"; then
    "$folder/bin/python" -m pip install --quiet --disable-pip-version-check "$@" --require-hashes -r "$requirements" >&2
  fi
  state_of "$requirements" >"$stamp"
}

# uv is faster, where there is one; pip does the same.
install_with_uv() {
  local folder=$1 requirements=$2
  shift 2
  uv --version >/dev/null 2>&1 &&
    uv pip install --quiet --compile-bytecode "$@" --python "$folder/bin/python" --require-hashes -r "$requirements" >&2
}

setup_core() {
  make_environment .venv-core
  fill_environment .venv-core requirements.txt
}

setup_dev() {
  setup_core
  fill_environment .venv-core requirements-dev.txt
}

setup_servers() {
  make_environment .venv-servers
  fill_environment .venv-servers requirements-servers.txt
}

# torch comes first and from elsewhere: on Linux, PyPI's own needs gigabytes of CUDA, and "+cpu" is never PyPI's.
# The rest is installed as it was locked, without a look at what each of it asks for.
setup_torch() {
  local pip=(.venv-torch/bin/python -m pip install --quiet --disable-pip-version-check) torch site
  torch=$(sed -n 's/^torch==//p' requirements-torch.in)
  if [ "$(uname -s)" = Linux ]; then torch+=+cpu; fi
  make_environment .venv-torch
  if [ "$(installed_version .venv-torch torch)" != "$torch" ]; then
    say "installing torch $torch into .venv-torch"
    "${pip[@]}" --no-deps "torch==$torch" 2>/dev/null ||
      "${pip[@]}" --no-deps --index-url https://download.pytorch.org/whl/cpu "torch==$torch" >&2 ||
      stop "the tests of the loader need torch $torch, which pip does not find." \
        "Install it into .venv-torch from a source of your own, and run make again."
  fi
  fill_environment .venv-torch requirements-torch.txt --no-deps
  site=$(.venv-torch/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
  cp tools/torchvision_for_cpu.py "$site"
  echo import torchvision_for_cpu >"$site/torchvision_for_cpu.pth"
}

# installed_version FOLDER PACKAGE: nothing where it is missing.
installed_version() {
  "$1/bin/python" -c "from importlib.metadata import version; print(version('$2'))" 2>/dev/null || true
}

setup_qgis_tests() {
  make_environment .venv-qgis --system-site-packages
  fill_environment .venv-qgis requirements-qgis.txt
}

# The command line tools of GDAL are measured where apt has them; nothing else needs them.
setup_bench() {
  make_environment .venv-bench
  fill_environment .venv-bench requirements-bench.txt
  if ! command -v gdalwarp >/dev/null && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    install_packages "the benchmark's row of GDAL's command line tools" gdal-bin
  fi
}

# Qt's compiler of translations: Qt 5's and Qt 6's write the same.
setup_lrelease() {
  local name
  for name in /usr/lib/qt5/bin/lrelease /usr/lib/qt6/bin/lrelease lrelease-qt5 lrelease6 lrelease; do
    if command -v "$name" >/dev/null; then return; fi
  done
  install_packages "the compiler of the translations" qttools5-dev-tools
}

setup_plugin() {
  "$python" tools/package.py link build/plugins
  local settings=build/profile/profiles/default/QGIS/QGIS3.ini
  if [ -e "$settings" ]; then return; fi
  mkdir -p "$(dirname "$settings")"
  printf '[PythonPlugins]\ndl4eo_qgis=true\n' >"$settings"
}

for part in "$@"; do "setup_$part"; done
